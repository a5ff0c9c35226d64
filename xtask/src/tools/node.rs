//! Finds Node and npm, or installs them where that needs no question. Used for npm tools.

use std::process::Command;

use anyhow::Result;

use super::NpmTool;
use crate::browsers::packages;
use crate::process::capture;
use crate::say;

/// Whether Node is there in a version that runs the tool; installs it on Debian and Ubuntu when that is allowed.
pub fn is_there_or_installed(tool: &NpmTool) -> Result<bool> {
    if is_recent(tool.node) {
        return Ok(true);
    }
    if version().is_none() && packages::may_install() {
        packages::install(&["nodejs", "npm"], tool.why)?;
    }
    let found = is_recent(tool.node);
    if !found {
        say::line(&format!(
            "no Node {} or later with npm, so no {} ({}): install Node to have it",
            tool.node, tool.folder, tool.why
        ));
    }
    Ok(found)
}

fn is_recent(oldest: u32) -> bool {
    version().is_some_and(|version| version >= oldest)
        && capture(Command::new("npm").arg("--version")).is_ok()
}

/// The major version of Node.
fn version() -> Option<u32> {
    let text = capture(Command::new("node").arg("--version")).ok()?;
    major(&text)
}

fn major(text: &str) -> Option<u32> {
    text.strip_prefix('v')?.split('.').next()?.parse().ok()
}

#[cfg(test)]
mod tests {
    #[test]
    fn major_versions_are_read() {
        assert_eq!(super::major("v20.20.2"), Some(20));
        assert_eq!(super::major("20"), None);
    }
}
