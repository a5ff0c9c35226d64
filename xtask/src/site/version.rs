//! The version that stands in the foot of every page: the package's version and the commit it was built from.

use std::process::Command;

use crate::paths;
use crate::process::capture;

/// `0.1.0+996d5c2`, `0.1.0+996d5c2.changed` when files differ from that commit, or `0.1.0` without git.
pub fn version() -> String {
    let package = env!("CARGO_PKG_VERSION");
    let Some(commit) = git(&["rev-parse", "--short=7", "HEAD"]) else { return package.to_owned() };
    let changed =
        git(&["status", "--porcelain", "--untracked-files=no"]).is_some_and(|list| !list.is_empty());
    format!("{package}+{commit}{}", if changed { ".changed" } else { "" })
}

/// The address of this clone's origin is not asked for: a fork would name itself without wanting to.
fn git(arguments: &[&str]) -> Option<String> {
    capture(Command::new("git").current_dir(paths::root()).args(arguments)).ok()
}
