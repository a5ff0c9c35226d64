//! One way of valuing at work on one game: what is done everywhere, what every node is worth, how likely it is reached.
//! Plans and equilibria come out alike, so that any two can be laid side by side.

use std::collections::BTreeSet;
use std::ops::ControlFlow;

use lookahead_game::Exact;
use lookahead_game::induction::Solution;
use lookahead_game::information::{Evaluation, Profile, Unanswered, evaluate};
use lookahead_game::tree::{Game, Kind, NodeIdx};
use lookahead_game::value::{Equilibria, Input, Parameters, Refusal, Valuation, Way, way};

/// From how many steps on a search is worth a progress bar.
const LONG: u64 = 20_000;

/// Why there is nothing to draw.
#[derive(Clone, Copy)]
pub enum Refused {
    /// The way of valuing does not apply.
    Way(Refusal),
    /// No equilibrium is known.
    NoneKnown,
    /// The profile could not be evaluated.
    Unanswered(Unanswered),
}

/// A plan or an equilibrium, with all that is told of each node.
pub struct Ruled {
    /// What is done at every set.
    pub profile: Profile,
    /// The plan behind it, where there is one.
    pub solution: Option<Box<Solution>>,
    /// Values (undiscounted) and reach probabilities under the profile.
    evaluation: Evaluation,
}

/// Where two rulers do different things.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Difference {
    /// The node.
    pub node: NodeIdx,
    /// Whether either ruler is indifferent between what the two do, so that only the order of writing parts them.
    pub is_tie: bool,
}

impl Ruled {
    /// Values a game in this way. Equilibria that were `found` before are not sought again; the number picks one of them.
    pub fn of(
        game: &Game,
        way: &Way,
        parameters: &Parameters,
        found: Option<(&Equilibria, u32)>,
        progress: &dyn Fn(u32),
    ) -> Result<Self, Refused> {
        let mut told = |done: u64, all: u64| tell(progress, done, all);
        if let (true, Some((found, choice))) = (way.input == Input::HiddenTree, found) {
            return Self::under(game, pick(found, choice).ok_or(Refused::NoneKnown)?);
        }
        match way.value(game, parameters, &mut told).map_err(Refused::Way)? {
            Valuation::Plan(solution) => {
                let profile = Profile::of_plan(game, &solution);
                let evaluation = evaluate(game, &profile).map_err(Refused::Unanswered)?;
                Ok(Self { profile, solution: Some(solution), evaluation })
            }
            Valuation::Equilibria(found) => Self::under(game, pick(&found, 0).ok_or(Refused::NoneKnown)?),
        }
    }

    /// A profile that was fixed.
    pub fn under(game: &Game, profile: Profile) -> Result<Self, Refused> {
        let evaluation = evaluate(game, &profile).map_err(Refused::Unanswered)?;
        Ok(Self { profile, solution: None, evaluation })
    }

    /// What a node is worth to each player: as its ruler has it, discounted where that discounts.
    pub fn value(&self, node: NodeIdx) -> &[Exact] {
        self.solution.as_ref().map_or_else(|| self.evaluation.value(node), |solution| solution.value(node))
    }

    /// How likely a node is reached.
    pub fn reach(&self, node: NodeIdx) -> &Exact {
        self.evaluation.reach(node)
    }

    /// Values and reach probabilities.
    pub fn evaluation(&self) -> &Evaluation {
        &self.evaluation
    }

    /// How likely each move is made at a choice.
    pub fn odds(&self, game: &Game, node: NodeIdx) -> &[Exact] {
        game.set_idx(node).map_or(&[], |set| self.profile.odds(set))
    }

    /// The moves that are made with some probability.
    pub fn made(&self, game: &Game, node: NodeIdx) -> Vec<u32> {
        let odds = (0..).zip(self.odds(game, node));
        odds.filter(|(_, odds)| !odds.is_zero()).map(|(at, _)| at).collect()
    }

    /// Are several moves best to the one who chooses here?
    pub fn is_tie(&self, node: NodeIdx) -> bool {
        self.solution.as_ref().is_some_and(|solution| solution.is_tie(node))
    }

    /// The nodes that moves made with some probability lead to.
    pub fn chosen_nodes(&self, game: &Game) -> Vec<NodeIdx> {
        let choices = game.nodes().filter(|node| matches!(game.kind(*node), Kind::Choice(_)));
        choices
            .flat_map(|node| self.made(game, node).into_iter().filter_map(move |at| game.child(node, at)))
            .collect()
    }
}

/// Where two rulers part, in preorder; nodes that look the same to their chooser are told once.
pub fn differences(game: &Game, left: &Ruled, right: &Ruled) -> Vec<Difference> {
    let mut told = BTreeSet::new();
    let choices = game.nodes().filter(|node| matches!(game.kind(*node), Kind::Choice(_)));
    let mut is_new = |node: NodeIdx| told.insert(game.set_idx(node));
    let differ = choices.filter(|node| left.odds(game, *node) != right.odds(game, *node));
    let is_tie = |node: NodeIdx| {
        let best = |ruled: &Ruled, other: &Ruled| {
            let best =
                ruled.solution.as_ref().map(|solution| solution.best_moves(game, node)).unwrap_or_default();
            other.made(game, node).iter().all(|made| best.contains(made))
        };
        best(left, right) || best(right, left)
    };
    differ.filter(|node| is_new(*node)).map(|node| Difference { node, is_tie: is_tie(node) }).collect()
}

/// The equilibria in the order in which they are numbered: the mixed one of pure opposition first, then the pure ones.
pub fn profiles(found: &Equilibria) -> Vec<&Profile> {
    let mixed = found.mixed.iter().map(|mixed| &mixed.profile);
    mixed.chain(found.pure.iter().flat_map(|pure| &pure.by_payoffs).map(|group| &group.profile)).collect()
}

fn pick(found: &Equilibria, choice: u32) -> Option<Profile> {
    let profiles = profiles(found);
    profiles.get(choice as usize).or(profiles.first()).map(|profile| (*profile).clone())
}

/// All equilibria that are known; the ruler that seeks them is always in the registry.
pub fn equilibria(game: &Game, parameters: &Parameters, progress: &dyn Fn(u32)) -> Option<Equilibria> {
    let mut told = |done: u64, all: u64| tell(progress, done, all);
    match way("equilibria")?.value(game, parameters, &mut told).ok()? {
        Valuation::Equilibria(found) => Some(*found),
        Valuation::Plan(_) => None,
    }
}

/// Long work tells how far it is.
fn tell(progress: &dyn Fn(u32), done: u64, all: u64) -> ControlFlow<()> {
    if all > LONG {
        progress((done.min(all) * 100 / all) as u32);
    }
    ControlFlow::Continue(())
}
