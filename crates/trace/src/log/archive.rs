//! A ZIP of traces: its members by number, unpacked one at a time under the cap on all of them. Used in this folder.

use super::place::Place;
use super::text::decoded;
use crate::caps;
use crate::format::Format;
use crate::inspect::{chunks, is_chunk_shell, sample, stem};
use crate::model::Trace;
use crate::problem::{Notes, Problem, Reason};
use crate::source::ByteSource;
use crate::zip::{Directory, member};

/// A ZIP of traces.
pub(super) struct Archive {
    pub source: Box<dyn ByteSource>,
    pub directory: Directory,
    /// Bytes that may still be unpacked.
    left: u64,
}

impl Archive {
    /// A ZIP with its whole allowance.
    pub fn new(source: Box<dyn ByteSource>, directory: Directory) -> Self {
        let mut archive = Self { source, directory, left: 0 };
        archive.renew();
        archive
    }

    /// Gives it its whole allowance again.
    pub fn renew(&mut self) {
        self.left = self.allowance();
    }

    /// Bytes that all its members together may be unpacked to.
    fn allowance(&self) -> u64 {
        self.source.length().saturating_mul(caps::RATIO).clamp(caps::TOTAL_FROM, caps::TOTAL)
    }

    /// The name of a member.
    pub fn name(&self, entry: u32) -> String {
        self.directory.entries.get(entry as usize).map(|entry| entry.name.clone()).unwrap_or_default()
    }

    /// The text of a member, or nothing but a problem.
    pub fn text(&mut self, entry: u32, notes: &mut Notes) -> Option<String> {
        let entry = self.directory.entries.get(entry as usize)?;
        let result = if self.left == 0 {
            let cap = self.allowance();
            Err(Reason::Cap { what: "bytes in all members", found: cap + 1, cap })
        } else {
            member(self.source.as_mut(), entry, &mut self.left)
        };
        match result {
            Ok(unpacked) => {
                for reason in unpacked.reasons {
                    notes.add("", reason);
                }
                Some(decoded(unpacked.bytes, notes))
            }
            Err(reason) => {
                notes.add("", reason);
                None
            }
        }
    }

    /// The text of a member by its name; nothing when there is none.
    pub fn text_of(&mut self, name: &str, problems: &mut Vec<Problem>) -> Option<String> {
        let entry = u32::try_from(self.directory.find(name)?).ok()?;
        let mut notes = Notes::new(name.to_owned());
        let text = self.text(entry, &mut notes);
        problems.append(&mut notes.problems);
        text
    }

    /// Reads the trace at this place.
    pub fn trace(&mut self, place: &Place, idx: usize) -> (Option<Trace>, Vec<Problem>) {
        let mut notes = Notes::new(self.name(place.entry));
        let trace = self.read(place, idx, &mut notes);
        (trace, notes.problems)
    }

    fn read(&mut self, place: &Place, idx: usize, notes: &mut Notes) -> Option<Trace> {
        let text = self.text(place.entry, notes)?;
        if place.format != Some(Format::InspectEval) || !is_chunk_shell(&notes.member) {
            return place.read(&text, idx, notes);
        }
        let shell = notes.member.clone();
        let names = self.directory.names_from(stem(&shell));
        let mut problems = Vec::new();
        let mut read = |name: &str| self.text_of(name, &mut problems).unwrap_or_default();
        let chunks = chunks(&shell, &names, &mut read);
        notes.problems.append(&mut problems);
        sample(&text, &chunks, &place.path, notes)
    }
}
