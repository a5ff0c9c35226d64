//! The static server against a small folder: each rule of GitHub Pages that the site relies on.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test may stop at the first surprise")]

use std::fs;
use std::path::PathBuf;

use xtask::server::Server;

struct Answer {
    status: u16,
    headers: Vec<(String, String)>,
    body: Vec<u8>,
}

impl Answer {
    fn header(&self, name: &str) -> Option<&str> {
        self.headers.iter().find(|(key, _)| key == name).map(|(_, value)| value.as_str())
    }
}

fn folder(name: &str) -> PathBuf {
    let dir = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(name);
    let _ = fs::remove_dir_all(&dir);
    fs::create_dir_all(dir.join("lab")).unwrap();
    fs::write(dir.join("index.html"), "home").unwrap();
    fs::write(dir.join("404.html"), "nothing here").unwrap();
    fs::write(dir.join("lab/index.html"), "lab ".repeat(500)).unwrap();
    fs::write(dir.join("a b.wasm"), [0_u8, 97, 115, 109]).unwrap();
    dir
}

/// A request written by hand, so that no client adds or undoes anything.
async fn get(server: &Server, path: &str, more: &str) -> Answer {
    use tokio::io::{AsyncReadExt, AsyncWriteExt};
    let mut stream = tokio::net::TcpStream::connect(server.addr()).await.unwrap();
    let request = format!("GET {path} HTTP/1.1\r\nhost: x\r\nconnection: close\r\n{more}\r\n");
    stream.write_all(request.as_bytes()).await.unwrap();
    let mut bytes = Vec::new();
    stream.read_to_end(&mut bytes).await.unwrap();
    let end = bytes.windows(4).position(|window| window == b"\r\n\r\n").unwrap();
    let head = String::from_utf8(bytes[..end].to_vec()).unwrap();
    let mut lines = head.lines();
    let status = lines.next().unwrap().split(' ').nth(1).unwrap().parse().unwrap();
    let headers = lines
        .map(|line| line.split_once(": ").unwrap())
        .map(|(key, value)| (key.to_lowercase(), value.to_owned()))
        .collect();
    Answer { status, headers, body: bytes[end + 4..].to_vec() }
}

#[tokio::test]
async fn folders_answer_with_their_index_and_redirect_without_slash() {
    let server = Server::start(folder("index"), "/repo/", 0).await.unwrap();
    assert_eq!(get(&server, "/repo/", "").await.body, b"home");
    let bare = get(&server, "/repo/lab?x=1", "").await;
    assert_eq!((bare.status, bare.header("location")), (301, Some("/repo/lab/?x=1")));
    assert_eq!(get(&server, "/repo", "").await.header("location"), Some("/repo/"));
    assert_eq!(get(&server, "/repo/lab/", "").await.status, 200);
}

#[tokio::test]
async fn missing_pages_have_the_404_page_and_status() {
    let server = Server::start(folder("missing"), "/repo/", 0).await.unwrap();
    for path in ["/repo/nope", "/repo/../Cargo.toml", "/repo/%2e%2e/x", "/other/", "/"] {
        let answer = get(&server, path, "").await;
        assert_eq!((answer.status, answer.body.as_slice()), (404, b"nothing here".as_slice()), "{path}");
    }
}

#[tokio::test]
async fn headers_are_those_of_pages() {
    let server = Server::start(folder("headers"), "/", 0).await.unwrap();
    let wasm = get(&server, "/a%20b.wasm", "").await;
    assert_eq!(wasm.header("content-type"), Some("application/wasm"));
    assert_eq!(wasm.header("access-control-allow-origin"), Some("*"));
    assert_eq!(wasm.header("cache-control"), Some("max-age=600"));
    assert_eq!(wasm.header("content-encoding"), None);
    let etag = wasm.header("etag").unwrap().to_owned();
    assert_eq!(get(&server, "/a%20b.wasm", &format!("if-none-match: {etag}\r\n")).await.status, 304);
}

#[tokio::test]
async fn text_is_gzipped_when_asked_for() {
    let server = Server::start(folder("gzip"), "/", 0).await.unwrap();
    let plain = get(&server, "/lab/", "").await;
    let packed = get(&server, "/lab/", "accept-encoding: gzip, br\r\n").await;
    assert_eq!(plain.body.len(), 2000);
    assert_eq!(packed.header("content-encoding"), Some("gzip"));
    assert_eq!(packed.body, xtask::server::gzip(&plain.body));
}

#[tokio::test]
async fn requests_are_logged_and_the_port_is_free_after_stop() {
    let server = Server::start(folder("log"), "/", 0).await.unwrap();
    get(&server, "/lab?seed=1", "").await;
    get(&server, "/nope", "").await;
    let log: Vec<_> = server.requests().into_iter().map(|request| (request.path, request.status)).collect();
    assert_eq!(log, [("/lab?seed=1".to_owned(), 301), ("/nope".to_owned(), 404)]);
    let port = server.addr().port();
    server.stop().await;
    let again = Server::start(folder("log"), "/", port).await.unwrap();
    assert_eq!(again.addr().port(), port);
    let refused = Server::start(folder("log"), "/", port).await.unwrap_err();
    assert_eq!(refused.kind(), std::io::ErrorKind::AddrInUse);
}
