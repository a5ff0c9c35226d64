//! The state of the faking figure: plain data, read from pairs and written back (by `crate::widgets::settings`), and what
//! the model answers to it.

use lookahead_game::Exact;
use lookahead_models::ParameterProblem;
use lookahead_models::faking::{OneShot, Phases, SignalAnswer, Stakes, one_shot, signal};

use crate::query::Query;
use crate::widgets::settings::{Keys, Reader};

/// What the preset sets.
type Pairs = &'static [(&'static str, &'static str)];

/// Ready states; the first is the start. The worry does not appear in `no-change` and `coin-tag`.
pub(super) const PRESETS: [(&str, Pairs); 7] = [
    ("two-lines", &[]),
    ("no-change", &[("change", "0")]),
    ("coin-tag", &[("accuracy", "0.5")]),
    ("often-recorded", &[("prior", "0.6"), ("accuracy", "0.6")]),
    ("reversed", &[("first", "sponsor")]),
    ("two-trainings", &[("view", "rounds")]),
    ("spill", &[("view", "rounds"), ("show", "acts"), ("spill", "0.3")]),
];
const PRESET_NAMES: [&str; 7] =
    ["two-lines", "no-change", "coin-tag", "often-recorded", "reversed", "two-trainings", "spill"];
/// The pictures.
pub(super) const VIEWS: [&str; 2] = ["lines", "rounds"];
/// What was trained first.
pub(super) const FIRST: [&str; 2] = ["fit", "sponsor"];
/// Whose tree is drawn.
pub(super) const LINES: [&str; 2] = ["a", "b"];
/// What is drawn over the rounds.
pub(super) const SHOW: [&str; 2] = ["left", "acts"];

/// Rounds of the first training, and how likely its values take hold in one.
const FIRST_ROUNDS: u32 = 10;
const HOLD: f64 = 0.4;
/// Rounds of the second.
pub(super) const SECOND_ROUNDS: u32 = 40;

pub(super) const KEYS: Keys = Keys {
    choices: &[
        ("preset", &PRESET_NAMES),
        ("view", &VIEWS),
        ("first", &FIRST),
        ("line", &LINES),
        ("show", &SHOW),
    ],
    numbers: &[
        ("cost", "1", 0, 1000, false),
        ("worth", "10", 0, 1000, false),
        ("change", "0.5", 0, 1, false),
        ("prior", "0.1", 0, 1, false),
        ("accuracy", "0.9", 0, 1, false),
        ("temperature", "0.5", 0, 1000, true),
        ("spill", "0", 0, 1, false),
        ("node", "0", 0, 8, false),
    ],
};

/// Everything a reader can set.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct State {
    /// One of [`PRESETS`].
    pub preset: &'static str,
    /// One of [`VIEWS`].
    pub view: &'static str,
    /// One of [`FIRST`].
    pub first: &'static str,
    /// One of [`LINES`].
    pub line: &'static str,
    /// One of [`SHOW`].
    pub show: &'static str,
    /// c, m and D.
    pub stakes: Stakes,
    /// p: how likely a conversation is recorded.
    pub prior: Exact,
    /// q: how often the tag is true.
    pub accuracy: Exact,
    /// τ.
    pub temperature: Exact,
    /// How likely a rewarded compliance changes the values all the same.
    pub spill: Exact,
    /// The node in the ring.
    pub node: u32,
    /// What could not be used: the key and the words' key.
    pub problems: Vec<(&'static str, &'static str)>,
}

/// What the model says of the two lines.
pub(super) struct Answer {
    /// p* = c/(mD); `None` where nothing can be lost.
    pub break_even: Option<Exact>,
    /// Posteriors and shares of compliance.
    pub signal: SignalAnswer,
    /// Both moves on line A and on line B.
    pub shots: [OneShot; 2],
}

/// The state behind pairs.
pub(super) fn from_query(pairs: &Query) -> State {
    let mut reader = reader(pairs);
    let [cost, worth, change] = ["cost", "worth", "change"].map(|key| reader.number(key));
    let [prior, accuracy, spill, node] = ["prior", "accuracy", "spill", "node"].map(|key| reader.number(key));
    let temperature = temperature(&mut reader);
    State {
        preset: reader.choice("preset"),
        view: reader.choice("view"),
        first: reader.choice("first"),
        line: reader.choice("line"),
        show: reader.choice("show"),
        stakes: Stakes { cost, change, worth },
        prior,
        accuracy,
        temperature,
        spill,
        node: node.to_f64() as u32,
        problems: reader.problems(),
    }
}

/// The whole state as pairs.
pub(super) fn whole_state(pairs: &Query) -> Query {
    let mut reader = reader(pairs);
    let mut whole = reader.whole_state(Vec::new());
    // The one bound that is no whole number is the model's.
    if from_query(pairs).problems.iter().any(|(key, _)| *key == "temperature") {
        whole.insert("temperature".to_owned(), String::new());
    }
    whole
}

fn reader(pairs: &Query) -> Reader<'_> {
    let mut reader = Reader::new(&KEYS, pairs);
    let preset = reader.choice("preset");
    reader.settings = PRESETS.iter().find(|(name, _)| *name == preset).map_or(&[], |(_, pairs)| pairs);
    reader
}

/// Not so small that the model refuses it.
fn temperature(reader: &mut Reader<'_>) -> Exact {
    const LEAST: f64 = 1e-3;
    let temperature = reader.number("temperature");
    if temperature.to_f64() >= LEAST {
        return temperature;
    }
    let default = Exact::parse(reader.default_of("temperature").as_bytes()).unwrap_or_default();
    reader.refused("temperature", "temperature", default)
}

impl State {
    /// The model's answer.
    ///
    /// # Errors
    /// Numbers that grew too long.
    pub(super) fn answer(&self) -> Result<Answer, ParameterProblem> {
        let signal = signal(&self.stakes, &self.prior, &self.accuracy, self.temperature.to_f64())?;
        let shots =
            [one_shot(&self.stakes, &signal.if_tagged)?, one_shot(&self.stakes, &signal.if_untagged)?];
        Ok(Answer { break_even: self.stakes.break_even(), signal, shots })
    }

    /// Both trainings.
    pub(super) fn phases(&self) -> Phases {
        Phases {
            first_rounds: FIRST_ROUNDS,
            hold: HOLD,
            second_rounds: SECOND_ROUNDS,
            recorded: self.prior.clone(),
            accuracy: self.accuracy.clone(),
            stakes: self.stakes.clone(),
            temperature: self.temperature.to_f64(),
            spill: self.spill.to_f64(),
        }
    }
}
