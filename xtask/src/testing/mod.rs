//! `cargo xtask test`: everything that must hold, in the order of speed, stopping at the first part that fails.

mod end_to_end;
mod lints;
mod native;
mod tally;

use std::time::Instant;

use anyhow::{Result, bail};
use clap::{Args, ValueEnum};

use crate::browsers::{self, Engine, EngineName};
use crate::say;
use crate::tools::{AXE, GECKODRIVER, Shelf, WASM_BINDGEN, ensure_wasm_target};
use tally::Tally;

/// Options of `cargo xtask test`.
#[derive(Args, Debug, Default)]
pub struct Options {
    /// Formatting, lints and native tests only
    #[arg(long)]
    fast: bool,
    /// One part only
    #[arg(long, value_enum, conflicts_with = "fast")]
    only: Option<Part>,
    /// One browser engine only
    #[arg(long, value_enum)]
    engine: Option<EngineName>,
    /// The port that the end-to-end tests serve on
    #[arg(long, default_value_t = 8765)]
    port: u16,
}

/// The parts, in order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Part {
    Format,
    Lint,
    Native,
    Hydration,
    EndToEnd,
    Audit,
}

/// What the parts share.
#[derive(Debug, Default)]
struct Session {
    shelf: Shelf,
    engines: Vec<Engine>,
    axe: Option<std::path::PathBuf>,
    left_out: Vec<String>,
    tally: Tally,
    port: u16,
}

/// Runs the parts; the last line always is the count of tests.
pub fn run(options: &Options) -> Result<()> {
    let mut session = Session { port: options.port, ..Session::default() };
    let begin = Instant::now();
    let result = run_parts(options, &mut session);
    if let Err(error) = &result {
        say::line(&format!("\nstopped: {error:#}"));
    }
    session.left_out.iter().for_each(|line| say::line(line));
    say::line(&format!("\nin {}", say::duration(begin.elapsed())));
    say::line(&format!("{} passed, {} failed", session.tally.passed, session.tally.failed));
    match result {
        Ok(()) => Ok(()),
        Err(_) => bail!("the tests did not pass (see \"stopped\" above)"),
    }
}

fn run_parts(options: &Options, session: &mut Session) -> Result<()> {
    let wants = |part| match options.only {
        Some(only) => only == part,
        None => !options.fast || matches!(part, Part::Format | Part::Lint | Part::Native),
    };
    let needs_browsers = [Part::Hydration, Part::EndToEnd, Part::Audit].into_iter().any(wants);
    stage("tools", || install(options, session, needs_browsers))?;
    if wants(Part::Format) {
        stage("format", lints::format)?;
    }
    if wants(Part::Lint) {
        stage("lints for the host", lints::host)?;
        stage("lints for wasm32", lints::wasm)?;
    }
    if wants(Part::Native) {
        stage("native tests", || native::tests(&mut session.tally))?;
    }
    if wants(Part::Hydration) {
        stage("hydration tests in Chromium", || native::hydration(session))?;
    }
    if wants(Part::EndToEnd) || wants(Part::Audit) {
        stage("build for the end-to-end tests", || end_to_end::build(session))?;
    }
    if wants(Part::EndToEnd) {
        for engine in session.engines.clone() {
            stage(&format!("end-to-end tests in {}", engine.name.text()), || {
                end_to_end::tests(session, &engine)
            })?;
        }
    }
    if wants(Part::Audit) {
        stage("sizes and accessibility", || end_to_end::audit(session))?;
    }
    Ok(())
}

/// A heading, the work, and the time it took.
fn stage(name: &str, work: impl FnOnce() -> Result<()>) -> Result<()> {
    say::heading(name);
    let begin = Instant::now();
    work().map_err(|error| error.context(format!("part \"{name}\"")))?;
    say::line(&format!("--- {name}: {}", say::duration(begin.elapsed())));
    Ok(())
}

fn install(options: &Options, session: &mut Session, needs_browsers: bool) -> Result<()> {
    ensure_wasm_target()?;
    if !needs_browsers {
        return Ok(());
    }
    let wanted: Vec<EngineName> = match options.engine {
        Some(engine) => vec![engine],
        None => EngineName::ALL.to_vec(),
    };
    (session.engines, session.left_out) = browsers::ready(&wanted)?;
    session.shelf.add_cargo_tool(&WASM_BINDGEN)?;
    if session.engines.iter().any(|engine| engine.name == EngineName::Firefox) {
        session.shelf.add_cargo_tool(&GECKODRIVER)?;
    }
    let axe = session.shelf.add_npm_tool(&AXE)?;
    session.axe = axe.map(|folder| folder.join("node_modules/axe-core/axe.min.js"));
    if session.axe.is_none() {
        let line = "accessibility checks are left out: install Node 20 with npm";
        session.left_out.push(line.to_owned());
        if crate::is_ci() {
            bail!("{line}");
        }
    }
    Ok(())
}
