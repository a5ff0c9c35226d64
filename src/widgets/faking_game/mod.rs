//! **Widget `faking-game`** (chapter 7): comply while it counts and keep one's values, or decline and maybe lose them.
//!
//! What the reader learns: that complying more on recorded conversations follows from a cost, a worth and a chance alone;
//! at which chance it turns (p* = c/(mD), exact); that nothing in it says whether the protected values are good; and what
//! such a strategy keeps over rounds of training, in the toy and, as published, in a real model.
//!
//! State keys, all optional: `preset`; `view` (`lines`, `rounds`); `first` (which of two aims was trained first: `fit`,
//! `sponsor`); `line` (whose tree is drawn: `a`, `b`); `show` (`left`, `acts`). `cost` (c) and `worth` (D) are in the same
//! units of worth, 0 to 1000; `change` (m), `prior` (p), `accuracy` (q) and `spill` are probabilities; `temperature` (τ) is
//! in units of worth, 0.001 to 1000; `node` is a node's number in preorder. Formulas: `lookahead_models::faking`.
//!
//! | module | what it holds |
//! |---|---|
//! | `model` | the state behind the address, and the model's answers to it |
//! | `figure` | which view is drawn, controls, presets |
//! | `lines`, `scale`, `tree` | the first view, its two lines on the scale of p, its tree |
//! | `rounds` | the second view: two trainings, and the published figure beside them |
//! | `calc` | numbers for the prose |

#[cfg(feature = "server")]
mod calc;
mod figure;
mod lines;
mod model;
mod rounds;
mod scale;
#[cfg(test)]
#[cfg(feature = "server")]
mod tests;
mod tree;

use crate::figures::Computed;

/// The registry's entry.
pub const COMPUTED: Computed = Computed {
    slug: "faking-game",
    draw: figure::draw,
    whole_state: model::whole_state,
    #[cfg(feature = "server")]
    calc: calc::calc,
    #[cfg(feature = "server")]
    samples: calc::samples,
};
