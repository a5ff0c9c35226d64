//! The opened file. A figure is otherwise drawn from its state alone; a file is not part of a state that travels, so it
//! lies here, in the worker, until another one is opened. Where pages are made the sets are compiled in.

use std::cell::RefCell;

use lookahead_trace::model::Trace;
use lookahead_trace::problem::Problem;
use lookahead_trace::source::ByteSource;
use lookahead_trace::{Log, listed::Listed};

use super::found::Search;
use super::model::State;
use super::rows::Rows;
use super::sets;
use crate::query::Query;

/// A file that could be opened.
pub(super) struct Opened {
    /// Whether it is the reader's own.
    pub is_file: bool,
    log: Log,
    /// The traces that were read last, with what is wrong with them.
    recent: Vec<(u32, Option<Trace>, Vec<Problem>)>,
    /// Which of them gives way to the next one.
    oldest: usize,
    /// The lines side by side, as they were asked for last.
    pub rows: Rows,
    /// What was searched for last.
    pub search: Option<Search>,
}

/// What lies on the desk.
struct Desk {
    name: String,
    opened: Result<Opened, Problem>,
}

/// What a drawing finds.
pub(super) enum Found<'desk> {
    /// Nothing of that name: a link leads into a file that is not open.
    Nothing,
    /// A file that could not be read.
    Refused(&'desk Problem),
    /// An open file.
    Open(&'desk mut Opened),
}

/// Traces that are kept: a pair and the one before.
const MOST_RECENT: usize = 4;

thread_local! {
    static DESK: RefCell<Option<Desk>> = const { RefCell::new(None) };
}

/// Opens a file or a set in place of what was open.
pub fn open(name: &str, source: Box<dyn ByteSource>, is_file: bool) {
    let opened = Log::open(source).map(|log| Opened::new(log, is_file));
    DESK.with_borrow_mut(|desk| *desk = Some(Desk { name: name.to_owned(), opened }));
}

/// The name and the path of the set that these pairs ask for, when it is not open.
#[must_use]
pub fn wants(pairs: &Query) -> Option<(&'static str, &'static str)> {
    let state = State::of(pairs);
    let is_open = DESK.with_borrow(|desk| desk.as_ref().is_some_and(|desk| desk.is(&state)));
    if is_open || !state.file.is_empty() {
        return None;
    }
    sets::find(state.preset.set).map(|set| (set.name, set.path))
}

/// Gives a drawing what is open.
pub(super) fn with<Out>(state: &State, draw: impl FnOnce(Found<'_>) -> Out) -> Out {
    #[cfg(feature = "server")]
    if let Some((name, _)) = wants(&whole(state)) {
        let text = sets::find(name).map_or("", |set| set.text);
        open(name, Box::new(text.as_bytes().to_vec()), false);
    }
    DESK.with_borrow_mut(|desk| {
        draw(match desk.as_mut().filter(|desk| desk.is(state)) {
            None => Found::Nothing,
            Some(Desk { opened: Err(problem), .. }) => Found::Refused(problem),
            Some(Desk { opened: Ok(opened), .. }) => Found::Open(opened),
        })
    })
}

#[cfg(feature = "server")]
fn whole(state: &State) -> Query {
    let pairs = [("preset", state.preset.name), ("file", &state.file)];
    crate::query::gather(pairs.into_iter().map(|(key, value)| (key.to_owned(), value.to_owned())))
}

impl Desk {
    fn is(&self, state: &State) -> bool {
        let is_file = self.opened.as_ref().map_or(!state.file.is_empty(), |opened| opened.is_file);
        self.name == state.name() && is_file != state.file.is_empty()
    }
}

impl Opened {
    fn new(log: Log, is_file: bool) -> Self {
        Self { is_file, log, recent: Vec::new(), oldest: 0, rows: Rows::default(), search: None }
    }

    pub fn log(&self) -> &Log {
        &self.log
    }

    pub fn listing(&self) -> &[Listed] {
        &self.log.listing
    }

    pub fn line(&self, idx: u32) -> Option<&Listed> {
        self.log.listing.get(idx as usize)
    }

    /// Lays the lines side by side, unless they lie like that already.
    pub fn arrange(&mut self, state: &State) {
        if !self.rows.fit(state) {
            self.rows = Rows::new(&self.log.listing, state);
        }
    }

    /// Reads a trace, unless it was read lately.
    fn keep(&mut self, idx: u32) {
        if self.recent.iter().any(|(known, _, _)| *known == idx) {
            return;
        }
        let (trace, problems) = self.log.trace(idx as usize);
        let read = (idx, trace, problems);
        match self.recent.get_mut(self.oldest) {
            Some(oldest) => *oldest = read,
            None => self.recent.push(read),
        }
        self.oldest = (self.oldest + 1) % MOST_RECENT;
    }

    /// What is wrong with a row's traces beyond what the list told, when they are read.
    pub fn problems_of(&mut self, row: super::rows::Row) -> Vec<Problem> {
        self.pair(row.first, row.second);
        let mut found = Vec::new();
        for (idx, _, problems) in &self.recent {
            if *idx == row.first || Some(*idx) == row.second {
                found.extend(problems.iter().filter(|problem| !self.log.problems.contains(problem)).cloned());
            }
        }
        found
    }

    /// Two traces at once.
    pub fn pair(&mut self, first: u32, second: Option<u32>) -> [Option<&Trace>; 2] {
        // Again at the end: the second one may have taken the place of the first.
        for idx in [Some(first), second, Some(first)].into_iter().flatten() {
            self.keep(idx);
        }
        let of = |idx: Option<u32>| {
            let known = self.recent.iter().find(|(known, _, _)| Some(*known) == idx);
            known.and_then(|(_, trace, _)| trace.as_ref())
        };
        [of(Some(first)), of(second)]
    }

    /// A trace that is read once and not kept.
    pub fn passing(&mut self, idx: u32) -> Option<Trace> {
        self.log.trace(idx as usize).0
    }

    /// A new request of the reader's may unpack as much as the first one.
    pub fn renew(&mut self) {
        self.log.renew();
    }
}
