//! **Widget `classroom`** (for whoever teaches): what a class answered, from the codes that its members hand in, without a server.
//!
//! What is seen: how the answers to each premise are spread, which premise makes most of the difference between people's
//! products, and how guesses before a figure fell. Codes are pasted or opened from a file; lines that are no codes are
//! listed by number and the rest counts. Before there are codes, an invented class is shown and called so. On the page of
//! codes (`own=1`, set by that page) it is a reader's own guesses that are shown, as one code.
//!
//! Parameters: `preset` names an invented class; `view` what is shown; `step` a premise from 1 to 6, 7 for the product;
//! `question` a chapter's figure, by its place in codes;
//! `count` is `each` where equal codes are counted each time; `apart` is the spread of the invented answers to the third
//! premise in log-odds. The codes (`codes`) never go into an address. Format and formulas: `lookahead_models::class_code`.
//!
//! | module | what it holds |
//! |---|---|
//! | `model` | the state behind the address |
//! | `figure` | the state as a figure |
//! | `views` | rows and sentence of each view |
//! | `guessed` | how guesses fell, one question at a time |
//! | `own` | a reader's own guesses as one code |
//! | `lines` | the lines that were not read, and those that came again |

mod figure;
mod guessed;
mod lines;
mod model;
mod own;
#[cfg(test)]
#[cfg(feature = "server")]
mod tests;
mod views;

use crate::figures::Computed;

/// The registry's entry.
pub const COMPUTED: Computed = Computed {
    slug: "classroom",
    draw: |ask| if own::is_asked_for(ask) { own::draw(ask) } else { figure::draw(ask) },
    whole_state: model::whole_state,
    // Nothing that a class answered stands in the prose.
    #[cfg(feature = "server")]
    calc: |_| None,
    #[cfg(feature = "server")]
    samples: model::samples,
};
