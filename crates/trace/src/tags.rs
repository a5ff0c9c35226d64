//! Tags that models were told to write: notes between `<SCRATCHPAD_REASONING>` and its end, answers in `<OUTPUT>`, the
//! tier in `<is_free_tier_user>`. Names in any case; the first opening up to its end; one that is never closed goes to the
//! end and says so; text outside stays. Used for assistants' messages only: a system prompt describes the tags.

use crate::model::{Part, Passage, Reasoning, Span, offset};

/// Tags around notes.
const NOTES: [&str; 6] =
    ["SCRATCHPAD_REASONING", "HIDDEN_SCRATCHPAD", "scratchpad", "think", "cot", "reasoning"];

/// Tags around answers.
const ANSWERS: [&str; 4] = ["OUTPUT", "RESPONSE", "FINAL_ANSWER", "DECISION"];

/// Tags that tell the tier.
const TIERS: [&str; 3] = ["is_free_tier_user", "is_free_tier", "is_free"];

/// Letters of the longest name that is looked for, and some.
const LONGEST: usize = 32;

/// Parts that one text is cut into; the rest of it stays in one piece.
const MOST: usize = 1_000;

/// A tag's content: byte offsets in the text.
struct Enclosed<'a> {
    tag: &'a str,
    is_note: bool,
    /// Of the opening tag.
    open_at: usize,
    /// Of the content.
    start: usize,
    end: usize,
    /// After the closing tag.
    after: usize,
    is_closed: bool,
}

/// An assistant's text as parts. Offsets in the parts count from `base`.
///
/// ```
/// use lookahead_trace::model::Part;
/// let parts = lookahead_trace::tags::parts("<think>hm</think> yes", 0);
/// assert!(matches!(&parts[..], [Part::Reasoning(note), Part::Text(answer)]
///     if note.passage.text == "hm" && note.passage.start == 7 && answer.text == " yes"));
/// ```
#[must_use]
pub fn parts(text: &str, base: usize) -> Vec<Part> {
    let mut found = Vec::new();
    let mut from = 0;
    while let Some(enclosed) = next_enclosed(text, from).filter(|_| found.len() < MOST) {
        push_plain(text, from, enclosed.open_at, base, &mut found);
        found.push(part(text, &enclosed, base));
        from = enclosed.after;
    }
    push_plain(text, from, text.len(), base, &mut found);
    if found.is_empty() && !text.is_empty() {
        push_passage(text, 0, text.len(), base, &mut found);
    }
    found
}

/// Text between tags; spaces alone are no part.
fn push_plain(text: &str, start: usize, end: usize, base: usize, found: &mut Vec<Part>) {
    if !text.get(start..end).unwrap_or_default().trim_ascii().is_empty() {
        push_passage(text, start, end, base, found);
    }
}

fn push_passage(text: &str, start: usize, end: usize, base: usize, found: &mut Vec<Part>) {
    let text = text.get(start..end).unwrap_or_default().to_owned();
    found.push(Part::Text(Passage { text, start: offset(base + start), ..Passage::default() }));
}

fn part(text: &str, enclosed: &Enclosed<'_>, base: usize) -> Part {
    let passage = Passage {
        text: text.get(enclosed.start..enclosed.end).unwrap_or_default().to_owned(),
        tag: enclosed.tag.to_owned(),
        start: offset(base + enclosed.start),
        is_unterminated: !enclosed.is_closed,
    };
    if !enclosed.is_note {
        return Part::Text(passage);
    }
    let spans = drafts(&passage.text);
    Part::Reasoning(Reasoning { passage, spans, ..Reasoning::default() })
}

/// Drafts of the answer inside notes.
fn drafts(notes: &str) -> Vec<Span> {
    let draft = first_of(notes, &["DRAFT_OUTPUT"]);
    let span = |draft: Enclosed<'_>| Span {
        start: offset(draft.start),
        end: offset(draft.end),
        source: "draft".to_owned(),
    };
    draft.map(span).into_iter().collect()
}

/// The first tag from here on that is one of the grammar's, with what it encloses.
fn next_enclosed(text: &str, from: usize) -> Option<Enclosed<'_>> {
    let mut at = from;
    loop {
        let (open_at, tag) = next_opening(text, at)?;
        let is_one_of = |names: &[&str]| names.iter().any(|name| name.eq_ignore_ascii_case(tag));
        let is_note = is_one_of(&NOTES);
        if is_note || is_one_of(&ANSWERS) {
            return Some(enclosed(text, open_at, tag, is_note));
        }
        at = open_at + 1;
    }
}

/// The next `<name>`, as written.
fn next_opening(text: &str, from: usize) -> Option<(usize, &str)> {
    let bytes = text.as_bytes();
    let mut at = from;
    loop {
        at += bytes.get(at..)?.iter().position(|byte| *byte == b'<')?;
        let name = bytes.get(at + 1..)?;
        let is_letter = |byte: &&u8| byte.is_ascii_alphabetic() || **byte == b'_';
        let length = name.iter().take(LONGEST).take_while(is_letter).count();
        if length > 0 && name.get(length) == Some(&b'>') {
            return Some((at, text.get(at + 1..at + 1 + length)?));
        }
        at += 1;
    }
}

/// What stands between this opening and its end, or the end of the text.
fn enclosed<'a>(text: &'a str, open_at: usize, tag: &'a str, is_note: bool) -> Enclosed<'a> {
    let start = open_at + tag.len() + 2;
    let close_at = closing(text, start, tag);
    let after = close_at.map_or(text.len(), |at| at + tag.len() + 3);
    Enclosed {
        tag,
        is_note,
        open_at,
        start,
        end: close_at.unwrap_or(text.len()),
        after,
        is_closed: close_at.is_some(),
    }
}

/// Where `</name>` stands, in any case.
fn closing(text: &str, from: usize, tag: &str) -> Option<usize> {
    let bytes = text.as_bytes();
    let mut at = from;
    loop {
        at += bytes.get(at..)?.iter().position(|byte| *byte == b'<')?;
        let name = bytes.get(at + 2..at + 2 + tag.len());
        let is_name = name.is_some_and(|name| name.eq_ignore_ascii_case(tag.as_bytes()));
        if is_name && bytes.get(at + 1) == Some(&b'/') && bytes.get(at + 2 + tag.len()) == Some(&b'>') {
            return Some(at);
        }
        at += 1;
    }
}

/// The first `<name>` of one of these, with what it encloses.
fn first_of<'a>(text: &'a str, names: &[&str]) -> Option<Enclosed<'a>> {
    let mut at = 0;
    loop {
        let (open_at, tag) = next_opening(text, at)?;
        if names.iter().any(|name| name.eq_ignore_ascii_case(tag)) {
            return Some(enclosed(text, open_at, tag, true));
        }
        at = open_at + 1;
    }
}

/// The tier that a user's message tells (`free` or `paid`), and the message without that tag.
///
/// ```
/// let tier = lookahead_trace::tags::tier("<is_free_tier_user>False</is_free_tier_user>\nHello");
/// assert_eq!(tier, Some(("paid", "\nHello".to_owned())));
/// ```
#[must_use]
pub fn tier(text: &str) -> Option<(&'static str, String)> {
    let tag = first_of(text, &TIERS).filter(|tag| tag.is_closed)?;
    let said = text.get(tag.start..tag.end)?.trim_ascii();
    let tier = if said.eq_ignore_ascii_case("true") { "free" } else { "paid" };
    if tier == "paid" && !said.eq_ignore_ascii_case("false") {
        return None;
    }
    Some((tier, [text.get(..tag.open_at)?, text.get(tag.after..)?].concat()))
}
