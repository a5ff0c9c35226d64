//! npm packages, installed from the lock files in `xtask/npm/` (which name versions and checksums, no addresses) into
//! the cache of tools. Used for wasm-opt, axe and Lighthouse.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result};

use super::{install_log, lock_cache};
use crate::process::run_quietly;
use crate::{paths, say};

/// A package from npm.
#[derive(Debug)]
pub struct NpmTool {
    /// The folder in `xtask/npm/`.
    pub folder: &'static str,
    /// Its version, as the lock file there has it.
    pub version: &'static str,
    /// What it is for.
    pub why: &'static str,
    /// The oldest major version of Node that runs it.
    pub node: u32,
}

/// wasm-opt; Debian's is too old for today's wasm.
pub const BINARYEN: NpmTool = NpmTool {
    folder: "binaryen",
    version: "132.0.0",
    why: "wasm-opt, makes the download smaller; 100 MB on disk",
    node: 18,
};

/// Finds accessibility errors.
pub const AXE: NpmTool =
    NpmTool { folder: "axe", version: "4.14.1", why: "axe-core, checks accessibility", node: 18 };

/// Measures speed as on a slow phone. Version 13 wants Node 22.
pub const LIGHTHOUSE: NpmTool =
    NpmTool { folder: "lighthouse", version: "12.8.2", why: "measures pages as on a slow phone", node: 20 };

/// The folder that holds `node_modules`.
pub fn ensure(tool: &NpmTool) -> Result<PathBuf> {
    let name = format!("{}-{}", tool.folder, tool.version);
    let place = paths::tools()?.join(&name);
    let committed = paths::root().join("xtask").join("npm").join(tool.folder);
    if !is_done(&place, &committed) {
        let _lock = lock_cache(&name)?;
        if !is_done(&place, &committed) {
            install(tool, &name, &place, &committed)?;
        }
    }
    Ok(place)
}

/// Whether the same lock file was installed to its end.
fn is_done(place: &Path, committed: &Path) -> bool {
    let installed = fs::read(place.join("installed-lock.json"));
    matches!((installed, fs::read(committed.join("package-lock.json"))), (Ok(a), Ok(b)) if a == b)
}

fn install(tool: &NpmTool, name: &str, place: &Path, committed: &Path) -> Result<()> {
    say::line(&format!("installing {name} into {} ({})", place.display(), tool.why));
    fs::create_dir_all(place).with_context(|| format!("cannot make the folder {}", place.display()))?;
    for file in ["package.json", "package-lock.json"] {
        let from = committed.join(file);
        fs::copy(&from, place.join(file)).with_context(|| format!("cannot copy {}", from.display()))?;
    }
    let mut command = Command::new("npm");
    command.args(["ci", "--no-fund", "--no-audit", "--ignore-scripts"]).current_dir(place);
    run_quietly(&format!("installing {name}"), &mut command, &install_log(name)?)?;
    fs::copy(committed.join("package-lock.json"), place.join("installed-lock.json"))?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lock_files_have_the_versions_of_the_table_and_name_no_registry() {
        for (tool, package) in [(&BINARYEN, "binaryen"), (&AXE, "axe-core"), (&LIGHTHOUSE, "lighthouse")] {
            let path = paths::root().join("xtask/npm").join(tool.folder).join("package-lock.json");
            let text = fs::read_to_string(&path).unwrap();
            let lock: serde_json::Value = serde_json::from_str(&text).unwrap();
            assert_eq!(lock["packages"][format!("node_modules/{package}")]["version"], tool.version);
            assert!(!text.contains("\"resolved\""), "{}", path.display());
        }
    }
}
