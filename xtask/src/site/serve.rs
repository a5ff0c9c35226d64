//! `cargo xtask serve`: builds what changed, then serves it until Ctrl-C.

use std::io::ErrorKind;
use std::net::{Ipv4Addr, TcpListener};
use std::path::Path;
use std::time::Duration;

use anyhow::{Result, anyhow};
use xtask::server::{Server, Site};

use super::build;
use super::settings::Settings;
use crate::say;

/// Takes the port first, so that a taken one is told before a long build.
pub fn run(port: u16) -> Result<()> {
    let listener = listen(port)?;
    let settings = Settings { origin: format!("http://127.0.0.1:{port}"), ..Settings::local() };
    build::ensure(&settings)?;
    serve_until(listener, &settings.dist, &settings.public_url, || false)
}

/// A listener on this machine only, or one line about what to do.
pub fn listen(port: u16) -> Result<TcpListener> {
    TcpListener::bind((Ipv4Addr::LOCALHOST, port)).map_err(|error| match error.kind() {
        ErrorKind::AddrInUse => {
            anyhow!("port {port} is in use by another program: choose another with --port {}", other(port))
        }
        ErrorKind::PermissionDenied => anyhow!("port {port} needs more rights: choose one with --port 8080"),
        _ => anyhow!("cannot listen on port {port}: {error}"),
    })
}

fn other(port: u16) -> u16 {
    port.checked_add(1).unwrap_or(8081)
}

/// Serves without letting browsers keep anything, since a local folder changes; prints the address. Ends when
/// `has_ended` says so, asked twice a second.
pub fn serve_until(
    listener: TcpListener,
    dir: &Path,
    public_path: &str,
    mut has_ended: impl FnMut() -> bool,
) -> Result<()> {
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build()?;
    runtime.block_on(async {
        let site = Site { dir: dir.to_path_buf(), public_path: public_path.to_owned(), max_age: 0 };
        let server = Server::on(listener, site)?;
        say::line(&format!("\nServing at {}  (Ctrl-C ends it)", server.url()));
        while !has_ended() {
            tokio::time::sleep(Duration::from_millis(500)).await;
        }
        Ok(())
    })
}
