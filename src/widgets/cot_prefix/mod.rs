//! **Widget `cot-prefix`** (chapter 8): toy reasoners that add long numbers on paper are handed part of their own note, or of
//! a summary of it; and a reasoner for whom tokens without content are room to compute in. What the reader learns: how one
//! tells a note that carries the answer from one that is written beside it, what a summary can leave out, and why more
//! tokens are no message by themselves.
//!
//! State keys, all optional: `view` (`prefix`, `filler`) and `preset`, which fits one view.
//! Both: `columns` (length of the numbers, 2 to 24), `slip` and `head-slip` (wrong digits, per cent of steps on paper and of
//! columns in the head), `reach-paper`, `reach-both`, `reach-head` (columns in the head, 0 to 24), `draw` (the seed).
//! Prefix: `reasoner` (`paper`, `head`, `both`, `code`), `given` (per cent of the note), `text` (`own`, `summary`), `measure`
//! (`now`, `on`, `steps`), `chunk` (columns, 1 to 6), `understands` (per cent of chunks).
//! Filler: `tokens` (0 to 24), `marker` (`no`, `yes`), `survives` (per cent of paraphrases).
//! Model and formulas: `lookahead_models::cot_prefix`.
//!
//! | module | what it holds |
//! |---|---|
//! | `model` | the state behind the address, and what comes of it |
//! | `figure` | which view is drawn, and the controls |
//! | `prefix`, `sheet`, `curves` | the first view, its sheet of paper, its chart |
//! | `filler`, `tokens` | the second view and its drawing |
//! | `calc` | numbers for the prose |

#[cfg(feature = "server")]
mod calc;
mod curves;
mod figure;
mod filler;
mod model;
mod prefix;
mod sheet;
mod tokens;

use crate::figures::Computed;

/// The registry's entry.
pub const COMPUTED: Computed = Computed {
    slug: "cot-prefix",
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
