//! Tests of the built site in real browsers, under a sub-path as on GitHub Pages. Used by `cargo xtask test`.
//! The tests read where everything is from the environment variables set in [`tests`].

use std::net::{Ipv4Addr, TcpListener};

use anyhow::{Context, Result};

use super::Session;
use crate::browsers::{Driver, Engine, EngineName};
use crate::site::{self, settings::Settings};
use crate::{audit, paths};

const PUBLIC_URL: &str = "/repo/";

fn settings(port: u16) -> Settings {
    Settings {
        origin: format!("http://127.0.0.1:{port}"),
        public_url: PUBLIC_URL.to_owned(),
        repository: None,
        dist: paths::target().join("e2e-dist"),
    }
}

/// Builds below a sub-path. The port is part of the build, so it must be free.
pub fn build(session: &Session) -> Result<()> {
    let port = session.port;
    TcpListener::bind((Ipv4Addr::LOCALHOST, port))
        .with_context(|| format!("port {port} is needed and in use: choose another with --port"))?;
    site::build::ensure(&settings(port))
}

/// Modules of tests that only some engines can do carry their names; the others leave them out.
fn left_out(session: &Session, engine: EngineName) -> Vec<&'static str> {
    let mut modules = match engine {
        EngineName::Chromium => Vec::new(),
        EngineName::Firefox => vec!["in_chromium::"],
        EngineName::Webkit => vec!["in_chromium::", "in_chromium_and_firefox::"],
    };
    modules.extend(session.axe.is_none().then_some("accessibility::"));
    modules
}

/// One engine, one test at a time. A driver has one browser; the second one opens the next test's window meanwhile.
pub fn tests(session: &mut Session, engine: &Engine) -> Result<()> {
    let spare = format!("{}-spare", engine.name.text());
    let drivers = [Driver::start(engine, &session.shelf)?, Driver::start_as(&spare, engine, &session.shelf)?];
    let settings = settings(session.port);
    let mut command = session.shelf.command("cargo");
    command
        // The whole workspace, as for the native tests, so that nothing is compiled a second time.
        .args([
            "test",
            "--workspace",
            "--features",
            "lookahead/e2e",
            "--test",
            "e2e",
            "--",
            "--test-threads=1",
        ])
        .args(left_out(session, engine.name).into_iter().flat_map(|module| ["--skip", module]))
        .env("LOOKAHEAD_ENGINE", engine.name.text())
        .env("LOOKAHEAD_BROWSER", &engine.browser)
        .env("LOOKAHEAD_WEBDRIVER", drivers.each_ref().map(Driver::url).join(" "))
        .env("LOOKAHEAD_DIST", &settings.dist)
        .env("LOOKAHEAD_ORIGIN", &settings.origin)
        .env("LOOKAHEAD_PORT", session.port.to_string())
        .env("LOOKAHEAD_PUBLIC_URL", PUBLIC_URL);
    if let Some(axe) = &session.axe {
        command.env("LOOKAHEAD_AXE", axe);
    }
    session.tally.count("end-to-end tests", &mut command)
}

/// Sizes, and axe on every page where Chromium and Node are there.
pub fn audit(session: &Session) -> Result<()> {
    let chromium = session.engines.iter().find(|engine| engine.name == EngineName::Chromium);
    let axe = chromium.zip(session.axe.as_deref());
    audit::without_lighthouse(&settings(session.port), axe, &session.shelf)
}
