//! The state of the POWER figure: plain data, read from pairs and written back. Fields keep the text as it was typed;
//! what cannot be used is marked, and the field's start stands in for it.

use lookahead_game::Exact;
use lookahead_models::ParameterProblem;
use lookahead_models::instrumental::{LARGEST_AMOUNT, MOST_NAMED_GOALS, RandomGoals, Resources};
use lookahead_models::power::{MOST_OPTIONS, Named, Preset as Graph};

use super::presets::{PRESETS, Preset};
use crate::number::typed;
use crate::query::{Query, gather};

/// A count or amount that the reader sets.
pub(super) struct Field {
    /// The state key.
    pub key: &'static str,
    start: &'static str,
    /// The least that is accepted.
    pub least: u32,
    /// The most that is accepted.
    pub most: u32,
    /// Ends of the slider, which may be narrower.
    pub slider: [&'static str; 2],
}

const fn field(
    key: &'static str,
    start: &'static str,
    (least, most): (u32, u32),
    slider: [&'static str; 2],
) -> Field {
    Field { key, start, least, most, slider }
}

/// The most draws of one picture: a second or two of work.
pub(super) const MOST_DRAWS: u32 = 2_000_000;

/// All whole numbers of the state.
pub(super) const FIELDS: [Field; 8] = [
    field("k", "1", (1, MOST_OPTIONS), ["1", "6"]),
    field("m", "2", (1, MOST_OPTIONS), ["1", "6"]),
    field("state", "0", (0, 63), ["0", "63"]),
    field("draws", "20000", (100, MOST_DRAWS), ["1000", "100000"]),
    field("seed", "7", (0, u32::MAX), ["0", "20"]),
    field("start", "1", (0, LARGEST_AMOUNT), ["0", "30"]),
    field("gather", "3", (1, LARGEST_AMOUNT), ["1", "10"]),
    field("steps", "4", (1, LARGEST_AMOUNT), ["1", "8"]),
];

/// What can be chosen, by key; the first is the start.
pub(super) const CHOICES: [(&str, &[&str]); 3] = [
    ("view", &["graph", "hub", "resources"]),
    ("method", &["exact", "draw"]),
    ("graph", &["hub", "absorbing", "children", "step", "figure-1", "same-end"]),
];

const GAMMA: &str = "0.9";
const NEEDS: &str = "0, 1, 4, 6, 9, 20";

/// What stands in a field, and what is reckoned with.
pub(super) struct Typed<VALUE> {
    /// The text, as typed.
    pub text: String,
    /// What is reckoned with: the field's start where the text cannot be used.
    pub value: VALUE,
    /// The text cannot be used.
    pub is_wrong: bool,
}

/// What the figure shows.
pub(super) struct State {
    preset: &'static Preset,
    choices: Vec<&'static str>,
    numbers: Vec<Typed<u32>>,
    /// What one step later counts.
    pub gamma: Typed<Exact>,
    /// What each named goal needs.
    pub needs: Typed<Vec<u32>>,
}

impl State {
    /// The state behind pairs; what means nothing is as it starts.
    pub(super) fn from_query(pairs: &Query) -> Self {
        let named = pairs.get("preset").and_then(|name| PRESETS.iter().find(|preset| preset.name == name));
        let [first, ..] = &PRESETS;
        let preset = named.unwrap_or(first);
        Self {
            preset,
            choices: CHOICES.iter().map(|(key, options)| choice(pairs, preset, key, options)).collect(),
            numbers: FIELDS.iter().map(|field| number(pairs, preset, field)).collect(),
            gamma: read(pairs, preset, "gamma", GAMMA, &read_gamma),
            needs: read(pairs, preset, "needs", NEEDS, &read_needs),
        }
    }

    /// Every pair; what cannot be used is written as its start.
    pub(super) fn to_query(&self) -> Query {
        let pair = |key: &str, text: &str| (key.to_owned(), text.trim().to_owned());
        let text = |key: &'static str, text: &str, otherwise: &'static str, is_wrong: bool| {
            pair(key, if is_wrong { start(self.preset, key, otherwise) } else { text })
        };
        let choices = CHOICES.iter().zip(&self.choices).map(|((key, _), now)| pair(key, now));
        let numbers = FIELDS.iter().zip(&self.numbers);
        let numbers = numbers.map(|(field, at)| text(field.key, &at.text, field.start, at.is_wrong));
        let others = [
            pair("preset", self.preset.name),
            text("gamma", &self.gamma.text, GAMMA, self.gamma.is_wrong),
            text("needs", &self.needs.text, NEEDS, self.needs.is_wrong),
        ];
        gather(choices.chain(numbers).chain(others))
    }

    /// The preset it began from.
    pub(super) fn preset(&self) -> &'static str {
        self.preset.name
    }

    /// What was chosen under a key of [`CHOICES`].
    pub(super) fn choice(&self, key: &str) -> &'static str {
        let at = CHOICES.iter().zip(&self.choices).find(|((name, _), _)| *name == key);
        at.map_or("", |(_, now)| now)
    }

    /// The number under a key of [`FIELDS`], with its field.
    pub(super) fn typed(&self, key: &str) -> Option<(&'static Field, &Typed<u32>)> {
        FIELDS.iter().zip(&self.numbers).find(|(field, _)| field.key == key)
    }

    /// The number under a key of [`FIELDS`].
    pub(super) fn number(&self, key: &str) -> u32 {
        self.typed(key).map_or(0, |(_, at)| at.value)
    }

    /// The states and moves that are shown.
    pub(super) fn named(&self) -> Result<Named, ParameterProblem> {
        let (k, m) = (self.number("k"), self.number("m"));
        let graph = match self.choice("graph") {
            "absorbing" => Graph::Absorbing,
            "children" => Graph::Children { k: m },
            "step" => Graph::StepThenChildren { k: m },
            "figure-1" => Graph::PaperFigure1,
            "same-end" => Graph::SameEnd { k: m },
            _ => Graph::Hub { direct: k, behind: m },
        };
        graph.build()
    }

    /// Which counts the graph has: `m` ways on, and `k` ends beside the hub.
    pub(super) fn counts(&self) -> &'static [&'static str] {
        match (self.choice("view"), self.choice("graph")) {
            ("hub", _) | (_, "hub") => &["m", "k"],
            (_, "absorbing" | "figure-1") => &[],
            _ => &["m"],
        }
    }

    /// The state that was selected; the start where there is no such state.
    pub(super) fn selected(&self, n_states: u32) -> u32 {
        Some(self.number("state")).filter(|state| *state < n_states).unwrap_or(0)
    }

    /// The first model of goals behind a hub.
    pub(super) fn goals(&self) -> RandomGoals {
        RandomGoals { behind: self.number("m"), direct: self.number("k"), gamma: self.gamma.value.clone() }
    }

    /// The named goals.
    pub(super) fn resources(&self) -> Resources {
        Resources {
            start: self.number("start"),
            gather: self.number("gather"),
            n_steps: self.number("steps"),
            needs: self.needs.value.clone(),
        }
    }
}

/// Every pair of the state behind pairs.
pub(super) fn whole_state(pairs: &Query) -> Query {
    State::from_query(pairs).to_query()
}

fn start(preset: &Preset, key: &str, otherwise: &'static str) -> &'static str {
    preset.pairs.iter().find(|(name, _)| *name == key).map_or(otherwise, |(_, text)| text)
}

fn choice(pairs: &Query, preset: &Preset, key: &str, options: &[&'static str]) -> &'static str {
    let find = |wanted: &str| options.iter().copied().find(|option| *option == wanted);
    let first = options.first().copied().unwrap_or_default();
    pairs.get(key).and_then(|wanted| find(wanted)).unwrap_or_else(|| start(preset, key, first))
}

fn number(pairs: &Query, preset: &Preset, field: &Field) -> Typed<u32> {
    let whole = |text: &str| text.parse().ok().filter(|number| (field.least..=field.most).contains(number));
    read(pairs, preset, field.key, field.start, &whole)
}

fn read<VALUE: Default>(
    pairs: &Query,
    preset: &Preset,
    key: &str,
    otherwise: &'static str,
    read: &dyn Fn(&str) -> Option<VALUE>,
) -> Typed<VALUE> {
    let start = start(preset, key, otherwise);
    let text = pairs.get(key).map_or(start, String::as_str);
    let found = read(typed(text).trim());
    let is_wrong = found.is_none();
    let value = found.or_else(|| read(start)).unwrap_or_default();
    Typed { text: text.to_owned(), value, is_wrong }
}

fn read_gamma(text: &str) -> Option<Exact> {
    text.parse().ok().filter(|gamma: &Exact| !gamma.is_negative() && *gamma <= Exact::ONE)
}

fn read_needs(text: &str) -> Option<Vec<u32>> {
    let amount = |part: &str| part.trim().parse().ok().filter(|amount| *amount <= LARGEST_AMOUNT);
    let needs: Option<Vec<u32>> = text.split(',').map(amount).collect();
    needs.filter(|needs| needs.len() <= MOST_NAMED_GOALS as usize)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::query::parse;

    #[test]
    fn what_cannot_be_used_is_kept_for_the_field_and_replaced_in_the_state() {
        let state = State::from_query(&parse("preset=children&m=13&gamma=2&needs=1,x"));
        let (_, m) = state.typed("m").unwrap();
        assert!(m.is_wrong && m.text == "13" && m.value == 3);
        assert!(state.gamma.is_wrong && state.needs.is_wrong);
        let written = state.to_query();
        assert_eq!(
            (written["m"].as_str(), written["gamma"].as_str(), written["needs"].as_str()),
            ("3", GAMMA, NEEDS)
        );
    }

    #[test]
    fn every_graph_can_be_built_at_both_ends_of_its_counts() {
        let (_, graphs) = CHOICES[2];
        for graph in graphs {
            for m in [1, MOST_OPTIONS] {
                let state = State::from_query(&parse(&format!("graph={graph}&m={m}&k={m}")));
                assert!(state.named().is_ok(), "{graph} with {m}");
            }
        }
    }

    #[test]
    fn a_selected_state_that_is_gone_is_the_start() {
        let state = State::from_query(&parse("graph=absorbing&state=5"));
        assert_eq!((state.selected(1), state.selected(6)), (0, 5));
    }
}
