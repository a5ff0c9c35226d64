//! Inspect's own reader, in Python, on the same file. Where Python or its packages cannot be had a line says so and the
//! rest goes on. Used by `logs`.

use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, bail};
use serde::Deserialize;

use crate::process::{capture, run_quietly};
use crate::{paths, say};

/// The version that made the fixtures of `crates/trace`.
const VERSION: &str = "0.3.285";

/// Seconds.
#[derive(Clone, Copy, Debug, Deserialize)]
pub struct Read {
    /// Header and summaries.
    pub listed: f64,
    /// Two samples.
    pub opened: f64,
    /// The whole log.
    pub whole: f64,
    /// Samples in it.
    pub samples: u32,
}

/// Times the reader; nothing, after a line that says why, where it cannot be had.
pub fn read(file: &Path) -> Option<Read> {
    match timed(file) {
        Ok(read) => Some(read),
        Err(error) => {
            say::line(&format!("  Inspect's own reader is left out: {error:#}"));
            None
        }
    }
}

fn timed(file: &Path) -> Result<Read> {
    let mut command = Command::new(ensure()?);
    command.arg(paths::root().join("xtask/src/bench/logs/read.py")).arg(file);
    command.env("INSPECT_LOG_LEVEL", "error");
    let answer = capture(&mut command).context("reading the log in Python")?;
    let read: Read = serde_json::from_str(&answer).context("the Python reader gave no numbers")?;
    if read.samples == 0 {
        bail!("it found no sample");
    }
    Ok(read)
}

/// The Python that has the reader: an environment of its own in the cache of tools.
fn ensure() -> Result<PathBuf> {
    let name = format!("inspect_ai-{VERSION}");
    let place = paths::tools()?.join(&name);
    let (python, done) = (place.join("bin/python"), place.join("installed"));
    if done.is_file() {
        return Ok(python);
    }
    say::line(&format!("installing {name} into {} (the reader to compare with; 300 MB)", place.display()));
    std::fs::create_dir_all(&place).with_context(|| format!("cannot make {}", place.display()))?;
    let log = place.join("install.log");
    let mut command = Command::new("python3");
    run_quietly("making a Python environment", command.args(["-m", "venv"]).arg(&place), &log)?;
    let mut command = Command::new(&python);
    command.args(["-m", "pip", "install", "--quiet", &format!("inspect_ai=={VERSION}")]);
    run_quietly(&format!("installing {name}"), &mut command, &log)?;
    std::fs::write(&done, VERSION).with_context(|| format!("cannot write {}", done.display()))?;
    Ok(python)
}
