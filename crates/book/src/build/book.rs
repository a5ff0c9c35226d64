//! One language: its data files, then its chapters and pages, then the links among them and the search.

use std::collections::BTreeMap;

use super::chapters::Reader;
use super::data::glossary::{self, Glossary};
use super::data::toc::{self, TocSource};
use super::data::words::{self, WordsSource};
use super::fault::Fault;
use super::page::Keys;
use super::problem::Report;
use super::{Book, Compiled, Input, file, index};

/// What is compared between languages.
pub(crate) struct Outline {
    /// Words of each file, by its path inside the language's folder.
    pub(crate) words: BTreeMap<String, WordsSource>,
    /// Lines of toc.toml by slug, with their offsets.
    pub(crate) toc_places: BTreeMap<String, usize>,
    /// Slugs of the glossary.
    pub(crate) terms: Vec<String>,
    /// Slugs of the pages.
    pub(crate) pages: Vec<String>,
    /// Slugs of the lesson plans.
    pub(crate) lessons: Vec<String>,
}

/// Reads one language.
pub(crate) fn read(
    locale: &str,
    input: &Input<'_>,
    compiled: &Compiled,
    report: &mut Report,
) -> (Book, Outline) {
    let root = format!("content/{locale}");
    let toc = read_toc(&root, input, report);
    let glossary = match file(input.sources, &format!("{root}/glossary.toml")) {
        Some(file) => glossary::read(&file, &compiled.references, report),
        None => Glossary::default(),
    };
    let words = read_words(&root, input, report);
    let keys = Keys {
        references: &compiled.references,
        figures: &compiled.figures,
        glossary: &glossary,
        widgets: input.widgets,
        calc: input.calc,
    };
    let mut book = Book { toc: toc.toc, ..Book::default() };
    let mut reader = Reader::new(&root, input, keys, report);
    reader.chapters(&mut book, &toc.places);
    reader.lessons(&mut book);
    reader.pages(&mut book);
    reader.check_links();
    book.glossary = glossary.entries;
    keep_words(&mut book, &words);
    book.search = index::entries(&book);
    let (terms, pages) = (book.glossary.keys().cloned().collect(), book.pages.keys().cloned().collect());
    let lessons = book.lessons.iter().map(|lesson| lesson.slug.clone()).collect();
    (book, Outline { words, toc_places: toc.places, terms, pages, lessons })
}

fn read_toc(root: &str, input: &Input<'_>, report: &mut Report) -> TocSource {
    let path = format!("{root}/toc.toml");
    match file(input.sources, &path) {
        Some(file) => toc::read(&file, report),
        None => {
            report.add_to_path(&path, Fault::MissingFile());
            TocSource::default()
        }
    }
}

/// `site.toml`, and one file for each widget of the registry.
fn read_words(root: &str, input: &Input<'_>, report: &mut Report) -> BTreeMap<String, WordsSource> {
    let mut found = BTreeMap::new();
    let of_widgets = input.widgets.iter().map(|slug| format!("widgets/{slug}.toml"));
    for name in of_widgets.chain(["site.toml".to_owned()]) {
        let path = format!("{root}/{name}");
        let required: &[&'static str] = if name == "site.toml" { &[] } else { &["title", "description"] };
        match file(input.sources, &path) {
            Some(file) => {
                found.insert(name, words::read(&file, required, report));
            }
            None => report.add_to_path(&path, Fault::MissingFile()),
        }
    }
    for (path, slug) in names(input, &format!("{root}/widgets/"), ".toml") {
        if !input.widgets.contains(slug) {
            report.add_to_path(path, Fault::UnknownWidget(slug.to_owned()));
        }
    }
    found
}

/// Files under a folder with an ending: their path, and the name between.
pub(super) fn names<'a>(input: &Input<'a>, folder: &str, ending: &str) -> Vec<(&'a str, &'a str)> {
    let inner = |path: &'a String| path.strip_prefix(folder)?.strip_suffix(ending);
    input.sources.keys().filter_map(|path| Some((path.as_str(), inner(path)?))).collect()
}

fn keep_words(book: &mut Book, words: &BTreeMap<String, WordsSource>) {
    for (name, source) in words {
        match name.strip_prefix("widgets/").and_then(|name| name.strip_suffix(".toml")) {
            Some(slug) => {
                book.widgets.insert(slug.to_owned(), source.words.clone());
            }
            None => book.site = source.words.clone(),
        }
    }
}
