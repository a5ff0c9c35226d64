//! The compiler: Markdown and TOML to the types of this crate, with every problem at its line and column.
//!
//! Who uses it: the prerenderer and `cargo xtask`. Pure: sources, today's date, the widgets and their computed numbers
//! are arguments. It cannot fail: odd input gives what could be read, and problems. Formats: `FORMAT.md`.

mod book;
mod chapters;
mod compare;
mod data;
mod date;
mod fault;
mod fields;
mod index;
mod lessons;
mod lint;
mod page;
mod problem;
mod reading_time;
mod site_links;
mod slug;
mod source;

use std::collections::{BTreeMap, BTreeSet};

use crate::{Chapter, FigureEntry, GlossaryEntry, Lesson, Reference, SearchEntry, SitePage, Toc, Words};

pub use date::Date;
pub use fault::CODES;
pub use problem::{Problem, Severity};

use problem::Report;
use source::SourceFile;

/// Paths (`content/…`) and texts of all source files.
pub type Sources = BTreeMap<String, String>;

/// The language that all others must match.
pub const FIRST_LOCALE: &str = "en";

/// What the compiler needs to know.
pub struct Input<'a> {
    /// All files.
    pub sources: &'a Sources,
    /// The day against which reviews are due.
    pub today: Date,
    /// Slugs of the registry.
    pub widgets: &'a BTreeSet<String>,
    /// The number for `{calc:widget.key}`, as shown.
    pub calc: &'a dyn Fn(&str) -> Option<String>,
}

/// Everything that was read.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Compiled {
    /// Sources by key.
    pub references: BTreeMap<String, Reference>,
    /// Published numbers by key.
    pub figures: BTreeMap<String, FigureEntry>,
    /// One book for each language.
    pub books: BTreeMap<String, Book>,
}

/// The book in one language.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Book {
    /// Table of contents.
    pub toc: Toc,
    /// Chapters and their pages in reading order, planned ones without blocks.
    pub chapters: Vec<Chapter>,
    /// Pages that are no chapters, by slug.
    pub pages: BTreeMap<String, SitePage>,
    /// Lesson plans in the order of their chapters.
    pub lessons: Vec<Lesson>,
    /// Terms by slug.
    pub glossary: BTreeMap<String, GlossaryEntry>,
    /// Words of the site.
    pub site: Words,
    /// Words of each widget, by slug.
    pub widgets: BTreeMap<String, Words>,
    /// Entries of the search.
    pub search: Vec<SearchEntry>,
}

/// Compiles all sources; problems come sorted by file, line and column.
///
/// ```
/// use std::collections::BTreeSet;
/// use lookahead_book::build::{Date, Input, Sources, compile};
///
/// let mut sources = Sources::new();
/// sources.insert("content/en/toc.toml".into(), "[[part]]\ntitle = \"I\"\nnumber = 1\n".into());
/// sources.insert("content/en/site.toml".into(), "[nav]\nlab = \"Lab\"\n".into());
/// let today = Date { year: 2026, month: 11, day: 21 };
/// let input = Input { sources: &sources, today, widgets: &BTreeSet::new(), calc: &|_| None };
/// let (compiled, problems) = compile(&input);
/// assert_eq!(compiled.books["en"].site.get("nav.lab"), "Lab");
/// assert_eq!(
///     problems[0].to_string(),
///     "content/en/toc.toml:3:1: error[unknown-key]: `number` is not a key here; FORMAT.md lists them",
/// );
/// ```
pub fn compile(input: &Input<'_>) -> (Compiled, Vec<Problem>) {
    let mut report = Report::default();
    let mut compiled = Compiled::default();
    if let Some(file) = file(input.sources, "content/references.toml") {
        compiled.references = data::references::read(&file, input.today, &mut report);
    }
    if let Some(file) = file(input.sources, "content/figures.toml") {
        compiled.figures = data::figures::read(&file, &compiled.references, input.today, &mut report);
    }
    let mut outlines = BTreeMap::new();
    for locale in locales(input.sources) {
        let (book, outline) = book::read(locale, input, &compiled, &mut report);
        compiled.books.insert(locale.to_owned(), book);
        outlines.insert(locale, outline);
    }
    compare::check(&outlines, input.sources, &mut report);
    report_unknown_files(input, &mut report);
    (compiled, report.into_sorted())
}

impl Compiled {
    /// The sources of a page in the order of their numbers.
    pub fn references_of(&self, keys: &[String]) -> Vec<Reference> {
        keys.iter().filter_map(|key| self.references.get(key)).cloned().collect()
    }

    /// The numbers of a page in order of first use.
    pub fn figures_of(&self, keys: &[String]) -> Vec<FigureEntry> {
        keys.iter().filter_map(|key| self.figures.get(key)).cloned().collect()
    }
}

impl Book {
    /// A chapter or page by its slug.
    pub fn chapter(&self, slug: &str) -> Option<&Chapter> {
        self.chapters.iter().find(|chapter| chapter.slug == slug)
    }

    /// The terms of a page in order of first use.
    pub fn terms_of(&self, slugs: &[String]) -> Vec<GlossaryEntry> {
        slugs.iter().filter_map(|slug| self.glossary.get(slug)).cloned().collect()
    }
}

fn file<'a>(sources: &'a Sources, path: &str) -> Option<SourceFile<'a>> {
    sources.get_key_value(path).map(|(path, text)| SourceFile::new(path, text))
}

/// Folders beside `content/en`; the first language is always among them.
fn locales(sources: &Sources) -> BTreeSet<&str> {
    let folders = sources.keys().filter_map(|path| path.strip_prefix("content/")?.split_once('/'));
    folders.map(|(folder, _)| folder).chain([FIRST_LOCALE]).collect()
}

fn report_unknown_files(input: &Input<'_>, report: &mut Report) {
    for path in input.sources.keys().filter(|path| !is_known(path)) {
        report.add_to_path(path, fault::Fault::UnknownFile());
    }
}

fn is_known(path: &str) -> bool {
    let pieces: Vec<&str> = path.split('/').collect();
    match pieces.as_slice() {
        ["content", "references.toml" | "figures.toml"] => true,
        ["content", _, "toc.toml" | "site.toml" | "glossary.toml"] => true,
        // What the machines of the traces say: read by `cargo xtask traces`, not part of the book.
        ["content", _, "widgets" | "traces", name] => name.ends_with(".toml"),
        ["content", _, "pages" | "teach", name] => name.ends_with(".md"),
        ["content", _, "chapters", name] | ["content", _, "chapters", _, name] => name.ends_with(".md"),
        _ => false,
    }
}
