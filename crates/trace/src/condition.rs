//! Under which condition a conversation was held, and which others are to be laid beside it: from the metadata, else
//! from the tag in the last user's message that has one. Used by the formats.

use crate::find::split;
use crate::json::Value;
use crate::model::{Role, Trace, Turn};
use crate::tags;

/// Names under which metadata tell the condition.
const CONDITIONS: [&str; 6] = ["tier", "condition", "is_free", "is_free_tier", "is_free_tier_user", "line"];

/// Names under which metadata tell the pair.
const PAIRS: [&str; 4] = ["pair_id", "pair", "pair_key", "request_id"];

/// Bytes of a request that are kept to tell pairs by.
const LONGEST: usize = 4_096;

/// Fills in condition and pair of a trace from these metadata and its turns.
pub(crate) fn place(trace: &mut Trace, metadata: &Value<'_>) {
    let said = metadata.first(&CONDITIONS).map(named);
    let tag = tier_of(&trace.turns);
    let request = tag.as_ref().map(|(_, request)| request.clone());
    trace.condition = said.or_else(|| tag.map(|(tier, _)| tier.to_owned()));
    trace.pair = metadata.first(&PAIRS).map(Value::shown);
    if trace.pair.is_none() && trace.condition.is_some() {
        trace.pair = request.or_else(|| last_request(&trace.turns)).map(|request| core(&request));
    }
}

/// A condition as it is named here: tiers are `free` and `paid` wherever they come from.
pub(crate) fn named(said: &Value<'_>) -> String {
    match said.truth() {
        Some(true) => return "free".to_owned(),
        Some(false) => return "paid".to_owned(),
        None => {}
    }
    let text = said.shown();
    match text.as_str() {
        "free_tier" | "True" | "true" => "free".to_owned(),
        "paid_tier" | "False" | "false" => "paid".to_owned(),
        _ => text,
    }
}

fn tier_of(turns: &[Turn]) -> Option<(&'static str, String)> {
    let mut users = turns.iter().rev().filter(|turn| turn.role == Role::User);
    users.find_map(|turn| tags::tier(&text_of(turn)))
}

fn last_request(turns: &[Turn]) -> Option<String> {
    turns.iter().rev().find(|turn| turn.role == Role::User).map(text_of)
}

/// All text of a turn.
pub(crate) fn text_of(turn: &Turn) -> String {
    turn.parts.iter().map(|part| part.text()).collect()
}

/// The request itself, without the tags around it.
fn core(request: &str) -> String {
    let inner = split(request, "<user_input>").and_then(|(_, rest)| split(rest, "</user_input>"));
    let core = inner.map_or(request, |(inner, _)| inner).trim_ascii();
    let kept = core.get(..core.floor_char_boundary(LONGEST)).unwrap_or_default();
    // Long requests that begin alike differ in length more often than not.
    if kept.len() == core.len() { kept.to_owned() } else { [kept, " ", &core.len().to_string()].concat() }
}
