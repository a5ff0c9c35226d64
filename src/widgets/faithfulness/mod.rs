//! **Widget `faithfulness`** (chapter 8): ten toy models of growing scale, tasks of growing difficulty, and a floor under the
//! share of right answers that reasoning carries. What the reader learns: on one task the share falls as models grow, and a
//! floor costs accuracy; if people push each model to the edge of its ability, that fall need not come, unless reasoning helps
//! larger models less.
//!
//! State keys, all optional: `preset`; `view` (`models`, `surfaces`, `price`); `task` (`one`, `edge`); `difficulty` (0 to 14,
//! in units of scale); `accuracy` (per cent, at the edge); `floor` (per cent); `share` (`plain`, `beyond` guessing); `width`
//! and `help` (units of scale), `growth` (help per unit of scale), `guess` (per cent).
//! Model and formulas: `lookahead_models::faithfulness`.
//!
//! | module | what it holds |
//! |---|---|
//! | `model` | the state behind the address, and what comes of it |
//! | `figure` | the whole figure |
//! | `charts` | the models along their scale, and the price of the floor |
//! | `surfaces` | accuracy and share over scale and difficulty |
//! | `calc` | numbers for the prose |

#[cfg(feature = "server")]
mod calc;
mod charts;
mod figure;
mod model;
mod surfaces;

use crate::figures::Computed;

/// The registry's entry.
pub const COMPUTED: Computed = Computed {
    slug: "faithfulness",
    draw: figure::draw,
    whole_state: model::whole_state,
    #[cfg(feature = "server")]
    calc: calc::calc,
    #[cfg(feature = "server")]
    samples: calc::samples,
};

#[cfg(test)]
#[cfg(feature = "server")]
mod tests;
