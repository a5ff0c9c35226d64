//! The list of an `.eval`'s samples from its summaries, without unpacking a sample. Members that no summary names (a run
//! that broke off) are listed by their place alone. Used by `log`.

use super::members::{is_any_sample, own_name};
use super::sample::label;
use crate::caps;
use crate::chat::said;
use crate::condition;
use crate::json::{Value, elements, parse};
use crate::listed::Listed;
use crate::model::{Role, Trace};
use crate::problem::{Notes, Reason};
use crate::zip::Directory;

/// A sample that was found: its member and what the summaries say about it.
pub(crate) struct Found {
    pub entry: u32,
    pub listed: Option<Listed>,
}

/// Summaries that are read: each sample may have been written several times.
const MAX_SUMMARIES: usize = 10 * caps::ENTRIES;

/// The samples: those of the summaries in their order, then those that only the list of members has.
pub(crate) fn list(directory: &Directory, summaries: &[String], notes: &mut Notes) -> Vec<Found> {
    let mut found: Vec<Found> = Vec::new();
    // Where in `found` a member stands, plus 1.
    let mut n_left = MAX_SUMMARIES;
    let mut place_of = vec![0_usize; directory.entries.len()];
    for text in summaries {
        let items = elements(text);
        n_left = n_left.saturating_sub(items.items.len());
        if n_left == 0 {
            let (found, cap) = (items.items.len() as u64, MAX_SUMMARIES as u64);
            notes.add("summaries", Reason::Cap { what: "summaries", found, cap });
            break;
        }
        for (_, summary) in &items.items {
            let Ok(parsed) = parse(summary) else { continue };
            let listed = listed(&parsed.value);
            let names = own_name(&listed.id, listed.epoch);
            let Some(entry) = names.iter().find_map(|name| directory.find(name)) else {
                let [name, _] = names;
                notes.add(&name, Reason::NoSample);
                continue;
            };
            put(entry, listed, &mut place_of, &mut found);
        }
        if let Some(fault) = items.fault {
            notes.add("summaries", Reason::Json(fault));
        }
    }
    for (idx, entry) in (0_u32..).zip(&directory.entries) {
        let is_free = place_of.get(idx as usize) == Some(&0);
        if is_free && is_any_sample(&entry.name) {
            found.push(Found { entry: idx, listed: None });
        }
    }
    found
}

/// The last summary of a sample counts, at the place of the first.
fn put(entry: usize, listed: Listed, place_of: &mut [usize], found: &mut Vec<Found>) {
    let Some(place) = place_of.get_mut(entry) else { return };
    if let Some(earlier) = place.checked_sub(1).and_then(|place| found.get_mut(place)) {
        earlier.listed = Some(listed);
        return;
    }
    found.push(Found { entry: u32::try_from(entry).unwrap_or(0), listed: Some(listed) });
    *place = found.len();
}

fn listed(summary: &Value<'_>) -> Listed {
    let mut trace = Trace { epoch: 1, ..Trace::default() };
    trace.id = summary.get("id").map(Value::shown).unwrap_or_default();
    trace.epoch = summary.get("epoch").and_then(Value::whole).unwrap_or(1);
    for (name, score) in summary.get("scores").map(Value::pairs).unwrap_or_default() {
        trace.labels.push(label(name, score));
    }
    // What went in, for the condition and the first words.
    trace.turns = said(summary.get("input"), Role::User, "", &mut Notes::default());
    condition::place(&mut trace, summary.get("metadata").unwrap_or(&Value::Null));
    trace.add_fact("error", &summary.get("error").map(Value::shown).unwrap_or_default());
    let mut listed = Listed::of(&trace);
    listed.n_turns = summary.get("message_count").and_then(Value::whole);
    listed.has_reasoning = None;
    listed
}
