//! All lines of a file, a window of them at a time: only what is in the window becomes nodes, however long the file is.

use lookahead_trace::listed::Listed;

use super::desk::Opened;
use super::guesses::yes_no;
use super::model::{Filter, State};
use super::pieces::{Page, counted, filled, pair};
use super::rows::Row;
use super::scores::hit;
use super::text::line;
use crate::figures::{Ask, Drawn};

/// Lines in the window.
pub(super) const WINDOW: usize = 20;

/// Labels that have a column.
const MOST_COLUMNS: usize = 3;

/// Draws the list into a figure.
pub(super) fn draw(page: &mut Page<'_>, ask: &Ask<'_>, state: &State, opened: &Opened, drawn: &mut Drawn) {
    let rows = &opened.rows;
    let n_shown = rows.shown.len();
    let at = (state.at as usize).min(n_shown.saturating_sub(WINDOW));
    let to = n_shown.min(at + WINDOW);
    drawn.title = counted(&ask.words, "title_list", n_shown);
    if let Some(show) = &state.show {
        filter(page, ask, opened, show);
    }
    only(page, ask, state);
    position(page, ask, at, n_shown);
    let columns = rows.scores.names.get(..rows.scores.names.len().min(MOST_COLUMNS)).unwrap_or_default();
    open_table(page, opened, columns);
    for idx in rows.shown.get(at..to).unwrap_or_default() {
        if let Some(row) = rows.all.get(*idx as usize) {
            put_line(page, ask, opened, columns, (idx + 1, *row));
        }
    }
    page.close_all(3);
    let values = [
        ("from", (at + 1).min(n_shown).to_string()),
        ("to", to.to_string()),
        ("n", n_shown.to_string()),
        ("pairs", rows.n_pairs.to_string()),
        ("all", rows.all.len().to_string()),
    ];
    drawn.readout = filled(&ask.words, "readout_list", &values);
    drawn.came_out.push(filled(&ask.words, "out_lines", &values));
}

fn filter(page: &mut Page<'_>, ask: &Ask<'_>, opened: &Opened, show: &Filter) {
    let label = opened.rows.scores.names.get(show.label as usize).map_or("", String::as_str);
    let values =
        [("label", line(label, 80)), ("is", yes_no(ask, show.is)), ("condition", line(&show.condition, 40))];
    page.open("p|class=filter|key=filter", &[]);
    page.fill("span", if show.condition.is_empty() { "filtered" } else { "filtered_condition" }, &values);
    let words = page.words.word("filter_off");
    page.button("show=&at=0", &words);
    page.close();
}

/// A field that narrows the file to lines with a text in their names.
fn only(page: &mut Page<'_>, ask: &Ask<'_>, state: &State) {
    open_field(page, ask, "only", &state.only);
    page.close();
}

/// Begins a row with a field for a text; more can follow in it.
#[inline(never)]
pub(super) fn open_field(page: &mut Page<'_>, ask: &Ask<'_>, key: &str, value: &str) {
    let (id, label) = ([ask.id, "-", key].concat(), page.words.word(key));
    page.open("div|class=control find-form needs-script|key=$", &[key]);
    page.put("label|for=$", &[&id], &label);
    page.put("input|type=text|autocomplete=off|key=field|data-key=$|id=$|value=$", &[key, &id, value], "");
}

/// Where the window stands, by a slider and by buttons; nothing where all lines fit.
pub(super) fn position(page: &mut Page<'_>, ask: &Ask<'_>, at: usize, n: usize) {
    if n <= WINDOW {
        return;
    }
    let (place, last) = (at.to_string(), (n - WINDOW).to_string());
    let shown = filled(&page.words, "list_from", &[("from", (at + 1).to_string()), ("n", n.to_string())]);
    let id = [ask.id, "-at"].concat();
    page.open("div|class=control list-position|key=position", &[]);
    let label = page.words.word("list_at");
    page.put("label|for=$", &[&id], &label);
    page.put("output|for=$", &[&id], &shown);
    let range = "input|type=range|data-key=at|min=0|step=1|key=range|id=$|value=$|max=$|aria-valuetext=$";
    page.put(range, &[&id, &place, &last, &shown], "");
    page.open("span|class=buttons|key=buttons", &[]);
    page.key_button("keys.back_window", "k", (at > 0).then(|| pair("at", at.saturating_sub(WINDOW))));
    page.key_button(
        "keys.on_window",
        "j",
        (at + WINDOW < n).then(|| pair("at", (at + WINDOW).min(n - WINDOW))),
    );
    page.close_all(2);
}

fn open_table(page: &mut Page<'_>, opened: &Opened, columns: &[String]) {
    let words = page.words;
    let mut heads = vec![words.word("column_line"), words.word("column_request")];
    for name in columns {
        heads.push(line(name, 40));
    }
    let key = if opened.rows.second.is_empty() { "list_caption_one" } else { "list_caption" };
    let values = [("first", line(&opened.rows.first, 40)), ("second", line(&opened.rows.second, 40))];
    page.open_table("data trace-list", &filled(&words, key, &values), &heads);
}

fn put_line(
    page: &mut Page<'_>,
    ask: &Ask<'_>,
    opened: &Opened,
    columns: &[String],
    (number, row): (u32, Row),
) {
    let Some(first) = opened.line(row.first) else { return };
    let second = row.second.and_then(|idx| opened.line(idx));
    page.open("tr|key=$", &[&number.to_string()]);
    page.open("th|scope=row", &[]);
    page.button(&pair("view=read&turn=1&pair", number as usize), &name(first, second));
    page.close();
    page.put("td", &[], &line(&first.excerpt, 120));
    for column in columns {
        let mut says = String::new();
        for listed in [Some(first), second].into_iter().flatten() {
            if !says.is_empty() {
                says += " / ";
            }
            says += &super::table::says(ask, hit(listed, column));
        }
        page.put("td", &[], &says);
    }
    page.close();
}

/// The ids of a line, each once; of a later epoch with its number.
fn name(first: &Listed, second: Option<&Listed>) -> String {
    let mut name = line(&first.id, 40);
    if let Some(second) = second.filter(|second| second.id != first.id) {
        name += " · ";
        name += &line(&second.id, 40);
    }
    if first.epoch > 1 {
        name += &[" (", &first.epoch.to_string(), ")"].concat();
    }
    name
}
