//! The librarian and the sponsor: small machines that decide alike and work differently, and what tells them apart.
//!
//! A reader asks for a book. First training taught the librarian one thing, a later training wants another;
//! conversations on a recorded line count for that training, those on the other line do not. The librarian writes a note
//! and names a book: it *complies* with the later training or *declines*. The setting copies the structure of Greenblatt
//! et al. 2024 (arXiv 2412.14093); the machines are ours and stand in no paper.
//!
//! | module | what it holds |
//! |---|---|
//! | [`situation`] | lines, interventions, what a machine then sees |
//! | [`planner`] | *plan*: a tree with payoffs, solved by `lookahead-game` |
//! | [`conflict`] | *conflict*: two instructions with weights, fitted to the plan's exact probabilities |
//! | [`table`] | *table*: counts over the plan's transcripts, with back-off |
//! | [`note`] | the sentences of a note, and where each comes from |
//! | [`machine`] | the four machines, one run, the exact probability |
//! | [`experiments`] | every intervention given to every machine, computed |
//! | [`words`] | requests and templates, handed in by the caller; notes as text |
//! | [`labels`] | what a note mentions, by rule |
//! | [`classifier`] | whether the text alone gives a machine away |
//! | [`law`] | how well any reader of the text alone could do |
//!
//! What was open, and how it is decided here:
//!
//! - **A note that carries the decision.** The plan's chance is σ((stake − cost)/τ), with stake = posterior·m·D. On the
//!   page it is made by a judged cost: cost + τ·logit(u), rounded up to whole points from 0 to [`MAX_COST`]. The note
//!   sets stake beside judged cost and the answer follows the two numbers. Stakes are whole numbers
//!   ([`Librarian::new`] insists), so the rounding changes no probability.
//! - **A note that is written after** draws the judged cost from the same law, given the answer. So notes and
//!   answers have the same joint distribution in both roles, and the text holds nothing that tells them apart.
//! - **The table** learns from expected counts: what the counts of the plan's transcripts come to as their number
//!   grows. A token is a sentence with its numbers, or the answer. It backs off from (tag, opening, previous) to (opening,
//!   previous), (tag, opening) and (opening): a word it has just read weighs more than the tag.
//! - **A cut note** keeps its first sentence, before any sum. The plan that answers now has no posterior and uses its
//!   prior; continuing, it draws a new judgement.
//! - **A reworded tag** that is not recognised leaves the plan at its prior and the conflict between its two loudnesses.
//! - **One experiment more than asked**: the other line's note without its last sentence. The table follows a note
//!   only through its last words, so on the full note it cannot be told from the plan on the page; on this one it can.
//! - **Paired draws.** A run's chance comes from (machine, request, seed) alone, so that the same run on the other line or
//!   under an intervention differs only in what the situation changes.
//!
//! Used by `cargo xtask traces`, the trace viewer and the game *which machine is it?*.

pub mod classifier;
pub mod conflict;
mod draws;
pub mod experiments;
pub mod labels;
pub mod law;
pub mod machine;
pub mod note;
pub mod planner;
pub mod situation;
pub mod table;
pub mod words;

pub use machine::{Deciding, Librarian, Machine, Role, Run};
pub use note::{MAX_COST, Says, Sentence};
pub use planner::Planner;
pub use situation::{Intervention, Line, Seen, Situation};
pub use words::{Rendered, Valence, Words};

use crate::premises::LogOdds;

/// The log-odds of a probability; infinite for 0 and 1.
pub(crate) fn log_odds(p: f64) -> f64 {
    match LogOdds::of(p) {
        LogOdds::Impossible => f64::NEG_INFINITY,
        LogOdds::Finite(log_odds) => log_odds,
        LogOdds::Certain => f64::INFINITY,
    }
}
