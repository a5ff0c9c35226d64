//! `cargo xtask offline`: each registered widget as one file that holds everything and asks nobody for anything.
//!
//! Made from a built site, so that it is the embed of that very site: its page, its style, its scripts and programs. The
//! site's scripts get from `assets/offline.js` what they would fetch. `cargo xtask build` writes the files into the site
//! too, as `offline/<slug>.html`; `crate::scorm` packs them for learning platforms.
//!
//! | module | what it holds |
//! |---|---|
//! | `page` | what is taken from a built embed page |
//! | `held` | the files that a widget may fetch, packed |
//! | `document` | the file, with its policy |

mod document;
mod held;
mod page;
#[cfg(test)]
pub mod tests;

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};
use clap::Args;

use crate::site::settings::Settings;
use crate::site::{Record, build, files};
use crate::{paths, say};
pub use document::Policy;
use held::Shelf;
use page::EmbedPage;

/// The folder of the site that has the files.
const FOLDER: &str = "offline";

/// Options of `cargo xtask offline` and `cargo xtask scorm`.
#[derive(Args, Debug)]
pub struct Options {
    /// Folder to write
    #[arg(long)]
    out: Option<PathBuf>,
    /// The folder that was built; it is built when it is not there or old
    #[arg(long, default_value = "dist")]
    dist: String,
    /// Take that folder as it is, up to date or not
    #[arg(long)]
    as_is: bool,
}

/// A widget in a file of its own.
#[derive(Debug, Clone)]
pub struct OfflineFile {
    /// Its name in the registry.
    pub slug: String,
    /// Its title, as markup.
    pub title: String,
    /// One sentence about it, as markup.
    pub description: String,
    /// Its language.
    pub language: String,
    /// The site's icon, as an address that needs no request.
    pub icon: String,
    /// Whether it asks for a guess first.
    pub has_guess: bool,
    /// The whole file.
    pub html: String,
}

/// `cargo xtask offline`.
pub fn run(options: &Options) -> Result<()> {
    options.copy_built(FOLDER, "html")
}

/// Makes the file of each widget of a built site, without writing any.
pub fn make_all(settings: &Settings) -> Result<Vec<OfflineFile>> {
    let shelf = Shelf::of(&settings.dist)?;
    shelf.slugs().map(|slug| make(settings, &shelf, slug)).collect()
}

/// Writes each file into the site.
pub fn publish(settings: &Settings, all: &[OfflineFile]) -> Result<()> {
    let file = |one: &OfflineFile| (format!("{}.html", one.slug), one.html.clone().into_bytes());
    write_all(&settings.dist.join(FOLDER), all.iter().map(file))
}

/// Writes files of these names and contents into a folder.
pub fn write_all(folder: &Path, files: impl Iterator<Item = (String, Vec<u8>)>) -> Result<()> {
    fs::create_dir_all(folder).with_context(|| format!("cannot make the folder {}", folder.display()))?;
    for (name, bytes) in files {
        let path = folder.join(name);
        fs::write(&path, bytes).with_context(|| format!("cannot write {}", path.display()))?;
    }
    Ok(())
}

fn make(settings: &Settings, shelf: &Shelf, slug: &str) -> Result<OfflineFile> {
    let page = EmbedPage::read(settings, slug).with_context(|| format!("the embed of {slug}"))?;
    let held = shelf.files_for(slug, &page)?;
    Ok(OfflineFile {
        slug: slug.to_owned(),
        has_guess: page.body.contains("class=\"guess\""),
        html: document::write(settings, shelf, &page, &held)?,
        title: page.title,
        description: page.description,
        language: page.language,
        icon: page.icon,
    })
}

impl Options {
    /// Builds what is not up to date, copies the built files with this ending from a folder of the site, and prints their
    /// sizes.
    pub fn copy_built(&self, folder: &str, ending: &str) -> Result<()> {
        let settings = settings_of(&paths::root().join(&self.dist));
        if self.as_is {
            build::add_files_of_figures(&settings)?;
        } else {
            build::ensure(&settings)?;
        }
        let out = match &self.out {
            Some(out) => std::path::absolute(out)?,
            None => paths::target().join(folder),
        };
        let has_ending = |file: &PathBuf| file.extension().is_some_and(|found| found == ending);
        let built: Vec<PathBuf> =
            files(&settings.dist.join(folder))?.into_iter().filter(has_ending).collect();
        if built.is_empty() {
            bail!("{} has no figures in {folder}/: run cargo xtask build again", settings.dist.display());
        }
        let mut sum = 0;
        for file in &built {
            let bytes = fs::read(file).with_context(|| format!("cannot read {}", file.display()))?;
            let name = file.file_name().unwrap_or_default().to_string_lossy().into_owned();
            let size = bytes.len() as u64;
            sum += size;
            say::line(&format!("{name}: {}", say::kilobytes(size)));
            write_all(&out, std::iter::once((name, bytes)))?;
        }
        say::line(&format!("{} files in {}, {} in all", built.len(), out.display(), say::kilobytes(sum)));
        Ok(())
    }
}

/// As the folder was built before, or as `cargo xtask build` builds without options.
fn settings_of(dist: &Path) -> Settings {
    match Record::read(dist) {
        Some(record) => record.settings(dist),
        None => Settings { dist: dist.to_path_buf(), ..Settings::local() },
    }
}
