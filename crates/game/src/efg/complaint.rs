//! What the reader has to say about a file: where, a stable code, what was expected and what was found.
//! Pages may show the English text or look the code up in their own words.

use serde::Serialize;
use serde::ser::{SerializeStruct, Serializer};

use crate::Exact;
use crate::exact::ParseExactError;

/// Why a file cannot be read. Displays as `line:column: expected …, found …`.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{line}:{column}: {reason}")]
pub struct ReadError {
    /// From 1.
    pub line: u32,
    /// From 1, in characters.
    pub column: u32,
    /// What is wrong.
    pub reason: Reason,
}

impl ReadError {
    /// The stable code, for words kept elsewhere.
    #[must_use]
    pub fn code(&self) -> &'static str {
        self.reason.code()
    }
}

/// What makes a file unreadable.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Reason {
    /// One thing should stand here and another does.
    #[error("expected {expected}, found {found}")]
    Unexpected {
        /// What the format calls for.
        expected: Expected,
        /// What stands there.
        found: Found,
    },
    /// A text without its closing quote.
    #[error("expected a closing quote for the text that starts here, found the end of the file")]
    UnclosedText,
    /// A number that cannot be read.
    #[error("expected {expected}, found {found}")]
    Number {
        /// What a number looks like.
        expected: ParseExactError,
        /// What stands there.
        found: Found,
    },
    /// A player's number beyond the list of players.
    #[error("expected a player from 1 to {n_players}, found {found}")]
    PlayerOutOfRange {
        /// How many players the header names.
        n_players: u32,
        /// What stands there.
        found: Found,
    },
    /// An information set used before its moves were named.
    #[error("expected the name and moves of information set {number}, found its first use without them")]
    SetUndefined {
        /// Its number.
        number: i32,
    },
    /// An information set described again, differently.
    #[error("expected the same description of information set {number} as before, found a different one")]
    SetMismatch {
        /// Its number.
        number: i32,
    },
    /// An outcome used before its payoffs were given.
    #[error("expected the name and payoffs of outcome {number}, found its first use without them")]
    OutcomeUndefined {
        /// Its number.
        number: i32,
    },
    /// An outcome described again, differently.
    #[error("expected the same description of outcome {number} as before, found a different one")]
    OutcomeMismatch {
        /// Its number.
        number: i32,
    },
    /// Outcome 0 stands for "none" and can have no payoffs.
    #[error("expected no payoffs for outcome 0 (none), found a description")]
    OutcomeZero,
    /// A probability below 0.
    #[error("expected a probability of at least 0, found {found}")]
    ProbabilityNegative {
        /// What stands there.
        found: Exact,
    },
    /// Probabilities that do not sum to 1.
    #[error("expected probabilities that sum to exactly 1, found a sum of {}", .sum.to_short())]
    ProbabilitySum {
        /// Their sum.
        sum: Exact,
    },
    /// The file ends before the tree is complete.
    #[error(
        "expected more nodes (the moves so far call for at least {n_missing}), found the end of the file"
    )]
    TooFewNodes {
        /// How many, at least.
        n_missing: u64,
    },
    /// Something stands after the complete tree.
    #[error("expected the end of the file (the tree is complete), found {found}")]
    Trailing {
        /// What stands there.
        found: Found,
    },
    /// Bytes that are no text.
    #[error("expected text (UTF-8), found bytes that are none: this is not an .efg file")]
    NotText,
    /// Longer than the cap.
    #[error("expected a file of at most {max_bytes} bytes, found {n_bytes}")]
    TooManyBytes {
        /// Length of the file.
        n_bytes: u64,
        /// The cap.
        max_bytes: u64,
    },
    /// More nodes than the cap.
    #[error("expected at most {max_nodes} nodes, found more")]
    TooManyNodes {
        /// The cap.
        max_nodes: u32,
    },
    /// The progress hook said stop.
    #[error("expected to read on, found a request to stop")]
    Cancelled,
}

impl Reason {
    /// The stable code.
    #[must_use]
    pub fn code(&self) -> &'static str {
        match self {
            Self::Unexpected { .. } => "unexpected",
            Self::UnclosedText => "unclosed-text",
            Self::Number { .. } => "number",
            Self::PlayerOutOfRange { .. } => "player-out-of-range",
            Self::SetUndefined { .. } => "set-undefined",
            Self::SetMismatch { .. } => "set-mismatch",
            Self::OutcomeUndefined { .. } => "outcome-undefined",
            Self::OutcomeMismatch { .. } => "outcome-mismatch",
            Self::OutcomeZero => "outcome-zero",
            Self::ProbabilityNegative { .. } => "probability-negative",
            Self::ProbabilitySum { .. } => "probability-sum",
            Self::TooFewNodes { .. } => "too-few-nodes",
            Self::Trailing { .. } => "trailing",
            Self::NotText => "not-text",
            Self::TooManyBytes { .. } => "too-many-bytes",
            Self::TooManyNodes { .. } => "too-many-nodes",
            Self::Cancelled => "cancelled",
        }
    }
}

/// What the format calls for at one place.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[allow(missing_docs, reason = "each variant's text is its documentation")]
pub enum Expected {
    #[error("`EFG` at the start of the file")]
    FileType,
    #[error("version `2` after `EFG`")]
    Version,
    #[error("`R` or `D` after the version")]
    NumberType,
    #[error("the game's title in quotes")]
    Title,
    #[error("`{{` before the players")]
    OpenPlayers,
    #[error("a player's name in quotes or `}}`")]
    PlayerOrClose,
    #[error("a node: `c`, `p` or `t`")]
    Node,
    #[error("the node's name in quotes")]
    NodeName,
    #[error("a player's number")]
    Player,
    #[error("an information set's number, a whole number")]
    SetNumber,
    #[error("`{{` before the moves")]
    OpenMoves,
    #[error("a move's name in quotes")]
    Move,
    #[error("a move's name in quotes or `}}`")]
    MoveOrClose,
    #[error("the probability of the move")]
    Probability,
    #[error("an outcome's number, a whole number (0 for none)")]
    OutcomeNumber,
    #[error("`{{` before the payoffs")]
    OpenPayoffs,
    #[error("a payoff for each player")]
    Payoff,
    #[error("`}}` after one payoff for each player")]
    ClosePayoffs,
}

/// What stands at one place.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Found {
    /// Nothing more.
    #[error("the end of the file")]
    End,
    /// The start of what stands there.
    #[error("`{0}`")]
    Piece(String),
}

/// Something odd in a file that was read all the same. Displays as `line:column: …`.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{line}:{column}: {kind}")]
pub struct Problem {
    /// From 1.
    pub line: u32,
    /// From 1, in characters.
    pub column: u32,
    /// What is odd.
    pub kind: ProblemKind,
}

/// What can be odd without being wrong.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ProblemKind {
    /// Two moves of one information set have the same name.
    #[error("expected different names for the moves of one information set, found `{name}` twice")]
    DuplicateMove {
        /// The name.
        name: String,
    },
    /// More problems than are listed.
    #[error("and {n_more} more problems of this kind")]
    More {
        /// How many.
        n_more: u32,
    },
}

impl ProblemKind {
    /// The stable code.
    #[must_use]
    pub fn code(&self) -> &'static str {
        match self {
            Self::DuplicateMove { .. } => "duplicate-move",
            Self::More { .. } => "more",
        }
    }
}

impl Serialize for Problem {
    /// As `{line, column, code, text}`.
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut fields = serializer.serialize_struct("Problem", 4)?;
        fields.serialize_field("line", &self.line)?;
        fields.serialize_field("column", &self.column)?;
        fields.serialize_field("code", self.kind.code())?;
        fields.serialize_field("text", &self.kind.to_string())?;
        fields.end()
    }
}
