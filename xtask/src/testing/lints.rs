//! Formatting and lints, for the host and for wasm32, with warnings as errors. Used by `cargo xtask test`.

use std::fs;
use std::path::PathBuf;
use std::process::Command;

use anyhow::Result;

use crate::paths;
use crate::process::run;

const WASM: [&str; 2] = ["--target", "wasm32-unknown-unknown"];

/// The crates that readers' browsers run.
const WASM_CRATES: [&str; 10] = [
    "-p",
    "lookahead-game",
    "-p",
    "lookahead-chart",
    "-p",
    "lookahead-book",
    "-p",
    "lookahead-models",
    "-p",
    "lookahead-trace",
];

pub fn cargo() -> Command {
    let mut command = Command::new("cargo");
    command.current_dir(paths::root());
    command
}

pub fn format() -> Result<()> {
    run("formatting (cargo fmt repairs it)", cargo().args(["fmt", "--all", "--check"]))?;
    let mut rustfmt = Command::new("rustfmt");
    rustfmt.current_dir(paths::root()).args(["--edition", "2024", "--check"]).args(widget_files()?);
    run("formatting of the widgets (rustfmt --edition 2024 src/widgets/*/*.rs repairs it)", &mut rustfmt)
}

/// `widgets! { … }` declares the rooms of the widgets, and rustfmt does not look for modules inside of macros.
fn widget_files() -> Result<Vec<PathBuf>> {
    let mut files = Vec::new();
    for room in fs::read_dir(paths::root().join("src/widgets"))? {
        let room = room?.path();
        if room.is_dir() {
            let inside: Vec<PathBuf> =
                fs::read_dir(room)?.map(|entry| entry.map(|entry| entry.path())).collect::<Result<_, _>>()?;
            files.extend(inside.into_iter().filter(|file| file.extension().is_some_and(|end| end == "rs")));
        }
    }
    files.sort();
    Ok(files)
}

pub fn host() -> Result<()> {
    clippy(&["--workspace", "--all-targets", "--features", "e2e"])
}

/// Each feature is a program, so each is looked at alone.
pub fn wasm() -> Result<()> {
    clippy(&[&WASM[..], &WASM_CRATES[..]].concat())?;
    let site = ["-p", "lookahead", "--no-default-features", "--lib"];
    clippy(&[&WASM[..], &site[..], &["--features", "client", "--bin", "client"][..]].concat())?;
    clippy(&[&WASM[..], &site[..], &["--features", "client,markup", "--test", "hydrate"][..]].concat())?;
    for worker in workers(&fs::read_to_string(paths::root().join("Cargo.toml"))?) {
        clippy(&[&WASM[..], &site[..], &["--features", worker, "--bin", worker][..]].concat())?;
    }
    Ok(())
}

/// The programs that run in workers: all binaries of the manifest that bear their feature's name, without the client,
/// the native prerenderer and the bench.
fn workers(manifest: &str) -> Vec<&str> {
    let binaries = manifest.split("[[bin]]").skip(1);
    let features = binaries.filter_map(|entry| {
        let (_, rest) = entry.split("\n\n").next()?.split_once("required-features = [\"")?;
        rest.split_once('"').map(|(name, _)| name)
    });
    features.filter(|name| !["client", "server", "bench"].contains(name)).collect()
}

fn clippy(arguments: &[&str]) -> Result<()> {
    let mut command = cargo();
    command.arg("clippy").args(arguments).args(["--", "-D", "warnings"]);
    run("lints", &mut command)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn workers_are_binaries_and_nothing_else() {
        let manifest = fs::read_to_string(paths::root().join("Cargo.toml")).unwrap();
        let workers = workers(&manifest);
        assert!(workers.contains(&"worker") && workers.contains(&"same-tree"), "{workers:?}");
        assert!(
            workers.iter().all(|name| paths::root().join(format!("src/bin/{name}.rs")).exists()),
            "{workers:?}"
        );
        assert!(!workers.contains(&"client") && !workers.contains(&"bench"));
    }
}
