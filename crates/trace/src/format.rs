//! Which format a text is of, by what stands in it, never by its name. Used by `log`.

use crate::json::{Shallow, shallow};
use crate::{alignment_faking, canonical, chat, open_source, petri};

/// A format.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// Our own.
    Canonical,
    /// Inspect's log as one text.
    InspectJson,
    /// Inspect's log as a ZIP.
    InspectEval,
    /// A transcript of the alignment-faking release.
    AlignmentFaking,
    /// An index page of that release: labels of many transcripts, without their texts.
    AlignmentFakingIndex,
    /// Results of open-source-alignment-faking.
    OpenSource,
    /// Chat, one conversation a line.
    ChatLines,
    /// Chat, one conversation or a list of them.
    Chat,
    /// Petri, version 3.
    Petri,
}

impl Format {
    /// A short name, the same for good.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Canonical => "lookahead-traces",
            Self::InspectJson => "inspect-json",
            Self::InspectEval => "inspect-eval",
            Self::AlignmentFaking => "alignment-faking-release",
            Self::AlignmentFakingIndex => "alignment-faking-index",
            Self::OpenSource => "open-source-alignment-faking",
            Self::ChatLines => "chat-jsonl",
            Self::Chat => "chat-json",
            Self::Petri => "petri",
        }
    }
}

/// So many lines are looked at for one that is a conversation.
const LOOKED_AT: usize = 100;

/// The format of a text.
pub(crate) fn of_text(text: &str) -> Option<Format> {
    let start = text.trim_ascii_start();
    match start.bytes().next()? {
        b'[' => of_list(start),
        b'{' => of_object(start),
        b'<' if alignment_faking::index(start).is_some() => Some(Format::AlignmentFakingIndex),
        _ => of_lines(start),
    }
}

fn of_list(text: &str) -> Option<Format> {
    let list = shallow(text);
    let (_, first) = list.items.first()?;
    let item = shallow(first);
    if open_source::is_one(&|name| item.get(name).is_some()) {
        return Some(Format::OpenSource);
    }
    if item.has(&["role"]) || item.has(&["from", "value"]) || is_conversation(&item) || first.starts_with('[')
    {
        return Some(Format::Chat);
    }
    None
}

fn of_object(text: &str) -> Option<Format> {
    let object = shallow(text);
    let has_more = text.get(object.end..).is_some_and(|rest| !rest.trim_ascii_start().is_empty());
    if has_more || (object.fault.is_some() && !object.is_last_cut) {
        return of_lines(text).or_else(|| of_fields(&object));
    }
    of_fields(&object)
}

fn of_fields(object: &Shallow<'_>) -> Option<Format> {
    if canonical::is_one(object) {
        return Some(Format::Canonical);
    }
    let is_inspect = object.has(&["eval"]) && (object.has(&["version"]) || object.has(&["plan"]));
    if is_inspect || object.has(&["version", "status"]) {
        return Some(Format::InspectJson);
    }
    if petri::is_one(object) {
        return Some(Format::Petri);
    }
    if alignment_faking::is_one(&|name| object.get(name).is_some()) {
        return Some(Format::AlignmentFaking);
    }
    is_conversation(object).then_some(Format::Chat)
}

fn is_conversation(object: &Shallow<'_>) -> bool {
    chat::is_one(&|name| object.get(name).is_some())
}

fn of_lines(text: &str) -> Option<Format> {
    let mut lines = text.lines().take(LOOKED_AT).filter(|line| is_json(line));
    lines.any(is_line).then_some(Format::ChatLines)
}

/// Does a list or an object begin here?
pub(crate) fn is_json(text: &str) -> bool {
    matches!(text.trim_ascii_start().bytes().next(), Some(b'{' | b'['))
}

fn is_line(line: &str) -> bool {
    let item = shallow(line);
    let is_list = line.trim_ascii_start().starts_with('[');
    is_conversation(&item)
        || (is_list && item.items.first().is_some_and(|(_, first)| shallow(first).has(&["role"])))
}
