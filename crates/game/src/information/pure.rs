//! All Nash equilibria in pure strategies, by looking at every profile of reduced strategies: a profile is one if no
//! player gains by any other own strategy against the same strategies of the others (Nash 1951). Exact, complete,
//! for any number of players and any recall, and refused with the count where there are too many profiles.

use std::collections::BTreeMap;

use serde::Serialize;

use super::evaluation::check_length;
use super::histories::Histories;
use super::profile::n_moves_by_set;
use super::strategies::{RULED_OUT, Strategies, count, count_looks};
use super::{Caps, Profile, Progress, Unanswered};
use crate::Exact;
use crate::tree::{Game, Kind, NodeIdx, PlayerIdx, SetIdx};

/// The pure equilibria that pay the same to everyone.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct PurePayoffs {
    /// What each player gets.
    pub payoffs: Vec<Exact>,
    /// How many profiles of reduced strategies are such equilibria.
    pub n_profiles: u64,
    /// The first of them; at sets that own earlier moves rule out the first move stands.
    pub profile: Profile,
}

/// All pure equilibria.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct PureEquilibria {
    /// How many profiles were looked at.
    pub n_profiles: u64,
    /// How many of them are equilibria.
    pub n_equilibria: u64,
    /// The equilibria by payoffs, in ascending order of these.
    pub by_payoffs: Vec<PurePayoffs>,
}

/// How many profiles are looked through between two calls of the progress hook.
const PROFILES_PER_REPORT: usize = 1_024;

/// All Nash equilibria in reduced pure strategies.
///
/// # Errors
/// [`Unanswered::TooManyNodes`], [`Unanswered::TooManyProfiles`], [`Unanswered::TooManyVisits`],
/// [`Unanswered::NumbersTooLong`], [`Unanswered::Cancelled`].
///
/// ```
/// use std::ops::ControlFlow;
/// use lookahead_game::{efg, information::{Caps, pure_equilibria}};
/// let text = r#"EFG 2 R "Stag hunt" { "A" "B" } p "" 1 1 "" { "stag" "hare" } 0
/// p "" 2 1 "" { "stag" "hare" } 0 t "" 1 "" { 4 4 } t "" 2 "" { 0 3 } p "" 2 1 0 t "" 3 "" { 3 0 } t "" 4 "" { 3 3 }"#;
/// let (game, _) = efg::read(text.as_bytes(), &efg::Caps::default())?;
/// let found = pure_equilibria(&game, &Caps::default(), &mut |_, _| ControlFlow::Continue(()))?;
/// assert_eq!((found.n_profiles, found.n_equilibria), (4, 2));
/// assert_eq!(found.by_payoffs[1].payoffs, [4.into(), 4.into()]);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn pure_equilibria(game: &Game, caps: &Caps, progress: Progress) -> Result<PureEquilibria, Unanswered> {
    let table = Table::fill(game, &Histories::within(game, caps)?, caps, progress)?;
    let mut groups: BTreeMap<&[Exact], (u64, usize)> = BTreeMap::new();
    for profile in table.equilibria() {
        groups.entry(table.payoffs(profile)).or_insert((0, profile)).0 += 1;
    }
    check_list(game, caps, groups.len() as u64, table.n_profiles as u64)?;
    let by_payoffs: Vec<PurePayoffs> = groups
        .into_iter()
        .map(|(payoffs, (n_profiles, first))| PurePayoffs {
            payoffs: payoffs.to_vec(),
            n_profiles,
            profile: table.profile(game, first),
        })
        .collect();
    let n_equilibria = by_payoffs.iter().map(|group| group.n_profiles).sum();
    Ok(PureEquilibria { n_profiles: table.n_profiles as u64, n_equilibria, by_payoffs })
}

/// Every group is shown with a profile of the whole game.
fn check_list(game: &Game, caps: &Caps, n_groups: u64, n_profiles: u64) -> Result<(), Unanswered> {
    let max = caps.max_visits / 10;
    let n_moves: u64 = n_moves_by_set(game).iter().map(|size| u64::from(*size)).sum();
    let n_visits = n_groups.saturating_mul(n_moves);
    if n_visits > max { Err(Unanswered::TooManyVisits { n_profiles, n_visits, max }) } else { Ok(()) }
}

/// The strategic form. Profile `i` has for each player strategy `i / stride % n_strategies`.
struct Table {
    strategies: Vec<Strategies>,
    strides: Vec<usize>,
    n_profiles: usize,
    /// Where each set stands among its player's.
    place_of_set: Vec<usize>,
    payoffs: Vec<Exact>,
}

impl Table {
    fn fill(game: &Game, histories: &Histories, caps: &Caps, progress: Progress) -> Result<Self, Unanswered> {
        let mut table = Self::empty(game, histories, caps)?;
        let n_profiles = table.n_profiles;
        for profile in 0..n_profiles {
            let report = profile.is_multiple_of(PROFILES_PER_REPORT);
            if report && progress(profile as u64, n_profiles as u64).is_break() {
                return Err(Unanswered::Cancelled);
            }
            let payoffs = table.play(game, profile);
            payoffs.iter().try_for_each(check_length)?;
            table.payoffs.extend(payoffs);
        }
        Ok(table)
    }

    fn empty(game: &Game, histories: &Histories, caps: &Caps) -> Result<Self, Unanswered> {
        let players = || (0..game.n_players() as u32).map(PlayerIdx::new);
        let n_profiles =
            players().fold(1_u64, |product, player| product.saturating_mul(count(game, histories, player)));
        if n_profiles > caps.max_profiles {
            return Err(Unanswered::TooManyProfiles { n_profiles, max: caps.max_profiles });
        }
        let looks = |player| count_looks(game, histories, player);
        let n_looks = players().map(looks).fold(0, u64::saturating_add);
        let n_visits = n_profiles.saturating_mul(visits_of_profile(game)).max(n_looks);
        if n_visits > caps.max_visits {
            return Err(Unanswered::TooManyVisits { n_profiles, n_visits, max: caps.max_visits });
        }
        let strategies: Vec<Strategies> =
            players().map(|player| Strategies::list(game, histories, player)).collect();
        let mut place_of_set = vec![0; game.sets().len()];
        for (place, set) in strategies.iter().flat_map(|own| own.sets.iter().enumerate()) {
            place_of_set.iter_mut().skip(set.at()).take(1).for_each(|slot| *slot = place);
        }
        let mut strides = Vec::new();
        let mut n_profiles = 1;
        for own in &strategies {
            strides.push(n_profiles);
            n_profiles *= own.len();
        }
        Ok(Self { strategies, strides, n_profiles, place_of_set, payoffs: Vec::new() })
    }

    /// The position of the player's strategy in this profile.
    fn digit(&self, profile: usize, player: usize) -> usize {
        let (Some(stride), Some(own)) = (self.strides.get(player), self.strategies.get(player)) else {
            return 0;
        };
        profile / stride.max(&1) % own.len().max(1)
    }

    fn move_of(&self, profile: usize, player: PlayerIdx, set: SetIdx) -> u32 {
        let place = self.place_of_set.get(set.at()).copied().unwrap_or(0);
        let own = self.strategies.get(player.at());
        own.map_or(RULED_OUT, |own| own.move_at(self.digit(profile, player.at()), place))
    }

    /// What everyone gets: a mean over the draws of chance.
    fn play(&self, game: &Game, profile: usize) -> Vec<Exact> {
        let mut payoffs = vec![Exact::ZERO; game.n_players()];
        let mut open = vec![(NodeIdx::ROOT, Exact::ONE)];
        while let Some((node, odds)) = open.pop() {
            for (sum, payoff) in payoffs.iter_mut().zip(game.payoffs(node)) {
                *sum += &(payoff * &odds);
            }
            match (game.kind(node), game.set_idx(node)) {
                (Kind::Choice(player), Some(set)) => {
                    let next = game.child(node, self.move_of(profile, player, set));
                    open.extend(next.map(|child| (child, odds)));
                }
                _ => {
                    let draws = game.children(node).zip(game.probabilities(node));
                    open.extend(draws.filter(|(_, p)| !p.is_zero()).map(|(child, p)| (child, p * &odds)));
                }
            }
        }
        payoffs
    }

    fn payoffs(&self, profile: usize) -> &[Exact] {
        let width = self.strategies.len();
        self.payoffs.get(profile * width..(profile + 1) * width).unwrap_or_default()
    }

    /// The profiles in which nobody can gain alone.
    fn equilibria(&self) -> Vec<usize> {
        let mut stable = vec![true; self.n_profiles];
        for player in 0..self.strategies.len() {
            let payoff = |profile: usize| self.payoffs(profile).get(player);
            let stride = self.strides.get(player).copied().unwrap_or(1);
            // The best profile among those that differ in this player's strategy only.
            let mut best: Vec<usize> = (0..self.n_profiles).collect();
            let base = |profile: usize| profile - self.digit(profile, player) * stride;
            for profile in 0..self.n_profiles {
                let Some(slot) = best.get_mut(base(profile)) else { continue };
                if payoff(profile) > payoff(*slot) {
                    *slot = profile;
                }
            }
            for (profile, is_stable) in stable.iter_mut().enumerate() {
                let most = best.get(base(profile)).and_then(|best| payoff(*best));
                *is_stable &= payoff(profile) == most;
            }
        }
        (0..).zip(stable).filter(|(_, is_stable)| *is_stable).map(|(profile, _)| profile).collect()
    }

    fn profile(&self, game: &Game, profile: usize) -> Profile {
        let sizes = n_moves_by_set(game);
        Profile::pure(game, |set| {
            let owner = game.set(set).and_then(|view| view.player);
            let chosen = owner.map_or(0, |player| self.move_of(profile, player, set));
            if sizes.get(set.at()).is_some_and(|size| chosen < *size) { chosen } else { 0 }
        })
    }
}

/// [`most_visits`], and more for games of many players, whose payoffs take time to add up and room to keep.
fn visits_of_profile(game: &Game) -> u64 {
    const PLAYERS_PER_VISIT: u64 = 16;
    let n_players = game.n_players() as u64;
    match n_players / PLAYERS_PER_VISIT {
        0 => most_visits(game),
        n_more => most_visits(game).max(n_players).saturating_mul(n_more + 1),
    }
}

/// The most nodes that one profile of pure strategies can reach: chance goes everywhere, a player one way.
fn most_visits(game: &Game) -> u64 {
    let mut visits = vec![1_u64; game.n_nodes()];
    for node in game.nodes().rev() {
        let later = game.children(node).filter_map(|child| visits.get(child.at()));
        let later = match game.kind(node) {
            Kind::Chance => later.fold(0, |sum: u64, more| sum.saturating_add(*more)),
            _ => later.max().copied().unwrap_or(0),
        };
        visits.iter_mut().skip(node.at()).take(1).for_each(|slot| *slot = later.saturating_add(1));
    }
    visits.first().copied().unwrap_or(1)
}
