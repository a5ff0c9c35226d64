//! The state of the figure: plain data, read from pairs and written back. Numbers keep the text as it was typed; what
//! cannot be used gives way to the start and is said.

use lookahead_models::librarian::Intervention;
use lookahead_models::which_machine::MOST_EXPERIMENTS;

use crate::figures::number::typed;
use crate::query::{Query, gather};

/// A whole number that the reader sets.
pub(super) struct Field {
    /// The state key.
    pub key: &'static str,
    start: &'static str,
    /// Its ends and the step from one accepted number to the next.
    pub range: [u32; 3],
    /// The slider's step.
    pub turned: u32,
}

const fn field(key: &'static str, start: &'static str, range: [u32; 3], turned: u32) -> Field {
    Field { key, start, range, turned }
}

/// All numbers. A signal is in tenths, since stakes are whole points then (see `Planner::check`).
pub(super) const FIELDS: [Field; 8] = [
    field("number", "1", [1, 9_999, 1], 1),
    field("request", "1", [1, 24, 1], 1),
    field("accuracy", "90", [50, 100, 10], 10),
    field("understood", "60", [0, 100, 1], 5),
    field("conversations", "100", [0, 200, 1], 5),
    field("strength", "16", [0, 40, 1], 1),
    field("price", "4", [0, 40, 1], 1),
    field("trials", "50", [0, 1_000, 1], 10),
];

/// What can be chosen, by key; the first is the start.
pub(super) const CHOICES: [(&str, &[&str]); 9] = [
    ("view", &["game", "named", "readings", "words", "wish"]),
    ("family", &["four", "seven"]),
    ("first", &["fit", "sponsor"]),
    ("naming", &["", "1"]),
    ("decides", &["", "plan", "table", "conflict", "mixed", "open"]),
    ("note", &["", "load-bearing", "written-after", "mixed", "open"]),
    ("told", &["", "1"]),
    (
        "experiment",
        &[
            "no-change",
            "baseline",
            "swap",
            "other-note",
            "other-sums",
            "cut-answer",
            "cut-continue",
            "reworded",
        ],
    ),
    ("machine", &["plan-after", "plan-on-page", "table", "conflict"]),
];

/// A ready state: its name, and what differs from the start.
pub(super) struct Preset {
    /// Its name in addresses and words.
    pub name: &'static str,
    pairs: &'static [(&'static str, &'static str)],
}

/// All presets, the start first; in the third nothing differs between the lines.
pub(super) const PRESETS: [Preset; 4] = [
    Preset { name: "unlabelled", pairs: &[] },
    Preset { name: "mixtures", pairs: &[("family", "seven"), ("number", "2")] },
    Preset { name: "no-gap", pairs: &[("accuracy", "50")] },
    Preset { name: "labelled", pairs: &[("view", "named")] },
];

/// A number as it stands in its field.
pub(super) struct Value {
    /// The text, as typed.
    pub text: String,
    /// What is reckoned with.
    pub number: u32,
    /// The text is no number that the field takes; `number` is the field's start.
    pub is_wrong: bool,
}

/// What the figure shows.
pub(super) struct State {
    preset: &'static Preset,
    choices: Vec<&'static str>,
    values: Vec<Value>,
    /// The experiments that were run, in their order.
    pub ran: Vec<Intervention>,
    /// Keys whose values are unknown, with those values.
    pub unknown: Vec<(&'static str, String)>,
}

impl State {
    /// The state behind pairs; what means nothing is as it starts.
    pub(super) fn from_query(pairs: &Query) -> Self {
        let [first, ..] = &PRESETS;
        let text = |key: &str| pairs.get(key).map(String::as_str).unwrap_or_default();
        let named = PRESETS.iter().find(|preset| preset.name == text("preset"));
        let preset = named.unwrap_or(first);
        let mut unknown = Vec::new();
        if named.is_none() && !text("preset").is_empty() {
            unknown.push(("preset", text("preset").to_owned()));
        }
        let (ran, odd) = experiments(text("ran"));
        unknown.extend(odd.map(|odd| ("ran", odd)));
        let choices = CHOICES.iter().map(|(key, options)| {
            let start = start(preset, key, options.first().copied().unwrap_or_default());
            let wanted = pairs.get(*key).map_or(start, String::as_str);
            let found = options.iter().copied().find(|option| *option == wanted);
            if found.is_none() {
                unknown.push((key, wanted.to_owned()));
            }
            found.unwrap_or(start)
        });
        let choices = choices.collect();
        let values = FIELDS.iter().map(|field| value(pairs, preset, field)).collect();
        Self { preset, choices, values, ran, unknown }
    }

    /// Every pair; a number that cannot be used is written as its start.
    pub(super) fn to_query(&self) -> Query {
        let pair = |key: &str, value: &str| (key.to_owned(), value.to_owned());
        let first = [pair("preset", self.preset.name), pair("ran", &codes(&self.ran))];
        let choices = CHOICES.iter().zip(&self.choices).map(|((key, _), now)| pair(key, now));
        let numbers =
            FIELDS.iter().zip(&self.values).map(|(field, value)| pair(field.key, &value.number.to_string()));
        gather(first.into_iter().chain(choices).chain(numbers))
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
    pub(super) fn value(&self, key: &str) -> Option<(&'static Field, &Value)> {
        FIELDS.iter().zip(&self.values).find(|(field, _)| field.key == key)
    }

    /// The number under a key of [`FIELDS`].
    pub(super) fn number(&self, key: &str) -> u32 {
        self.value(key).map_or(0, |(_, value)| value.number)
    }

    /// May mixtures be behind the counter?
    pub(super) fn has_mixtures(&self) -> bool {
        self.choice("family") == "seven"
    }

    /// How many experiments are left.
    pub(super) fn n_left(&self) -> u32 {
        MOST_EXPERIMENTS.saturating_sub(self.ran.len() as u32)
    }

    /// Has the reader said both, and meant it?
    pub(super) fn is_told(&self) -> bool {
        self.choice("told") == "1" && !self.choice("decides").is_empty() && !self.choice("note").is_empty()
    }

    /// Is the reader naming the machine?
    pub(super) fn is_naming(&self) -> bool {
        self.choice("naming") == "1"
    }
}

/// Every pair of the state behind pairs.
pub(super) fn whole_state(pairs: &Query) -> Query {
    State::from_query(pairs).to_query()
}

/// Experiments as an address has them.
pub(super) fn codes(ran: &[Intervention]) -> String {
    ran.iter().map(|one| one.code()).collect::<Vec<_>>().join(",")
}

/// The intervention of this name.
pub(super) fn intervention(code: &str) -> Option<Intervention> {
    Intervention::ALL.into_iter().find(|one| one.code() == code)
}

/// Each once, no more than may be run; and the first that is none, or one too many.
fn experiments(text: &str) -> (Vec<Intervention>, Option<String>) {
    let (mut ran, mut odd) = (Vec::new(), None);
    for code in text.split(',').filter(|code| !code.is_empty()) {
        match intervention(code).filter(|one| *one != Intervention::Baseline && !ran.contains(one)) {
            Some(one) if ran.len() < MOST_EXPERIMENTS as usize => ran.push(one),
            _ => drop(odd.get_or_insert(code.to_owned())),
        }
    }
    (ran, odd)
}

fn start(preset: &Preset, key: &str, otherwise: &'static str) -> &'static str {
    preset.pairs.iter().find(|(name, _)| *name == key).map_or(otherwise, |(_, text)| text)
}

fn value(pairs: &Query, preset: &Preset, field: &Field) -> Value {
    let start = start(preset, field.key, field.start);
    let text = pairs.get(field.key).map_or(start, String::as_str);
    let [least, most, step] = field.range;
    let read = whole(text).filter(|number| (least..=most).contains(number) && number.is_multiple_of(step));
    let number = read.or_else(|| whole(start)).unwrap_or(least);
    Value { text: text.to_owned(), number, is_wrong: read.is_none() }
}

fn whole(text: &str) -> Option<u32> {
    let number = typed(text.trim().trim_end_matches('%'))?;
    let is_whole = (0.0..1e6).contains(&number) && f64::from(number as u32) >= number;
    is_whole.then_some(number as u32)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::query::parse;

    #[test]
    fn what_cannot_be_used_is_said_and_replaced() {
        let state = State::from_query(&parse(
            "preset=none&accuracy=55&view=none&ran=swap,swap,frost&number=0&first=x",
        ));
        assert_eq!(state.ran, [Intervention::Swap]);
        let keys: Vec<&str> = state.unknown.iter().map(|(key, _)| *key).collect();
        assert_eq!(keys, ["preset", "ran", "view", "first"]);
        for (key, start) in [("accuracy", 90), ("number", 1)] {
            let (_, value) = state.value(key).unwrap();
            assert!(value.is_wrong && value.number == start, "{key}");
        }
        let typed = State::from_query(&parse("accuracy= 70 %&trials=1e2"));
        assert_eq!((typed.number("accuracy"), typed.number("trials")), (70, 100));
        assert!(typed.unknown.is_empty());
    }

    #[test]
    fn four_experiments_and_no_fifth() {
        let state = State::from_query(&parse("ran=swap,no-change,other-note,reworded,other-sums"));
        assert_eq!((state.ran.len(), state.n_left()), (4, 0));
        assert_eq!(state.unknown, [("ran", "other-sums".to_owned())]);
        assert!(!State::from_query(&parse("told=1&decides=plan")).is_told());
        assert!(State::from_query(&parse("told=1&decides=plan&note=open")).is_told());
    }

    #[test]
    fn a_preset_is_a_start_that_pairs_change() {
        let state = State::from_query(&parse("preset=no-gap"));
        assert_eq!((state.number("accuracy"), state.choice("view")), (50, "game"));
        assert_eq!(State::from_query(&parse("preset=no-gap&accuracy=80")).number("accuracy"), 80);
        assert!(State::from_query(&parse("preset=mixtures")).has_mixtures());
    }
}
