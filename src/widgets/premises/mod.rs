//! **Widget `premises`** (chapters 1 and 13): the case as six conditional premises, and the reader's own credences. What
//! the reader learns: what their answers multiply to and how sure that is, which answer moves it, where they part from
//! others, what the chain leaves out, and why a group's medians do not multiply to the group's own answer.
//!
//! Nothing is answered for the reader and nobody's number stands here or in the words. Other people's credences are a
//! file, handed over as the pair `others` once the reader has committed (see `others`).
//!
//! Credences are typed in per cent and reckoned as shares of 1; `below` and `above` are log-odds; `dependence`, `together`
//! and `correlation` are plain numbers. Model and formulas: `lookahead_models::premises`.
//!
//! | module | what it holds |
//! |---|---|
//! | `model` | the state behind the address |
//! | `answer` | one premise's answer: band, point or range |
//! | `others` | other people's credences, from their file |
//! | `figure` | which part is drawn; sentences and table that all parts share |
//! | `asking` | the questions, one at a time |
//! | `results` | the views of what came out |
//! | `views` | the rows of each view |
//! | `group` | the group paradox |
//! | `calc` | numbers for examples in the prose |
//! | `record` | the reader's own record as a file |
//! | `kept` | the same in the reader's browser |

mod answer;
mod asking;
#[cfg(feature = "server")]
mod calc;
mod figure;
mod group;
mod kept;
mod model;
mod others;
mod record;
mod results;
#[cfg(test)]
#[cfg(feature = "server")]
mod tests;
mod views;

use crate::figures::Computed;

/// The registry's entry.
pub const COMPUTED: Computed = Computed {
    slug: "premises",
    draw: figure::draw,
    whole_state: model::whole_state,
    // Only of examples that the prose makes up: no answer to the premises exists before the reader's own.
    #[cfg(feature = "server")]
    calc: calc::calc,
    #[cfg(feature = "server")]
    samples: model::samples,
};
