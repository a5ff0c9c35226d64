//! The end of an audit: a table for people, `target/audit/report.json` for programs, an error where something falls
//! short.

use std::fs;

use anyhow::{Context, Result, bail};
use serde::Serialize;

use super::check::{Check, print};
use crate::site::settings::Settings;
use crate::{paths, say};

#[derive(Serialize)]
struct Report<'a> {
    origin: &'a str,
    public_url: &'a str,
    holds: bool,
    checks: &'a [Check],
}

/// Prints, writes and judges.
pub fn finish(settings: &Settings, checks: &[Check]) -> Result<()> {
    let short = checks.iter().filter(|check| !check.holds).count();
    let report =
        Report { origin: &settings.origin, public_url: &settings.public_url, holds: short == 0, checks };
    let folder = paths::target().join("audit");
    let file = folder.join("report.json");
    fs::create_dir_all(&folder).with_context(|| format!("cannot make the folder {}", folder.display()))?;
    fs::write(&file, serde_json::to_string_pretty(&report)?)
        .with_context(|| format!("cannot write {}", file.display()))?;
    print(checks);
    say::line(&format!("{} of {} hold; written to {}", checks.len() - short, checks.len(), file.display()));
    if short > 0 {
        bail!("{short} of {} measured numbers fall short (marked above)", checks.len());
    }
    Ok(())
}
