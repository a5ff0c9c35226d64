//! State and tables of a figure as a JSON file, for programs. Its form is told under /about/#embedding; `version` counts
//! what could break a reader of it.

use super::links::Shared;
use super::{Handed, HandedTable};
use crate::json::Json;
use crate::page::{SiteFacts, texts_to_json};

const FORMAT: &str = "lookahead-figure";
const VERSION: u32 = 1;

/// The file.
pub(super) fn text(shared: &Shared, handed: &Handed, facts: &SiteFacts) -> String {
    let text = Json::from;
    let tables = handed.tables.iter().map(table).collect();
    let file = Json::map([
        ("format", text(FORMAT)),
        ("version", Json::from(VERSION)),
        ("figure", text(&shared.slug)),
        ("title", text(&handed.title)),
        ("link", text(&shared.link(facts))),
        ("site", Json::map([("version", text(&facts.version)), ("date", text(&facts.date))])),
        ("state", texts_to_json(&shared.state)),
        ("tables", Json::List(tables)),
    ]);
    file.write() + "\n"
}

fn table(table: &HandedTable) -> Json {
    let mut rows =
        table.rows.iter().map(|row| Json::List(row.iter().map(|cell| Json::Text(plain(cell))).collect()));
    let head = rows.next().unwrap_or(Json::List(Vec::new()));
    Json::map([
        ("caption", Json::from(table.caption.as_str())),
        ("head", head),
        ("rows", Json::List(rows.collect())),
    ])
}

/// Readers see a true minus sign; programs read the hyphen.
fn plain(cell: &str) -> String {
    let mut out = String::with_capacity(cell.len());
    let mut rest = cell.chars().peekable();
    while let Some(char) = rest.next() {
        let is_sign = char == '−' && rest.peek().is_some_and(char::is_ascii_digit);
        out.push(if is_sign { '-' } else { char });
    }
    out
}
