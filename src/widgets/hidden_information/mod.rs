//! **Widget `hidden-information`** (the lab): what follows where players cannot tell nodes of a tree apart.
//!
//! What the reader learns: working backwards from the ends settles nothing then; one asks for strategies that nobody could
//! better alone, and there may be none that is pure, or many. Strategies can be fixed by hand, and the best answer to them
//! is worked out. Where everybody sees everything, nothing of this is needed: one preset shows that.
//! Parameters: payoffs (any unit of the author's), probabilities (exact).
//!
//! Rooms: `presets`, `state` (plain data from pairs), `rule` (one profile of strategies at work), `figure` (the whole),
//! `equilibria`, `strategies` (the two views), `panel` (controls), `rows` (the data table), `calc` (numbers in prose).
//! What it shares with other figures about games: `figures::games`.

#[cfg(feature = "server")]
mod calc;
mod equilibria;
mod figure;
mod panel;
mod presets;
mod rows;
mod rule;
mod state;
mod strategies;
#[cfg(test)]
#[cfg(feature = "server")]
mod tests;

use crate::figures::Computed;

/// The registry's entry.
pub const COMPUTED: Computed = Computed {
    slug: "hidden-information",
    draw: figure::draw,
    whole_state: state::whole_state,
    #[cfg(feature = "server")]
    calc: calc::calc,
    #[cfg(feature = "server")]
    samples: calc::samples,
};
