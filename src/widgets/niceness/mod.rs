//! **Widget `niceness`** (chapter 4): serving somebody whose wishes can be changed, a neighbour who is stronger, and
//! opinions that several rules settle. The reader learns that serving wishes well by one ruler is a harm by another, that
//! a weak agent does not show which ruler it has, and that the share of harmless values shrinks with the gap of strength.
//!
//! State keys, all optional: `view` (`rulers`, `strength`, `mediation`) and `preset`, which fits one view.
//! Rulers: `ruler` (`present`, `initial`, `natural`), `power` (probability that influence succeeds, 0 to 1), `cost` and
//! `lock` (effort of manipulating and of locking in, 0 to 20, in units of fulfilment), `gamma` (worth of a step later, 0 to
//! 1), `services` (count, 0 to 12), `node` (selected, number in preorder).
//! Strength: `ratio` (of strengths, 1 to 100), `care`, `retaliation`, `protection` (0 to 10), `patience` (0 to 0.99),
//! `things` (1 to 12), `draws` (100 to 100,000), `draw` (the seed).
//! Mediation: `opinions` (groups as `people:utility,utility,…`, joined by `_`), `rule` (whose choice is lit).
//!
//! | module | what it holds |
//! |---|---|
//! | `model` | the state, read from pairs and written back |
//! | `opinions` | groups of people from text and back |
//! | `figure` | which view is drawn, and what all three share |
//! | `rulers`, `tree`, `strip` | the first view, its tree, its drawing over power |
//! | `strength` | the second view |
//! | `mediation`, `arrows` | the third view and its drawing |
//! | `calc` | numbers for the prose |

mod arrows;
#[cfg(feature = "server")]
mod calc;
mod figure;
mod mediation;
mod model;
mod opinions;
mod rulers;
mod strength;
mod strip;
mod tree;

use crate::figures::Computed;

/// The registry's entry.
pub const COMPUTED: Computed = Computed {
    slug: "niceness",
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
