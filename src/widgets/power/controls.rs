//! The controls of the POWER figure: the few that a picture needs, and the rest.

use super::model::{CHOICES, State};
use super::presets::PRESETS;
use crate::figures::controls::{Number, button, choice, presets, slider, text_field};
use crate::figures::number::decimals;
use crate::figures::{Ask, Speaker};
use crate::page::Node;

/// Presets and the sliders of the picture.
pub(super) fn few(ask: &Ask<'_>, state: &State) -> Vec<Node> {
    let names: Vec<String> =
        PRESETS.iter().map(|preset| ask.words.word(&format!("presets.{}", preset.name))).collect();
    let options: Vec<(&str, &str)> =
        PRESETS.iter().zip(&names).map(|(preset, name)| (preset.name, name.as_str())).collect();
    let mut nodes = vec![presets(&ask.words.word("presets_label"), &options, state.preset())];
    let keys: &[&str] = match state.choice("view") {
        "resources" => &["start", "gather", "steps"],
        _ => {
            nodes.push(gamma(ask, state));
            state.counts()
        }
    };
    nodes.extend(keys.iter().filter_map(|key| number(ask, state, key)));
    nodes
}

/// Which picture, which graph, how it is measured.
pub(super) fn more(ask: &Ask<'_>, state: &State, is_drawn: bool) -> Vec<Node> {
    let mut nodes = vec![one_of(&ask.words, state, "view")];
    match state.choice("view") {
        "graph" => {
            nodes.push(one_of(&ask.words, state, "graph"));
            nodes.push(one_of(&ask.words, state, "method"));
            if is_drawn {
                nodes.extend(["draws", "seed"].iter().filter_map(|key| number(ask, state, key)));
                nodes.push(more_draws(ask, state));
            }
        }
        "hub" => nodes.extend(number(ask, state, "seed")),
        _ => nodes.push(needs(ask, state)),
    }
    nodes
}

/// Four times as many draws: the standard error is halved.
fn more_draws(ask: &Ask<'_>, state: &State) -> Node {
    let most = state.typed("draws").map_or(0, |(field, _)| field.most);
    let now = state.number("draws");
    let next = now.saturating_mul(4).min(most).to_string();
    button(&ask.words.word("more_draws"), &[("draws", &next)], now < most)
}

fn gamma(ask: &Ask<'_>, state: &State) -> Node {
    let problem = state.gamma.is_wrong.then(|| ask.words.word("problem_gamma"));
    slider(
        ask.id,
        &Number {
            key: "gamma",
            label: &ask.words.word("fields.gamma"),
            value: &state.gamma.text,
            min: "0",
            max: "1",
            step: "0.05",
            shown: &decimals(state.gamma.value.to_f64(), 4),
            problem: problem.as_deref(),
        },
    )
}

fn number(ask: &Ask<'_>, state: &State, key: &str) -> Option<Node> {
    let (field, typed) = state.typed(key)?;
    let bounds = [("least", field.least.to_string()), ("most", field.most.to_string())];
    let bounds = bounds.each_ref().map(|(name, bound)| (*name, bound.as_str()));
    let problem = typed.is_wrong.then(|| ask.words.fill("problem", &bounds));
    let [min, max] = field.slider;
    let step = if key == "draws" { "1000" } else { "1" };
    Some(slider(
        ask.id,
        &Number {
            key: field.key,
            label: &ask.words.word(&format!("fields.{key}")),
            value: &typed.text,
            min,
            max,
            step,
            shown: &typed.value.to_string(),
            problem: problem.as_deref(),
        },
    ))
}

fn needs(ask: &Ask<'_>, state: &State) -> Node {
    let problem = state.needs.is_wrong.then(|| ask.words.word("problem_needs"));
    text_field(ask.id, "needs", &ask.words.word("fields.needs"), &state.needs.text, 1, problem.as_deref())
}

fn one_of(words: &Speaker<'_>, state: &State, key: &str) -> Node {
    let options = CHOICES.iter().find(|(name, _)| *name == key).map_or(&[][..], |(_, options)| options);
    let names: Vec<String> = options.iter().map(|option| words.word(&format!("{key}_is.{option}"))).collect();
    let options: Vec<(&str, &str)> =
        options.iter().zip(&names).map(|(option, name)| (*option, name.as_str())).collect();
    choice(key, &words.word(&format!("{key}_is.label")), &options, state.choice(key))
}
