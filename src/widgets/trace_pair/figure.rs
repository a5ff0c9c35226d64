//! Which view is drawn, and what all views share: where the traces come from, what could not be read, the choice of the
//! view, of the set and of the conditions, and the field that opens a file.

use super::desk::{self, Found, Opened};
use super::model::{State, View};
use super::pieces::{filled, keyed, switch};
use super::sets::SETS;
use super::{folded, found, list, rates, reader, table, text};
use crate::figures::controls::{choice, open_field};
use crate::figures::{Ask, Drawn, Table};
use crate::page::Node;

/// Endings of the files that the field offers; what a file is shows in its content.
const ACCEPT: &str = ".eval,.json,.jsonl,.zip,.gz,.zst,.txt,.js,application/json";

/// Draws the figure.
pub(super) fn draw(ask: &Ask<'_>) -> Drawn {
    let state = State::of(&ask.pairs);
    desk::with(&state, |found| match found {
        Found::Open(opened) => of_opened(ask, &state, opened),
        Found::Refused(problem) => refused(ask, &state, &folded::line(problem)),
        Found::Nothing => missing(ask, &state),
    })
}

fn of_opened(ask: &Ask<'_>, state: &State, opened: &mut Opened) -> Drawn {
    opened.arrange(state);
    opened.renew();
    let mut drawn = Drawn { picture: vec![badge(ask, state, opened)], ..Drawn::default() };
    drawn.picture.extend(folded::problems(ask, opened));
    if folded::is_shown(ask, state, opened) {
        match state.view {
            View::Read => reader::draw(ask, state, opened, &mut drawn),
            View::List => list::draw(ask, state, opened, &mut drawn),
            View::Rates => rates::draw(ask, state, opened, &mut drawn),
            View::Find => found::draw(ask, state, opened, &mut drawn),
        }
        drawn.table = table::table(ask, state, opened);
        drawn.json = Some(table::json(ask, state, opened));
        drawn.controls = vec![views(ask, state)];
        drawn.controls.extend(conditions(ask, opened));
    } else {
        folded::draw(ask, state, opened, &mut drawn);
        drawn.table = summary(ask, opened);
    }
    drawn.controls.extend(sources(ask, state));
    drawn
}

/// Where the traces come from: always in sight.
fn badge(ask: &Ask<'_>, state: &State, opened: &Opened) -> Node {
    let words = &ask.words;
    let log = opened.log();
    let n = log.listing.len().to_string();
    let provenance = text::line(&log.header.provenance, 80);
    let format = log.format.code().to_owned();
    let values =
        [("name", text::line(&state.file, 80)), ("n", n), ("provenance", provenance), ("format", format)];
    let key = if opened.is_file { "badge_file" } else { "badge_set" };
    Node::words("p", &[("class", "provenance"), ("key", "provenance")], &filled(words, key, &values))
}

fn views(ask: &Ask<'_>, state: &State) -> Node {
    let words = View::ALL.map(|view| (view.name(), ask.words.word(&["views.", view.name()].concat())));
    let options: Vec<(&str, &str)> = words.iter().map(|(view, word)| (*view, word.as_str())).collect();
    choice("view", &ask.words.word("view"), &options, state.view.name())
}

/// Which conditions are laid side by side, where there are more than two.
fn conditions(ask: &Ask<'_>, opened: &Opened) -> Vec<Node> {
    let rows = &opened.rows;
    if rows.conditions.len() < 3 {
        return Vec::new();
    }
    let names: Vec<(&str, String)> =
        rows.conditions.iter().take(12).map(|name| (name.as_str(), text::line(name, 40))).collect();
    let options: Vec<(&str, &str)> = names.iter().map(|(name, word)| (*name, word.as_str())).collect();
    let choice = |key: &str, current: &str| choice(key, &ask.words.word(key), &options, current);
    vec![choice("first", &rows.first), choice("second", &rows.second)]
}

/// The sets of this site, and the field for a file.
fn sources(ask: &Ask<'_>, state: &State) -> Vec<Node> {
    let words = &ask.words;
    let mut nodes = Vec::new();
    if !state.file.is_empty() || SETS.len() > 1 {
        let buttons = SETS.iter().map(|set| {
            let pair = ["set=", set.name].concat();
            let is_here = state.file.is_empty() && state.set == set.name;
            switch("needs-script", "data-state", &pair, is_here, &words.word(&["sets.", set.name].concat()))
        });
        let label = words.word("set");
        let name = Node::words("span", &[("class", "group-name"), ("aria-hidden", "true")], &label);
        let row = Node::element("span", &[("class", "buttons")], buttons.collect());
        let group = [("class", "control choice"), ("role", "group"), ("aria-label", label.as_str()), ("key", "sets")];
        nodes.push(Node::element("div", &group, vec![name, row]));
    }
    let field = open_field(ask.id, "file", &words.word("open"), ACCEPT);
    let note = Node::words("p", &[("class", "part-note"), ("key", "stays")], &words.word("open_note"));
    nodes.push(keyed("div", "open-own needs-script", "open-own", vec![field, note]));
    nodes
}

/// A link leads into a file that is not open here.
fn missing(ask: &Ask<'_>, state: &State) -> Drawn {
    let words = &ask.words;
    let values = [("name", text::line(&state.file, 80))];
    Drawn {
        title: filled(words, "title_missing", &values),
        readout: filled(words, "readout_missing", &values),
        controls: sources(ask, state),
        ..Drawn::default()
    }
}

fn refused(ask: &Ask<'_>, state: &State, problem: &str) -> Drawn {
    let words = &ask.words;
    let values = [("name", text::line(state.name(), 80)), ("problem", problem.to_owned())];
    Drawn {
        title: filled(words, "title_refused", &values),
        notes: vec![filled(words, "refused", &values)],
        readout: words.word("readout_refused"),
        controls: sources(ask, state),
        ..Drawn::default()
    }
}

/// A folded file in numbers.
fn summary(ask: &Ask<'_>, opened: &Opened) -> Table {
    let words = &ask.words;
    let rows = &opened.rows;
    let count = |key: &str, n: usize| vec![words.word(key), n.to_string()];
    Table {
        caption: words.word("summary_caption"),
        head: vec![words.word("column_what"), words.word("column_count")],
        rows: vec![
            count("count_traces", opened.listing().len()),
            count("count_pairs", rows.n_pairs),
            count("count_conditions", rows.conditions.len()),
            count("count_problems", opened.log().problems.len()),
        ],
    }
}
