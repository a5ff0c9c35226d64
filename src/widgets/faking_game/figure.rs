//! Which view is drawn, and what both share: presets, sliders, notes, short numbers.

use lookahead_game::Exact;

use super::model::{FIRST, KEYS, LINES, PRESETS, SHOW, State, VIEWS, from_query};
use super::{lines, rounds};
use crate::figures::number::decimals;
use crate::figures::{Ask, Drawn, controls};
use crate::number::shown;
use crate::page::Node;
use crate::parts::figure::Controls;
use crate::query::Query;
use crate::widgets::Place;
use crate::widgets::settings_notes::notes;
use crate::widgets::settings_parts::{number, options};

/// Draws the figure.
pub(super) fn draw(ask: &Ask<'_>) -> Drawn {
    let mut state = from_query(&ask.pairs);
    let mut too_long = Vec::new();
    if state.answer().is_err() {
        too_long.push(ask.words.word("too_long"));
        state = State { view: state.view, ..from_query(&Query::new()) };
    }
    let mut drawn = match state.view {
        "rounds" => rounds::draw(ask, &state),
        _ => lines::draw(ask, &state),
    };
    drawn.view = state.view.to_owned();
    drawn.controls = few(ask, &state);
    // What is never shown need not be loaded.
    if ask.options.controls == Controls::Full {
        drawn.more = more(ask, &state);
    }
    let beside: Vec<&Node> = drawn.controls.iter().chain(&drawn.more).collect();
    drawn.notes = notes(ask, &KEYS, &state.problems, &beside);
    drawn.notes.extend(too_long);
    drawn
}

/// Presets and the few that the view is about.
fn few(ask: &Ask<'_>, state: &State) -> Vec<Node> {
    let is_rounds = state.view == "rounds";
    let mut nodes = vec![presets(ask, state)];
    let keys: &[&str] =
        if is_rounds { &["accuracy", "prior", "spill"] } else { &["prior", "accuracy", "change"] };
    nodes.extend(keys.iter().map(|key| slider(ask, state, key)));
    nodes.push(match is_rounds {
        true => options(ask, "show", &SHOW, state.show),
        false => options(ask, "line", &LINES, state.line),
    });
    // Elsewhere a preset leads there, and a frame has little room.
    if ask.place == Place::Lab {
        nodes.push(options(ask, "view", &VIEWS, state.view));
    }
    nodes
}

/// The rest.
fn more(ask: &Ask<'_>, state: &State) -> Vec<Node> {
    let mut nodes = vec![options(ask, "first", &FIRST, state.first)];
    let keys: &[&str] = match state.view {
        "rounds" => &["change", "cost", "worth", "temperature"],
        _ => &["cost", "worth", "temperature"],
    };
    nodes.extend(keys.iter().map(|key| slider(ask, state, key)));
    nodes
}

fn presets(ask: &Ask<'_>, state: &State) -> Node {
    let names = PRESETS.map(|(name, _)| (name, ask.words.word(&["option.preset.", name].concat())));
    let all: Vec<(&str, &str)> = names.iter().map(|(name, words)| (*name, words.as_str())).collect();
    controls::presets(&ask.words.word("label.preset"), &all, state.preset)
}

fn slider(ask: &Ask<'_>, state: &State, key: &str) -> Node {
    let (value, ends) = match key {
        "cost" => (&state.stakes.cost, ["0", "10", "0.25"]),
        "worth" => (&state.stakes.worth, ["0", "40", "0.5"]),
        "change" => (&state.stakes.change, ["0", "1", "0.05"]),
        "prior" => (&state.prior, ["0", "1", "0.01"]),
        "accuracy" => (&state.accuracy, ["0", "1", "0.01"]),
        "temperature" => (&state.temperature, ["0.05", "5", "0.05"]),
        _ => (&state.spill, ["0", "1", "0.01"]),
    };
    number(ask, &state.problems, key, ends, &short(value))
}

/// The longest number that is shown in full.
const LONGEST: usize = 8;

/// A number for readers: exact where it is short, else to four decimals, marked.
pub(super) fn short(number: &Exact) -> String {
    let full = shown(number);
    if full.chars().count() <= LONGEST { full } else { ["≈ ", &decimals(number.to_f64(), 4)].concat() }
}

/// A number in a sentence: exact where it is very short, else to three decimals, marked.
pub(super) fn about(number: &Exact) -> String {
    const LONGEST: usize = 5;
    let full = shown(number);
    if full.chars().count() <= LONGEST { full } else { ["≈ ", &decimals(number.to_f64(), 3)].concat() }
}

/// A share in per cent, without the sign.
pub(super) fn percent(share: f64) -> String {
    decimals(100.0 * share, 1)
}
