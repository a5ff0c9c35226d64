//! A game with one number or one name changed, for programs that need no more of an editor than that (all edits:
//! [`crate::edit`]).

use super::{Game, NONE, NodeIdx, Outcome, PlayerIdx, SetIdx, TextIdx};
use crate::Exact;

impl Game {
    /// The game in which this node itself pays `payoff` to a player; nodes that shared its outcome keep theirs. `None`
    /// where there is no such node or player, or the number is too long to keep.
    ///
    /// ```
    /// use lookahead_game::{Exact, NodeIdx, PlayerIdx, efg};
    /// let text = r#"EFG 2 R "" { "A" "B" } p "" 1 1 "" { "l" "r" } 0 t "" 1 "" { 3 0 } t "" 1"#;
    /// let (game, _) = efg::read(text.as_bytes(), &efg::Caps::default())?;
    /// let game = game.with_payoff(NodeIdx::new(2), PlayerIdx::new(1), Exact::int(7)).unwrap_or_default();
    /// assert_eq!((game.payoffs(NodeIdx::new(1)), game.payoffs(NodeIdx::new(2))), (&[3.into(), 0.into()][..], &[3.into(), 7.into()][..]));
    /// # Ok::<(), efg::ReadError>(())
    /// ```
    #[must_use]
    pub fn with_payoff(&self, node: NodeIdx, player: PlayerIdx, payoff: Exact) -> Option<Self> {
        let old = self.node(node)?.outcome;
        let width = self.n_players();
        if player.at() >= width || payoff.is_too_long() {
            return None;
        }
        let mut game = self.clone();
        let is_alone = old != NONE && self.nodes.iter().filter(|other| other.outcome == old).count() == 1;
        let at = if is_alone { old as usize } else { game.own_outcome(node, old)? };
        *game.payoffs.get_mut(at * width + player.at())? = payoff;
        Some(game)
    }

    /// Gives the node an outcome of its own that pays what the old one paid; says where it stands.
    fn own_outcome(&mut self, node: NodeIdx, old: u32) -> Option<usize> {
        let mut payoffs = self.payoffs_of(old).to_vec();
        payoffs.resize(self.n_players(), Exact::ZERO);
        let number = self.outcomes.iter().map(|outcome| outcome.number).fold(0, i32::max).checked_add(1)?;
        let label = self.outcomes.get(old as usize).map_or(TextIdx::EMPTY, |outcome| outcome.label);
        let at = self.outcomes.len();
        self.outcomes.push(Outcome { number, label });
        self.payoffs.extend(payoffs);
        self.nodes.get_mut(node.at())?.outcome = at as u32;
        Some(at)
    }

    /// The game in which the moves of one information set are named otherwise, for drawings; names that are missing stay.
    ///
    /// ```
    /// use lookahead_game::{NodeIdx, efg};
    /// let text = r#"EFG 2 R "" { "A" } p "" 1 1 "" { "l" "r" } 0 t "" 0 t "" 0"#;
    /// let (game, _) = efg::read(text.as_bytes(), &efg::Caps::default())?;
    /// let Some(set) = game.set_idx(NodeIdx::ROOT) else { panic!() };
    /// let game = game.with_move_names(set, &["left".to_owned()]);
    /// assert_eq!(game.moves(NodeIdx::ROOT).collect::<Vec<_>>(), ["left", "r"]);
    /// # Ok::<(), efg::ReadError>(())
    /// ```
    #[must_use]
    pub fn with_move_names(mut self, set: SetIdx, names: &[String]) -> Self {
        let Some(&super::Set { moves_start, n_moves, .. }) = self.sets.get(set.at()) else { return self };
        let (start, n_moves) = (moves_start as usize, n_moves as usize);
        let mut moves: Vec<TextIdx> = self.moves.get(start..start + n_moves).unwrap_or_default().to_vec();
        for (slot, name) in moves.iter_mut().zip(names) {
            *slot = self.texts.push(name);
        }
        // At the end: other sets may have their names in the old place.
        if let Some(set) = self.sets.get_mut(set.at()) {
            set.moves_start = self.moves.len() as u32;
        }
        self.moves.extend(moves);
        self
    }
}
