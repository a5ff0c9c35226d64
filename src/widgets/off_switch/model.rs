//! The state of the off-switch figure: plain data, read from pairs and written back. Numbers keep the text as it was
//! typed; what cannot be used is marked and stands in for the start of its field.

use lookahead_game::Exact;
use lookahead_models::off_switch::{
    Answer, Belief, BreakEven, Human, LARGEST_UTILITY, Question, answer, break_even_beta,
    break_even_deviation, break_even_rate, deferring_window,
};

use super::presets::{PRESETS, Preset};
use crate::number::typed;
use crate::query::{Query, gather};

/// A number that the reader sets.
pub(super) struct Field {
    /// The state key.
    pub key: &'static str,
    start: &'static str,
    /// The least value that is accepted.
    pub least: f64,
    /// The largest value that is accepted.
    pub most: f64,
    /// Ends and step of the slider, which may be narrower.
    pub slider: [&'static str; 3],
}

const fn field(
    key: &'static str,
    start: &'static str,
    (least, most): (f64, f64),
    slider: [&'static str; 3],
) -> Field {
    Field { key, start, least, most, slider }
}

const WORTH: (f64, f64) = (0.0, LARGEST_UTILITY);
const SHARE: (f64, f64) = (0.0, 1.0);

/// All numbers of the state.
pub(super) const FIELDS: [Field; 7] = [
    field("mean", "0.25", (-LARGEST_UTILITY, LARGEST_UTILITY), ["-2", "2", "0.05"]),
    field("deviation", "1", WORTH, ["0", "3", "0.05"]),
    field("p", "0.99", SHARE, ["0", "1", "0.01"]),
    field("gain", "1", WORTH, ["0", "10", "0.5"]),
    field("loss", "50", WORTH, ["0", "100", "1"]),
    field("beta", "0.5", WORTH, ["0", "5", "0.05"]),
    field("rate", "0.1", SHARE, ["0", "0.6", "0.01"]),
];

/// What can be chosen, by key; the first is the start.
pub(super) const CHOICES: [(&str, &[&str]); 4] = [
    ("belief", &["gaussian", "points"]),
    ("human", &["logistic", "constant", "rational"]),
    ("view", &["bars", "chart"]),
    ("chart", &["error", "doubt"]),
];

/// A number as it stands in its field.
pub(super) struct Value {
    /// The text, as typed.
    pub text: String,
    /// What is reckoned with.
    pub number: f64,
    /// The text is no number within the field's bounds; `number` is the field's start.
    pub is_wrong: bool,
}

/// What the figure shows.
pub(super) struct State {
    preset: &'static Preset,
    choices: Vec<&'static str>,
    values: Vec<Value>,
}

impl State {
    /// The state behind pairs; what means nothing is as it starts.
    pub(super) fn from_query(pairs: &Query) -> Self {
        let named = pairs.get("preset").and_then(|name| PRESETS.iter().find(|preset| preset.name == name));
        let [first, ..] = &PRESETS;
        let preset = named.unwrap_or(first);
        let choices = CHOICES.iter().map(|(key, options)| choice(pairs, preset, key, options)).collect();
        let values = FIELDS.iter().map(|field| value(pairs, preset, field)).collect();
        Self { preset, choices, values }
    }

    /// Every pair; a number that cannot be used is written as its start.
    pub(super) fn to_query(&self) -> Query {
        let preset = ("preset".to_owned(), self.preset.name.to_owned());
        let choices =
            CHOICES.iter().zip(&self.choices).map(|((key, _), now)| ((*key).to_owned(), (*now).to_owned()));
        let numbers = FIELDS.iter().zip(&self.values).map(|(field, value)| {
            let text =
                if value.is_wrong { start(self.preset, field.key, field.start) } else { value.text.trim() };
            (field.key.to_owned(), text.to_owned())
        });
        gather(std::iter::once(preset).chain(choices).chain(numbers))
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
    pub(super) fn number(&self, key: &str) -> f64 {
        self.value(key).map_or(0.0, |(_, value)| value.number)
    }

    /// Is the belief one of two points?
    pub(super) fn has_points(&self) -> bool {
        self.choice("belief") == "points"
    }

    /// The game behind the state.
    pub(super) fn question(&self) -> Question {
        let belief = if self.has_points() {
            Belief::two_points(self.number("p"), self.number("gain"), -self.number("loss"))
        } else {
            Belief::Gaussian { mean: self.number("mean"), deviation: self.number("deviation") }
        };
        Question { belief, human: self.human() }
    }

    /// Whom the machine may ask.
    pub(super) fn human(&self) -> Human {
        match self.choice("human") {
            "rational" => Human::Rational,
            "constant" => Human::ConstantError { rate: self.number("rate") },
            _ => Human::Logistic { beta: self.number("beta") },
        }
    }

    /// What each choice is worth. The fields keep the model's bounds, so there is an answer.
    pub(super) fn answer(&self) -> Option<Answer> {
        answer(&self.question()).ok()
    }

    /// Where asking stops paying as the person errs more: in the rate of a constant error, else in β.
    pub(super) fn error_limit(&self) -> BreakEven {
        let belief = self.question().belief;
        let limit = match self.human() {
            Human::ConstantError { .. } => break_even_rate(&belief),
            _ => break_even_beta(&belief),
        };
        limit.unwrap_or(BreakEven::Never)
    }

    /// The deviation of a Gaussian belief below which asking stops paying.
    pub(super) fn deviation_limit(&self) -> BreakEven {
        break_even_deviation(self.number("mean"), &self.human()).unwrap_or(BreakEven::Never)
    }

    /// The probabilities of a good plan at which asking begins and stops paying; none where it never pays, or always.
    pub(super) fn window(&self) -> Vec<f64> {
        let window = deferring_window(self.number("gain"), self.number("loss"), &self.human()).ok();
        let window = window.filter(|window| window.from < window.to);
        let ends = window.into_iter().flat_map(|window| [window.from, window.to]);
        ends.filter(|at| *at > 0.0 && *at < 1.0).collect()
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

fn value(pairs: &Query, preset: &Preset, field: &Field) -> Value {
    let start = start(preset, field.key, field.start);
    let text = pairs.get(field.key).map_or(start, String::as_str);
    let read = read(text).filter(|number| (field.least..=field.most).contains(number));
    let number = read.or_else(|| self::read(start)).unwrap_or(0.0);
    Value { text: text.to_owned(), number, is_wrong: read.is_none() }
}

/// A decimal or a fraction.
fn read(text: &str) -> Option<f64> {
    typed(text).trim().parse::<Exact>().ok().map(|exact| exact.to_f64())
}

#[cfg(test)]
mod tests {
    use lookahead_models::off_switch::Choice;

    use super::*;
    use crate::query::parse;

    #[test]
    fn the_start_makes_the_point_and_the_learned_machine_makes_the_other() {
        let best = |text: &str| State::from_query(&parse(text)).answer().unwrap().best;
        assert_eq!(best(""), Choice::Defer);
        assert_eq!(best("preset=learned"), Choice::Act);
        assert_eq!(best("preset=hasty-person"), Choice::Act);
        assert_eq!(best("preset=disaster"), Choice::Defer);
        assert_eq!(best("preset=disaster&rate=0.5"), Choice::Act);
    }

    #[test]
    fn with_a_person_who_never_errs_asking_never_costs_anything() {
        for mean in ["-2", "0", "0.3", "5"] {
            for deviation in ["0", "0.1", "4"] {
                let text = format!("preset=sure-person&mean={mean}&deviation={deviation}");
                assert!(State::from_query(&parse(&text)).answer().unwrap().delta >= 0.0, "{text}");
            }
        }
    }

    #[test]
    fn what_cannot_be_used_is_kept_for_the_field_and_replaced_in_the_state() {
        let state = State::from_query(&parse("preset=learned&mean=lots"));
        let (_, mean) = state.value("mean").unwrap();
        assert!(mean.is_wrong && mean.text == "lots" && mean.number == 1.0);
        assert_eq!(state.to_query().get("mean").map(String::as_str), Some("1"));
    }

    #[test]
    fn the_limit_of_error_is_the_formula_for_a_gaussian_belief() {
        let state = State::from_query(&parse("mean=-1/4&deviation=1"));
        assert_eq!(state.error_limit(), BreakEven::Exact(2.0));
    }
}
