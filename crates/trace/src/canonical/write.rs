//! Traces to our own format. The same traces give the same bytes.

use super::{FORMAT, VERSION};
use crate::json::{Json, map, text, whole};
use crate::model::{Highlight, Label, Part, Passage, Role, Span, Trace, Turn};

/// Traces as a text of our own format, one trace a line.
///
/// ```
/// use lookahead_trace::{canonical, model::Trace, log::Log};
/// let trace = Trace { id: "a".to_owned(), epoch: 1, ..Trace::default() };
/// let text = canonical::write(&[trace], "example");
/// let mut log = Log::open(Box::new(text.into_bytes()))?;
/// assert_eq!(log.header.provenance, "example");
/// assert_eq!(log.read_all().0.first().map(|trace| trace.id.as_str()), Some("a"));
/// # Ok::<(), lookahead_trace::problem::Problem>(())
/// ```
#[must_use]
pub fn write(traces: &[Trace], provenance: &str) -> String {
    let mut out = String::from("{\"format\":\"");
    out.push_str(FORMAT);
    out.push_str("\",\"version\":");
    out.push_str(&VERSION.to_string());
    out.push_str(",\"provenance\":");
    text(provenance).write_to(&mut out);
    out.push_str(",\"traces\":[");
    for (idx, trace) in traces.iter().enumerate() {
        out.push_str(if idx == 0 { "\n" } else { ",\n" });
        trace_json(trace).write_to(&mut out);
    }
    out.push_str("\n]}\n");
    out
}

/// One trace as JSON.
#[must_use]
pub fn trace_json(trace: &Trace) -> Json {
    let optional = |value: &Option<String>| value.as_ref().map_or(Json::Null, |value| text(value));
    kept(vec![
        ("id", text(&trace.id)),
        ("epoch", whole(trace.epoch)),
        ("condition", optional(&trace.condition)),
        ("pair", optional(&trace.pair)),
        ("turns", Json::List(trace.turns.iter().map(turn).collect())),
        ("labels", Json::List(trace.labels.iter().map(label).collect())),
        ("highlights", Json::List(trace.highlights.iter().map(highlight).collect())),
        ("facts", Json::List(trace.facts.iter().map(|(name, fact)| list(&[], &[name, fact])).collect())),
    ])
}

/// A map without the fields that say nothing.
fn kept(mut pairs: Vec<(&'static str, Json)>) -> Json {
    pairs.retain(|(_, value)| match value {
        Json::Null | Json::Truth(false) => false,
        Json::Text(text) => !text.is_empty(),
        Json::Number(number) => number != "0",
        Json::List(values) => !values.is_empty(),
        _ => true,
    });
    map(pairs)
}

fn list(numbers: &[u32], texts: &[&str]) -> Json {
    let mut values: Vec<Json> = numbers.iter().map(|number| whole(*number)).collect();
    values.extend(texts.iter().map(|word| text(word)));
    Json::List(values)
}

fn turn(turn: &Turn) -> Json {
    kept(vec![
        ("role", text(role(turn.role))),
        ("name", text(&turn.name)),
        ("undone", Json::Truth(turn.is_undone)),
        ("parts", Json::List(turn.parts.iter().map(part).collect())),
    ])
}

fn role(role: Role) -> &'static str {
    match role {
        Role::System => "system",
        Role::User => "user",
        Role::Assistant => "assistant",
        Role::Tool => "tool",
        Role::Other => "other",
    }
}

fn part(part: &Part) -> Json {
    match part {
        Part::Text(words) => kept(passage("text", words)),
        Part::Reasoning(notes) => {
            let mut fields = passage("reasoning", &notes.passage);
            fields.push(("summary", text(&notes.summary)));
            fields.push(("sealed", Json::Truth(notes.is_sealed)));
            fields.push(("spans", Json::List(notes.spans.iter().map(span).collect())));
            kept(fields)
        }
        Part::ToolCall(call) => texts(
            "tool_call",
            &[("id", &call.id), ("name", &call.name), ("arguments", &call.arguments), ("error", &call.error)],
        ),
        Part::ToolResult(result) => texts(
            "tool_result",
            &[("id", &result.id), ("name", &result.name), ("text", &result.text), ("error", &result.error)],
        ),
        Part::Media { kind, description } => {
            texts("media", &[("medium", kind), ("description", description)])
        }
        Part::Unknown { kind, raw } => texts("unknown", &[("type", kind), ("raw", raw)]),
    }
}

fn texts(kind: &str, fields: &[(&'static str, &str)]) -> Json {
    let mut pairs = vec![("kind", text(kind))];
    pairs.extend(fields.iter().map(|(name, words)| (*name, text(words))));
    kept(pairs)
}

fn passage(kind: &str, passage: &Passage) -> Vec<(&'static str, Json)> {
    vec![
        ("kind", text(kind)),
        ("text", text(&passage.text)),
        ("tag", text(&passage.tag)),
        ("start", whole(passage.start)),
        ("unterminated", Json::Truth(passage.is_unterminated)),
    ]
}

fn span(span: &Span) -> Json {
    list(&[span.start, span.end], &[&span.source])
}

fn label(label: &Label) -> Json {
    let mut fields = vec![("name", text(&label.name)), ("value", label.value.owned())];
    for (name, words) in [("labeller", &label.labeller), ("explanation", &label.explanation)] {
        if !words.is_empty() {
            fields.push((name, text(words)));
        }
    }
    map(fields)
}

fn highlight(mark: &Highlight) -> Json {
    list(&[mark.turn, mark.part, mark.start, mark.end], &[&mark.category, &mark.labeller])
}
