//! The table of contents: parts, chapters, and what is still planned.
//!
//! Made by `build` from `content/<locale>/toc.toml`, read by navigation and the map of chapters.

use serde::{Deserialize, Serialize};

use crate::{Minutes, ReadingPath};

/// Parts in order.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Toc {
    /// Parts in order.
    pub parts: Vec<TocPart>,
    /// The premises of the book's question, in order.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub premises: Vec<Premise>,
}

/// One of the premises that the book's question rests on.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Premise {
    /// Key by which chapters name it.
    pub slug: String,
    /// Two or three words for the head of a column.
    pub name: String,
    /// The premise in one sentence, on condition that those before it hold.
    pub text: String,
}

/// A part of the book.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct TocPart {
    /// Title.
    pub title: String,
    /// Chapters in order.
    pub chapters: Vec<TocChapter>,
}

/// A line of the table of contents.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct TocChapter {
    /// `faking`, or `instruments/ablation` for a page; the route is `/read/<slug>/`.
    pub slug: String,
    /// Number of the chapter, from 1, counted over all parts.
    pub number: u32,
    /// Title.
    pub title: String,
    /// One sentence.
    pub teaser: String,
    /// Not written yet.
    pub planned: bool,
    /// How long it takes; all empty while planned.
    pub minutes: Minutes,
    /// The shortest path through the book that leads through it.
    pub path: ReadingPath,
    /// Slugs of the premises that it bears on.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub premises: Vec<String>,
    /// Pages of a chapter of several pages, otherwise empty.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub pages: Vec<TocChapter>,
}

impl Toc {
    /// Every line in reading order, each chapter before its own pages.
    ///
    /// ```
    /// use lookahead_book::{Toc, TocChapter, TocPart};
    /// let line = |slug: &str| TocChapter { slug: slug.into(), ..TocChapter::default() };
    /// let chapter = TocChapter { pages: vec![line("a/one")], ..line("a") };
    /// let parts = vec![TocPart { title: "I".into(), chapters: vec![chapter, line("b")] }];
    /// let toc = Toc { parts, ..Toc::default() };
    /// let slugs: Vec<&str> = toc.lines().map(|line| line.slug.as_str()).collect();
    /// assert_eq!(slugs, ["a", "a/one", "b"]);
    /// ```
    pub fn lines(&self) -> impl Iterator<Item = &TocChapter> {
        let chapters = self.parts.iter().flat_map(|part| &part.chapters);
        chapters.flat_map(|chapter| std::iter::once(chapter).chain(&chapter.pages))
    }

    /// The written neighbours of a chapter or page in reading order.
    pub fn neighbours(&self, slug: &str) -> (Option<&TocChapter>, Option<&TocChapter>) {
        let Some(idx) = self.lines().position(|line| line.slug == slug) else {
            return (None, None);
        };
        let before = self.lines().take(idx).filter(|line| !line.planned).last();
        let after = self.lines().skip(idx + 1).find(|line| !line.planned);
        (before, after)
    }
}
