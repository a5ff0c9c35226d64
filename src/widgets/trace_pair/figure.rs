//! Which view is drawn, and what all views share: where the traces come from, what could not be read, the choice of the
//! view, of the set and of the conditions, and the field that opens a file.

use super::desk::{self, Found, Opened};
use super::model::{State, View};
use super::pieces::{Page, filled};
use super::sets::PRESETS;
use super::text::line;
use super::{folded, found, list, rates, reader, table};
use crate::figures::{Ask, Drawn, Table};
use crate::page::Node;

/// Endings of the files that the field offers; what a file is shows in its content.
const ACCEPT: &str = ".eval,.json,.jsonl,.zip,.gz,.zst,.txt,.js,application/json";

/// A button of a choice.
pub(super) const SET: &str = "button|type=button|class=needs-script|aria-pressed=$|data-set=$";

/// Conditions that have buttons.
const MOST_CONDITIONS: usize = 12;

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
    folded::problems(&mut page, "problems", &opened.log().problems);
    if folded::is_shown(ask, state, opened) {
        match state.view {
            View::Read => reader::draw(&mut page, ask, state, opened, &mut drawn),
            View::List => list::draw(&mut page, ask, state, opened, &mut drawn),
            View::Rates => rates::draw(&mut page, ask, opened, &mut drawn),
            View::Find => found::draw(&mut page, ask, state, opened, &mut drawn),
        }
        drawn.table = table::table(ask, state, opened);
        drawn.json = Some(table::json(ask, state, opened));
        drawn.controls = choices(ask, state, opened);
    } else {
        folded::draw(&mut page, ask, state, opened, &mut drawn);
        drawn.table = summary(ask, opened);
    }
    open_own(&mut page, ask);
    drawn.picture = page.finish();
    drawn.controls.extend(starts(ask, state));
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

/// What is shown, and which conditions are laid side by side where there are more than two.
fn choices(ask: &Ask<'_>, state: &State, opened: &Opened) -> Vec<Node> {
    let mut page = Page::new(ask.words);
    open_choice(&mut page, "view");
    for view in View::ALL {
        let words = ask.words.word(&["views.", view.name()].concat());
        page.switch(SET, state.view == view, &["view=", view.name()].concat(), &words);
    }
    page.close_all(2);
    let rows = &opened.rows;
    for (key, current) in [("first", &rows.first), ("second", &rows.second)] {
        if rows.conditions.len() < 3 {
            break;
        }
        open_choice(&mut page, key);
        for name in rows.conditions.iter().take(MOST_CONDITIONS) {
            let pairs = [key, "=", &crate::query::encode(name)].concat();
            page.switch(SET, name == current, &pairs, &line(name, 40));
        }
        page.close_all(2);
    }
    page.finish()
}

/// Begins a row of buttons of which one is pressed; two ends close it.
fn open_choice(page: &mut Page<'_>, key: &str) {
    let label = page.words.word(key);
    page.open("div|class=control choice|role=group|key=$|aria-label=$", &[key, &label]);
    page.put("span|class=group-name|aria-hidden=true", &[], &label);
    page.open("span|class=buttons", &[]);
}

/// Where to start on this site.
fn starts(ask: &Ask<'_>, state: &State) -> Vec<Node> {
    let mut page = Page::new(ask.words);
    open_choice(&mut page, "preset");
    for preset in &PRESETS {
        let is_here = state.file.is_empty() && state.preset.name == preset.name && state.pair == preset.pair;
        let words = ask.words.word(&["presets.", preset.name].concat());
        let form = "button|type=button|class=needs-script|aria-pressed=$|data-state=$";
        page.switch(form, is_here, &["preset=", preset.name].concat(), &words);
    }
    page.finish()
}

/// The field for a file: always in sight.
fn open_own(page: &mut Page<'_>, ask: &Ask<'_>) {
    page.open("div|class=open-own needs-script|key=open-own", &[]);
    page.open("div|class=open-file", &[]);
    let (id, words) = ([ask.id, "-open"].concat(), ask.words.word("open"));
    page.put("label|for=$", &[&id], &words);
    page.put("input|type=file|data-open=file|id=$|accept=$", &[&id, ACCEPT], "");
    page.close();
    page.word("p|class=part-note", "open_note");
    page.close();
}

/// The field alone, where nothing is open.
fn only_field(ask: &Ask<'_>) -> Vec<Node> {
    let mut page = Page::new(ask.words);
    open_own(&mut page, ask);
    page.finish()
}

/// A link leads into a file that is not open here.
fn missing(ask: &Ask<'_>, state: &State) -> Drawn {
    let words = &ask.words;
    let values = [("name", line(&state.file, 80))];
    Drawn {
        title: filled(words, "title_missing", &values),
        readout: filled(words, "readout_missing", &values),
        picture: only_field(ask),
        controls: starts(ask, state),
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
        picture: only_field(ask),
        controls: starts(ask, state),
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
