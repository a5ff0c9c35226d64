//! A static file server that answers as GitHub Pages does, so that what passes here passes there: `foo/` is
//! `foo/index.html`, `foo` redirects to `foo/`, the 404 page has status 404, text and wasm are gzipped, every answer
//! allows any origin and may be kept for ten minutes. It keeps a log of requests in memory.
//!
//! ```
//! use xtask::server::Server;
//! # fn main() -> Result<(), Box<dyn std::error::Error>> {
//! # let runtime = tokio::runtime::Runtime::new()?;
//! # runtime.block_on(async {
//! let server = Server::start("no-such-folder", "/repo/", 0).await?;
//! assert_eq!(server.url(), format!("http://{}/repo/", server.addr()));
//! assert!(server.requests().is_empty());
//! server.stop().await;
//! # Ok::<(), std::io::Error>(())
//! # })?;
//! # Ok(()) }
//! ```

mod answer;
mod files;
mod media_type;

use std::io;
use std::net::{Ipv4Addr, SocketAddr};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};

use axum::Router;
use axum::extract::State;
use axum::http::{Request as HttpRequest, Response};
use axum::serve::ListenerExt;
use tokio::sync::oneshot;
use tokio::task::JoinHandle;

pub use files::gzip;

/// Seconds for which GitHub Pages lets browsers keep anything.
pub const PAGES_MAX_AGE: u32 = 600;

/// One request that was answered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Request {
    /// `GET`, `HEAD`, …
    pub method: String,
    /// Path and query as sent, e.g. `/repo/lab/game-tree/?seed=1`.
    pub path: String,
    /// The `Host` header: which of our names was asked.
    pub host: String,
    /// The status answered.
    pub status: u16,
}

/// What is served, and how long browsers may keep it.
#[derive(Clone, Debug)]
pub struct Site {
    /// The folder whose files are served.
    pub dir: PathBuf,
    /// Where it is mounted: `/` or `/repo/`, with both slashes.
    pub public_path: String,
    /// `max-age` in seconds; [`PAGES_MAX_AGE`] as Pages has it, 0 while someone edits.
    pub max_age: u32,
}

/// A running server. It stops when dropped.
#[derive(Debug)]
pub struct Server {
    address: SocketAddr,
    public_path: String,
    log: RequestLog,
    stop: Option<oneshot::Sender<()>>,
    task: JoinHandle<()>,
}

type RequestLog = Arc<Mutex<Vec<Request>>>;

struct Shared {
    site: Site,
    log: RequestLog,
    cache: files::GzipCache,
}

impl Server {
    /// Serves `dir` below `public_path` on 127.0.0.1; port 0 takes a free one.
    ///
    /// # Errors
    /// When the port is taken.
    pub async fn start(dir: impl AsRef<Path>, public_path: &str, port: u16) -> io::Result<Server> {
        let listener = std::net::TcpListener::bind((Ipv4Addr::LOCALHOST, port))?;
        let dir = dir.as_ref().to_path_buf();
        Server::on(listener, Site { dir, public_path: public_path.to_owned(), max_age: PAGES_MAX_AGE })
    }

    /// Serves on a listener that is bound already (so that a taken port is known before a long build).
    /// Must be called inside a tokio runtime.
    ///
    /// # Errors
    /// When the listener cannot be used.
    pub fn on(listener: std::net::TcpListener, site: Site) -> io::Result<Server> {
        listener.set_nonblocking(true)?;
        let listener = tokio::net::TcpListener::from_std(listener)?;
        let address = listener.local_addr()?;
        // Small answers leave at once; otherwise a delayed acknowledgement adds 40 ms to what is measured.
        let listener = listener.tap_io(|stream| drop(stream.set_nodelay(true)));
        let log = RequestLog::default();
        let public_path = site.public_path.clone();
        let shared = Arc::new(Shared { site, log: log.clone(), cache: files::GzipCache::default() });
        let router = Router::new().fallback(handle).with_state(shared);
        let (stop, stopped) = oneshot::channel::<()>();
        let task = tokio::spawn(async move {
            tokio::select! {
                _ = async { axum::serve(listener, router).await } => {}
                _ = stopped => {}
            }
        });
        Ok(Server { address, public_path, log, stop: Some(stop), task })
    }

    /// Where it listens.
    pub fn addr(&self) -> SocketAddr {
        self.address
    }

    /// The address of the home page, e.g. `http://127.0.0.1:8080/repo/`.
    pub fn url(&self) -> String {
        format!("http://{}{}", self.address, self.public_path)
    }

    /// All requests answered so far, in order.
    pub fn requests(&self) -> Vec<Request> {
        self.log.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// Forgets the requests so far.
    pub fn clear_requests(&self) {
        self.log.lock().unwrap_or_else(PoisonError::into_inner).clear();
    }

    /// Stops listening and waits until the port is free again.
    pub async fn stop(mut self) {
        drop(self.stop.take());
        let _ = (&mut self.task).await;
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        drop(self.stop.take());
    }
}

async fn handle(
    State(shared): State<Arc<Shared>>,
    request: HttpRequest<axum::body::Body>,
) -> Response<axum::body::Body> {
    let (head, _) = request.into_parts();
    let response = answer::answer(&shared, &head).await;
    let text = |name| head.headers.get(name).and_then(|value| value.to_str().ok()).unwrap_or_default();
    shared.log.lock().unwrap_or_else(PoisonError::into_inner).push(Request {
        method: head.method.to_string(),
        path: head.uri.path_and_query().map(ToString::to_string).unwrap_or_default(),
        host: text("host").to_owned(),
        status: response.status().as_u16(),
    });
    response
}
