//! Finds an engine's browser and driver, or says in one line what is missing and how to get it.

use std::env;
use std::path::PathBuf;

use anyhow::{Context, Result, bail};

use super::programs::{CHROMIUMS, FIREFOXES, major_version, mini_browser, usable};
use super::{Engine, EngineName};
use crate::paths::find_program;

/// The engine, or why not.
pub fn find(name: EngineName) -> Result<Engine> {
    match name {
        EngineName::Chromium => chromium(),
        EngineName::Firefox => firefox(),
        EngineName::Webkit => webkit(),
    }
}

/// Driver and browser must be of one major version, or no session starts.
fn chromium() -> Result<Engine> {
    let browsers = usable(&CHROMIUMS);
    if browsers.is_empty() {
        bail!("no Chromium or Chrome (a snap cannot be driven): install chromium or google-chrome");
    }
    let drivers = chromedrivers();
    if drivers.is_empty() {
        bail!("no chromedriver: install the package chromium-driver, or the one of your browser's version");
    }
    for driver in &drivers {
        let Some(version) = major_version(driver) else { continue };
        if let Some(browser) = browsers.iter().find(|browser| major_version(browser) == Some(version)) {
            let (browser, driver) = (browser.clone(), driver.clone());
            return Ok(Engine { name: EngineName::Chromium, browser, driver });
        }
    }
    bail!("chromedriver and browser differ in version: install both in one version")
}

/// Hosted machines keep a second driver in the folder that CHROMEWEBDRIVER names.
fn chromedrivers() -> Vec<PathBuf> {
    let named = env::var_os("CHROMEWEBDRIVER").map(|folder| PathBuf::from(folder).join("chromedriver"));
    find_program("chromedriver").into_iter().chain(named.filter(|file| file.is_file())).collect()
}

fn firefox() -> Result<Engine> {
    let browser = usable(&FIREFOXES).into_iter().next();
    let browser = browser.context("no Firefox (a snap cannot be driven): install firefox-esr or firefox")?;
    Ok(Engine { name: EngineName::Firefox, browser, driver: PathBuf::from("geckodriver") })
}

fn webkit() -> Result<Engine> {
    let driver = find_program("WebKitWebDriver");
    let driver =
        driver.context("no WebKitWebDriver: install webkit2gtk-driver (this engine runs on Linux only)")?;
    let browser = mini_browser().context("no MiniBrowser: install the library package of WebKitGTK 4.1")?;
    for program in ["xvfb-run", "xauth"] {
        find_program(program)
            .with_context(|| format!("no {program}: install the packages xvfb and xauth"))?;
    }
    Ok(Engine { name: EngineName::Webkit, browser, driver })
}
