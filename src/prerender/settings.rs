//! What a build is told from outside: where it will be hosted and which version it is.

use std::env;
use std::path::PathBuf;

use anyhow::{Context, Result, ensure};

use crate::page::SiteFacts;

/// The settings of one build.
#[derive(Debug, Clone)]
pub struct Settings {
    /// The folder that Trunk fills before it becomes `dist`.
    pub staging: PathBuf,
    /// What every page says about its build.
    pub facts: SiteFacts,
    /// Where errors can be reported, when the build knows it.
    pub repository: Option<String>,
}

impl Settings {
    /// Reads the variables that Trunk and `cargo xtask build` set.
    ///
    /// # Errors
    /// One line when Trunk did not start us, or an address has the wrong form.
    pub fn from_environment() -> Result<Self> {
        let staging =
            env::var("TRUNK_STAGING_DIR").context("TRUNK_STAGING_DIR is not set: run `cargo xtask build`")?;
        let origin = variable("LOOKAHEAD_ORIGIN", "http://127.0.0.1:8080");
        ensure!(
            !origin.ends_with('/') && origin.contains("://"),
            "LOOKAHEAD_ORIGIN is {origin:?}: give scheme and host, as in https://host"
        );
        let facts = SiteFacts {
            version: variable("LOOKAHEAD_VERSION", env!("CARGO_PKG_VERSION")),
            date: variable("LOOKAHEAD_DATE", "2026-11-21"),
            origin,
            public_path: variable("TRUNK_PUBLIC_URL", "/"),
        };
        let repository = env::var("LOOKAHEAD_REPOSITORY").ok().filter(|url| url.starts_with("https://"));
        Ok(Self { staging: staging.into(), facts, repository })
    }
}

fn variable(name: &str, default: &str) -> String {
    env::var(name).ok().filter(|value| !value.is_empty()).unwrap_or_else(|| default.to_owned())
}
