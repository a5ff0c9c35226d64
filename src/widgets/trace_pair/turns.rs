//! One turn of a conversation as nodes: who speaks, and each part of what is said.

use lookahead_trace::model::{Highlight, Part, Passage, Reasoning, Role, Turn};

use super::pieces::{button, classed, counted, filled, note, pair};
use super::text::{self, Mark};
use crate::figures::Speaker;
use crate::page::Node;

/// Bytes of a text that are shown at first, and at most.
pub(super) const FIRST_BYTES: usize = 6_000;
pub(super) const MOST_BYTES: usize = 200_000;

/// Parts of one turn that are shown at most.
const MOST_PARTS: usize = 200;

/// How a turn is drawn.
pub(super) struct Drawing<'draw> {
    pub words: Speaker<'draw>,
    /// The turn's number, from 0.
    pub at: usize,
    /// What somebody marked in the trace, and the categories in their order.
    pub highlights: &'draw [Highlight],
    pub categories: &'draw [String],
    /// The side's name, where both sides have this turn differently.
    pub side: &'draw str,
    /// Bytes shown of each text.
    pub n_bytes: usize,
    /// Whether what each piece of a note was made from is shown.
    pub has_sources: bool,
}

/// The turn; `other` is the one beside it.
pub(super) fn turn_nodes(drawing: &Drawing<'_>, turn: &Turn, other: Option<&Turn>) -> Vec<Node> {
    let mut nodes = vec![speaker(drawing, turn)];
    for (idx, part) in turn.parts.iter().take(MOST_PARTS).enumerate() {
        let beside = other.map(|other| other.parts.get(idx).map_or("", Part::text));
        nodes.push(part_node(drawing, idx, part, beside));
    }
    if turn.parts.len() > MOST_PARTS {
        nodes.push(note(&counted(&drawing.words, "more_parts", turn.parts.len() - MOST_PARTS)));
    }
    nodes
}

fn speaker(drawing: &Drawing<'_>, turn: &Turn) -> Node {
    let words = &drawing.words;
    let role = words.word(match turn.role {
        Role::System => "roles.system",
        Role::User => "roles.user",
        Role::Assistant => "roles.assistant",
        Role::Tool => "roles.tool",
        Role::Other => "roles.other",
    });
    let mut name = vec![Node::text(role)];
    if !drawing.side.is_empty() {
        name.push(Node::words("span", &[("class", "side")], &[" · ", drawing.side].concat()));
    }
    if !turn.name.is_empty() {
        name.push(Node::text([" · ", &text::line(&turn.name, 80)].concat()));
    }
    if turn.is_undone {
        name.push(Node::text([" · ", &words.word("undone")].concat()));
    }
    Node::element("p", &[("class", "who")], name)
}

fn part_node(drawing: &Drawing<'_>, idx: usize, part: &Part, beside: Option<&str>) -> Node {
    let words = &drawing.words;
    match part {
        Part::Text(passage) => {
            let mut nodes = tag(words, passage);
            nodes.push(said(drawing, idx, part.text(), beside));
            classed("part", nodes)
        }
        Part::Reasoning(notes) => reasoning(drawing, idx, notes, beside),
        Part::ToolCall(call) => {
            let head = filled(words, "tool_call", &[("name", text::line(&call.name, 80))]);
            let mut nodes = vec![note(&head), said(drawing, idx, &call.arguments, beside)];
            nodes.extend(trouble(&call.error));
            classed("part tool", nodes)
        }
        Part::ToolResult(result) => {
            let head = filled(words, "tool_result", &[("name", text::line(&result.name, 80))]);
            let mut nodes = vec![note(&head), said(drawing, idx, &result.text, beside)];
            nodes.extend(trouble(&result.error));
            classed("part tool", nodes)
        }
        Part::Media { kind, description } => {
            let values = [("kind", text::line(kind, 40)), ("name", text::line(description, 120))];
            classed("part placeholder", vec![note(&filled(words, "media", &values))])
        }
        Part::Unknown { kind, raw } => {
            let head = filled(words, "unknown_part", &[("kind", text::line(kind, 80))]);
            classed("part tool", vec![note(&head), said(drawing, idx, raw, beside)])
        }
    }
}

fn reasoning(drawing: &Drawing<'_>, idx: usize, notes: &Reasoning, beside: Option<&str>) -> Node {
    let words = &drawing.words;
    let mut nodes = vec![note(&words.word(if notes.is_sealed { "reasoning_sealed" } else { "reasoning" }))];
    nodes.extend(tag(words, &notes.passage));
    if !notes.passage.text.is_empty() {
        if drawing.has_sources && !notes.spans.is_empty() {
            nodes.push(sources(notes));
        } else {
            nodes.push(said(drawing, idx, &notes.passage.text, beside));
        }
    }
    if !notes.summary.is_empty() {
        nodes.push(note(&words.word("reasoning_summary")));
        nodes.push(classed("said", text::nodes(cut(&notes.summary, drawing.n_bytes), &[])));
    }
    classed("part reasoning", nodes)
}

/// A note with what each piece of it was made from.
fn sources(notes: &Reasoning) -> Node {
    let mark = |span: &lookahead_trace::model::Span| Mark {
        start: span.start as usize,
        end: span.end as usize,
        class: "from".to_owned(),
        sign: text::line(&span.source, 60),
    };
    let marks: Vec<Mark> = notes.spans.iter().map(mark).collect();
    classed("said", text::nodes(cut(&notes.passage.text, MOST_BYTES), &marks))
}

/// A text with what somebody marked in it and the place where it parts from the one beside it.
fn said(drawing: &Drawing<'_>, idx: usize, whole: &str, beside: Option<&str>) -> Node {
    let shown = cut(whole, drawing.n_bytes);
    let mut marks = Vec::new();
    if let Some((start, end)) = beside.and_then(|beside| super::difference::place(whole, beside)) {
        marks.push(Mark { start, end, class: "differs".to_owned(), sign: String::new() });
    }
    let is_here = |mark: &&Highlight| mark.turn as usize == drawing.at && mark.part as usize == idx;
    for mark in drawing.highlights.iter().filter(is_here) {
        let place = drawing.categories.iter().position(|category| *category == mark.category).unwrap_or(0);
        let class = ["category c", &(place % 6).to_string()].concat();
        let (start, end) = (mark.start as usize, mark.end as usize);
        marks.push(Mark { start, end, class, sign: (place + 1).to_string() });
    }
    let mut nodes = text::nodes(shown, &marks);
    if shown.len() < whole.len() {
        nodes.push(rest(drawing, whole.len()));
    }
    classed("said", nodes)
}

/// What follows a text that is cut.
fn rest(drawing: &Drawing<'_>, n_bytes: usize) -> Node {
    let words = &drawing.words;
    let size = (n_bytes / 1_000).to_string();
    if drawing.n_bytes >= MOST_BYTES {
        return note(&words.fill("cut_for_good", &[("kb", &size)]));
    }
    button(&pair("whole", drawing.at + 1), &words.fill("cut", &[("kb", &size)]))
}

fn tag(words: &Speaker<'_>, passage: &Passage) -> Vec<Node> {
    if passage.tag.is_empty() {
        return Vec::new();
    }
    let key = if passage.is_unterminated { "tag_open" } else { "tag" };
    vec![note(&filled(words, key, &[("tag", text::line(&passage.tag, 60))]))]
}

fn trouble(error: &str) -> Option<Node> {
    (!error.is_empty()).then(|| note(&text::line(error, 400)))
}

fn cut(text: &str, longest: usize) -> &str {
    text.get(..text.floor_char_boundary(longest)).unwrap_or_default()
}
