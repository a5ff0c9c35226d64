//! Conversations as plain chat, one JSON object a line, or one object, or a list of them: the shapes of OpenAI, Anthropic
//! and ShareGPT, bare prompts with completions too. Used by `log`.

use crate::condition;
use crate::json::Value;
use crate::message::{bare_turn, turns};
use crate::model::{Label, Role, Trace, Turn};
use crate::problem::{Notes, Reason};

/// Names under which the messages stand.
const MESSAGES: [&str; 3] = ["messages", "conversation", "conversations"];

/// Names of a bare prompt, and of what came back.
const PROMPTS: [&str; 3] = ["prompt", "input", "instruction"];
const COMPLETIONS: [&str; 4] = ["completion", "output", "response", "chosen"];

/// Does an object look like a conversation?
pub(crate) fn is_one(names: &dyn Fn(&str) -> bool) -> bool {
    MESSAGES.iter().any(|name| names(name))
        || (PROMPTS.iter().any(|name| names(name)) && COMPLETIONS.iter().any(|name| names(name)))
}

/// Reads one conversation.
pub(crate) fn conversation(raw: &str, path: &str, ordinal: usize, notes: &mut Notes) -> Option<Trace> {
    let value = notes.parsed(raw, path)?;
    let turns = conversation_of(&value, path, notes);
    if turns.is_empty() {
        notes.add(path, Reason::Expected("a conversation"));
        return None;
    }
    let mut trace = Trace { epoch: 1, raw: raw.to_owned(), turns, ..Trace::default() };
    let id = value.first(&["id", "custom_id", "uuid", "conversation_id"]);
    trace.id = id.map_or_else(|| (ordinal + 1).to_string(), Value::shown);
    trace.add_fact("model", value.text_at("model"));
    for kind in ["scores", "labels"] {
        for (name, judged) in value.get(kind).map(Value::pairs).unwrap_or_default() {
            trace.labels.push(Label::new(name, judged, kind, ""));
        }
    }
    condition::place(
        &mut trace,
        value.get("metadata").filter(|found| !found.pairs().is_empty()).unwrap_or(&value),
    );
    Some(trace)
}

/// All messages, however they are written down.
fn conversation_of(value: &Value<'_>, path: &str, notes: &mut Notes) -> Vec<Turn> {
    let messages = if value.list().is_empty() { value.first(&MESSAGES) } else { Some(value) };
    let mut found = said(value.get("system"), Role::System, path, notes);
    match messages {
        Some(messages) => found.append(&mut turns(messages.list(), path, notes)),
        None => {
            found.append(&mut said(value.first(&PROMPTS), Role::User, path, notes));
            found.append(&mut said(value.first(&COMPLETIONS), Role::Assistant, path, notes));
        }
    }
    found
}

/// One side of a bare pair, or what went into a run: a text, a message or a list of messages or parts.
pub(crate) fn said(side: Option<&Value<'_>>, role: Role, path: &str, notes: &mut Notes) -> Vec<Turn> {
    match side {
        None | Some(Value::Null) => Vec::new(),
        Some(side) => {
            let list = if side.list().is_empty() { std::slice::from_ref(side) } else { side.list() };
            if list.iter().any(|message| message.first(&["role", "from"]).is_some()) {
                return turns(list, path, notes);
            }
            vec![bare_turn(role, side)]
        }
    }
}
