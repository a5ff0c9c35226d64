//! Browsers and their drivers: found, installed where that needs no question, started. Used by `test`, `audit` and
//! `bench`. Versions are the system's: these are the browsers readers have.

mod driver;
mod find;
pub mod packages;
mod programs;
mod session;

use std::path::PathBuf;

use anyhow::{Result, bail};
use clap::ValueEnum;

pub use driver::Driver;
pub use session::Session;

use crate::{is_ci, say};

/// The three browser engines that readers' browsers are made of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, ValueEnum)]
pub enum EngineName {
    /// Chrome, Edge, Opera and most on Android.
    Chromium,
    /// Firefox.
    Firefox,
    /// Safari and all on iPhones; here as WebKitGTK.
    Webkit,
}

impl EngineName {
    /// All of them.
    pub const ALL: [EngineName; 3] = [EngineName::Chromium, EngineName::Firefox, EngineName::Webkit];

    /// The name on the command line and in `LOOKAHEAD_ENGINE`.
    pub fn text(self) -> &'static str {
        match self {
            EngineName::Chromium => "chromium",
            EngineName::Firefox => "firefox",
            EngineName::Webkit => "webkit",
        }
    }

    /// The packages of Debian and Ubuntu that bring it, as `(program to look for, package)`.
    fn packages(self) -> &'static [(&'static str, &'static str)] {
        match self {
            EngineName::Chromium => &[("chromium", "chromium"), ("chromedriver", "chromium-driver")],
            EngineName::Firefox => &[("firefox-esr", "firefox-esr")],
            EngineName::Webkit => {
                &[("WebKitWebDriver", "webkit2gtk-driver"), ("xvfb-run", "xvfb"), ("xauth", "xauth")]
            }
        }
    }
}

/// An engine that can be driven here.
#[derive(Clone, Debug)]
pub struct Engine {
    /// Which.
    pub name: EngineName,
    /// The browser program.
    pub browser: PathBuf,
    /// The driver program; for Firefox found later on PATH, since it is one of our own tools.
    pub driver: PathBuf,
}

/// The engines that are wanted and there, after installing what may be installed; and one line for each left out.
/// In continuous integration a missing one is an error.
pub fn ready(wanted: &[EngineName]) -> Result<(Vec<Engine>, Vec<String>)> {
    install_missing(wanted)?;
    let (mut engines, mut left_out) = (Vec::new(), Vec::new());
    for name in wanted {
        match find::find(*name) {
            Ok(engine) => engines.push(engine),
            Err(reason) => left_out.push(format!("{} is left out: {reason}", name.text())),
        }
    }
    left_out.iter().for_each(|line| say::line(line));
    match left_out.first() {
        Some(line) if is_ci() => bail!("{line} (with CI set, every engine must be there)"),
        _ => Ok((engines, left_out)),
    }
}

/// Chromium alone, which `audit` and `bench` cannot do without.
pub fn chromium() -> Result<Engine> {
    install_missing(&[EngineName::Chromium])?;
    find::find(EngineName::Chromium)
}

fn install_missing(wanted: &[EngineName]) -> Result<()> {
    let missing: Vec<EngineName> = wanted.iter().copied().filter(|name| find::find(*name).is_err()).collect();
    if missing.is_empty() || !packages::may_install() {
        return Ok(());
    }
    let has_only_snaps = packages::system() == packages::System::Ubuntu;
    let packages: Vec<&str> = missing
        .iter()
        .filter(|name| !has_only_snaps || **name == EngineName::Webkit)
        .flat_map(|name| name.packages())
        .filter(|(program, _)| crate::paths::find_program(program).is_none())
        .map(|(_, package)| *package)
        .collect();
    if packages.is_empty() {
        return Ok(());
    }
    packages::install(&packages, "browsers and drivers for the tests")
}
