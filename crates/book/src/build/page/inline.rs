//! Plain text with its markers to inlines, and the text that the lint reads.

use super::builder::Builder;
use super::frame::FrameKind;
use super::marker::{self, Piece};
use super::number_of;
use super::prose::{Prose, ProseKind};
use super::run::Run;
use crate::Inline;
use crate::build::fault::Fault;

impl Builder<'_, '_> {
    /// Adds an inline, and what the lint should read in its place.
    pub(super) fn inline(&mut self, inline: Inline, heard: &str, at: usize) {
        self.prose().run.push_instead(heard, at);
        self.push_inline(inline);
    }

    pub(super) fn push_inline(&mut self, inline: Inline) {
        if let Some(frame) = self.stack.last_mut() {
            frame.line.push(inline);
        }
    }

    /// Turns the text gathered so far into inlines.
    pub(super) fn flush_run(&mut self) {
        let run = std::mem::take(&mut self.run);
        if run.text.is_empty() {
            return;
        }
        let top = self.stack.last().map(|frame| &frame.kind);
        if matches!(top, Some(FrameKind::Term { .. } | FrameKind::Cite { .. } | FrameKind::Dropped)) {
            return self.push_inline(Inline::Text(run.text));
        }
        let (pieces, faults) = marker::split(&run);
        for (position, fault) in faults {
            self.context.fault(run.offset(position), fault);
        }
        for (position, piece) in pieces {
            match piece {
                Piece::Text(text) => self.plain_text(&run, position, text),
                Piece::Figure(key) => self.figure(key, run.offset(position)),
                Piece::Calc(key) => self.calc(key, run.offset(position)),
            }
        }
    }

    fn plain_text(&mut self, run: &Run, position: usize, text: &str) {
        self.prose().run.extend_from(run, position..position + text.len());
        self.push_inline(Inline::Text(text.to_owned()));
    }

    fn figure(&mut self, key: &str, at: usize) {
        let Some(figure) = self.context.keys.figures.get(key) else {
            return self.context.fault(at, Fault::UnknownFigure(key.to_owned()));
        };
        // An unknown source is reported once, in figures.toml.
        let is_known = self.context.keys.references.contains_key(&figure.source);
        let number = if is_known { self.context.reference(at, &figure.source) } else { None };
        number_of(&mut self.context.state.used.figures, key);
        let inline = Inline::Figure {
            key: key.to_owned(),
            text: figure.value.clone(),
            meaning: figure.meaning.clone(),
            source: figure.source.clone(),
            number: number.unwrap_or_default(),
        };
        self.inline(inline, &figure.value, at);
    }

    fn calc(&mut self, key: &str, at: usize) {
        match (self.context.keys.calc)(key) {
            Some(text) => {
                let heard = text.clone();
                self.inline(Inline::Calc { key: key.to_owned(), text }, &heard, at);
            }
            None => self.context.fault(at, Fault::UnknownCalc(key.to_owned())),
        }
    }

    pub(super) fn prose(&mut self) -> &mut Prose {
        let is_label = |kind: &FrameKind| matches!(kind, FrameKind::Heading { .. } | FrameKind::Cell);
        let stack = &self.stack;
        self.open_prose.get_or_insert_with(|| {
            let in_label = stack.iter().any(|frame| is_label(&frame.kind));
            Prose::new(if in_label { ProseKind::Label } else { ProseKind::Paragraph })
        })
    }

    pub(super) fn close_prose(&mut self) {
        self.parsed.prose.extend(self.open_prose.take());
    }
}
