//! **Widget `off-switch`** (chapter 5): act, switch off, or let a person decide. What the reader learns: how much asking
//! is worth to a machine that is unsure, how a person's errors eat that up, and that nothing of it is left once the
//! machine has learned all it can.
//!
//! Worth is in units of utility to people, as `mean`, `deviation`, `gain`, `loss` and `beta` are; `p` and `rate` are
//! probabilities. Model and formulas: `lookahead_models::off_switch`.
//!
//! | module | what it holds |
//! |---|---|
//! | `model` | the state behind the address |
//! | `presets` | ready states |
//! | `figure` | the whole figure |
//! | `bars` | belief and values as a drawing |
//! | `chart` | what asking gains, against one parameter |
//! | `calc` | numbers for the prose |

mod bars;
#[cfg(feature = "server")]
mod calc;
mod chart;
mod controls;
mod figure;
mod model;
mod presets;

use crate::figures::Computed;

/// The registry's entry.
pub const COMPUTED: Computed = Computed {
    slug: "off-switch",
    draw: figure::draw,
    whole_state: model::whole_state,
    #[cfg(feature = "server")]
    calc: calc::calc,
    #[cfg(feature = "server")]
    samples: presets::samples,
};
