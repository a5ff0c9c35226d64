//! What the game-tree figure is at any moment, and what a reader can do to it: plain data and pure functions.
//!
//! Who uses it: the view, the registry (`calc`, round trips), and tests. Values come from `lookahead_game` alone.

mod calc;
mod query;
mod reduce;
mod request;

use std::collections::BTreeSet;
use std::rc::Rc;

use lookahead_game::induction::{Options, Solution, Unsolved, solve, steps};
use lookahead_game::tree::{Game, NodeIdx};
use lookahead_game::{Exact, efg, layout, share};

use super::presets;

pub use calc::{break_even_discount, calc, sweep_discounts};
pub use query::{QueryProblem, STATE_KEYS, from_query, samples, to_query};
pub use reduce::{Action, NewGame, Zoom, reduce};
pub use request::EditRequest;

/// Steps of the discount's slider from 0 to 1.
pub const DISCOUNT_STEPS: u32 = 20;
/// Most nodes drawn at once: at most eight SVG elements each in two layouts keeps the page under 2,000.
pub const MOST_SHOWN: u32 = 120;
/// Most nodes that are edited and drawn from a file; of larger ones the top is shown.
pub const MOST_EDITED: usize = 20_000;

/// Which picture.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Picture {
    /// The tree.
    #[default]
    Tree,
    /// The first moves' values against the discount.
    Chart,
}

/// The reader's guess at the first move.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Guess {
    /// Not asked for here.
    NotAsked,
    /// Asked for; the answer waits.
    Open,
    /// This move.
    Given(u32),
    /// The reader went on without one.
    Skipped,
}

/// Where the game came from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Origin {
    /// A preset, unchanged.
    Preset(&'static str),
    /// Edited here, or from a link.
    Own,
    /// A file of this name; `n_nodes_in_file` is larger than the game's when only its top is shown.
    File {
        /// The file's name.
        name: String,
        /// Nodes in the file.
        n_nodes_in_file: u32,
    },
}

/// The whole state.
#[derive(Debug, Clone, PartialEq)]
pub struct State {
    /// Where the game came from.
    pub origin: Origin,
    /// The game.
    pub game: Rc<Game>,
    /// The same game as text.
    pub source: Source,
    /// The discount in steps of 1/20.
    pub discount_steps: u32,
    /// Which picture.
    pub picture: Picture,
    /// The node in the ring, which the readout speaks of and the editor edits.
    pub selected: NodeIdx,
    /// Nodes folded by hand or to keep the picture small.
    pub folded: BTreeSet<NodeIdx>,
    /// How many sums are shown, when the reader steps through them.
    pub step: Option<u32>,
    /// The reader's guess.
    pub guess: Guess,
    /// Size of the wide drawing in hundredths.
    pub zoom: u32,
    /// Earlier games, latest last.
    pub past: Vec<Version>,
    /// Games undone, next last.
    pub future: Vec<Version>,
    /// What could not be done, for the reader.
    pub trouble: Option<Trouble>,
}

/// A game as text. The page only reads such texts; the worker writes them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Source {
    /// The game as an `.efg` file.
    pub text: Rc<str>,
    /// The game for a link; `None` for presets, which have a name, and for games too large for one.
    pub link: Option<Rc<str>>,
}

/// A game with its text, kept for undo.
#[derive(Debug, Clone, PartialEq)]
pub struct Version {
    /// Where it came from.
    pub origin: Origin,
    /// The game.
    pub game: Rc<Game>,
    /// Its text.
    pub source: Source,
}

/// A line for the reader: a key of the widget's words, with what goes into it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Trouble {
    /// Key below `trouble`.
    pub code: &'static str,
    /// Names and values.
    pub values: Vec<(&'static str, String)>,
}

impl Trouble {
    /// A line without places.
    #[must_use]
    pub fn plain(code: &'static str) -> Self {
        Self { code, values: Vec::new() }
    }
}

impl Default for State {
    /// The first preset: it waits, because waiting is worth 11 and taking 10.
    fn default() -> Self {
        let (slug, text) = presets::PRESETS.first().copied().unwrap_or(("", ""));
        Self::of_game(
            Origin::Preset(slug),
            read_text(text).unwrap_or_default(),
            Source { text: Rc::from(text), link: None },
        )
    }
}

impl State {
    /// A game as first seen.
    #[must_use]
    pub fn of_game(origin: Origin, game: Rc<Game>, source: Source) -> Self {
        let folded = layout::default_folded(&game, MOST_SHOWN);
        Self {
            origin,
            game,
            source,
            discount_steps: DISCOUNT_STEPS,
            picture: Picture::Tree,
            selected: NodeIdx::ROOT,
            folded,
            step: None,
            guess: Guess::NotAsked,
            zoom: 100,
            past: Vec::new(),
            future: Vec::new(),
            trouble: None,
        }
    }

    /// A preset as first seen.
    #[must_use]
    pub fn of_preset(slug: &str) -> Option<Self> {
        let (slug, text) = presets::text_of(slug)?;
        Some(Self::of_game(
            Origin::Preset(slug),
            read_text(text)?,
            Source { text: Rc::from(text), link: None },
        ))
    }

    /// The game behind a link, as first seen.
    #[must_use]
    pub fn of_link(link: &str) -> Option<Self> {
        let text = share::link_text(link).ok()?;
        let source = Source { text: Rc::from(text.as_str()), link: Some(Rc::from(link)) };
        Some(Self::of_game(Origin::Own, read_text(&text)?, source))
    }

    /// The discount for each move, between 0 and 1.
    #[must_use]
    pub fn discount(&self) -> Exact {
        Exact::ratio(i64::from(self.discount_steps), i64::from(DISCOUNT_STEPS)).unwrap_or(Exact::ONE)
    }

    /// Values and plan, or why there are none.
    ///
    /// # Errors
    /// Hidden information, or numbers too long to show.
    pub fn solution(&self) -> Result<Solution, Unsolved> {
        solve(&self.game, &Options { discount: self.discount() })
    }

    /// Whether only the top of a larger file is shown: then nothing is edited and the discount stays at 1.
    #[must_use]
    pub fn is_excerpt(&self) -> bool {
        matches!(self.origin, Origin::File { n_nodes_in_file, .. } if n_nodes_in_file as usize > self.game.n_nodes())
    }

    /// The order in which the sums are shown.
    #[must_use]
    pub fn steps(&self) -> Vec<NodeIdx> {
        steps(&self.game)
    }
}

/// The game in a text; `None` when it is none.
#[must_use]
pub fn read_text(text: &str) -> Option<Rc<Game>> {
    efg::read(text.as_bytes(), &efg::Caps::default()).ok().map(|(game, _)| Rc::new(game))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_preset_is_read_without_a_problem() {
        for (slug, text) in presets::PRESETS {
            let (game, problems) = efg::read(text.as_bytes(), &efg::Caps::default())
                .unwrap_or_else(|error| panic!("{slug}: {error}"));
            assert!(problems.is_empty(), "{slug}: {problems:?}");
            assert!((2..=24).contains(&game.n_nodes()), "{slug} has {} nodes", game.n_nodes());
        }
    }

    #[test]
    fn the_first_state_makes_the_point() {
        let state = State::default();
        let solution = state.solution().unwrap();
        assert_eq!(solution.value(NodeIdx::ROOT), [Exact::int(11)]);
        assert_eq!(state.game.move_name(NodeIdx::ROOT, solution.chosen(NodeIdx::ROOT).unwrap()), "wait");
    }
}
