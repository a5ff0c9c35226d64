//! The state as a query and back. Readable keys for common things, a versioned compressed text for a whole game.
//!
//! Keys: `preset`, `game`, `discount`, `view`, `step`, `at`. The address leaves out what equals the first state there.

use lookahead_game::Exact;
use lookahead_game::tree::NodeIdx;

use super::{DISCOUNT_STEPS, Guess, Origin, Picture, State};
use crate::query::Query;
use crate::widgets::game_tree::presets::PRESETS;

/// All keys, in the order in which they are read.
pub const STATE_KEYS: [&str; 6] = ["preset", "game", "discount", "view", "step", "at"];

/// Longest text of a game that goes into an address; longer games are saved as files.
const LONGEST_GAME: usize = 6_000;

/// A pair that could not be used; the default stands in its place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct QueryProblem {
    /// The key.
    pub key: &'static str,
    /// The value, cut short.
    pub value: String,
}

/// The state's pairs.
#[must_use]
pub fn to_query(state: &State) -> Query {
    let mut query = Query::new();
    let mut put = |key: &str, value: String| drop(query.insert(key.to_owned(), value));
    match &state.origin {
        Origin::Preset(slug) => put("preset", (*slug).to_owned()),
        _ if state.is_excerpt() => {}
        _ => {
            if let Some(link) = state.source.link.as_ref().filter(|link| link.len() <= LONGEST_GAME) {
                put("game", link.to_string());
            }
        }
    }
    put("discount", state.discount().to_string());
    put("view", if state.picture == Picture::Chart { "chart" } else { "tree" }.to_owned());
    if let Some(step) = state.step {
        put("step", step.to_string());
    }
    if state.selected != NodeIdx::ROOT && state.step.is_none() {
        put("at", state.selected.get().to_string());
    }
    query
}

/// The state behind pairs; unknown keys are ignored, unusable values reported. Never fails.
#[must_use]
pub fn from_query(query: &Query) -> (State, Vec<QueryProblem>) {
    let mut problems = Vec::new();
    let mut state = State::default();
    for key in STATE_KEYS {
        let Some(value) = query.get(key) else { continue };
        if apply(&mut state, key, value).is_none() {
            problems.push(QueryProblem { key, value: value.chars().take(40).collect() });
        }
    }
    (state, problems)
}

/// One pair over a state; `None` leaves the state as it was.
fn apply(state: &mut State, key: &str, value: &str) -> Option<()> {
    match key {
        "preset" => *state = State { guess: Guess::NotAsked, ..State::of_preset(value)? },
        "game" => *state = State::of_link(value)?,
        "discount" => state.discount_steps = discount_steps(value)?,
        "view" => state.picture = picture(value)?,
        "step" => {
            let step: u32 = value.parse().ok()?;
            let node = state.steps().get(step.checked_sub(1)? as usize).copied()?;
            state.step = Some(step);
            state.selected = node;
        }
        "at" => {
            let node: u32 = value.parse().ok()?;
            (u64::from(node) < state.game.n_nodes() as u64).then_some(())?;
            state.selected = NodeIdx::new(node);
        }
        _ => {}
    }
    Some(())
}

fn picture(value: &str) -> Option<Picture> {
    match value {
        "tree" => Some(Picture::Tree),
        "chart" => Some(Picture::Chart),
        _ => None,
    }
}

/// A discount that stands on one of the slider's steps.
fn discount_steps(value: &str) -> Option<u32> {
    let wanted = Exact::parse(value.as_bytes()).ok()?;
    (0..=DISCOUNT_STEPS)
        .find(|step| Exact::ratio(i64::from(*step), i64::from(DISCOUNT_STEPS)).as_ref() == Some(&wanted))
}

/// Queries whose states must survive the address.
#[must_use]
pub fn samples() -> Vec<Query> {
    let presets = PRESETS.iter().map(|(slug, _)| format!("preset={slug}&discount=3/4"));
    let link = |slug: &str| lookahead_game::share::to_link(&State::of_preset(slug)?.game).ok();
    let games = PRESETS.iter().filter_map(|(slug, _)| Some(format!("game={}&view=chart", link(slug)?)));
    let others = ["", "discount=1/2&step=2", "view=chart", "at=3"].map(str::to_owned);
    presets.chain(games).chain(others).map(|text| crate::query::parse(&text)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::query::{format, parse};

    #[test]
    fn presets_fit_into_an_address() {
        for (slug, _) in PRESETS {
            let preset = State::of_preset(slug).unwrap();
            let state = State::of_link(&lookahead_game::share::to_link(&preset.game).unwrap()).unwrap();
            let written = format(&to_query(&state));
            assert!(written.len() <= 2_000, "{slug}: {} characters", written.len());
            assert_eq!(from_query(&to_query(&state)).0.game, state.game, "{slug}");
        }
    }

    #[test]
    fn garbage_gives_the_default_and_says_so() {
        for text in [
            "preset=nowhere",
            "game=1.????",
            "game=",
            "discount=7",
            "discount=x",
            "view=3d",
            "step=0",
            "step=99",
            "at=-1",
            "at=99",
        ] {
            let (state, problems) = from_query(&parse(text));
            assert_eq!(state, State::default(), "{text}");
            assert_eq!(problems.len(), 1, "{text}");
        }
        assert!(from_query(&parse("unknown=1")).1.is_empty());
    }
}
