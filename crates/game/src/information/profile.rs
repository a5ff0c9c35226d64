//! Behaviour strategies of all players at once: for each information set how likely each move is. A pure strategy is
//! one in which every move has probability 0 or 1. Made by hand, from a plan, or by the equilibrium searches.

use serde::Serialize;

use crate::Exact;
use crate::induction::Solution;
use crate::tree::{Game, SetIdx};

/// Why a distribution does not fit a set.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ProfileError {
    /// No such set, or one of chance.
    #[error("no player's information set")]
    NoSuchSet,
    /// Not one probability per move, one below 0, or a sum other than 1.
    #[error("the probabilities of a strategy do not add up to 1")]
    Probabilities,
}

impl ProfileError {
    /// The stable code, for words kept elsewhere.
    #[must_use]
    pub fn code(&self) -> &'static str {
        match self {
            Self::NoSuchSet => "no-such-set",
            Self::Probabilities => "strategy-probabilities",
        }
    }
}

/// What every player does at every information set.
///
/// ```
/// use lookahead_game::{Exact, efg, information::Profile};
/// let text = r#"EFG 2 R "" { "A" } p "" 1 1 "" { "l" "r" } 0 t "" 1 "" { 3 } t "" 2 "" { 5 }"#;
/// let (game, _) = efg::read(text.as_bytes(), &efg::Caps::default())?;
/// let mut profile = Profile::first_moves(&game);
/// let Some(set) = game.sets().next() else { panic!() };
/// let half = Exact::ratio(1, 2).unwrap_or_default();
/// profile.set_odds(set, vec![half.clone(), half.clone()])?;
/// assert_eq!(profile.odds(set), [half.clone(), half]);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(transparent)]
pub struct Profile {
    /// One list for each set of the game, empty for those of chance.
    odds: Vec<Vec<Exact>>,
}

impl Profile {
    /// Everyone makes the move that `choose` names for the set; a move that the set does not have counts as the first.
    #[must_use]
    pub fn pure(game: &Game, mut choose: impl FnMut(SetIdx) -> u32) -> Self {
        let sizes = n_moves_by_set(game);
        let odds = game.sets().zip(sizes).map(|(set, n_moves)| {
            let chosen = if n_moves == 0 { 0 } else { choose(set) };
            let chosen = if chosen < n_moves { chosen } else { 0 };
            (0..n_moves).map(|at| Exact::int(i64::from(at == chosen))).collect()
        });
        Self { odds: odds.collect() }
    }

    /// Everyone makes the first move everywhere.
    #[must_use]
    pub fn first_moves(game: &Game) -> Self {
        Self::pure(game, |_| 0)
    }

    /// What a plan says. The game must be the one that was solved.
    #[must_use]
    pub fn of_plan(game: &Game, solution: &Solution) -> Self {
        let mut chosen = vec![0; game.sets().len()];
        for entry in solution.plan(game) {
            let at = game.set_idx(entry.node).map_or(usize::MAX, SetIdx::at);
            chosen.iter_mut().skip(at).take(1).for_each(|slot| *slot = entry.move_idx);
        }
        Self::pure(game, |set| chosen.get(set.at()).copied().unwrap_or(0))
    }

    /// How likely each move of a set is; empty for chance and for sets that are not there.
    #[must_use]
    pub fn odds(&self, set: SetIdx) -> &[Exact] {
        self.odds.get(set.at()).map_or(&[], Vec::as_slice)
    }

    /// Fixes what is done at one set.
    ///
    /// # Errors
    /// See [`ProfileError`].
    pub fn set_odds(&mut self, set: SetIdx, odds: Vec<Exact>) -> Result<(), ProfileError> {
        let slot =
            self.odds.get_mut(set.at()).filter(|old| !old.is_empty()).ok_or(ProfileError::NoSuchSet)?;
        let sum: Exact = odds.iter().cloned().sum();
        if odds.len() != slot.len() || sum != Exact::ONE || odds.iter().any(Exact::is_negative) {
            return Err(ProfileError::Probabilities);
        }
        *slot = odds;
        Ok(())
    }

    /// Is every move certain or excluded?
    #[must_use]
    pub fn is_pure(&self) -> bool {
        self.odds.iter().flatten().all(|odds| odds.is_zero() || *odds == Exact::ONE)
    }

    /// Has it one list of the right length for each set of the game?
    pub(super) fn fits(&self, game: &Game) -> bool {
        let lengths = self.odds.iter().map(|odds| odds.len() as u32);
        lengths.eq(n_moves_by_set(game))
    }
}

/// The number of moves at each set, 0 for those of chance and those without nodes.
pub(super) fn n_moves_by_set(game: &Game) -> Vec<u32> {
    let mut sizes = vec![0; game.sets().len()];
    for node in game.nodes() {
        let Some(set) = game.set_idx(node) else { continue };
        if game.set(set).is_some_and(|view| view.player.is_some()) {
            sizes.iter_mut().skip(set.at()).take(1).for_each(|slot| *slot = game.n_moves(node));
        }
    }
    sizes
}
