//! **Widget `mutual-value`** (chapter 3): two goods, each worth what it brings of the other.
//!
//! The reader learns that such values exist once something is wanted for itself (the anchor), that they then act like an
//! ordinary reward that was worked out from the world, and what the choices inside the definition change.
//!
//! State: `preset` (a world of `assets/worlds`, `random` with `seed`, or `own` with `world`, a rule world as JSON),
//! `horizon` (steps), `gamma` (the factor for one step later, above 0 and at most 1), `eps`, `wx`, `wy` (worth of one
//! unit on the way and at the end), `baseline` (`0`, `start`, or `typed` with `bx`, `by`, amounts), `counterfactual`
//! (`policy`, `replay`), `steer` (`to_go`, `next`), `commit` (`0`, `1`), `view`, `node` and `step` (what is looked at), `from` and `fold` (paths from the start:
//! where the drawing begins, and what is folded away), `find` (a text looked for),
//! `vary` (whose break-even). What they come to with nothing wanted for itself, and without an end: `prices`.

mod break_even;
#[cfg(feature = "server")]
mod calc;
mod controls;
mod draw_narrow;
mod draw_wide;
mod figure;
mod find;
mod horizon;
mod model;
mod parts;
mod rulers;
mod sentences;
mod solve;
mod tree;
mod twins;
mod worlds;

#[cfg(test)]
#[cfg(feature = "server")]
mod tests;

use crate::figures::Computed;

/// The registry's entry.
pub const COMPUTED: Computed = Computed {
    slug: "mutual-value",
    draw: figure::draw,
    whole_state: model::whole_state,
    #[cfg(feature = "server")]
    calc: calc::calc,
    #[cfg(feature = "server")]
    samples: calc::samples,
};
