//! The figure: the reader's own answer first, then one question at a time with its answers. All words stand in
//! `content/en/widgets/surveys.toml`, those of the surveys in their file.

use super::file::{Answer, Set};
use super::model::State;
use crate::figures::controls::{Number, choice, slider};
use crate::figures::number::decimals;
use crate::figures::{Ask, Drawn, Speaker, Table};
use crate::page::Node;
use crate::route::Base;
use crate::widgets::bars::{Row, Scale, bar_nodes};
use crate::widgets::{Place, percent};

/// What the page fetches when the reader asks for the others: the pair's key, and the file.
const FETCH: &str = "surveys=credences/surveys.json";
/// Whose record says that the reader has committed to answers elsewhere.
const RECORD: &str = "premises";

pub(super) fn draw(ask: &Ask<'_>) -> Drawn {
    let state = State::from_query(&ask.pairs);
    match state.shown() {
        Some(set) => open(ask, &state, set),
        None => asking(ask, &state),
    }
}

/// Before anybody's number.
fn asking(ask: &Ask<'_>, state: &State) -> Drawn {
    let words = &ask.words;
    let readout = match (state.is_open(), state.committed, state.own) {
        (true, ..) => "readouts.missing",
        (_, Some(_), _) => "readouts.committed",
        (_, None, Some(_)) => "readouts.answered",
        (_, None, None) => "readouts.asking",
    };
    let mut controls = vec![Node::element(
        "div",
        &[("class", "choice"), ("key", "asked")],
        vec![paragraph(&words.word("asked"))],
    )];
    if state.committed.is_none() {
        controls.push(own_slider(ask, state));
    }
    let is_answered = state.own.is_some() || state.committed.is_some();
    let own = is_answered.then(|| fetch_button(&words.word("show.own"), "show=own"));
    let buttons = own.into_iter().chain([fetch_button(&words.word("show.skipped"), "show=skipped")]);
    controls.push(classed("choice", buttons.collect()));
    Drawn {
        title: words.word("title"),
        picture: vec![elsewhere(ask)],
        controls,
        readout: words.word(readout),
        came_out: vec![words.word("came_out_before")],
        table: own_table(words, state),
        ..Drawn::default()
    }
}

/// One question with its answers.
fn open(ask: &Ask<'_>, state: &State, set: &Set) -> Drawn {
    let words = &ask.words;
    let mut rows: Vec<Row> = set.rows.iter().map(|answer| row(words, answer)).collect();
    if set.has_own {
        let own = state.own.map(|own| ("own_row", own));
        let six = state.committed.map(|product| ("six_row", product));
        rows.extend(own.into_iter().chain(six).map(|(key, share)| Row {
            colour: "series-5",
            ..row(words, &Answer { label: words.word(key), value: share, high: None })
        }));
    }
    let readout = readout(words, set);
    let mut picture = Vec::new();
    if !rows.is_empty() {
        let most = rows.iter().map(|row| row.ends.1).fold(0.0, f64::max);
        let ends = (percent_words(words, 0.0), percent_words(words, most));
        picture.extend(bar_nodes(&rows, &Scale { ends: (0.0, most), line: 0.0, words: ends }, &readout));
    }
    picture.push(facts(words, set));
    let options: Vec<(&str, &str)> =
        state.sets.iter().map(|set| (set.name.as_str(), set.label.as_str())).collect();
    Drawn {
        title: set.title.clone(),
        picture,
        controls: vec![choice("view", &words.word("view"), &options, &set.name)],
        readout,
        came_out: vec![words.word("came_out")],
        table: table(words, &state.sets),
        ..Drawn::default()
    }
}

fn row(words: &Speaker<'_>, answer: &Answer) -> Row {
    let value = match answer.high {
        None => percent_words(words, answer.value),
        Some(high) => {
            let ends = [("low", &*percent::shown(answer.value)), ("high", &percent::shown(high))];
            words.fill("range", &ends)
        }
    };
    let ends = answer.high.map_or((0.0, answer.value), |high| (answer.value, high));
    let label = answer.label.clone();
    Row { label, value, ends, mark: None, is_interval: answer.high.is_some(), colour: "series-0" }
}

/// How far the answers lie apart: the largest as a multiple of the smallest.
fn readout(words: &Speaker<'_>, set: &Set) -> String {
    let ends = set.rows.iter().flat_map(|row| [Some(row.value), row.high]).flatten();
    let (least, most) = ends.fold((1.0_f64, 0.0_f64), |(least, most), end| (least.min(end), most.max(end)));
    if least <= 0.0 || most <= least {
        return words.word("readouts.text");
    }
    let digits = if most / least < 10.0 { 1 } else { 0 };
    words.fill("readouts.spread", &[("factor", &decimals(most / least, digits))])
}

/// Question, people, day, remark and source.
fn facts(words: &Speaker<'_>, set: &Set) -> Node {
    let line = |key: &str, text: &str| {
        let name = Node::element("b", &[], vec![Node::text(words.word(key))]);
        Node::element("li", &[], vec![name, Node::text([" ", text].concat())])
    };
    let mut items: Vec<Node> =
        [("facts.asked", &set.asked), ("facts.who", &set.who), ("facts.date", &set.date)]
            .into_iter()
            .chain([("facts.note", &set.note)])
            .filter(|(_, text)| !text.is_empty())
            .map(|(key, text)| line(key, text))
            .collect();
    let link = Node::element("a", &[("href", &set.link)], vec![Node::text(set.source.clone())]);
    let name = Node::element("b", &[], vec![Node::text(words.word("facts.source"))]);
    items.push(Node::element("li", &[], vec![name, Node::text(" "), link]));
    Node::element("ul", &[("class", "others"), ("key", "facts")], items)
}

fn table(words: &Speaker<'_>, sets: &[Set]) -> Table {
    let head = ["set", "group", "low", "high"].map(|key| words.word(&["table.", key].concat()));
    let row = |set: &Set, answer: &Answer| {
        let high = answer.high.map(percent::shown).unwrap_or_default();
        vec![set.label.clone(), answer.label.clone(), percent::shown(answer.value), high]
    };
    let rows = sets.iter().flat_map(|set| set.rows.iter().map(move |answer| row(set, answer)));
    Table { caption: words.word("table.caption"), head: head.to_vec(), rows: rows.collect() }
}

/// The reader's own line, before there is any other.
fn own_table(words: &Speaker<'_>, state: &State) -> Table {
    let own = state.own.map_or_else(|| words.word("not_answered"), percent::shown);
    let row = vec![words.word("table.before"), words.word("table.you"), own, String::new()];
    Table { rows: vec![row], ..table(words, &[]) }
}

/// The slider with its field; empty until the reader puts something there.
fn own_slider(ask: &Ask<'_>, state: &State) -> Node {
    let words = &ask.words;
    let problem = (state.own.is_none() && !state.own_text.trim().is_empty()).then(|| words.word("problem"));
    let shown = state.own.map_or_else(|| words.word("not_answered"), |own| percent_words(words, own));
    let turned = Number {
        key: "own",
        label: &words.word("own"),
        value: &percent::plain(&state.own_text),
        min: "0",
        max: "100",
        step: "1",
        shown: &shown,
        problem: problem.as_deref(),
    };
    let class = if state.own.is_some() { "credence" } else { "credence unanswered" };
    // The same element before and after the answer: the field keeps the focus while it is typed in.
    Node::element("div", &[("class", class), ("key", "credence")], vec![slider(ask.id, &turned)])
}

/// Where the numbers stand for readers without scripts.
fn elsewhere(ask: &Ask<'_>) -> Node {
    let href = Base::new(&ask.facts.public_path).href("/references/#grace-2024");
    let mut attributes = vec![("href", href.as_str())];
    if ask.place == Place::Embed {
        attributes.extend([("target", "_blank"), ("rel", "noopener")]);
    }
    let link = Node::element("a", &attributes, vec![Node::text(ask.words.word("elsewhere_link"))]);
    let text = Node::text([&ask.words.word("elsewhere"), " "].concat());
    Node::element("p", &[("class", "credit"), ("data-keep", RECORD)], vec![text, link])
}

fn percent_words(words: &Speaker<'_>, share: f64) -> String {
    words.fill("percent", &[("value", &percent::shown(share))])
}

fn fetch_button(name: &str, pairs: &str) -> Node {
    let attributes = [
        ("type", "button"),
        ("class", "needs-script"),
        ("key", pairs),
        ("data-set", pairs),
        ("data-fetch", FETCH),
    ];
    Node::element("button", &attributes, vec![Node::text(name)])
}

fn classed(class: &str, children: Vec<Node>) -> Node {
    Node::element("div", &[("class", class), ("key", class)], children)
}

fn paragraph(text: &str) -> Node {
    Node::element("p", &[], vec![Node::text(text)])
}
