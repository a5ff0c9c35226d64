//! One request to one answer: status, headers, body. Used by `server::handle`.
//! Headers follow what GitHub Pages sent when it was asked with curl (ETag, max-age, any origin, gzip only).

use std::path::Path;
use std::time::UNIX_EPOCH;

use axum::body::{Body, Bytes};
use axum::http::request::Parts;
use axum::http::response::Builder;
use axum::http::{Method, Response, StatusCode};

use super::files::{Target, resolve};
use super::{Shared, media_type};

pub async fn answer(shared: &Shared, request: &Parts) -> Response<Body> {
    if request.method != Method::GET && request.method != Method::HEAD {
        return plain(shared, StatusCode::METHOD_NOT_ALLOWED, "only GET and HEAD\n");
    }
    let site = &shared.site;
    match resolve(&site.dir, &site.public_path, request.uri.path()) {
        Target::File(file) => send(shared, request, &file, StatusCode::OK).await,
        Target::Redirect(path) => redirect(shared, request, &path),
        Target::Missing => send(shared, request, &site.dir.join("404.html"), StatusCode::NOT_FOUND).await,
    }
}

async fn send(shared: &Shared, request: &Parts, file: &Path, status: StatusCode) -> Response<Body> {
    let Ok(content) = tokio::fs::read(file).await else {
        return plain(shared, StatusCode::NOT_FOUND, "not found\n");
    };
    let version = version_tag(file, content.len()).await;
    if status == StatusCode::OK && header(request, "if-none-match").contains(&version) {
        let head = common(shared, StatusCode::NOT_MODIFIED).header("etag", version);
        return finish(head, Bytes::new());
    }
    let media_type = media_type::of(file);
    let head = common(shared, status).header("content-type", media_type).header("etag", &version);
    if !media_type::is_compressed(media_type) {
        return finish(head, Bytes::from(content));
    }
    let head = head.header("vary", "Accept-Encoding");
    if header(request, "accept-encoding").contains("gzip") {
        let body = shared.cache.get(file, &version, &content);
        return finish(head.header("content-encoding", "gzip"), body);
    }
    finish(head, Bytes::from(content))
}

/// Time of change and length name a version well enough for a local server.
async fn version_tag(file: &Path, length: usize) -> String {
    let changed = tokio::fs::metadata(file).await.and_then(|data| data.modified()).unwrap_or(UNIX_EPOCH);
    let since = changed.duration_since(UNIX_EPOCH).unwrap_or_default();
    format!("\"{:x}-{length:x}\"", since.as_nanos())
}

fn redirect(shared: &Shared, request: &Parts, path: &str) -> Response<Body> {
    let query = request.uri.query().map(|query| format!("?{query}")).unwrap_or_default();
    let head = common(shared, StatusCode::MOVED_PERMANENTLY).header("location", format!("{path}{query}"));
    finish(head, Bytes::new())
}

fn plain(shared: &Shared, status: StatusCode, text: &'static str) -> Response<Body> {
    finish(
        common(shared, status).header("content-type", "text/plain; charset=utf-8"),
        Bytes::from_static(text.as_bytes()),
    )
}

fn common(shared: &Shared, status: StatusCode) -> Builder {
    let keep = shared.site.max_age;
    Response::builder()
        .status(status)
        .header("access-control-allow-origin", "*")
        .header("cache-control", format!("max-age={keep}"))
}

fn finish(head: Builder, body: Bytes) -> Response<Body> {
    let length = body.len();
    head.header("content-length", length).body(Body::from(body)).unwrap_or_else(|_| {
        let mut broken = Response::new(Body::empty());
        *broken.status_mut() = StatusCode::INTERNAL_SERVER_ERROR;
        broken
    })
}

fn header<'a>(request: &'a Parts, name: &str) -> &'a str {
    request.headers.get(name).and_then(|value| value.to_str().ok()).unwrap_or_default()
}
