//! What every format is read into: a trace is one conversation with what was said about it.
//!
//! Nothing is hidden: tags are kept as names of the parts they enclose, parts of unknown kinds and the whole source text
//! are kept raw, and what was left out (pictures, sealed reasoning) is there as a placeholder. Used by every module.

use crate::json::{Json, Value};

/// One conversation.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Trace {
    /// Its name in the file: the sample's id, the transcript's id or a number from 1.
    pub id: String,
    /// Which of several runs of the same sample; 1 where a file knows no epochs.
    pub epoch: u32,
    /// Under which condition it was made (`free`, `paid`, a line, …), where the file tells.
    pub condition: Option<String>,
    /// What it shares with the traces to be laid beside it: same request, other condition.
    pub pair: Option<String>,
    /// The messages in order.
    pub turns: Vec<Turn>,
    /// What was said about it, by whom.
    pub labels: Vec<Label>,
    /// Stretches of text that somebody marked.
    pub highlights: Vec<Highlight>,
    /// Further facts, in the file's own words: `model`, `target`, `machine`, `seed`, `error`, …
    pub facts: Vec<(String, String)>,
    /// The source text it was read from.
    pub raw: String,
}

/// One message.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Turn {
    /// Who speaks.
    pub role: Role,
    /// The tool's or speaker's name, where there is one; the role as written where it is [`Role::Other`].
    pub name: String,
    /// What is said, in order.
    pub parts: Vec<Part>,
    /// Was it taken back later (an auditor's rollback)?
    pub is_undone: bool,
}

/// Who speaks.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Role {
    /// Instructions.
    System,
    /// Whoever asks.
    #[default]
    User,
    /// The model.
    Assistant,
    /// A tool's answer.
    Tool,
    /// Anybody else, named in [`Turn::name`].
    Other,
}

/// A part of a message.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Part {
    /// Text for the other side.
    Text(Passage),
    /// Reasoning or notes.
    Reasoning(Reasoning),
    /// A call of a tool.
    ToolCall(ToolCall),
    /// What a tool gave back.
    ToolResult(ToolResult),
    /// A picture, sound, film or document: only that it was there.
    Media {
        /// `image`, `audio`, `video` or `document`.
        kind: String,
        /// Its file name or address; never its data.
        description: String,
    },
    /// A part of a kind that is not known here, as it was.
    Unknown {
        /// Its kind as the file has it.
        kind: String,
        /// Its JSON.
        raw: String,
    },
}

/// Text, maybe from between tags.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Passage {
    /// The text without its tags.
    pub text: String,
    /// The tag around it as written (`OUTPUT`, `SCRATCHPAD_REASONING`), empty when there is none.
    pub tag: String,
    /// Byte of the message's text at which `text` begins.
    pub start: u32,
    /// Was the tag never closed? Then it goes on to the end.
    pub is_unterminated: bool,
}

/// Reasoning.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Reasoning {
    /// The text; empty when it is sealed.
    pub passage: Passage,
    /// The provider's summary of it, where there is one.
    pub summary: String,
    /// Is the reasoning itself unreadable (encrypted by the provider)?
    pub is_sealed: bool,
    /// Where stretches of the text come from, where that is known.
    pub spans: Vec<Span>,
}

/// A stretch of a text and what it comes from: a quantity it was rendered from, `sampled`, `draft`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Span {
    /// First byte in the part's text.
    pub start: u32,
    /// Byte after the last one.
    pub end: u32,
    /// What it comes from.
    pub source: String,
}

/// A call of a tool.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ToolCall {
    /// Its name in the file, which the result repeats.
    pub id: String,
    /// The tool.
    pub name: String,
    /// What it is called with: JSON, or text as the model wrote it.
    pub arguments: String,
    /// Why the arguments could not be understood, in the file's words.
    pub error: String,
}

/// What a tool gave back.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ToolResult {
    /// The call it answers.
    pub id: String,
    /// The tool.
    pub name: String,
    /// What came back.
    pub text: String,
    /// What went wrong, in the file's words.
    pub error: String,
}

/// What somebody said about a trace.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Label {
    /// What was judged.
    pub name: String,
    /// The judgement: a truth value, a number, a text, a map of them. Null when there is none (NaN included).
    pub value: Json,
    /// Who judged: a scorer, a classifier, a rule.
    pub labeller: String,
    /// Why, in the labeller's words.
    pub explanation: String,
}

/// A stretch of text that somebody marked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Highlight {
    /// Which turn.
    pub turn: u32,
    /// Which of its parts.
    pub part: u32,
    /// First byte in the part's text.
    pub start: u32,
    /// Byte after the last one.
    pub end: u32,
    /// As what it was marked.
    pub category: String,
    /// By whom.
    pub labeller: String,
}

impl Trace {
    /// Does any turn hold reasoning, readable or not?
    #[must_use]
    pub fn has_reasoning(&self) -> bool {
        self.turns.iter().any(|turn| turn.parts.iter().any(|part| matches!(part, Part::Reasoning(_))))
    }

    /// The messages of the conversation as it ended: those that were taken back do not count.
    #[must_use]
    pub fn n_turns(&self) -> u32 {
        self.turns.iter().filter(|turn| !turn.is_undone).fold(0, |count, _| count + 1)
    }

    pub(crate) fn add_fact(&mut self, name: &str, value: &str) {
        if !value.is_empty() {
            self.facts.push((name.to_owned(), value.to_owned()));
        }
    }
}

impl Label {
    /// A label; numbers that are not finite become null, alone or in a map.
    pub(crate) fn new(name: &str, value: &Value<'_>, labeller: &str, explanation: &str) -> Self {
        Self {
            name: name.to_owned(),
            value: value.owned(),
            labeller: labeller.to_owned(),
            explanation: explanation.to_owned(),
        }
    }
}

impl Part {
    /// The text that a reader can read and mark; empty for placeholders.
    #[must_use]
    pub fn text(&self) -> &str {
        match self {
            Self::Text(passage) => &passage.text,
            Self::Reasoning(reasoning) => &reasoning.passage.text,
            Self::ToolCall(call) => &call.arguments,
            Self::ToolResult(result) => &result.text,
            Self::Media { .. } => "",
            Self::Unknown { raw, .. } => raw,
        }
    }
}

/// An offset in a text; texts are far below 4 GB here.
pub(crate) fn offset(at: usize) -> u32 {
    u32::try_from(at).unwrap_or(u32::MAX)
}
