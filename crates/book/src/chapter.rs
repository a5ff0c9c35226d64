//! A chapter, and the three lengths at which the book can be read.
//!
//! Made by `build` from `content/<locale>/chapters`, read by the site's chapter page.

use serde::{Deserialize, Serialize};

use crate::Block;

/// One of the three paths through the book; shorter paths come first in the order.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum ReadingPath {
    /// Five minutes.
    #[serde(rename = "5")]
    Five,
    /// Fifteen minutes.
    #[serde(rename = "15")]
    Fifteen,
    /// Everything.
    #[default]
    #[serde(rename = "full")]
    Full,
}

impl ReadingPath {
    /// All paths, shortest first.
    pub const ALL: [Self; 3] = [Self::Five, Self::Fifteen, Self::Full];

    /// The name used in sources and URLs.
    ///
    /// ```
    /// use lookahead_book::ReadingPath;
    /// assert_eq!(ReadingPath::Fifteen.as_str(), "15");
    /// assert_eq!(ReadingPath::parse("15"), Some(ReadingPath::Fifteen));
    /// ```
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Five => "5",
            Self::Fifteen => "15",
            Self::Full => "full",
        }
    }

    /// Reads the name used in sources and URLs.
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|path| path.as_str() == name)
    }

    /// Whether a section marked with this path is open for a reader on `reader`'s path, rather than folded.
    pub fn is_open_on(self, reader: Self) -> bool {
        self <= reader
    }
}

/// Minutes of reading on each path, counted from the words that are open on it, without figures; absent while planned.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Minutes {
    /// On the five-minute path.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub path5: Option<u32>,
    /// On the fifteen-minute path.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub path15: Option<u32>,
    /// Read whole.
    pub full: u32,
}

impl Minutes {
    /// Minutes on one path.
    pub fn on(self, path: ReadingPath) -> Option<u32> {
        match path {
            ReadingPath::Five => self.path5,
            ReadingPath::Fifteen => self.path15,
            ReadingPath::Full => Some(self.full),
        }
    }
}

/// One chapter, or one page of a chapter of several pages.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Chapter {
    /// `faking`, or `instruments/ablation` for a page of a chapter; the route is `/read/<slug>/`.
    pub slug: String,
    /// Title of the part it stands in.
    pub part: String,
    /// Number of the part, from 1.
    pub part_number: u32,
    /// Number of the chapter, from 1, counted over all parts.
    pub number: u32,
    /// Number of the page inside its chapter, from 1; 0 for the chapter itself.
    pub page: u32,
    /// Title.
    pub title: String,
    /// One sentence for the map of chapters.
    pub teaser: String,
    /// The claim in one line; empty while planned.
    pub claim: String,
    /// How long it takes.
    pub minutes: Minutes,
    /// Rows of the plan that it covers.
    pub rows: Vec<String>,
    /// Not written yet: `blocks` is empty.
    pub planned: bool,
    /// The prose.
    pub blocks: Vec<Block>,
    /// Keys of the references in order of first use: the first has number 1.
    pub references: Vec<String>,
    /// Keys of the figures shown, in order of first use.
    pub figures: Vec<String>,
    /// Slugs of the glossary terms linked, in order of first use.
    pub terms: Vec<String>,
    /// Slugs of the widgets placed, in order, each once.
    pub widgets: Vec<String>,
}

/// A page that is no chapter: home, about, teach.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct SitePage {
    /// Name of its file.
    pub slug: String,
    /// Title.
    pub title: String,
    /// One sentence, for search engines and previews.
    pub description: String,
    /// The prose.
    pub blocks: Vec<Block>,
    /// Keys of the references in order of first use: the first has number 1.
    pub references: Vec<String>,
    /// Keys of the figures shown, in order of first use.
    pub figures: Vec<String>,
    /// Slugs of the glossary terms linked, in order of first use.
    pub terms: Vec<String>,
    /// Slugs of the widgets placed, in order, each once.
    pub widgets: Vec<String>,
}
