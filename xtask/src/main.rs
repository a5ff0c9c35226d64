//! The commands of the project: `cargo xtask --help`. Each error is one line: what, where, what to do.
#![allow(
    clippy::disallowed_methods,
    reason = "the bans are for wasm32; this runs natively, on clocks and threads"
)]

mod audit;
mod bench;
mod browsers;
mod cli;
mod html;
mod new;
mod offline;
mod paths;
mod process;
mod say;
mod scorm;
mod site;
mod testing;
mod tools;
mod traces;

use std::process::ExitCode;

use anyhow::Result;
use clap::Parser;
use cli::{Cli, Command};

fn main() -> ExitCode {
    let cli = Cli::parse();
    match process::watch_for_interrupt().and_then(|()| run(cli.command)) {
        Ok(()) => ExitCode::SUCCESS,
        Err(_) if process::is_interrupted() => {
            // The other thread ends the programs in the background, then this process.
            std::thread::sleep(std::time::Duration::from_secs(10));
            ExitCode::from(process::INTERRUPT_CODE)
        }
        Err(error) => {
            eprintln!("error: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn run(command: Command) -> Result<()> {
    match command {
        Command::Serve(options) => site::serve(options.port),
        Command::Build(options) => site::build(options.settings()),
        Command::Dev(options) => site::dev(options.port),
        Command::Test(options) => testing::run(&options),
        Command::Audit(options) => audit::run(&options),
        Command::Bench { only } => bench::run_all(only),
        Command::Offline(options) => offline::run(&options),
        Command::Scorm(options) => scorm::run(&options),
        Command::Traces => traces::run(),
        Command::New { what } => new::run(&what),
    }
}

/// Whether this runs in continuous integration, where nothing may be left out silently.
fn is_ci() -> bool {
    std::env::var_os("CI").is_some_and(|value| !value.is_empty() && value != "false" && value != "0")
}
