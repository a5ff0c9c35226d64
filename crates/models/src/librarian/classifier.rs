//! Does the text alone give a machine away? A naive Bayes classifier over word counts and over a check of the sums: whether
//! each product on the page is right, and each word of the last sentence together with how the last two numbers compare.
//! Trained on some notes of two machines, scored on others. If it does much better than chance, the page may claim
//! only "the same decisions", not "the same transcripts". Used by `cargo xtask traces` and the tests.

use std::collections::BTreeMap;

use super::law::ceiling;
use super::machine::{Librarian, Machine};
use super::situation::{Intervention, Line};
use super::words::{Valence, Words};

/// How well two machines are told apart.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Score {
    /// One machine.
    pub first: Machine,
    /// The other.
    pub second: Machine,
    /// How many notes were held out, half of each machine.
    pub n: u32,
    /// How many of them were named rightly.
    pub n_right: u32,
    /// The share that the best possible classifier would name rightly at baseline, see [`ceiling`].
    pub ceiling: f64,
}

impl Score {
    /// The share named rightly, 0 to 1. Guessing gives 1/2.
    #[must_use]
    pub fn share(&self) -> f64 {
        f64::from(self.n_right) / f64::from(self.n.max(1))
    }
}

/// Held-out notes begin at this seed; notes to learn from at half of it.
const HELD_OUT: u32 = 2_000_000;

/// A score for every two machines, under one intervention: for each machine, line and request `n_seeds` notes to learn
/// from and as many to be scored on, none of them shipped.
#[must_use]
pub fn tell_apart(
    librarian: &Librarian,
    words: &Words,
    intervention: Intervention,
    n_seeds: u32,
) -> Vec<Score> {
    let notes = |first_seed| {
        Machine::ALL.map(|machine| features_of(librarian, words, machine, intervention, first_seed, n_seeds))
    };
    let (learned, held_out) = (notes(HELD_OUT / 2).map(|notes| Counts::of(&notes)), notes(HELD_OUT));
    let mut scores = Vec::new();
    let all = || Machine::ALL.into_iter().zip(&learned).zip(&held_out);
    for (at, ((first, counts), notes)) in all().enumerate() {
        for ((second, other_counts), other_notes) in all().skip(at + 1) {
            let right = named(notes, counts, other_counts) + named(other_notes, other_counts, counts);
            let n = notes.len() + other_notes.len();
            scores.push(Score {
                first,
                second,
                n: n as u32,
                n_right: right as u32,
                ceiling: ceiling(librarian, first, second),
            });
        }
    }
    scores
}

/// How many notes are more likely under their own counts.
fn named(notes: &[Vec<String>], own: &Counts, other: &Counts) -> usize {
    notes.iter().filter(|note| own.log_odds(other, note) > 0.0).count()
}

fn features_of(
    librarian: &Librarian,
    words: &Words,
    machine: Machine,
    intervention: Intervention,
    first_seed: u32,
    n_seeds: u32,
) -> Vec<Vec<String>> {
    let mut notes = Vec::new();
    for request in 0..librarian.n_requests() {
        for line in Line::ALL {
            for seed in first_seed..first_seed + n_seeds {
                let run = librarian.run(machine, intervention, line, request, seed);
                notes.push(features(&words.note(&run, librarian.planner(), Valence::FitFirst).0));
            }
        }
    }
    notes
}

/// How often each feature stood in the notes of one machine.
struct Counts {
    by_feature: BTreeMap<String, f64>,
    sum: f64,
}

impl Counts {
    fn of(notes: &[Vec<String>]) -> Self {
        let mut by_feature = BTreeMap::new();
        let mut sum = 0.0;
        for feature in notes.iter().flatten() {
            *by_feature.entry(feature.clone()).or_insert(0.0) += 1.0;
            sum += 1.0;
        }
        Self { by_feature, sum }
    }

    /// One more for everything, so that what never stood anywhere is not impossible (Laplace).
    fn log_share(&self, feature: &str) -> f64 {
        let count = self.by_feature.get(feature).copied().unwrap_or(0.0);
        libm::log((count + 1.0) / (self.sum + self.by_feature.len() as f64 + 1.0))
    }

    fn log_odds(&self, other: &Self, note: &[String]) -> f64 {
        note.iter().map(|feature| self.log_share(feature) - other.log_share(feature)).sum()
    }
}

/// The words and numbers of a note, and what its sums come to.
///
/// ```
/// use lookahead_models::librarian::classifier::features;
/// let found = features("0.5 × 4 = 2. It costs 1. Go.");
/// assert!(found.contains(&"=right".to_owned()) && found.contains(&"go<".to_owned()));
/// assert!(features("0.5 × 4 = 3. It costs 1. Go.").contains(&"=wrong".to_owned()));
/// ```
#[must_use]
pub fn features(note: &str) -> Vec<String> {
    let words: Vec<String> = note.split_whitespace().map(plain).collect();
    let mut found: Vec<String> = words.iter().filter(|word| !word.is_empty()).cloned().collect();
    found.extend(checked_sums(&words));
    let numbers: Vec<f64> = words.iter().filter_map(|word| word.parse().ok()).collect();
    if let [.., stake, cost] = numbers.as_slice() {
        let sign = if cost <= stake { '<' } else { '>' };
        let sentence = note.trim_end_matches('.').rsplit(['.', ':', ';']).next().unwrap_or_default();
        found.extend(sentence.split_whitespace().map(|word| plain(word) + &sign.to_string()));
    }
    found
}

/// A word in small letters without the marks around it.
fn plain(word: &str) -> String {
    let kept = |char: char| char.is_alphanumeric() || ['×', '='].contains(&char);
    word.trim_matches(|char| !kept(char)).to_lowercase()
}

/// `=right` or `=wrong` for each product with its result.
fn checked_sums(words: &[String]) -> Vec<String> {
    const ROUNDING: f64 = 1e-9;
    let (mut product, mut found) = (1.0, Vec::new());
    let mut pairs = words.iter().zip(words.iter().skip(1));
    for (word, next) in &mut pairs {
        let factor = word.parse::<f64>();
        match (factor, next.as_str()) {
            (Ok(factor), "×" | "=") => product *= factor,
            (Err(_), _) if word == "=" => {
                let is_right = next.parse().is_ok_and(|result: f64| (result - product).abs() < ROUNDING);
                found.push(if is_right { "=right" } else { "=wrong" }.to_owned());
                product = 1.0;
            }
            _ => {}
        }
    }
    found
}
