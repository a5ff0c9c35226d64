//! The figure: one question to the literature at a time. All words stand in `content/en/widgets/faking-results.toml`, all
//! numbers in `content/figures.toml`.

use super::drawing::{self, Scale};
use super::model::{LEAST, MOST, State};
use super::published::text;
use super::rows::{Row, counts_conversations, row};
use super::views::{Bar, Reading, VIEWS, View};
use crate::figures::controls::{Number, presets, slider};
use crate::figures::number::decimals;
use crate::figures::{Ask, Drawn, Guess, Speaker, Table};
use crate::page::Node;
use crate::route::Base;
use crate::widgets::Place;

pub(super) fn draw(ask: &Ask<'_>) -> Drawn {
    let state = State::from_query(&ask.pairs);
    let (words, view) = (&ask.words, state.view);
    let mut readout = words.word(&["readout.", view.name].concat());
    if let Some(n) = state.n.filter(|_| counts_conversations(view)) {
        readout = [&readout, " ", &words.fill("readout_own", &[("n", &n.to_string())])].concat();
    }
    Drawn {
        title: words.word(&["titles.", view.name].concat()),
        view: view.name.replace('-', "_"),
        notes: state.unknown.iter().map(|name| words.fill("unknown", &[("view", name)])).collect(),
        guess: view.right.map(|right| guess(words, view, right)),
        picture: picture(ask, &state, &readout),
        controls: controls(ask, &state),
        readout,
        came_out: came_out(words, &state),
        table: table(words, &state, ask.is_for_file),
        ..Drawn::default()
    }
}

fn picture(ask: &Ask<'_>, state: &State, label: &str) -> Vec<Node> {
    let words = &ask.words;
    let drawn: Vec<drawing::Drawn> =
        numbers(state).map(|(bar, row)| drawn(words, state.view, bar, row)).collect();
    let ends = [0.0, state.view.most].map(|share| on_scale(words, state.view, share));
    let [least, most] = ends;
    let bars = drawing::bars(&drawn, &Scale { most: state.view.most, words: (least, most) }, label);
    let chart = Node::element("div", &[("class", "after-guess"), ("key", "bars")], bars);
    vec![chart, facts(ask, state.view)]
}

fn drawn(words: &Speaker<'_>, view: &View, bar: &Bar, row: Row) -> drawing::Drawn {
    let label = words.word(&label_key(view, bar));
    let value = value(words, bar, &row);
    let mut line = [label.as_str(), ": ", &value].concat();
    if let Some(interval) = row.interval {
        let ends = [("low", &*percent(interval.low)), ("high", &percent(interval.high))];
        line = [&line, ", ", &words.fill("interval", &ends)].concat();
    }
    drawing::Drawn { label, value, line, share: row.share, interval: row.interval, colour: bar.colour }
}

/// The view's bars with their numbers.
pub(super) fn numbers(state: &State) -> impl Iterator<Item = (&'static Bar, Row)> {
    let n = state.n;
    state.view.bars.iter().filter_map(move |bar| Some((bar, row(bar, n)?)))
}

fn label_key(view: &View, bar: &Bar) -> String {
    ["label.", view.name, ".", bar.name].concat()
}

/// A bar's value in words: a share, a count or a bare number, and whether it is only reported.
pub(super) fn value(words: &Speaker<'_>, bar: &Bar, row: &Row) -> String {
    match bar.reading {
        Reading::Percent | Reading::Rest => words.fill("percent", &[("value", &percent(row.share))]),
        Reading::Count | Reading::Points => text(bar.entry, "value").to_owned(),
        Reading::Plain => decimals(row.share, 2),
    }
}

/// A share in per cent, to a tenth, without its sign.
pub(super) fn percent(share: f64) -> String {
    decimals(100.0 * share, 1)
}

/// An end of the scale in words.
fn on_scale(words: &Speaker<'_>, view: &View, share: f64) -> String {
    match view.bars.first().map(|bar| bar.reading) {
        Some(Reading::Plain) => decimals(share, 2),
        Some(Reading::Points) => words.fill("points", &[("value", &percent(share))]),
        _ => words.fill("percent", &[("value", &percent(share))]),
    }
}

/// What the percentages are percentages of, whether the page saw the source itself, and the source.
fn facts(ask: &Ask<'_>, view: &View) -> Node {
    let words = &ask.words;
    let line = |key: &str, rest: Vec<Node>| {
        let name = Node::words("b", &[], &words.word(key));
        Node::element("li", &[], [vec![name, Node::text(" ")], rest].concat())
    };
    let of = words.word(&["of.", view.name].concat());
    let href = ["/references/#", view.source].concat();
    let href = Base::new(&ask.facts.public_path).href(&href);
    let mut attributes = vec![("href", href.as_str())];
    if ask.place == Place::Embed {
        attributes.extend([("target", "_blank"), ("rel", "noopener")]);
    }
    let source = Node::words("a", &attributes, &words.word(&["source.", view.name].concat()));
    let first = view.bars.first().map_or("", |bar| bar.entry);
    let dates = [("checked", text(first, "checked")), ("review", text(first, "review"))];
    let checked = Node::text([". ", &words.fill("checked", &dates)].concat());
    let items = vec![line("facts.of", vec![Node::text(of)]), line("facts.source", vec![source, checked])];
    Node::element("ul", &[("class", "others"), ("key", "facts")], items)
}

fn controls(ask: &Ask<'_>, state: &State) -> Vec<Node> {
    let words = &ask.words;
    let names: Vec<String> = VIEWS.iter().map(|view| words.word(&["views.", view.name].concat())).collect();
    let options: Vec<(&str, &str)> =
        VIEWS.iter().zip(&names).map(|(view, name)| (view.name, name.as_str())).collect();
    let mut controls = vec![presets(&words.word("view"), &options, state.view.name)];
    if counts_conversations(state.view) {
        controls.push(conversations(ask, state));
    }
    controls
}

/// The slider of the number of conversations; untouched it stands where the first bar's standard error puts it.
fn conversations(ask: &Ask<'_>, state: &State) -> Node {
    let words = &ask.words;
    let printed = state.view.bars.iter().find_map(|bar| row(bar, None)?.n).unwrap_or(LEAST).to_string();
    let is_own = !state.n_text.trim().is_empty();
    let problem = (is_own && state.n.is_none()).then(|| words.word("problem"));
    let shown =
        state.n.map_or_else(|| words.word("as_printed"), |n| words.fill("own", &[("n", &n.to_string())]));
    let turned = Number {
        key: "n",
        label: &words.word("conversations"),
        value: if is_own { &state.n_text } else { &printed },
        min: &LEAST.to_string(),
        max: &MOST.to_string(),
        step: "10",
        shown: &shown,
        problem: problem.as_deref(),
    };
    slider(ask.id, &turned)
}

fn came_out(words: &Speaker<'_>, state: &State) -> Vec<String> {
    let mut lines = Vec::new();
    for (bar, row) in numbers(state) {
        let label = words.word(&label_key(state.view, bar));
        if let (Some(interval), Some(n)) = (row.interval, row.n) {
            let values = [
                ("label", label.as_str()),
                ("low", &percent(interval.low)),
                ("high", &percent(interval.high)),
                ("n", &n.to_string()),
            ];
            lines.push(words.fill(if state.n.is_some() { "out_own" } else { "out" }, &values));
        }
    }
    if lines.is_empty() {
        lines.push(words.word("out_none"));
    }
    lines
}

fn guess(words: &Speaker<'_>, view: &View, right: u8) -> Guess {
    let key = ["guess.", view.name, "."].concat();
    let choices: Vec<(String, String)> = words
        .list(&[&key, "choices"].concat())
        .into_iter()
        .zip(0_u8..)
        .map(|(name, at)| (at.to_string(), name))
        .collect();
    let verdict = |value: &str| {
        let is_right = value == right.to_string();
        words.word(&[key.as_str(), if is_right { "right" } else { "wrong" }].concat())
    };
    let verdicts = choices.iter().map(|(value, _)| (value.clone(), verdict(value))).collect();
    Guess { question: words.word(&[&key, "question"].concat()), choices, verdicts }
}

/// The numbers of the view; a file has those of all views, the shown one first.
fn table(words: &Speaker<'_>, state: &State, is_for_file: bool) -> Table {
    let heads = ["view", "bar", "value", "of", "error", "n", "low", "high", "source", "checked", "review"];
    let head = heads.map(|key| words.word(&["table.", key].concat())).to_vec();
    let others = VIEWS.iter().filter(|view| is_for_file && view.name != state.view.name);
    let mut rows = Vec::new();
    for view in std::iter::once(state.view).chain(others) {
        let state = State { view, unknown: None, n_text: String::new(), n: state.n };
        rows.extend(numbers(&state).map(|(bar, row)| cells(words, view, bar, &row)));
    }
    Table { caption: words.word("table.caption"), head, rows }
}

fn cells(words: &Speaker<'_>, view: &View, bar: &Bar, row: &Row) -> Vec<String> {
    let end = |share: Option<f64>| share.map(percent).unwrap_or_default();
    let published = |name: &str| text(bar.entry, name).to_owned();
    vec![
        words.word(&["views.", view.name].concat()),
        words.word(&label_key(view, bar)),
        value(words, bar, row),
        words.word(&["of.", view.name].concat()),
        end(row.error),
        row.n.map(|n| n.to_string()).unwrap_or_default(),
        end(row.interval.map(|interval| interval.low)),
        end(row.interval.map(|interval| interval.high)),
        words.word(&["source.", view.name].concat()),
        published("checked"),
        published("review"),
    ]
}
