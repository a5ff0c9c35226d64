//! Everyone for itself on the same graph: the agent wants X at the end, and whoever else moves wants Y. Ordinary backward
//! induction for two (Zermelo 1913, Kuhn 1953); with no one else to move, the agent that wants one good alone.

use super::decide::decide;
use super::{Layers, NO_OPTION, Number, StateIdx};
use crate::world::Player;

/// What everyone gets, and what everyone does.
#[derive(Clone, Debug, PartialEq)]
pub struct OwnPayoff<N> {
    payoffs: Vec<[N; 2]>,
    chosen: Vec<u32>,
}

/// The plan in which the agent takes the first option with the largest expected final x, and others the first with the
/// largest expected final y.
///
/// ```
/// use lookahead_game::{world, value::mutual::{self, Layers}};
/// let text = r#"{"horizon": 1, "start": {"x": 1, "y": 1}, "floor": 0, "cap": 9, "moves": [
///   {"name": "share", "x": [1, 0, 1], "y": [0, 1, 1]}, {"name": "take", "x": [1, 0, 2], "y": [0, 1, 0]}]}"#;
/// let layers = Layers::unroll(&world::read(text)?.0, [0, 0], 99)?;
/// let own = mutual::own_payoff_plan::<f64>(&layers);
/// assert_eq!((own.chosen(layers.root()), own.payoffs(layers.root())), (Some(1), [3.0, 1.0]));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[must_use]
pub fn own_payoff_plan<N: Number>(layers: &Layers) -> OwnPayoff<N> {
    let n_states = layers.n_states();
    let nothing = [N::ZERO, N::ZERO];
    let mut found = OwnPayoff { payoffs: vec![nothing; n_states], chosen: vec![NO_OPTION; n_states] };
    let mut room = Vec::new();
    for &at in layers.order.iter().rev() {
        let state = layers.state(at);
        let shape = layers.shape(state);
        let payoffs = if shape.choices.is_empty() {
            state.amounts.map(N::from_double)
        } else {
            let judged = |to: u32| found.judged(shape.player, to);
            let chosen = decide(layers, state, shape, judged, &mut room).chosen;
            found.chosen.iter_mut().skip(at as usize).take(1).for_each(|slot| *slot = chosen);
            found.expected(layers, StateIdx::new(at), chosen)
        };
        found.payoffs.iter_mut().skip(at as usize).take(1).for_each(|slot| slot.clone_from(&payoffs));
    }
    found
}

impl<N: Number> OwnPayoff<N> {
    /// The expected final x and y from a state on; zeros for a foreign one.
    #[must_use]
    pub fn payoffs(&self, state: StateIdx) -> [N; 2] {
        self.payoffs.get(state.at()).cloned().unwrap_or([N::ZERO, N::ZERO])
    }

    /// The chosen option, from 0; 0 for chance, `None` at an end.
    #[must_use]
    pub fn chosen(&self, state: StateIdx) -> Option<u32> {
        self.chosen.get(state.at()).copied().filter(|&chosen| chosen != NO_OPTION)
    }

    /// What a move to a state is judged by. A rival takes the least of its number, so its own payoff stands there with
    /// the other sign.
    pub(in crate::value) fn judged(&self, player: Player, to: u32) -> N {
        let [x, y] = self.payoffs(StateIdx::new(to));
        if player == Player::Adversary { N::ZERO.minus(&y) } else { x }
    }

    fn expected(&self, layers: &Layers, state: StateIdx, option: u32) -> [N; 2] {
        let mut sums = [N::ZERO, N::ZERO];
        for (share, to) in layers.outcomes(state, option) {
            let share = N::of_share(share);
            for (sum, payoff) in sums.iter_mut().zip(self.payoffs(to)) {
                *sum = sum.plus(&share.times(&payoff));
            }
        }
        sums
    }
}
