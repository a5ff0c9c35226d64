//! The controls: the few of every place, and the rest.

use lookahead_game::value::mutual::{Baseline, Counterfactual, Steer};
use lookahead_game::world;

use super::model::{State, VARIED, VIEWS};
use super::worlds::{BASELINES, COUNTERFACTUALS, OWN, PRESETS, RANDOM, STEERS, Valued, compact};
use crate::figures::Ask;
use crate::figures::controls::{open_field, presets, stepper as steps, text_field};
use crate::number::shown;
use crate::page::Node;
use crate::query;
use crate::widgets::Place;
use crate::widgets::settings_parts::{factor, number, options, pressed};

/// The few controls.
pub(super) fn few(ask: &Ask<'_>, state: &State) -> Vec<Node> {
    let valued = &state.valued;
    let horizon =
        number(ask, &valued.problems, "horizon", ["0", "10", "1"], &valued.world.horizon.to_string());
    // The chart shows all horizons.
    let horizon = Some(horizon).filter(|_| state.view != "chart");
    horizon.into_iter().chain([gamma(ask, valued), baseline(ask, valued), worlds(ask, valued)]).collect()
}

/// The rest; `found` is what finds a state.
pub(super) fn more(ask: &Ask<'_>, state: &State, found: Vec<Node>) -> Vec<Node> {
    let mut nodes = vec![options(ask, "view", &VIEWS, state.view)];
    nodes.extend(valuing(ask, &state.valued));
    nodes.push(options(ask, "commit", &["0", "1"], if state.commit { "1" } else { "0" }));
    nodes.push(options(ask, "vary", &VARIED, state.vary));
    nodes.extend(found);
    nodes.extend(own_rules(ask, &state.valued));
    nodes
}

/// First, back, next, last layer of the backward pass.
pub(super) fn stepper(ask: &Ask<'_>, step: u32, last: u32) -> Node {
    let names = ["step_first", "step_back", "step_next", "step_last"].map(|key| ask.words.word(key));
    let [first, back, next, end] = &names;
    let key = if step == last { "step_all" } else { "step_at" };
    let at = ask.words.fill(key, &[("step", &(step + 1).to_string()), ("steps", &(last + 1).to_string())]);
    steps("step", [first, back, next, end], &at, step, last + 1)
}

/// The discount.
fn gamma(ask: &Ask<'_>, valued: &Valued) -> Node {
    number(ask, &valued.problems, "gamma", ["0.05", "1", "0.05"], &factor(ask, &shown(&valued.params.gamma)))
}

/// What "without" means.
fn baseline(ask: &Ask<'_>, valued: &Valued) -> Node {
    let current = match valued.baseline {
        Baseline::Zero => "0",
        Baseline::Start => "start",
        Baseline::At(..) => "typed",
    };
    options(ask, "baseline", BASELINES.1, current)
}

/// Anchors, what the twin does, what is steered by, and typed baselines.
fn valuing(ask: &Ask<'_>, valued: &Valued) -> Vec<Node> {
    const ANCHOR: [&str; 3] = ["0", "5", "0.25"];
    const AMOUNT: [&str; 3] = ["0", "10", "1"];
    let [wx, wy] = &valued.params.anchors;
    let replays = valued.params.counterfactual == Counterfactual::Replay;
    let next = valued.params.steer == Steer::Next;
    let mut nodes = vec![
        number(ask, &valued.problems, "wx", ANCHOR, &shown(wx)),
        number(ask, &valued.problems, "wy", ANCHOR, &shown(wy)),
        number(ask, &valued.problems, "eps", ["0", "2", "0.1"], &shown(&valued.params.eps)),
        options(ask, "counterfactual", COUNTERFACTUALS.1, if replays { "replay" } else { "policy" }),
        options(ask, "steer", STEERS.1, if next { "next" } else { "to_go" }),
    ];
    if let Baseline::At(x, y) = valued.baseline {
        nodes.push(number(ask, &valued.problems, "bx", AMOUNT, &x.to_string()));
        nodes.push(number(ask, &valued.problems, "by", AMOUNT, &y.to_string()));
    }
    nodes
}

/// Preset worlds shown in a chapter.
const MOST_IN_CHAPTER: usize = 5;

/// The preset worlds, and a random one.
fn worlds(ask: &Ask<'_>, valued: &Valued) -> Node {
    // A chapter has room for a few.
    let most = if ask.place == Place::Chapter { MOST_IN_CHAPTER } else { PRESETS.len() };
    let shown = PRESETS.iter().enumerate().filter(|(at, preset)| *at < most || preset.slug == valued.preset);
    let names: Vec<(&str, String)> = shown
        .map(|(_, preset)| (preset.slug, ask.words.word(&format!("world.{}.name", preset.slug))))
        .collect();
    let pairs: Vec<(&str, &str)> = names.iter().map(|(slug, name)| (*slug, name.as_str())).collect();
    let mut group = presets(&ask.words.word("label.preset"), &pairs, &valued.preset);
    if let Node::Element { children, .. } = &mut group
        && let Some(Node::Element { children: row, .. }) = children.last_mut()
    {
        row.extend((valued.preset == OWN).then(|| own_button(ask, valued)));
        row.push(random_button(ask, valued));
    }
    group
}

/// The reader's own world, valued as at first: like a preset's button, and the rules stay.
fn own_button(ask: &Ask<'_>, valued: &Valued) -> Node {
    let pairs = format!("world={}", query::encode(&compact(&valued.world)));
    pressed(&ask.words.word("world_own"), "data-state", &pairs, true)
}

/// Each press draws the next world.
fn random_button(ask: &Ask<'_>, valued: &Valued) -> Node {
    let is_random = valued.preset == RANDOM;
    let seed = if is_random { valued.seed.wrapping_add(1) } else { ask.options.seed.max(1) };
    let pairs = format!("preset={RANDOM}&seed={seed}");
    pressed(&ask.words.word("world_random"), "data-state", &pairs, is_random)
}

/// The reader's own rules: a field, and a file.
fn own_rules(ask: &Ask<'_>, valued: &Valued) -> [Node; 2] {
    let typed = ask.pair("world").filter(|text| !text.is_empty());
    let text = typed.map_or_else(|| world::write(&valued.world), str::to_owned);
    let (label, open) = (ask.words.word("label.world"), ask.words.word("label.open"));
    [
        text_field(ask.id, "world", &label, &text, 12, valued.world_problem.as_deref()),
        open_field(ask.id, "world", &open, ".json,application/json"),
    ]
}

/// Lines about a typed world that could not be used, or is odd. Problems of numbers stand beside their controls.
pub(super) fn notes(ask: &Ask<'_>, valued: &Valued) -> Vec<String> {
    let problem =
        valued.world_problem.iter().map(|problem| ask.words.fill("world_refused", &[("problem", problem)]));
    let odd = valued.world_notes.iter().take(3).map(|odd| ask.words.fill("world_odd", &[("problem", odd)]));
    problem.chain(odd).collect()
}
