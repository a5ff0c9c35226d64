//! `cargo xtask audit`: the built site against its budgets. Sizes need nothing; axe needs Chromium and Node;
//! Lighthouse takes a few minutes and wants a quiet machine, so `test` leaves it out.

mod accessibility;
pub mod budgets;
mod check;
mod lighthouse;
pub mod pages;
mod report;
pub mod sizes;

use std::net::TcpListener;
use std::path::Path;

use anyhow::{Context, Result, bail};
use clap::Args;
use tokio::runtime::Runtime;
use xtask::server::{PAGES_MAX_AGE, Server, Site};

use crate::browsers::{self, Engine};
use crate::site::Record;
use crate::site::settings::Settings;
use crate::tools::{AXE, LIGHTHOUSE, Shelf};
use crate::{paths, say};
pub use check::median;

/// Options of `cargo xtask audit`.
#[derive(Args, Debug)]
pub struct Options {
    /// Sizes and accessibility only
    #[arg(long)]
    no_lighthouse: bool,
    /// Lighthouse on every page, once for those without a median of their own (ten minutes more)
    #[arg(long, conflicts_with = "no_lighthouse")]
    every_page: bool,
    /// The folder that was built
    #[arg(long, default_value = "dist")]
    dist: String,
}

/// All of it, for the folder that `cargo xtask build` wrote.
pub fn run(options: &Options) -> Result<()> {
    let settings = built(&paths::root().join(&options.dist))?;
    let engine = browsers::chromium()?;
    let mut shelf = Shelf::default();
    let axe = shelf.add_npm_tool(&AXE)?.context("axe needs Node 20 with npm: install it")?;
    let axe = axe.join("node_modules/axe-core/axe.min.js");
    let mut checks = sizes::checks(&settings.dist, &settings.public_url)?;
    let (_runtime, server) = serve(&settings)?;
    checks.extend(accessibility::checks(&server, &settings.dist, &engine, &axe, &shelf)?);
    if !options.no_lighthouse {
        let folder =
            shelf.add_npm_tool(&LIGHTHOUSE)?.context("Lighthouse needs Node 20 with npm: install it")?;
        let others = if options.every_page { pages::pages(&settings.dist)? } else { Vec::new() };
        checks.extend(lighthouse::checks(&server, &engine, &shelf, &folder, &others)?);
    }
    report::finish(&settings, &checks)
}

/// The quick parts, for `test`.
pub fn without_lighthouse(settings: &Settings, axe: Option<(&Engine, &Path)>, shelf: &Shelf) -> Result<()> {
    let mut checks = sizes::checks(&settings.dist, &settings.public_url)?;
    if let Some((engine, axe)) = axe {
        let (_runtime, server) = serve(settings)?;
        checks.extend(accessibility::checks(&server, &settings.dist, engine, axe, shelf)?);
    }
    report::finish(settings, &checks)
}

/// For which address a folder was built.
fn built(dist: &Path) -> Result<Settings> {
    let Some(record) = Record::read(dist) else {
        bail!("{} was not built by cargo xtask build: run that first", dist.display());
    };
    Ok(record.settings(dist))
}

/// Serves the folder where it believes to be, if that is this machine, else on any port.
fn serve(settings: &Settings) -> Result<(Runtime, Server)> {
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build()?;
    let port = settings.origin.strip_prefix("http://127.0.0.1:").and_then(|port| port.parse().ok());
    let listener = TcpListener::bind(("127.0.0.1", port.unwrap_or(0)))
        .with_context(|| format!("{} is needed and in use: end what uses it", settings.origin))?;
    let site =
        Site { dir: settings.dist.clone(), public_path: settings.public_url.clone(), max_age: PAGES_MAX_AGE };
    let server = runtime.block_on(async { Server::on(listener, site) })?;
    say::line(&format!("looking at {}", server.url()));
    Ok((runtime, server))
}
