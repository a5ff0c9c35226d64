//! The whole figure: reads the state, has its view drawn, and puts controls, notes and the table around it.

use lookahead_game::Exact;
use lookahead_game::information::{Profile, Unanswered};
use lookahead_game::tree::{Game, Kind, NodeIdx};
use lookahead_game::value::Equilibria;

use super::rule::{Ruled, profiles, seek};
use super::state::State;
use super::{equilibria, panel, rows, strategies};
use crate::figures::games::{TreeFigure, Voice, entry, legend, notes, push_part, told, tree};
use crate::figures::{Ask, Drawn};
use crate::number::shown;
use crate::page::Node;

/// Nodes of a game whose moves are drawn with their odds.
const MOST_NAMED: usize = 400;

/// What every view is given.
pub struct Scene<'view> {
    pub ask: &'view Ask<'view>,
    pub state: &'view State,
    pub voice: Voice<'view>,
    pub found: Equilibria,
    /// The strategies that are drawn, if any.
    pub ruled: Result<Ruled, Unanswered>,
    /// What is done where nothing was fixed by hand, by its code.
    pub base: &'static str,
}

pub fn draw(ask: &Ask<'_>) -> Drawn {
    let Some(state) = State::of(&ask.pairs) else { return Drawn::default() };
    let voice = Voice { words: ask.words, game: state.game() };
    let found = seek(state.game(), ask.progress);
    let by_hand = state.view == "strategies";
    let (profile, base) = match by_hand {
        true => strategies::profile(&state, &found),
        false => (drawn_profile(&state, &found).cloned(), "equilibrium"),
    };
    let ruled = profile.map_or(Err(Unanswered::NotBuilt), |profile| Ruled::under(state.game(), profile));
    let scene = Scene { ask, state: &state, voice, found, ruled, base };
    let mut drawn = if by_hand { strategies::draw(&scene) } else { equilibria::draw(&scene) };
    drawn.view = state.view.to_owned();
    drawn.notes = notes(&ask.words, &state.start, &|key| panel::is_beside(&scene, key));
    drawn.controls = panel::controls(&scene, std::mem::take(&mut drawn.controls));
    drawn.more = panel::more(&scene);
    drawn.table = rows::table(&scene);
    drawn
}

/// Which of so many equilibria is drawn; the first where the address names none.
pub fn position(state: &State, n_drawn: usize) -> usize {
    let at = state.equilibrium as usize;
    if at < n_drawn { at } else { 0 }
}

/// The equilibrium that is drawn.
pub fn drawn_profile<'found>(state: &State, found: &'found Equilibria) -> Option<&'found Profile> {
    let all = profiles(found);
    all.get(position(state, all.len())).copied()
}

impl Scene<'_> {
    /// A move that is certain by its name, others with their odds.
    pub fn mixture(&self, node: NodeIdx, odds: &[Exact]) -> String {
        let mut out = String::new();
        for (at, odds) in (0..).zip(odds).filter(|(_, odds)| !odds.is_zero()) {
            let name = self.state.game().move_name(node, at);
            match *odds == Exact::ONE {
                true => push_part(&mut out, &[name]),
                false => push_part(&mut out, &[name, " ", &shown(odds)]),
            }
        }
        out
    }

    /// What is done at a node.
    pub fn done(&self, ruled: &Ruled, node: NodeIdx) -> String {
        self.mixture(node, ruled.odds(self.state.game(), node))
    }

    /// Why a question has no answer.
    pub fn unanswered(&self, why: &Unanswered) -> String {
        let (words, mut values) = (&self.ask.words, Vec::new());
        let (number, most) = match *why {
            Unanswered::TooManyNodes { n_nodes, max } => (n_nodes, max),
            Unanswered::TooManyProfiles { n_profiles, max } => (n_profiles, max),
            Unanswered::TooManyVisits { n_visits, max, .. } => (n_visits, max),
            Unanswered::ProgramTooLarge { n_cells, max } => (n_cells, max),
            Unanswered::TooMuchWork { max } => (0, max),
            _ => (0, 0),
        };
        values.push(("n", if number == u64::MAX { words.word("very_many") } else { number.to_string() }));
        values.push(("max", most.to_string()));
        if let Unanswered::ImperfectRecall { player, set } = *why {
            values.extend([("player", self.voice.player(player)), ("set", self.voice.set(set))]);
        }
        if let Unanswered::NotConstantSum { node } = *why {
            values.push(("node", self.voice.node(node)));
        }
        told(words, &["unanswered.", why.code()].concat(), &values)
    }

    /// The tree under the drawn strategies, with its legend. While a guess stands open nothing of them is told.
    pub fn tree(&self, label: &str) -> Vec<Node> {
        let (game, words) = (self.state.game(), &self.ask.words);
        let tells = !self.ask.is_guessing();
        let ruled = self.ruled.as_ref().ok();
        let told = ruled.filter(|_| tells);
        let named = told.and_then(|ruled| with_odds(game, ruled));
        let id = [self.ask.id, "-left"].concat();
        let mut out = tree(&TreeFigure {
            id: &id,
            label,
            voice: self.voice,
            game: named.as_ref().unwrap_or(game),
            outlook: &self.state.start.outlook,
            selected: self.state.node(),
            made: &ruled.map(|ruled| ruled.chosen_nodes(game)).unwrap_or_default(),
            made_otherwise: None,
            worth: &|node| {
                let mut out = String::new();
                let values = ruled.map_or(&[][..], |ruled| ruled.value(node));
                values.iter().for_each(|value| push_part(&mut out, &[&shown(value)]));
                out
            },
            caption: &|node| {
                let caption = self.voice.caption(node);
                let Some(ruled) = told.filter(|_| self.state.start.shows_reach) else { return caption };
                let reach = shown(ruled.evaluation.reach(node));
                words.fill("caption_reach", &[("who", &caption), ("reach", &reach)])
            },
            told: &|node| vec![self.voice.pays(node), self.item(told, node)],
        });
        let own = vec![entry("edge chosen", "M2 12h20", "", &words.word("legend.chosen"))];
        out.push(legend(&self.voice, own));
        out
    }

    /// What is told of a choice or a draw to a screen reader.
    fn item(&self, ruled: Option<&Ruled>, node: NodeIdx) -> String {
        let Some(ruled) = ruled else { return String::new() };
        let worth = self.voice.per_player(ruled.value(node));
        match self.state.game().kind(node) {
            Kind::End => String::new(),
            Kind::Chance => self.ask.words.fill("item_worth", &[("worth", &worth)]),
            Kind::Choice(_) => {
                let done = self.done(ruled, node);
                self.ask.words.fill("item_choice", &[("worth", &worth), ("move", &done)])
            }
        }
    }
}

/// The game with its moves named with their odds, where a strategy mixes; `None` where none does, or of large games.
fn with_odds(game: &Game, ruled: &Ruled) -> Option<Game> {
    if ruled.profile.is_pure() || game.n_nodes() > MOST_NAMED {
        return None;
    }
    let mut named = game.clone();
    for set in game.sets() {
        let odds = ruled.profile.odds(set);
        let Some(node) = game.members(set).next().filter(|_| !odds.is_empty()) else { continue };
        if odds.contains(&Exact::ONE) {
            continue;
        }
        let names = game.moves(node).zip(odds).map(|(name, odds)| [name, " · ", &shown(odds)].concat());
        named = named.with_move_names(set, &names.collect::<Vec<_>>());
    }
    Some(named)
}
