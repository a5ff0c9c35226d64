//! Where things lie: the workspace, the target folder, the cache of tools. Used by every command.

use std::env;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};

/// The top of the workspace.
pub fn root() -> PathBuf {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    here.parent().unwrap_or(here).to_path_buf()
}

/// Cargo's target folder.
pub fn target() -> PathBuf {
    match env::var_os("CARGO_TARGET_DIR") {
        Some(dir) => root().join(dir),
        None => root().join("target"),
    }
}

/// A folder of ours inside the target folder, made when missing.
pub fn work(name: &str) -> Result<PathBuf> {
    let dir = target().join("xtask").join(name);
    std::fs::create_dir_all(&dir).with_context(|| format!("cannot make the folder {}", dir.display()))?;
    Ok(dir)
}

/// Where pinned tools are kept, shared by all checkouts of one user: `LOOKAHEAD_TOOLS`, else below the user's cache.
pub fn tools() -> Result<PathBuf> {
    if let Some(dir) = env::var_os("LOOKAHEAD_TOOLS") {
        return Ok(root().join(dir));
    }
    let cache = match env::var_os("XDG_CACHE_HOME") {
        Some(dir) => PathBuf::from(dir),
        None => env::home_dir()
            .context("no home folder: set LOOKAHEAD_TOOLS to a folder for tools")?
            .join(".cache"),
    };
    Ok(cache.join("lookahead").join("tools"))
}

/// The first file of this name in the folders of PATH.
pub fn find_program(name: &str) -> Option<PathBuf> {
    let path = env::var_os("PATH")?;
    env::split_paths(&path).map(|dir| dir.join(name)).find(|file| file.is_file())
}
