//! Reduced pure strategies: a move for every own set that the player's own earlier moves do not rule out. Two
//! strategies that differ only where the player never comes are one (Kuhn 1953; "reduced normal form").
//! They are counted before they are listed, so that nobody waits for a list that cannot be finished.

use super::histories::Histories;
use super::profile::n_moves_by_set;
use crate::tree::{Game, PlayerIdx, SetIdx};

/// "Ruled out by own earlier moves", in place of a move.
pub(super) const RULED_OUT: u32 = u32::MAX;

/// All reduced pure strategies of one player.
#[derive(Clone, Debug)]
pub(super) struct Strategies {
    /// The player's sets.
    pub(super) sets: Vec<SetIdx>,
    /// One strategy after the other: for each of `sets` a move, or [`RULED_OUT`].
    moves: Vec<u32>,
}

/// How many reduced strategies a player has; `u64::MAX` stands for that many or more. Where the player forgets, all
/// pure strategies are counted, which is an upper bound.
pub(super) fn count(game: &Game, histories: &Histories, player: PlayerIdx) -> u64 {
    let sizes = n_moves_by_set(game);
    let n_moves = |set: SetIdx| sizes.get(set.at()).copied().unwrap_or(0);
    let sets = histories.sets_backwards(game, player);
    if sets.iter().any(|set| histories.of_set(*set).len() != 1) {
        return sets.iter().fold(1, |product, set| product.saturating_mul(u64::from(n_moves(*set))));
    }
    // How many ways there are to go on after each sequence.
    let mut n_ways = vec![1_u64; histories.len()];
    for set in sets {
        let before = histories.of_set(set).first().copied().unwrap_or(0);
        let after = |at| histories.after(before, set, at).and_then(|id| n_ways.get(id as usize));
        let here = (0..n_moves(set)).filter_map(after).fold(0, |sum: u64, ways| sum.saturating_add(*ways));
        n_ways.iter_mut().skip(before as usize).take(1).for_each(|ways| *ways = ways.saturating_mul(here));
    }
    n_ways.first().copied().unwrap_or(1)
}

/// How many looks at sets it takes to list them: each strategy once past everything that may be remembered.
pub(super) fn count_looks(game: &Game, histories: &Histories, player: PlayerIdx) -> u64 {
    let sets = histories.sets_backwards(game, player);
    let n_memories = sets.iter().map(|set| histories.of_set(*set).len() as u64).sum();
    count(game, histories, player).saturating_mul(n_memories)
}

impl Strategies {
    /// All of them, in the order of their moves. Ask [`count`] and [`count_looks`] first.
    pub(super) fn list(game: &Game, histories: &Histories, player: PlayerIdx) -> Self {
        let sizes = n_moves_by_set(game);
        let mut sets = histories.sets_backwards(game, player);
        sets.reverse();
        let mut strategies = Self { moves: Vec::new(), sets };
        let places = strategies.places(sizes.len());
        // Strategies that are decided in part, the next one last.
        let mut open = vec![vec![RULED_OUT; strategies.sets.len()]];
        while let Some(decided) = open.pop() {
            let Some(at) = strategies.first_undecided(histories, &places, &decided) else {
                strategies.moves.extend_from_slice(&decided);
                continue;
            };
            let n_moves = strategies.sets.get(at).and_then(|set| sizes.get(set.at())).copied().unwrap_or(0);
            for move_idx in (0..n_moves).rev() {
                let mut longer = decided.clone();
                longer.iter_mut().skip(at).take(1).for_each(|slot| *slot = move_idx);
                open.push(longer);
            }
        }
        strategies
    }

    /// How many there are; 1 for a player without sets.
    pub(super) fn len(&self) -> usize {
        if self.sets.is_empty() { 1 } else { self.moves.len() / self.sets.len() }
    }

    /// The move of one strategy at the set with this position in `sets`.
    pub(super) fn move_at(&self, strategy: usize, set: usize) -> u32 {
        self.moves.get(strategy * self.sets.len() + set).copied().unwrap_or(RULED_OUT)
    }

    /// Where each set of the game stands in `sets`; no matter for those of others.
    fn places(&self, n_sets: usize) -> Vec<usize> {
        let mut places = vec![0; n_sets];
        for (place, set) in self.sets.iter().enumerate() {
            places.iter_mut().skip(set.at()).take(1).for_each(|slot| *slot = place);
        }
        places
    }

    /// The first set without a move that the moves so far do not rule out.
    fn first_undecided(&self, histories: &Histories, places: &[usize], decided: &[u32]) -> Option<usize> {
        let is_made = |step: super::histories::Step| {
            let chosen = places.get(step.set.at()).and_then(|place| decided.get(*place));
            chosen == Some(&step.move_idx)
        };
        let is_met = |set: SetIdx| {
            let mut memories = histories.of_set(set).iter();
            memories.any(|memory| histories.steps_of(*memory).all(is_made))
        };
        let mut sets = self.sets.iter().zip(decided);
        sets.position(|(set, chosen)| *chosen == RULED_OUT && is_met(*set))
    }
}
