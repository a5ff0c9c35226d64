//! Other people's credences, as they come from their file once the reader has committed. Used by the views.
//!
//! The file is JSON of the site's kind (texts, whole numbers, lists, maps): `{"sets": [{"name", "who", "date", "asked",
//! "source", "link", "note", "percent": [six texts], "stated": text, "group": 1 for the answers of several people}]}`. A set that has not six
//! percentages is left out; everything else may be missing.

use super::model::N_PREMISES;
use crate::json::Json;
use crate::widgets::percent;

/// One person's or group's answers.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Set {
    /// Its name in addresses.
    pub name: String,
    /// Who answered, and when.
    pub who: String,
    /// When.
    pub date: String,
    /// Exactly what was asked.
    pub asked: String,
    /// Where it was published.
    pub source: String,
    /// Its address.
    pub link: String,
    /// What else belongs to it.
    pub note: String,
    /// The answers as shares of 1.
    pub credences: Vec<f64>,
    /// The total that they stated themselves.
    pub stated: Option<f64>,
    /// Whether several people stand behind it.
    pub is_group: bool,
}

/// The sets of a file.
pub(super) fn read(file: &str) -> Vec<Set> {
    let Some(file) = Json::parse(file) else { return Vec::new() };
    file.get("sets").map(Json::list).unwrap_or_default().iter().filter_map(set).collect()
}

fn set(json: &Json) -> Option<Set> {
    let text = |name: &str| json.text_at(name).unwrap_or_default();
    let percentages = json.get("percent")?.list().iter();
    let credences: Vec<f64> =
        percentages.filter_map(|entry| percent::read(entry.text().unwrap_or_default())).collect();
    (credences.len() == N_PREMISES as usize).then(|| Set {
        name: text("name"),
        who: text("who"),
        date: text("date"),
        asked: text("asked"),
        source: text("source"),
        link: text("link"),
        note: text("note"),
        credences,
        stated: percent::read(&text("stated")),
        is_group: json.get("group").and_then(Json::count) == Some(1),
    })
}
