//! The tools that the commands need, each at one version. Cargo tools and npm packages go to a per-user cache, never
//! to a global place; a tool that is there is not touched again. To raise a version: change it here (for npm also in
//! `xtask/npm/<folder>/` with `npm install --package-lock-only`), then run `cargo xtask test`.

mod cargo_tools;
mod lock_file;
mod node;
mod npm;
mod wasm_target;

use std::fs::File;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result};

pub use npm::{AXE, BINARYEN, LIGHTHOUSE, NpmTool};

use crate::paths;

/// A program built from the Rust package registry.
#[derive(Debug)]
pub struct CargoTool {
    /// Its package.
    pub package: &'static str,
    /// Its version, or `None` for the version that Cargo.lock has of the library `same_as`.
    pub version: Option<&'static str>,
    /// See `version`.
    pub same_as: &'static str,
    /// Further arguments of `cargo install`.
    pub arguments: &'static [&'static str],
    /// What it is for, and how long installing takes on two cores.
    pub why: &'static str,
}

/// Builds the site. Without its default features (TLS, update check) it compiles in half the time.
pub const TRUNK: CargoTool = CargoTool {
    package: "trunk",
    version: Some("0.21.14"),
    same_as: "",
    arguments: &["--no-default-features"],
    why: "builds the site; about 5 minutes, once",
};

/// Makes the JavaScript side of the wasm; its version must equal the library's.
pub const WASM_BINDGEN: CargoTool = CargoTool {
    package: "wasm-bindgen-cli",
    version: None,
    same_as: "wasm-bindgen",
    arguments: &[],
    why: "joins wasm and JavaScript, runs tests in a browser; about 2 minutes, once",
};

/// Drives Firefox; Debian does not package it.
pub const GECKODRIVER: CargoTool = CargoTool {
    package: "geckodriver",
    version: Some("0.37.1"),
    same_as: "",
    arguments: &[],
    why: "drives Firefox in the end-to-end tests; about 2 minutes, once",
};

/// Folders put before PATH, for the programs started here only.
#[derive(Clone, Debug, Default)]
pub struct Shelf {
    folders: Vec<PathBuf>,
}

impl Shelf {
    /// Makes sure the tool is there and adds its programs.
    pub fn add_cargo_tool(&mut self, tool: &CargoTool) -> Result<()> {
        self.folders.push(cargo_tools::ensure(tool)?);
        Ok(())
    }

    /// Makes sure the npm package is there and adds its programs; gives the folder that holds `node_modules`.
    /// `None` when Node is missing and cannot be installed.
    pub fn add_npm_tool(&mut self, tool: &NpmTool) -> Result<Option<PathBuf>> {
        if !node::is_there_or_installed(tool)? {
            return Ok(None);
        }
        let folder = npm::ensure(tool)?;
        self.folders.push(folder.join("node_modules").join(".bin"));
        Ok(Some(folder))
    }

    /// Adds a folder of programs that are there already.
    pub fn add_folder(&mut self, folder: &Path) {
        self.folders.push(folder.to_path_buf());
    }

    /// A command that sees these tools first, run at the top of the workspace.
    pub fn command(&self, program: &str) -> Command {
        let inherited = std::env::var_os("PATH").unwrap_or_default();
        let all = self.folders.iter().cloned().chain(std::env::split_paths(&inherited));
        let mut command = Command::new(program);
        if let Ok(path) = std::env::join_paths(all) {
            command.env("PATH", path);
        }
        // Trunk reads NO_COLOR as true/false and refuses the usual 1.
        command.env_remove("NO_COLOR").current_dir(paths::root());
        command
    }
}

/// Makes sure Rust can build for wasm32.
pub fn ensure_wasm_target() -> Result<()> {
    wasm_target::ensure()
}

/// Holds a lock in the cache, so that two commands at once do not install into one folder. Released when dropped.
fn lock_cache(name: &str) -> Result<File> {
    let path = notes(&format!("{name}.lock"))?;
    let file = File::create(&path).with_context(|| format!("cannot write {}", path.display()))?;
    file.lock().with_context(|| format!("cannot lock {}", path.display()))?;
    Ok(file)
}

/// Where the output of an installation goes.
fn install_log(name: &str) -> Result<PathBuf> {
    notes(&format!("{name}.log"))
}

/// A file beside the tools, in a folder made when missing.
fn notes(name: &str) -> Result<PathBuf> {
    let folder = paths::tools()?.join("notes");
    std::fs::create_dir_all(&folder)
        .with_context(|| format!("cannot make the folder {}", folder.display()))?;
    Ok(folder.join(name))
}
