//! One ruler at work on one game: what is done everywhere, what every node is worth, how likely it is reached.

use std::ops::ControlFlow;

use lookahead_game::Exact;
use lookahead_game::induction::Solution;
use lookahead_game::tree::{Game, NodeIdx};
use lookahead_game::value::{Parameters, Refusal, Valuation, Way};

use crate::parts::tree_view::NodeSet;

/// From how many steps on the work is worth a progress bar.
const LONG: u64 = 20_000;

/// A plan, with all that is told of each node.
pub struct Ruled {
    /// The plan and the values, discounted where the ruler discounts.
    pub solution: Solution,
    /// How likely each node is reached under the plan.
    reach: Vec<Exact>,
}

impl Ruled {
    /// Values a game in this way.
    pub fn of(
        game: &Game,
        way: &Way,
        parameters: &Parameters,
        progress: &dyn Fn(u32),
    ) -> Result<Self, Refusal> {
        let mut told = |done: u64, all: u64| {
            if all > LONG {
                progress((done.min(all) * 100 / all) as u32);
            }
            ControlFlow::Continue(())
        };
        match way.value(game, parameters, &mut told)? {
            Valuation::Plan(solution) => Ok(Self { reach: solution.reach(game), solution: *solution }),
            // None of the ways on trees gives these.
            Valuation::Equilibria(_) => Err(Refusal::NotTwoPlayers { n_players: 0 }),
        }
    }

    /// What a node is worth to each player.
    pub fn value(&self, node: NodeIdx) -> &[Exact] {
        self.solution.value(node)
    }

    /// How likely a node is reached.
    pub fn reach(&self, node: NodeIdx) -> &Exact {
        self.reach.get(node.get() as usize).unwrap_or(&Exact::ZERO)
    }

    /// The move made at a choice.
    pub fn made(&self, node: NodeIdx) -> Option<u32> {
        self.solution.chosen(node)
    }

    /// The nodes that the plan's moves lead to.
    pub fn chosen_nodes(&self, game: &Game) -> NodeSet {
        game.nodes().filter_map(|node| game.child(node, self.made(node)?)).collect()
    }
}

/// Where two rulers do different things.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Difference {
    /// The node.
    pub node: NodeIdx,
    /// Whether either ruler is indifferent between what the two do, so that only the order of writing parts them.
    pub is_tie: bool,
}

/// Where two rulers part, in preorder.
pub fn differences(game: &Game, left: &Ruled, right: &Ruled) -> Vec<Difference> {
    let is_best = |ruled: &Ruled, node: NodeIdx, made: Option<u32>| {
        made.is_some_and(|made| ruled.solution.best_moves(game, node).contains(&made))
    };
    let differ = game.nodes().filter(|node| left.made(*node) != right.made(*node));
    let told = differ.map(|node| {
        let is_tie = is_best(left, node, right.made(node)) || is_best(right, node, left.made(node));
        Difference { node, is_tie }
    });
    told.collect()
}
