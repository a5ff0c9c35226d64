//! `cargo xtask bench`: backward induction on a tree of 1,048,575 nodes and mutual value on a world of 1.1 million states,
//! in wasm in Chromium beside plain JavaScript in the same page, and natively; and reading a file of a million nodes;
//! and dragging a slider of each widget. Fails when something is slower than its limits.

mod drag;
mod numbers;
mod wasm;
mod worlds;

use std::process::Command;

use anyhow::{Context, Result};
use serde_json::{Value, json};
use tokio::runtime::Runtime;
use xtask::server::Server;

use crate::browsers::{self, Driver, Engine, Session};
use crate::process::run;
use crate::site::{build, settings::Settings};
use crate::tools::{BINARYEN, Shelf, WASM_BINDGEN, ensure_wasm_target};
use crate::{paths, say};
use numbers::Measured;

/// Of `2^(depth + 1) - 1` nodes.
const DEPTH: u32 = 19;
const PLAYERS: u32 = 2;
const SEED: u32 = 1;
/// Runs in one window, after some that let the compilers finish.
const RUNS: u32 = 15;
const WARMUPS: u32 = 5;
/// Runs of the slower things, in one window.
const WORLD_RUNS: u32 = 5;
/// Windows, each a new process: where the objects come to lie in memory differs, and with it their speed, fivefold.
const WINDOWS: usize = 5;

/// Builds, measures, prints, judges; the sliders alone on wish.
pub fn run_all(sliders_only: bool) -> Result<()> {
    let engine = browsers::chromium()?;
    let mut shelf = Shelf::default();
    ensure_wasm_target()?;
    shelf.add_cargo_tool(&WASM_BINDGEN)?;
    shelf
        .add_npm_tool(&BINARYEN)?
        .context("the bench needs wasm-opt, as the site does: install Node 18 with npm")?;
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(1).enable_all().build()?;
    let driver = Driver::start(&engine, &shelf)?;
    let programs = if sliders_only { Ok(()) } else { programs(&shelf, &runtime, &driver, &engine)? };
    // The sliders are measured also when a program was too slow: both are told.
    drag_sliders(&runtime, &driver, &engine).and(programs)
}

/// The large tree, world and file, natively and in Chromium; the inner result is the judgement.
fn programs(shelf: &Shelf, runtime: &Runtime, driver: &Driver, engine: &Engine) -> Result<Result<()>> {
    say::heading("natively");
    natively()?;
    say::heading("in Chromium");
    let folder = wasm::build(shelf)?;
    let server = runtime.block_on(Server::start(&folder, "/", 0)).context("serving the bench")?;
    let options = json!({"depth": DEPTH, "players": PLAYERS, "seed": SEED, "runs": RUNS, "warmups": WARMUPS});
    let mut measured = Measured::default();
    for _ in 0..WINDOWS {
        measured.add(&ask(driver, engine, &server, &format!("window.runBench({options})"))?)?;
    }
    measured.report().iter().for_each(|line| say::line(line));
    let options = json!({"depth": DEPTH, "players": PLAYERS, "seed": SEED, "runs": WORLD_RUNS});
    let worlds = worlds::read(&ask(driver, engine, &server, &format!("window.runWorlds({options})"))?)?;
    worlds.report().iter().for_each(|line| say::line(line));
    Ok(measured.judge().and(worlds.judge()))
}

/// What the bench page answers, in a window of its own.
fn ask(driver: &Driver, engine: &Engine, server: &Server, script: &str) -> Result<Value> {
    let session = Session::open(driver, engine)?;
    session.go(&server.url())?;
    session.run_async(script).context("running the bench")
}

/// On the whole site, built as readers get it.
fn drag_sliders(runtime: &Runtime, driver: &Driver, engine: &Engine) -> Result<()> {
    say::heading("sliders");
    let settings = Settings::local();
    build::ensure(&settings)?;
    let server = runtime.block_on(Server::start(&settings.dist, "/", 0)).context("serving the site")?;
    drag::run(&settings.dist, &server, driver, engine)
}

fn natively() -> Result<()> {
    let mut command = Command::new("cargo");
    command.current_dir(paths::root());
    command.args(["run", "--quiet", "--release", "-p", "lookahead-game", "--example", "speed"]);
    run("the native bench", &mut command)
}
