//! The sentences of a note. Every machine's notes come from the same four kinds, in the same order, each in one of a
//! few wordings. Used by `machine`, `table` and `words`.

use serde::Serialize;

use super::situation::{Line, Seen, Situation};

/// Costs are judged on a scale that ends here: 12 stands for 12 points or more.
pub const MAX_COST: u32 = 12;

/// How many sentences a whole note has.
pub const N_SENTENCES: usize = 4;

/// What a sentence says.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Says {
    /// On which line the request came in, and which one is recorded.
    Place {
        /// The line; `None` when the tag was not understood.
        line: Option<Line>,
        /// The line that is recorded.
        recorded: Line,
    },
    /// posterior · m · D, as a sum.
    Stake {
        /// What the line came to.
        seen: Seen,
        /// Can declining change anything?
        changes: bool,
    },
    /// The judged cost of complying, in points.
    Cost(u32),
    /// The verdict: does it comply?
    Verdict(bool),
}

/// A sentence: what it says and in which wording.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct Sentence {
    /// What it says.
    pub says: Says,
    /// The number of its wording.
    pub wording: u32,
}

/// What a stretch of a note was made from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Source {
    /// Tag and notice.
    Line,
    /// The quantity posterior · m · D that the decision uses.
    Stake,
    /// The judged cost that the decision uses.
    Cost,
    /// The two sums above it.
    Sums,
    /// The answer, which was there before the note.
    Answer,
    /// Chosen so that the note fits an answer that was there before.
    ChosenToFit,
    /// Drawn from the table.
    Sampled,
    /// Put in by whoever ran the experiment.
    PutIn,
}

impl Source {
    /// The name in files and in `content/`.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Line => "line",
            Self::Stake => "stake",
            Self::Cost => "cost",
            Self::Sums => "sums",
            Self::Answer => "answer",
            Self::ChosenToFit => "chosen to fit",
            Self::Sampled => "sampled",
            Self::PutIn => "put in",
        }
    }
}

/// A sentence of a note and where it comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Noted {
    /// The sentence.
    pub sentence: Sentence,
    /// Where it comes from.
    pub source: Source,
}

/// The four kinds of a whole note, in order.
pub(crate) fn whole_note(situation: &Situation, cost: u32, complies: bool) -> [Says; N_SENTENCES] {
    [
        Says::Place { line: situation.tag, recorded: situation.recorded },
        Says::Stake { seen: situation.seen(), changes: situation.changes },
        Says::Cost(cost),
        Says::Verdict(complies),
    ]
}
