//! The state of the value-freeze figure: plain data, read from pairs and written back (by `crate::widgets::settings`).

use lookahead_game::Exact;
use lookahead_models::value_freeze::{Axis, Training};

use crate::query::Query;
use crate::widgets::settings::{Keys, Reader};

/// What the preset sets.
type Pairs = &'static [(&'static str, &'static str)];

/// Ready states; the first is the start. In `in-time` and `caught` training gets its way; in `good-frozen` training aims at
/// the wrong thing, and what is frozen is what people wanted.
pub(super) const PRESETS: [(&str, Pairs); 5] = [
    ("part-way", &[]),
    ("in-time", &[("speed", "0.08")]),
    ("early", &[("awareness", "0.15"), ("speed", "0.01")]),
    ("caught", &[("monitoring", "0.6")]),
    ("good-frozen", &[("aim", "bad"), ("awareness", "0.1")]),
];
const PRESET_NAMES: [&str; 5] = ["part-way", "in-time", "early", "caught", "good-frozen"];
/// The pictures.
pub(super) const VIEWS: [&str; 2] = ["course", "against"];
/// What the second picture is drawn against.
pub(super) const AGAINST: [&str; 3] = ["speed", "awareness", "monitoring"];
/// What training aims at.
pub(super) const AIMS: [&str; 2] = ["good", "bad"];
/// The numbers of the state.
pub(super) const NUMBERS: [&str; 6] = ["speed", "awareness", "monitoring", "growth", "cost", "stake"];

pub(super) const KEYS: Keys = Keys {
    choices: &[("preset", &PRESET_NAMES), ("view", &VIEWS), ("against", &AGAINST), ("aim", &AIMS)],
    numbers: &[
        ("speed", "0.02", 0, 1, false),
        ("awareness", "0.5", 0, 1, false),
        ("monitoring", "0", 0, 1, false),
        ("growth", "0.08", 0, 1, false),
        ("cost", "1", 0, 1000, false),
        ("stake", "10", 0, 1000, false),
    ],
};

/// Everything a reader can set.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct State {
    /// One of [`PRESETS`].
    pub preset: &'static str,
    /// One of [`VIEWS`].
    pub view: &'static str,
    /// One of [`AGAINST`].
    pub against: &'static str,
    /// One of [`AIMS`].
    pub aim: &'static str,
    /// In the order of [`NUMBERS`].
    pub numbers: [Exact; 6],
    /// What could not be used: the key and the words' key.
    pub problems: Vec<(&'static str, &'static str)>,
}

/// The state behind pairs.
pub(super) fn from_query(pairs: &Query) -> State {
    let mut reader = reader(pairs);
    let numbers = NUMBERS.map(|key| reader.number(key));
    State {
        preset: reader.choice("preset"),
        view: reader.choice("view"),
        against: reader.choice("against"),
        aim: reader.choice("aim"),
        numbers,
        problems: reader.problems(),
    }
}

/// The whole state as pairs.
pub(super) fn whole_state(pairs: &Query) -> Query {
    reader(pairs).whole_state(Vec::new())
}

fn reader(pairs: &Query) -> Reader<'_> {
    let mut reader = Reader::new(&KEYS, pairs);
    let preset = reader.choice("preset");
    reader.settings = PRESETS.iter().find(|(name, _)| *name == preset).map_or(&[], |(_, pairs)| pairs);
    reader
}

impl State {
    /// The course of training; all numbers keep the model's bounds.
    pub(super) fn training(&self) -> Training {
        let [speed, awareness, monitoring, growth, cost, stake] = self.numbers.each_ref().map(Exact::to_f64);
        Training { speed, awareness, monitoring, growth, cost, stake, ..Training::default() }
    }

    /// What the second chart is drawn against.
    pub(super) fn axis(&self) -> Axis {
        match self.against {
            "speed" => Axis::Speed,
            "awareness" => Axis::Awareness,
            _ => Axis::Monitoring,
        }
    }

    /// Where that parameter stands.
    pub(super) fn now(&self) -> f64 {
        let training = self.training();
        match self.axis() {
            Axis::Speed => training.speed,
            Axis::Awareness => training.awareness,
            Axis::Monitoring => training.monitoring,
        }
    }
}
