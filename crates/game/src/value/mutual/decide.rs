//! One turn: the first best option for the agent, the first worst for an adversary, the mean for chance. What an
//! option is judged by is the caller's: J of the next state, the values there, or an ordinary value.

use super::layers::{Shape, State};
use super::{Layers, Number};
use crate::world::Player;

/// What a turn decides.
pub(super) struct Decision<N> {
    /// The option; 0 for chance.
    pub(super) chosen: u32,
    /// Are others as good?
    pub(super) is_tie: bool,
    /// What the option is expected to be worth.
    pub(super) expected: N,
}

/// Decides a turn that has options; `worths` is room for what they are worth.
pub(super) fn decide<N: Number>(
    layers: &Layers,
    state: &State,
    shape: &Shape,
    worth_of: impl Fn(u32) -> N,
    worths: &mut Vec<N>,
) -> Decision<N> {
    let edges = layers.edges.get(state.first_edge as usize..).unwrap_or_default();
    if shape.is_sure {
        let targets = edges.get(..shape.choices.len()).unwrap_or_default();
        return first_best(shape.player, targets, |to| worth_of(*to));
    }
    let mut edges = edges.iter();
    worths.clear();
    for choice in &shape.choices {
        let mut sum = N::ZERO;
        for (share, to) in choice.shares.iter().zip(&mut edges) {
            sum = sum.plus(&N::of_share(share).times(&worth_of(*to)));
        }
        worths.push(sum);
    }
    first_best(shape.player, worths, N::clone)
}

/// Goes over the options twice, since what is tied is only known when the best is. This is the innermost place of the
/// pass: plain loops, which are fast also where the build is for size, and no list of worths where one look will do.
fn first_best<N: Number, T>(player: Player, options: &[T], worth_of: impl Fn(&T) -> N) -> Decision<N> {
    let Some((first, others)) = options.split_first() else {
        return Decision { chosen: 0, is_tie: false, expected: N::ZERO };
    };
    let mut best = worth_of(first);
    for option in others {
        let worth = worth_of(option);
        let is_better = match player {
            Player::Agent => worth.exceeds(&best),
            Player::Adversary => best.exceeds(&worth),
            Player::Chance => false,
        };
        if is_better {
            best = worth;
        }
    }
    let (mut chosen, mut n_tied, mut expected) = (0, 0, N::ZERO);
    for (at, option) in (0..).zip(options) {
        let worth = worth_of(option);
        if worth.is_tied(&best) {
            if n_tied == 0 {
                (chosen, expected) = (at, worth);
            }
            n_tied += 1;
        }
    }
    Decision { chosen, is_tie: n_tied > 1, expected }
}
