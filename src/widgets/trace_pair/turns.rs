//! One turn of a conversation: who speaks, and each part of what is said.

use lookahead_trace::model::{Highlight, Part, Passage, Reasoning, Role, Turn};

use super::found::find;
use super::pieces::{Page, pair};
use super::text::{self, Mark, line};

/// Bytes of a text that are shown at first, and at most.
pub(super) const FIRST_BYTES: usize = 6_000;
pub(super) const MOST_BYTES: usize = 200_000;

/// Parts of one turn that are shown at most.
const MOST_PARTS: usize = 200;

/// How a turn is drawn.
pub(super) struct Drawing<'draw> {
    /// The turn's number, from 0.
    pub at: usize,
    /// The side's name, where both sides have this turn differently.
    pub side: &'draw str,
    /// What somebody marked in the trace, and the categories in their order.
    pub highlights: &'draw [Highlight],
    pub categories: &'draw [String],
    /// Words that are marked, in whatever part they stand.
    pub quote: &'draw str,
    /// Bytes shown of each text.
    pub n_bytes: usize,
    /// Whether what each piece of a note was made from is shown.
    pub has_sources: bool,
    /// Said once for both sides.
    pub is_same: bool,
}

/// The turn; `other` is the one beside it.
pub(super) fn put(page: &mut Page<'_>, drawing: &Drawing<'_>, turn: &Turn, other: Option<&Turn>) {
    speaker(page, drawing, turn);
    if drawing.is_same {
        page.word("p|class=part-note", "same_here");
    }
    for (idx, part) in turn.parts.iter().take(MOST_PARTS).enumerate() {
        let beside = other.map(|other| other.parts.get(idx).map_or("", Part::text));
        put_part(page, drawing, idx, part, beside);
    }
    if turn.parts.len() > MOST_PARTS {
        page.fill("p|class=part-note", "more_parts", &[("n", (turn.parts.len() - MOST_PARTS).to_string())]);
    }
}

fn speaker(page: &mut Page<'_>, drawing: &Drawing<'_>, turn: &Turn) {
    let role = match turn.role {
        Role::System => "roles.system",
        Role::User => "roles.user",
        Role::Assistant => "roles.assistant",
        Role::Tool => "roles.tool",
        Role::Other => "roles.other",
    };
    page.open("p|class=who", &[]);
    page.word("b", role);
    for (form, name) in [("span|class=side", drawing.side), ("span", &line(&turn.name, 80))] {
        if !name.is_empty() {
            page.put(form, &[], &[" · ", name].concat());
        }
    }
    if turn.is_undone {
        page.text(" · ");
        page.word("span", "undone");
    }
    page.close();
}

fn put_part(page: &mut Page<'_>, drawing: &Drawing<'_>, idx: usize, part: &Part, beside: Option<&str>) {
    let class = match part {
        Part::Text(_) => "part",
        Part::Reasoning(_) => "part reasoning",
        _ => "part tool",
    };
    page.open("div|class=$", &[class]);
    let head = |page: &mut Page<'_>, key: &str, name: &str| {
        page.fill("p|class=part-note", key, &[("name", line(name, 120))]);
    };
    match part {
        Part::Text(passage) => tag(page, passage),
        Part::Reasoning(notes) => reasoning(page, drawing, notes),
        Part::ToolCall(call) => head(page, "tool_call", &call.name),
        Part::ToolResult(result) => head(page, "tool_result", &result.name),
        Part::Media { kind, description } => {
            head(page, "media", &[kind.as_str(), ": ", description].concat())
        }
        Part::Unknown { kind, .. } => head(page, "unknown_part", kind),
    }
    let spans = if let Part::Reasoning(notes) = part { notes.spans.as_slice() } else { &[] };
    if !part.text().is_empty() && (spans.is_empty() || !drawing.has_sources) {
        said(page, drawing, idx, part.text(), beside);
    }
    if let Part::ToolCall(lookahead_trace::model::ToolCall { error, .. })
    | Part::ToolResult(lookahead_trace::model::ToolResult { error, .. }) = part
    {
        page.put("p|class=part-note", &[], &line(error, 400));
    }
    page.close();
}

/// What stands around the text of a note: whose it is, where it comes from, its summary.
fn reasoning(page: &mut Page<'_>, drawing: &Drawing<'_>, notes: &Reasoning) {
    page.word("p|class=part-note", if notes.is_sealed { "reasoning_sealed" } else { "reasoning" });
    tag(page, &notes.passage);
    if !notes.summary.is_empty() {
        page.word("p|class=part-note", "reasoning_summary");
        page.open("div|class=said", &[]);
        text::put(page, cut(&notes.summary, drawing.n_bytes), &[]);
        page.close();
    }
    if drawing.has_sources && !notes.spans.is_empty() {
        sources(page, notes);
    }
}

/// A note with what each piece of it was made from.
fn sources(page: &mut Page<'_>, notes: &Reasoning) {
    let mut marks = Vec::new();
    for span in &notes.spans {
        let (start, end) = (span.start as usize, span.end as usize);
        marks.push(Mark { start, end, class: "from".to_owned(), sign: line(&span.source, 60) });
    }
    page.open("div|class=said", &[]);
    text::put(page, cut(&notes.passage.text, MOST_BYTES), &marks);
    page.close();
}

/// A text with what somebody marked in it and the place where it parts from the one beside it.
fn said(page: &mut Page<'_>, drawing: &Drawing<'_>, idx: usize, whole: &str, beside: Option<&str>) {
    let quoted = find(whole.as_bytes(), drawing.quote.as_bytes());
    let quoted = quoted.map(|start| (start, start + drawing.quote.len()));
    // What a link points to is shown, however far down it stands.
    let n_bytes = if quoted.is_some() { MOST_BYTES } else { drawing.n_bytes };
    let shown = cut(whole, n_bytes);
    let mut marks = Vec::new();
    if let Some((start, end)) = beside.and_then(|beside| super::difference::place(whole, beside)) {
        marks.push(Mark { start, end, class: "differs".to_owned(), sign: String::new() });
    }
    for mark in drawing.highlights {
        if mark.turn as usize == drawing.at && mark.part as usize == idx {
            let place =
                drawing.categories.iter().position(|category| *category == mark.category).unwrap_or(0);
            let (start, end) = (mark.start as usize, mark.end as usize);
            marks.push(Mark { start, end, class: category_class(place), sign: (place + 1).to_string() });
        }
    }
    if let Some((start, end)) = quoted {
        marks.retain(|mark: &Mark| mark.end <= start || mark.start >= end);
        marks.push(Mark { start, end, class: "found".to_owned(), sign: String::new() });
    }
    page.open("div|class=said", &[]);
    text::put(page, shown, &marks);
    if shown.len() < whole.len() {
        rest(page, drawing, n_bytes, whole.len());
    }
    page.close();
}

/// The class of a category's marks.
pub(super) fn category_class(place: usize) -> String {
    ["category c", (place % 6).to_string().as_str()].concat()
}

/// What follows a text that is cut.
fn rest(page: &mut Page<'_>, drawing: &Drawing<'_>, n_shown: usize, n_bytes: usize) {
    let size = [("kb", (n_bytes / 1_000).to_string())];
    if n_shown >= MOST_BYTES {
        return page.fill("p|class=part-note", "cut_for_good", &size);
    }
    let words = super::pieces::filled(&page.words, "cut", &size);
    page.button(&pair("whole", drawing.at + 1), &words);
}

fn tag(page: &mut Page<'_>, passage: &Passage) {
    if !passage.tag.is_empty() {
        let key = if passage.is_unterminated { "tag_open" } else { "tag" };
        page.fill("p|class=part-note", key, &[("tag", line(&passage.tag, 60))]);
    }
}

fn cut(text: &str, longest: usize) -> &str {
    text.get(..text.floor_char_boundary(longest)).unwrap_or_default()
}
