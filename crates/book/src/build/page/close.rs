//! What a frame becomes when its element ends.

use super::assemble::{FlowItem, NoteSource};
use super::builder::Builder;
use super::frame::{Frame, FrameKind};
use super::links::{self, LinkKind};
use super::number_of;
use crate::build::fault::Fault;
use crate::build::slug::slug;
use crate::{Block, Inline, ReadingPath};

impl Builder<'_, '_> {
    /// Closes the innermost frame.
    pub(super) fn close(&mut self) {
        let Some(mut frame) = self.stack.pop() else { return };
        let kind = std::mem::replace(&mut frame.kind, FrameKind::Plain);
        match kind {
            FrameKind::Emphasis => return self.push_inline(Inline::Emphasis(frame.line)),
            FrameKind::Strong => return self.push_inline(Inline::Strong(frame.line)),
            FrameKind::Link { href } => return self.close_link(href, frame),
            FrameKind::Term { name } => return self.close_term(&name, &frame),
            FrameKind::Cite { keys } => return self.close_cite(&keys, frame.at),
            FrameKind::Dropped => return,
            block => self.close_block(block, frame),
        }
        if self.stack.len() == 1 {
            self.attach_notes();
        }
    }

    fn close_block(&mut self, kind: FrameKind, mut frame: Frame) {
        self.close_prose();
        let at = frame.at;
        match kind {
            FrameKind::Heading { level, id, path } => self.close_heading(level, id, path, frame),
            FrameKind::Quote => {
                frame.flush_line();
                self.push_block(Block::Quote(frame.blocks), at);
            }
            FrameKind::List { start } => {
                let first = start.and_then(|start| u32::try_from(start).ok()).unwrap_or(1);
                let list = Block::List { ordered: start.is_some(), start: first, items: frame.items };
                self.push_block(list, at);
            }
            FrameKind::Code { language } => self.push_block(Block::Code { language, text: frame.code }, at),
            FrameKind::Note { label } => self.close_note(label, frame),
            FrameKind::Table => {
                let mut rows = frame.rows.into_iter();
                let head = rows.next().unwrap_or_default();
                self.push_block(Block::Table { head, rows: rows.collect() }, at);
            }
            FrameKind::Item | FrameKind::Row | FrameKind::Cell => self.close_part(kind, frame),
            // Paragraphs, and what lies beyond the cap of depth.
            _ => {
                frame.flush_line();
                frame.blocks.into_iter().for_each(|block| self.push_block(block, at));
            }
        }
    }

    fn close_part(&mut self, kind: FrameKind, mut frame: Frame) {
        let Some(holder) = self.stack.last_mut() else { return };
        match kind {
            FrameKind::Row => holder.rows.push(frame.cells),
            FrameKind::Cell => holder.cells.push(frame.line),
            _ => {
                frame.flush_line();
                holder.items.push(frame.blocks);
            }
        }
    }

    fn push_block(&mut self, block: Block, at: usize) {
        if self.stack.len() == 1 {
            self.parsed.flow.push(FlowItem::Block { block, at, notes: Vec::new() });
        } else if let Some(holder) = self.stack.last_mut() {
            holder.flush_line();
            holder.blocks.push(block);
        }
    }

    fn attach_notes(&mut self) {
        if let Some(FlowItem::Block { notes, .. }) = self.parsed.flow.last_mut() {
            notes.append(&mut self.new_notes);
        }
    }

    fn close_heading(&mut self, level: u8, id: Option<String>, path: Option<ReadingPath>, frame: Frame) {
        if self.stack.len() > 1 {
            self.context.fault(frame.at, Fault::HeadingInside());
        }
        if level == 1 {
            self.context.fault(frame.at, Fault::HeadingLevel());
        }
        let words = id.unwrap_or_else(|| slug(&Inline::plain(&frame.line)));
        let id =
            if words.is_empty() { format!("section-{}", self.context.state.ids.len() + 1) } else { words };
        self.context.add_id(frame.at, &id);
        self.push_block(Block::Heading { level, id, path, text: frame.line }, frame.at);
    }

    fn close_note(&mut self, label: String, mut frame: Frame) {
        frame.flush_line();
        let note = NoteSource { at: frame.at, body: frame.blocks };
        if let Some(earlier) = self.parsed.notes.insert(label.clone(), note) {
            self.context.fault(frame.at, Fault::DuplicateNote(label.clone()));
            self.parsed.notes.insert(label, earlier);
        }
    }

    fn close_link(&mut self, href: String, frame: Frame) {
        let kind = links::kind(&href);
        match kind {
            Some(LinkKind::External) => {}
            Some(LinkKind::Internal) => {
                self.context.add_link(frame.at, &href);
                if links::lacks_slash(&href) {
                    self.context.fault(frame.at, Fault::LinkSlash(href.clone()));
                }
            }
            None => {
                self.context.fault(frame.at, Fault::BadLink(href));
                return frame.line.into_iter().for_each(|inline| self.push_inline(inline));
            }
        }
        let external = kind == Some(LinkKind::External);
        self.push_inline(Inline::Link { href, body: frame.line, external });
    }

    fn close_term(&mut self, name: &str, frame: &Frame) {
        let text = Inline::plain(&frame.line);
        let Some(entry) = self.context.keys.glossary.find(name) else {
            self.context.fault(frame.at, Fault::UnknownTerm(name.to_owned()));
            return self.inline(Inline::Text(text.clone()), &text, frame.at);
        };
        let key = entry.slug.clone();
        number_of(&mut self.context.state.used.terms, &key);
        let prose = self.prose();
        let from = prose.text().len();
        prose.linked.push((from..from + text.len(), key.clone()));
        let heard = text.clone();
        self.inline(Inline::Term { key, text }, &heard, frame.at);
    }

    /// `@one; @two`: each key at its own column.
    fn close_cite(&mut self, keys: &str, at: usize) {
        let mut offset = at + 1;
        for part in keys.split(';') {
            let key = part.trim();
            let place = offset + (part.len() - part.trim_start().len());
            match key.strip_prefix('@') {
                None => self.context.fault(place, Fault::UnknownReference(key.to_owned())),
                Some(key) => {
                    if let Some(number) = self.context.reference(place, key) {
                        self.push_inline(Inline::Cite { key: key.to_owned(), number });
                    }
                }
            }
            offset += part.len() + 1;
        }
    }
}
