//! What was built from what: a fingerprint of all inputs and of the files written, so that a second `serve` starts at
//! once, and `audit` knows for which address a folder was built.

use std::fs;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use anyhow::{Context, Result};
use serde::{Deserialize, Serialize};

use super::settings::Settings;
use crate::paths;

/// Everything that a page can depend on.
const INPUTS: [&str; 13] = [
    "Cargo.toml",
    "Cargo.lock",
    "Trunk.toml",
    "index.html",
    "rust-toolchain.toml",
    ".cargo",
    "src",
    "crates",
    "content",
    "assets",
    "CITATION.cff",
    "xtask/src/offline",
    "xtask/src/scorm",
];

/// The record of one build, kept beside, not in, the folder that is published.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Record {
    /// See [`Settings`].
    pub origin: String,
    /// See [`Settings`].
    pub public_url: String,
    /// See [`Settings`].
    pub repository: Option<String>,
    /// What the foot of the pages says.
    pub version: String,
    /// Whether wasm-opt made the wasm smaller.
    pub is_optimised: bool,
    inputs: u64,
    output: u64,
}

impl Record {
    /// The record of what would be built now, beside what lies in the folder.
    pub fn now(settings: &Settings, version: &str, is_optimised: bool) -> Result<Record> {
        Ok(Record {
            origin: settings.origin.clone(),
            public_url: settings.public_url.clone(),
            repository: settings.repository.clone(),
            version: version.to_owned(),
            is_optimised,
            inputs: inputs()?,
            output: names_and_sizes(&settings.dist)?,
        })
    }

    /// The same record once the folder is written. (Inputs stay as they were before: a file saved during the build
    /// must lead to another one.)
    pub fn with_output(self, dist: &Path) -> Result<Record> {
        Ok(Record { output: names_and_sizes(dist)?, ..self })
    }

    /// The settings that the folder was built with.
    pub fn settings(self, dist: &Path) -> Settings {
        Settings {
            origin: self.origin,
            public_url: self.public_url,
            repository: self.repository,
            dist: dist.to_path_buf(),
        }
    }

    /// The record kept for a folder.
    pub fn read(dist: &Path) -> Option<Record> {
        serde_json::from_slice(&fs::read(place(dist).ok()?).ok()?).ok()
    }

    /// Keeps the record for a folder.
    pub fn write(&self, dist: &Path) -> Result<()> {
        let place = place(dist)?;
        let text = serde_json::to_string_pretty(self)?;
        fs::write(&place, text).with_context(|| format!("cannot write {}", place.display()))
    }
}

fn place(dist: &Path) -> Result<PathBuf> {
    let mut hasher = DefaultHasher::new();
    dist.hash(&mut hasher);
    Ok(paths::work("builds")?.join(format!("{:016x}.json", hasher.finish())))
}

/// Content of all inputs. (A hash that another Rust release changes costs one build, no more.)
fn inputs() -> Result<u64> {
    let mut hasher = DefaultHasher::new();
    for input in INPUTS {
        for file in files(&paths::root().join(input))? {
            file.hash(&mut hasher);
            let content = fs::read(&file).with_context(|| format!("cannot read {}", file.display()))?;
            content.hash(&mut hasher);
        }
    }
    Ok(hasher.finish())
}

/// Name, size and time of what is in the output folder: notices a build made by other means.
fn names_and_sizes(dist: &Path) -> Result<u64> {
    let mut hasher = DefaultHasher::new();
    for file in files(dist)? {
        let data = fs::metadata(&file)?;
        file.hash(&mut hasher);
        data.len().hash(&mut hasher);
        data.modified().unwrap_or(SystemTime::UNIX_EPOCH).hash(&mut hasher);
    }
    Ok(hasher.finish())
}

/// All files in a folder (or the file itself), sorted; none when it is missing.
pub fn files(top: &Path) -> Result<Vec<PathBuf>> {
    let mut found = Vec::new();
    let mut waiting = vec![top.to_path_buf()];
    while let Some(path) = waiting.pop() {
        if path.is_dir() {
            for entry in fs::read_dir(&path).with_context(|| format!("cannot read {}", path.display()))? {
                waiting.push(entry?.path());
            }
        } else if path.is_file() {
            found.push(path);
        }
    }
    found.sort();
    Ok(found)
}
