//! Where everything is, as `cargo xtask test` says in environment variables.

use std::path::PathBuf;
use std::sync::OnceLock;

use super::Engine;

/// Where everything is.
#[derive(Debug)]
pub struct Surroundings {
    /// `LOOKAHEAD_ENGINE`: which engine is driven.
    pub engine: Engine,
    /// `LOOKAHEAD_BROWSER`: its program, when the driver should not look for it itself.
    pub browser: Option<String>,
    /// Hosts and ports of `LOOKAHEAD_WEBDRIVER`, with spaces between: drivers of that engine.
    pub drivers: Vec<String>,
    /// `LOOKAHEAD_DIST`: the built site.
    pub dist: PathBuf,
    /// `LOOKAHEAD_ORIGIN`: scheme, host and port that the site was built for.
    pub origin: String,
    /// `LOOKAHEAD_PORT`: the port of that origin.
    pub port: u16,
    /// `LOOKAHEAD_PUBLIC_URL`: the path that the site was built for, with both slashes.
    pub public_url: String,
    /// `LOOKAHEAD_AXE`: axe-core's script, where it is installed.
    pub axe: Option<PathBuf>,
}

impl Surroundings {
    /// Read once.
    pub fn get() -> &'static Self {
        static SURROUNDINGS: OnceLock<Surroundings> = OnceLock::new();
        SURROUNDINGS.get_or_init(Self::read)
    }

    fn read() -> Self {
        let host = |url: &str| url.trim_start_matches("http://").trim_end_matches('/').to_owned();
        Self {
            engine: Engine::named(&variable("LOOKAHEAD_ENGINE")),
            browser: std::env::var("LOOKAHEAD_BROWSER").ok(),
            drivers: variable("LOOKAHEAD_WEBDRIVER").split_whitespace().map(host).collect(),
            dist: variable("LOOKAHEAD_DIST").into(),
            origin: variable("LOOKAHEAD_ORIGIN"),
            port: variable("LOOKAHEAD_PORT").parse().expect("LOOKAHEAD_PORT is a port"),
            public_url: variable("LOOKAHEAD_PUBLIC_URL"),
            axe: std::env::var_os("LOOKAHEAD_AXE").map(PathBuf::from),
        }
    }
}

fn variable(name: &str) -> String {
    std::env::var(name)
        .unwrap_or_else(|_| panic!("{name} is not set: run `cargo xtask test --only end-to-end`"))
}
