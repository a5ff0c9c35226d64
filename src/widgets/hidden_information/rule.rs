//! One profile of strategies at work on one game: what is done everywhere, what every node is worth, how likely it is
//! reached; and the equilibria in the order in which they are numbered.

use std::ops::ControlFlow;

use lookahead_game::Exact;
use lookahead_game::information::{Caps, Evaluation, Profile, Unanswered, evaluate};
use lookahead_game::tree::{Game, Kind, NodeIdx};
use lookahead_game::value::{Equilibria, equilibria};

use crate::parts::tree_view::NodeSet;

/// From how many steps on a search is worth a progress bar.
const LONG: u64 = 20_000;

/// Strategies, with all that is told of each node.
pub struct Ruled {
    /// What is done at every set.
    pub profile: Profile,
    /// Values and reach probabilities under the profile.
    pub evaluation: Evaluation,
}

impl Ruled {
    /// A profile that was found or fixed.
    pub fn under(game: &Game, profile: Profile) -> Result<Self, Unanswered> {
        let evaluation = evaluate(game, &profile)?;
        Ok(Self { profile, evaluation })
    }

    /// What a node is worth to each player.
    pub fn value(&self, node: NodeIdx) -> &[Exact] {
        self.evaluation.value(node)
    }

    /// How likely each move is made at a choice.
    pub fn odds(&self, game: &Game, node: NodeIdx) -> &[Exact] {
        let is_choice = matches!(game.kind(node), Kind::Choice(_));
        game.set_idx(node).filter(|_| is_choice).map_or(&[], |set| self.profile.odds(set))
    }

    /// The nodes that moves made with some probability lead to.
    pub fn chosen_nodes(&self, game: &Game) -> NodeSet {
        let mut chosen = Vec::new();
        for node in game.nodes() {
            let made =
                self.odds(game, node).iter().zip(game.children(node)).filter(|(odds, _)| !odds.is_zero());
            made.for_each(|(_, child)| chosen.push(child));
        }
        chosen.into_iter().collect()
    }
}

/// The mixed equilibrium of pure opposition first, then the pure ones.
pub fn profiles(found: &Equilibria) -> Vec<&Profile> {
    let mut profiles = Vec::new();
    profiles.extend(found.mixed.iter().map(|mixed| &mixed.profile));
    profiles.extend(found.pure.iter().flat_map(|pure| &pure.by_payoffs).map(|group| &group.profile));
    profiles
}

/// All equilibria that are known.
pub fn seek(game: &Game, progress: &dyn Fn(u32)) -> Equilibria {
    equilibria(game, &Caps::default(), &mut |done, all| {
        if all > LONG {
            progress((done.min(all) * 100 / all) as u32);
        }
        ControlFlow::Continue(())
    })
}
