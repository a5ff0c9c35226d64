//! A page's data: what `prerender` writes beside each page as `page.json`, and what the client hydrates from.
//!
//! Prose travels here and never in the wasm, so that a new language costs no code.

use lookahead_book::{Block, Chapter, GlossaryEntry, Reference, Toc, Words};
use serde::{Deserialize, Serialize};

/// Everything that one page shows.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct PageData {
    /// The page's site path; see [`crate::route::Route`].
    pub route: String,
    /// The page's title, as in the browser's tab.
    pub title: String,
    /// One sentence for search engines and link previews.
    pub description: String,
    /// The site's words and those of the page's widgets, by key.
    pub words: Words,
    /// What the build wrote down about itself.
    pub facts: SiteFacts,
    /// What is between header and foot.
    pub body: PageBody,
}

/// What the build wrote down about itself; the same on every page.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct SiteFacts {
    /// Version and commit, as in `0.1.0+4be1f2c`.
    pub version: String,
    /// The day of the commit, `2026-11-21`.
    pub date: String,
    /// Scheme and host of the published site, without a closing slash.
    pub origin: String,
    /// The public path, `/` or `/repo/`.
    pub public_path: String,
    /// Where errors can be reported, when the build knows it.
    pub repository: Option<String>,
    /// File names (from the site's root) that a page needs; they carry hashes.
    pub style: String,
}

/// The kinds of page.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub enum PageBody {
    /// The first page: its prose and the map of the book.
    Home {
        /// The page's prose.
        blocks: Vec<Block>,
        /// The map.
        toc: Toc,
    },
    /// A page of prose alone.
    Prose {
        /// The page's prose.
        blocks: Vec<Block>,
    },
    /// A chapter with its sources.
    Chapter {
        /// The chapter.
        chapter: Chapter,
        /// Its part's title.
        part: String,
        /// How many chapters the book will have.
        n_chapters: u32,
        /// The sources that it cites, in order of their numbers.
        references: Vec<Reference>,
        /// The terms that it uses, for their explanations.
        terms: Vec<GlossaryEntry>,
    },
    /// All widgets.
    Gallery {
        /// The page's prose.
        blocks: Vec<Block>,
        /// Slugs of the widgets, in the registry's order.
        widgets: Vec<String>,
    },
    /// One widget with all its controls.
    Lab {
        /// The widget.
        slug: String,
    },
    /// One widget for somebody else's page.
    Embed {
        /// The widget.
        slug: String,
        /// The chapter that explains it, if one is written.
        chapter: Option<String>,
    },
    /// All terms.
    Glossary {
        /// The page's prose.
        blocks: Vec<Block>,
        /// The terms, by their slugs.
        entries: Vec<GlossaryEntry>,
    },
    /// All sources.
    References {
        /// The page's prose.
        blocks: Vec<Block>,
        /// The sources, by their keys.
        entries: Vec<Reference>,
    },
}

impl Default for PageData {
    fn default() -> Self {
        Self {
            route: "/404.html".to_owned(),
            title: String::new(),
            description: String::new(),
            words: Words::default(),
            facts: SiteFacts { public_path: "/".to_owned(), ..SiteFacts::default() },
            body: PageBody::Prose { blocks: Vec::new() },
        }
    }
}
