//! What every step of compiling a page shares: the file, the known keys, the report, and what was used so far.

use std::collections::BTreeSet;

use super::{Keys, Used, number_of};
use crate::build::fault::Fault;
use crate::build::problem::Report;
use crate::build::source::SourceFile;

/// Shared by the steps of one page.
pub(super) struct Context<'p> {
    file: &'p SourceFile<'p>,
    /// Offset of the body in the file; all other offsets here are in the body.
    start: usize,
    pub(super) keys: &'p Keys<'p>,
    report: &'p mut Report,
    pub(super) state: State,
}

/// What was used so far.
#[derive(Default)]
pub(super) struct State {
    pub(super) used: Used,
    pub(super) ids: BTreeSet<String>,
    pub(super) links: Vec<(usize, String)>,
    /// Labels of notes in the order of first reference.
    pub(super) notes: Vec<String>,
    pub(super) n_claims: usize,
}

impl<'p> Context<'p> {
    pub(super) fn new(
        file: &'p SourceFile<'p>,
        start: usize,
        keys: &'p Keys<'p>,
        report: &'p mut Report,
    ) -> Self {
        Self { file, start, keys, report, state: State::default() }
    }

    pub(super) fn fault(&mut self, at: usize, fault: Fault) {
        self.report.add(self.file, self.start + at, fault);
    }

    pub(super) fn add_id(&mut self, at: usize, id: &str) {
        if !self.state.ids.insert(id.to_owned()) {
            self.fault(at, Fault::DuplicateId(id.to_owned()));
        }
    }

    pub(super) fn add_link(&mut self, at: usize, href: &str) {
        self.state.links.push((self.start + at, href.to_owned()));
    }

    /// The number of a source in this page, or nothing after a report.
    pub(super) fn reference(&mut self, at: usize, key: &str) -> Option<u32> {
        if self.keys.references.contains_key(key) {
            return Some(number_of(&mut self.state.used.references, key));
        }
        self.fault(at, Fault::UnknownReference(key.to_owned()));
        None
    }
}
