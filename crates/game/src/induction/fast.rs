//! Backward induction on doubles: for games of a million nodes and for benchmarks. What a page shows as a value
//! or a tie comes from the exact solver, never from here.
//!
//! The game is packed into lists that are read once, from the end: going backwards through preorder, the values
//! of a node's children are the top of a stack, the first child uppermost. So memory is streamed and the stack
//! stays in cache; this is what makes it several times faster than walking nodes.

use crate::Exact;
use crate::tree::{Game, Kind, NodeIdx};

/// Set in a tag if the node itself pays something.
const PAYS: u32 = 1 << 31;
/// The tag of an end, without [`PAYS`]; 0 is chance, anything else the number of the player.
const END: u32 = PAYS - 1;

/// A game packed for solving.
#[derive(Clone, Debug, PartialEq)]
pub struct FlatGame {
    n_players: usize,
    /// Kind of each node, in preorder.
    tags: Vec<u32>,
    /// Number of moves of each node that has any, in preorder.
    n_moves: Vec<u32>,
    /// Payoffs of each node that pays, player after player, in preorder.
    payoffs: Vec<f64>,
    /// Probabilities of each chance node, in preorder; within a node from the last move to the first.
    probabilities: Vec<f64>,
}

/// The value of the root and the chosen moves; solve into it again to save allocating.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct FastSolution {
    value: Vec<f64>,
    chosen: Vec<u32>,
}

impl FlatGame {
    /// Packs a game. Information sets are left behind: ask [`Game::is_perfect_information`] first.
    #[must_use]
    pub fn new(game: &Game) -> Self {
        let mut flat = Self {
            n_players: game.n_players(),
            tags: Vec::with_capacity(game.n_nodes()),
            n_moves: Vec::new(),
            payoffs: Vec::new(),
            probabilities: Vec::new(),
        };
        for node in game.nodes() {
            let payoffs = game.payoffs(node);
            let pays = if payoffs.is_empty() { 0 } else { PAYS };
            flat.payoffs.extend(payoffs.iter().map(Exact::to_f64));
            flat.probabilities.extend(game.probabilities(node).iter().rev().map(Exact::to_f64));
            let kind = match game.kind(node) {
                Kind::End => END,
                Kind::Chance => 0,
                Kind::Choice(player) => player.number(),
            };
            flat.tags.push(kind | pays);
            flat.n_moves.extend(Some(game.n_moves(node)).filter(|&n_moves| n_moves > 0));
        }
        flat
    }

    /// How many nodes.
    #[must_use]
    pub fn n_nodes(&self) -> usize {
        self.tags.len()
    }
}

impl FastSolution {
    /// What each player gets at the root; empty for any other node, whose values only the exact solver keeps.
    #[must_use]
    pub fn value(&self, node: NodeIdx) -> &[f64] {
        if node == NodeIdx::ROOT { &self.value } else { &[] }
    }

    /// The first best move (from 0) of each choice node, in the order of [`super::Solution::plan`].
    pub fn chosen(&self) -> impl ExactSizeIterator<Item = u32> + '_ {
        self.chosen.iter().rev().copied()
    }
}

/// Solves `game` into `solution`; `discount` as in [`super::Options`], normally 1.
///
/// ```
/// use lookahead_game::{Exact, NodeIdx, induction::{Options, benchmark_game, fast, solve}};
/// let game = benchmark_game(3, 2, 7)?;
/// let mut quick = fast::FastSolution::default();
/// fast::solve_into(&fast::FlatGame::new(&game), 1.0, &mut quick);
/// let exact = solve(&game, &Options::default())?;
/// assert!(exact.value(NodeIdx::ROOT).iter().map(Exact::to_f64).eq(quick.value(NodeIdx::ROOT).iter().copied()));
/// assert!(exact.plan(&game).iter().map(|entry| entry.move_idx).eq(quick.chosen()));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn solve_into(game: &FlatGame, discount: f64, solution: &mut FastSolution) {
    solution.value.clear();
    solution.chosen.clear();
    // A width known to the compiler is worth a factor of two; more players take the general road.
    match game.n_players {
        0 => {}
        1 => sweep::<1>(game, discount, solution),
        2 => sweep::<2>(game, discount, solution),
        3 => sweep::<3>(game, discount, solution),
        4 => sweep::<4>(game, discount, solution),
        _ => sweep_wide(game, discount, solution),
    }
}

/// Backwards through preorder, so children come first.
fn sweep<const N: usize>(game: &FlatGame, discount: f64, solution: &mut FastSolution) {
    let mut payoffs = game.payoffs.as_chunks::<N>().0.iter().rev();
    let mut n_moves = game.n_moves.iter().rev();
    let mut probabilities = game.probabilities.iter().rev();
    let mut stack: Vec<[f64; N]> = Vec::new();
    for &tag in game.tags.iter().rev() {
        let own = if tag & PAYS == 0 { None } else { payoffs.next() };
        let mut value = own.copied().unwrap_or([0.0; N]);
        let kind = tag & !PAYS;
        if kind != END {
            let n_moves = n_moves.next().map_or(0, |&n_moves| n_moves as usize);
            let rest = stack.len().saturating_sub(n_moves);
            let children = stack.get(rest..).unwrap_or_default();
            let future = if kind == 0 {
                mean(children, &mut probabilities)
            } else {
                let (move_idx, best) = best(children, kind as usize - 1);
                solution.chosen.push(move_idx);
                best
            };
            value.iter_mut().zip(future).for_each(|(sum, future)| *sum += discount * future);
            stack.truncate(rest);
        }
        stack.push(value);
    }
    solution.value.extend(stack.pop().into_iter().flatten());
}

/// The first best of the children; the first child stands last.
fn best<const N: usize>(children: &[[f64; N]], player: usize) -> (u32, [f64; N]) {
    let worth = |value: &[f64; N]| value.get(player).copied().unwrap_or(f64::NEG_INFINITY);
    let mut later = children.iter().rev();
    let Some(first) = later.next() else { return (0, [0.0; N]) };
    let (mut chosen, mut best, mut most) = (0, first, worth(first));
    for (move_idx, value) in (1..).zip(later) {
        if worth(value) > most {
            (chosen, best, most) = (move_idx, value, worth(value));
        }
    }
    (chosen, *best)
}

fn mean<'a, const N: usize>(
    children: &[[f64; N]],
    probabilities: &mut impl Iterator<Item = &'a f64>,
) -> [f64; N] {
    let mut sums = [0.0; N];
    for (value, probability) in children.iter().rev().zip(probabilities) {
        sums.iter_mut().zip(value).for_each(|(sum, worth)| *sum += probability * worth);
    }
    sums
}

/// As [`sweep`], for any number of players: one stack of numbers, `n_players` to a node.
fn sweep_wide(game: &FlatGame, discount: f64, solution: &mut FastSolution) {
    let width = game.n_players;
    let mut payoffs = game.payoffs.rchunks_exact(width);
    let mut n_moves = game.n_moves.iter().rev();
    let mut probabilities = game.probabilities.iter().rev();
    let mut value = vec![0.0; width];
    let mut stack: Vec<f64> = Vec::new();
    for &tag in game.tags.iter().rev() {
        value.fill(0.0);
        if tag & PAYS != 0 {
            let own = payoffs.next().unwrap_or_default();
            value.iter_mut().zip(own).for_each(|(slot, own)| *slot = *own);
        }
        let kind = tag & !PAYS;
        if kind != END {
            let n_moves = n_moves.next().map_or(0, |&n_moves| n_moves as usize);
            let rest = stack.len().saturating_sub(n_moves * width);
            let children = stack.get(rest..).unwrap_or_default().rchunks_exact(width);
            let mut add = |child: &[f64], weight: f64| {
                value.iter_mut().zip(child).for_each(|(sum, worth)| *sum += weight * worth);
            };
            if kind == 0 {
                children.zip(&mut probabilities).for_each(|(child, p)| add(child, discount * p));
            } else {
                let worth =
                    |child: &[f64]| child.get(kind as usize - 1).copied().unwrap_or(f64::NEG_INFINITY);
                let better =
                    |best: (u32, _), next: (u32, _)| if worth(next.1) > worth(best.1) { next } else { best };
                let (chosen, child) = (0..).zip(children).reduce(better).unwrap_or((0, &[]));
                add(child, discount);
                solution.chosen.push(chosen);
            }
            stack.truncate(rest);
        }
        stack.extend_from_slice(&value);
    }
    solution.value.extend_from_slice(&stack);
}
