//! Our own format to traces. Unknown fields are left alone; parts of unknown kinds are kept raw.

use super::FORMAT;
use crate::json::{Json, Shallow, Value, parse};
use crate::model::{
    Highlight, Label, Part, Passage, Reasoning, Role, Span, ToolCall, ToolResult, Trace, Turn,
};
use crate::problem::{Notes, Reason};

/// Is an object one of ours?
pub(crate) fn is_one(fields: &Shallow<'_>) -> bool {
    fields.text("format").as_deref() == Some(FORMAT)
}

/// The version that the file says it has.
///
/// # Errors
/// It is newer than ours.
pub(crate) fn version(fields: &Shallow<'_>) -> Result<Json, Reason> {
    let value = fields.get("version").and_then(|text| parse(text).ok());
    match value.and_then(|parsed| parsed.value.whole()) {
        Some(version) if version > super::VERSION => Err(Reason::RefusedVersion(version)),
        Some(version) => Ok(crate::json::whole(version)),
        None => Ok(Json::Null),
    }
}

/// What the file says its traces come from.
pub(crate) fn provenance(fields: &Shallow<'_>) -> String {
    fields.text("provenance").unwrap_or_default()
}

/// Reads one trace.
pub(crate) fn trace(raw: &str, path: &str, notes: &mut Notes) -> Option<Trace> {
    let value = notes.parsed(raw, path)?;
    let optional = |name: &str| value.get(name).filter(|found| !found.is_absent()).map(Value::shown);
    let mut trace = Trace {
        id: optional("id").unwrap_or_default(),
        epoch: value.get("epoch").and_then(Value::whole).unwrap_or(0),
        condition: optional("condition"),
        pair: optional("pair"),
        turns: list(&value, "turns").iter().map(turn).collect(),
        labels: list(&value, "labels").iter().map(label).collect(),
        highlights: list(&value, "highlights").iter().map(highlight).collect(),
        facts: list(&value, "facts").iter().map(|fact| (text_of(fact, 0), text_of(fact, 1))).collect(),
        raw: raw.to_owned(),
    };
    keep_marks(&mut trace, path, notes);
    Some(trace)
}

/// Marks stand in the texts they are of; others are left out.
fn keep_marks(trace: &mut Trace, path: &str, notes: &mut Notes) {
    let n_marks = trace.highlights.len();
    let turns = &trace.turns;
    trace.highlights.retain(|mark| {
        let part = turns.get(mark.turn as usize).and_then(|turn| turn.parts.get(mark.part as usize));
        part.is_some_and(|part| part.text().get(mark.start as usize..mark.end as usize).is_some())
    });
    if trace.highlights.len() < n_marks {
        notes.add(path, Reason::Expected("a mark inside its text"));
    }
}

fn list<'b, 'a>(value: &'b Value<'a>, name: &str) -> &'b [Value<'a>] {
    value.get(name).map(Value::list).unwrap_or_default()
}

fn number_of(list: &Value<'_>, at: usize) -> u32 {
    list.list().get(at).and_then(Value::whole).unwrap_or(0)
}

fn text_of(list: &Value<'_>, at: usize) -> String {
    list.list().get(at).and_then(Value::text).unwrap_or_default().to_owned()
}

fn field(value: &Value<'_>, name: &str) -> String {
    value.text_at(name).to_owned()
}

fn is_set(value: &Value<'_>, name: &str) -> bool {
    value.get(name).and_then(Value::truth) == Some(true)
}

fn turn(value: &Value<'_>) -> Turn {
    let role = match value.text_at("role") {
        "system" => Role::System,
        "user" => Role::User,
        "assistant" => Role::Assistant,
        "tool" => Role::Tool,
        _ => Role::Other,
    };
    let parts = list(value, "parts").iter().map(part).collect();
    Turn { role, name: field(value, "name"), parts, is_undone: is_set(value, "undone") }
}

fn part(value: &Value<'_>) -> Part {
    let named = |name: &str| field(value, name);
    match value.text_at("kind") {
        "text" => Part::Text(passage(value)),
        "reasoning" => Part::Reasoning(Reasoning {
            passage: passage(value),
            summary: named("summary"),
            is_sealed: is_set(value, "sealed"),
            spans: list(value, "spans").iter().map(span).filter(|span| is_inside(span, value)).collect(),
        }),
        "tool_call" => Part::ToolCall(ToolCall {
            id: named("id"),
            name: named("name"),
            arguments: named("arguments"),
            error: named("error"),
        }),
        "tool_result" => Part::ToolResult(ToolResult {
            id: named("id"),
            name: named("name"),
            text: named("text"),
            error: named("error"),
        }),
        "media" => Part::Media { kind: named("medium"), description: named("description") },
        "unknown" => Part::Unknown { kind: named("type"), raw: named("raw") },
        kind => Part::Unknown { kind: kind.to_owned(), raw: value.write() },
    }
}

fn passage(value: &Value<'_>) -> Passage {
    Passage {
        text: field(value, "text"),
        tag: field(value, "tag"),
        start: value.get("start").and_then(Value::whole).unwrap_or(0),
        is_unterminated: is_set(value, "unterminated"),
    }
}

fn span(value: &Value<'_>) -> Span {
    Span { start: number_of(value, 0), end: number_of(value, 1), source: text_of(value, 2) }
}

fn is_inside(span: &Span, part: &Value<'_>) -> bool {
    part.text_at("text").get(span.start as usize..span.end as usize).is_some()
}

fn label(value: &Value<'_>) -> Label {
    let judged = value.get("value").unwrap_or(&Value::Null);
    Label::new(value.text_at("name"), judged, value.text_at("labeller"), value.text_at("explanation"))
}

fn highlight(value: &Value<'_>) -> Highlight {
    Highlight {
        turn: number_of(value, 0),
        part: number_of(value, 1),
        start: number_of(value, 2),
        end: number_of(value, 3),
        category: text_of(value, 4),
        labeller: text_of(value, 5),
    }
}
