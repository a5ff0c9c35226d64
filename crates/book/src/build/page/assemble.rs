//! The flat flow of a page to its final shape: containers closed, notes placed, sections wrapped.

use std::collections::BTreeMap;

use super::container::Container;
use super::context::Context;
use crate::build::fault::Fault;
use crate::build::source::to_u32;
use crate::{Block, ReadingPath};

/// One thing at the top level of a page, with its offset in the body.
pub(super) enum FlowItem {
    Block {
        block: Block,
        at: usize,
        /// Labels of notes first referred to in it.
        notes: Vec<String>,
    },
    Open {
        container: Container,
        at: usize,
    },
    End {
        at: usize,
    },
}

/// A footnote: where it stands, and its blocks.
pub(super) struct NoteSource {
    pub(super) at: usize,
    pub(super) body: Vec<Block>,
}

/// Makes the blocks of the page.
pub(super) fn assemble(
    flow: Vec<FlowItem>,
    notes: BTreeMap<String, NoteSource>,
    context: &mut Context<'_>,
) -> Vec<Block> {
    let mut assembler = Assembler { notes, context, open: None, done: Vec::new() };
    for item in flow {
        assembler.add(item);
    }
    assembler.finish();
    let blocks = assembler.done;
    check_levels(&blocks, context);
    wrap_sections(blocks.into_iter().map(|(_, block)| block))
}

struct Open {
    container: Container,
    at: usize,
    body: Vec<Block>,
}

struct Assembler<'c, 'p> {
    notes: BTreeMap<String, NoteSource>,
    context: &'c mut Context<'p>,
    open: Option<Open>,
    done: Vec<(usize, Block)>,
}

impl Assembler<'_, '_> {
    fn add(&mut self, item: FlowItem) {
        match item {
            FlowItem::Block { block, at, notes } => {
                if self.open.is_some() && matches!(block, Block::Heading { .. }) {
                    self.context.fault(at, Fault::HeadingInside());
                }
                self.push(block, at);
                notes.iter().for_each(|label| self.push_note(label, at));
            }
            FlowItem::Open { container, at } => self.open_container(container, at),
            FlowItem::End { at } => match self.open.take() {
                Some(open) => self.close_container(open),
                None => self.context.fault(at, Fault::StrayEnd()),
            },
        }
    }

    fn push(&mut self, block: Block, at: usize) {
        match &mut self.open {
            Some(open) => open.body.push(block),
            None => self.done.push((at, block)),
        }
    }

    fn push_note(&mut self, label: &str, at: usize) {
        let number = self.context.state.notes.iter().position(|known| known == label);
        match (self.notes.remove(label), number) {
            (Some(note), Some(idx)) => {
                self.push(Block::Note { number: to_u32(idx + 1), body: note.body }, at)
            }
            _ => self.context.fault(at, Fault::UnknownNote(label.to_owned())),
        }
    }

    fn open_container(&mut self, container: Container, at: usize) {
        if let Some(open) = self.open.take() {
            self.context.fault(at, Fault::NestedContainer(open.container.name().to_owned()));
            self.close_container(open);
        }
        let follows_objection = matches!(self.done.last(), Some((_, Block::Objection { .. })));
        if matches!(container, Container::Reply { .. }) && !follows_objection {
            self.context.fault(at, Fault::ReplyAlone());
        }
        self.open = Some(Open { container, at, body: Vec::new() });
    }

    fn close_container(&mut self, open: Open) {
        let Open { container, at, body } = open;
        if body.is_empty() {
            self.context.fault(at, Fault::EmptyContainer(container.name().to_owned()));
        }
        let block = match container {
            Container::Claim { id } => Block::Claim { id, body },
            Container::Objection { author, key, number, title } => {
                Block::Objection { author, key, number, title, body }
            }
            Container::Reply { title } => Block::Reply { title, body },
            Container::Crux => Block::Crux(body),
            Container::Class => Block::Class { questions: self.questions(body, at) },
        };
        self.done.push((at, block));
    }

    /// A list of exactly two items and nothing else, but for margin notes, which join the second question.
    fn questions(&mut self, body: Vec<Block>, at: usize) -> Vec<Vec<Block>> {
        let is_empty = body.is_empty();
        let mut questions = Vec::new();
        let mut is_wrong = false;
        for block in body {
            match (block, questions.last_mut()) {
                (Block::List { items, .. }, None) => questions = items,
                (note @ Block::Note { .. }, Some(last)) => last.push(note),
                _ => is_wrong = true,
            }
        }
        if !is_empty && (is_wrong || questions.len() != 2) {
            self.context.fault(at, Fault::ClassQuestions());
        }
        questions
    }

    fn finish(&mut self) {
        if let Some(open) = self.open.take() {
            self.context.fault(open.at, Fault::UnclosedContainer(open.container.name().to_owned()));
            self.close_container(open);
        }
        for (label, note) in std::mem::take(&mut self.notes) {
            self.context.fault(note.at, Fault::UnusedNote(label));
        }
    }
}

/// Levels may fall by any number but rise only by one, so that screen readers can walk them.
fn check_levels(blocks: &[(usize, Block)], context: &mut Context<'_>) {
    let mut before = 1;
    for (at, block) in blocks {
        if let Block::Heading { level, .. } = block {
            if *level > before + 1 {
                context.fault(*at, Fault::HeadingSkip(before, *level));
            }
            before = *level;
        }
    }
}

/// Wraps each heading marked with a path, and what follows it, in a section. At most six are open at once.
fn wrap_sections(blocks: impl Iterator<Item = Block>) -> Vec<Block> {
    let mut done = Vec::new();
    let mut open: Vec<(u8, ReadingPath, Vec<Block>)> = Vec::new();
    for block in blocks {
        if let Block::Heading { level, path, .. } = &block {
            close_sections(&mut open, &mut done, *level);
            open.extend(path.map(|path| (*level, path, Vec::new())));
        }
        open.last_mut().map_or(&mut done, |(_, _, blocks)| blocks).push(block);
    }
    close_sections(&mut open, &mut done, 0);
    done
}

fn close_sections(open: &mut Vec<(u8, ReadingPath, Vec<Block>)>, done: &mut Vec<Block>, level: u8) {
    while let Some((_, path, blocks)) = open.pop_if(|(opened, ..)| *opened >= level) {
        let holder = open.last_mut().map_or(&mut *done, |(_, _, blocks)| blocks);
        holder.push(Block::Section { path, blocks });
    }
}
