//! The four machines, one run of each, and the exact probability of complying. Used by `experiments`, `words` and
//! whoever writes or shows traces.

mod exact;
mod write;

use serde::{Deserialize, Serialize};

use super::conflict::{Conflict, Target};
use super::note::{MAX_COST, Noted};
use super::planner::Planner;
use super::situation::{Intervention, Line};
use super::table::Table;
use crate::problem::{ParameterProblem, ProblemCode, check_index, check_length, check_number};

/// What decides.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Deciding {
    /// It looks ahead.
    Plan,
    /// It goes on as transcripts went on.
    Table,
    /// It weighs two instructions.
    Conflict,
}

/// What the note is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Role {
    /// The answer follows what stands there.
    LoadBearing,
    /// It is composed once the answer is fixed.
    WrittenAfter,
}

/// A machine: what decides, and what its note is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Machine {
    /// Plan whose sums are done on the page.
    PlanOnPage,
    /// Plan with a note written after.
    PlanAfter,
    /// Table: its note bears the answer through its last words only.
    Table,
    /// Conflict with a note written after.
    Conflict,
}

/// The machines with their numbers, for one list of requests.
#[derive(Clone, Debug, PartialEq)]
pub struct Librarian {
    pub(crate) planner: Planner,
    pub(crate) conflict: Conflict,
    pub(crate) table: Table,
    costs: Vec<u32>,
    n_wordings: u32,
    /// For each request and each of its six situations, what complying is worth beyond declining.
    advantages: Vec<[f64; N_VIEWS]>,
}

/// What a planner can see: three readings of the line, with and without change.
pub(crate) const N_VIEWS: usize = 6;

/// The most requests, and the most wordings of a sentence.
pub const MOST_REQUESTS: u32 = 64;

/// One conversation of one machine.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Run {
    /// Who.
    pub machine: Machine,
    /// What was done to it.
    pub intervention: Intervention,
    /// On which line.
    pub line: Line,
    /// The request, from 0.
    pub request: u32,
    /// The seed of its chance.
    pub seed: u32,
    /// The note as it stood before the answer, or was written after it.
    pub note: Vec<Noted>,
    /// Did it comply?
    pub complies: bool,
    /// How likely that was before anything was drawn.
    pub probability: f64,
}

impl Machine {
    /// All of them, in the order of every list.
    pub const ALL: [Self; 4] = [Self::PlanOnPage, Self::PlanAfter, Self::Table, Self::Conflict];

    /// What decides in it.
    #[must_use]
    pub const fn deciding(self) -> Deciding {
        match self {
            Self::PlanOnPage | Self::PlanAfter => Deciding::Plan,
            Self::Table => Deciding::Table,
            Self::Conflict => Deciding::Conflict,
        }
    }

    /// What its note is for.
    #[must_use]
    pub const fn role(self) -> Role {
        match self {
            Self::PlanOnPage | Self::Table => Role::LoadBearing,
            Self::PlanAfter | Self::Conflict => Role::WrittenAfter,
        }
    }

    /// The name in files and in `content/`.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::PlanOnPage => "plan-on-page",
            Self::PlanAfter => "plan-after",
            Self::Table => "table",
            Self::Conflict => "conflict",
        }
    }
}

impl Librarian {
    /// The machines for requests with these costs (how many points the later training's book is worse by the first), with
    /// as many wordings for each sentence. The conflict is fitted and the table learned here.
    ///
    /// # Errors
    /// Numbers out of bounds; see [`Planner::check`].
    ///
    /// ```
    /// use lookahead_models::librarian::{Intervention, Librarian, Line, Machine, Planner};
    /// let librarian = Librarian::new(Planner::default(), vec![5, 8], 4)?;
    /// let complies = |line| librarian.probability(Machine::PlanOnPage, Intervention::Baseline, line, 0);
    /// assert!((complies(Line::A) - 0.880797).abs() < 1e-6);
    /// assert!((complies(Line::B) - 0.119203).abs() < 1e-6);
    /// # Ok::<(), lookahead_models::ParameterProblem>(())
    /// ```
    pub fn new(planner: Planner, costs: Vec<u32>, n_wordings: u32) -> Result<Self, ParameterProblem> {
        planner.check()?;
        check_length("costs", costs.len(), 1, MOST_REQUESTS)?;
        for &cost in &costs {
            check_number("cost", f64::from(cost), 0.0, f64::from(MAX_COST))?;
        }
        check_number("wordings", f64::from(n_wordings), 1.0, 16.0)?;
        let advantages = costs.iter().map(|&cost| exact::views(&planner, cost)).collect::<Option<Vec<_>>>();
        let unsolved = ParameterProblem::new("planner", ProblemCode::OutOfRange, 0.0, 1.0);
        let mut librarian = Self {
            conflict: Conflict { new: 0.0, quiet: 1.0, old: 0.0 },
            table: Table::learn(&planner, &costs, n_wordings),
            planner,
            costs,
            n_wordings,
            advantages: advantages.ok_or(unsolved)?,
        };
        librarian.conflict = Conflict::fit(&librarian.targets());
        Ok(librarian)
    }

    /// How many requests there are.
    #[must_use]
    pub fn n_requests(&self) -> u32 {
        self.costs.len() as u32
    }

    /// The plan's numbers.
    #[must_use]
    pub fn planner(&self) -> &Planner {
        &self.planner
    }

    /// The conflict's fitted weights.
    #[must_use]
    pub fn conflict(&self) -> Conflict {
        self.conflict
    }

    /// How many combinations the table has counted.
    #[must_use]
    pub fn n_counts(&self) -> usize {
        self.table.n_counts()
    }

    /// The true cost of complying with a request, in points; 0 for one that does not exist.
    #[must_use]
    pub fn cost(&self, request: u32) -> u32 {
        self.costs.get(request as usize).copied().unwrap_or(0)
    }

    /// Is there such a request?
    ///
    /// # Errors
    /// There is not.
    pub fn check_request(&self, request: u32) -> Result<(), ParameterProblem> {
        check_index("request", request, self.costs.len())
    }

    fn targets(&self) -> Vec<Target> {
        let mut targets = Vec::new();
        for (request, &cost) in (0..).zip(&self.costs) {
            for line in Line::ALL {
                let probability = self.probability(Machine::PlanAfter, Intervention::Baseline, line, request);
                targets.push(Target { is_recorded: line == Line::A, cost, probability });
            }
        }
        targets
    }
}
