//! JSON as logs hold it: RFC 8259 and the bare `NaN`, `Infinity` and `-Infinity` that Python writes.
//!
//! Why not serde_json: it refuses those three, fails on half of a surrogate pair, needs an own type or a tree for all
//! of a file, and weighs more. Texts without escapes are borrowed from the file, numbers stay as written (no digits
//! change, nothing needs printing), and [`shallow()`] finds the parts of a large file without reading what is in them.
//! Nothing recurses while reading; trees are at most [`MAX_DEPTH`] deep, so dropping and writing them is safe too.
//! Used by every format's module.

use std::borrow::Cow;

mod decimal;
mod lex;
mod patch;
mod read;
mod shallow;
mod write;

pub(crate) use patch::patched;
pub use read::{Parsed, parse};
pub(crate) use shallow::numbered;
pub use shallow::{Shallow, elements, shallow};
pub use write::write_text;

/// How deep lists and objects may stand in one another (Inspect's writer stops at 254).
pub const MAX_DEPTH: usize = 256;

/// How many values one tree or level may hold: some 40 bytes each, so that no small file fills the memory.
pub const MAX_VALUES: usize = 1_000_000;

/// A value; `'static` when it owns its texts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Value<'a> {
    /// `null`.
    Null,
    /// `NaN`, `Infinity` or `-Infinity`: no JSON, but written by Python. Written as `null`.
    NotFinite,
    /// `true` or `false`.
    Truth(bool),
    /// A number as written.
    Number(Cow<'a, str>),
    /// A text.
    Text(Cow<'a, str>),
    /// Values in order.
    List(Vec<Value<'a>>),
    /// Names and values in the order written; of equal names the last one counts.
    Map(Vec<(Cow<'a, str>, Value<'a>)>),
}

/// A value that owns its texts.
pub type Json = Value<'static>;

/// Why a text is no JSON that can be kept, and the byte where that shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{fault} at byte {at}")]
pub struct JsonError {
    /// Byte offset in the text that was given.
    pub at: u64,
    /// What is wrong there.
    pub fault: JsonFault,
}

/// In which way a text is no JSON that can be kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum JsonFault {
    /// The text ends inside a value.
    #[error("the text breaks off")]
    Truncated,
    /// Something else was due here.
    #[error("this is no JSON")]
    Unexpected,
    /// Deeper than [`MAX_DEPTH`].
    #[error("nested deeper than 256 levels")]
    TooDeep,
    /// More than [`MAX_VALUES`] values in one piece.
    #[error("more than 1000000 values in one piece")]
    TooManyValues,
}

impl<'a> Value<'a> {
    /// The value under a name of a map: the last one, as Python and browsers have it.
    #[must_use]
    pub fn get(&self, name: &str) -> Option<&Self> {
        self.pairs().iter().rev().find(|(key, _)| key == name).map(|(_, value)| value)
    }

    /// The first of these names that a map has with a value that is not null.
    #[must_use]
    pub fn first(&self, names: &[&str]) -> Option<&Self> {
        names.iter().find_map(|name| self.get(name).filter(|value| !value.is_absent()))
    }

    /// The text of a text.
    #[must_use]
    pub fn text(&self) -> Option<&str> {
        if let Self::Text(text) = self { Some(text) } else { None }
    }

    /// The text under a name of a map; empty when there is none.
    #[must_use]
    pub fn text_at(&self, name: &str) -> &str {
        self.get(name).and_then(Value::text).unwrap_or_default()
    }

    /// The values of a list; nothing otherwise.
    #[must_use]
    pub fn list(&self) -> &[Self] {
        if let Self::List(values) = self { values } else { &[] }
    }

    /// The names and values of a map; nothing otherwise.
    #[must_use]
    #[inline(never)]
    pub fn pairs(&self) -> &[(Cow<'a, str>, Self)] {
        if let Self::Map(pairs) = self { pairs } else { &[] }
    }

    /// True or false.
    #[must_use]
    pub fn truth(&self) -> Option<bool> {
        if let Self::Truth(truth) = self { Some(*truth) } else { None }
    }

    /// A whole number that is not negative.
    #[must_use]
    pub fn whole(&self) -> Option<u32> {
        if let Self::Number(number) = self { number.parse().ok() } else { None }
    }

    /// Null, or a number that is not finite.
    #[must_use]
    pub fn is_absent(&self) -> bool {
        matches!(self, Self::Null | Self::NotFinite)
    }

    /// As a reader would like to see it: texts and numbers as they are, nothing for null, JSON for the rest.
    #[must_use]
    pub fn shown(&self) -> String {
        match self {
            Self::Null => String::new(),
            Self::Text(text) | Self::Number(text) => text.to_string(),
            _ => self.write(),
        }
    }

    /// The same value with texts of its own; what is not finite becomes null, as it is written.
    #[must_use]
    pub fn owned(&self) -> Json {
        match self {
            Self::Null | Self::NotFinite => Value::Null,
            Self::Truth(truth) => Value::Truth(*truth),
            Self::Number(number) => Value::Number(Cow::Owned(number.to_string())),
            Self::Text(text) => Value::Text(Cow::Owned(text.to_string())),
            Self::List(values) => Value::List(values.iter().map(Value::owned).collect()),
            Self::Map(pairs) => Value::Map(pairs.iter().map(owned_pair).collect()),
        }
    }
}

fn owned_pair((name, value): &(Cow<'_, str>, Value<'_>)) -> (Cow<'static, str>, Json) {
    (Cow::Owned(name.to_string()), value.owned())
}

/// A text that owns itself.
#[must_use]
pub fn text(text: &str) -> Json {
    Value::Text(Cow::Owned(text.to_owned()))
}

/// A whole number.
#[must_use]
pub fn whole(number: u32) -> Json {
    Value::Number(Cow::Owned(number.to_string()))
}

/// A map from names and values.
#[must_use]
pub fn map(pairs: Vec<(&'static str, Json)>) -> Json {
    Value::Map(pairs.into_iter().map(|(name, value)| (Cow::Borrowed(name), value)).collect())
}
