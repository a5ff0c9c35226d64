//! Which view is drawn, and which numbers each has in sight. Used by the registry's entry.

use super::model::State;
use super::{filler, prefix};
use crate::figures::{Ask, Drawn};

/// The number that the first view is about.
pub(super) const FEW_PREFIX: [&str; 1] = ["given"];
/// Its other numbers.
pub(super) const MORE_PREFIX: [&str; 9] = [
    "columns",
    "chunk",
    "understands",
    "slip",
    "head-slip",
    "reach-paper",
    "reach-both",
    "reach-head",
    "draw",
];
/// The numbers that the second view is about.
pub(super) const FEW_FILLER: [&str; 2] = ["tokens", "survives"];
/// Its other numbers.
pub(super) const MORE_FILLER: [&str; 4] = ["columns", "head-slip", "reach-paper", "draw"];

/// Draws the figure that is asked for.
pub(super) fn draw(ask: &Ask<'_>) -> Drawn {
    let state = State::from_query(&ask.pairs);
    match state.form.choice("view") {
        "filler" => filler::draw(ask, &state),
        _ => prefix::draw(ask, &state),
    }
}
