//! Long programs whose output nobody needs: it goes to a log file, and a line every 20 seconds tells that they live.
//! Used for installing tools.

use std::fs::File;
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail};

use super::foreground::not_started;
use crate::say;

const HEARTBEAT: Duration = Duration::from_secs(20);
const LOOK: Duration = Duration::from_millis(100);

/// What package managers write when they cannot reach the network.
const NO_NETWORK: [&str; 10] = [
    "could not resolve host",
    "couldn't resolve host",
    "temporary failure resolving",
    "temporary failure in name resolution",
    "failed to connect to",
    "network is unreachable",
    "enotfound",
    "eai_again",
    "connection refused",
    "econnrefused",
];

/// How the line begins that tells the cause: cargo, apt, npm.
const STARTS: [&str; 4] = ["error", "e: ", "npm error missing", "npm error code"];

/// Runs to the end with output in `log`; the error holds its cause in one line and names the log.
pub fn run_quietly(what: &str, command: &mut Command, log: &Path) -> Result<()> {
    let file = File::create(log).with_context(|| format!("cannot write {}", log.display()))?;
    let errors = file.try_clone()?;
    let command = command.stdin(Stdio::null()).stdout(file).stderr(errors);
    let mut child = command.spawn().map_err(|error| not_started(command, &error))?;
    let begin = Instant::now();
    let mut beats = 1;
    let status = loop {
        if let Some(status) = child.try_wait()? {
            break status;
        }
        std::thread::sleep(LOOK);
        if begin.elapsed() > HEARTBEAT * beats {
            say::line(&format!("    … {what}: {}", say::duration(begin.elapsed())));
            beats += 1;
        }
    };
    if !status.success() {
        let text = String::from_utf8_lossy(&std::fs::read(log).unwrap_or_default()).into_owned();
        bail!("{what} failed: {}. Whole output: {}", cause(&text), log.display());
    }
    Ok(())
}

fn cause(log: &str) -> String {
    let lower = log.to_lowercase();
    if NO_NETWORK.iter().any(|sign| lower.contains(sign)) {
        return "no network, and nothing of this version is kept here: connect and run the command again"
            .into();
    }
    let lines = || log.lines().map(str::trim).filter(|line| !line.is_empty());
    let is_told = |line: &&str| STARTS.iter().any(|start| line.to_lowercase().starts_with(start));
    let told = lines().find(is_told).or_else(|| lines().next_back());
    told.unwrap_or("it said nothing").to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn causes_are_one_line() {
        assert!(cause("error: x\nCaused by: [6] Could not resolve host: a.b").starts_with("no network"));
        assert_eq!(cause("Compiling\nerror: no space left\nmore"), "error: no space left");
        assert_eq!(cause("a\n b \n\n"), "b");
        assert_eq!(cause(""), "it said nothing");
    }
}
