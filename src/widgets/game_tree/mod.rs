//! **Widget `game-tree`** (chapter 2, "Looking ahead").
//!
//! What the reader learns: a move is worth what it leads to; the sums are worked out from the ends to the start; ties are
//! ties; a discount alone can turn the first choice. Parameters: `discount` (a pure number for each move, 0 to 1 in
//! twentieths), payoffs (any unit of the author's), probabilities (exact, summing to 1).
//!
//! Rooms: `model` (plain data), `presets`, `words` (numbers and codes into sentences), `view_*` (one file per part).

mod editing;
pub mod model;
#[cfg(feature = "server")]
mod native;
mod picture;
pub mod presets;
mod store;
mod view;
mod view_chart;
mod view_controls;
mod view_editor;
mod view_fields;
mod view_open;
mod view_stepper;
mod view_table;
mod words;

use super::Widget;

/// The registry's entry.
pub const WIDGET: Widget = Widget {
    slug: "game-tree",
    program: "",
    view: view::view,
    #[cfg(feature = "server")]
    native: native::NATIVE,
};
