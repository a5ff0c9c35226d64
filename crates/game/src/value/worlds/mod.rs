//! The registry of ways of valuing rule worlds: one line each in [`WORLD_WAYS`]. All take the same unrolled world
//! ([`Layers`]) and the same parameters and give the same things: a value for every state, a plan, ties, and an explanation
//! of every state as data. A list of its own, so that a program for trees does not carry the code for worlds.

mod own_payoff;
mod simple;

use serde::Serialize;

use super::mutual::{
    GoodValue, Layers, Mixed, Mutual, Number, OptionWorth, Params, PlanStep, StateIdx, Unvalued,
    best_options, margin, option_worths, value_with,
};
use super::{Input, Method, Parameter, Progress, Way};
use crate::world::Player;

/// All ways of valuing rule worlds, in the order in which they are listed.
pub const WORLD_WAYS: &[Way] = &[MUTUAL, own_payoff::WAY, simple::FINAL_SUM, simple::BORING_TWIN];

const MUTUAL: Way = Way {
    code: "mutual",
    input: Input::RuleWorld,
    parameters: OF_MUTUAL_VALUE,
    method: Method::World(mutual),
};

/// What mutual value is told, and its twin with it.
const OF_MUTUAL_VALUE: &[Parameter] = &[
    Parameter::Discount,
    Parameter::Anchors,
    Parameter::RunningAnchor,
    Parameter::Counterfactual,
    Parameter::Steer,
];

/// The way of valuing rule worlds with this code.
#[must_use]
pub fn world_way(code: &str) -> Option<&'static Way> {
    WORLD_WAYS.iter().find(|way| way.code == code)
}

/// What a way of valuing finds on a rule world.
#[derive(Clone, Debug, PartialEq)]
pub struct WorldValuation {
    /// Per state: what standing there is worth to the agent, and what its moves are judged by.
    values: Vec<Mixed>,
    /// Per state: what a rival's moves are judged by, where that is another number; it takes the least.
    rivals: Option<Vec<Mixed>>,
    /// Per state: the chosen option; `None` at ends.
    chosen: Vec<Option<u32>>,
    /// Where each value comes from its two twins.
    mutual: Option<(Mutual<Mixed>, Params<Mixed>)>,
}

/// Why a state has its value and its move.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct WorldExplanation {
    /// Who moves; `None` at an end.
    pub player: Option<Player>,
    /// All options, in order, with what they are judged by; one for chance, none at an end.
    pub options: Vec<OptionWorth<Mixed>>,
    /// The chosen option, from 0.
    pub chosen: Option<u32>,
    /// By how much it is better, for whoever moves, than the best other one; `None` where there is no other.
    pub margin: Option<Mixed>,
    /// All best options; one entry where there is no tie, none for chance and at ends.
    pub ties: Vec<u32>,
    /// How the values of X and of Y come about, for mutual value.
    pub goods: Option<[GoodValue<Mixed>; 2]>,
}

impl WorldValuation {
    fn new(
        layers: &Layers,
        value: &dyn Fn(StateIdx) -> Mixed,
        chosen: &dyn Fn(StateIdx) -> Option<u32>,
    ) -> Self {
        Self {
            values: layers.states().map(value).collect(),
            rivals: None,
            chosen: layers.states().map(chosen).collect(),
            mutual: None,
        }
    }

    /// What standing at a state is worth to the agent; zero for a foreign one.
    #[must_use]
    pub fn value(&self, state: StateIdx) -> Mixed {
        self.values.get(state.at()).cloned().unwrap_or_default()
    }

    /// The chosen option, from 0; 0 for chance, `None` at an end.
    #[must_use]
    pub fn chosen(&self, state: StateIdx) -> Option<u32> {
        self.chosen.get(state.at()).copied().flatten()
    }

    /// What is done in the states that are reached, in order of layers.
    #[must_use]
    pub fn plan(&self, layers: &Layers) -> Vec<PlanStep> {
        layers.steps(&|state| self.chosen(state))
    }

    /// Why a state has its value and its move. The graph must be the one that was valued.
    ///
    /// # Errors
    /// [`Unvalued::TooManyPairs`], where the counterfactual is replayed.
    pub fn explain(&self, layers: &Layers, state: StateIdx) -> Result<WorldExplanation, Unvalued> {
        let (player, chosen) = (layers.player(state), self.chosen(state));
        if let Some((mutual, params)) = &self.mutual {
            let why = mutual.explain(layers, params, state)?;
            let (options, margin, ties, goods) = (why.options, why.margin, why.ties, Some(why.goods));
            return Ok(WorldExplanation { player, options, chosen, margin, ties, goods });
        }
        let judged = match (&self.rivals, player) {
            (Some(rivals), Some(Player::Adversary)) => rivals,
            _ => &self.values,
        };
        let options =
            option_worths(layers, state, &|to| judged.get(to as usize).cloned().unwrap_or(Mixed::ZERO));
        let margin = chosen.and_then(|chosen| margin(player, &options, chosen));
        let ties = best_options(player, &options);
        Ok(WorldExplanation { player, options, chosen, margin, ties, goods: None })
    }
}

impl Way {
    /// Values an unrolled rule world in this way; `None` where the way is one for trees.
    ///
    /// # Errors
    /// See [`Unvalued`].
    ///
    /// ```
    /// use std::ops::ControlFlow;
    /// use lookahead_game::world;
    /// use lookahead_game::value::{mutual::{Layers, Params}, world_way};
    /// let text = r#"{"horizon": 2, "start": {"x": 2, "y": 2}, "floor": 0, "cap": 99, "moves": [
    ///   {"name": "wait", "x": [1, 0, 0], "y": [0, 1, 0]}, {"name": "extract", "x": [1, 2, 0], "y": [0, 1, -1]}]}"#;
    /// let layers = Layers::unroll(&world::read(text)?.0, [0, 0], 99)?;
    /// let first = |code: &str| {
    ///     let mut progress = |_, _| ControlFlow::Continue(());
    ///     let valued = world_way(code)?.value_world(&layers, &Params::default().to(), &mut progress)?.ok()?;
    ///     valued.chosen(layers.root())
    /// };
    /// assert_eq!([first("mutual"), first("final-sum")], [Some(0), Some(1)]);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn value_world(
        &self,
        layers: &Layers,
        params: &Params<Mixed>,
        progress: Progress,
    ) -> Option<Result<WorldValuation, Unvalued>> {
        match self.method {
            Method::World(method) => Some(method(layers, params, progress)),
            Method::Game(_) => None,
        }
    }
}

fn mutual(layers: &Layers, params: &Params<Mixed>, progress: Progress) -> Result<WorldValuation, Unvalued> {
    let mutual = value_with(layers, params, progress)?;
    let mut found = WorldValuation::new(layers, &|state| mutual.j(state), &|state| mutual.chosen(state));
    found.mutual = Some((mutual, params.clone()));
    Ok(found)
}
