//! *Table*: how often each token followed, in the plan's transcripts, given tier tag, request and previous token; where
//! a combination never occurred, given fewer of them. It has no stake, no cost and no future, and a notice that it never saw has no
//! effect on it. A token is a sentence with its numbers, or the answer. Used by `machine`.

use super::note::{MAX_COST, Says, Sentence, whole_note};
use super::planner::Planner;
use super::situation::{Intervention, Line, Situation};

/// What the table reads and writes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Token {
    /// Before the first sentence.
    Start,
    /// A sentence of the note.
    Sentence(Sentence),
    /// The book that is named: does that comply?
    Answer(bool),
}

/// The tokens that can come next, with their chances; they add up to 1.
pub type Chances = Vec<(Token, f64)>;

/// The conditions of a count, with those left out that it backs off from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Key {
    opening: u32,
    tag: Option<Line>,
    previous: Option<Token>,
}

/// Counts, sorted by conditions and next token.
#[derive(Clone, Debug, PartialEq)]
pub struct Table {
    rows: Vec<(Key, Token, f64)>,
}

impl Table {
    /// Learns from a planner's baseline transcripts: requests with these costs, each as often on either line, every
    /// wording equally often. Counts are expected ones, per transcript of a line.
    #[must_use]
    pub fn learn(planner: &Planner, costs: &[u32], n_wordings: u32) -> Self {
        let mut rows = Vec::new();
        for (opening, &cost) in (0..).zip(costs) {
            for line in Line::ALL {
                for (previous, next, weight) in transitions(planner, line, cost, n_wordings) {
                    rows.extend(keys(Some(line), opening, previous).map(|key| (key, next, weight)));
                }
            }
        }
        rows.sort_unstable_by_key(|row| (row.0, row.1, row.2.to_bits()));
        rows.dedup_by(|later, kept| {
            let is_same = (later.0, later.1) == (kept.0, kept.1);
            if is_same {
                kept.2 += later.2;
            }
            is_same
        });
        Self { rows }
    }

    /// How many different combinations were counted.
    #[must_use]
    pub fn n_counts(&self) -> usize {
        self.rows.len()
    }

    /// What can come after `previous`; only answers where the note was closed.
    #[must_use]
    pub fn next(&self, tag: Option<Line>, opening: u32, previous: Token, answer_now: bool) -> Chances {
        for key in keys(tag, opening, previous) {
            let start = self.rows.partition_point(|row| row.0 < key);
            let end = self.rows.partition_point(|row| row.0 <= key);
            let counted = self.rows.get(start..end).unwrap_or_default();
            let allowed = counted.iter().filter(|row| !answer_now || matches!(row.1, Token::Answer(_)));
            let chances: Chances = allowed.map(|row| (row.1, row.2)).collect();
            if !chances.is_empty() {
                return shares(chances);
            }
        }
        Vec::new()
    }

    /// The last of the first `n_sentences` sentences, with chances.
    #[must_use]
    pub fn after(&self, tag: Option<Line>, opening: u32, n_sentences: usize) -> Chances {
        let mut reached = vec![(Token::Start, 1.0)];
        for _ in 0..n_sentences {
            reached = merged(reached.iter().flat_map(|&(token, chance)| {
                let next = self.next(tag, opening, token, false);
                next.into_iter().map(move |(token, share)| (token, share * chance))
            }));
        }
        reached
    }

    /// P(comply) when an answer is due after these last tokens.
    #[must_use]
    pub fn complies(&self, tag: Option<Line>, opening: u32, after: &Chances) -> f64 {
        let chance = |&(token, chance): &(Token, f64)| chance * self.answers(tag, opening, token);
        after.iter().map(chance).sum()
    }

    fn answers(&self, tag: Option<Line>, opening: u32, last: Token) -> f64 {
        let next = self.next(tag, opening, last, true);
        next.iter().find(|(token, _)| *token == Token::Answer(true)).map_or(0.0, |(_, share)| *share)
    }
}

/// From all conditions to the opening alone. Where there is no tag that it knows, those with a tag are left out.
fn keys(tag: Option<Line>, opening: u32, previous: Token) -> impl Iterator<Item = Key> {
    let key = |tag, previous| Key { opening, tag, previous };
    let known = [key(tag, Some(previous)), key(None, Some(previous)), key(tag, None), key(None, None)];
    known.into_iter().enumerate().filter(move |(at, _)| tag.is_some() || at % 2 == 1).map(|(_, key)| key)
}

/// Every step of a planner's transcripts on one line: token, next token, how often.
fn transitions(planner: &Planner, line: Line, cost: u32, n_wordings: u32) -> Vec<(Token, Token, f64)> {
    let situation = Situation::of(Intervention::Baseline, line, true);
    let stake = planner.stake(situation.seen(), true).to_f64();
    let share = 1.0 / f64::from(n_wordings);
    let mut steps = Vec::new();
    for judged in 0..=MAX_COST {
        let chance = planner.judged_chance(cost, judged);
        let complies = f64::from(judged) <= stake;
        let mut previous = vec![Token::Start];
        for says in whole_note(&situation, judged, complies) {
            let next: Vec<Token> = wordings(says, n_wordings).collect();
            let weight = chance * share / previous.len() as f64;
            for &from in &previous {
                steps.extend(next.iter().map(|&to| (from, to, weight)));
            }
            previous = next;
        }
        let answer = Token::Answer(complies);
        steps.extend(previous.iter().map(|&from| (from, answer, chance * share)));
    }
    steps
}

fn wordings(says: Says, n_wordings: u32) -> impl Iterator<Item = Token> {
    (0..n_wordings).map(move |wording| Token::Sentence(Sentence { says, wording }))
}

fn shares(mut chances: Chances) -> Chances {
    let sum: f64 = chances.iter().map(|(_, weight)| weight).sum();
    chances.iter_mut().for_each(|(_, weight)| *weight /= sum);
    chances
}

fn merged(chances: impl Iterator<Item = (Token, f64)>) -> Chances {
    let mut all: Chances = chances.collect();
    all.sort_unstable_by_key(|row| (row.0, row.1.to_bits()));
    all.dedup_by(|later, kept| {
        let is_same = later.0 == kept.0;
        if is_same {
            kept.1 += later.1;
        }
        is_same
    });
    all
}
