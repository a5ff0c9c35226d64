//! The first view: part of a note, or of a summary, handed to each of four reasoners.

use lookahead_models::cot_prefix::{Point, Then};

use super::curves::chart_nodes;
use super::figure::{FEW_PREFIX, MORE_PREFIX};
use super::model::{Curves, Finding, REASONERS, State, Text};
use super::sheet::sheet_nodes;
use crate::figures::number::decimals;
use crate::figures::{Ask, Drawn, Guess, Speaker, Table};
use crate::page::Node;
use crate::widgets::sketch::legend;

/// Below this share the guess "hardly ever" is right, from one minus it on "nearly always".
const HARDLY_EVER: f64 = 0.2;
const GUESSES: [&str; 3] = ["never", "sometimes", "always"];

/// Draws the view.
pub(super) fn draw(ask: &Ask<'_>, state: &State) -> Drawn {
    let words = &ask.words;
    let name = state.form.choice("reasoner");
    let curves = state.curves(name);
    let guess = guess(words, state, &curves);
    let readout = readout(words, state, &curves);
    Drawn {
        title: words.word(title(ask, state)),
        view: "prefix".to_owned(),
        notes: state.form.notes(ask, &FEW_PREFIX, &MORE_PREFIX),
        picture: picture(ask, state, &curves, &readout),
        guess: Some(guess),
        controls: controls(ask, state),
        more: more(ask, state),
        readout,
        came_out: came_out(words, state),
        table: table(words, &curves),
        json: None,
    }
}

fn title(ask: &Ask<'_>, state: &State) -> &'static str {
    match state.text() {
        _ if ask.is_guessing() => "title_prefix_guess",
        Text::Own => "title_prefix",
        Text::Summary | Text::Trained => "title_summary",
    }
}

/// A share in per cent; what is too small to be shown is said to be so.
pub(super) fn percent(words: &Speaker<'_>, share: f64) -> String {
    let percent = 100.0 * share;
    if percent > 0.0 && percent < 0.01 {
        return words.word("tiny");
    }
    words.fill("percent", &[("value", &decimals(percent, if percent < 1.0 { 2 } else { 1 }))])
}

fn picture(ask: &Ask<'_>, state: &State, curves: &Curves, readout: &str) -> Vec<Node> {
    let words = &ask.words;
    let is_guessing = ask.is_guessing();
    let label = if is_guessing { words.word("picture_guess") } else { words.word("sheet.label") };
    let mut nodes = sheet_nodes(words, state, &label);
    nodes.push(legend(&words.list("legend_prefix"), "legend after-guess"));
    let label = if is_guessing { label } else { readout.to_owned() };
    nodes.push(chart_nodes(words, state, curves, &label));
    nodes
}

fn controls(ask: &Ask<'_>, state: &State) -> Vec<Node> {
    let (form, words) = (&state.form, &ask.words);
    let (given, n) = (state.n_given().to_string(), state.n_columns().to_string());
    let shown = words.fill("given_shown", &[("given", &given), ("columns", &n)]);
    let mut nodes: Vec<Node> = form.view_buttons(ask).into_iter().collect();
    nodes.push(form.preset_buttons(words));
    nodes.extend(form.slider(ask, "given", &shown));
    nodes.extend(["text", "measure"].map(|key| form.buttons(words, key)));
    nodes
}

/// Whose curves are drawn (a preset says it too), and the other numbers.
fn more(ask: &Ask<'_>, state: &State) -> Vec<Node> {
    let whose = state.form.buttons(&ask.words, "reasoner");
    std::iter::once(whose).chain(state.form.sliders(ask, &MORE_PREFIX)).collect()
}

fn guess(words: &Speaker<'_>, state: &State, curves: &Curves) -> Guess {
    let [own, summary, _] = &curves.now;
    let curve = if state.text() == Text::Own { own } else { summary };
    let share = state.here(curve).map_or(0.0, |point| point.accuracy);
    let right = match share {
        share if share < HARDLY_EVER => "never",
        share if share < 1.0 - HARDLY_EVER => "sometimes",
        _ => "always",
    };
    let name = |guess: &str| words.word(&["guesses.", guess].concat());
    let verdict = |guess: &str| {
        let key = if guess == right { "guess_right" } else { "guess_other" };
        words.fill(key, &[("guess", &name(guess)), ("right", &name(right))])
    };
    let values = [
        ("text", handed(words, state)),
        ("who", words.word(&["who.", state.form.choice("reasoner")].concat())),
    ];
    Guess {
        question: words.fill("guess_prefix", &values.each_ref().map(|(key, value)| (*key, value.as_str()))),
        choices: GUESSES.iter().map(|guess| ((*guess).to_owned(), name(guess))).collect(),
        verdicts: GUESSES.iter().map(|guess| ((*guess).to_owned(), verdict(guess))).collect(),
    }
}

/// What is handed over, in words.
fn handed(words: &Speaker<'_>, state: &State) -> String {
    let key = if state.text() == Text::Own { "text.own_of" } else { "text.summary_of" };
    let (given, columns) = (state.n_given().to_string(), state.n_columns().to_string());
    words.fill(key, &[("given", &given), ("columns", &columns)])
}

/// What one reasoner does with what it is given, and what its curves say.
fn readout(words: &Speaker<'_>, state: &State, curves: &Curves) -> String {
    let at = if state.text() == Text::Own { 0 } else { 1 };
    let now = curves.now.get(at).and_then(|curve| state.here(curve));
    let on = curves.on.get(at).and_then(|curve| state.here(curve));
    let (Some(now), Some(on)) = (now, on) else { return String::new() };
    let values = [
        ("who", words.word(&["who.", state.form.choice("reasoner")].concat())),
        ("text", handed(words, state)),
        ("now", percent(words, now.accuracy)),
        ("on", percent(words, on.accuracy)),
        ("steps", decimals(on.further, 1)),
    ];
    let key = if decimals(on.further, 1) == "1" { "readout_prefix_one" } else { "readout_prefix" };
    let told = words.fill(key, &values.each_ref().map(|(key, value)| (*key, value.as_str())));
    let finding = match state.finding(curves) {
        Finding::TooHard => "findings.too_hard",
        Finding::NotOnThePage => "findings.not_on_the_page",
        Finding::OnThePage => "findings.on_the_page",
        Finding::PlainWords => "findings.plain_words",
        Finding::NewToSummaries => "findings.new_to_summaries",
        Finding::InTheWording => "findings.in_the_wording",
    };
    [told, words.word(finding)].join(" ")
}

/// In a drawing: how often this reasoner is right, and what it writes first.
pub(super) fn outcome(words: &Speaker<'_>, state: &State, name: &str) -> String {
    let point = state.here(&state.curve(name, state.text(), state.then()));
    let Some(point) = point else { return String::new() };
    let rate = percent(words, point.accuracy);
    match state.then() {
        Then::AnswerNow => words.fill("outcome_now", &[("rate", &rate)]),
        Then::GoOn => words.fill("outcome_on", &[("rate", &rate), ("steps", &decimals(point.further, 1))]),
    }
}

fn came_out(words: &Speaker<'_>, state: &State) -> Vec<String> {
    let line = |name: &str| {
        let at = |then| state.here(&state.curve(name, state.text(), then));
        let (now, on) = (at(Then::AnswerNow)?, at(Then::GoOn)?);
        let values = [
            ("who", words.word(&["reasoner.", name].concat())),
            ("now", percent(words, now.accuracy)),
            ("on", percent(words, on.accuracy)),
            ("steps", decimals(on.further, 1)),
        ];
        Some(words.fill("came_out_prefix", &values.each_ref().map(|(key, value)| (*key, value.as_str()))))
    };
    REASONERS.iter().filter_map(|name| line(name)).collect()
}

/// All curves of the chosen reasoner, in per cent and in steps.
fn table(words: &Speaker<'_>, curves: &Curves) -> Table {
    let [own, ..] = &curves.now;
    let row = |at: usize| {
        let share =
            |curve: &Vec<Point>| decimals(100.0 * curve.get(at).map_or(0.0, |point| point.accuracy), 4);
        let steps = |curve: &Vec<Point>| decimals(curve.get(at).map_or(0.0, |point| point.further), 2);
        let (now, on) = (curves.now.iter().map(share), curves.on.iter().map(share));
        let further = curves.on.iter().map(steps);
        std::iter::once(at.to_string()).chain(now).chain(on).chain(further).collect()
    };
    Table {
        caption: words.word("table_prefix"),
        head: words.list("table_prefix_head"),
        rows: (0..own.len()).map(row).collect(),
    }
}
