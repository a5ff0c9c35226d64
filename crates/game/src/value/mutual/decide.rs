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
    let edges = layers.edges.get(state.first_edge as usize..).unwrap_or_default();
    if shape.is_sure {
        worths.extend(edges.iter().take(shape.choices.len()).map(|to| worth_of(*to)));
    } else {
        let mut edges = edges.iter();
        worths.extend(shape.choices.iter().map(|choice| {
            let terms = choice.shares.iter().zip(&mut edges);
            terms.fold(N::ZERO, |sum, (share, to)| sum.plus(&N::of_share(share).times(&worth_of(*to))))
        }));
    }
    first_best(shape.player, worths)
}

fn first_best<N: Number>(player: Player, worths: &[N]) -> Decision<N> {
    let mut best = worths.first();
    for worth in worths.iter().skip(1) {
        let is_better = best.is_some_and(|best| match player {
            Player::Agent => worth.order(best).is_gt(),
            Player::Adversary => worth.order(best).is_lt(),
            Player::Chance => false,
        });
        best = if is_better { Some(worth) } else { best };
    }
    let Some(best) = best else { return Decision { chosen: 0, is_tie: false, expected: N::ZERO } };
    let mut tied = (0..).zip(worths).filter(|(_, worth)| worth.is_tied(best));
    let (chosen, expected) = tied.next().unwrap_or((0, best));
    Decision { chosen, is_tie: tied.next().is_some(), expected: expected.clone() }
}
