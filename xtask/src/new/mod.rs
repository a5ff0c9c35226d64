//! `cargo xtask new`: writes the empty room of a widget or a chapter with its line in the registry, from the templates
//! in `xtask/templates/`. The room builds and passes the tests; what it says is then yours.

mod chapter;
mod program;
mod slug;
mod widget;

use std::fs;
use std::path::Path;

use anyhow::{Context, Result, bail};
use clap::Subcommand;

use crate::paths;
use slug::Slug;

/// What can be new.
#[derive(Debug, Subcommand)]
pub enum New {
    /// A widget: src/widgets/<slug>/, its words, its name in the registry
    Widget {
        /// Lower-case words joined by hyphens
        slug: String,
    },
    /// A chapter: content/en/chapters/<slug>.md and its line in toc.toml
    Chapter {
        /// Lower-case words joined by hyphens
        slug: String,
    },
}

/// Writes it.
pub fn run(new: &New) -> Result<()> {
    let root = paths::root();
    match new {
        New::Widget { slug } => widget::write(&root, &Slug::parse(slug)?),
        New::Chapter { slug } => chapter::write(&root, &Slug::parse(slug)?),
    }
}

/// A template with its places filled.
fn fill(template: &str, slug: &Slug, title: &str) -> String {
    template
        .replace("{{slug}}", slug.text())
        .replace("{{Component}}", &slug.component())
        .replace("{{Title}}", title)
}

fn read(file: &Path) -> Result<String> {
    fs::read_to_string(file).with_context(|| format!("cannot read {}", file.display()))
}

fn write_file(file: &Path, text: &str) -> Result<()> {
    if let Some(folder) = file.parent() {
        fs::create_dir_all(folder).with_context(|| format!("cannot make the folder {}", folder.display()))?;
    }
    fs::write(file, text).with_context(|| format!("cannot write {}", file.display()))
}

fn refuse_existing(file: &Path) -> Result<()> {
    if file.exists() {
        bail!("{} is there already: choose another slug", file.display());
    }
    Ok(())
}
