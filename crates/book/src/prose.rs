//! Prose as a tree of blocks and inlines, which the site turns into nodes.
//!
//! Made by `build`, read by the site's renderer. Depth is capped when compiled, so walking it recursively is safe.
//! Absent on purpose: HTML strings, `style`, `class`, images.

use serde::{Deserialize, Serialize};

use crate::{MathNode, ReadingPath};

/// A piece of a page that stands on lines of its own.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Block {
    /// Running text.
    Paragraph(Vec<Inline>),
    /// A heading of level 2 to 6; level 1 is the page's own title.
    Heading {
        /// 2 to 6.
        level: u8,
        /// Anchor, unique in the page.
        id: String,
        /// The path named on the heading, if any; the section around it says the same.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        path: Option<ReadingPath>,
        /// What the heading says.
        text: Vec<Inline>,
    },
    /// A heading marked with a path, with everything up to the next heading of the same or a higher level.
    Section {
        /// The shortest path on which the section is open.
        path: ReadingPath,
        /// The heading first, then the rest.
        blocks: Vec<Block>,
    },
    /// A list.
    List {
        /// Numbered rather than marked.
        ordered: bool,
        /// First number of a numbered list, 1 otherwise.
        start: u32,
        /// One list of blocks for each item.
        items: Vec<Vec<Block>>,
    },
    /// A quotation.
    Quote(Vec<Block>),
    /// A table.
    Table {
        /// Cells of the head row.
        head: Vec<Vec<Inline>>,
        /// Rows of cells, each as long as the head.
        rows: Vec<Vec<Vec<Inline>>>,
    },
    /// Preformatted text.
    Code {
        /// Word after the opening fence, or empty.
        language: String,
        /// The text, with its line breaks.
        text: String,
    },
    /// A displayed formula; the node is `math`.
    MathBlock(MathNode),
    /// A place for a widget.
    Widget {
        /// Its name in the registry.
        slug: String,
        /// State keys and values, in the order written.
        params: Vec<(String, String)>,
    },
    /// A claim, set apart.
    Claim {
        /// `claim-1`, `claim-2`, … in the order of the page.
        id: String,
        /// The claim.
        body: Vec<Block>,
    },
    /// The strongest objection, as its author would put it.
    Objection {
        /// Who holds it.
        author: String,
        /// Key of the source in the references.
        key: String,
        /// Number of that source in this page.
        number: u32,
        /// A heading of its own, if given.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        title: Option<String>,
        /// The objection.
        body: Vec<Block>,
    },
    /// The best reply to the objection before it.
    Reply {
        /// A heading of its own, if given.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        title: Option<String>,
        /// The reply.
        body: Vec<Block>,
    },
    /// What would change your mind.
    Crux(Vec<Block>),
    /// Two questions for a class.
    Class {
        /// Always two when compiled without errors.
        questions: Vec<Vec<Block>>,
    },
    /// A margin note, placed after the block that refers to it.
    Note {
        /// From 1, in the order of first reference; the anchor is `note-<number>`.
        number: u32,
        /// The note.
        body: Vec<Block>,
    },
}

/// A piece of running text.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Inline {
    /// Plain text.
    Text(String),
    /// A forced line break.
    Break,
    /// Emphasis.
    Emphasis(Vec<Inline>),
    /// Strong emphasis.
    Strong(Vec<Inline>),
    /// Code.
    Code(String),
    /// A link; its scheme was checked when compiled.
    Link {
        /// `https:`, `mailto:`, `#id`, or a path from the site's root that the site joins with its public path.
        href: String,
        /// What is shown.
        body: Vec<Inline>,
        /// Leaves the site.
        external: bool,
    },
    /// A citation.
    Cite {
        /// Key in the references.
        key: String,
        /// Number in this page, from 1.
        number: u32,
    },
    /// A published number.
    Figure {
        /// Key in the figures.
        key: String,
        /// The value as shown.
        text: String,
        /// What the number means, or the question that was asked.
        meaning: String,
        /// Key of its source in the references.
        source: String,
        /// Number of that source in this page, from 1.
        number: u32,
    },
    /// A number computed by a widget's model.
    Calc {
        /// `widget.key`.
        key: String,
        /// The number as shown.
        text: String,
    },
    /// A term of the glossary.
    Term {
        /// Slug in the glossary.
        key: String,
        /// What is shown.
        text: String,
    },
    /// A formula in the line; the node is `math`.
    Math(MathNode),
    /// Refers to the note of this number; the anchor of the reference is `noteref-<number>`.
    NoteRef {
        /// Number of the note.
        number: u32,
    },
}

impl Inline {
    /// Appends what a reader would hear: words only, formulas as their symbols, note marks left out.
    pub fn push_plain(&self, out: &mut String) {
        match self {
            Self::Text(text) | Self::Code(text) => out.push_str(text),
            Self::Figure { text, .. } | Self::Calc { text, .. } | Self::Term { text, .. } => {
                out.push_str(text)
            }
            Self::Break => out.push(' '),
            Self::Emphasis(body) | Self::Strong(body) | Self::Link { body, .. } => push_all_plain(body, out),
            Self::Math(node) => node.push_plain(out),
            Self::Cite { .. } | Self::NoteRef { .. } => {}
        }
    }

    /// The plain words of a whole line.
    ///
    /// ```
    /// use lookahead_book::Inline;
    /// let line = [Inline::Text("a ".into()), Inline::Strong(vec![Inline::Text("b".into())])];
    /// assert_eq!(Inline::plain(&line), "a b");
    /// ```
    pub fn plain(line: &[Inline]) -> String {
        let mut out = String::new();
        push_all_plain(line, &mut out);
        out
    }
}

fn push_all_plain(line: &[Inline], out: &mut String) {
    for inline in line {
        inline.push_plain(out);
    }
}
