//! The state of the class figure: plain data, read from pairs and written back. The codes themselves never go into an address:
//! they are what other people answered.

use lookahead_models::Seed;
use lookahead_models::class_code::{
    Collection, InventedClass, QUESTIONS, Repeats, collect, invented_readers,
};

use crate::figures::number::{decimals, typed};
use crate::query::{self, Query};
use crate::widgets::percent;

/// Premises of the chain that codes are about; the whole comes after them.
pub(super) const N_PREMISES: u32 = 6;
/// What can be shown.
pub(super) const VIEWS: [&str; 4] = ["spread", "answers", "crux", "guesses"];
/// The invented classes.
pub(super) const PRESETS: [&str; 3] = ["divided", "agreed", "guesses"];
/// Bounds and step of the spread of the invented answers to the third premise, in log-odds.
pub(super) const APART: [f64; 3] = [0.0, 3.0, 0.1];
/// The spread of the other invented answers.
const CLOSE: f64 = 0.4;
/// The spread at first, where the class is divided.
const FAR: f64 = 2.0;
/// Places of the questions at which the invented readers guessed: one of each of three chapters.
const INVENTED_QUESTIONS: [u32; 3] = [0, 2, 5];
const N_INVENTED: u32 = 30;
const SEED: Seed = Seed::new(6);

/// What the figure shows.
pub(super) struct State {
    /// The codes as pasted.
    pub text: String,
    /// What was read of them, or the invented class.
    pub class: Collection,
    /// The invented class that is chosen.
    pub preset: &'static str,
    /// The view that was asked for; none where the figure chooses.
    view: Option<&'static str>,
    /// A premise, from 1; the whole after the last.
    pub step: u32,
    /// The question whose guesses are asked for, by its place in codes.
    pub question: Option<u32>,
    /// How codes that come again are counted.
    pub repeats: Repeats,
    /// The spread of the invented answers to the third premise: as typed, and as used.
    pub apart: (String, f64),
    /// Pairs that mean nothing here.
    pub unknown: Vec<(&'static str, String)>,
}

impl State {
    /// The state behind pairs; what means nothing counts as not there, and is told.
    pub(super) fn from_query(pairs: &Query) -> Self {
        let text = |key: &str| pairs.get(key).map(String::as_str).unwrap_or_default();
        let mut unknown = Vec::new();
        let mut named = |key: &'static str, names: &[&'static str]| {
            let found = names.iter().copied().find(|name| *name == text(key));
            if found.is_none() && !text(key).is_empty() {
                unknown.push((key, text(key).to_owned()));
            }
            found
        };
        let preset = named("preset", &PRESETS).unwrap_or("divided");
        let view = named("view", &VIEWS);
        let step = named("step", &["1", "2", "3", "4", "5", "6", "7"]).and_then(|step| step.parse().ok());
        let question =
            text("question").parse().ok().filter(|place: &u32| (*place as usize) < QUESTIONS.len());
        let repeats =
            if named("count", &["once", "each"]) == Some("each") { Repeats::Each } else { Repeats::Once };
        if question.is_none() && !text("question").is_empty() {
            unknown.push(("question", text("question").to_owned()));
        }
        let apart = apart(preset, pairs.get("apart"));
        let class = match text("codes").trim() {
            "" => invented(preset, apart.1),
            _ => collect(text("codes"), repeats),
        };
        let text = text("codes").to_owned();
        Self { text, class, preset, view, step: step.unwrap_or(3), question, repeats, apart, unknown }
    }

    /// Whether nobody answered this.
    pub(super) fn is_invented(&self) -> bool {
        self.text.trim().is_empty()
    }

    /// The view: the one that was asked for, or the one that has something to show.
    pub(super) fn view(&self) -> &'static str {
        let has_answers = self.class.codes.iter().any(|code| code.answers().is_some());
        let own = if has_answers || self.class.codes.is_empty() { "spread" } else { "guesses" };
        self.view.unwrap_or(own)
    }
}

/// Every pair that an address may hold.
pub(super) fn whole_state(pairs: &Query) -> Query {
    let state = State::from_query(pairs);
    let count = if state.repeats == Repeats::Each { "each" } else { "once" };
    let is_own = state.apart.1 != first_apart(state.preset);
    let apart = if is_own { plain(state.apart.1) } else { String::new() };
    let all = [
        ("preset", state.preset.to_owned()),
        ("view", state.view.unwrap_or_default().to_owned()),
        ("step", state.step.to_string()),
        ("question", state.question.map(|place| place.to_string()).unwrap_or_default()),
        ("count", count.to_owned()),
        ("apart", apart),
    ];
    query::gather(all.into_iter().map(|(key, value)| (key.to_owned(), value)))
}

/// Numbers for fields and addresses have a hyphen for a minus.
pub(super) fn plain(value: f64) -> String {
    decimals(value, 6).replace('−', "-")
}

/// Whether the text of `apart` is the number that is used.
pub(super) fn is_used((text, value): &(String, f64)) -> bool {
    typed(&percent::plain(text)) == Some(*value)
}

fn apart(preset: &str, text: Option<&String>) -> (String, f64) {
    let [least, most, _] = APART;
    let number = text.and_then(|text| typed(&percent::plain(text)));
    let value = number.filter(|number| (least..=most).contains(number)).unwrap_or(first_apart(preset));
    (text.filter(|text| !text.is_empty()).cloned().unwrap_or_else(|| plain(value)), value)
}

fn first_apart(preset: &str) -> f64 {
    if preset == "divided" { FAR } else { CLOSE }
}

/// A class that nobody sat in: everybody about undecided, apart on the third premise as far as the slider says.
fn invented(preset: &str, apart: f64) -> Collection {
    let codes = if preset == "guesses" {
        invented_readers(&INVENTED_QUESTIONS, N_INVENTED, SEED)
    } else {
        let spreads = [CLOSE, CLOSE, apart, CLOSE, CLOSE, CLOSE];
        InventedClass { medians: &[0.5; 6], spreads: &spreads, n_people: N_INVENTED }.draw(SEED)
    };
    Collection { codes, ..Collection::default() }
}

/// States that must survive the address; the codes do not.
#[cfg(feature = "server")]
pub(super) fn samples() -> Vec<Query> {
    let texts = [
        "",
        "preset=agreed&view=crux",
        "preset=guesses",
        "view=answers&step=7&count=each&apart=0,5",
        "preset=nobody&view=none&step=9&count=never&apart=lots",
        "preset=guesses&question=2",
        "question=99&view=guesses",
        "codes=no%20code%20here&view=answers&step=1",
    ];
    texts.map(query::parse).to_vec()
}
