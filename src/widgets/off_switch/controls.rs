//! The controls of the off-switch figure: the few that the point needs, and the rest.

use super::model::{CHOICES, State};
use super::presets::PRESETS;
use crate::figures::controls::{Number, choice, presets, slider};
use crate::figures::number::decimals;
use crate::figures::{Ask, Speaker};
use crate::page::Node;

/// Presets, the two sliders that the point needs, and which picture is shown.
pub(super) fn few(ask: &Ask<'_>, state: &State) -> Vec<Node> {
    let names: Vec<String> =
        PRESETS.iter().map(|preset| ask.words.word(&format!("presets.{}", preset.name))).collect();
    let options: Vec<(&str, &str)> =
        PRESETS.iter().zip(&names).map(|(preset, name)| (preset.name, name.as_str())).collect();
    let mut nodes = vec![presets(&ask.words.word("presets_label"), &options, state.preset())];
    let doubt = if state.has_points() { "p" } else { "deviation" };
    nodes.extend(std::iter::once(doubt).chain(error_key(state)).filter_map(|key| number(ask, state, key)));
    nodes.push(one_of(&ask.words, state, "view"));
    if state.choice("view") == "chart" {
        nodes.push(one_of(&ask.words, state, "chart"));
    }
    nodes
}

/// What kind of belief and of person, and the other numbers.
pub(super) fn more(ask: &Ask<'_>, state: &State) -> Vec<Node> {
    let numbers: &[&str] = if state.has_points() { &["gain", "loss"] } else { &["mean"] };
    let kinds = ["belief", "human"].map(|key| one_of(&ask.words, state, key));
    kinds.into_iter().chain(numbers.iter().filter_map(|key| number(ask, state, key))).collect()
}

/// The number that says how much the person errs.
pub(super) fn error_key(state: &State) -> Option<&'static str> {
    match state.choice("human") {
        "rational" => None,
        "constant" => Some("rate"),
        _ => Some("beta"),
    }
}

fn one_of(words: &Speaker<'_>, state: &State, key: &str) -> Node {
    let options = CHOICES.iter().find(|(name, _)| *name == key).map_or(&[][..], |(_, options)| options);
    let names: Vec<String> = options.iter().map(|option| words.word(&format!("{key}.{option}"))).collect();
    let options: Vec<(&str, &str)> =
        options.iter().zip(&names).map(|(option, name)| (*option, name.as_str())).collect();
    choice(key, &words.word(&format!("{key}.label")), &options, state.choice(key))
}

fn number(ask: &Ask<'_>, state: &State, key: &str) -> Option<Node> {
    let (field, value) = state.value(key)?;
    let bounds = [("least", decimals(field.least, 0)), ("most", decimals(field.most, 0))];
    let bounds = bounds.each_ref().map(|(name, bound)| (*name, bound.as_str()));
    let problem = value.is_wrong.then(|| ask.words.fill("problem", &bounds));
    let [min, max, step] = field.slider;
    Some(slider(
        ask.id,
        &Number {
            key: field.key,
            label: &ask.words.word(&format!("fields.{key}")),
            value: &value.text,
            min,
            max,
            step,
            shown: &decimals(value.number, 4),
            problem: problem.as_deref(),
        },
    ))
}
