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
use super::text;
use crate::figures::{Ask, Table};

/// Bytes of a saved selection, at most: what the page can hold as one text.
const MOST_BYTES: usize = 48 << 20;

/// The table: as much of it as a page bears, all of it as a file.
pub(super) fn table(ask: &Ask<'_>, state: &State, opened: &Opened) -> Table {
    let words = &ask.words;
    let is_file = !ask.wanted.is_empty();
    let names = &opened.rows.scores.names;
    let mut head = ["column_id", "column_epoch", "column_condition", "column_pair", "column_turns"]
        .map(|key| words.word(key))
        .to_vec();
    head.extend(names.iter().map(|name| text::line(name, 80)));
    head.push(words.word("column_yours"));
    let traces = selection(opened);
    let start = if is_file { 0 } else { (state.at as usize).min(traces.len().saturating_sub(WINDOW)) };
    let n_rows = if is_file { traces.len() } else { WINDOW };
    let rows = traces.iter().skip(start).take(n_rows);
    let rows = rows.filter_map(|idx| Some(row(ask, names, *idx, opened.line(*idx)?))).collect();
    let values = [("n", traces.len().to_string()), ("shown", n_rows.min(traces.len()).to_string())];
    Table { caption: filled(words, "table_caption", &values), head, rows }
}

/// The traces of the shown rows, side by side.
fn selection(opened: &Opened) -> Vec<u32> {
    let rows = opened.rows.shown.iter().filter_map(|idx| opened.rows.all.get(*idx as usize));
    rows.flat_map(|row| [Some(row.first), row.second]).flatten().collect()
}

fn row(ask: &Ask<'_>, names: &[String], idx: u32, line: &Listed) -> Vec<String> {
    let dash = || "–".to_owned();
    let says = |is: Option<bool>| is.map_or_else(dash, |is| yes_no(ask, is));
    let short = |text: &str| text::line(text, 200);
    let mut cells = vec![
        short(&line.id),
        line.epoch.to_string(),
        line.condition.as_deref().map_or_else(dash, short),
        line.pair.as_deref().map_or_else(dash, short),
        line.n_turns.map_or_else(dash, |n| n.to_string()),
    ];
    cells.extend(names.iter().map(|name| says(hit(line, name))));
    cells.push(says(labels::own(ask, idx)));
    cells
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
