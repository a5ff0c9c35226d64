//! A reader's own guesses as one code, on the page of codes (`own=1`): the reader's browser keeps guesses only once they have
//! agreed here. Used by `mod`.
//!
//! `boot.js` writes down the first guess at each question of a chapter, as pairs (`chapter/figure=choice`) after `on=1`, and
//! only where such a record stands; this figure begins the record and empties it. Agreeing is a click and never a link: what
//! came with the address is passed over.

use lookahead_models::class_code::{Guess, ShareCode};

use super::guessed;
use crate::figures::{Ask, Drawn, Speaker, Table};
use crate::page::Node;
use crate::query;

/// The name under which the record is kept.
const NAME: &str = "guesses";
/// How every record begins.
const ON: &str = "on=1";

/// Whether this is the page of codes.
pub(super) fn is_asked_for(ask: &Ask<'_>) -> bool {
    ask.pair("own") == Some("1")
}

/// The record as it is from now on; empty where the reader has not agreed, or no longer.
fn record(ask: &Ask<'_>) -> String {
    let text = |key: &str| ask.pair(key).unwrap_or_default();
    let came = query::parse(text("came")).remove("agree").unwrap_or_default();
    let kept = text("record");
    let kept = if kept.starts_with(ON) { kept } else { "" };
    match text("agree") {
        choice if choice == came => kept,
        "no" | "none" => "",
        _ if kept.is_empty() => ON,
        _ => kept,
    }
    .to_owned()
}

/// The guesses of a record in the order of codes, each question once.
fn guesses(record: &str) -> Vec<Guess> {
    let pairs = query::parse(record);
    let read = |(name, choice): (&String, &String)| Guess::named(name, choice.parse().ok()?);
    let mut found: Vec<Guess> = pairs.iter().filter_map(read).collect();
    found.sort_unstable();
    found
}

/// Draws the figure.
pub(super) fn draw(ask: &Ask<'_>) -> Drawn {
    let words = &ask.words;
    let record = record(ask);
    let guesses = guesses(&record);
    let is_closed = ask.pair("kept") == Some("closed");
    let state = match (is_closed, record.is_empty(), guesses.is_empty()) {
        (true, ..) => "closed",
        (_, true, _) => "off",
        (_, _, true) => "empty",
        _ => "code",
    };
    let count = guesses.len().to_string();
    let readout = words.fill(&["own.", state].concat(), &[("count", &count)]);
    let kept = [("class", "credit"), ("key", "kept"), ("data-keep", NAME), ("data-kept", &record)];
    let mut picture: Vec<Node> = code(words, &guesses).into_iter().collect();
    picture.push(Node::words("p", &kept, &words.word("own.stays")));
    Drawn {
        title: words.word("own.title"),
        view: "own".to_owned(),
        picture,
        controls: controls(ask, is_closed, record.is_empty()),
        came_out: vec![words.fill("own.came_out", &[("count", &count)])],
        readout,
        table: table(words, &guesses),
        ..Drawn::default()
    }
}

/// What can be pressed; another value than one that came with the address, so that a press is a change.
fn controls(ask: &Ask<'_>, is_closed: bool, is_off: bool) -> Vec<Node> {
    if is_closed {
        return Vec::new();
    }
    let word = |key: &str| ask.words.word(&["own.", key].concat());
    let came = query::parse(ask.pair("came").unwrap_or_default());
    let taken = came.get("agree").map_or("", String::as_str);
    let (words, [first, other]) =
        if is_off { (word("agree"), ["yes", "again"]) } else { (word("forget"), ["no", "none"]) };
    // Agreeing is what the page is for, so it looks like a button; forgetting stands back.
    let class = if is_off { "needs-script" } else { "quiet needs-script" };
    let pair = ["agree=", if taken == first { other } else { first }].concat();
    vec![Node::words("button", &[("type", "button"), ("class", class), ("data-set", &pair)], &words)]
}

fn code(words: &Speaker<'_>, guesses: &[Guess]) -> Option<Node> {
    let code = ShareCode::Guesses(guesses.to_vec()).write().ok()?;
    let told = Node::text(words.word("own.hand_in") + " ");
    let code = Node::words("b", &[("class", "selectable")], &code);
    Some(Node::element("p", &[("key", "code"), ("class", "credit")], vec![told, code]))
}

fn table(words: &Speaker<'_>, guesses: &[Guess]) -> Table {
    let head = ["chapter", "question", "guess"].map(|key| words.word(&["table.", key].concat())).to_vec();
    let rows = guesses.iter().map(|guess| {
        let (chapter, question) =
            (guessed::chapter(words, guess.question), guessed::question(words, guess.question));
        vec![chapter, question, guessed::choice(words, *guess)]
    });
    Table { caption: words.word("own.caption"), head, rows: rows.collect() }
}
