//! The lines behind the figure as a table, and what can be saved: all shown lines as CSV, their traces as JSON of our own
//! format. The page's table has a window's lines; files have all.

use lookahead_trace::canonical;
use lookahead_trace::listed::Listed;

use super::desk::Opened;
use super::guesses::yes_no;
use super::labels;
use super::list::WINDOW;
use super::model::State;
use super::pieces::filled;
use super::scores::hit;
use super::text::line;
use crate::figures::{Ask, Table};

/// Bytes of a saved selection, at most: what the page can hold as one text.
const MOST_BYTES: usize = 48 << 20;

/// The table: as much of it as a page bears, all of it as a file.
pub(super) fn table(ask: &Ask<'_>, state: &State, opened: &Opened) -> Table {
    let is_file = ask.is_for_file;
    let names = &opened.rows.scores.names;
    let mut head = Vec::new();
    for key in
        ["column_id", "column_epoch", "column_condition", "column_pair", "column_turns", "column_yours"]
    {
        head.push(ask.words.word(key));
    }
    for name in names {
        head.push(line(name, 80));
    }
    let traces = selection(opened);
    let start = if is_file { 0 } else { (state.at as usize).min(traces.len().saturating_sub(WINDOW)) };
    let end = if is_file { traces.len() } else { traces.len().min(start + WINDOW) };
    let mut rows = Vec::new();
    for idx in traces.get(start..end).unwrap_or_default() {
        if let Some(listed) = opened.line(*idx) {
            rows.push(row(ask, names, *idx, listed));
        }
    }
    let values = [("n", traces.len().to_string()), ("shown", rows.len().to_string())];
    Table { caption: filled(&ask.words, "table_caption", &values), head, rows }
}

/// The traces of the shown rows, side by side.
fn selection(opened: &Opened) -> Vec<u32> {
    let mut traces = Vec::new();
    for idx in &opened.rows.shown {
        if let Some(row) = opened.rows.all.get(*idx as usize) {
            traces.push(row.first);
            traces.extend(row.second);
        }
    }
    traces
}

fn row(ask: &Ask<'_>, names: &[String], idx: u32, listed: &Listed) -> Vec<String> {
    let mut cells = vec![line(&listed.id, 200), listed.epoch.to_string()];
    for text in [&listed.condition, &listed.pair] {
        cells.push(line(text.as_deref().unwrap_or("–"), 200));
    }
    cells.push(listed.n_turns.map_or_else(|| "–".to_owned(), |n| n.to_string()));
    cells.push(says(ask, labels::own(ask, idx)));
    for name in names {
        cells.push(says(ask, hit(listed, name)));
    }
    cells
}

/// A label in a cell.
pub(super) fn says(ask: &Ask<'_>, is: Option<bool>) -> String {
    is.map_or_else(|| "–".to_owned(), |is| yes_no(ask, is))
}

/// The traces of the selection, when they are wanted as a file.
pub(super) fn json(ask: &Ask<'_>, state: &State, opened: &mut Opened) -> String {
    if ask.wanted != "json" {
        return String::new();
    }
    opened.renew();
    let mut traces = Vec::new();
    let mut n_bytes = 0;
    for idx in selection(opened) {
        let Some(mut trace) = opened.passing(idx) else { continue };
        n_bytes += trace.raw.len();
        if n_bytes > MOST_BYTES {
            break;
        }
        trace.raw = String::new();
        if let Some(own) = labels::own(ask, idx) {
            trace.labels.push(lookahead_trace::model::Label {
                name: ask.words.word("column_yours"),
                value: lookahead_trace::json::Json::Truth(own),
                labeller: ask.words.word("reader"),
                explanation: String::new(),
            });
        }
        traces.push(trace);
    }
    let provenance = &opened.log().header.provenance;
    canonical::write(&traces, if provenance.is_empty() { state.name() } else { provenance })
}
