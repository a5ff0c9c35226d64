//! `cargo xtask scorm`: each registered widget as a package for learning platforms, in SCORM 1.2, which nearly all of them
//! read. In it are the offline file of `crate::offline` and a page around that, which speaks with the platform.
//!
//! | module | what it holds |
//! |---|---|
//! | `manifest` | `imsmanifest.xml`: what the package is and which files it has |
//! | `wrapper` | the page around the figure |
//! | `words` | what that page says, from `content/` |

mod manifest;
#[cfg(test)]
mod tests;
mod words;
mod wrapper;

use std::io::{Cursor, Write};

use anyhow::{Context, Result};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipWriter};

use crate::offline::{OfflineFile, Options, write_all};
use crate::site::settings::Settings;
use words::Words;

/// The folder of the site that has the packages.
const FOLDER: &str = "scorm";

/// The page that the platform opens.
const WRAPPER_FILE: &str = "index.html";

/// The figure in it; `assets/scorm/scorm.js` opens it by this name.
const FIGURE_FILE: &str = "figure.html";

/// `cargo xtask scorm`.
pub fn run(options: &Options) -> Result<()> {
    options.copy_built(FOLDER, "zip")
}

/// Writes the package of each figure into the site.
pub fn publish(settings: &Settings, figures: &[OfflineFile]) -> Result<()> {
    let words = Words::read()?;
    let packages: Vec<(String, Vec<u8>)> = figures
        .iter()
        .map(|figure| Ok((format!("{}.zip", figure.slug), pack(&contents(figure, &words)?)?)))
        .collect::<Result<_>>()?;
    write_all(&settings.dist.join(FOLDER), packages.into_iter())
}

/// Names and texts of the files of a package, the manifest first.
fn contents(figure: &OfflineFile, words: &Words) -> Result<Vec<(&'static str, String)>> {
    let files = [WRAPPER_FILE, FIGURE_FILE];
    Ok(vec![
        ("imsmanifest.xml", manifest::write(figure, &files)),
        (WRAPPER_FILE, wrapper::write(figure, words)?),
        (FIGURE_FILE, figure.html.clone()),
    ])
}

/// A zip file with fixed dates: the same contents give the same bytes.
fn pack(contents: &[(&'static str, String)]) -> Result<Vec<u8>> {
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .last_modified_time(DateTime::default())
        .unix_permissions(0o644);
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, text) in contents {
        zip.start_file(*name, options).with_context(|| format!("cannot pack {name}"))?;
        zip.write_all(text.as_bytes()).with_context(|| format!("cannot pack {name}"))?;
    }
    Ok(zip.finish().context("cannot pack")?.into_inner())
}
