//! The state of the surveys figure: plain data, read from pairs and written back. What others answered (`surveys`) and what
//! the reader's browser keeps (`record`) never go into an address.

use super::file::{self, Set};
use crate::query::{self, Query};
use crate::widgets::percent;

/// What the figure shows.
pub(super) struct State {
    /// The reader's own answer, as typed.
    pub own_text: String,
    /// The same as a share of 1.
    pub own: Option<f64>,
    /// Whether the reader asked to see the others: `own` after an answer, `skipped` without one.
    pub show: &'static str,
    /// The product of the six answers that the reader committed to in the premises figure.
    pub committed: Option<f64>,
    /// The set that was asked for.
    pub view: String,
    /// What others answered, once it is here.
    pub sets: Vec<Set>,
}

impl State {
    /// The state behind pairs; what means nothing counts as not there.
    pub(super) fn from_query(pairs: &Query) -> Self {
        let text = |key: &str| pairs.get(key).map(String::as_str).unwrap_or_default();
        let sets = if text("surveys").is_empty() { Vec::new() } else { file::read(text("surveys")) };
        Self {
            own_text: text("own").to_owned(),
            own: percent::read(text("own")),
            show: ["own", "skipped"].into_iter().find(|show| *show == text("show")).unwrap_or(""),
            committed: committed(text("record")),
            view: text("view").to_owned(),
            sets,
        }
    }

    /// Whether the others may be shown: after an answer of the reader's, or when they chose to see them without one.
    pub(super) fn is_open(&self) -> bool {
        self.show == "skipped" || (self.show == "own" && (self.own.is_some() || self.committed.is_some()))
    }

    /// The set that is shown, if any may be.
    pub(super) fn shown(&self) -> Option<&Set> {
        let sets = self.sets.iter().filter(|_| self.is_open());
        sets.clone().find(|set| set.name == self.view).or_else(|| sets.clone().next())
    }
}

/// Every pair of the state behind pairs.
pub(super) fn whole_state(pairs: &Query) -> Query {
    let state = State::from_query(pairs);
    let own = if state.own.is_some() { percent::plain(&state.own_text) } else { String::new() };
    let all = [("own", own), ("show", state.show.to_owned()), ("view", state.view)];
    query::gather(all.into_iter().map(|(key, value)| (key.to_owned(), value)))
}

/// The product of what was committed to in the premises figure, from that figure's record.
fn committed(record: &str) -> Option<f64> {
    let record = query::parse(record);
    let shares: Option<Vec<f64>> = record.get("committed")?.split(',').map(percent::read).collect();
    shares.map(|shares| shares.iter().product())
}

/// States that must survive the address.
#[cfg(feature = "server")]
pub(super) fn samples() -> Vec<Query> {
    let texts = [
        "",
        "own=5",
        "own=2,5&show=own&view=xpt",
        "show=skipped",
        "own=lots&show=perhaps&view=%00",
        "own=101",
    ];
    texts.map(query::parse).to_vec()
}
