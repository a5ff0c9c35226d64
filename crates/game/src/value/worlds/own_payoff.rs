//! Everyone for itself: see [`super::super::mutual::own_payoff_plan`].

use super::super::mutual::{Layers, Mixed, Params, Unvalued, own_payoff_plan};
use super::super::{Input, Method, Progress, Way};
use super::WorldValuation;
use crate::world::Player;

pub(super) const WAY: Way =
    Way { code: "own-payoff", input: Input::RuleWorld, parameters: &[], method: Method::World(value) };

fn value(layers: &Layers, _: &Params<Mixed>, _: Progress) -> Result<WorldValuation, Unvalued> {
    let own = own_payoff_plan::<Mixed>(layers);
    let judged = |player| layers.states().map(|state| own.judged(player, state.get())).collect();
    let mut found = WorldValuation::new(layers, &|state| own.judged(Player::Agent, state.get()), &|state| {
        own.chosen(state)
    });
    found.rivals = Some(judged(Player::Adversary));
    Ok(found)
}
