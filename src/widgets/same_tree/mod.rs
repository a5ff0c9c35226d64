//! **Widget `same-tree`** (the lab): one tree, valued in several ways.
//!
//! What the reader learns: a plan follows from the tree *and* from whose numbers count; where two rulers agree nothing
//! depends on the choice between them; where they part one can say at which node, and at which value of a number they
//! would part or meet. What follows where players cannot tell nodes apart is the widget `hidden-information`.
//! Parameters: `discount` (a pure number for each move), payoffs (any unit of the author's), probabilities (exact).
//!
//! Rooms: `presets`, `state` (plain data from pairs), `rule` (one way of valuing at work), `figure` (the whole), `trees`,
//! `sensitivity` (the two views), `curves` (its chart), `leaf` (payoffs changed where they stand), `panel` (controls), `rows` (the data table),
//! `calc` (numbers in prose). What it shares with other figures about games: `figures::games`.

#[cfg(feature = "server")]
mod calc;
mod curves;
mod figure;
mod leaf;
mod panel;
mod presets;
mod rows;
mod rule;
mod sensitivity;
mod state;
#[cfg(test)]
#[cfg(feature = "server")]
mod tests;
mod trees;

use crate::figures::Computed;

/// The registry's entry.
pub const COMPUTED: Computed = Computed {
    slug: "same-tree",
    draw: figure::draw,
    whole_state: state::whole_state,
    #[cfg(feature = "server")]
    calc: calc::calc,
    #[cfg(feature = "server")]
    samples: calc::samples,
};
