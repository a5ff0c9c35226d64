//! Guess first: what does the label say under the second condition? Guesses stand in the pairs that never reach an address.

use super::desk::Opened;
use super::pieces::{button, filled, keyed, pair, switch as pressed};
use super::rows::Row;
use super::scores::hit;
use super::text;
use crate::figures::{Ask, GUESS_KEY, Guess as Question};
use crate::page::Node;

/// What a row has to do with guessing.
#[derive(Default)]
pub(super) struct Guess {
    /// Whether the second side is covered.
    pub is_covered: bool,
    /// The question or what became of the guess.
    pub nodes: Vec<Node>,
    /// The question of a figure that was not touched yet.
    pub question: Option<Question>,
}

/// A guess that was made: the row's number and what was guessed.
type Made = (u32, bool);

/// What there is to guess in this row, and what was guessed.
pub(super) fn of_row(ask: &Ask<'_>, opened: &Opened, number: u32, row: Row) -> Guess {
    let Some((label, answers)) = to_guess(opened, row) else { return Guess::default() };
    let question = question(ask, opened, &label, answers);
    if ask.is_guessing() {
        return Guess { is_covered: true, nodes: Vec::new(), question: Some(question) };
    }
    let made = made(ask);
    let is_on = ask.pair("cover") == Some("1");
    let own = made.iter().rev().find(|(row, _)| *row == number);
    if is_on && own.is_none() {
        return Guess { is_covered: true, nodes: vec![open_question(ask, &question, &made, number)], question: None };
    }
    let mut nodes = Vec::new();
    let right = own.filter(|_| is_on).map(|(_, guess)| *guess == answers[1]);
    if let Some(is_right) = right {
        let said = yes_no(ask, answers[1]);
        let key = if is_right { "guess_right" } else { "guess_wrong" };
        nodes.push(Node::words("p", &[("class", "verdict")], &filled(&ask.words, key, &[("answer", said)])));
    }
    nodes.push(switch(ask, opened, &made, is_on));
    Guess { is_covered: false, nodes: vec![keyed("div", "guesses", "guesses", nodes)], question: Some(question) }
}

/// The first label that both sides have as yes or no, and what it says of each.
fn to_guess(opened: &Opened, row: Row) -> Option<(String, [bool; 2])> {
    let (first, second) = (opened.line(row.first)?, opened.line(row.second?)?);
    let names = opened.rows.scores.names.iter();
    let mut found = names.filter_map(|name| Some((name.clone(), [hit(first, name)?, hit(second, name)?])));
    found.next()
}

fn question(ask: &Ask<'_>, opened: &Opened, label: &str, answers: [bool; 2]) -> Question {
    let words = &ask.words;
    let said = yes_no(ask, answers[0]);
    let (first, second) = (text::line(&opened.rows.first, 40), text::line(&opened.rows.second, 40));
    let values = [("label", text::line(label, 80)), ("first", first), ("second", second), ("said", said)];
    let verdict = |guess: bool| {
        let key = if guess == answers[1] { "guess_right" } else { "guess_wrong" };
        filled(words, key, &[("answer", yes_no(ask, answers[1]))])
    };
    let both = [("1", true), ("0", false)];
    Question {
        question: filled(words, "guess", &values),
        choices: both.map(|(value, is)| (value.to_owned(), yes_no(ask, is))).to_vec(),
        verdicts: both.map(|(value, is)| (value.to_owned(), verdict(is))).to_vec(),
    }
}

fn open_question(ask: &Ask<'_>, question: &Question, made: &[Made], number: u32) -> Node {
    let mut nodes = vec![Node::words("p", &[], &question.question)];
    for (value, name) in &question.choices {
        let guess = (number, value == "1");
        let all: Vec<String> = made.iter().chain([&guess]).map(|guess| written(*guess)).collect();
        let pair = ["said=", &all.join("_")].concat();
        nodes.push(Node::words("button", &[("type", "button"), ("data-set", &pair), ("class", "needs-script")], name));
    }
    nodes.push(button("cover=0", &ask.words.word("guess_off")));
    let attributes = [("class", "guess"), ("role", "group"), ("aria-label", question.question.as_str()), ("key", "guesses")];
    Node::element("div", &attributes, nodes)
}

/// Guessing on or off, and how it went so far.
fn switch(ask: &Ask<'_>, opened: &Opened, made: &[Made], is_on: bool) -> Node {
    let words = &ask.words;
    let other = pair("cover", usize::from(!is_on));
    let mut nodes = vec![pressed("quiet needs-script", "data-set", &other, is_on, &words.word("guess_on"))];
    let is_right = |(number, guess): &&Made| {
        let row = opened.rows.row(*number).filter(|(found, _)| found == number);
        row.and_then(|(_, row)| to_guess(opened, row)).is_some_and(|(_, answers)| answers[1] == *guess)
    };
    if !made.is_empty() {
        let (right, n) = (made.iter().filter(is_right).count().to_string(), made.len().to_string());
        let score = filled(words, "guess_score", &[("right", right), ("n", n)]);
        nodes.push(Node::words("span", &[("class", "score")], &score));
    }
    Node::element("p", &[], nodes)
}

fn made(ask: &Ask<'_>) -> Vec<Made> {
    let read = |text: &str| {
        let (number, guess) = text.split_once(':')?;
        Some((number.parse().ok()?, guess == "1"))
    };
    let first = ask.pair(GUESS_KEY).filter(|guess| !guess.is_empty()).map(|guess| (1, guess == "1"));
    let said = ask.pair("said").unwrap_or_default().split('_').filter_map(read);
    let mut all: Vec<Made> = first.into_iter().collect();
    for guess in said {
        if !all.iter().any(|(number, _)| *number == guess.0) {
            all.push(guess);
        }
    }
    all
}

fn written((number, guess): Made) -> String {
    [number.to_string().as_str(), if guess { ":1" } else { ":0" }].concat()
}

/// The word for a label that says yes or no.
pub(super) fn yes_no(ask: &Ask<'_>, is: bool) -> String {
    ask.words.word(if is { "yes" } else { "no" })
}
