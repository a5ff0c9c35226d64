//! Makes sure that the standard library for wasm32 is there. Used before every build of the site.

use std::path::Path;
use std::process::Command;

use anyhow::{Context, Result};

use crate::process::{capture, run};
use crate::{paths, say};

const TARGET: &str = "wasm32-unknown-unknown";

pub fn ensure() -> Result<()> {
    let mut rustc = Command::new("rustc");
    rustc.current_dir(paths::root()).args(["--print", "target-libdir", "--target", TARGET]);
    let folder = capture(&mut rustc)?;
    if Path::new(&folder).is_dir() {
        return Ok(());
    }
    say::line(&format!("adding {TARGET} to Rust (the site runs in browsers)"));
    let mut rustup = Command::new("rustup");
    rustup.current_dir(paths::root()).args(["target", "add", TARGET]);
    run("adding the wasm32 target", &mut rustup).with_context(|| {
        format!("Rust's standard library for {TARGET} is missing: install it as you installed Rust")
    })
}
