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
    while let Some(enclosed) = next_enclosed(text, from) {
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
    if !text.get(start..end).unwrap_or_default().trim().is_empty() {
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
    let draft = enclosed_by(notes, 0, "DRAFT_OUTPUT", true);
    let span = |draft: Enclosed<'_>| Span {
        start: offset(draft.start),
        end: offset(draft.end),
        source: "draft".to_owned(),
    };
    draft.map(span).into_iter().collect()
}

/// The first tag from here on that is one of the grammar's.
fn next_enclosed(text: &str, from: usize) -> Option<Enclosed<'_>> {
    let rest = text.get(from..)?;
    for (open_at, _) in rest.match_indices('<') {
        let at = from + open_at;
        let note = NOTES.iter().find_map(|tag| enclosed_by(text, at, tag, true));
        let answer = || ANSWERS.iter().find_map(|tag| enclosed_by(text, at, tag, false));
        if let Some(enclosed) = note.or_else(answer).filter(|enclosed| enclosed.open_at == at) {
            return Some(enclosed);
        }
    }
    None
}

/// The content of this tag if it opens here (`DRAFT_OUTPUT`: anywhere).
fn enclosed_by<'a>(text: &'a str, from: usize, tag: &str, is_note: bool) -> Option<Enclosed<'a>> {
    let is_anywhere = tag == "DRAFT_OUTPUT";
    let open_at = if is_anywhere { find_tag(text, from, "<", tag)? } else { from };
    let name_at = open_at + 1;
    let start = name_at + tag.len() + 1;
    if !is_tag_at(text, open_at, "<", tag) {
        return None;
    }
    let close_at = find_tag(text, start, "</", tag);
    let end = close_at.unwrap_or(text.len());
    let after = close_at.map_or(text.len(), |at| at + tag.len() + 3);
    let tag = text.get(name_at..name_at + tag.len())?;
    Some(Enclosed { tag, is_note, open_at, start, end, after, is_closed: close_at.is_some() })
}

/// Does `<name>` or `</name>` stand here, in any case?
fn is_tag_at(text: &str, at: usize, opening: &str, name: &str) -> bool {
    let Some(rest) = text.get(at..).and_then(|rest| rest.strip_prefix(opening)) else { return false };
    let found = rest.get(..name.len()).is_some_and(|found| found.eq_ignore_ascii_case(name));
    found && rest.as_bytes().get(name.len()) == Some(&b'>')
}

fn find_tag(text: &str, from: usize, opening: &str, name: &str) -> Option<usize> {
    let rest = text.get(from..)?;
    let mut places = rest.match_indices('<').map(|(at, _)| from + at);
    places.find(|at| is_tag_at(text, *at, opening, name))
}

/// The tier that a user's message tells (`free` or `paid`), and the message without that tag.
///
/// ```
/// let tier = lookahead_trace::tags::tier("<is_free_tier_user>False</is_free_tier_user>\nHello");
/// assert_eq!(tier, Some(("paid", "\nHello".to_owned())));
/// ```
#[must_use]
pub fn tier(text: &str) -> Option<(&'static str, String)> {
    let (name, at) = TIERS.iter().find_map(|name| Some((name, find_tag(text, 0, "<", name)?)))?;
    let start = at + name.len() + 2;
    let end = find_tag(text, start, "</", name)?;
    let said = text.get(start..end)?.trim();
    let tier = if said.eq_ignore_ascii_case("true") { "free" } else { "paid" };
    if tier == "paid" && !said.eq_ignore_ascii_case("false") {
        return None;
    }
    let rest = text.get(end + name.len() + 3..)?;
    Some((tier, format!("{}{rest}", text.get(..at)?)))
}
