//! The whole figure: reads the state, has its view drawn, and puts controls, notes and the table around it.

use std::collections::BTreeSet;

use lookahead_game::Exact;
use lookahead_game::edit::{Edit, apply};
use lookahead_game::layout::visible;
use lookahead_game::tree::{Game, Kind, NodeIdx};
use lookahead_game::value::{Equilibria, Input};

use super::rule::{Refused, Ruled, equilibria};
use super::speak::Voice;
use super::state::State;
use super::{panel, rows, sensitivity, strategies, trees};
use crate::figures::pictures::{TreePicture, tree_nodes};
use crate::figures::{Ask, Drawn, Guess};
use crate::page::Node;
use crate::parts::tree_view::NodeMap;

/// Nodes drawn of each tree.
const MOST_DRAWN: u32 = 70;

/// What a view gives.
#[derive(Default)]
pub struct View {
    pub title: String,
    pub picture: Vec<Node>,
    /// Controls of this view alone.
    pub controls: Vec<Node>,
    pub readout: String,
    pub came_out: Vec<String>,
    pub guess: Option<Guess>,
}

/// What every view is given.
pub struct Scene<'view> {
    pub ask: &'view Ask<'view>,
    pub state: &'view State,
    pub voice: Voice<'view>,
    /// Both rulers at work.
    pub sides: [Result<Ruled, Refused>; 2],
    /// The equilibria, where they are asked for.
    pub found: Option<Equilibria>,
}

pub fn draw(ask: &Ask<'_>) -> Drawn {
    let state = State::of(&ask.pairs);
    let voice = Voice { words: ask.words, game: &state.game };
    let seeks = state.view == "equilibria" || state.ways.iter().any(|way| way.input == Input::HiddenTree);
    let found = if seeks { equilibria(&state.game, &state.parameters, ask.progress) } else { None };
    let picked = found.as_ref().map(|found| (found, state.equilibrium));
    let sides = state.ways.map(|way| Ruled::of(&state.game, way, &state.parameters, picked, ask.progress));
    let scene = Scene { ask, state: &state, voice, sides, found };
    let view = match state.view {
        "sensitivity" => sensitivity::draw(&scene),
        "strategies" => strategies::draw(&scene),
        "equilibria" => super::equilibria::draw(&scene),
        _ => trees::draw(&scene),
    };
    Drawn {
        title: view.title,
        notes: panel::notes(&scene),
        guess: view.guess,
        picture: view.picture,
        controls: panel::controls(&scene, view.controls),
        more: panel::more(&scene),
        readout: view.readout,
        came_out: view.came_out,
        table: rows::table(&scene),
        json: None,
        ..Drawn::default()
    }
}

impl Scene<'_> {
    /// A ruler's name.
    pub fn way(&self, side: usize) -> String {
        let code = self.state.ways.get(side).map_or("", |way| way.code);
        self.ask.words.word(&format!("way.{code}"))
    }

    /// A ruler's name, with what it was told.
    pub fn way_whole(&self, side: usize) -> String {
        use lookahead_game::value::{Objective, Parameter};
        let words = &self.ask.words;
        let Some(way) = self.state.ways.get(side) else { return String::new() };
        let mut parts = vec![self.way(side)];
        if way.parameters.contains(&Parameter::Objective) {
            parts.push(match &self.state.parameters.objective {
                Objective::Sum => words.word("of_sum"),
                Objective::Player(player) => {
                    words.fill("of_player", &[("player", &self.voice.player(*player))])
                }
                Objective::Weighted(weights) => {
                    words.fill("of_weights", &[("weights", &self.voice.per_player(weights))])
                }
            });
        }
        if way.parameters.contains(&Parameter::Player) {
            let player = self.voice.player(self.state.parameters.player);
            parts.push(words.fill("of_worst", &[("player", &player)]));
        }
        let [name, rest @ ..] = parts.as_slice() else { return String::new() };
        if rest.is_empty() { name.clone() } else { format!("{name} ({})", rest.join("; ")) }
    }

    /// A ruler that has an answer.
    pub fn ruled(&self, side: usize) -> Option<&Ruled> {
        self.sides.get(side).and_then(|side| side.as_ref().ok())
    }

    /// Why a ruler has none.
    pub fn refusal(&self, side: usize) -> Option<String> {
        let refused = self.sides.get(side).and_then(|side| side.as_ref().err())?;
        Some(self.voice.refused(refused))
    }

    /// One tree under a ruler; `name` tells several trees of a figure apart.
    pub fn tree(
        &self,
        name: &str,
        label: &str,
        ruled: Option<&Ruled>,
        differing: &BTreeSet<NodeIdx>,
    ) -> Vec<Node> {
        let game = &self.state.game;
        let id = format!("{}-{name}", self.ask.id);
        let tells = !self.ask.is_guessing();
        let chosen = ruled.map(|ruled| ruled.chosen_nodes(game).into_iter().collect()).unwrap_or_default();
        let shown = visible(game, &BTreeSet::new(), MOST_DRAWN);
        let worth = ruled.into_iter().flat_map(|ruled| {
            let worth =
                |node| ruled.value(node).iter().map(crate::number::shown).collect::<Vec<_>>().join(", ");
            shown.nodes.iter().map(move |at| (at.node, worth(at.node)))
        });
        let worth = NodeMap::in_preorder(worth);
        let drawn = ruled.and_then(|ruled| with_odds(game, ruled).filter(|_| tells));
        let differs = |node: NodeIdx| tells && differing.contains(&node);
        let picture = TreePicture {
            id: &id,
            label,
            game: drawn.as_ref().unwrap_or(game),
            most_shown: MOST_DRAWN,
            chosen: &chosen,
            worth: &worth,
            selected: Some(self.state.node),
            key: "node",
            caption: &|node| {
                let caption = self.voice.caption(node);
                let caption = match ruled.filter(|_| tells && self.state.shows_reach) {
                    Some(ruled) => {
                        let reach = crate::number::shown(ruled.reach(node));
                        self.ask.words.fill("caption_reach", &[("who", &caption), ("reach", &reach)])
                    }
                    None => caption,
                };
                if differs(node) { format!("≠ {caption}") } else { caption }
            },
            folded: &|n_hidden| self.ask.words.fill("folded", &[("n", &n_hidden.to_string())]),
            item: &|node| self.voice.item(node, ruled.filter(|_| tells), differs(node)),
        };
        tree_nodes(&picture)
    }
}

/// The game with its moves named with their odds, where a strategy mixes; `None` where none does, or of large games.
fn with_odds(game: &Game, ruled: &Ruled) -> Option<Game> {
    const MOST_RENAMED: usize = 400;
    if ruled.profile.is_pure() || game.n_nodes() > MOST_RENAMED {
        return None;
    }
    let mut named = game.clone();
    for set in game.sets() {
        let odds = ruled.profile.odds(set);
        let Some(node) = game.members(set).next().filter(|node| matches!(game.kind(*node), Kind::Choice(_)))
        else {
            continue;
        };
        if odds.contains(&Exact::ONE) {
            continue;
        }
        for (move_idx, odds) in (0..).zip(odds) {
            let name = format!("{} · {}", game.move_name(node, move_idx), crate::number::shown(odds));
            named = apply(&named, &Edit::RenameMove { node, move_idx, name }).ok()?.game;
        }
    }
    Some(named)
}

/// A line of text in the picture; `class` is `after-guess` where it tells the answer.
pub fn line(class: &str, text: impl Into<String>) -> Node {
    let text: String = text.into();
    let attributes: &[(&str, &str)] = &[("class", class)];
    inset(Node::element("p", if class.is_empty() { &[] } else { attributes }, vec![Node::text(text)]))
}

/// A list of points that tells the answer.
pub fn points(points: &[String]) -> Node {
    let items = points.iter().map(|point| Node::element("li", &[], vec![Node::text(point)])).collect();
    inset(Node::element("ul", &[("class", "after-guess")], items))
}

/// Text within the picture stands as far from the edge as text around it.
pub fn inset(text: Node) -> Node {
    Node::element("div", &[("class", "panel")], vec![text])
}
