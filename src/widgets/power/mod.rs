//! **Widget `power`** (chapter 5): do most goals want options? What the reader learns: if what is worth having is drawn
//! at random, the best plan begins with the way that keeps more open, by how much, when it does not, and what of it
//! rests on the drawing.
//!
//! Three pictures. `graph`: POWER of each state (the average, over rewards drawn uniformly from 0 to 1, of what the
//! best plan gets from there) and the chance that each first move is best. `hub`: the chance that a goal behind a hub is
//! best. `resources`: named goals with what each needs. `gamma` is the discount, 0 to 1; `k` and `m` are counts; `draws`
//! and `seed` set the drawing; `start`, `gather`, `steps` and `needs` are amounts and steps. Models:
//! `lookahead_models::power` and `lookahead_models::instrumental`.
//!
//! | module | what it holds |
//! |---|---|
//! | `model` | the state behind the address |
//! | `presets` | ready states |
//! | `measure` | POWER and first moves: exact where there is a form, drawn elsewhere |
//! | `figure` | the whole figure, by its picture |
//! | `graph`, `layout` | the picture of states |
//! | `hub` | the chart of goals behind a hub |
//! | `resources` | named goals |
//! | `controls` | the controls |
//! | `calc` | numbers for the prose |

#[cfg(feature = "server")]
mod calc;
mod controls;
mod figure;
mod graph;
mod hub;
mod layout;
mod measure;
mod model;
mod presets;
mod resources;

use crate::figures::Computed;

/// The registry's entry.
pub const COMPUTED: Computed = Computed {
    slug: "power",
    draw: figure::draw,
    whole_state: model::whole_state,
    #[cfg(feature = "server")]
    calc: calc::calc,
    #[cfg(feature = "server")]
    samples: presets::samples,
};
