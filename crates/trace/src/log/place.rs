//! Where a trace is, and how it is read there. Used in this folder.

use crate::format::Format;
use crate::inspect::{self, Chunks};
use crate::model::Trace;
use crate::problem::Notes;
use crate::{alignment_faking, canonical, chat, open_source, petri};

/// Where a trace is.
#[derive(Clone, Debug, Default)]
pub(super) struct Place {
    /// Which member of a ZIP.
    pub entry: u32,
    /// As what it is to be read.
    pub format: Option<Format>,
    /// Its first byte in the text.
    pub start: usize,
    /// The byte after its last one; `usize::MAX` for all of the text.
    pub end: usize,
    /// Its path in the text.
    pub path: String,
    /// Has it been read for the list? Then its problems have been told.
    pub is_checked: bool,
}

impl Place {
    /// Reads the trace at this place of a text.
    pub fn read(&self, text: &str, idx: usize, notes: &mut Notes) -> Option<Trace> {
        let raw = text.get(self.start..self.end.min(text.len()))?;
        let path = self.path.as_str();
        match self.format? {
            Format::Canonical => canonical::trace(raw, path, notes),
            Format::InspectJson | Format::InspectEval => {
                inspect::sample(raw, &Chunks::default(), path, notes)
            }
            Format::AlignmentFaking => alignment_faking::transcript(raw, path, idx, notes),
            Format::AlignmentFakingIndex => alignment_faking::index_line(raw, path, notes),
            Format::OpenSource => open_source::result(raw, path, idx, notes),
            Format::ChatLines | Format::Chat => chat::conversation(raw, path, idx, notes),
            Format::Petri => petri::transcript(raw, path, notes),
        }
    }
}
