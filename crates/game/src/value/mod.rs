//! The registry of ways of valuing: one line each in [`WAYS`] (trees) or [`WORLD_WAYS`] (rule worlds). A way says what it
//! takes (a tree, a game of pure opposition, hidden information, a rule world) and which parameters it looks at; what comes
//! out are values, plan, ties and explanations as data. The lab lists the registry; pages put the words, by code.
//!
//! Trees are all valued by the one backward pass of [`crate::induction`], each way with other rulers; hidden
//! information goes to [`crate::information`], rule worlds ([`crate::world`]) to [`mutual`]. What takes a matrix or a world
//! without an end gives results of its own kind and stands beside the registry: [`prices`], [`stationary`].

mod backward_induction;
mod equilibria;
mod matrix;
mod minimax;
pub mod mutual;
mod nilpotent;
mod objective;
pub mod prices;
pub mod stationary;
mod worlds;
mod worst_case;

use serde::{Deserialize, Serialize};

use crate::Exact;
use crate::induction::{Solution, Unsolved};
use crate::tree::{Game, NodeIdx, PlayerIdx};

pub use crate::information::Progress;
pub use equilibria::{Equilibria, equilibria};
pub use objective::Objective;
pub use worlds::{WORLD_WAYS, WorldExplanation, WorldValuation, world_way};

/// What a way of valuing takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Input {
    /// A tree in which every player knows the whole history.
    Tree,
    /// Such a tree with two players whose payoffs always have the same sum.
    ConstantSumTree,
    /// Any tree, with or without hidden information.
    HiddenTree,
    /// A world given by rules, unrolled by the clock.
    RuleWorld,
}

/// What a way of valuing can be told.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Parameter {
    /// [`Parameters::discount`], or [`mutual::Params::gamma`].
    Discount,
    /// [`Parameters::objective`].
    Objective,
    /// [`Parameters::player`].
    Player,
    /// [`mutual::Params::anchors`].
    Anchors,
    /// [`mutual::Params::eps`].
    RunningAnchor,
    /// [`mutual::Params::counterfactual`].
    Counterfactual,
    /// [`mutual::Params::steer`].
    Steer,
}

/// What all ways can be told; each looks at its own.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Parameters {
    /// What one move later is worth; see [`crate::induction::Options`].
    pub discount: Exact,
    /// What everyone works for.
    pub objective: Objective,
    /// Whose worst case it is.
    pub player: PlayerIdx,
}

impl Default for Parameters {
    /// No discount, the sum of all payoffs, the first player.
    fn default() -> Self {
        Self { discount: Exact::ONE, objective: Objective::Sum, player: PlayerIdx::new(0) }
    }
}

/// What a way of valuing finds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Valuation {
    /// The value of every node and a plan: [`Solution::plan`], [`Solution::explain`].
    Plan(Box<Solution>),
    /// Equilibria: [`crate::information::evaluate`] gives the values of every node in one of them.
    Equilibria(Box<Equilibria>),
}

/// How a way works, by what it takes.
#[derive(Clone, Copy, Debug)]
pub enum Method {
    /// Works on a game.
    Game(fn(&Game, &Parameters, Progress) -> Result<Valuation, Refusal>),
    /// Works on an unrolled rule world: [`Way::value_world`].
    World(
        fn(
            &mutual::Layers,
            &mutual::Params<mutual::Mixed>,
            Progress,
        ) -> Result<WorldValuation, mutual::Unvalued>,
    ),
}

/// One way of valuing.
#[derive(Clone, Copy, Debug)]
pub struct Way {
    /// The stable code, for words kept elsewhere and for addresses.
    pub code: &'static str,
    /// What it takes.
    pub input: Input,
    /// What it can be told.
    pub parameters: &'static [Parameter],
    /// How it works.
    pub method: Method,
}

/// All ways of valuing, in the order in which they are listed.
pub const WAYS: &[Way] =
    &[backward_induction::WAY, minimax::WAY, objective::WAY, worst_case::WAY, equilibria::WAY];

/// The ways that work backwards from the ends of a tree: a program that lists only these carries no search for
/// equilibria.
pub const TREE_WAYS: &[Way] = &[backward_induction::WAY, minimax::WAY, objective::WAY, worst_case::WAY];

/// The way with this code.
#[must_use]
pub fn way(code: &str) -> Option<&'static Way> {
    WAYS.iter().find(|way| way.code == code)
}

impl Way {
    /// Values a game in this way; see [`Way::value_world`] for worlds.
    ///
    /// # Errors
    /// See [`Refusal`].
    ///
    /// ```
    /// use std::ops::ControlFlow;
    /// use lookahead_game::{NodeIdx, efg, value::{Parameters, Valuation, way}};
    /// let text = r#"EFG 2 R "" { "A" "B" } p "" 1 1 "" { "mine" "ours" } 0 t "" 1 "" { 3 0 } t "" 2 "" { 2 5 }"#;
    /// let (game, _) = efg::read(text.as_bytes(), &efg::Caps::default())?;
    /// let Some(way) = way("objective") else { panic!() };
    /// let Valuation::Plan(plan) = way.value(&game, &Parameters::default(), &mut |_, _| ControlFlow::Continue(()))?
    ///     else { panic!() };
    /// assert_eq!(plan.value(NodeIdx::ROOT), [2.into(), 5.into()]);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn value(
        &self,
        game: &Game,
        parameters: &Parameters,
        progress: Progress,
    ) -> Result<Valuation, Refusal> {
        match self.method {
            Method::Game(method) => method(game, parameters, progress),
            Method::World(_) => Err(Refusal::NotAWorld),
        }
    }
}

/// Why a way of valuing has no answer for this input.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    /// The backward pass refused.
    #[error(transparent)]
    Unsolved(#[from] Unsolved),
    /// Minimax is for two players.
    #[error("minimax is for two players; this game has {n_players}")]
    NotTwoPlayers {
        /// How many it has.
        n_players: u64,
    },
    /// Minimax is for games in which one player's gain is the other's loss.
    #[error("the players' payoffs do not always have the same sum")]
    NotConstantSum {
        /// A node after which the sum depends on what happens.
        node: NodeIdx,
    },
    /// The game has no such player.
    #[error("the game has no player {}", player.number())]
    NoSuchPlayer {
        /// The player asked for.
        player: PlayerIdx,
    },
    /// The way is one for rule worlds.
    #[error("this way of valuing takes a rule world, not a tree")]
    NotAWorld,
    /// Not one weight per player.
    #[error("expected one weight for each of the {n_players} players")]
    Weights {
        /// How many are needed.
        n_players: u64,
    },
}

impl Refusal {
    /// The stable code, for words kept elsewhere.
    #[must_use]
    pub fn code(&self) -> &'static str {
        match self {
            Self::Unsolved(why) => why.code(),
            Self::NotTwoPlayers { .. } => "not-two-players",
            Self::NotConstantSum { .. } => "not-constant-sum",
            Self::NoSuchPlayer { .. } => "no-such-player",
            Self::NotAWorld => "not-a-world",
            Self::Weights { .. } => "weights",
        }
    }
}
