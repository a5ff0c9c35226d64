//! Guesses before the figures of the chapters as bits: how many (five bits), then for each, in the order of [`QUESTIONS`], the
//! question's place there (seven bits) and the choice's place at the figure (three bits). Used by `class_code`.

use serde::Serialize;

use super::bits::{BitReader, BitWriter};
use super::problem::{CodeProblem, CodeProblemKind};

/// The questions that a chapter's figures ask before they answer: chapter and figure as the page names them, and how many
/// choices there are. Codes hold a question's place in this list: it is never changed, and what is new comes at its end. (A
/// test of the site compares it with the chapters.)
pub const QUESTIONS: [(&str, u32); 15] = [
    ("looking-ahead/game-tree", 2),
    ("looking-ahead/game-tree-3", 3),
    ("mutual-value/mutual-value", 2),
    ("mutual-value/mutual-value-3", 2),
    ("niceness/niceness", 3),
    ("power/power", 3),
    ("power/power-2", 3),
    ("power/off-switch", 3),
    ("power/off-switch-2", 3),
    ("faking/faking-results", 4),
    ("faking/faking-game", 4),
    ("faking/trace-pair", 2),
    ("faking/value-freeze", 4),
    ("scratchpads/cot-prefix", 3),
    ("scratchpads/faithfulness", 3),
];

/// The most guesses in one code.
pub const MOST_GUESSES: u32 = 31;

/// A guess at one question.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct Guess {
    /// The question's place in [`QUESTIONS`].
    pub question: u32,
    /// The choice's place at the figure.
    pub choice: u32,
}

impl Guess {
    /// The guess at the question of this name, if there is such a question and such a choice.
    ///
    /// ```
    /// use lookahead_models::class_code::{Guess, QUESTIONS};
    /// assert_eq!(Guess::named(QUESTIONS[0].0, 1), Some(Guess { question: 0, choice: 1 }));
    /// assert_eq!(Guess::named("no-chapter/figure", 0), None);
    /// ```
    #[must_use]
    pub fn named(question: &str, choice: u32) -> Option<Self> {
        let at = QUESTIONS.iter().position(|(name, _)| *name == question)?;
        Some(Self { question: at as u32, choice }).filter(|guess| guess.is_there())
    }

    fn is_there(self) -> bool {
        QUESTIONS.get(self.question as usize).is_some_and(|(_, n_choices)| self.choice < *n_choices)
    }
}

/// Adds all guesses, which must be in order, one a question.
pub(super) fn write(guesses: &[Guess], bits: &mut BitWriter) -> Result<(), CodeProblem> {
    let is_rising =
        guesses.iter().zip(guesses.iter().skip(1)).all(|(one, next)| one.question < next.question);
    let is_some = (1..=MOST_GUESSES as usize).contains(&guesses.len());
    if !is_some || !is_rising || !guesses.iter().all(|guess| guess.is_there()) {
        return Err(CodeProblem::whole(CodeProblemKind::Contents));
    }
    bits.add(guesses.len() as u32, 5);
    for guess in guesses {
        bits.add(guess.question, 7);
        bits.add(guess.choice, 3);
    }
    Ok(())
}

/// Takes all guesses; none where the bits end too early. What they mean is looked at when they are written again.
pub(super) fn read(bits: &mut BitReader<'_>) -> Option<Vec<Guess>> {
    let n_guesses = bits.take(5)?;
    (0..n_guesses).map(|_| Some(Guess { question: bits.take(7)?, choice: bits.take(3)? })).collect()
}

/// What was guessed at one question.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct QuestionTally {
    /// The question's place in [`QUESTIONS`].
    pub question: u32,
    /// How often each choice was guessed, in order.
    pub counts: Vec<u32>,
}

impl QuestionTally {
    /// All guesses at this question.
    #[must_use]
    pub fn total(&self) -> u32 {
        self.counts.iter().sum()
    }
}

/// The guesses of these people by question, in order; questions that nobody answered are left out.
pub(super) fn tallies<'codes>(people: impl Iterator<Item = &'codes [Guess]>) -> Vec<QuestionTally> {
    let mut all: Vec<QuestionTally> = (0..)
        .zip(&QUESTIONS)
        .map(|(question, (_, n_choices))| QuestionTally { question, counts: vec![0; *n_choices as usize] })
        .collect();
    for guess in people.flatten() {
        let counts = all.get_mut(guess.question as usize).map(|tally| &mut tally.counts);
        counts
            .and_then(|counts| counts.get_mut(guess.choice as usize))
            .into_iter()
            .for_each(|count| *count += 1);
    }
    all.retain(|tally| tally.total() > 0);
    all
}
