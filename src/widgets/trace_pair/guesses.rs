//! Guess first: what does the label say under the second condition? Guesses stand in the pairs that never reach an address.

use super::desk::Opened;
use super::pieces::{Page, filled, pair};
use super::rows::Row;
use super::scores::hit;
use super::text::line;
use crate::figures::{Ask, GUESS_KEY, Guess as Question};

/// What a row has to do with guessing.
#[derive(Default)]
pub(super) struct Guess {
    /// Whether the second side is covered.
    pub is_covered: bool,
    /// The question, which a figure that was not touched yet asks by itself; none where there is nothing to guess.
    pub question: Option<Question>,
    /// The same, when the reader asked for questions: with the pairs of the two answers.
    asked: Option<(Question, [String; 2])>,
    is_on: bool,
    /// What became of the guess, and how it went so far.
    verdict: String,
    score: String,
}

/// A guess that was made: the row's number and what was guessed.
type Made = (u32, bool);

/// What there is to guess in this row, and what was guessed.
pub(super) fn of_row(ask: &Ask<'_>, opened: &Opened, number: u32, row: Row) -> Guess {
    let Some((label, answers)) = to_guess(opened, row) else { return Guess::default() };
    let question = question(ask, opened, &label, answers);
    let is_on = ask.pair("cover") == Some("1");
    if ask.is_guessing() {
        return Guess { is_covered: true, question: Some(question), ..Guess::default() };
    }
    let made = made(ask);
    let own = made.iter().rev().find(|(row, _)| *row == number);
    let score = score(ask, opened, &made);
    match own {
        None if is_on => {
            let pairs = [true, false].map(|guess| said(&made, (number, guess)));
            Guess { is_covered: true, asked: Some((question, pairs)), is_on, score, ..Guess::default() }
        }
        Some((_, guess)) if is_on => {
            let verdict = verdict(ask, *guess, answers[1]);
            Guess { question: Some(question), is_on, verdict, score, ..Guess::default() }
        }
        _ => Guess { question: Some(question), is_on, score, ..Guess::default() },
    }
}

/// The question of this row, or what became of it, and the switch.
pub(super) fn put(page: &mut Page<'_>, guess: &Guess) {
    if let Some((question, pairs)) = &guess.asked {
        page.open("div|class=guess|role=group|key=guesses|aria-label=$", &[&question.question]);
        page.put("p", &[], &question.question);
        for ((_, name), pairs) in question.choices.iter().zip(pairs) {
            page.put("button|type=button|class=needs-script|data-set=$", &[pairs], name);
        }
    } else if guess.question.is_some() && !guess.is_covered {
        page.open("div|class=guesses|key=guesses", &[]);
        page.put("p|class=verdict", &[], &guess.verdict);
    } else {
        return;
    }
    let words = page.words.word("guess_on");
    page.switch(
        "button|type=button|class=quiet needs-script|aria-pressed=$|data-set=$",
        guess.is_on,
        &pair("cover", usize::from(!guess.is_on)),
        &words,
    );
    page.put("span|class=score", &[], &guess.score);
    page.close();
}

/// The first label that both sides have as yes or no, and what it says of each.
fn to_guess(opened: &Opened, row: Row) -> Option<(String, [bool; 2])> {
    let (first, second) = (opened.line(row.first)?, opened.line(row.second?)?);
    for name in &opened.rows.scores.names {
        if let (Some(a), Some(b)) = (hit(first, name), hit(second, name)) {
            return Some((name.clone(), [a, b]));
        }
    }
    None
}

fn question(ask: &Ask<'_>, opened: &Opened, label: &str, answers: [bool; 2]) -> Question {
    let values = [
        ("label", line(label, 80)),
        ("first", line(&opened.rows.first, 40)),
        ("second", line(&opened.rows.second, 40)),
        ("said", yes_no(ask, answers[0])),
    ];
    let mut question = Question {
        question: filled(&ask.words, "guess", &values),
        choices: Vec::new(),
        verdicts: Vec::new(),
    };
    for (value, is) in [("1", true), ("0", false)] {
        question.choices.push((value.to_owned(), yes_no(ask, is)));
        question.verdicts.push((value.to_owned(), verdict(ask, is, answers[1])));
    }
    question
}

fn verdict(ask: &Ask<'_>, guess: bool, answer: bool) -> String {
    let key = if guess == answer { "guess_right" } else { "guess_wrong" };
    filled(&ask.words, key, &[("answer", yes_no(ask, answer))])
}

fn score(ask: &Ask<'_>, opened: &Opened, made: &[Made]) -> String {
    let mut n_right = 0;
    for (number, guess) in made {
        let row = opened.rows.row(*number).filter(|(found, _)| found == number);
        let answers = row.and_then(|(_, row)| to_guess(opened, row));
        n_right += usize::from(answers.is_some_and(|(_, answers)| answers[1] == *guess));
    }
    if made.is_empty() {
        return String::new();
    }
    filled(&ask.words, "guess_score", &[("right", n_right.to_string()), ("n", made.len().to_string())])
}

/// All guesses, the one of the untouched figure first; of a row the first one counts.
fn made(ask: &Ask<'_>) -> Vec<Made> {
    let mut all: Vec<Made> = Vec::new();
    if let Some(guess) = ask.pair(GUESS_KEY).filter(|guess| !guess.is_empty()) {
        all.push((1, guess == "1"));
    }
    for text in ask.pair("said").unwrap_or_default().split('_') {
        let Some((number, guess)) = text.split_once(':') else { continue };
        let Ok(number) = number.parse() else { continue };
        if !all.iter().any(|(other, _)| *other == number) {
            all.push((number, guess == "1"));
        }
    }
    all
}

/// The pair that holds these guesses and one more.
fn said(made: &[Made], more: Made) -> String {
    let mut text = String::from("said=");
    for (number, guess) in made.iter().chain([&more]) {
        text += &number.to_string();
        text += if *guess { ":1_" } else { ":0_" };
    }
    text
}

/// The word for a label that says yes or no.
#[inline(never)]
pub(super) fn yes_no(ask: &Ask<'_>, is: bool) -> String {
    ask.words.word(if is { "yes" } else { "no" })
}
