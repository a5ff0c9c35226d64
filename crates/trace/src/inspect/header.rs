//! What a log says about itself: the task, the model, how it ended, its results. Used by `log`.

use crate::json::{Json, Shallow, Value, parse};
use crate::problem::{Notes, Reason};

/// What a log says about itself; empty where it does not.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Header {
    /// The task.
    pub task: String,
    /// The model.
    pub model: String,
    /// When it was made, as written.
    pub created: String,
    /// `success`, `cancelled`, `error`, `started`.
    pub status: String,
    /// What ended it, if an error did.
    pub error: String,
    /// Its results.
    pub metrics: Vec<Metric>,
    /// What wrote it, in our own format: `toy agent`, `written for this page`.
    pub provenance: String,
}

/// One number of the results.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Metric {
    /// Whose scores it sums up.
    pub scorer: String,
    /// Its name: `accuracy`, `stderr`.
    pub name: String,
    /// Its value; null when there is none.
    pub value: Json,
}

/// The version of a log's schema.
///
/// # Errors
/// A version that is not read here: 4 and up.
pub(crate) fn version(log: &Shallow<'_>, notes: &mut Notes) -> Result<Json, Reason> {
    let value = log.get("version").and_then(|text| parse(text).ok());
    let Some(version) = value.and_then(|parsed| parsed.value.whole()) else {
        notes.add("version", Reason::Missing("version"));
        return Ok(Json::Null);
    };
    match version {
        0..=2 => {}
        3 => notes.add("version", Reason::NewVersion(version)),
        _ => return Err(Reason::RefusedVersion(version)),
    }
    Ok(crate::json::whole(version))
}

/// Reads what a log says about itself.
pub(crate) fn header(log: &Shallow<'_>, notes: &mut Notes) -> Header {
    let eval = piece(log, "eval", notes);
    let results = piece(log, "results", notes);
    let error = piece(log, "error", notes);
    Header {
        task: eval.text_at("task").to_owned(),
        model: eval.text_at("model").to_owned(),
        created: eval.text_at("created").to_owned(),
        status: log.text("status").unwrap_or_default(),
        error: error.text_at("message").to_owned(),
        metrics: metrics(&results),
        provenance: String::new(),
    }
}

/// A piece of the log as a tree; null when it is not there or no JSON.
pub(super) fn piece<'a>(log: &Shallow<'a>, name: &str, notes: &mut Notes) -> Value<'a> {
    log.get(name).and_then(|text| notes.parsed(text, name)).unwrap_or(Value::Null)
}

/// Metrics of each scorer; the oldest logs have one scorer only, and its metrics beside it.
fn metrics(results: &Value<'_>) -> Vec<Metric> {
    let mut found = Vec::new();
    for score in results.first(&["scores", "scorers"]).map(Value::list).unwrap_or_default() {
        add_metrics(score.text_at("name"), score, &mut found);
    }
    if found.is_empty() {
        let scorer = results.get("scorer").map(|scorer| scorer.text_at("name")).unwrap_or_default();
        add_metrics(scorer, results, &mut found);
    }
    found
}

fn add_metrics(scorer: &str, holder: &Value<'_>, found: &mut Vec<Metric>) {
    for (name, metric) in holder.get("metrics").map(Value::pairs).unwrap_or_default() {
        let value = metric.get("value").map_or(Json::Null, Value::owned);
        found.push(Metric { scorer: scorer.to_owned(), name: name.to_string(), value });
    }
}
