//! Transcripts of Petri (version 3): an auditor's edits of the target's conversation, replayed. What the auditor took
//! back stays, marked as undone; a `reset` takes everything back, and a patch all from the first message that it changed.
//! Used by `log`.

use crate::attachments::Attachments;
use crate::caps;
use crate::json::{Json, Shallow, Value, elements, parse, patched, shallow};
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

/// The conversation so far: all turns, and which of them stand.
#[derive(Default)]
struct Said {
    turns: Vec<Turn>,
    /// Of the turns that stand: their places and their messages.
    standing: Vec<(usize, Json)>,
    n_parts: usize,
    /// Ids that were compared for rollbacks.
    n_compared: usize,
    /// Values that patches handled.
    n_patched: usize,
}

/// Ids that are compared at most: thousands of rollbacks in thousands of messages.
const MOST_COMPARED: usize = 50_000_000;
/// Values that patches handle at most.
const MOST_PATCHED: usize = 4_000_000;

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
        _ => replayed,
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
fn replay(events: &str, path: &str, notes: &mut Notes) -> (Vec<Turn>, bool) {
    let mut said = Said::default();
    let mut is_complete = true;
    let mut own = Notes::default();
    for (idx, (_, event)) in elements(events).items.iter().enumerate() {
        let place = ["events[", &idx.to_string(), "]"].concat();
        let result = own.parsed(event, &place).map(|event| apply(&event, &mut said));
        is_complete &= matches!(result, Some(Ok(())));
        if let Some(Err(reason)) = result {
            own.add(&place, reason);
        }
    }
    notes.add_within(path, own);
    (said.turns, is_complete)
}

fn apply(event: &Value<'_>, said: &mut Said) -> Result<(), Reason> {
    let Some(edit) = event.get("edit").filter(|_| event.text_at("type") == "transcript_event") else {
        return Ok(());
    };
    if !is_seen_by_target(event.get("view")) {
        return Ok(());
    }
    if said.n_parts >= caps::PARTS {
        return Err(Reason::Cap { what: "parts", found: said.n_parts as u64 + 1, cap: caps::PARTS as u64 });
    }
    match edit.first(&["operation", "type"]).and_then(Value::text).unwrap_or_default() {
        "add" => said.add(edit.get("message")),
        "rollback" => return said.roll_back(edit),
        "reset" => {
            said.leave(0);
            let messages = edit.get("new_messages").map(Value::list).unwrap_or_default();
            messages.iter().for_each(|message| said.add(Some(message)));
        }
        "json_patch" => return said.patch(edit.get("patch").map(Value::list).unwrap_or_default()),
        other => return Err(Reason::NotFollowed(other.to_owned())),
    }
    Ok(())
}

fn is_seen_by_target(view: Option<&Value<'_>>) -> bool {
    let Some(view) = view else { return true };
    let is_target = |view: &Value<'_>| matches!(view.text(), Some("target" | "all"));
    is_target(view) || view.list().iter().any(is_target)
}

impl Said {
    fn add(&mut self, message: Option<&Value<'_>>) {
        let Some(message) = message else { return };
        // What is no message to us still has its place in the list that edits speak of.
        let turn = turn(message, &Attachments::default());
        let place = if turn.is_some() { self.turns.len() } else { usize::MAX };
        self.n_parts += turn.as_ref().map_or(0, |turn| turn.parts.len()) + 1;
        self.standing.push((place, message.owned()));
        self.turns.extend(turn);
    }

    /// Takes back the last `count` messages, or all after the one of `to_id`.
    fn roll_back(&mut self, edit: &Value<'_>) -> Result<(), Reason> {
        let to_id = edit.text_at("to_id");
        self.n_compared += if to_id.is_empty() { 0 } else { self.standing.len() };
        if self.n_compared > MOST_COMPARED {
            return Err(Reason::NotFollowed("rollback".to_owned()));
        }
        let place = self
            .standing
            .iter()
            .rposition(|(_, message)| !to_id.is_empty() && message.text_at("id") == to_id);
        let count = edit.get("count").and_then(Value::whole).unwrap_or(0) as usize;
        self.leave(place.map_or(self.standing.len().saturating_sub(count), |place| place + 1));
        Ok(())
    }

    /// Patches the list of messages that stand, as Petri's own viewer does (npm package `@kaifronsdal/transcript-viewer` 1.0.29,
    /// `transcript-parser.ts`); what differs from there on is said anew.
    fn patch(&mut self, patch: &[Value<'_>]) -> Result<(), Reason> {
        let before: Vec<Json> = self.standing.iter().map(|(_, message)| message.owned()).collect();
        let mut budget = MOST_PATCHED.saturating_sub(self.n_patched);
        let before = Value::List(before);
        let after = patched(&before, patch, &mut budget);
        self.n_patched = MOST_PATCHED - budget;
        let Some(Value::List(after)) = after else {
            return Err(Reason::NotFollowed("json_patch".to_owned()));
        };
        let n_same =
            before.list().iter().zip(&after).take_while(|(old, new)| old.write() == new.write()).count();
        self.leave(n_same);
        after.iter().skip(n_same).for_each(|message| self.add(Some(message)));
        Ok(())
    }

    /// Takes back all but the first so many.
    fn leave(&mut self, n_left: usize) {
        while self.standing.len() > n_left {
            let turn = self.standing.pop().and_then(|(place, _)| self.turns.get_mut(place));
            if let Some(turn) = turn {
                turn.is_undone = true;
            }
        }
    }
}
