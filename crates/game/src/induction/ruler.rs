//! What a player's moves are judged by. Everyone's own payoff is the game as it stands; other rulers ask of the
//! same tree what happens if somebody wants something else. Used by the solver and by the ways of [`crate::value`].
//!
//! A ruler that is no payoff of the game gets a column of its own beside the players' in the solver's table, filled
//! by the same pass: a weighted sum of payoffs is added and averaged as payoffs are, so its value is exact too.

use serde::{Deserialize, Serialize};

use crate::Exact;
use crate::tree::PlayerIdx;

/// What one player's moves maximise.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", content = "weights", rename_all = "lowercase")]
pub enum Ruler {
    /// The player's own payoff.
    #[default]
    Own,
    /// The sum of all payoffs, each times its weight; weights that are missing count as 0.
    Weighted(Vec<Exact>),
}

impl Ruler {
    /// The payoff of `player`, times `weight`: 1 to maximise it, -1 to minimise it.
    ///
    /// ```
    /// use lookahead_game::{Exact, PlayerIdx, induction::Ruler};
    /// let against = Ruler::payoff_of(PlayerIdx::new(1), 2, Exact::int(-1));
    /// assert_eq!(against, Ruler::Weighted(vec![0.into(), Exact::int(-1)]));
    /// ```
    #[must_use]
    pub fn payoff_of(player: PlayerIdx, n_players: usize, weight: Exact) -> Self {
        let mut weights = vec![Exact::ZERO; n_players];
        weights.iter_mut().skip(player.at()).take(1).for_each(|slot| *slot = weight.clone());
        Self::Weighted(weights)
    }
}

/// Which column of the solver's table each player's moves are judged by.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Columns {
    n_players: usize,
    /// Empty where everyone judges by their own payoffs.
    of_player: Vec<u32>,
    /// One weight per player for each column after the players' own, column after column.
    weights: Vec<Exact>,
}

impl Columns {
    /// One ruler per player; those that are missing are [`Ruler::Own`].
    pub(super) fn new(n_players: usize, rulers: &[Ruler]) -> Self {
        let mut columns = Self { n_players, of_player: Vec::new(), weights: Vec::new() };
        for (player, ruler) in (0..n_players as u32).zip(rulers) {
            let column = match ruler {
                Ruler::Own => player,
                Ruler::Weighted(weights) => columns.add(weights),
            };
            columns.of_player.push(column);
        }
        columns
    }

    /// The column with these weights, which rulers share that are equal.
    fn add(&mut self, weights: &[Exact]) -> u32 {
        let mut padded = weights.to_vec();
        padded.resize(self.n_players, Exact::ZERO);
        let known = self.extra().position(|other| other == padded);
        let at = known.unwrap_or(self.width() - self.n_players);
        if known.is_none() {
            self.weights.append(&mut padded);
        }
        (self.n_players + at) as u32
    }

    /// The weights of each column after the players' own.
    fn extra(&self) -> std::slice::ChunksExact<'_, Exact> {
        self.weights.chunks_exact(self.n_players.max(1))
    }

    /// How many numbers the table holds for each node.
    pub(super) fn width(&self) -> usize {
        self.n_players + self.extra().len()
    }

    /// The column that judges this player's moves.
    pub(super) fn of(&self, player: PlayerIdx) -> usize {
        self.of_player.get(player.at()).map_or(player.at(), |column| *column as usize)
    }

    /// How much the payoff of `player` counts in each column.
    pub(super) fn weights_of(&self, player: PlayerIdx) -> Vec<Exact> {
        let own = (0..self.n_players).map(|at| Exact::int(i64::from(at == player.at())));
        let extra = self.extra().map(|weights| weights.get(player.at()).cloned().unwrap_or_default());
        own.chain(extra).collect()
    }

    /// Turns the payoffs of a node into a row of the table.
    pub(super) fn fill(&self, payoffs: &[Exact], row: &mut Vec<Exact>) {
        row.clear();
        row.extend_from_slice(payoffs);
        row.resize(self.n_players, Exact::ZERO);
        for weights in self.extra() {
            row.push(payoffs.iter().zip(weights).map(|(payoff, weight)| payoff * weight).sum());
        }
    }
}
