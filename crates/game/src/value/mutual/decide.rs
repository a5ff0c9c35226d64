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
    worths.clear();
    let mut edges = layers.edges.get(state.first_edge as usize..).unwrap_or_default().iter();
    if shape.is_sure {
        // Plain loops: this is the innermost place, and built for size iterators would not be unrolled.
        for to in edges.take(shape.choices.len()) {
            worths.push(worth_of(*to));
        }
    } else {
        for choice in &shape.choices {
            let mut sum = N::ZERO;
            for (share, to) in choice.shares.iter().zip(&mut edges) {
                sum = sum.plus(&N::of_share(share).times(&worth_of(*to)));
            }
            worths.push(sum);
        }
    }
    first_best(shape.player, worths)
}

fn first_best<N: Number>(player: Player, worths: &[N]) -> Decision<N> {
    let Some(mut best) = worths.first() else {
        return Decision { chosen: 0, is_tie: false, expected: N::ZERO };
    };
    for worth in worths {
        let order = worth.order(best);
        if (player == Player::Agent && order.is_gt()) || (player == Player::Adversary && order.is_lt()) {
            best = worth;
        }
    }
    let (mut first, mut n_tied) = (None, 0);
    for (option, worth) in (0..).zip(worths) {
        if worth.is_tied(best) {
            n_tied += 1;
            first = first.or(Some((option, worth)));
        }
    }
    let (chosen, expected) = first.unwrap_or((0, best));
    Decision { chosen, is_tie: n_tied > 1, expected: expected.clone() }
}
