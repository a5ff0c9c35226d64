//! A class that nobody sat in, so that the figure has something to show before there is one. Seeded: always the same.
//! Used by the class figure, which says that it is invented.

use super::{Answer, Guess, Prediction, QUESTIONS, ShareCode};
use crate::normal::correlated;
use crate::premises::{Credence, LogOdds, expit};
use crate::seed::{Generator, Seed};

/// Every so many answers one is left open.
const OPEN_EVERY: u32 = 37;

/// What an invented class answers.
#[derive(Clone, Debug, PartialEq)]
pub struct InventedClass<'a> {
    /// The middle answer to each premise, inside 0..1.
    pub medians: &'a [f64],
    /// How far the answers to each premise are spread, in log-odds (a standard deviation).
    pub spreads: &'a [f64],
    /// How many people.
    pub n_people: u32,
}

impl InventedClass<'_> {
    /// Its codes: whole per cents from 1 to 99, a few answers left open.
    ///
    /// ```
    /// use lookahead_models::{Seed, class_code::InventedClass};
    /// let class = InventedClass { medians: &[0.5, 0.5], spreads: &[0.1, 2.0], n_people: 30 };
    /// assert_eq!(class.draw(Seed::new(1)).len(), 30);
    /// ```
    #[must_use]
    pub fn draw(&self, seed: Seed) -> Vec<ShareCode> {
        let mut generator = Generator::new(seed);
        let mut deviates = vec![0.0; self.medians.len()];
        let mut n_answers = 0;
        let mut person = || {
            correlated(&mut generator, 0.0, &mut deviates);
            let drawn = self.medians.iter().zip(self.spreads).zip(&deviates);
            let answers = drawn.map(|((median, spread), z)| {
                n_answers += 1;
                let share = expit(LogOdds::of(*median).finite().unwrap_or(0.0) + spread * z);
                let percent = (100.0 * share).round().clamp(1.0, 99.0);
                let answer = Answer::Given(Credence::Point(percent / 100.0));
                (n_answers % OPEN_EVERY != 0).then_some(answer)
            });
            ShareCode::Premises(answers.collect())
        };
        (0..self.n_people).map(|_| person()).collect()
    }
}

/// So many guesses at a figure, each choice as likely as the others.
#[must_use]
pub fn invented_guesses(figure: &str, choices: &[&str], n_people: u32, seed: Seed) -> Vec<ShareCode> {
    let mut generator = Generator::new(seed);
    let mut guess =
        || choices.get(generator.below(choices.len() as u32) as usize).copied().unwrap_or_default();
    let prediction = |guess: &str| Prediction { figure: figure.to_owned(), guess: guess.to_owned() };
    (0..n_people).map(|_| ShareCode::Prediction(prediction(guess()))).collect()
}

/// So many readers who guessed at these questions (places in [`QUESTIONS`]), each choice as likely as the others.
#[must_use]
pub fn invented_readers(questions: &[u32], n_people: u32, seed: Seed) -> Vec<ShareCode> {
    let mut generator = Generator::new(seed);
    let mut guess = |question: &u32| {
        let n_choices = QUESTIONS.get(*question as usize).map(|(_, n_choices)| *n_choices)?;
        Some(Guess { question: *question, choice: generator.below(n_choices) })
    };
    (0..n_people).map(|_| ShareCode::Guesses(questions.iter().filter_map(&mut guess).collect())).collect()
}
