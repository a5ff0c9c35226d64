//! The backward pass: per layer first every state's move and future, then, when all futures of the layer are
//! known, the values, which are differences of futures between a state and its twins.

use super::decide::decide;
use super::layers::{Shape, State};
use super::replay::Replays;
use super::{Counterfactual, Layers, Mutual, NO_OPTION, Number, Params, StateIdx, Steer, Unvalued, Worth};
use crate::world::Player;

/// A pass under way: all layers after the one at work are valued.
pub(super) struct Pass<'a, N> {
    pub(super) layers: &'a Layers,
    pub(super) params: &'a Params<N>,
    pub(super) mutual: Mutual<N>,
    baselines: [N; 2],
    replays: Option<Replays<N>>,
    /// Per state of the layers done: what a move to it is chosen by.
    judged: Vec<N>,
    /// Room for the worths of one turn's options.
    room: Vec<N>,
}

impl<'a, N: Number> Pass<'a, N> {
    pub(super) fn new(layers: &'a Layers, params: &'a Params<N>) -> Result<Self, Unvalued> {
        if let Some(error) = params.out_of_range() {
            return Err(error);
        }
        let n_states = layers.n_states();
        let nothing = Worth { v: [N::ZERO, N::ZERO], g: [N::ZERO, N::ZERO] };
        let mutual = Mutual {
            worths: vec![nothing; n_states],
            chosen: vec![NO_OPTION; n_states],
            tied: vec![false; n_states],
        };
        let replays = (params.counterfactual == Counterfactual::Replay).then(Replays::new);
        let baselines = layers.baselines.map(N::from_double);
        let judged = vec![N::ZERO; n_states];
        Ok(Self { layers, params, mutual, baselines, replays, judged, room: Vec::new() })
    }

    /// Values the layers before `n_layers`, the last first, with the agent's moves as given.
    pub(super) fn value_down_from(&mut self, n_layers: usize, moves: &[u32]) -> Result<(), Unvalued> {
        // What was replayed under other moves is worth nothing now.
        self.replays = self.replays.as_ref().map(|_| Replays::new());
        (0..n_layers).rev().try_for_each(|layer| self.value_layer(layer, Some(moves)))
    }

    /// Values one layer; with `fixed`, the agent does what that list says for each of its states.
    pub(super) fn value_layer(&mut self, layer: usize, fixed: Option<&[u32]>) -> Result<(), Unvalued> {
        let layers = self.layers;
        let states = layers.layer_slice(layer);
        for &at in states {
            let state = layers.state(at);
            let shape = layers.shape(state);
            if !shape.choices.is_empty() {
                self.decide(at, state, shape, fixed);
            }
        }
        for &at in states {
            let v = self.values(at, layers.state(at))?;
            let position = at as usize;
            if let (Some(worth), Some(judged)) =
                (self.mutual.worths.get_mut(position), self.judged.get_mut(position))
            {
                worth.v = v;
                let j = worth.j();
                if !j.is_sound() {
                    return Err(Unvalued::Number { state: StateIdx::new(at) });
                }
                *judged = if self.params.steer == Steer::ToGo { j } else { worth.reward() };
            }
        }
        Ok(())
    }

    /// Chooses, and keeps the move and the future it brings.
    fn decide(&mut self, at: u32, state: &State, shape: &Shape, fixed: Option<&[u32]>) {
        let fixed = fixed.filter(|_| shape.player == Player::Agent);
        let (chosen_now, is_tie) = match fixed.and_then(|moves| moves.get(at as usize)) {
            Some(&chosen) => (chosen, false),
            None => {
                let worth_of = |to: u32| self.judged.get(to as usize).cloned().unwrap_or(N::ZERO);
                let decision = decide(self.layers, state, shape, worth_of, &mut self.room);
                (decision.chosen, decision.is_tie)
            }
        };
        let g = self.future(at, state, shape, chosen_now);
        let position = at as usize;
        if let (Some(worth), Some(chosen), Some(tied)) = (
            self.mutual.worths.get_mut(position),
            self.mutual.chosen.get_mut(position),
            self.mutual.tied.get_mut(position),
        ) {
            (worth.g, *chosen, *tied) = (g, chosen_now, is_tie);
        }
    }

    /// GX and GY along an option: γ E[V(s') + G(s')].
    fn future(&self, at: u32, state: &State, shape: &Shape, option: u32) -> [N; 2] {
        if shape.is_sure {
            let to = self.layers.edges.get((state.first_edge + option) as usize);
            let Some(worth) = to.and_then(|to| self.mutual.worths.get(*to as usize)) else {
                return [N::ZERO, N::ZERO];
            };
            let [x, y] = worth.sums();
            return [self.discounted(x), self.discounted(y)];
        }
        let shares = shape.choices.get(option as usize).map_or(&[] as &[_], |choice| &choice.shares);
        let [mut total_x, mut total_y] = [N::ZERO, N::ZERO];
        for (share, to) in shares.iter().zip(self.layers.targets(at, option)) {
            let Some(worth) = self.mutual.worths.get(*to as usize) else { continue };
            let ([x, y], share) = (worth.sums(), N::of_share(share));
            total_x = total_x.plus(&share.times(&x));
            total_y = total_y.plus(&share.times(&y));
        }
        [self.discounted(total_x), self.discounted(total_y)]
    }

    pub(super) fn discounted(&self, value: N) -> N {
        if self.params.gamma.is_one() { value } else { self.params.gamma.times(&value) }
    }

    /// VX and VY of a state whose layer's futures are known.
    fn values(&mut self, at: u32, state: &State) -> Result<[N; 2], Unvalued> {
        if self.layers.shape(state).choices.is_empty() {
            return Ok([0, 1].map(|good| self.anchored(state, good)));
        }
        let [twin_x, twin_y] = state.twins;
        // The value of X comes from the future of Y, and the other way round.
        let (without_x, without_y) = match &mut self.replays {
            None => (self.mutual.future_of(twin_x, 1), self.mutual.future_of(twin_y, 0)),
            Some(replays) => {
                let mut replayed =
                    |twin, good| replays.replayed(self.layers, self.params, &self.mutual, (at, twin), good);
                (replayed(twin_x, 1)?, replayed(twin_y, 0)?)
            }
        };
        let mut value_x = self.mutual.future_of(at, 1).minus(&without_x);
        let mut value_y = self.mutual.future_of(at, 0).minus(&without_y);
        if self.params.eps != N::ZERO {
            value_x = self.params.eps.times(&self.anchored(state, 0)).plus(&value_x);
            value_y = self.params.eps.times(&self.anchored(state, 1)).plus(&value_y);
        }
        Ok([value_x, value_y])
    }

    fn anchored(&self, state: &State, good: usize) -> N {
        let ([x, y], [amount_x, amount_y]) = (&self.baselines, state.amounts);
        let (amount, baseline) = if good == 0 { (amount_x, x) } else { (amount_y, y) };
        anchored(self.params, good, amount, baseline)
    }
}

/// w (amount − baseline).
pub(super) fn anchored<N: Number>(params: &Params<N>, good: usize, amount: f64, baseline: &N) -> N {
    let [x, y] = &params.anchors;
    let anchor = if good == 0 { x } else { y };
    anchor.times(&N::from_double(amount).minus(baseline))
}

impl<N: Number> Mutual<N> {
    /// GX (0) or GY (1) of a state.
    pub(super) fn future_of(&self, state: u32, good: usize) -> N {
        match (self.worths.get(state as usize), good) {
            (Some(Worth { g: [x, _], .. }), 0) => x.clone(),
            (Some(Worth { g: [_, y], .. }), _) => y.clone(),
            (None, _) => N::ZERO,
        }
    }

    /// What a move to this state is chosen by.
    pub(super) fn steered_by(&self, steer: Steer, state: u32) -> N {
        match (self.worths.get(state as usize), steer) {
            (Some(worth), Steer::ToGo) => worth.j(),
            (Some(worth), Steer::Next) => worth.reward(),
            (None, _) => N::ZERO,
        }
    }
}
