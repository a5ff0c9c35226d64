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
        first @ (b'[' | b'{') => of_json(start, first == b'['),
        b'<' if alignment_faking::index(start).is_some() => Some(Format::AlignmentFakingIndex),
        _ => of_lines(start),
    }
}

/// A list or an object, or lines that begin with one: then more follows its end, or it is broken, and one that breaks off
/// in its first line has swallowed those after it.
fn of_json(text: &str, is_list: bool) -> Option<Format> {
    let whole = shallow(text);
    let format = if is_list { of_items(&whole) } else { of_fields(&whole) };
    let may_be_lines = if whole.fault.is_none() {
        !is_all(text, &whole)
    } else {
        let is_sure = is_list || format != Some(Format::Chat);
        format.is_none() || !is_sure || !(is_list || whole.is_last_cut)
    };
    let lines = if may_be_lines { of_lines(text) } else { None };
    lines.or(format)
}

/// Does nothing follow the end of this value?
fn is_all(text: &str, value: &Shallow<'_>) -> bool {
    text.get(value.end..).is_none_or(|rest| rest.trim_ascii_start().is_empty())
}

fn of_items(list: &Shallow<'_>) -> Option<Format> {
    let (_, first) = list.items.first()?;
    let item = shallow(first);
    if item.has(&["role"]) || item.has(&["from", "value"]) || first.starts_with('[') {
        return Some(Format::Chat);
    }
    of_one(&item)
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
    of_one(object)
}

/// The format of one conversation: such stand alone, in lists and on lines.
pub(crate) fn of_one(object: &Shallow<'_>) -> Option<Format> {
    let has = |name: &str| object.get(name).is_some();
    if open_source::is_one(&has) {
        return Some(Format::OpenSource);
    }
    if alignment_faking::is_one(&has) {
        return Some(Format::AlignmentFaking);
    }
    chat::is_one(&has).then_some(Format::Chat)
}

fn of_lines(text: &str) -> Option<Format> {
    text.lines().take(LOOKED_AT).any(is_line).then_some(Format::ChatLines)
}

/// Does a list or an object begin here?
pub(crate) fn is_json(text: &str) -> bool {
    matches!(text.trim_ascii_start().bytes().next(), Some(b'{' | b'['))
}

/// Is this a whole conversation, or the messages of one?
fn is_line(line: &str) -> bool {
    let value = shallow(line);
    let is_whole = value.fault.is_none() && is_all(line, &value);
    is_whole
        && (if line.trim_ascii_start().starts_with('[') { of_items(&value) } else { of_one(&value) })
            .is_some()
}
