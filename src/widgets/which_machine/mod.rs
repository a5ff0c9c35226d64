//! **Widget `which-machine`** (which chapter?).
//!
//! What the reader learns: … Parameters: `amount` (a whole number from 0 to 10, unit: …).
//!
//! Rooms: `model` (plain data), `figure` (the state as a figure).

mod figure;
mod model;

use crate::figures::Computed;

/// The registry's entry.
pub const COMPUTED: Computed = Computed {
    slug: "which-machine",
    draw: figure::draw,
    whole_state: model::whole_state,
    #[cfg(feature = "server")]
    calc: model::calc,
    #[cfg(feature = "server")]
    samples: model::samples,
};
