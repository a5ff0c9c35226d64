//! The state of the premises figure: plain data, read from pairs and written back. Before the reader taps or types there
//! is no credence in it at all.
//!
//! What others answered (`others`), a class's answers (`panel`) and the reader's two plans never go into an address; the
//! notes do only if asked (`link`).

use lookahead_models::premises::{Chain, Credence, product};

use super::answer::{Answer, Field, key};
use super::kept::{self, Kept};
use super::others::{self, Set};
use crate::figures::number::{decimals, typed};
use crate::query::{Query, gather};
use crate::widgets::percent;

/// Premises of the chain.
pub(super) const N_PREMISES: u32 = 6;
/// The step after the last question.
pub(super) const LAST_STEP: u32 = N_PREMISES + 1;

/// A plain number that the reader turns.
pub(super) struct Dial {
    /// The state key.
    pub key: &'static str,
    /// Where it stands at first.
    pub start: f64,
    /// Its ends and the slider's step.
    pub slider: [f64; 3],
}

/// All plain numbers of the state. The least correlation of six is −1/5.
pub(super) const DIALS: [Dial; 5] = [
    Dial { key: "together", start: 0.0, slider: [-0.2, 1.0, 0.05] },
    Dial { key: "dependence", start: 0.0, slider: [-1.0, 1.0, 0.1] },
    Dial { key: "below", start: 1.0, slider: [0.0, 3.0, 0.1] },
    Dial { key: "above", start: 1.0, slider: [0.0, 12.0, 0.1] },
    Dial { key: "correlation", start: 0.0, slider: [-0.2, 1.0, 0.05] },
];

/// The views of what came out.
pub(super) const VIEWS: [&str; 7] = ["product", "moved", "tornado", "crux", "resolve", "routes", "group"];

/// What the figure shows.
pub(super) struct State {
    /// 0: the first plan; 1 to 6: that question; 7: commit and results.
    pub step: u32,
    /// The six answers.
    pub answers: Vec<Answer>,
    /// What the reader answered when committing.
    pub committed: Option<Vec<f64>>,
    /// The view.
    pub view: &'static str,
    /// Other people's answers, once they are here.
    pub sets: Vec<Set>,
    /// The set that was chosen, by its name.
    pub set: String,
    /// The credence in all other routes together.
    pub other: Field,
    /// What the reader holds all six together to be worth, judged as a whole.
    pub total: Field,
    /// The total that a group stated.
    pub stated: Field,
    /// A class's answers, one person a line.
    pub panel: String,
    /// The two plans.
    pub plans: [String; 2],
    /// Whether notes go into the address.
    pub links_notes: bool,
    /// The numbers of [`DIALS`]: as typed, and as used.
    pub dials: Vec<(String, f64)>,
    /// How it stands with what the reader's browser keeps.
    pub kept: Kept,
}

impl State {
    /// The state behind pairs; what means nothing counts as not there.
    pub(super) fn from_query(pairs: &Query) -> Self {
        let (pairs, kept) = kept::join(pairs);
        let text = |key: &str| pairs.get(key).map(String::as_str).unwrap_or_default();
        let view = VIEWS.into_iter().find(|view| *view == text("view")).unwrap_or("product");
        let sets = match text("others") {
            "" => Vec::new(),
            file => others::read(file),
        };
        let state = Self {
            step: 0,
            answers: (1..=N_PREMISES).map(|number| Answer::of(&pairs, number)).collect(),
            committed: credences(text("committed")),
            view,
            sets,
            set: text("set").to_owned(),
            other: Field::of(&pairs, "other"),
            total: Field::of(&pairs, "total"),
            stated: Field::of(&pairs, "stated"),
            panel: text("panel").to_owned(),
            plans: ["plan1", "plan2"].map(|key| text(key).to_owned()),
            links_notes: text("link") == "notes",
            dials: DIALS.iter().map(|dial| turned(dial, pairs.get(dial.key))).collect(),
            kept,
        };
        let step = text("step").parse().ok().filter(|step| *step <= LAST_STEP);
        Self { step: step.unwrap_or(state.first_step()), ..state }
    }

    /// Where a reader begins: with the first plan, or with what came out if they have committed before.
    fn first_step(&self) -> u32 {
        if self.is_done() { LAST_STEP } else { 0 }
    }

    /// Every pair that an address may hold.
    pub(super) fn to_query(&self) -> Query {
        let answers = (1..).zip(&self.answers).flat_map(|(number, answer)| self.answer_pairs(number, answer));
        let committed = self.committed.as_deref().map(written).unwrap_or_default();
        let pair = |key: &str, value: &str| (key.to_owned(), value.to_owned());
        let step = if self.step == self.first_step() { String::new() } else { self.step.to_string() };
        let rest = [
            pair("step", &step),
            pair("committed", &committed),
            pair("view", self.view),
            pair("set", &self.set),
            pair("other", &self.other.kept()),
            pair("total", &self.total.kept()),
            pair("stated", &self.stated.kept()),
            pair("link", if self.links_notes { "notes" } else { "" }),
        ];
        let dials = DIALS.iter().zip(&self.dials);
        let dials = dials.map(|(dial, (_, value))| pair(dial.key, &plain(*value)));
        gather(answers.chain(rest).chain(dials))
    }

    fn answer_pairs(&self, number: u32, answer: &Answer) -> Vec<(String, String)> {
        let band = answer.band.map(|band| band.to_string()).unwrap_or_default();
        let is_range = if answer.is_range { "range" } else { "" };
        let note = if self.links_notes { answer.note.clone() } else { String::new() };
        let parts = [
            ("b", band),
            ("p", answer.point.kept()),
            ("l", answer.low.kept()),
            ("h", answer.high.kept()),
            ("r", is_range.to_owned()),
            ("n", note),
        ];
        parts.into_iter().map(|(letter, text)| (key(letter, number), text)).collect()
    }

    /// How many premises are answered.
    pub(super) fn n_answered(&self) -> u32 {
        self.answers.iter().map(|answer| u32::from(answer.credence.is_some())).sum()
    }

    /// The chain, once all is answered.
    pub(super) fn chain(&self) -> Option<Chain> {
        let credences: Option<Vec<Credence>> = self.answers.iter().map(|answer| answer.credence).collect();
        Chain::new(credences?).ok()
    }

    /// Whether the results may be shown: all is answered, and the reader committed.
    pub(super) fn is_done(&self) -> bool {
        self.committed.is_some() && self.chain().is_some()
    }

    /// What the committed answers multiplied to.
    pub(super) fn first_product(&self) -> Option<f64> {
        self.committed.as_deref().map(product)
    }

    /// The number under a key of [`DIALS`].
    pub(super) fn dial(&self, key: &str) -> f64 {
        let at = DIALS.iter().zip(&self.dials).find(|(dial, _)| dial.key == key);
        at.map_or(0.0, |(_, (_, value))| *value)
    }

    /// The set that was chosen, or the first.
    pub(super) fn chosen_set(&self) -> Option<&Set> {
        self.sets.iter().find(|set| set.name == self.set).or(self.sets.first())
    }

    /// The group's set that was chosen, or the first of a group.
    pub(super) fn chosen_group(&self) -> Option<&Set> {
        let groups = || self.sets.iter().filter(|set| set.is_group);
        groups().find(|set| set.name == self.set).or_else(|| groups().next())
    }

    /// What the reader's browser is to keep, if it may.
    pub(super) fn record(&self) -> Option<String> {
        let mut pairs = self.to_query();
        for (number, answer) in (1..).zip(&self.answers) {
            pairs.insert(key("n", number), answer.note.clone());
        }
        for (key, plan) in ["plan1", "plan2"].into_iter().zip(&self.plans) {
            pairs.insert(key.to_owned(), plan.clone());
        }
        let text = kept::text(&pairs);
        match self.kept {
            Kept::Apart => None,
            // Left alone until there is something to put in its place.
            Kept::Unread if text.is_empty() => None,
            _ => Some(text),
        }
    }

    /// The pair that commits the answers as they are now.
    pub(super) fn commitment(&self) -> String {
        self.chain().map(|chain| written(&chain.middles())).unwrap_or_default()
    }
}

/// Every pair of the state behind pairs.
pub(super) fn whole_state(pairs: &Query) -> Query {
    State::from_query(pairs).to_query()
}

fn turned(dial: &Dial, text: Option<&String>) -> (String, f64) {
    let [least, most, _] = dial.slider;
    let number = text.and_then(|text| typed(&percent::plain(text)));
    let value = number.filter(|number| (least..=most).contains(number)).unwrap_or(dial.start);
    (text.cloned().unwrap_or_else(|| plain(value)), value)
}

/// Numbers for fields and addresses have a hyphen for a minus.
pub(super) fn plain(value: f64) -> String {
    decimals(value, 6).replace('−', "-")
}

/// Six shares as per cent.
fn written(credences: &[f64]) -> String {
    credences.iter().map(|share| decimals(100.0 * share, 3)).collect::<Vec<_>>().join(",")
}

/// Six percentages with commas between; one missing and it is no commitment.
fn credences(text: &str) -> Option<Vec<f64>> {
    let all: Option<Vec<f64>> = text.split(',').map(percent::read).collect();
    all.filter(|all| all.len() == N_PREMISES as usize)
}

/// States that must survive the address.
#[cfg(feature = "server")]
pub(super) fn samples() -> Vec<Query> {
    let full = "b1=3&b2=5&p3=12,5&p4=0&p5=100&r6=range&l6=90&h6=20&p6=50&step=7";
    let typed = [
        String::new(),
        "step=3&b1=6&p2=0.5&link=notes&n2=if%20it%20fails".to_owned(),
        full.to_owned(),
        format!("{full}&committed=50,97,12.5,0,100,50&view=tornado&total=2,5&together=0.5&other=5&dependence=-1"),
        format!("{full}&committed=1,2,3,4,5,6&view=group&set=somebody&below=0&above=9&correlation=-0.2&stated=1"),
        "step=99&b1=-1&p1=lots&l1=-3&h1=101&r1=yes&committed=1,2,3&view=none&other=x&dependence=2&above=1e999".to_owned(),
    ];
    typed.iter().map(|text| crate::query::parse(text)).collect()
}
