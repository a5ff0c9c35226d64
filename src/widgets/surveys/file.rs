//! The surveys as they come from their file. Used by `model` and `figure`.
//!
//! JSON of the site's kind: `{"sets": [{"name", "label", "title", "asked", "who", "date", "note", "source", "link", "own":
//! 1 where the reader's own number stands beside it, "rows": [{"label", "value", "high"}]}]}`. Values are texts in per
//! cent; `high` makes a span of them. A set without rows is a text alone. What is no percentage is left out.

use crate::json::Json;
use crate::widgets::percent;

/// One question with its answers.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Set {
    /// Its name in addresses.
    pub name: String,
    /// Its name on the button.
    pub label: String,
    /// What is seen.
    pub title: String,
    /// What was asked, word for word where we know it.
    pub asked: String,
    /// Who answered, and how many.
    pub who: String,
    /// When.
    pub date: String,
    /// What else belongs to it.
    pub note: String,
    /// Where it was published.
    pub source: String,
    /// Its address.
    pub link: String,
    /// Whether the reader's own number stands beside it.
    pub has_own: bool,
    /// The answers.
    pub rows: Vec<Answer>,
}

/// One answer of a group.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Answer {
    /// Whose, or which statistic.
    pub label: String,
    /// A share of 1, or the lower end of a span.
    pub value: f64,
    /// The upper end of a span.
    pub high: Option<f64>,
}

/// The sets of a file; none where it is none of ours.
pub(super) fn read(file: &str) -> Vec<Set> {
    let Some(file) = Json::parse(file) else { return Vec::new() };
    file.get("sets").map(Json::list).unwrap_or_default().iter().map(set).collect()
}

fn set(json: &Json) -> Set {
    let text = |name: &str| json.text_at(name).unwrap_or_default();
    let rows = json.get("rows").map(Json::list).unwrap_or_default();
    Set {
        name: text("name"),
        label: text("label"),
        title: text("title"),
        asked: text("asked"),
        who: text("who"),
        date: text("date"),
        note: text("note"),
        source: text("source"),
        link: text("link"),
        has_own: json.get("own").and_then(Json::count) == Some(1),
        rows: rows.iter().filter_map(answer).collect(),
    }
}

fn answer(json: &Json) -> Option<Answer> {
    let share = |name: &str| percent::read(&json.text_at(name).unwrap_or_default());
    Some(Answer { label: json.text_at("label")?, value: share("value")?, high: share("high") })
}
