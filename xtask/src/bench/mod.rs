//! `cargo xtask bench`: backward induction on a tree of 1,048,575 nodes and mutual value on a world of 1.1 million states,
//! in wasm in Chromium beside plain JavaScript in the same page, and natively; and reading a file of a million nodes.
//! Fails when the wasm is slower than its limits.

mod numbers;
mod wasm;
mod worlds;

use std::process::Command;

use anyhow::{Context, Result};
use serde_json::json;
use xtask::server::Server;

use crate::browsers::{self, Driver, Session};
use crate::process::run;
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

/// Builds, measures, prints, judges.
pub fn run_all() -> Result<()> {
    say::heading("natively");
    natively()?;
    let engine = browsers::chromium()?;
    let mut shelf = Shelf::default();
    ensure_wasm_target()?;
    shelf.add_cargo_tool(&WASM_BINDGEN)?;
    shelf
        .add_npm_tool(&BINARYEN)?
        .context("the bench needs wasm-opt, as the site does: install Node 18 with npm")?;
    say::heading("in Chromium");
    let folder = wasm::build(&shelf)?;
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(1).enable_all().build()?;
    let server = runtime.block_on(Server::start(&folder, "/", 0)).context("serving the bench")?;
    let driver = Driver::start(&engine, &shelf)?;
    let options = json!({"depth": DEPTH, "players": PLAYERS, "seed": SEED, "runs": RUNS, "warmups": WARMUPS});
    let mut measured = Measured::default();
    for _ in 0..WINDOWS {
        let session = Session::open(&driver, &engine)?;
        session.go(&server.url())?;
        let answer =
            session.run_async(&format!("window.runBench({options})")).context("running the bench")?;
        measured.add(&answer)?;
    }
    measured.report().iter().for_each(|line| say::line(line));
    let session = Session::open(&driver, &engine)?;
    session.go(&server.url())?;
    let options = json!({"depth": DEPTH, "players": PLAYERS, "seed": SEED, "runs": WORLD_RUNS});
    let answer = session.run_async(&format!("window.runWorlds({options})")).context("running the worlds")?;
    let worlds = worlds::read(&answer)?;
    worlds.report().iter().for_each(|line| say::line(line));
    measured.judge().and(worlds.judge())
}

fn natively() -> Result<()> {
    let mut command = Command::new("cargo");
    command.current_dir(paths::root());
    command.args(["run", "--quiet", "--release", "-p", "lookahead-game", "--example", "speed"]);
    run("the native bench", &mut command)
}
