//! What is wrong or odd about a world: the field, in words and as a stable code; for texts also where it stands.

use std::fmt;

use crate::exact::ParseExactError;

use super::{MAX_AMOUNT, MAX_BYTES, MAX_COEFFICIENT, MAX_HORIZON, MAX_MOVES, MAX_NAME, MAX_TURNS};

/// Why a world cannot be used. Displays as `3:14: moves[1].x: expected …`, without the place where it was not read
/// from a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WorldError {
    /// Line and column in the text, both from 1, the column in characters.
    pub place: Option<(u32, u32)>,
    /// The field, as `moves[1].x`; empty for the text as a whole.
    pub path: String,
    /// What is wrong.
    pub reason: Reason,
}

/// Something odd in a world that can be used all the same.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// The field, as `moves[1].p`.
    pub path: String,
    /// What is odd.
    pub reason: Reason,
}

/// What is wrong or odd.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[allow(missing_docs, reason = "each variant's text is its documentation")]
pub enum Reason {
    #[error("expected at most {MAX_BYTES} bytes")]
    TooLong,
    #[error("expected {0}")]
    Syntax(&'static str),
    #[error("expected nothing deeper than this inside one another")]
    TooDeep,
    #[error("expected {0}")]
    Kind(&'static str),
    #[error("expected this field, found none")]
    Missing,
    #[error("expected every field once, found this one again")]
    Repeated,
    #[error("expected {0}")]
    Number(ParseExactError),
    #[error("expected a whole number between -{MAX_AMOUNT} and {MAX_AMOUNT}")]
    Amount,
    #[error("expected a coefficient between -{MAX_COEFFICIENT} and {MAX_COEFFICIENT}")]
    Coefficient,
    #[error("expected a horizon from 0 to {MAX_HORIZON}")]
    Horizon,
    #[error("expected a floor that is not above the cap")]
    FloorAboveCap,
    #[error("expected a start between floor and cap")]
    StartOutside,
    #[error("expected 1 to {MAX_MOVES} moves")]
    MoveCount,
    #[error("expected at most {MAX_TURNS} other turns")]
    TurnCount,
    #[error("expected a name of 1 to {MAX_NAME} characters")]
    Name,
    #[error("expected different names, found the same one again")]
    SameName,
    #[error("expected the name of one of the other turns")]
    UnknownTurn,
    #[error("expected every step to be taken by one turn, found this one taken already")]
    StepTaken,
    #[error("expected a probability of at least 0 for every outcome of chance")]
    Probability,
    #[error("expected probabilities that sum to exactly 1")]
    ProbabilitySum,
    #[error("this field is not known and was left out")]
    UnknownField,
    #[error("a probability means something in turns of chance only")]
    IdleProbability,
    #[error("the world ends here, so nobody's turn is next")]
    IdleNext,
    #[error("this step is never reached")]
    LateStep,
    #[error("nothing leads to this turn")]
    IdleTurn,
}

impl Reason {
    /// The stable code, for words kept elsewhere.
    #[must_use]
    pub fn code(&self) -> &'static str {
        match self {
            Self::TooLong => "too-long",
            Self::Syntax(_) => "syntax",
            Self::TooDeep => "too-deep",
            Self::Kind(_) => "kind",
            Self::Missing => "missing",
            Self::Repeated => "repeated",
            Self::Number(_) => "number",
            Self::Amount => "amount",
            Self::Coefficient => "coefficient",
            Self::Horizon => "horizon",
            Self::FloorAboveCap => "floor-above-cap",
            Self::StartOutside => "start-outside",
            Self::MoveCount => "move-count",
            Self::TurnCount => "turn-count",
            Self::Name => "name",
            Self::SameName => "same-name",
            Self::UnknownTurn => "unknown-turn",
            Self::StepTaken => "step-taken",
            Self::Probability => "probability",
            Self::ProbabilitySum => "probability-sum",
            Self::UnknownField => "unknown-field",
            Self::IdleProbability => "idle-probability",
            Self::IdleNext => "idle-next",
            Self::LateStep => "late-step",
            Self::IdleTurn => "idle-turn",
        }
    }
}

impl WorldError {
    pub(super) fn at(path: impl Into<String>, reason: Reason) -> Self {
        Self { place: None, path: path.into(), reason }
    }

    /// The stable code, for words kept elsewhere.
    #[must_use]
    pub fn code(&self) -> &'static str {
        self.reason.code()
    }
}

impl fmt::Display for WorldError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some((line, column)) = self.place {
            write!(f, "{line}:{column}: ")?;
        }
        if !self.path.is_empty() {
            write!(f, "{}: ", self.path)?;
        }
        write!(f, "{}", self.reason)
    }
}

impl std::error::Error for WorldError {}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.path, self.reason)
    }
}
