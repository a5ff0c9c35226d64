//! A file of traces, opened: its list, and each trace when it is wanted.
//!
//! A ZIP is listed from its directory and its summaries and unpacks one sample at a time; a text is cut into the texts of
//! its traces and reads each when asked. Nothing is refused that could be read in part: problems stand beside what was
//! read. Used by whoever opens files.

mod archive;
mod open;
mod place;
mod text;

use crate::format::Format;
use crate::inspect::{Header, SINGLE_SCORE};
use crate::json::Json;
use crate::listed::Listed;
use crate::model::Trace;
use crate::problem::{MAX_PROBLEMS, Notes, Problem};
use crate::source::ByteSource;
use archive::Archive;
use place::Place;

/// An opened file.
pub struct Log {
    /// Its format.
    pub format: Format,
    /// The version that it says it has; null when it says none.
    pub version: Json,
    /// What it says about itself.
    pub header: Header,
    /// One line for each trace.
    pub listing: Vec<Listed>,
    /// What is wrong with it, as far as the list tells.
    pub problems: Vec<Problem>,
    places: Vec<Place>,
    store: Store,
}

/// Where the traces are.
enum Store {
    /// The whole text of the file.
    Text(String),
    /// A ZIP.
    Members(Archive),
}

/// Adds problems, up to the most that are kept.
fn add(problems: &mut Vec<Problem>, found: Vec<Problem>) {
    let room = MAX_PROBLEMS.saturating_sub(problems.len());
    problems.extend(found.into_iter().take(room));
}

/// A single score of the oldest logs has the name of their only scorer.
fn name_score(trace: &mut Trace, header: &Header) {
    if let ([label], [metric, ..]) = (&mut trace.labels[..], &header.metrics[..])
        && label.name == SINGLE_SCORE
    {
        label.name = metric.scorer.clone();
    }
}

impl Log {
    /// Opens a file and lists its traces.
    ///
    /// ```
    /// use lookahead_trace::log::Log;
    /// let text = r#"{"messages": [{"role": "user", "content": "<is_free_tier>True</is_free_tier>Hi"}]}"#;
    /// let mut log = Log::open(Box::new(text.as_bytes().to_vec()))?;
    /// assert_eq!(log.listing.first().and_then(|line| line.condition.clone()).as_deref(), Some("free"));
    /// let (trace, problems) = log.trace(0);
    /// assert!(trace.is_some_and(|trace| trace.turns.len() == 1) && problems.is_empty());
    /// # Ok::<(), lookahead_trace::problem::Problem>(())
    /// ```
    ///
    /// # Errors
    /// Nothing could be read: one problem says why.
    pub fn open(source: Box<dyn ByteSource>) -> Result<Self, Problem> {
        open::open(source)
    }

    /// Reads one trace, by its place in the list, and what is wrong with it; no trace where nothing can be read.
    pub fn trace(&mut self, idx: usize) -> (Option<Trace>, Vec<Problem>) {
        let Some(place) = self.places.get(idx) else { return (None, Vec::new()) };
        match &mut self.store {
            Store::Text(text) => {
                let mut notes = Notes::default();
                let mut trace = place.read(text, idx, &mut notes);
                if let Some(trace) = &mut trace {
                    name_score(trace, &self.header);
                }
                (trace, notes.problems)
            }
            Store::Members(archive) => archive.trace(place, idx),
        }
    }

    /// Gives a ZIP its whole allowance of unpacked bytes again ([`crate::caps::TOTAL`]): for whoever reads a file again and
    /// again on a reader's word, each time within the cap.
    pub fn renew(&mut self) {
        if let Store::Members(archive) = &mut self.store {
            archive.renew();
        }
    }

    /// All traces, in the order of the list, and all problems.
    pub fn read_all(&mut self) -> (Vec<Trace>, Vec<Problem>) {
        let mut problems = self.problems.clone();
        let mut traces = Vec::new();
        for idx in 0..self.places.len() {
            let is_checked = self.places.get(idx).is_some_and(|place| place.is_checked);
            let (trace, found) = self.trace(idx);
            traces.extend(trace);
            if !is_checked {
                add(&mut problems, found);
            }
        }
        (traces, problems)
    }
}
