//! The native half of the site: compiles the book, renders every route with the client's own Shell, and writes the
//! files that a static host serves.
//!
//! In: `content/`, `assets/`, Trunk's staging folder. Out: HTML and page data for each route, styles, worker, sitemap,
//! robots, 404, search index, `embed.js`, oEmbed, posters, and which programs each widget may start. The same input gives the
//! same bytes; the clock is read once, for review dates.

mod assets;
mod book;
mod document;
mod embed;
mod embed_script;
mod guesses;
mod import_names;
mod markup;
mod pages;
mod pixels;
mod poster;
mod settings;

use std::collections::BTreeMap;
use std::path::Path;

use anyhow::{Context, Result};

pub use assets::{Assets, Style};
pub use book::{compile_book, today};
pub use document::render_document;
pub use embed::oembed_files;
pub use embed_script::EmbedScript;
pub use guesses::{Question, questions};
pub use pages::all_pages;
pub use settings::Settings;

use crate::route::Route;

/// Runs as Trunk's hook: settings from the environment, files from the working folder.
///
/// # Errors
/// One line for the first thing that is missing or wrong; the book's problems are printed before it.
pub fn run() -> Result<()> {
    let settings = Settings::from_environment()?;
    let root = Path::new(".");
    let compiled = compile_book(root, &today())?;
    let assets = Assets::stage(root, &settings.staging)?;
    let pages = all_pages(&compiled, &settings);
    let painter = pixels::Painter::new();
    let mut files: BTreeMap<String, Vec<u8>> = BTreeMap::new();
    for page in &pages {
        let route = Route::parse(&page.route);
        let html = render_document(page, &settings, &assets, &compiled.book.site)?;
        if let Some((name, poster)) = embed::poster_file(page, &html) {
            files.insert(format!("{name}.png"), painter.png(&poster)?);
            files.insert(format!("{name}.svg"), poster.into_bytes());
        }
        files.insert(route.file(), html.into_bytes());
        // Nothing takes over a lesson for the room.
        if !matches!(route, Route::Room(..)) {
            files.insert(route.data_file(), page.to_json().into_bytes());
        }
    }
    files.insert(
        crate::figures::search_box::INDEX_FILE.to_owned(),
        serde_json::to_vec(&compiled.book.search)?,
    );
    let texts = [
        oembed_files(&pages, &settings),
        embed_script::files(&settings.facts),
        vec![("offline/programs.json".to_owned(), assets::programs())],
        vec![("sitemap.xml".to_owned(), document::sitemap(&pages, &settings))],
        vec![("robots.txt".to_owned(), document::robots(&settings))],
    ];
    files.extend(texts.into_iter().flatten().map(|(name, text)| (name, text.into_bytes())));
    write_files(&settings.staging, &files)
}

fn write_files(folder: &Path, files: &BTreeMap<String, Vec<u8>>) -> Result<()> {
    for (name, bytes) in files {
        let path = folder.join(name);
        if let Some(parent) = path.parent() {
            std::fs::create_dir_all(parent).with_context(|| format!("cannot make {}", parent.display()))?;
        }
        std::fs::write(&path, bytes).with_context(|| format!("cannot write {}", path.display()))?;
    }
    Ok(())
}
