//! File name to media type, as GitHub Pages sends them for the kinds of file this site has.
//! Used by `answer`; wasm must be `application/wasm` or browsers refuse to stream it.

use std::path::Path;

/// The `Content-Type` of a file.
pub fn of(path: &Path) -> &'static str {
    match path.extension().and_then(|extension| extension.to_str()).unwrap_or_default() {
        "html" => "text/html; charset=utf-8",
        "css" => "text/css; charset=utf-8",
        "js" | "mjs" => "application/javascript; charset=utf-8",
        "json" | "map" => "application/json; charset=utf-8",
        "webmanifest" => "application/manifest+json; charset=utf-8",
        "wasm" => "application/wasm",
        "svg" => "image/svg+xml",
        "xml" => "application/xml",
        "txt" | "md" => "text/plain; charset=utf-8",
        "csv" => "text/csv; charset=utf-8",
        "png" => "image/png",
        "jpg" | "jpeg" => "image/jpeg",
        "webp" => "image/webp",
        "ico" => "image/vnd.microsoft.icon",
        "woff2" => "font/woff2",
        "pdf" => "application/pdf",
        _ => "application/octet-stream",
    }
}

/// Whether Pages gzips this type. (Images and fonts are compressed already.)
pub fn is_compressed(media_type: &str) -> bool {
    media_type.starts_with("text/")
        || ["javascript", "json", "wasm", "xml"].iter().any(|part| media_type.contains(part))
}
