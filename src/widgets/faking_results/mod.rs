//! **Widget `faking-results`** (chapters 7 and 8): the published results on alignment faking and on written reasoning as bars
//! with intervals. The reader learns what each percentage is a percentage of, which of them belong beside each other, and
//! how far each may be off.
//!
//! No number stands here: each row names an entry of `content/figures.toml`, with its source, the day it was checked and the
//! day it is to be looked at again. Where the entry's quotation has a standard error (`±`), the number of conversations
//! behind the share is worked out from it and gives a Wilson interval; where it has none, there is no interval.
//!
//! Parameters: `preset` names the view, `n` (20 to 2000) a number of conversations of the reader's, in place of those that
//! were worked out.
//!
//! | module | what it holds |
//! |---|---|
//! | `model` | the state, read from pairs and written back |
//! | `views` | which entries stand in which view, and how each is read |
//! | `published` | the entries of `content/figures.toml` |
//! | `rows` | shares, standard errors, counts, intervals |
//! | `drawing` | the bars |
//! | `figure` | the whole figure |
//! | `calc` | numbers for the prose |

#[cfg(feature = "server")]
mod calc;
mod drawing;
mod figure;
mod model;
mod published;
mod rows;
#[cfg(test)]
#[cfg(feature = "server")]
mod tests;
mod views;

use crate::figures::Computed;

/// The registry's entry.
pub const COMPUTED: Computed = Computed {
    slug: "faking-results",
    draw: figure::draw,
    whole_state: model::whole_state,
    #[cfg(feature = "server")]
    calc: calc::calc,
    #[cfg(feature = "server")]
    samples: calc::samples,
};
