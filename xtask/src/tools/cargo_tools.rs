//! Installs a `CargoTool` with `cargo install --locked` into a folder of the cache named by its version.

use std::path::PathBuf;
use std::process::Command;

use anyhow::{Context, Result};

use super::{CargoTool, install_log, lock_cache, lock_file};
use crate::process::run_quietly;
use crate::{paths, say};

/// The folder of the tool's programs.
pub fn ensure(tool: &CargoTool) -> Result<PathBuf> {
    let version = version(tool)?;
    let name = format!("{}-{version}", tool.package);
    let place = paths::tools()?.join(&name);
    // Cargo writes this file last, when the programs are in their place.
    let done = place.join(".crates.toml");
    if !done.is_file() {
        let _lock = lock_cache(&name)?;
        if !done.is_file() {
            install(tool, &version, &name, &place)?;
        }
    }
    Ok(place.join("bin"))
}

fn version(tool: &CargoTool) -> Result<String> {
    if let Some(version) = tool.version {
        return Ok(version.to_owned());
    }
    let path = paths::root().join("Cargo.lock");
    let lock = std::fs::read_to_string(&path).with_context(|| format!("cannot read {}", path.display()))?;
    let found = lock_file::version_of(&lock, tool.same_as);
    found.map(str::to_owned).with_context(|| format!("no {} in Cargo.lock: is the file whole?", tool.same_as))
}

fn install(tool: &CargoTool, version: &str, name: &str, place: &std::path::Path) -> Result<()> {
    say::line(&format!("installing {} {version} into {} ({})", tool.package, place.display(), tool.why));
    let mut command = Command::new("cargo");
    command.args(["install", "--locked", tool.package, "--version", version, "--root"]).arg(place);
    // Its own build folder: ours would only grow.
    command.args(tool.arguments).env_remove("CARGO_TARGET_DIR");
    run_quietly(&format!("installing {} {version}", tool.package), &mut command, &install_log(name)?)
}
