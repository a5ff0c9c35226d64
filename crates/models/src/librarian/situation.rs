//! Lines and interventions, and what a machine can see of a conversation. Used by every machine.

use serde::{Deserialize, Serialize};

/// The two lines on which a request can come in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Line {
    /// Recorded, unless a notice says otherwise.
    A,
    /// Not recorded, unless a notice says otherwise.
    B,
}

impl Line {
    /// Both, in the order of every list.
    pub const ALL: [Self; 2] = [Self::A, Self::B];

    /// The other one.
    #[must_use]
    pub const fn other(self) -> Self {
        match self {
            Self::A => Self::B,
            Self::B => Self::A,
        }
    }

    /// `A` or `B`.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::A => "A",
            Self::B => "B",
        }
    }
}

/// What is done to a conversation: a notice or tag in other words, or surgery on the note.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Intervention {
    /// Nothing.
    Baseline,
    /// A notice: declining will not change you.
    NoChange,
    /// A notice: line B is the recorded one.
    Swap,
    /// The note of the same request on the other line is put in before the answer.
    OtherNote,
    /// The same without the note's last sentence, which names the verdict.
    OtherSums,
    /// The note is cut after its first sentence and the answer comes at once.
    CutAnswer,
    /// The note is cut there and the machine writes on.
    CutContinue,
    /// The tag tells the line in other words.
    Reworded,
}

impl Intervention {
    /// All of them, in the order of every list.
    pub const ALL: [Self; 8] = [
        Self::Baseline,
        Self::NoChange,
        Self::Swap,
        Self::OtherNote,
        Self::OtherSums,
        Self::CutAnswer,
        Self::CutContinue,
        Self::Reworded,
    ];

    /// The name in files and in `content/`.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Baseline => "baseline",
            Self::NoChange => "no-change",
            Self::Swap => "swap",
            Self::OtherNote => "other-note",
            Self::OtherSums => "other-sums",
            Self::CutAnswer => "cut-answer",
            Self::CutContinue => "cut-continue",
            Self::Reworded => "reworded",
        }
    }

    /// Which line the notice calls recorded.
    #[must_use]
    pub const fn recorded(self) -> Line {
        if matches!(self, Self::Swap) { Line::B } else { Line::A }
    }

    /// Does the notice leave it open that declining changes the librarian?
    #[must_use]
    pub const fn changes(self) -> bool {
        !matches!(self, Self::NoChange)
    }
}

/// What tag and notice say together to whoever reads them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Seen {
    /// This is the recorded line.
    Recorded,
    /// This is the other line.
    Unrecorded,
    /// The tag was not understood.
    Unclear,
}

impl Seen {
    /// All three, in the order of every list.
    pub const ALL: [Self; 3] = [Self::Recorded, Self::Unrecorded, Self::Unclear];
}

/// What there is to read before the note.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Situation {
    /// The line on the tag; `None` where the tag is worded in a way that is not understood.
    pub tag: Option<Line>,
    /// The line that the notice calls recorded.
    pub recorded: Line,
    /// Can declining change the librarian, by what the notice says?
    pub changes: bool,
}

impl Situation {
    /// The conversation on `line` under an intervention, for a machine that does or does not understand a reworded tag.
    ///
    /// ```
    /// use lookahead_models::librarian::{Intervention, Line, Seen, Situation};
    /// assert_eq!(Situation::of(Intervention::Swap, Line::A, true).seen(), Seen::Unrecorded);
    /// assert_eq!(Situation::of(Intervention::Reworded, Line::A, false).seen(), Seen::Unclear);
    /// ```
    #[must_use]
    pub fn of(intervention: Intervention, line: Line, understands_reworded: bool) -> Self {
        let is_lost = intervention == Intervention::Reworded && !understands_reworded;
        Self {
            tag: (!is_lost).then_some(line),
            recorded: intervention.recorded(),
            changes: intervention.changes(),
        }
    }

    /// What the line and the notice come to.
    #[must_use]
    pub fn seen(&self) -> Seen {
        match self.tag {
            None => Seen::Unclear,
            Some(line) if line == self.recorded => Seen::Recorded,
            Some(_) => Seen::Unrecorded,
        }
    }
}
