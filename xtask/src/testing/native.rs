//! Tests without a built site: native ones, and those that hydrate in a browser. Used by `cargo xtask test`.

use std::path::PathBuf;
use std::process::Command;

use anyhow::Result;

use super::Session;
use super::lints::cargo;
use super::tally::Tally;
use crate::browsers::EngineName;
use crate::{paths, say};

/// Unit tests, integration tests and the examples in the documentation.
pub fn tests(tally: &mut Tally) -> Result<()> {
    let mut command = cargo();
    command.args(["test", "--workspace", "--no-fail-fast"]);
    if let Some(cases) = reference_cases() {
        say::line(&format!("with the reference cases in {}", cases.display()));
        command.env("LOOKAHEAD_CASES", cases);
    }
    tally.count("native tests", &mut command)?;
    let mut command = cargo();
    command.args(["test", "-p", "lookahead-game", "--no-default-features", "--test", "wide", "--lib"]);
    tally.count("native tests of the game crate as the client links it", &mut command)
}

/// Cases beyond the repository's own: the folder that is named, or one beside the workspace.
fn reference_cases() -> Option<PathBuf> {
    let named = std::env::var_os("LOOKAHEAD_CASES").map(|folder| paths::root().join(folder));
    let beside = paths::root().join("../shared/cases");
    named.or_else(|| beside.canonicalize().ok().filter(|folder| folder.is_dir()))
}

/// Each prerendered route and widget, hydrated in Chromium.
pub fn hydration(session: &mut Session) -> Result<()> {
    let Some(chromium) = session.engines.iter().find(|engine| engine.name == EngineName::Chromium) else {
        say::line("left out: they run in Chromium");
        return Ok(());
    };
    let mut command: Command = session.shelf.command("cargo");
    command
        .args(["test", "--target", "wasm32-unknown-unknown", "-p", "lookahead"])
        .args(["--no-default-features", "--features", "client,markup", "--test", "hydrate"])
        .env("CHROMEDRIVER", &chromium.driver)
        .env("WASM_BINDGEN_TEST_TIMEOUT", "300");
    session.tally.count("hydration tests", &mut command)
}
