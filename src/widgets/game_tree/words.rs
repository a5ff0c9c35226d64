//! Numbers and codes into sentences: the readout, captions, labels for screen readers. All words come from
//! `content/<language>/widgets/game-tree.toml`; this file only puts them together.

use lookahead_game::Exact;
use lookahead_game::induction::{Explanation, Solution, Unsolved};
use lookahead_game::tree::{Game, Kind, NodeIdx, PlayerIdx};
use yew::AttrValue;

use super::model::{State, Trouble};
use crate::hooks::Site;

/// The widget's words over one game.
pub(super) struct Speaker<'view> {
    pub site: &'view Site,
    pub game: &'view Game,
    /// How numbers are written: as readers see them ([`crate::number::shown`]), or for files.
    pub number: fn(&Exact) -> String,
}

impl Speaker<'_> {
    /// A word of this widget.
    pub fn word(&self, key: &str) -> AttrValue {
        self.site.word(&format!("game-tree.{key}"))
    }

    /// Words of this widget with their places filled.
    pub fn fill(&self, key: &str, values: &[(&str, &str)]) -> AttrValue {
        self.site.fill(&format!("game-tree.{key}"), values)
    }

    /// A player's name, or a number for one without.
    pub fn player(&self, player: PlayerIdx) -> String {
        let name = self.game.players().get(player.get() as usize).filter(|name| !name.is_empty());
        name.cloned().unwrap_or_else(|| {
            self.fill("player_number", &[("number", &player.number().to_string())]).to_string()
        })
    }

    /// A node's name: its own, its set's, or its number.
    pub fn node(&self, node: NodeIdx) -> String {
        let names = [self.game.name(node), self.game.label(node)];
        let named = names.into_iter().find(|name| !name.is_empty());
        named.map_or_else(
            || self.fill("node_number", &[("number", &node.get().to_string())]).to_string(),
            str::to_owned,
        )
    }

    /// Who moves here, or what the end is called.
    pub fn caption(&self, node: NodeIdx) -> String {
        match self.game.kind(node) {
            Kind::Choice(player) => self.player(player),
            Kind::Chance => self.word("chance").to_string(),
            Kind::End => self.node(node),
        }
    }

    /// What standing at a node is worth, to each player, as written at the node.
    pub fn worth(&self, solution: &Solution, node: NodeIdx) -> String {
        solution.value(node).iter().map(self.number).collect::<Vec<_>>().join(", ")
    }

    /// The node in one line for a screen reader; the worth only where it may be told.
    pub fn item(&self, node: NodeIdx, solution: Option<&Solution>) -> AttrValue {
        let into = match (self.game.parent(node), self.game.move_into(node)) {
            (Some(parent), Some(move_idx)) => self.game.move_name(parent, move_idx).to_owned(),
            _ => self.word("start").to_string(),
        };
        let worth = match (self.game.kind(node), solution) {
            (Kind::End, _) => {
                self.fill("item_pays", &[("payoffs", &self.per_player(self.game.payoffs(node)))]).to_string()
            }
            (_, Some(solution)) => {
                self.fill("item_worth", &[("worth", &self.per_player(solution.value(node)))]).to_string()
            }
            (_, None) => String::new(),
        };
        let chosen = solution
            .and_then(|solution| {
                Some(solution.chosen(self.game.parent(node)?)? == self.game.move_into(node)?)
            })
            .unwrap_or(false);
        let plan = if chosen { self.word("item_chosen").to_string() } else { String::new() };
        AttrValue::from(
            [into, self.caption(node), worth, plan]
                .into_iter()
                .filter(|part| !part.is_empty())
                .collect::<Vec<_>>()
                .join(", "),
        )
    }

    /// Why a node has its value, in a sentence.
    pub fn explain(&self, solution: &Solution, node: NodeIdx) -> AttrValue {
        match solution.explain(self.game, node) {
            Some(Explanation::Choice { player, chosen, chosen_value, runner_up, margin, ties, .. }) => {
                let at = self.node(node);
                let who = self.player(player);
                let chosen_name = self.game.move_name(node, chosen);
                let worth = (self.number)(&chosen_value);
                let common =
                    [("node", at.as_str()), ("player", &who), ("move", chosen_name), ("worth", &worth)];
                if ties.len() > 1 {
                    let tied: Vec<&str> = ties.iter().map(|tied| self.game.move_name(node, *tied)).collect();
                    return self.fill("explain_tie", &[&common[..], &[("moves", &tied.join(", "))]].concat());
                }
                let (Some(second), Some(margin)) = (runner_up, margin) else {
                    return self.fill("explain_only", &common);
                };
                let (other, other_worth, margin) = (
                    self.game.move_name(node, second.move_idx),
                    (self.number)(&second.value),
                    (self.number)(&margin),
                );
                self.fill(
                    "explain_choice",
                    &[&common[..], &[("other", other), ("other_worth", &other_worth), ("margin", &margin)]]
                        .concat(),
                )
            }
            Some(Explanation::Chance { terms, value, .. }) => {
                let sums: Vec<String> = (0..self.game.n_players())
                    .filter_map(|player| {
                        let parts: Vec<String> = terms
                            .iter()
                            .filter_map(|term| {
                                Some(format!(
                                    "{} × {}",
                                    (self.number)(&term.probability),
                                    self.bracketed(term.value.get(player)?)
                                ))
                            })
                            .collect();
                        let sum = format!("{} = {}", parts.join(" + "), (self.number)(value.get(player)?));
                        Some(if self.game.n_players() == 1 {
                            sum
                        } else {
                            format!("{}: {sum}", self.player(PlayerIdx::new(player as u32)))
                        })
                    })
                    .collect();
                self.fill("explain_chance", &[("node", &self.node(node)), ("sums", &sums.join("; "))])
            }
            Some(Explanation::End { value }) => {
                self.fill("explain_end", &[("node", &self.node(node)), ("payoffs", &self.per_player(&value))])
            }
            None => AttrValue::default(),
        }
    }

    /// `Machine 3, Person 4`; with one player the number alone.
    pub fn per_player(&self, values: &[Exact]) -> String {
        if values.is_empty() {
            return "0".to_owned();
        }
        let named = values.iter().enumerate().map(|(player, value)| match values.len() {
            1 => (self.number)(value),
            _ => format!("{} {}", self.player(PlayerIdx::new(player as u32)), (self.number)(value)),
        });
        named.collect::<Vec<_>>().join(", ")
    }

    /// Why there is no plan.
    pub fn unsolved(&self, unsolved: &Unsolved) -> AttrValue {
        match unsolved {
            Unsolved::Hidden { .. } => self.word("unsolved_hidden"),
            Unsolved::NumbersTooLong { .. } => self.word("unsolved_long"),
            _ => self.word("unsolved"),
        }
    }

    /// A line about what went wrong.
    pub fn trouble(&self, trouble: &Trouble) -> AttrValue {
        let values: Vec<(&str, &str)> =
            trouble.values.iter().map(|(name, value)| (*name, value.as_str())).collect();
        self.fill(&format!("trouble.{}", trouble.code), &values)
    }

    /// The figure's title: the question while a guess is asked for, the game's own title otherwise.
    pub fn title(&self, state: &State, is_guessing: bool) -> AttrValue {
        let title = self.game.title();
        match self.game.kind(NodeIdx::ROOT) {
            Kind::Choice(player) if is_guessing => {
                self.fill("title_guess", &[("player", &self.player(player))])
            }
            _ if title.is_empty() => self.word("title_own"),
            _ if state.past.is_empty() => AttrValue::from(title.to_owned()),
            _ => self.fill("title_edited", &[("title", title)]),
        }
    }

    /// Negative numbers in brackets, so that `1/2 × (−3)` reads as a product.
    fn bracketed(&self, value: &Exact) -> String {
        let written = (self.number)(value);
        if value.is_negative() { format!("({written})") } else { written }
    }
}
