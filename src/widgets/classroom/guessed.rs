//! Guesses before the chapters' figures: how a class's fell, one question at a time, with what came out marked. Used by
//! `figure`. Questions, choices and what comes out are the chapters' own; the build adds them to the words (`asked.…`).

use lookahead_models::class_code::{Guess, QUESTIONS, QuestionTally};

use super::views::{View, count_row, counted, fill};
use crate::figures::Speaker;
use crate::figures::number::decimals;

/// Words about a question that the build may not have.
fn asked(words: &Speaker<'_>, question: u32, what: &str) -> Option<String> {
    let key = ["asked.", &question.to_string(), ".", what].concat();
    let found = words.word(&key);
    // A missing word is its own key.
    (!found.ends_with(&key)).then_some(found)
}

/// The question's chapter, with a number where the chapter asks more than once; or its name in codes.
pub(super) fn chapter(words: &Speaker<'_>, question: u32) -> String {
    let name = QUESTIONS.get(question as usize).map_or("", |(name, _)| *name);
    let Some(chapter) = asked(words, question, "chapter") else { return name.to_owned() };
    let of = |name: &'static str| name.split('/').next().unwrap_or_default();
    let is_beside = |(other, _): &&(&'static str, u32)| of(other) == of(name);
    if QUESTIONS.iter().filter(is_beside).count() < 2 {
        return chapter;
    }
    let number = QUESTIONS.iter().take(question as usize + 1).filter(is_beside).count();
    words.fill("nth", &[("chapter", &chapter), ("number", &number.to_string())])
}

/// What was asked.
pub(super) fn question(words: &Speaker<'_>, question: u32) -> String {
    asked(words, question, "question").unwrap_or_default()
}

/// The words of a choice.
pub(super) fn choice(words: &Speaker<'_>, guess: Guess) -> String {
    let name = asked(words, guess.question, &["choices.", &guess.choice.to_string()].concat());
    name.unwrap_or_else(|| words.fill("choice", &[("number", &(guess.choice + 1).to_string())]))
}

/// Whether this is what came out.
pub(super) fn is_right(words: &Speaker<'_>, guess: Guess) -> bool {
    let right = asked(words, guess.question, "right").unwrap_or_default();
    right.split(' ').any(|place| place.parse() == Ok(guess.choice))
}

/// The question that is shown: the one that is asked for, or the one with the most guesses.
pub(super) fn shown(question: Option<u32>, tallies: &[QuestionTally]) -> Option<&QuestionTally> {
    let wanted = tallies.iter().find(|tally| Some(tally.question) == question);
    let mut most: Option<&QuestionTally> = None;
    for tally in tallies {
        if most.is_none_or(|most| tally.total() > most.total()) {
            most = Some(tally);
        }
    }
    wanted.or(most)
}

/// The guesses of a tally with their numbers.
pub(super) fn guesses(tally: &QuestionTally) -> impl Iterator<Item = (Guess, u32)> {
    let question = tally.question;
    (0..).zip(&tally.counts).map(move |(choice, count)| (Guess { question, choice }, *count))
}

/// A number of guesses with its share of all.
pub(super) fn share(count: u32, total: u32) -> String {
    decimals(100.0 * f64::from(count) / f64::from(total.max(1)), 0)
}

/// The histogram of one question.
pub(super) fn view(words: &Speaker<'_>, tally: &QuestionTally) -> View {
    let total = tally.total();
    let (mut n_right, mut right, mut first) = (0, Vec::new(), (String::new(), 0));
    let mut rows = Vec::new();
    for (guess, count) in guesses(tally) {
        let name = choice(words, guess);
        let mut row = count_row(name.clone(), count, "series-0");
        row.value = fill(words, "guess_row", &[("count", count.to_string()), ("share", share(count, total))]);
        if count > first.1 {
            first = (name.clone(), count);
        }
        if is_right(words, guess) {
            row.label = words.fill("comes_out", &[("guess", &name)]);
            row.colour = "series-5";
            n_right += count;
            right.push(name);
        }
        rows.push(row);
    }
    let values = [
        ("chapter", chapter(words, tally.question)),
        ("question", question(words, tally.question)),
        ("total", total.to_string()),
        ("right", n_right.to_string()),
        ("share", share(n_right, total)),
        ("answer", right.join(" / ")),
        ("first", first.0),
        ("most", first.1.to_string()),
    ];
    let key = if right.is_empty() { "readouts.question_open" } else { "readouts.question" };
    counted(rows, fill(words, key, &values))
}
