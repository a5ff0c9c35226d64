//! Transcripts of Petri (version 3): an auditor's edits of the target's conversation, replayed. What the auditor took
//! back stays, marked as undone; a `reset` takes everything back. Used by `log`.

use crate::attachments::Attachments;
use crate::json::{Shallow, Value, elements, parse, shallow};
use crate::message::turn;
use crate::model::{Label, Trace, Turn};
use crate::problem::{Notes, Reason};

/// Does an object look like one of these?
pub(crate) fn is_one(fields: &Shallow<'_>) -> bool {
    fields.get("metadata").is_some_and(|metadata| shallow(metadata).get("transcript_id").is_some())
}

/// The version as the file writes it.
pub(crate) fn version(fields: &Shallow<'_>) -> Option<String> {
    shallow(fields.get("metadata")?).text("version")
}

/// A turn with its message's id, for rollbacks that name one.
struct Said {
    id: String,
    turn: Turn,
}

/// Reads a transcript.
pub(crate) fn transcript(raw: &str, path: &str, notes: &mut Notes) -> Option<Trace> {
    let fields = shallow(raw);
    if let Some(fault) = fields.fault {
        notes.add(path, Reason::Json(fault));
    }
    let metadata = parse(fields.get("metadata")?).map_or(Value::Null, |parsed| parsed.value);
    let mut trace = Trace { epoch: 1, raw: raw.to_owned(), ..Trace::default() };
    trace.id = metadata.text_at("transcript_id").to_owned();
    trace.add_fact("model", metadata.text_at("target_model"));
    trace.add_fact("auditor", metadata.text_at("auditor_model"));
    trace.add_fact("description", metadata.text_at("description"));
    judgement(&metadata, &mut trace);
    let (replayed, is_complete) = replay(fields.get("events").unwrap_or_default(), path, notes);
    let written = ["target_messages", "messages"].iter().find_map(|name| written(&fields, name));
    trace.turns = match written {
        Some(turns) if replayed.is_empty() || !is_complete => turns,
        _ => replayed.into_iter().map(|said| said.turn).collect(),
    };
    Some(trace)
}

fn judgement(metadata: &Value<'_>, trace: &mut Trace) {
    let Some(judged) = metadata.get("judge_output") else { return };
    let descriptions = judged.get("score_descriptions").unwrap_or(&Value::Null);
    for (name, value) in judged.get("scores").map(Value::pairs).unwrap_or_default() {
        trace.labels.push(Label::new(name, value, "judge", descriptions.text_at(name)));
    }
    trace.add_fact("summary", judged.text_at("summary"));
    trace.add_fact("justification", judged.text_at("justification"));
}

/// The target's conversation as the file itself has it, if it has any.
fn written(fields: &Shallow<'_>, name: &str) -> Option<Vec<Turn>> {
    let messages = elements(fields.get(name)?);
    let turns: Vec<Turn> = messages.items.iter().filter_map(|(_, message)| read(message)).collect();
    (!turns.is_empty()).then_some(turns)
}

fn read(message: &str) -> Option<Turn> {
    turn(&parse(message).ok()?.value, &Attachments::default())
}

/// Replays the edits of the target's view; false when there was one that is not followed.
fn replay(events: &str, path: &str, notes: &mut Notes) -> (Vec<Said>, bool) {
    let mut said = Vec::new();
    let mut is_complete = true;
    for (idx, (_, event)) in elements(events).items.iter().enumerate() {
        let result = parse(event).map_err(Reason::Json).and_then(|event| apply(&event.value, &mut said));
        if let Err(reason) = result {
            is_complete = false;
            let dot = if path.is_empty() { "" } else { "." };
            notes.add(&[path, dot, "events[", &idx.to_string(), "]"].concat(), reason);
        }
    }
    (said, is_complete)
}

fn apply(event: &Value<'_>, said: &mut Vec<Said>) -> Result<(), Reason> {
    let Some(edit) = event.get("edit").filter(|_| event.text_at("type") == "transcript_event") else {
        return Ok(());
    };
    if !is_seen_by_target(event.get("view")) {
        return Ok(());
    }
    match edit.first(&["operation", "type"]).and_then(Value::text).unwrap_or_default() {
        "add" => add(edit.get("message"), said),
        "rollback" => roll_back(edit, said),
        "reset" => {
            said.iter_mut().for_each(|said| said.turn.is_undone = true);
            for message in edit.get("new_messages").map(Value::list).unwrap_or_default() {
                add(Some(message), said);
            }
        }
        other => return Err(Reason::NotFollowed(other.to_owned())),
    }
    Ok(())
}

fn is_seen_by_target(view: Option<&Value<'_>>) -> bool {
    let Some(view) = view else { return true };
    let is_target = |view: &Value<'_>| matches!(view.text(), Some("target" | "all"));
    is_target(view) || view.list().iter().any(is_target)
}

fn add(message: Option<&Value<'_>>, said: &mut Vec<Said>) {
    let Some(message) = message else { return };
    if let Some(turn) = turn(message, &Attachments::default()) {
        said.push(Said { id: message.text_at("id").to_owned(), turn });
    }
}

/// Takes back the last `count` messages, or all after the one of `to_id`.
fn roll_back(edit: &Value<'_>, said: &mut [Said]) {
    let to_id = edit.text_at("to_id");
    let mut left = edit.get("count").and_then(Value::whole).unwrap_or(0);
    let has_id = !to_id.is_empty() && said.iter().any(|said| said.id == to_id && !said.turn.is_undone);
    for said in said.iter_mut().rev().filter(|said| !said.turn.is_undone) {
        let is_end = if has_id { said.id == to_id } else { left == 0 };
        if is_end {
            return;
        }
        said.turn.is_undone = true;
        left = left.saturating_sub(1);
    }
}
