//! Formatting and lints, for the host and for wasm32, with warnings as errors. Used by `cargo xtask test`.

use std::process::Command;

use anyhow::Result;

use crate::paths;
use crate::process::run;

const WASM: [&str; 2] = ["--target", "wasm32-unknown-unknown"];

/// The crates that readers' browsers run.
const WASM_CRATES: [&str; 6] = ["-p", "lookahead-game", "-p", "lookahead-chart", "-p", "lookahead-book"];

pub fn cargo() -> Command {
    let mut command = Command::new("cargo");
    command.current_dir(paths::root());
    command
}

pub fn format() -> Result<()> {
    run("formatting (cargo fmt repairs it)", cargo().args(["fmt", "--all", "--check"]))
}

pub fn host() -> Result<()> {
    clippy(&["--workspace", "--all-targets", "--features", "e2e"])
}

/// Each feature is a program, so each is looked at alone.
pub fn wasm() -> Result<()> {
    clippy(&[&WASM[..], &WASM_CRATES[..]].concat())?;
    let site = ["-p", "lookahead", "--no-default-features", "--lib"];
    let client = ["--features", "client", "--bin", "client", "--test", "hydrate"];
    clippy(&[&WASM[..], &site[..], &client[..]].concat())?;
    for worker in ["worker", "games", "worlds", "models"] {
        clippy(&[&WASM[..], &site[..], &["--features", worker, "--bin", worker][..]].concat())?;
    }
    Ok(())
}

fn clippy(arguments: &[&str]) -> Result<()> {
    let mut command = cargo();
    command.arg("clippy").args(arguments).args(["--", "-D", "warnings"]);
    run("lints", &mut command)
}
