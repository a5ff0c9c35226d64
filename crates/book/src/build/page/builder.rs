//! Markdown events to blocks, with a stack of frames. Depth is capped here, once, for everything downstream.

use std::collections::BTreeMap;
use std::ops::Range;

use math_core::MathDisplay;
use pulldown_cmark::{BrokenLink, CodeBlockKind, Event, LinkType, Options, Parser, Tag};

use super::assemble::{FlowItem, NoteSource};
use super::container::{self, Meaning};
use super::context::Context;
use super::directive::{Directive, Directives};
use super::frame::{Frame, FrameKind};
use super::prose::Prose;
use super::run::Run;
use super::{heading, latex, number_of};
use crate::build::fault::Fault;
use crate::{Block, Inline};

const MAX_DEPTH: usize = 24;

/// Stands for code and formulas in the text that the lint reads.
const OBJECT: &str = "\u{fffc}";

/// Everything the events gave.
#[derive(Default)]
pub(super) struct Parsed {
    pub(super) flow: Vec<FlowItem>,
    pub(super) notes: BTreeMap<String, NoteSource>,
    pub(super) prose: Vec<Prose>,
}

/// Reads the masked body.
pub(super) fn build(source: &str, directives: &Directives, context: &mut Context<'_>) -> Parsed {
    let options = Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_HEADING_ATTRIBUTES
        | Options::ENABLE_SMART_PUNCTUATION
        | Options::ENABLE_MATH
        | Options::ENABLE_WIKILINKS;
    let mut broken = Vec::new();
    let mut on_broken = |link: BrokenLink<'_>| {
        let is_shortcut = matches!(link.link_type, LinkType::Shortcut | LinkType::ShortcutUnknown);
        if !is_shortcut {
            broken.push((link.span.start, link.reference.to_string()));
        }
        let is_cite = is_shortcut && link.reference.starts_with('@');
        is_cite.then(|| (link.reference.to_string().into(), "".into()))
    };
    let parser = Parser::new_with_broken_link_callback(&directives.masked, options, Some(&mut on_broken));
    let mut builder = Builder::new(source, &directives.lines, context);
    for (event, range) in parser.into_offset_iter() {
        builder.event(event, range);
    }
    builder.flush_run();
    let parsed = builder.parsed;
    for (at, reference) in broken {
        context.fault(at, Fault::BrokenLink(reference));
    }
    parsed
}

pub(super) struct Builder<'c, 'p> {
    source: &'c str,
    directives: &'c [Directive],
    pub(super) context: &'c mut Context<'p>,
    pub(super) stack: Vec<Frame>,
    pub(super) run: Run,
    pub(super) open_prose: Option<Prose>,
    pub(super) parsed: Parsed,
    /// Notes first referred to in the block at hand.
    pub(super) new_notes: Vec<String>,
}

impl<'c, 'p> Builder<'c, 'p> {
    fn new(source: &'c str, directives: &'c [Directive], context: &'c mut Context<'p>) -> Self {
        Self {
            source,
            directives,
            context,
            stack: vec![Frame::new(FrameKind::Plain, 0)],
            run: Run::default(),
            open_prose: None,
            parsed: Parsed::default(),
            new_notes: Vec::new(),
        }
    }

    fn event(&mut self, event: Event<'_>, range: Range<usize>) {
        match event {
            Event::Text(text) => return self.text(&text, range),
            Event::SoftBreak => return self.text(" ", range),
            _ => self.flush_run(),
        }
        let at = range.start;
        match event {
            Event::Start(tag) => self.open(tag, at),
            Event::End(_) => self.close(),
            Event::Code(text) => self.inline(Inline::Code(text.to_string()), OBJECT, at),
            Event::InlineMath(text) => self.math(&text, MathDisplay::Inline, at),
            Event::DisplayMath(text) => self.math(&text, MathDisplay::Block, at),
            Event::Html(_) => self.html_line(at),
            Event::InlineHtml(_) => self.context.fault(at, Fault::RawHtml()),
            Event::FootnoteReference(label) => self.note_reference(&label, at),
            Event::HardBreak => self.inline(Inline::Break, " ", at),
            Event::Rule => self.context.fault(at, Fault::Unsupported("a horizontal rule")),
            Event::Text(_) | Event::SoftBreak | Event::TaskListMarker(_) => {}
        }
    }

    fn text(&mut self, text: &str, range: Range<usize>) {
        match self.stack.last_mut() {
            // Taken from the source: the mask may have reached into a code block.
            Some(Frame { kind: FrameKind::Code { .. }, code, .. }) => {
                let original = self.source.get(range).filter(|original| original.len() == text.len());
                code.push_str(original.unwrap_or(text));
            }
            _ => self.run.push(text, range, self.source),
        }
    }

    fn open(&mut self, tag: Tag<'_>, at: usize) {
        if is_block(&tag) {
            self.close_prose();
        }
        let mut kind = self.frame_kind(tag, at);
        if self.stack.len() >= MAX_DEPTH {
            if self.stack.len() == MAX_DEPTH {
                self.context.fault(at, Fault::TooDeep());
            }
            kind = FrameKind::Plain;
        }
        self.stack.push(Frame::new(kind, at));
    }

    fn frame_kind(&mut self, tag: Tag<'_>, at: usize) -> FrameKind {
        match tag {
            Tag::Paragraph => FrameKind::Paragraph,
            Tag::Heading { level, id, classes, attrs } => {
                let marks = heading::marks(id, &classes, &attrs);
                marks.faults.into_iter().for_each(|fault| self.context.fault(at, fault));
                FrameKind::Heading { level: level as u8, id: marks.id, path: marks.path }
            }
            Tag::BlockQuote(_) => FrameKind::Quote,
            Tag::CodeBlock(CodeBlockKind::Fenced(language)) => {
                FrameKind::Code { language: language.to_string() }
            }
            Tag::CodeBlock(CodeBlockKind::Indented) => FrameKind::Code { language: String::new() },
            Tag::List(start) => FrameKind::List { start },
            Tag::Item => FrameKind::Item,
            Tag::FootnoteDefinition(label) => FrameKind::Note { label: label.to_string() },
            Tag::Table(_) => FrameKind::Table,
            Tag::TableHead | Tag::TableRow => FrameKind::Row,
            Tag::TableCell => FrameKind::Cell,
            Tag::Emphasis => FrameKind::Emphasis,
            Tag::Strong => FrameKind::Strong,
            Tag::Link { link_type, dest_url, .. } => link_kind(link_type, &dest_url),
            Tag::Image { .. } => {
                self.context.fault(at, Fault::Unsupported("an image"));
                FrameKind::Dropped
            }
            _ => FrameKind::Plain,
        }
    }

    /// A line of an HTML block: a masked directive, or HTML that is not allowed (told once a block).
    fn html_line(&mut self, at: usize) {
        let idx = self.directives.binary_search_by_key(&at, |directive| directive.at);
        let directive = idx.ok().and_then(|idx| self.directives.get(idx));
        let Some(directive) = directive else {
            let is_first = self.stack.last().is_some_and(|frame| frame.at == at);
            if is_first && !self.source.get(at..).is_some_and(|rest| rest.trim_start().starts_with("::")) {
                self.context.fault(at, Fault::RawHtml());
            }
            return;
        };
        if self.stack.len() != 2 {
            return self.context.fault(at, Fault::DirectiveIndented());
        }
        let item = match container::meaning(directive, self.context) {
            Some(Meaning::Widget(block)) => FlowItem::Block { block, at, notes: Vec::new() },
            Some(Meaning::Open(container)) => FlowItem::Open { container, at },
            Some(Meaning::End) => FlowItem::End { at },
            None => return,
        };
        self.parsed.flow.push(item);
    }

    fn note_reference(&mut self, label: &str, at: usize) {
        if self.stack.iter().any(|frame| matches!(frame.kind, FrameKind::Note { .. })) {
            return self.context.fault(at, Fault::NoteInNote(label.to_owned()));
        }
        let n_before = self.context.state.notes.len();
        let number = number_of(&mut self.context.state.notes, label);
        if self.context.state.notes.len() > n_before {
            self.new_notes.push(label.to_owned());
        }
        self.inline(Inline::NoteRef { number }, "", at);
    }

    fn math(&mut self, text: &str, display: MathDisplay, at: usize) {
        let node = match latex::to_math(text, display) {
            Ok(node) => node,
            Err((offset, message)) => {
                let dollars = if display == MathDisplay::Block { 2 } else { 1 };
                return self.context.fault(at + dollars + offset, Fault::Math(message));
            }
        };
        let frame = self.stack.last_mut();
        match frame.filter(|frame| matches!(frame.kind, FrameKind::Paragraph | FrameKind::Item)) {
            Some(frame) if display == MathDisplay::Block => {
                frame.flush_line();
                frame.blocks.push(Block::MathBlock(node));
            }
            _ => self.inline(Inline::Math(node), OBJECT, at),
        }
    }
}

fn link_kind(link_type: LinkType, target: &str) -> FrameKind {
    match link_type {
        LinkType::WikiLink { .. } => FrameKind::Term { name: target.to_owned() },
        LinkType::Shortcut | LinkType::ShortcutUnknown if target.starts_with('@') => {
            FrameKind::Cite { keys: target.to_owned() }
        }
        LinkType::Email => FrameKind::Link { href: format!("mailto:{target}") },
        _ => FrameKind::Link { href: target.to_owned() },
    }
}

fn is_block(tag: &Tag<'_>) -> bool {
    !matches!(tag, Tag::Emphasis | Tag::Strong | Tag::Link { .. } | Tag::Image { .. })
}
