//! Why a state has its values and a move was chosen, as data: pages put the words.

use serde::Serialize;

use super::replay::Replays;
use super::{Counterfactual, Layers, Mutual, Number, Params, StateIdx, Unvalued};
use crate::world::Player;

/// How everything at one state comes about.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Explanation<N> {
    /// Who moves; `None` at an end.
    pub player: Option<Player>,
    /// All options, in order; one for chance, none at an end.
    pub options: Vec<OptionWorth<N>>,
    /// The chosen option, from 0.
    pub chosen: Option<u32>,
    /// By how much the chosen option is better, for whoever moves, than the best other one; 0 in a tie, `None` where
    /// there is no other. Below 0 only in a plan that was committed to.
    pub margin: Option<N>,
    /// All best options; one entry where there is no tie, none for chance and at ends.
    pub ties: Vec<u32>,
    /// How the values of X and of Y come about.
    pub goods: [GoodValue<N>; 2],
    /// VX + VY + GX + GY.
    pub j: N,
}

/// One option and what it leads to.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct OptionWorth<N> {
    /// Which option, from 0.
    pub option: u32,
    /// What it is chosen by: E\[J\], or E\[VX + VY\], of what follows. Not discounted.
    pub worth: N,
    /// What can follow.
    pub outcomes: Vec<OutcomeWorth<N>>,
}

/// One thing that can follow.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct OutcomeWorth<N> {
    /// How likely it is.
    pub probability: N,
    /// Where it leads.
    pub state: StateIdx,
    /// J, or VX + VY, there.
    pub worth: N,
}

/// The value of one good: `value` = `own` + `future` − `twin_future`.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct GoodValue<N> {
    /// What the amount above the baseline is worth by itself: w · (amount − baseline), times ε before the end.
    pub own: N,
    /// The discounted future value of the other good from here.
    pub future: N,
    /// The state with this good at its baseline.
    pub twin: StateIdx,
    /// The discounted future value of the other good on the twin's branch.
    pub twin_future: N,
    /// The value.
    pub value: N,
    /// The discounted future value of this good from here.
    pub future_of_this: N,
}

impl<N: Number> Mutual<N> {
    /// Why this state has its values. Graph and parameters must be those it was valued with.
    ///
    /// # Errors
    /// [`Unvalued::TooManyPairs`], where the counterfactual is replayed.
    ///
    /// ```
    /// use lookahead_game::{world, value::mutual::{self, Layers, Params}};
    /// let text = r#"{"horizon": 2, "start": {"x": 2, "y": 2}, "floor": 0, "cap": 99, "moves": [
    ///   {"name": "wait", "x": [1, 0, 0], "y": [0, 1, 0]}, {"name": "extract", "x": [1, 2, 0], "y": [0, 1, -1]}]}"#;
    /// let (layers, params) = (Layers::unroll(&world::read(text)?.0, [0, 0], 99)?, Params::default());
    /// let root = mutual::value(&layers, &params)?.explain(&layers, &params, layers.root())?;
    /// assert_eq!(root.options.iter().map(|one| one.worth.to_string()).collect::<Vec<_>>(), ["11", "10"]);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn explain(
        &self,
        layers: &Layers,
        params: &Params<N>,
        state: StateIdx,
    ) -> Result<Explanation<N>, Unvalued> {
        let options = self.option_worths(layers, params, state);
        let chosen = self.chosen(state);
        let player = layers.player(state);
        Ok(Explanation {
            player,
            chosen,
            margin: chosen.and_then(|chosen| margin(player, &options, chosen)),
            ties: self.best_options(layers, params, state),
            goods: [self.good(layers, params, state, 0)?, self.good(layers, params, state, 1)?],
            j: self.j(state),
            options,
        })
    }

    /// All best options of whoever moves, in order; none for chance and at ends.
    #[must_use]
    pub fn best_options(&self, layers: &Layers, params: &Params<N>, state: StateIdx) -> Vec<u32> {
        best_options(layers.player(state), &self.option_worths(layers, params, state))
    }

    fn option_worths(&self, layers: &Layers, params: &Params<N>, state: StateIdx) -> Vec<OptionWorth<N>> {
        option_worths(layers, state, &|to| self.steered_by(params.steer, to))
    }

    fn good(
        &self,
        layers: &Layers,
        params: &Params<N>,
        state: StateIdx,
        good: usize,
    ) -> Result<GoodValue<N>, Unvalued> {
        let is_end = layers.player(state).is_none();
        let of_good = |[x, y]: [f64; 2]| if good == 0 { x } else { y };
        let baseline = N::from_double(of_good(layers.baselines()));
        let anchored = super::pass::anchored(params, good, of_good(layers.amounts(state)), &baseline);
        let own = if is_end { anchored } else { params.eps.times(&anchored) };
        let [twin_x, twin_y] = layers.twins(state);
        let (twin, other) = if good == 0 { (twin_x, 1) } else { (twin_y, 0) };
        let twin_future = match params.counterfactual {
            _ if is_end => N::ZERO,
            Counterfactual::Policy => self.future_of(twin.get(), other),
            Counterfactual::Replay => {
                Replays::new().replayed(layers, params, self, (state.get(), twin.get()), other)?
            }
        };
        let worth = self.worth(state);
        let [vx, vy] = worth.v;
        Ok(GoodValue {
            own,
            future: self.future_of(state.get(), other),
            twin,
            twin_future,
            value: if good == 0 { vx } else { vy },
            future_of_this: self.future_of(state.get(), good),
        })
    }
}

/// The options of a state, judged by what `worth_of` says of the states they lead to.
pub(in crate::value) fn option_worths<N: Number>(
    layers: &Layers,
    state: StateIdx,
    worth_of: &dyn Fn(u32) -> N,
) -> Vec<OptionWorth<N>> {
    let n_options = u32::try_from(layers.n_options(state)).unwrap_or(u32::MAX);
    let outcome = |(share, to): (&super::Share, StateIdx)| OutcomeWorth {
        probability: N::of_share(share),
        state: to,
        worth: worth_of(to.get()),
    };
    let option = |option| {
        let outcomes: Vec<OutcomeWorth<N>> = layers.outcomes(state, option).map(outcome).collect();
        let terms = outcomes.iter().map(|one| one.probability.times(&one.worth));
        let worth = terms.fold(N::ZERO, |sum, term| sum.plus(&term));
        OptionWorth { option, worth, outcomes }
    };
    (0..n_options).map(option).collect()
}

/// All best options for whoever moves, in order; none for chance and at ends.
pub(in crate::value) fn best_options<N: Number>(
    player: Option<Player>,
    options: &[OptionWorth<N>],
) -> Vec<u32> {
    let Some(best) = best_worth(player, options.iter()) else { return Vec::new() };
    options.iter().filter(|one| one.worth.is_tied(best)).map(|one| one.option).collect()
}

/// The largest worth for the agent, the least for an adversary.
fn best_worth<'a, N: Number>(
    player: Option<Player>,
    options: impl Iterator<Item = &'a OptionWorth<N>>,
) -> Option<&'a N> {
    let is_for_agent = match player? {
        Player::Agent => true,
        Player::Adversary => false,
        Player::Chance => return None,
    };
    options.map(|one| &one.worth).reduce(|best, worth| {
        let is_better = if is_for_agent { worth.exceeds(best) } else { best.exceeds(worth) };
        if is_better { worth } else { best }
    })
}

/// By how much the chosen option is better than the best other one, for whoever moves.
pub(in crate::value) fn margin<N: Number>(
    player: Option<Player>,
    options: &[OptionWorth<N>],
    chosen: u32,
) -> Option<N> {
    let own = options.iter().find(|one| one.option == chosen)?;
    let best = best_worth(player, options.iter().filter(|one| one.option != chosen))?;
    Some(if player == Some(Player::Adversary) { best.minus(&own.worth) } else { own.worth.minus(best) })
}
