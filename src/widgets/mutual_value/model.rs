//! The state behind the pairs of an address: which world, valued how, looked at where. Reading: `worlds` and
//! `crate::widgets::settings`.

use super::find::{BETWEEN, LONGEST};
use super::worlds::{self, BASELINES, COUNTERFACTUALS, OWN, RANDOM, STEERS, VALUING, Valued, compact, count};
use crate::query::Query;
use crate::widgets::settings::{Keys, beyond};

/// Everything a reader can set.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct State {
    /// The world and how it is valued.
    pub valued: Valued,
    /// May the planner commit to a whole plan?
    pub commit: bool,
    /// Which picture: one of [`VIEWS`].
    pub view: &'static str,
    /// The selected node of the tree, in preorder.
    pub node: u32,
    /// Where the drawing begins, a path from the start (see `tree`).
    pub from: String,
    /// Paths of nodes that are folded.
    pub folded: Vec<String>,
    /// What is looked for.
    pub find: String,
    /// Layers valued so far, less one, counted from the end; all where absent.
    pub step: Option<u32>,
    /// Whose break-even is asked: one of [`VARIED`].
    pub vary: &'static str,
}

/// The pictures.
pub(super) const VIEWS: [&str; 3] = ["tree", "chart", "rulers"];
/// Numbers that have a break-even.
pub(super) const VARIED: [&str; 4] = ["gamma", "eps", "wx", "wy"];

const KEYS: Keys = Keys {
    choices: &[
        BASELINES,
        COUNTERFACTUALS,
        STEERS,
        ("commit", &["0", "1"]),
        ("view", &VIEWS),
        ("vary", &VARIED),
    ],
    numbers: &VALUING,
};

/// The state behind pairs.
pub(super) fn from_query(pairs: &Query) -> State {
    let (valued, mut reader) = worlds::read(&KEYS, pairs);
    let mut state = State {
        valued,
        commit: reader.choice("commit") == "1",
        view: reader.choice("view"),
        node: count(&mut reader, "node", 0, u32::MAX),
        step: Some(count(&mut reader, "step", u32::MAX, u32::MAX)).filter(|step| *step < u32::MAX),
        vary: reader.choice("vary"),
        from: path(reader.text("from")),
        folded: folded(reader.text("fold")),
        find: reader.text("find").chars().take(LONGEST).collect(),
    };
    state.valued.problems = reader.problems();
    state
}

/// A path: numbers with points between them; the start where it is none.
fn path(text: &str) -> String {
    const LONGEST_PATH: usize = 600;
    let is_step = |step: &str| !step.is_empty() && step.chars().all(|letter| letter.is_ascii_digit());
    let is_path = text.len() <= LONGEST_PATH && text.split('.').all(is_step);
    if is_path { text.to_owned() } else { String::new() }
}

fn folded(text: &str) -> Vec<String> {
    const MOST: usize = 50;
    text.split(BETWEEN).map(path).filter(|path| !path.is_empty()).take(MOST).collect()
}

/// The whole state as pairs.
pub(super) fn whole_state(pairs: &Query) -> Query {
    let state = from_query(pairs);
    let (start, mut reader) = worlds::start(&KEYS, pairs);
    let own_horizon = reader.default_of("horizon").parse().unwrap_or(start.world.horizon);
    let seed = if start.preset == RANDOM { start.seed } else { 0 };
    reader.whole_state(vec![
        ("world", if start.preset == OWN { compact(&start.world) } else { String::new() }),
        ("preset", start.preset),
        ("seed", seed.to_string()),
        ("horizon", beyond(state.valued.world.horizon.to_string(), &own_horizon.to_string())),
        ("from", state.from),
        ("fold", state.folded.join(&BETWEEN.to_string())),
        ("find", state.find),
        ("node", beyond(state.node.to_string(), "0")),
        ("step", state.step.map(|step| step.to_string()).unwrap_or_default()),
    ])
}
