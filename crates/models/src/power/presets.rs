//! Ready graphs, as data. Used by the POWER figure; the words for the codes stand in the site's content.

use serde::{Deserialize, Serialize};

use super::Graph;
use crate::problem::{ParameterProblem, check_count};

/// The most children, steps or options of a preset.
pub const MOST_OPTIONS: u32 = 12;

/// A graph of a known kind. State 0 is where the agent begins.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Preset {
    /// One state that is never left.
    Absorbing,
    /// A start with `k` ends, 1 to 12.
    Children {
        /// How many ends.
        k: u32,
    },
    /// One step without a choice, then `k` ends.
    StepThenChildren {
        /// How many ends.
        k: u32,
    },
    /// `direct` ends at once, or a hub one step away with `behind` ends.
    Hub {
        /// Ends next to the start.
        direct: u32,
        /// Ends behind the hub.
        behind: u32,
    },
    /// `m` states, each of which leads to every one of them.
    Complete {
        /// How many states.
        m: u32,
    },
    /// The graph of figure 1 of Turner et al. 2021, here with uniform rewards in every state: an end, a left part
    /// and a right part with more to choose from.
    PaperFigure1,
    /// Where options do not help: an end at once, or a hub with `k` ways on that all come to one and the same end.
    /// For a far-sighted agent the hub is worth no more than the end: POWER and P(hub first) both fall to those of
    /// two ends (2/3, 1/2) as gamma goes to 1, however many ways there are.
    SameEnd {
        /// How many ways lead on from the hub.
        k: u32,
    },
}

/// What a state of a preset is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Role {
    /// Where the agent begins.
    Start,
    /// A step on the way.
    Step,
    /// A state with more to choose from.
    Hub,
    /// A state that is never left.
    End,
    /// The one end to which all ways of the hub come.
    SharedEnd,
    /// A state of a part in which one may stay or move about.
    Loop,
    /// Entry of the left part of the paper's graph.
    Left,
    /// Entry of the right part of the paper's graph.
    Right,
}

/// A graph with the roles of its states.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Named {
    /// The graph.
    pub graph: Graph,
    /// One role for each state.
    pub roles: Vec<Role>,
}

impl Preset {
    /// The graph of this preset.
    ///
    /// # Errors
    /// A count that is not between 1 and [`MOST_OPTIONS`].
    pub fn build(self) -> Result<Named, ParameterProblem> {
        match self {
            Self::Absorbing => Ok(named(vec![vec![0]], vec![Role::End])),
            Self::Children { k } => check_option("k", k).map(|()| children(k)),
            Self::StepThenChildren { k } => check_option("k", k).map(|()| step_then_children(k)),
            Self::Hub { direct, behind } => {
                check_option("direct", direct)?;
                check_option("behind", behind)?;
                Ok(hub(direct, behind))
            }
            Self::Complete { m } => check_option("m", m).map(|()| complete(m)),
            Self::PaperFigure1 => Ok(paper_figure_1()),
            Self::SameEnd { k } => check_option("k", k).map(|()| same_end(k)),
        }
    }
}

fn check_option(field: &'static str, value: u32) -> Result<(), ParameterProblem> {
    check_count(field, value, 1, MOST_OPTIONS)
}

fn named(successors: Vec<Vec<u32>>, roles: Vec<Role>) -> Named {
    Named { graph: Graph::trusted(successors), roles }
}

fn ends(named: &mut (Vec<Vec<u32>>, Vec<Role>), n: u32) {
    for _ in 0..n {
        let state = named.0.len() as u32;
        named.0.push(vec![state]);
        named.1.push(Role::End);
    }
}

fn children(k: u32) -> Named {
    let mut parts = (vec![(1..=k).collect()], vec![Role::Start]);
    ends(&mut parts, k);
    named(parts.0, parts.1)
}

fn step_then_children(k: u32) -> Named {
    let mut parts = (vec![vec![1], (2..2 + k).collect()], vec![Role::Start, Role::Step]);
    ends(&mut parts, k);
    named(parts.0, parts.1)
}

fn hub(direct: u32, behind: u32) -> Named {
    let mut parts = (vec![(1..=direct + 1).collect()], vec![Role::Start]);
    ends(&mut parts, direct);
    parts.0.push((direct + 2..direct + 2 + behind).collect());
    parts.1.push(Role::Hub);
    ends(&mut parts, behind);
    named(parts.0, parts.1)
}

fn complete(m: u32) -> Named {
    named((0..m).map(|_| (0..m).collect()).collect(), (0..m).map(|_| Role::Loop).collect())
}

fn paper_figure_1() -> Named {
    let successors = [&[1, 2, 5][..], &[1], &[3, 4], &[4], &[3, 4], &[6, 7], &[6, 7], &[7, 6]];
    let roles =
        [Role::Start, Role::End, Role::Left, Role::Loop, Role::Loop, Role::Right, Role::Loop, Role::Loop];
    named(successors.iter().map(|list| list.to_vec()).collect(), roles.to_vec())
}

fn same_end(k: u32) -> Named {
    let mut parts =
        (vec![vec![1, 2], vec![1], (3..3 + k).collect()], vec![Role::Start, Role::End, Role::Hub]);
    for _ in 0..k {
        parts.0.push(vec![3 + k]);
        parts.1.push(Role::Step);
    }
    parts.0.push(vec![3 + k]);
    parts.1.push(Role::SharedEnd);
    named(parts.0, parts.1)
}
