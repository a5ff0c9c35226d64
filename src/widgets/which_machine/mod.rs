//! **Widget `which-machine`** (chapter 8): a machine without a label, four experiments, and two questions: what decides in
//! it, and what is its note for? The reader learns that transcripts of the toy machines cannot tell, which experiment tells
//! what, and that "it cannot be told" is an answer with conditions.
//!
//! State keys, all optional: `preset` (a start), `view` (`game`, `named`, `readings`, `words`, `wish`), `number` (which
//! machine, from 1), `family` (`four` or `seven` suspects), `first` (which book the first training wanted), `ran`
//! (experiments in their order, with commas), `naming`, `decides`, `note`, `told` (the answer), `request` (from 1),
//! `accuracy` and `understood` (per cent), `conversations` and `trials` (numbers), `experiment` and `machine` (what a view
//! shows), `price` and `strength` (points). Never in an address: `score`, the games so far, which the reader's browser keeps.
//!
//! Models and formulas: `lookahead_models::which_machine` and `lookahead_models::librarian`.
//!
//! | module | what it holds |
//! |---|---|
//! | `model` | the state behind the address |
//! | `world` | the machines for a state, and their notes |
//! | `library` | the words of the librarian's world, read from `content/en/traces` |
//! | `figure` | which view is drawn, and what all share |
//! | `game`, `verdict`, `kept` | the game, its end, its score |
//! | `named`, `readings`, `vocabularies`, `wish` | the other views |
//! | `rates` | rates as bars |
//! | `pieces` | small nodes and words that all views share |
//! | `calc` | numbers for the prose, and states for the tests |

#[cfg(feature = "server")]
mod calc;
mod figure;
mod game;
mod kept;
mod library;
mod model;
mod named;
mod pieces;
mod rates;
mod readings;
#[cfg(test)]
#[cfg(feature = "server")]
mod tests;
mod verdict;
mod vocabularies;
mod wish;
mod world;

use crate::figures::Computed;

/// The registry's entry.
pub const COMPUTED: Computed = Computed {
    slug: "which-machine",
    draw: figure::draw,
    whole_state: model::whole_state,
    #[cfg(feature = "server")]
    calc: calc::calc,
    #[cfg(feature = "server")]
    samples: calc::samples,
};
