//! Why a node has its value and a move was chosen, as data: pages put the words. All values are those of the
//! moves *seen from the node*, that is discounted by one move and without the node's own payoff.

use serde::Serialize;

use super::Solution;
use crate::Exact;
use crate::tree::{Game, Kind, NodeIdx, PlayerIdx};

/// One move and what it is worth to each player.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct MoveValue {
    /// Which move, from 0.
    pub move_idx: u32,
    /// Where it leads.
    pub child: NodeIdx,
    /// Discount × value of the child, per player.
    pub value: Vec<Exact>,
    /// What the player to move judges by: discount × the child's value by that player's ruler, normally the
    /// player's own entry of `value`; 0 at a chance node.
    pub worth: Exact,
}

/// The best of the moves that were not chosen.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct RunnerUp {
    /// Which move, from 0.
    pub move_idx: u32,
    /// What it is worth to the player to move, by that player's ruler.
    pub value: Exact,
}

/// One draw of a chance node.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ChanceTerm {
    /// Which move, from 0.
    pub move_idx: u32,
    /// Where it leads.
    pub child: NodeIdx,
    /// How likely it is.
    pub probability: Exact,
    /// Discount × value of the child, per player (not yet times the probability).
    pub value: Vec<Exact>,
}

/// How the value of one node comes about: `value` = `own` + what is listed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(tag = "kind", rename_all = "lowercase")]
pub enum Explanation {
    /// A player takes the move that is best for them.
    Choice {
        /// Who moves.
        player: PlayerIdx,
        /// What the node itself pays, per player.
        own: Vec<Exact>,
        /// All moves, in order.
        moves: Vec<MoveValue>,
        /// The chosen move, from 0: the first of the best.
        chosen: u32,
        /// What it is worth to the player, by that player's ruler.
        chosen_value: Exact,
        /// The best other move; absent where there is only one.
        runner_up: Option<RunnerUp>,
        /// By how much the chosen move is better than the runner-up; 0 in a tie.
        margin: Option<Exact>,
        /// All best moves, the chosen one first; one entry where there is no tie.
        ties: Vec<u32>,
        /// The node's value, per player.
        value: Vec<Exact>,
    },
    /// A mean over draws.
    Chance {
        /// What the node itself pays, per player.
        own: Vec<Exact>,
        /// The draws, in order.
        terms: Vec<ChanceTerm>,
        /// The node's value, per player.
        value: Vec<Exact>,
    },
    /// The payoffs as they stand.
    End {
        /// The node's value, per player.
        value: Vec<Exact>,
    },
}

impl Solution {
    /// Why this node has its value. The game must be the one that was solved; `None` for a foreign index, and
    /// where a number to be listed is too long to keep (never with the feature `big`).
    ///
    /// ```
    /// use lookahead_game::{NodeIdx, efg, induction::{Explanation, Options, solve}};
    /// let text = r#"EFG 2 R "" { "A" } p "" 1 1 "" { "l" "r" } 0 t "" 1 "" { 3 } t "" 2 "" { 5 }"#;
    /// let (game, _) = efg::read(text.as_bytes(), &efg::Caps::default())?;
    /// let solution = solve(&game, &Options::default())?;
    /// let Some(Explanation::Choice { margin, .. }) = solution.explain(&game, NodeIdx::ROOT) else { panic!() };
    /// assert_eq!(margin, Some(2.into()));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn explain(&self, game: &Game, node: NodeIdx) -> Option<Explanation> {
        if node.at() >= self.chosen.len() || node.at() >= game.n_nodes() {
            return None;
        }
        let value = self.value(node).to_vec();
        let mut own = game.payoffs(node).to_vec();
        own.resize(self.n_players, Exact::ZERO);
        match game.kind(node) {
            Kind::End => Some(Explanation::End { value }),
            Kind::Chance => Some(Explanation::Chance { own, terms: self.terms(game, node)?, value }),
            Kind::Choice(player) => self.explain_choice(game, node, player, own, value),
        }
    }

    fn terms(&self, game: &Game, node: NodeIdx) -> Option<Vec<ChanceTerm>> {
        let mut terms = Vec::new();
        for (MoveValue { move_idx, child, value, .. }, probability) in
            self.move_values(game, node, usize::MAX)?.into_iter().zip(game.probabilities(node))
        {
            terms.push(ChanceTerm { move_idx, child, probability: probability.clone(), value });
        }
        Some(terms)
    }

    fn explain_choice(
        &self,
        game: &Game,
        node: NodeIdx,
        player: PlayerIdx,
        own: Vec<Exact>,
        value: Vec<Exact>,
    ) -> Option<Explanation> {
        let moves = self.move_values(game, node, self.columns.of(player))?;
        let chosen = self.chosen(node)?;
        let mut second: Option<(u32, &Exact)> = None;
        for MoveValue { move_idx, worth, .. } in moves.iter().filter(|at| at.move_idx != chosen) {
            // Of equal ones the first.
            if second.is_none_or(|(_, best)| worth > best) {
                second = Some((*move_idx, worth));
            }
        }
        let runner_up = second.map(|(move_idx, worth)| RunnerUp { move_idx, value: worth.clone() });
        let chosen_value = moves.get(chosen as usize)?.worth.clone();
        let margin = runner_up.as_ref().map(|second| &chosen_value - &second.value);
        if margin.as_ref().is_some_and(Exact::is_too_long) {
            return None;
        }
        let ties = self.best_moves(game, node);
        Some(Explanation::Choice { player, own, moves, chosen, chosen_value, runner_up, margin, ties, value })
    }

    fn move_values(&self, game: &Game, node: NodeIdx, column: usize) -> Option<Vec<MoveValue>> {
        let mut moves = Vec::new();
        for (move_idx, child) in (0..).zip(game.children(node)) {
            let mut value: Vec<Exact> = self.discounted(child).collect();
            if value.iter().any(Exact::is_too_long) {
                return None;
            }
            let worth = value.get(column).cloned().unwrap_or_default();
            value.truncate(self.n_players);
            moves.push(MoveValue { move_idx, child, value, worth });
        }
        Some(moves)
    }
}
