//! Backward induction: every player for themselves (or by another [`Ruler`]), chance averaged, in exact arithmetic.
//!
//! The value of a node is what it pays itself plus, from its children, the mean (chance) or the vector of the
//! move that is best for the player to move; ties go to the first move and are marked. This is subgame
//! perfection by Zermelo's and Kuhn's argument (Kuhn 1953, "Extensive games and the problem of information"),
//! max^n in the language of search (Luckhardt & Irani 1986). It is only an answer where every player knows the
//! whole history, so hidden information is refused with [`Unsolved::Hidden`], not answered wrongly.
//! Absent: mixed strategies, floats (they are in [`fast`], for speed only).

mod benchmark;
mod constant_sum;
mod explain;
pub mod fast;
mod plan;
mod ruler;
mod sensitivity;
mod sweep;

use std::ops::ControlFlow;

use serde::{Deserialize, Serialize};

use crate::Exact;
use crate::exact::LONGEST;
use crate::tree::{Game, Kind, NodeIdx, PlayerIdx, SetIdx};
use ruler::Columns;

pub use benchmark::benchmark_game;
pub use constant_sum::constant_sum;
pub use explain::{ChanceTerm, Explanation, MoveValue, RunnerUp};
pub use plan::{PlanEntry, steps};
pub use ruler::Ruler;
pub use sensitivity::{Course, MAX_PIECES, Pick, Stretch, TurningPoint, Unvaried, Varied};
pub use sweep::{
    BreakEven, RootValues, break_even, break_even_discount, root_values_by_discount, sweep_discounts,
};

/// Longest number the solver keeps, in bits: deep chance moves with odd probabilities make fractions whose
/// length grows with every step, and a page must not wait for numbers nobody can read. Without the feature `big`
/// it is [`LONGEST`].
pub const MAX_BITS: u64 = if LONGEST < 4_096 { LONGEST } else { 4_096 };

/// How to value.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Options {
    /// What one move later is worth: a child's value counts this many times, a node's own payoff in full.
    /// 1 changes nothing; at 0 the future counts nothing and all moves tie. Not below 0.
    pub discount: Exact,
}

impl Default for Options {
    fn default() -> Self {
        Self { discount: Exact::ONE }
    }
}

/// Why there is no solution to show.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Unsolved {
    /// A player cannot tell some of the nodes of this set apart: backward induction says nothing here.
    #[error(
        "hidden information: some player cannot tell two nodes apart, so backward induction does not apply"
    )]
    Hidden {
        /// The first such set.
        set: SetIdx,
    },
    /// A value grew longer than [`MAX_BITS`].
    #[error("the exact value of node {} has more than {MAX_BITS} bits", node.get())]
    NumbersTooLong {
        /// Where.
        node: NodeIdx,
    },
    /// The discount is below 0.
    #[error("expected a discount of at least 0")]
    DiscountNegative,
    /// The progress hook said stop.
    #[error("stopped on request")]
    Cancelled,
}

/// The value of every node and the move chosen at every choice.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Solution {
    n_players: usize,
    discount: Exact,
    columns: Columns,
    /// For each node its row of `columns.width()` numbers, the players' values first.
    values: Vec<Exact>,
    chosen: Vec<u32>,
    ties: Vec<bool>,
}

/// "No move": at chance and end nodes.
const NO_MOVE: u32 = u32::MAX;

/// Solves the whole tree.
///
/// # Errors
/// See [`Unsolved`].
///
/// ```
/// use lookahead_game::{NodeIdx, efg, induction};
/// let text = r#"EFG 2 R "Entry" { "Entrant" "Incumbent" }
/// p "" 1 1 "e" { "out" "in" } 0
/// t "" 1 "" { 0 2 }
/// p "" 2 1 "i" { "fight" "share" } 0
/// t "" 2 "" { -1 -1 }
/// t "" 3 "" { 1 1 }"#;
/// let (game, _) = efg::read(text.as_bytes(), &efg::Caps::default())?;
/// let solution = induction::solve(&game, &induction::Options::default())?;
/// assert_eq!(solution.chosen(NodeIdx::ROOT), Some(1));
/// assert_eq!(solution.value(NodeIdx::ROOT), [1.into(), 1.into()]);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn solve(game: &Game, options: &Options) -> Result<Solution, Unsolved> {
    solve_with(game, options, &mut |_, _| ControlFlow::Continue(()))
}

/// As [`solve`], calling `progress(nodes done, nodes in all)` every few thousand nodes; `Break` stops the work
/// with [`Unsolved::Cancelled`].
///
/// # Errors
/// See [`Unsolved`].
pub fn solve_with(
    game: &Game,
    options: &Options,
    progress: &mut dyn FnMut(u64, u64) -> ControlFlow<()>,
) -> Result<Solution, Unsolved> {
    solve_ruled(game, options, &[], progress)
}

/// As [`solve_with`], each player's moves judged by that player's ruler; players without one judge by their own
/// payoffs. [`Solution::value`] still holds what each player gets.
///
/// # Errors
/// See [`Unsolved`].
///
/// ```
/// use std::ops::ControlFlow;
/// use lookahead_game::{Exact, NodeIdx, PlayerIdx, efg, induction::{Options, Ruler, solve_ruled}};
/// let text = r#"EFG 2 R "" { "A" "B" } p "" 1 1 "" { "l" "r" } 0 t "" 1 "" { 3 0 } t "" 2 "" { 2 5 }"#;
/// let (game, _) = efg::read(text.as_bytes(), &efg::Caps::default())?;
/// let kind = [Ruler::payoff_of(PlayerIdx::new(1), 2, Exact::ONE)];
/// let solution = solve_ruled(&game, &Options::default(), &kind, &mut |_, _| ControlFlow::Continue(()))?;
/// assert_eq!(solution.value(NodeIdx::ROOT), [2.into(), 5.into()]);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn solve_ruled(
    game: &Game,
    options: &Options,
    rulers: &[Ruler],
    progress: &mut dyn FnMut(u64, u64) -> ControlFlow<()>,
) -> Result<Solution, Unsolved> {
    const NODES_PER_REPORT: u64 = 4_096;
    if let Some(set) = game.first_hidden() {
        return Err(Unsolved::Hidden { set });
    }
    if options.discount.is_negative() {
        return Err(Unsolved::DiscountNegative);
    }
    let mut solution = Solution::empty(game, &options.discount, rulers);
    let mut value = Vec::with_capacity(solution.columns.width());
    let n_nodes = game.n_nodes() as u64;
    // In preorder every child comes after its parent, so backwards every child comes first.
    for (done, node) in (0..).zip(game.nodes().rev()) {
        if u64::is_multiple_of(done, NODES_PER_REPORT) && progress(done, n_nodes).is_break() {
            return Err(Unsolved::Cancelled);
        }
        solution.value_node(game, node, &mut value);
        if value.iter().any(|payoff| payoff.bits() > MAX_BITS) {
            return Err(Unsolved::NumbersTooLong { node });
        }
        solution.keep_value(node, &mut value);
    }
    Ok(solution)
}

impl Unsolved {
    /// The stable code, for words kept elsewhere.
    #[must_use]
    pub fn code(&self) -> &'static str {
        match self {
            Self::Hidden { .. } => "hidden-information",
            Self::NumbersTooLong { .. } => "numbers-too-long",
            Self::DiscountNegative => "discount-negative",
            Self::Cancelled => "cancelled",
        }
    }
}

impl Solution {
    fn empty(game: &Game, discount: &Exact, rulers: &[Ruler]) -> Self {
        let (n_nodes, n_players) = (game.n_nodes(), game.n_players());
        let columns = Columns::new(n_players, rulers);
        Self {
            n_players,
            discount: discount.clone(),
            values: vec![Exact::ZERO; n_nodes * columns.width()],
            columns,
            chosen: vec![NO_MOVE; n_nodes],
            ties: vec![false; n_nodes],
        }
    }

    /// What each player gets from here on, this node's own payoff included; empty for a foreign index.
    #[must_use]
    pub fn value(&self, node: NodeIdx) -> &[Exact] {
        self.row(node).get(..self.n_players).unwrap_or_default()
    }

    /// The values of the players and of all rulers.
    fn row(&self, node: NodeIdx) -> &[Exact] {
        let start = node.at() * self.columns.width();
        self.values.get(start..start + self.columns.width()).unwrap_or_default()
    }

    /// The chosen move (from 0) at a choice node; `None` elsewhere.
    #[must_use]
    pub fn chosen(&self, node: NodeIdx) -> Option<u32> {
        self.chosen.get(node.at()).copied().filter(|&chosen| chosen != NO_MOVE)
    }

    /// Are several moves best here?
    #[must_use]
    pub fn is_tie(&self, node: NodeIdx) -> bool {
        self.ties.get(node.at()).copied().unwrap_or(false)
    }

    /// The discount this was solved with.
    #[must_use]
    pub fn discount(&self) -> &Exact {
        &self.discount
    }

    /// All moves that are best at a choice node, the chosen one first; empty elsewhere.
    #[must_use]
    pub fn best_moves(&self, game: &Game, node: NodeIdx) -> Vec<u32> {
        let Kind::Choice(player) = game.kind(node) else { return Vec::new() };
        let worth = |child: NodeIdx| self.worth(child, player);
        let best = game.children(node).filter_map(worth).max();
        let children = (0..).zip(game.children(node));
        children.filter(|&(_, child)| self.is_moot() || worth(child) == best).map(|(at, _)| at).collect()
    }

    /// At discount 0 nothing that comes later tells moves apart.
    fn is_moot(&self) -> bool {
        self.discount.is_zero()
    }

    fn worth(&self, child: NodeIdx, player: PlayerIdx) -> Option<&Exact> {
        self.row(child).get(self.columns.of(player))
    }

    /// A child's row, discounted by one move.
    fn discounted(&self, child: NodeIdx) -> impl Iterator<Item = Exact> + '_ {
        let full = self.discount == Exact::ONE;
        self.row(child).iter().map(move |worth| if full { worth.clone() } else { worth * &self.discount })
    }

    fn value_node(&mut self, game: &Game, node: NodeIdx, value: &mut Vec<Exact>) {
        self.columns.fill(game.payoffs(node), value);
        match game.kind(node) {
            Kind::End => {}
            Kind::Chance => self.add_mean(game, node, value),
            Kind::Choice(player) => self.add_best(game, node, player, value),
        }
    }

    fn add_mean(&self, game: &Game, node: NodeIdx, value: &mut [Exact]) {
        for (child, probability) in game.children(node).zip(game.probabilities(node)) {
            for (sum, worth) in value.iter_mut().zip(self.discounted(child)) {
                *sum += &(worth * probability);
            }
        }
    }

    fn add_best(&mut self, game: &Game, node: NodeIdx, player: PlayerIdx, value: &mut [Exact]) {
        let Some((chosen, child, tie)) = self.first_best(game, node, player) else { return };
        for (sum, worth) in value.iter_mut().zip(self.discounted(child)) {
            *sum += &worth;
        }
        if let (Some(slot), Some(tied)) = (self.chosen.get_mut(node.at()), self.ties.get_mut(node.at())) {
            (*slot, *tied) = (chosen, tie);
        }
    }

    /// The first best move, its child, and whether another is as good.
    fn first_best(&self, game: &Game, node: NodeIdx, player: PlayerIdx) -> Option<(u32, NodeIdx, bool)> {
        let mut children = (0..).zip(game.children(node));
        let (first, child) = children.next()?;
        let mut best = (first, child, false);
        for (at, child) in children {
            let order = self.worth(child, player).cmp(&self.worth(best.1, player));
            match order {
                _ if self.is_moot() => best.2 = true,
                std::cmp::Ordering::Greater => best = (at, child, false),
                std::cmp::Ordering::Equal => best.2 = true,
                std::cmp::Ordering::Less => {}
            }
        }
        Some(best)
    }

    fn keep_value(&mut self, node: NodeIdx, value: &mut Vec<Exact>) {
        let slots = self.values.iter_mut().skip(node.at() * self.columns.width());
        slots.zip(value.drain(..)).for_each(|(slot, worth)| *slot = worth);
    }
}
