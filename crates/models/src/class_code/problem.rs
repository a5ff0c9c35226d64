//! What is wrong with a code, as data. Used by all of `class_code`; the words for readers stand with the figure.

use serde::Serialize;

/// In which way a code is wrong.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum CodeProblemKind {
    /// Nothing stands there.
    Empty,
    /// On a line of a list: nothing that looks like a code.
    Missing,
    /// A character that no code has.
    Character,
    /// Too few characters.
    TooShort,
    /// Too many characters.
    TooLong,
    /// Characters are missing or too many: their number is no multiple of five.
    Length,
    /// The checksum does not fit: at least one character is wrong.
    Checksum,
    /// The first character names no kind of code.
    Mark,
    /// A version that is not known here.
    Version,
    /// The checksum fits, but the contents are none that we write.
    Contents,
}

/// A code that cannot be read or written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, thiserror::Error)]
#[error("{kind:?} at character {at} of the code")]
pub struct CodeProblem {
    /// In which way.
    pub kind: CodeProblemKind,
    /// At which character, from 1; 0 where that is not known.
    pub at: u32,
}

impl CodeProblem {
    pub(super) const fn new(kind: CodeProblemKind, at: u32) -> Self {
        Self { kind, at }
    }

    pub(super) const fn whole(kind: CodeProblemKind) -> Self {
        Self::new(kind, 0)
    }
}
