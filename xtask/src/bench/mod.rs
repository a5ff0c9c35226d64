//! `cargo xtask bench`: backward induction on a tree of 1,048,575 nodes and mutual value on a world of 1.1 million states,
//! in wasm in Chromium beside plain JavaScript in the same page, and natively; and reading a file of a million nodes; and
//! counting the codes of a class of a thousand; and dragging a slider of each widget; and opening a log of 100 MB and the
//! hostile corpus in the real page; and ten embeds on one page. Fails when something is slower than its limits.

mod class;
mod drag;
mod embeds;
mod logs;
mod numbers;
mod wasm;
mod worlds;

use std::process::Command;

use anyhow::{Context, Result};
use clap::ValueEnum;
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

/// A part of the bench.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Part {
    /// The large tree, world and file
    Solver,
    /// The codes of a class of a thousand
    Class,
    /// A slider of each widget
    Sliders,
    /// A log of 100 MB, and the hostile corpus
    Logs,
    /// Ten embeds on one page
    Embeds,
}

/// Builds, measures, prints, judges; one part alone on wish.
pub fn run_all(only: Option<Part>) -> Result<()> {
    let is_wanted = |part: Part| only.is_none_or(|only| only == part);
    let engine = browsers::chromium()?;
    let mut shelf = Shelf::default();
    ensure_wasm_target()?;
    shelf.add_cargo_tool(&WASM_BINDGEN)?;
    shelf
        .add_npm_tool(&BINARYEN)?
        .context("the bench needs wasm-opt, as the site does: install Node 18 with npm")?;
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(1).enable_all().build()?;
    let driver = Driver::start(&engine, &shelf)?;
    let solver = if is_wanted(Part::Solver) { programs(&shelf, &runtime, &driver, &engine)? } else { Ok(()) };
    let class =
        if is_wanted(Part::Class) { count_class(&shelf, &runtime, &driver, &engine)? } else { Ok(()) };
    // What comes next is measured also when something was too slow: all of it is told.
    let sliders = if is_wanted(Part::Sliders) { drag_sliders(&runtime, &driver, &engine) } else { Ok(()) };
    let logs = if is_wanted(Part::Logs) { open_logs(&runtime, &driver, &engine) } else { Ok(()) };
    let embeds = if is_wanted(Part::Embeds) { ten_embeds(&runtime, &driver, &engine) } else { Ok(()) };
    solver.and(class).and(sliders).and(logs).and(embeds)
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

/// The codes of a large class, in Chromium; the inner result is the judgement.
fn count_class(shelf: &Shelf, runtime: &Runtime, driver: &Driver, engine: &Engine) -> Result<Result<()>> {
    say::heading("a class");
    let folder = wasm::build(shelf)?;
    let server = runtime.block_on(Server::start(&folder, "/", 0)).context("serving the bench")?;
    let options = json!({"codes": class::CODES, "runs": RUNS, "warmups": WARMUPS});
    let class = class::read(&ask(driver, engine, &server, &format!("window.runClass({options})"))?)?;
    say::line(&class.report());
    Ok(class.judge())
}

/// What the bench page answers, in a window of its own.
fn ask(driver: &Driver, engine: &Engine, server: &Server, script: &str) -> Result<Value> {
    let session = Session::open(driver, engine)?;
    session.go(&server.url())?;
    session.run_async(script).context("running the bench")
}

fn drag_sliders(runtime: &Runtime, driver: &Driver, engine: &Engine) -> Result<()> {
    say::heading("sliders");
    let (settings, server) = site(runtime)?;
    drag::run(&settings.dist, &server, driver, engine)
}

fn open_logs(runtime: &Runtime, driver: &Driver, engine: &Engine) -> Result<()> {
    say::heading("logs");
    let (_, server) = site(runtime)?;
    logs::run(&server, driver, engine)
}

fn ten_embeds(runtime: &Runtime, driver: &Driver, engine: &Engine) -> Result<()> {
    say::heading("embeds");
    let (settings, server) = site(runtime)?;
    embeds::run(&settings.dist, &server, runtime, driver, engine)
}

/// The whole site, built as readers get it.
fn site(runtime: &Runtime) -> Result<(Settings, Server)> {
    let settings = Settings::local();
    build::ensure(&settings)?;
    let server = runtime.block_on(Server::start(&settings.dist, "/", 0)).context("serving the site")?;
    Ok((settings, server))
}

fn natively() -> Result<()> {
    let mut command = Command::new("cargo");
    command.current_dir(paths::root());
    command.args(["run", "--quiet", "--release", "-p", "lookahead-game", "--example", "speed"]);
    run("the native bench", &mut command)
}
