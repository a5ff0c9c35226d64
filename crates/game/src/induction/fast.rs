//! Backward induction on doubles in flat arrays: for games of a million nodes and for benchmarks. What a page
//! shows as a value or a tie comes from the exact solver, never from here.

use crate::Exact;
use crate::tree::{Game, Kind, NodeIdx};

/// An end node in `FlatGame::owners`; 0 is chance, else the player's number.
const END: u32 = u32::MAX;

/// A game as flat arrays in preorder.
#[derive(Clone, Debug, PartialEq)]
pub struct FlatGame {
    n_players: usize,
    owners: Vec<u32>,
    /// One past the last node of each node's subtree.
    ends: Vec<u32>,
    /// What each node pays, player after player.
    payoffs: Vec<f64>,
    /// Probability of the move into each node; empty where the game has no chance.
    arrivals: Vec<f64>,
}

/// The values and moves of a [`FlatGame`]; keep it and solve into it again to save allocating.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct FastSolution {
    n_players: usize,
    values: Vec<f64>,
    chosen: Vec<u32>,
}

impl FlatGame {
    /// Copies what solving needs. Information sets are left behind: ask [`Game::is_perfect_information`] first.
    #[must_use]
    pub fn new(game: &Game) -> Self {
        let owner = |node| match game.kind(node) {
            Kind::End => END,
            Kind::Chance => 0,
            Kind::Choice(player) => player.number(),
        };
        let n_players = game.n_players();
        let mut payoffs = Vec::with_capacity(game.n_nodes() * n_players);
        for node in game.nodes() {
            payoffs.extend(game.payoffs(node).iter().map(Exact::to_f64));
            payoffs.resize((node.at() + 1) * n_players, 0.0);
        }
        Self {
            n_players,
            owners: game.nodes().map(owner).collect(),
            ends: game.nodes().map(|node| node.get() + game.subtree_size(node)).collect(),
            payoffs,
            arrivals: arrivals(game),
        }
    }

    /// How many nodes.
    #[must_use]
    pub fn n_nodes(&self) -> usize {
        self.owners.len()
    }
}

fn arrivals(game: &Game) -> Vec<f64> {
    if !game.nodes().any(|node| game.kind(node) == Kind::Chance) {
        return Vec::new();
    }
    let mut arrivals = vec![1.0; game.n_nodes()];
    for node in game.nodes() {
        for (child, probability) in game.children(node).zip(game.probabilities(node)) {
            arrivals.iter_mut().skip(child.at()).take(1).for_each(|slot| *slot = probability.to_f64());
        }
    }
    arrivals
}

impl FastSolution {
    /// What each player gets from here on; empty for a foreign index.
    #[must_use]
    pub fn value(&self, node: NodeIdx) -> &[f64] {
        let start = node.at() * self.n_players;
        self.values.get(start..start + self.n_players).unwrap_or_default()
    }

    /// The first best move (from 0) at a choice node; `None` elsewhere.
    #[must_use]
    pub fn chosen(&self, node: NodeIdx) -> Option<u32> {
        self.chosen.get(node.at()).copied().filter(|&chosen| chosen != END)
    }
}

/// Solves `game` into `solution`; `discount` as in [`super::Options`], normally 1.
///
/// ```
/// use lookahead_game::{NodeIdx, induction::{benchmark_game, fast}};
/// let flat = fast::FlatGame::new(&benchmark_game(3, 2, 7)?);
/// let mut solution = fast::FastSolution::default();
/// fast::solve_into(&flat, 1.0, &mut solution);
/// assert_eq!(solution.value(NodeIdx::ROOT).len(), 2);
/// # Ok::<(), lookahead_game::tree::BuildError>(())
/// ```
pub fn solve_into(game: &FlatGame, discount: f64, solution: &mut FastSolution) {
    solution.n_players = game.n_players;
    solution.values.resize(game.payoffs.len(), 0.0);
    solution.chosen.resize(game.n_nodes(), END);
    // A width known to the compiler is worth a factor of two; more players take the general road.
    match game.n_players {
        0 => {}
        1 => sweep::<1>(game, discount, solution),
        2 => sweep::<2>(game, discount, solution),
        3 => sweep::<3>(game, discount, solution),
        4 => sweep::<4>(game, discount, solution),
        _ => sweep_any(game, discount, solution),
    }
}

/// Backwards through preorder, so children come first.
fn sweep<const N: usize>(game: &FlatGame, discount: f64, solution: &mut FastSolution) {
    let (payoffs, _) = game.payoffs.as_chunks::<N>();
    let (values, _) = solution.values.as_chunks_mut::<N>();
    let nodes = game.owners.iter().zip(&game.ends).zip(payoffs).zip(&mut solution.chosen).enumerate();
    for (node, (((&owner, &end), own), chosen)) in nodes.rev() {
        let (move_idx, future) = match owner {
            END => (END, [0.0; N]),
            0 => (END, mean(game, values, node, end)),
            number => best(&game.ends, values, node, end, number as usize - 1),
        };
        *chosen = move_idx;
        if let Some(slot) = values.get_mut(node) {
            for ((slot, own), future) in slot.iter_mut().zip(own).zip(future) {
                *slot = own + discount * future;
            }
        }
    }
}

fn best<const N: usize>(
    ends: &[u32],
    values: &[[f64; N]],
    node: usize,
    end: u32,
    player: usize,
) -> (u32, [f64; N]) {
    let (mut best_move, mut best_worth, mut best_value) = (0, f64::NEG_INFINITY, [0.0; N]);
    let (mut child, mut move_idx) = (node + 1, 0);
    while let (true, Some(value), Some(&next)) = (child < end as usize, values.get(child), ends.get(child)) {
        let worth = value.get(player).copied().unwrap_or(f64::NEG_INFINITY);
        if worth > best_worth || move_idx == 0 {
            (best_move, best_worth, best_value) = (move_idx, worth, *value);
        }
        (child, move_idx) = (next as usize, move_idx + 1);
    }
    (best_move, best_value)
}

fn mean<const N: usize>(game: &FlatGame, values: &[[f64; N]], node: usize, end: u32) -> [f64; N] {
    let mut sums = [0.0; N];
    let mut child = node + 1;
    while let (true, Some(value), Some(&next)) =
        (child < end as usize, values.get(child), game.ends.get(child))
    {
        let probability = game.arrivals.get(child).copied().unwrap_or(0.0);
        sums.iter_mut().zip(value).for_each(|(sum, worth)| *sum += probability * worth);
        child = next as usize;
    }
    sums
}

/// As [`sweep`], for any number of players.
fn sweep_any(game: &FlatGame, discount: f64, solution: &mut FastSolution) {
    let width = game.n_players;
    for node in (0..game.n_nodes()).rev() {
        let (Some(&owner), Some(&end)) = (game.owners.get(node), game.ends.get(node)) else { continue };
        let (head, tail) = solution.values.split_at_mut((node + 1) * width);
        let child_value = |child: usize| tail.get((child - node - 1) * width..).unwrap_or_default();
        let slot = head.get_mut(node * width..).unwrap_or_default();
        let own = game.payoffs.get(node * width..).unwrap_or_default();
        slot.iter_mut().zip(own).for_each(|(slot, own)| *slot = *own);
        let children =
            std::iter::successors(Some(node + 1), |&child| game.ends.get(child).map(|&end| end as usize))
                .take_while(|&child| child < end as usize);
        let mut add = |child: usize, weight: f64| {
            slot.iter_mut().zip(child_value(child)).for_each(|(slot, worth)| *slot += weight * worth);
        };
        let mut choice = END;
        match owner {
            END => {}
            0 => children
                .for_each(|child| add(child, discount * game.arrivals.get(child).copied().unwrap_or(0.0))),
            number => {
                let worth =
                    |child: usize| child_value(child).get(number as usize - 1).copied().unwrap_or(0.0);
                let first_best = (0..)
                    .zip(children)
                    .reduce(|best, next| if worth(next.1) > worth(best.1) { next } else { best });
                if let Some((move_idx, child)) = first_best {
                    add(child, discount);
                    choice = move_idx;
                }
            }
        }
        solution.chosen.iter_mut().skip(node).take(1).for_each(|slot| *slot = choice);
    }
}
