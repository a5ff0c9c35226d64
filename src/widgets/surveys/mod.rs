//! **Widget `surveys`** (chapter 13): what surveys and forecasting tournaments answered, each beside its exact question.
//!
//! What the reader learns: how far such numbers depend on who was asked, when, and in which words. Nobody's number is shown
//! before the reader gave one of their own, committed to the six premises (their record says so), or asked for it without
//! answering. The numbers are a file, `assets/credences/surveys.json`, which the page fetches at that moment and hands over
//! as the pair `surveys`; none stands here or in the words.
//!
//! Parameters: `own` in per cent; `show` is `own` or `skipped`; `view` names a set of the file.
//!
//! Rooms: `model` (plain data), `file` (the file), `figure` (the state as a figure).

mod figure;
mod file;
mod model;
#[cfg(test)]
#[cfg(feature = "server")]
mod tests;

use crate::figures::Computed;

/// The registry's entry.
pub const COMPUTED: Computed = Computed {
    slug: "surveys",
    draw: figure::draw,
    whole_state: model::whole_state,
    // No number of others stands in the prose either: they come after the reader's own.
    #[cfg(feature = "server")]
    calc: |_| None,
    #[cfg(feature = "server")]
    samples: model::samples,
};
