//! What is open while Markdown events are read: a stack of frames instead of recursion.

use crate::{Block, Inline, ReadingPath};

/// What a frame becomes when it closes.
pub(super) enum FrameKind {
    /// The page, or something whose content simply joins the frame around it.
    Plain,
    /// Paragraph: may fall into several blocks around displayed formulas.
    Paragraph,
    Heading {
        level: u8,
        id: Option<String>,
        path: Option<ReadingPath>,
    },
    Quote,
    List {
        start: Option<u64>,
    },
    Item,
    Note {
        label: String,
    },
    Table,
    Row,
    Cell,
    Code {
        language: String,
    },
    Emphasis,
    Strong,
    Link {
        href: String,
    },
    Term {
        name: String,
    },
    Cite {
        keys: String,
    },
    /// Reported already; its content is dropped.
    Dropped,
}

/// One open element and what it holds so far.
pub(super) struct Frame {
    pub(super) kind: FrameKind,
    /// Byte offset in the body.
    pub(super) at: usize,
    pub(super) line: Vec<Inline>,
    pub(super) blocks: Vec<Block>,
    pub(super) items: Vec<Vec<Block>>,
    pub(super) cells: Vec<Vec<Inline>>,
    pub(super) rows: Vec<Vec<Vec<Inline>>>,
    pub(super) code: String,
}

impl Frame {
    pub(super) fn new(kind: FrameKind, at: usize) -> Self {
        Self {
            kind,
            at,
            line: Vec::new(),
            blocks: Vec::new(),
            items: Vec::new(),
            cells: Vec::new(),
            rows: Vec::new(),
            code: String::new(),
        }
    }

    /// Turns inlines that stand directly among blocks (tight list items) into a paragraph.
    pub(super) fn flush_line(&mut self) {
        if !self.line.is_empty() {
            let line = std::mem::take(&mut self.line);
            self.blocks.push(Block::Paragraph(line));
        }
    }
}
