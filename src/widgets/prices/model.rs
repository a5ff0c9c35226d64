//! The state behind the pairs of an address. Reading: `crate::widgets::settings`.

use lookahead_game::Exact;

use crate::query::Query;
use crate::widgets::settings::{Keys, Reader};

/// Everything a reader can set.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct State {
    /// Which picture: one of [`VIEWS`].
    pub view: &'static str,
    /// Production: p, q, what is kept, and the discount.
    pub production: [Exact; 4],
    /// Which world without an end: one of [`LOOPS`].
    pub looped: &'static str,
    /// Its leak κ, its discount and the anchors of X and Y.
    pub leaky: [Exact; 4],
    /// What could not be used: the key and the words' key.
    pub problems: Vec<(&'static str, &'static str)>,
}

/// Keys of the prices view.
pub(super) const PRICE_KEYS: [&str; 4] = ["p", "q", "keep", "delta"];
/// Keys of the worlds without an end.
pub(super) const LOOP_KEYS: [&str; 4] = ["leak", "loop_gamma", "wx", "wy"];
/// The pictures.
pub(super) const VIEWS: [&str; 2] = ["prices", "loop"];
/// The worlds without an end.
pub(super) const LOOPS: [&str; 3] = ["one", "several", "none"];

const KEYS: Keys = Keys {
    choices: &[("view", &VIEWS), ("loop", &LOOPS)],
    numbers: &[
        ("p", "4", 0, 1000, false),
        ("q", "1", 0, 1000, false),
        ("keep", "1", 0, 1000, false),
        ("delta", "0.1", 0, 1, true),
        ("leak", "1", 0, 1, false),
        ("loop_gamma", "0.4", 0, 1, true),
        ("wx", "1", 0, 1000, false),
        ("wy", "1", 0, 1000, false),
    ],
};

/// The state behind pairs.
pub(super) fn from_query(pairs: &Query) -> State {
    let mut reader = Reader::new(&KEYS, pairs);
    let production = PRICE_KEYS.map(|key| reader.number(key));
    let leaky = LOOP_KEYS.map(|key| reader.number(key));
    let (view, looped) = (reader.choice("view"), reader.choice("loop"));
    State { view, production, looped, leaky, problems: reader.problems() }
}

/// The whole state as pairs.
pub(super) fn whole_state(pairs: &Query) -> Query {
    Reader::new(&KEYS, pairs).whole_state(Vec::new())
}
