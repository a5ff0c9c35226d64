//! **Widget `{{slug}}`** (which chapter?).
//!
//! What the reader learns: … Parameters: `amount` (a whole number from 0 to 10, unit: …).
//!
//! Rooms: `model` (plain data), `view` (the figure).

pub mod model;
mod view;

use super::Widget;
use crate::query::Query;

/// The registry's entry.
pub const WIDGET: Widget =
    Widget { slug: "{{slug}}", view: view::view, calc: model::calc, normalise, samples: model::samples };

fn normalise(query: &Query) -> Query {
    model::to_query(&model::from_query(query).0)
}
