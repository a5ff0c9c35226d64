//! The state of the figure: plain data, read from pairs and written back.

use super::views::{self, VIEWS, View};
use crate::figures::number::typed;
use crate::query::{self, Query};

/// Bounds of the reader's number of conversations.
pub(super) const LEAST: u32 = 20;
pub(super) const MOST: u32 = 2000;

/// What the figure shows.
pub(super) struct State {
    pub view: &'static View,
    /// A view that was asked for and is not known.
    pub unknown: Option<String>,
    /// The reader's number of conversations, as typed.
    pub n_text: String,
    /// The same, where it can be used.
    pub n: Option<u32>,
}

impl State {
    /// The state behind pairs; an unknown view gives the first one.
    pub(super) fn from_query(pairs: &Query) -> Self {
        let asked = pairs.get("preset").map(String::as_str).unwrap_or_default();
        let found = views::find(asked).or_else(|| VIEWS.first());
        let n_text = pairs.get("n").cloned().unwrap_or_default();
        let n = typed(&n_text).filter(|n| (f64::from(LEAST)..=f64::from(MOST)).contains(n));
        Self {
            view: found.unwrap_or(&NOTHING),
            unknown: (!asked.is_empty() && views::find(asked).is_none()).then(|| asked.to_owned()),
            n: n.map(|n| n.round() as u32),
            n_text,
        }
    }
}

/// What stands for a view if there were none at all.
const NOTHING: View = View { name: "", bars: &[], most: 1.0, right: None, source: "" };

/// Every pair of the state behind pairs.
pub(super) fn whole_state(pairs: &Query) -> Query {
    let state = State::from_query(pairs);
    let n = state.n.map(|n| n.to_string()).unwrap_or_default();
    let all = [("preset", state.view.name.to_owned()), ("n", n)];
    query::gather(all.into_iter().map(|(key, value)| (key.to_owned(), value)))
}
