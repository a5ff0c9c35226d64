//! One HTTP request at a time, blocking: all that talking to a driver, or asking our own server, needs.

use std::io::{Read, Write};
use std::net::TcpStream;
use std::time::Duration;

/// Longer than any command may take; only a driver that died runs into it.
const PATIENCE: Duration = Duration::from_secs(200);

/// Status and body.
#[derive(Debug)]
pub struct Answer {
    pub status: u16,
    pub body: String,
}

/// Asks `host` (with port) and reads the whole answer.
pub fn request(host: &str, method: &str, path: &str, body: &str) -> std::io::Result<Answer> {
    let mut stream = TcpStream::connect(host)?;
    stream.set_read_timeout(Some(PATIENCE))?;
    write!(
        stream,
        "{method} {path} HTTP/1.1\r\nHost: {host}\r\nContent-Type: application/json\r\nAccept: */*\r\nContent-Length: {}\r\nConnection: close\r\n\r\n{body}",
        body.len()
    )?;
    let mut bytes = Vec::new();
    let head_length = read_until(&mut stream, &mut bytes, |bytes| find(bytes, b"\r\n\r\n").map(|at| at + 4))?;
    let head = String::from_utf8_lossy(&bytes[..head_length]).to_ascii_lowercase();
    let field = |name: &str| head.lines().find_map(|line| line.strip_prefix(name)).map(str::trim);
    let status = head.split(' ').nth(1).and_then(|status| status.parse().ok()).unwrap_or(0);
    let length: Option<usize> = field("content-length:").and_then(|length| length.parse().ok());
    if let Some(length) = length {
        read_until(&mut stream, &mut bytes, |bytes| (bytes.len() >= head_length + length).then_some(0))?;
    } else {
        stream.read_to_end(&mut bytes)?;
    }
    let body = &bytes[head_length..];
    let body = if field("transfer-encoding:") == Some("chunked") { unchunked(body) } else { body.to_vec() };
    Ok(Answer { status, body: String::from_utf8_lossy(&body).into_owned() })
}

fn read_until(
    stream: &mut TcpStream,
    bytes: &mut Vec<u8>,
    done: impl Fn(&[u8]) -> Option<usize>,
) -> std::io::Result<usize> {
    let mut part = [0; 16 * 1024];
    loop {
        if let Some(at) = done(bytes) {
            return Ok(at);
        }
        match stream.read(&mut part)? {
            0 => return Err(std::io::ErrorKind::UnexpectedEof.into()),
            n_read => bytes.extend_from_slice(&part[..n_read]),
        }
    }
}

fn unchunked(mut body: &[u8]) -> Vec<u8> {
    let mut whole = Vec::new();
    while let Some(end) = find(body, b"\r\n") {
        let length = usize::from_str_radix(String::from_utf8_lossy(&body[..end]).trim(), 16).unwrap_or(0);
        let Some(chunk) = body.get(end + 2..end + 2 + length).filter(|chunk| !chunk.is_empty()) else {
            break;
        };
        whole.extend_from_slice(chunk);
        body = body.get(end + 4 + length..).unwrap_or_default();
    }
    whole
}

fn find(bytes: &[u8], wanted: &[u8]) -> Option<usize> {
    bytes.windows(wanted.len()).position(|window| window == wanted)
}
