//! Starts an engine's driver on a free port and ends it with all its children when dropped.

use std::fs::File;
use std::net::{Ipv4Addr, TcpListener};
use std::path::Path;
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail};

use super::{Engine, EngineName};
use crate::paths;
use crate::process::Background;
use crate::tools::Shelf;

const PATIENCE: Duration = Duration::from_secs(60);

/// A running driver.
#[derive(Debug)]
pub struct Driver {
    url: String,
    _process: Background,
}

impl Driver {
    /// Starts it and waits until it answers.
    pub fn start(engine: &Engine, shelf: &Shelf) -> Result<Driver> {
        Driver::start_as(engine.name.text(), engine, shelf)
    }

    /// Starts one more of an engine, with a name of its own for its log.
    pub fn start_as(name: &str, engine: &Engine, shelf: &Shelf) -> Result<Driver> {
        let port = free_port()?;
        let log = paths::work("logs")?.join(format!("driver-{name}.log"));
        let file = File::create(&log).with_context(|| format!("cannot write {}", log.display()))?;
        let mut command = command(engine, shelf, port);
        command.stdout(file.try_clone()?).stderr(file);
        let mut process = Background::start(&mut command)?;
        let url = format!("http://127.0.0.1:{port}");
        wait_until_ready(&url, &mut process, name, &log)?;
        Ok(Driver { url, _process: process })
    }

    /// Where it listens, e.g. `http://127.0.0.1:4444`.
    pub fn url(&self) -> &str {
        &self.url
    }
}

fn command(engine: &Engine, shelf: &Shelf, port: u16) -> std::process::Command {
    let driver = engine.driver.to_string_lossy().into_owned();
    match engine.name {
        EngineName::Chromium => {
            let mut command = shelf.command(&driver);
            command.arg(format!("--port={port}"));
            command
        }
        EngineName::Firefox => {
            let mut command = shelf.command(&driver);
            command.args(["--port", &port.to_string()]);
            command
        }
        EngineName::Webkit => {
            let mut command = shelf.command("xvfb-run");
            // Without -noreset the display starts anew when a window closes, and the next one finds none.
            command.args(["-a", "-s", "-screen 0 1280x1024x24 -noreset", &driver, &format!("--port={port}")]);
            command
        }
    }
}

fn wait_until_ready(url: &str, process: &mut Background, name: &str, log: &Path) -> Result<()> {
    let begin = Instant::now();
    while begin.elapsed() < PATIENCE && !process.has_ended() {
        if ureq::get(format!("{url}/status")).call().is_ok() {
            return Ok(());
        }
        std::thread::sleep(Duration::from_millis(50));
    }
    bail!("the driver of {name} did not start: see {}", log.display())
}

/// A port that was free a moment ago.
fn free_port() -> Result<u16> {
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).context("no free port on this machine")?;
    Ok(listener.local_addr()?.port())
}
