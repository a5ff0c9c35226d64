//! From a request path to a file, by the rules of GitHub Pages, and the gzipped bytes of files.
//! Used by `answer`; `gzip` also measures sizes for the audit.

use std::collections::BTreeMap;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

use axum::body::Bytes;
use flate2::Compression;
use flate2::write::GzEncoder;

/// What a path means.
#[derive(Debug, PartialEq, Eq)]
pub enum Target {
    /// This file, as it is.
    File(PathBuf),
    /// A folder asked for without its slash: send the browser to this path.
    Redirect(String),
    /// Nothing there.
    Missing,
}

/// Gzipped bytes by file and version tag, so that timings do not include the compressor.
#[derive(Debug, Default)]
pub struct GzipCache(Mutex<BTreeMap<(PathBuf, String), Bytes>>);

impl GzipCache {
    /// The gzipped content of the file, made once per version.
    pub fn get(&self, file: &Path, version: &str, content: &[u8]) -> Bytes {
        let key = (file.to_path_buf(), version.to_owned());
        let mut cache = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        cache.entry(key).or_insert_with(|| Bytes::from(gzip(content))).clone()
    }
}

/// Gzip at level 9: what a reader's browser downloads.
///
/// ```
/// assert!(xtask::server::gzip(&[b'a'; 1000]).len() < 50);
/// ```
pub fn gzip(content: &[u8]) -> Vec<u8> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
    // Writing into memory cannot fail; an empty answer would show in every size and test.
    let _ = encoder.write_all(content);
    encoder.finish().unwrap_or_default()
}

/// Finds what `path` (without query) means below `dir`, mounted at `public_path`.
pub fn resolve(dir: &Path, public_path: &str, path: &str) -> Target {
    if format!("{path}/") == public_path {
        return Target::Redirect(public_path.to_owned());
    }
    let Some(inner) = path.strip_prefix(public_path).and_then(percent_decode) else { return Target::Missing };
    let trimmed = inner.trim_end_matches('/');
    if !is_safe(trimmed) {
        return Target::Missing;
    }
    let wanted = dir.join(trimmed);
    let as_folder = inner.is_empty() || inner.ends_with('/');
    let index = wanted.join("index.html");
    match (as_folder, index.is_file()) {
        (true, true) => Target::File(index),
        (false, true) => Target::Redirect(format!("{path}/")),
        (false, false) if wanted.is_file() => Target::File(wanted),
        (false, false) => html_twin(&wanted),
        (true, false) => Target::Missing,
    }
}

/// Pages answers `/foo` with `foo.html` when there is one.
fn html_twin(wanted: &Path) -> Target {
    let mut name = wanted.as_os_str().to_owned();
    name.push(".html");
    let twin = PathBuf::from(name);
    if twin.is_file() { Target::File(twin) } else { Target::Missing }
}

/// No step upwards, no absolute part, nothing a file system reads in its own way.
fn is_safe(path: &str) -> bool {
    path.is_empty()
        || path
            .split('/')
            .all(|part| !part.is_empty() && part != "." && part != ".." && !part.contains(['\\', ':', '\0']))
}

fn percent_decode(text: &str) -> Option<String> {
    let mut bytes = text.bytes();
    let mut decoded = Vec::new();
    while let Some(byte) = bytes.next() {
        if byte != b'%' {
            decoded.push(byte);
            continue;
        }
        let high = char::from(bytes.next()?).to_digit(16)?;
        let low = char::from(bytes.next()?).to_digit(16)?;
        decoded.push(u8::try_from(high * 16 + low).ok()?);
    }
    String::from_utf8(decoded).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn percent_signs_are_decoded_and_broken_ones_refused() {
        assert_eq!(percent_decode("a%20b%C3%A9").as_deref(), Some("a bé"));
        assert_eq!(percent_decode("a%2"), None);
        assert_eq!(percent_decode("%zz"), None);
    }

    #[test]
    fn steps_upwards_are_not_safe() {
        for path in ["..", "a/../b", "a//b", "./a", "a\\b", "c:/x", "a\0"] {
            assert!(!is_safe(path), "{path:?}");
        }
        assert!(is_safe("") && is_safe("a/b.c/d-e"));
    }
}
