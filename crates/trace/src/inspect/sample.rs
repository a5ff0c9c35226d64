//! One sample of a log to a trace. Its messages stand in it, or (chunked samples) in members of their own, or, where a
//! run broke off, only in the last call of the model, maybe by reference into a pool. Used by `log`.

use super::header::piece;
use crate::attachments::Attachments;
use crate::caps;
use crate::condition;
use crate::json::{JsonFault, Shallow, Value, elements, numbered, shallow};
use crate::message::{plain_turn, turn};
use crate::model::{Label, Role, Trace};
use crate::problem::{Notes, Reason};

/// What stands beside a chunked sample: lists as JSON, each with the number of its first item.
#[derive(Clone, Debug, Default)]
pub(crate) struct Chunks {
    pub messages: Vec<(u32, String)>,
    pub attachments: Vec<(u32, String)>,
    pub metadata: String,
}

/// Reads a sample; nothing when it is no JSON object at all.
pub(crate) fn sample(raw: &str, chunks: &Chunks, path: &str, notes: &mut Notes) -> Option<Trace> {
    let mut own = Notes::new(String::new());
    let trace = sample_of(raw, chunks, &mut own);
    notes.add_within(path, own);
    trace
}

/// The same with paths that begin at the sample.
fn sample_of(raw: &str, chunks: &Chunks, notes: &mut Notes) -> Option<Trace> {
    let fields = shallow(raw);
    if let Some(fault) = fields.fault {
        notes.add("", Reason::Json(fault));
    }
    if fields.items.is_empty() {
        return None;
    }
    let mut trace = Trace { raw: raw.to_owned(), epoch: 1, ..Trace::default() };
    trace.id = piece(&fields, "id", notes).shown();
    trace.epoch = piece(&fields, "epoch", notes).whole().unwrap_or(1);
    let maps = attachment_maps(&fields);
    let lists: Vec<(u32, &str)> = borrowed(&chunks.attachments);
    let attachments =
        if lists.is_empty() { Attachments::from_maps(&maps) } else { Attachments::from_lists(&lists) };
    let mut reader = Reader { trace, attachments, notes, n_bytes: 0, n_parts: 0, is_cut: false };
    reader.conversation(&fields, chunks);
    if reader.is_cut {
        let (found, cap) = (reader.n_bytes as u64, caps::MEMBER as u64);
        reader.notes.add("", Reason::Cap { what: "bytes or too many messages", found, cap });
    }
    scores(&fields, &mut reader.trace, reader.notes);
    facts(&fields, &mut reader.trace, reader.notes);
    let mut trace = reader.trace;
    condition::place(&mut trace, &metadata(&fields, chunks, notes));
    Some(trace)
}

fn borrowed(texts: &[(u32, String)]) -> Vec<(u32, &str)> {
    texts.iter().map(|(start, text)| (*start, text.as_str())).collect()
}

fn metadata<'a>(fields: &Shallow<'a>, chunks: &'a Chunks, notes: &mut Notes) -> Value<'a> {
    if chunks.metadata.is_empty() {
        return piece(fields, "metadata", notes);
    }
    notes.parsed(&chunks.metadata, "metadata").unwrap_or(Value::Null)
}

/// Attachments of today's samples, and those of old ones in `transcript.content`.
fn attachment_maps<'a>(fields: &Shallow<'a>) -> Vec<&'a str> {
    let old = fields.get("transcript").and_then(|transcript| shallow(transcript).get("content"));
    fields.get("attachments").into_iter().chain(old).collect()
}

struct Reader<'a> {
    trace: Trace,
    attachments: Attachments<'a>,
    notes: &'a mut Notes,
    /// Source bytes of the messages so far: by references, one message could be read a million times.
    n_bytes: usize,
    n_parts: usize,
    /// Were messages left out?
    is_cut: bool,
}

impl Reader<'_> {
    fn conversation(&mut self, fields: &Shallow<'_>, chunks: &Chunks) {
        let (messages, refs) = (fields.get("messages"), fields.get("message_refs"));
        if let Some(messages) = messages {
            self.list(messages, "messages");
        }
        if let Some(refs) = refs {
            let pool = numbered(&borrowed(&chunks.messages));
            self.referred(refs, &pool, "message_refs");
        }
        if self.trace.turns.is_empty() {
            self.last_call(fields);
        }
        // A sample that says it has no messages has none.
        if self.trace.turns.is_empty() && messages.or(refs).is_none() {
            self.input(fields);
        }
    }

    /// Messages of a list, up to where it breaks off.
    fn list(&mut self, messages: &str, name: &str) {
        let found = elements(messages);
        if let Some(fault) = found.fault.filter(|fault| fault.fault == JsonFault::TooManyValues) {
            self.notes.add(name, Reason::Json(fault));
        }
        for (idx, (_, message)) in found.items.iter().enumerate() {
            self.message(message, name, idx);
        }
    }

    fn message(&mut self, message: &str, name: &str, idx: usize) {
        self.n_bytes += message.len();
        if self.trace.turns.len() >= caps::TURNS || self.n_parts >= caps::PARTS || self.n_bytes > caps::MEMBER
        {
            self.is_cut = true;
            return;
        }
        let place = [name, "[", &idx.to_string(), "]"].concat();
        let Some(value) = self.notes.parsed(message, &place) else { return };
        let Some(turn) = turn(&value, &self.attachments) else {
            return self.notes.add(&place, Reason::Expected("a message"));
        };
        self.n_parts += turn.parts.len();
        self.trace.turns.push(turn);
    }

    /// Messages of a pool, by ranges `[start, end)`.
    fn referred(&mut self, ranges: &str, pool: &[(u32, &str)], name: &str) {
        let Some(ranges) = self.notes.parsed(ranges, name) else { return };
        let mut n_missing = 0;
        for range in ranges.list() {
            let bound = |at| range.list().get(at).and_then(Value::whole).unwrap_or(0);
            let (start, end) = (bound(0), bound(1));
            let first = pool.partition_point(|(number, _)| *number < start);
            let last = pool.partition_point(|(number, _)| *number < end);
            let found = pool.get(first..last).unwrap_or_default();
            n_missing += (end.saturating_sub(start) as usize).saturating_sub(found.len());
            for (number, message) in found {
                if self.is_cut {
                    return;
                }
                self.message(message, name, *number as usize);
            }
        }
        if n_missing > 0 {
            self.notes.add(name, Reason::Missing("messages"));
        }
    }

    /// The last call of the model: what it was given and what it gave back.
    fn last_call(&mut self, fields: &Shallow<'_>) {
        let old = fields.get("transcript").and_then(|transcript| shallow(transcript).get("events"));
        let Some(events) = fields.get("events").or(old) else { return };
        let events = elements(events);
        let calls = events.items.iter().rev().map(|(_, event)| shallow(event));
        let mut calls = calls.filter(|event| event.text("event").as_deref() == Some("model"));
        let Some(call) = calls.next() else { return };
        if let Some(refs) = call.get("input_refs") {
            let pooled = fields.get("events_data").and_then(|data| shallow(data).get("messages"));
            let pool = numbered(&[(0, pooled.or_else(|| fields.get("message_pool")).unwrap_or_default())]);
            self.referred(refs, &pool, "input_refs");
        }
        if let Some(input) = call.get("input") {
            self.list(input, "input");
        }
        self.output(call.get("output"));
    }

    /// A sample that holds only what went in and what came out.
    fn input(&mut self, fields: &Shallow<'_>) {
        let input = fields.get("input").unwrap_or_default();
        self.list(input, "input");
        if let Some(text) = fields.text("input") {
            let text = self.attachments.resolve(&text);
            self.trace.turns.push(plain_turn(Role::User, &text));
        }
        self.output(fields.get("output"));
    }

    fn output(&mut self, output: Option<&str>) {
        let choices = output.and_then(|output| shallow(output).get("choices")).unwrap_or_default();
        if let Some((_, choice)) = elements(choices).items.first() {
            let message = shallow(choice).get("message").unwrap_or_default();
            self.message(message, "output.choices", 0);
        }
    }
}

/// The name of a score without one, until the log's only scorer is known.
pub(crate) const SINGLE_SCORE: &str = "score";

/// Scores as labels; the oldest samples have a single one.
fn scores(fields: &Shallow<'_>, trace: &mut Trace, notes: &mut Notes) {
    let scores = piece(fields, "scores", notes);
    for (name, score) in scores.pairs() {
        trace.labels.push(label(name, score));
    }
    let score = piece(fields, "score", notes);
    if !score.is_absent() && trace.labels.is_empty() {
        trace.labels.push(label(SINGLE_SCORE, &score));
    }
}

/// A score; the value alone in some old logs.
pub(super) fn label(name: &str, score: &Value<'_>) -> Label {
    let value = if score.pairs().is_empty() { Some(score) } else { score.get("value") };
    Label::new(name, value.unwrap_or(&Value::Null), name, score.text_at("explanation"))
}

fn facts(fields: &Shallow<'_>, trace: &mut Trace, notes: &mut Notes) {
    let output = fields.get("output").map(shallow).unwrap_or_default();
    trace.add_fact("model", &output.text("model").unwrap_or_default());
    trace.add_fact("target", &piece(fields, "target", notes).shown());
    let error = piece(fields, "error", notes);
    trace.add_fact("error", error.get("message").unwrap_or(&error).shown().as_str());
    let limit = piece(fields, "limit", notes);
    trace.add_fact("limit", limit.get("type").unwrap_or(&limit).shown().as_str());
}
