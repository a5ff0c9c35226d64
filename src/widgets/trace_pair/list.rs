//! All lines of a file, a window of them at a time: only what is in the window becomes nodes, however long the file is.

use super::desk::Opened;
use super::guesses::yes_no;
use super::model::{Filter, State};
use super::pieces::{self, button, counted, filled, key_button, keyed, pair};
use super::rows::Row;
use super::scores::hit;
use super::text;
use crate::figures::controls::{self, Number};
use crate::figures::{Ask, Drawn};
use crate::page::Node;

/// Lines in the window.
pub(super) const WINDOW: usize = 20;

/// Labels that have a column.
const MOST_COLUMNS: usize = 3;

/// Draws the list into a figure.
pub(super) fn draw(ask: &Ask<'_>, state: &State, opened: &Opened, drawn: &mut Drawn) {
    let words = &ask.words;
    let rows = &opened.rows;
    let n_shown = rows.shown.len();
    let at = (state.at as usize).min(n_shown.saturating_sub(WINDOW));
    drawn.title = counted(words, "title_list", n_shown);
    drawn.picture.extend(state.show.as_ref().map(|show| filter(ask, opened, show)));
    if n_shown > WINDOW {
        drawn.picture.push(position(ask, state, at, n_shown));
    }
    let window = rows.shown.iter().skip(at).take(WINDOW);
    let lines = window.filter_map(|idx| Some((idx + 1, *rows.all.get(*idx as usize)?)));
    let lines: Vec<Node> = lines.map(|(number, row)| line(ask, opened, number, row)).collect();
    let n_lines = lines.len();
    drawn.picture.push(table(ask, opened, lines));
    let values = [(at + 1).min(n_shown), at + n_lines, n_shown, rows.n_pairs].map(|count| count.to_string());
    let [from, to, n, pairs] = &values;
    drawn.readout = words.fill("readout_list", &[("from", from), ("to", to), ("n", n), ("pairs", pairs)]);
    drawn.came_out = vec![words.fill("out_lines", &[("n", n), ("all", &rows.all.len().to_string())])];
}

fn filter(ask: &Ask<'_>, opened: &Opened, show: &Filter) -> Node {
    let words = &ask.words;
    let label = opened.rows.scores.names.get(show.label as usize).map_or("", String::as_str);
    let values = [("label", text::line(label, 80)), ("is", yes_no(ask, show.is)), ("condition", text::line(&show.condition, 40))];
    let key = if show.condition.is_empty() { "filtered" } else { "filtered_condition" };
    let button = button("show=&at=0", &words.word("filter_off"));
    let text = Node::text([&filled(words, key, &values), " "].concat());
    keyed("p", "filter", "filter", vec![text, button])
}

/// Where the window stands, by a slider and by buttons.
fn position(ask: &Ask<'_>, state: &State, at: usize, n_shown: usize) -> Node {
    let words = &ask.words;
    let (last, n) = ((n_shown - WINDOW).to_string(), n_shown.to_string());
    let typed = ask.pair("at").map_or_else(|| state.at.to_string(), str::to_owned);
    let shown = words.fill("list_from", &[("from", &(at + 1).to_string()), ("n", &n)]);
    let number = Number {
        key: "at",
        label: &words.word("list_at"),
        value: &typed,
        min: "0",
        max: &last,
        step: "1",
        shown: &shown,
        problem: None,
    };
    let parts = vec![controls::slider(ask.id, &number), steps(ask, at, n_shown)];
    keyed("div", "list-position", "position", parts)
}

/// A window back and on.
pub(super) fn steps(ask: &Ask<'_>, at: usize, n: usize) -> Node {
    let back = (at > 0).then(|| pair("at", at.saturating_sub(WINDOW)));
    let on = (at + WINDOW < n).then(|| pair("at", (at + WINDOW).min(n - WINDOW)));
    let buttons = vec![
        key_button(&ask.words.word("keys.back_window"), "k", back),
        key_button(&ask.words.word("keys.on_window"), "j", on),
    ];
    keyed("div", "buttons", "buttons", buttons)
}

fn columns(opened: &Opened) -> &[String] {
    let names = &opened.rows.scores.names;
    names.get(..names.len().min(MOST_COLUMNS)).unwrap_or_default()
}

fn table(ask: &Ask<'_>, opened: &Opened, lines: Vec<Node>) -> Node {
    let words = &ask.words;
    let mut heads = vec![words.word("column_line"), words.word("column_request")];
    heads.extend(columns(opened).iter().map(|name| text::line(name, 40)));
    let caption = match opened.rows.second.is_empty() {
        true => words.word("list_caption_one"),
        false => {
            let (first, second) = (text::line(&opened.rows.first, 40), text::line(&opened.rows.second, 40));
            filled(words, "list_caption", &[("first", first), ("second", second)])
        }
    };
    pieces::table("data trace-list", &caption, &heads, lines)
}

fn line(ask: &Ask<'_>, opened: &Opened, number: u32, row: Row) -> Node {
    let first = opened.line(row.first);
    let second = row.second.and_then(|idx| opened.line(idx));
    let name = match (first, second) {
        (Some(first), Some(second)) if first.id != second.id => {
            [text::line(&first.id, 40), text::line(&second.id, 40)].join(" · ")
        }
        (Some(first), _) => {
            let epoch = if first.epoch > 1 { [" (", &first.epoch.to_string(), ")"].concat() } else { String::new() };
            [text::line(&first.id, 40), epoch].concat()
        }
        _ => String::new(),
    };
    let opens = button(&pair("view=read&turn=1&pair", number as usize), &name);
    let key = number.to_string();
    let mut cells = vec![
        Node::element("th", &[("scope", "row")], vec![opens]),
        Node::words("td", &[], &excerpt(first.map_or("", |line| &line.excerpt))),
    ];
    for name in columns(opened) {
        let says = |line: Option<&lookahead_trace::listed::Listed>| match line.and_then(|line| hit(line, name)) {
            Some(is) => yes_no(ask, is),
            None => "–".to_owned(),
        };
        let both = if second.is_some() { [says(first), says(second)].join(" / ") } else { says(first) };
        cells.push(Node::words("td", &[], &both));
    }
    Node::element("tr", &[("key", &key)], cells)
}

/// The request without the tags around it, on one line.
fn excerpt(text: &str) -> String {
    text::line(text, 120)
}
