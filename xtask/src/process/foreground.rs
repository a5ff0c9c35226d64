//! Programs whose output the reader sees as it comes. Used for cargo, trunk and the tests.

use std::io::{BufRead, BufReader, ErrorKind};
use std::process::{Command, Stdio};

use anyhow::{Context, Result, bail};

use crate::say;

/// Runs to the end, output passed through; fails when the program does.
pub fn run(what: &str, command: &mut Command) -> Result<()> {
    let status = command.stdin(Stdio::null()).status().map_err(|error| not_started(command, &error))?;
    if !status.success() {
        bail!("{what}: {} ended with {status}", name(command));
    }
    Ok(())
}

/// As [`run`], and shows each line of standard output to `watch` too.
pub fn run_watching(what: &str, command: &mut Command, mut watch: impl FnMut(&str)) -> Result<()> {
    let command = command.stdin(Stdio::null()).stdout(Stdio::piped());
    let mut child = command.spawn().map_err(|error| not_started(command, &error))?;
    let output = child.stdout.take().context("no output to read")?;
    for line in BufReader::new(output).split(b'\n') {
        let line = line.with_context(|| format!("{what}: reading the output of {}", name(command)))?;
        let text = String::from_utf8_lossy(&line);
        watch(&text);
        say::line(&text);
    }
    let status = child.wait()?;
    if !status.success() {
        bail!("{what}: {} ended with {status}", name(command));
    }
    Ok(())
}

/// Standard output of a short program; an error when it cannot be run or fails.
pub fn capture(command: &mut Command) -> Result<String> {
    let output = command.stdin(Stdio::null()).output().map_err(|error| not_started(command, &error))?;
    if !output.status.success() {
        bail!("{} ended with {}: {}", name(command), output.status, last_line(&output.stderr));
    }
    Ok(String::from_utf8_lossy(&output.stdout).trim().to_owned())
}

pub(super) fn not_started(command: &Command, error: &std::io::Error) -> anyhow::Error {
    let program = name(command);
    match error.kind() {
        ErrorKind::NotFound => {
            anyhow::anyhow!("{program} is not installed: install it and run the command again")
        }
        _ => anyhow::anyhow!("cannot start {program}: {error}"),
    }
}

pub(super) fn name(command: &Command) -> String {
    command.get_program().to_string_lossy().into_owned()
}

fn last_line(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).trim().lines().last().unwrap_or_default().to_owned()
}
