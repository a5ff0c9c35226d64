//! **Widget `same-tree`** (the lab): one tree, valued in several ways.
//!
//! What the reader learns: a plan follows from the tree *and* from whose numbers count; where two rulers agree nothing
//! depends on the choice between them; where they part one can say at which node, and at which value of a number they
//! would part or meet. With hidden information the same tree is asked for its equilibria instead.
//! Parameters: `discount` (a pure number for each move), payoffs (any unit of the author's), probabilities (exact).
//!
//! Rooms: `presets`, `state` (plain data from pairs), `rule` (one way of valuing at work), `speak` (numbers and codes
//! into sentences), `figure` (the whole), `trees`, `sensitivity`, `strategies`, `equilibria` (the four views), `legend`,
//! `panel` (controls), `rows` (the data table), `calc` (numbers in prose).

#[cfg(feature = "server")]
mod calc;
mod equilibria;
mod figure;
mod legend;
mod panel;
mod presets;
mod rows;
mod rule;
mod sensitivity;
mod speak;
mod state;
mod strategies;
#[cfg(test)]
#[cfg(not(target_arch = "wasm32"))]
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
