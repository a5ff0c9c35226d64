//! What a reader hears of a paragraph, with offsets: the input of the readability lint.

use super::run::Run;

/// Kind of text a lint looks at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum ProseKind {
    /// A paragraph, list item or note.
    Paragraph,
    /// A heading or a table cell: too short for sentences.
    Label,
}

/// The words of one paragraph.
pub(crate) struct Prose {
    pub(crate) kind: ProseKind,
    pub(crate) run: Run,
    /// Ranges of the text that link to the glossary, and the entry's slug.
    pub(crate) linked: Vec<(std::ops::Range<usize>, String)>,
}

impl Prose {
    pub(super) fn new(kind: ProseKind) -> Self {
        Self { kind, run: Run::default(), linked: Vec::new() }
    }

    pub(crate) fn text(&self) -> &str {
        &self.run.text
    }
}
