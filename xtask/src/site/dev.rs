//! `cargo xtask dev`: rebuilds whenever a file changes, and serves. Reload the page by hand: the site's policy
//! allows no reload script.

use std::fs;

use anyhow::{Context, Result, bail};

use super::build::{Tools, environment};
use super::serve::{listen, serve_until};
use super::settings::Settings;
use super::version::version;
use crate::paths;
use crate::process::Background;

/// Watches and serves until Ctrl-C. Unoptimised, so a rebuild is quick and the download large.
pub fn run(port: u16) -> Result<()> {
    let listener = listen(port)?;
    let tools = Tools::ready()?;
    let dist = paths::work("dev")?.join("dist");
    // Trunk refuses to watch while a folder that Trunk.toml ignores is missing.
    for folder in [dist.clone(), paths::root().join("dist"), paths::root().join("target")] {
        fs::create_dir_all(&folder)
            .with_context(|| format!("cannot make the folder {}", folder.display()))?;
    }
    let settings =
        Settings { origin: format!("http://127.0.0.1:{port}"), dist: dist.clone(), ..Settings::local() };
    let mut trunk = tools.shelf.command("trunk");
    trunk
        .args(["watch", "--offline=true", "--cargo-profile", "dev", "--public-url", "/", "--dist"])
        .arg(&dist)
        .envs(environment(&settings, &version()));
    let mut watching = Background::start(&mut trunk)?;
    serve_until(listener, &dist, "/", || watching.has_ended())?;
    bail!("the watching build ended (its reason stands above): repair that and start again")
}
