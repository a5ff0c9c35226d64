//! Names and numbers of one game, for sentences. The words come from the widget that speaks.

use lookahead_game::Exact;
use lookahead_game::tree::{Game, Kind, NodeIdx, PlayerIdx, SetIdx};

use crate::figures::Speaker;
use crate::number::shown;

/// A widget's words over one game.
#[derive(Clone, Copy)]
pub struct Voice<'view> {
    /// The words.
    pub words: Speaker<'view>,
    /// The game.
    pub game: &'view Game,
}

impl Voice<'_> {
    /// A player's name, or a number for one without.
    #[must_use]
    pub fn player(&self, player: PlayerIdx) -> String {
        match self.game.players().get(player.get() as usize).filter(|name| !name.is_empty()) {
            Some(name) => name.clone(),
            None => self.words.fill("player_number", &[("number", &player.number().to_string())]),
        }
    }

    /// A node's name: its own, its set's, or its number.
    #[must_use]
    pub fn node(&self, node: NodeIdx) -> String {
        match [self.game.name(node), self.game.label(node)].into_iter().find(|name| !name.is_empty()) {
            Some(name) => name.to_owned(),
            None => self.words.fill("node_number", &[("number", &node.get().to_string())]),
        }
    }

    /// What a set is called: by its label, else by its first node.
    #[must_use]
    pub fn set(&self, set: SetIdx) -> String {
        match self.game.set(set).map(|view| view.label).filter(|label| !label.is_empty()) {
            Some(label) => label.to_owned(),
            None => self.game.members(set).next().map_or_else(String::new, |node| self.node(node)),
        }
    }

    /// Who moves here, or what the end is called.
    #[must_use]
    pub fn caption(&self, node: NodeIdx) -> String {
        match self.game.kind(node) {
            Kind::Choice(player) => self.player(player),
            Kind::Chance => self.words.word("chance"),
            Kind::End => self.node(node),
        }
    }

    /// The move that leads to a node.
    #[must_use]
    pub fn into(&self, node: NodeIdx) -> String {
        match (self.game.parent(node), self.game.move_into(node)) {
            (Some(parent), Some(at)) => self.game.move_name(parent, at).to_owned(),
            _ => self.words.word("start"),
        }
    }

    /// `Machine 3, Person 4`; with one player the number alone.
    #[must_use]
    pub fn per_player(&self, values: &[Exact]) -> String {
        if let [value] = values {
            return shown(value);
        }
        let mut out = String::new();
        for (player, value) in (0..).map(PlayerIdx::new).zip(values) {
            push_part(&mut out, &[&self.player(player), " ", &shown(value)]);
        }
        if out.is_empty() { "0".to_owned() } else { out }
    }

    /// Names of moves, side by side.
    #[must_use]
    pub fn moves(&self, node: NodeIdx, moves: &[u32]) -> String {
        let mut out = String::new();
        moves.iter().for_each(|at| push_part(&mut out, &[self.game.move_name(node, *at)]));
        out
    }

    /// A node in one line for a screen reader: how one comes there, who moves, and what `told` says, part by part.
    #[must_use]
    pub fn item(&self, node: NodeIdx, told: &[String]) -> String {
        let mut out = self.into(node);
        let caption = self.caption(node);
        for part in std::iter::once(&caption).chain(told).filter(|part| !part.is_empty()) {
            push_part(&mut out, &[part]);
        }
        out
    }

    /// What an end pays, for [`Voice::item`]; empty elsewhere.
    #[must_use]
    pub fn pays(&self, node: NodeIdx) -> String {
        match self.game.kind(node) {
            Kind::End => {
                self.words.fill("item_pays", &[("payoffs", &self.per_player(self.game.payoffs(node)))])
            }
            _ => String::new(),
        }
    }
}

/// Words with their places filled by texts made for them.
#[must_use]
#[inline(never)]
pub fn told(words: &Speaker<'_>, key: &str, values: &[(&str, String)]) -> String {
    let values: Vec<(&str, &str)> = values.iter().map(|(name, value)| (*name, value.as_str())).collect();
    words.fill(key, &values)
}

/// One more part of an enumeration.
#[inline(never)]
pub fn push_part(out: &mut String, part: &[&str]) {
    if !out.is_empty() {
        out.push_str(", ");
    }
    part.iter().for_each(|text| out.push_str(text));
}
