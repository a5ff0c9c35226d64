//! Numbers and codes into sentences. All words come from `content/<language>/widgets/same-tree.toml`.

use lookahead_game::Exact;
use lookahead_game::information::Unanswered;
use lookahead_game::tree::{Game, Kind, NodeIdx, PlayerIdx, SetIdx};
use lookahead_game::value::Refusal;

use super::rule::{Refused, Ruled};
use crate::figures::Speaker;
use crate::number::shown;

/// The widget's words over one game.
#[derive(Clone, Copy)]
pub struct Voice<'view> {
    /// The words.
    pub words: Speaker<'view>,
    /// The game.
    pub game: &'view Game,
}

impl Voice<'_> {
    /// A player's name, or a number for one without.
    pub fn player(&self, player: PlayerIdx) -> String {
        let name = self.game.players().get(player.get() as usize).filter(|name| !name.is_empty());
        name.cloned()
            .unwrap_or_else(|| self.words.fill("player_number", &[("number", &player.number().to_string())]))
    }

    /// A node's name: its own, its set's, or its number.
    pub fn node(&self, node: NodeIdx) -> String {
        let names = [self.game.name(node), self.game.label(node)];
        let named = names.into_iter().find(|name| !name.is_empty());
        named.map_or_else(
            || self.words.fill("node_number", &[("number", &node.get().to_string())]),
            str::to_owned,
        )
    }

    /// What a set is called: by its label, else by its first node.
    pub fn set(&self, set: SetIdx) -> String {
        let label = self.game.set(set).map(|view| view.label).filter(|label| !label.is_empty());
        label.map_or_else(
            || self.game.members(set).next().map_or_else(String::new, |node| self.node(node)),
            str::to_owned,
        )
    }

    /// Where a choice is made: the set where nodes look alike, else the node.
    pub fn place(&self, node: NodeIdx) -> String {
        let alike = |set: &SetIdx| self.game.set(*set).is_some_and(|view| view.n_members > 1);
        self.game.set_idx(node).filter(alike).map_or_else(|| self.node(node), |set| self.set(set))
    }

    /// Who moves here, or what the end is called.
    pub fn caption(&self, node: NodeIdx) -> String {
        match self.game.kind(node) {
            Kind::Choice(player) => self.player(player),
            Kind::Chance => self.words.word("chance"),
            Kind::End => self.node(node),
        }
    }

    /// `Machine 3, Person 4`; with one player the number alone.
    pub fn per_player(&self, values: &[Exact]) -> String {
        if values.is_empty() {
            return "0".to_owned();
        }
        let named = values.iter().enumerate().map(|(player, value)| match values.len() {
            1 => shown(value),
            _ => format!("{} {}", self.player(PlayerIdx::new(player as u32)), shown(value)),
        });
        named.collect::<Vec<_>>().join(", ")
    }

    /// Names of moves, side by side.
    pub fn moves(&self, node: NodeIdx, moves: &[u32]) -> String {
        let names: Vec<&str> = moves.iter().map(|at| self.game.move_name(node, *at)).collect();
        names.join(", ")
    }

    /// What is done at a node: the move, or the moves with their odds.
    pub fn done(&self, ruled: &Ruled, node: NodeIdx) -> String {
        self.mixture(node, ruled.odds(self.game, node))
    }

    /// A move that is certain by its name, others with their odds.
    pub fn mixture(&self, node: NodeIdx, odds: &[Exact]) -> String {
        let made = (0..).zip(odds).filter(|(_, odds)| !odds.is_zero());
        let parts = made.map(|(at, odds)| {
            let name = self.game.move_name(node, at);
            if *odds == Exact::ONE { name.to_owned() } else { format!("{name} {}", shown(odds)) }
        });
        parts.collect::<Vec<_>>().join(", ")
    }

    /// Why a way of valuing has nothing to show.
    pub fn refused(&self, why: &Refused) -> String {
        match why {
            Refused::Way(Refusal::NotConstantSum { node }) => {
                self.words.fill("refused.not-constant-sum", &[("node", &self.node(*node))])
            }
            Refused::Way(why) => self.words.word(&format!("refused.{}", why.code())),
            Refused::NoneKnown => self.words.word("refused.none-known"),
            Refused::Unanswered(why) => self.unanswered(why),
        }
    }

    /// Why a question about hidden information has no answer.
    pub fn unanswered(&self, why: &Unanswered) -> String {
        let key = format!("unanswered.{}", why.code());
        let count =
            |count: u64| if count == u64::MAX { self.words.word("very_many") } else { count.to_string() };
        let (number, max) = match *why {
            Unanswered::TooManyNodes { n_nodes, max } => (count(n_nodes), max),
            Unanswered::TooManyProfiles { n_profiles, max } => (count(n_profiles), max),
            Unanswered::TooManyVisits { n_visits, max, .. } => (count(n_visits), max),
            Unanswered::ProgramTooLarge { n_cells, max } => (count(n_cells), max),
            Unanswered::TooMuchWork { max } => (String::new(), max),
            Unanswered::ImperfectRecall { player, set } => {
                return self.words.fill(&key, &[("player", &self.player(player)), ("set", &self.set(set))]);
            }
            Unanswered::NotConstantSum { node } => {
                return self.words.fill(&key, &[("node", &self.node(node))]);
            }
            _ => return self.words.word(&key),
        };
        self.words.fill(&key, &[("n", &number), ("max", &max.to_string())])
    }

    /// The node in one line for a screen reader; the worth only where it may be told.
    pub fn item(&self, node: NodeIdx, ruled: Option<&Ruled>, differs: bool) -> String {
        let into = match (self.game.parent(node), self.game.move_into(node)) {
            (Some(parent), Some(move_idx)) => self.game.move_name(parent, move_idx).to_owned(),
            _ => self.words.word("start"),
        };
        let told = match (self.game.kind(node), ruled) {
            (Kind::End, _) => {
                self.words.fill("item_pays", &[("payoffs", &self.per_player(self.game.payoffs(node)))])
            }
            (Kind::Choice(_), Some(ruled)) => self.words.fill(
                "item_choice",
                &[("worth", &self.per_player(ruled.value(node))), ("move", &self.done(ruled, node))],
            ),
            (Kind::Chance, Some(ruled)) => {
                self.words.fill("item_worth", &[("worth", &self.per_player(ruled.value(node)))])
            }
            (_, None) => String::new(),
        };
        let differs = if differs { self.words.word("item_differs") } else { String::new() };
        let parts = [into, self.caption(node), told, differs];
        parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(", ")
    }
}
