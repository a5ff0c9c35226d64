//! Which view is drawn, and what all views share: where the traces come from, what could not be read, the choice of the
//! view, of the set and of the conditions, and the field that opens a file.

use super::desk::{self, Found, Opened};
use super::model::{State, View};
use super::pieces::{Page, filled};
use super::sets::PRESETS;
use super::text::line;
use super::{folded, found, list, rates, reader, table};
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
        Found::Refused(problem) => refused(ask, &state, folded::in_words(problem)),
        Found::Nothing => missing(ask, &state),
    })
}

fn of_opened(ask: &Ask<'_>, state: &State, opened: &mut Opened) -> Drawn {
    opened.arrange(state);
    opened.renew();
    let mut drawn = Drawn::default();
    let mut page = Page::new(ask.words);
    provenance(&mut page, state, opened);
    folded::problems(&mut page, opened);
    if folded::is_shown(ask, state, opened) {
        match state.view {
            View::Read => reader::draw(&mut page, ask, state, opened, &mut drawn),
            View::List => list::draw(&mut page, ask, state, opened, &mut drawn),
            View::Rates => rates::draw(&mut page, ask, opened, &mut drawn),
            View::Find => found::draw(&mut page, ask, state, opened, &mut drawn),
        }
        drawn.table = table::table(ask, state, opened);
        drawn.json = Some(table::json(ask, state, opened));
        drawn.controls.push(views(ask, state));
        drawn.controls.extend(conditions(ask, opened));
    } else {
        folded::draw(&mut page, ask, state, opened, &mut drawn);
        drawn.table = summary(ask, opened);
    }
    drawn.picture = page.finish();
    drawn.controls.extend(sources(ask, state));
    drawn
}

/// Where the traces come from: always in sight.
fn provenance(page: &mut Page<'_>, state: &State, opened: &Opened) {
    let log = opened.log();
    let values = [
        ("name", line(&state.file, 80)),
        ("n", log.listing.len().to_string()),
        ("provenance", line(&log.header.provenance, 80)),
        ("format", log.format.code().to_owned()),
    ];
    let key = if opened.is_file { "badge_file" } else { "badge_set" };
    page.fill("p|class=provenance|key=provenance", key, &values);
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
        rows.conditions.iter().take(12).map(|name| (name.as_str(), line(name, 40))).collect();
    let options: Vec<(&str, &str)> = names.iter().map(|(name, word)| (*name, word.as_str())).collect();
    let choice = |key: &str, current: &str| choice(key, &ask.words.word(key), &options, current);
    vec![choice("first", &rows.first), choice("second", &rows.second)]
}

/// Where to start on this site, and the field for a file.
fn sources(ask: &Ask<'_>, state: &State) -> Vec<Node> {
    let mut page = Page::new(ask.words);
    let label = ask.words.word("preset");
    page.open("div|class=control choice|role=group|key=presets|aria-label=$", &[&label]);
    page.put("span|class=group-name|aria-hidden=true", &[], &label);
    page.open("span|class=buttons", &[]);
    for preset in &PRESETS {
        let is_here = state.file.is_empty() && state.preset.name == preset.name && state.pair == preset.pair;
        let words = ask.words.word(&["presets.", preset.name].concat());
        let form = "button|type=button|class=needs-script|aria-pressed=$|data-state=$";
        page.switch(form, is_here, &["preset=", preset.name].concat(), &words);
    }
    page.close_all(2);
    page.open("div|class=open-own needs-script|key=open-own", &[]);
    page.add(open_field(ask.id, "file", &ask.words.word("open"), ACCEPT));
    page.word("p|class=part-note", "open_note");
    page.finish()
}

/// A link leads into a file that is not open here.
fn missing(ask: &Ask<'_>, state: &State) -> Drawn {
    let words = &ask.words;
    let values = [("name", line(&state.file, 80))];
    Drawn {
        title: filled(words, "title_missing", &values),
        readout: filled(words, "readout_missing", &values),
        controls: sources(ask, state),
        ..Drawn::default()
    }
}

fn refused(ask: &Ask<'_>, state: &State, problem: String) -> Drawn {
    let words = &ask.words;
    let values = [("name", line(state.name(), 80)), ("problem", problem)];
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
