//! The whole figure: reads the state, has its view drawn, and puts controls, notes and the table around it.

use lookahead_game::tree::{Kind, NodeIdx};
use lookahead_game::value::{Objective, Parameter, Refusal};

use super::rule::Ruled;
use super::state::State;
use super::{panel, rows, sensitivity, trees};
use crate::figures::games::{TreeFigure, Voice, notes, push_part, tree};
use crate::figures::{Ask, Drawn};
use crate::number::shown;
use crate::page::Node;

/// What every view is given.
pub struct Scene<'view> {
    pub ask: &'view Ask<'view>,
    pub state: &'view State,
    pub voice: Voice<'view>,
    /// Both rulers at work.
    pub sides: [Result<Ruled, Refusal>; 2],
}

pub fn draw(ask: &Ask<'_>) -> Drawn {
    let Some(state) = State::of(&ask.pairs) else { return Drawn::default() };
    let voice = Voice { words: ask.words, game: state.game() };
    let sides = state.ways.map(|way| Ruled::of(state.game(), way, &state.parameters, ask.progress));
    let scene = Scene { ask, state: &state, voice, sides };
    let mut drawn = if state.view == "sensitivity" { sensitivity::draw(&scene) } else { trees::draw(&scene) };
    drawn.view = state.view.to_owned();
    drawn.notes = notes(&ask.words, &state.start, &|key| panel::is_beside(&scene, key));
    drawn.controls = panel::controls(&scene, std::mem::take(&mut drawn.controls));
    drawn.more = panel::more(&scene);
    drawn.table = rows::table(&scene);
    drawn
}

impl Scene<'_> {
    /// A ruler's name.
    pub fn way(&self, side: usize) -> String {
        let code = self.state.ways.get(side).map_or("", |way| way.code);
        self.ask.words.word(&["way.", code].concat())
    }

    /// A ruler's name, with what it was told.
    pub fn way_whole(&self, side: usize) -> String {
        let (words, told) = (&self.ask.words, &self.state.parameters);
        let Some(way) = self.state.ways.get(side) else { return String::new() };
        let mut parts = String::new();
        if way.parameters.contains(&Parameter::Objective) {
            push_part(
                &mut parts,
                &[&match &told.objective {
                    Objective::Sum => words.word("of_sum"),
                    Objective::Player(player) => {
                        words.fill("of_player", &[("player", &self.voice.player(*player))])
                    }
                    Objective::Weighted(weights) => {
                        words.fill("of_weights", &[("weights", &self.voice.per_player(weights))])
                    }
                }],
            );
        }
        if way.parameters.contains(&Parameter::Player) {
            push_part(&mut parts, &[&words.fill("of_worst", &[("player", &self.voice.player(told.player))])]);
        }
        if parts.is_empty() { self.way(side) } else { [&self.way(side), " (", &parts, ")"].concat() }
    }

    /// A ruler that has an answer.
    pub fn ruled(&self, side: usize) -> Option<&Ruled> {
        self.sides.get(side).and_then(|side| side.as_ref().ok())
    }

    /// Why a ruler has none.
    pub fn refusal(&self, side: usize) -> Option<String> {
        let why = self.sides.get(side).and_then(|side| side.as_ref().err())?;
        let node = match why {
            Refusal::NotConstantSum { node } => self.voice.node(*node),
            _ => String::new(),
        };
        Some(self.ask.words.fill(&["refused.", why.code()].concat(), &[("node", &node)]))
    }

    /// What is done at a node: the move's name.
    pub fn done(&self, ruled: &Ruled, node: NodeIdx) -> String {
        ruled.made(node).map_or_else(String::new, |at| self.state.game().move_name(node, at).to_owned())
    }

    /// What the start is worth by a ruler.
    pub fn worth(&self, ruled: &Ruled) -> String {
        self.voice.per_player(ruled.value(NodeIdx::ROOT))
    }

    /// One tree under a ruler; `name` tells several trees of a figure apart. `otherwise` is the other ruler, where its moves
    /// are drawn too, and `differing` are the nodes in which the two part.
    pub fn tree(
        &self,
        name: &str,
        label: &str,
        ruled: Option<&Ruled>,
        otherwise: Option<&Ruled>,
        differing: &[NodeIdx],
    ) -> Vec<Node> {
        let (game, words) = (self.state.game(), &self.ask.words);
        let id = [self.ask.id, "-", name].concat();
        let tells = !self.ask.is_guessing();
        let nodes = |ruled: Option<&Ruled>| ruled.map(|ruled| ruled.chosen_nodes(game));
        let told = ruled.filter(|_| tells);
        let differs = |node: NodeIdx| tells && differing.contains(&node);
        tree(&TreeFigure {
            id: &id,
            label,
            voice: self.voice,
            game,
            outlook: &self.state.start.outlook,
            selected: self.state.node,
            made: &nodes(ruled).unwrap_or_default(),
            made_otherwise: nodes(otherwise.filter(|_| tells)).as_ref(),
            worth: &|node| ruled.map_or_else(String::new, |ruled| numbers(ruled, node)),
            caption: &|node| {
                let mut caption = self.voice.caption(node);
                if let Some(ruled) = told.filter(|_| self.state.start.shows_reach) {
                    let reach = shown(ruled.reach(node));
                    caption = words.fill("caption_reach", &[("who", &caption), ("reach", &reach)]);
                }
                if differs(node) { ["≠ ", &caption].concat() } else { caption }
            },
            told: &|node| {
                let mut out = vec![self.voice.pays(node), self.item(told, node)];
                if differs(node) {
                    out.push(words.word("item_differs"));
                }
                out
            },
        })
    }

    /// What is told of a choice or a draw to a screen reader.
    fn item(&self, ruled: Option<&Ruled>, node: NodeIdx) -> String {
        let (Some(ruled), kind) = (ruled, self.state.game().kind(node)) else { return String::new() };
        let worth = self.voice.per_player(ruled.value(node));
        match kind {
            Kind::End => String::new(),
            Kind::Chance => self.ask.words.fill("item_worth", &[("worth", &worth)]),
            Kind::Choice(_) => {
                let done = self.done(ruled, node);
                self.ask.words.fill("item_choice", &[("worth", &worth), ("move", &done)])
            }
        }
    }
}

fn numbers(ruled: &Ruled, node: NodeIdx) -> String {
    let mut out = String::new();
    ruled.value(node).iter().for_each(|value| push_part(&mut out, &[&shown(value)]));
    out
}
