//! What a profile of strategies leads to: how likely each node is, what it is worth from there on, and what each
//! move of an information set is worth to its player given that the set is reached. One pass forwards, one backwards.

use serde::Serialize;

use super::{Profile, Unanswered};
use crate::Exact;
use crate::induction::MAX_BITS;
use crate::tree::{Game, Kind, NodeIdx, PlayerIdx, SetIdx};

/// Reach probabilities and values of all nodes under one profile.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Evaluation {
    n_players: usize,
    reach: Vec<Exact>,
    values: Vec<Exact>,
}

/// One move of an information set.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct MoveOdds {
    /// Which move, from 0.
    pub move_idx: u32,
    /// How likely the profile makes it.
    pub odds: Exact,
    /// What the player expects from it, all others (and the player, later) keeping to the profile: the mean over the
    /// set's nodes, each as likely as chance and the other players make it. `None` where they never lead here.
    pub worth: Option<Exact>,
}

/// Why moves are made at an information set.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct SetExplanation {
    /// Who moves.
    pub player: PlayerIdx,
    /// How likely the set is reached.
    pub reach: Exact,
    /// All moves, in order.
    pub moves: Vec<MoveOdds>,
    /// The moves that are worth most, from 0; empty where the others never lead here.
    pub best: Vec<u32>,
}

/// Values and reach probabilities under a profile; undiscounted.
///
/// # Errors
/// [`Unanswered::Foreign`] for a profile of another game, [`Unanswered::NumbersTooLong`].
///
/// ```
/// use lookahead_game::{Exact, NodeIdx, efg, information::{Profile, evaluate}};
/// let text = r#"EFG 2 R "" { "A" } c "" 1 "" { "x" 1/3 "y" 2/3 } 0 t "" 1 "" { 3 } t "" 2 "" { 6 }"#;
/// let (game, _) = efg::read(text.as_bytes(), &efg::Caps::default())?;
/// let evaluation = evaluate(&game, &Profile::first_moves(&game))?;
/// assert_eq!(evaluation.value(NodeIdx::ROOT), [5.into()]);
/// assert_eq!(Some(evaluation.reach(NodeIdx::new(2))), Exact::ratio(2, 3).as_ref());
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn evaluate(game: &Game, profile: &Profile) -> Result<Evaluation, Unanswered> {
    if !profile.fits(game) {
        return Err(Unanswered::Foreign);
    }
    let reach = reach_of_nodes(game, |node| odds_at(game, profile, node))?;
    let n_players = game.n_players();
    let mut values = vec![Exact::ZERO; game.n_nodes() * n_players];
    for node in game.nodes().rev() {
        let row = value_of_node(game, profile, node, &values)?;
        let slots = values.iter_mut().skip(node.at() * n_players);
        slots.zip(row).for_each(|(slot, value)| *slot = value);
    }
    Ok(Evaluation { n_players, reach, values })
}

/// How likely each move is at a node; empty at ends.
pub(super) fn odds_at<'a>(game: &'a Game, profile: &'a Profile, node: NodeIdx) -> &'a [Exact] {
    match game.kind(node) {
        Kind::End => &[],
        Kind::Chance => game.probabilities(node),
        Kind::Choice(_) => game.set_idx(node).map_or(&[], |set| profile.odds(set)),
    }
}

/// The product of the odds on the way to each node; where `odds` is empty at a node with moves, each counts as 1.
pub(super) fn reach_of_nodes<'a>(
    game: &Game,
    odds: impl Fn(NodeIdx) -> &'a [Exact],
) -> Result<Vec<Exact>, Unanswered> {
    let mut reach = vec![Exact::ONE; game.n_nodes()];
    for node in game.nodes() {
        let here = reach.get(node.at()).cloned().unwrap_or_default();
        let odds = odds(node);
        for (move_idx, child) in game.children(node).enumerate() {
            let there = odds.get(move_idx).map_or_else(|| here.clone(), |odds| &here * odds);
            check_length(&there)?;
            reach.iter_mut().skip(child.at()).take(1).for_each(|slot| slot.clone_from(&there));
        }
    }
    Ok(reach)
}

pub(super) fn check_length(number: &Exact) -> Result<(), Unanswered> {
    if number.bits() > MAX_BITS { Err(Unanswered::NumbersTooLong) } else { Ok(()) }
}

fn value_of_node(
    game: &Game,
    profile: &Profile,
    node: NodeIdx,
    values: &[Exact],
) -> Result<Vec<Exact>, Unanswered> {
    let n_players = game.n_players();
    let mut row = game.payoffs(node).to_vec();
    row.resize(n_players, Exact::ZERO);
    for (child, odds) in game.children(node).zip(odds_at(game, profile, node)) {
        if odds.is_zero() {
            continue;
        }
        let later = values.iter().skip(child.at() * n_players);
        row.iter_mut().zip(later).for_each(|(sum, value)| *sum += &(value * odds));
    }
    row.iter().try_for_each(check_length)?;
    Ok(row)
}

impl Evaluation {
    /// What each player gets from here on if the profile is kept to, this node's own payoff included.
    #[must_use]
    pub fn value(&self, node: NodeIdx) -> &[Exact] {
        let start = node.at() * self.n_players;
        self.values.get(start..start + self.n_players).unwrap_or_default()
    }

    /// How likely the profile leads to this node; 0 for a foreign index.
    #[must_use]
    pub fn reach(&self, node: NodeIdx) -> &Exact {
        self.reach.get(node.at()).unwrap_or(&Exact::ZERO)
    }

    /// What each move of a set is worth to its player. The game and the profile must be those that were evaluated;
    /// `None` for sets of chance and foreign ones, and where a number is too long to keep.
    #[must_use]
    pub fn explain(&self, game: &Game, profile: &Profile, set: SetIdx) -> Option<SetExplanation> {
        let player = game.set(set)?.player?;
        let others = reach_of_nodes(game, |node| match game.kind(node) {
            Kind::Choice(mover) if mover == player => &[],
            _ => odds_at(game, profile, node),
        })
        .ok()?;
        let mut sums = vec![Exact::ZERO; profile.odds(set).len()];
        let (mut reach, mut weight) = (Exact::ZERO, Exact::ZERO);
        for node in game.members(set) {
            let here = others.get(node.at())?;
            reach += self.reach(node);
            weight += here;
            for (sum, child) in sums.iter_mut().zip(game.children(node)) {
                *sum += &(here * self.value(child).get(player.at())?);
            }
        }
        let worths: Vec<Option<Exact>> = sums.iter().map(|sum| sum.checked_div(&weight)).collect();
        if worths.iter().flatten().chain([&reach, &weight]).any(Exact::is_too_long) {
            return None;
        }
        Some(SetExplanation { player, reach, best: best_of(&worths), moves: list(profile.odds(set), worths) })
    }
}

fn best_of(worths: &[Option<Exact>]) -> Vec<u32> {
    let best = worths.iter().flatten().max();
    let is_best = |worth: &Option<Exact>| worth.is_some() && worth.as_ref() == best;
    (0..).zip(worths).filter(|(_, worth)| is_best(worth)).map(|(at, _)| at).collect()
}

fn list(odds: &[Exact], worths: Vec<Option<Exact>>) -> Vec<MoveOdds> {
    let moves = (0..).zip(odds.iter().zip(worths));
    moves.map(|(move_idx, (odds, worth))| MoveOdds { move_idx, odds: odds.clone(), worth }).collect()
}
