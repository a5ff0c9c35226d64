//! Filler tokens as room to compute in: each adds a slot that does one more column, and holds no message. What is done to
//! the filler's words then changes nothing, and taking it away does. Beside it one odd marker that does hold something:
//! its place tells one column's digit, and place often survives paraphrase. Used by the cot-prefix figure's variant.
//!
//! Putting in another problem's filler tells the two apart: slots are slots, but the marker now speaks of another sum.

use serde::{Deserialize, Serialize};

use super::{GUESS, MOST_COLUMNS, Reasoner};
use crate::problem::{ParameterProblem, check_count, check_number};

/// A page of filler.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Filler {
    /// How many tokens, each with a slot for one column.
    pub tokens: u32,
    /// Is the marker among them?
    pub has_marker: bool,
    /// How likely the marker's place survives a paraphrase, 0 to 1.
    pub survives: f64,
}

/// What is done to it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Treatment {
    /// Nothing.
    Kept,
    /// Other words, as many.
    Paraphrased,
    /// The filler of another problem, as long.
    Swapped,
    /// Taken away.
    Removed,
}

impl Treatment {
    /// All of them, in the order of every list.
    pub const ALL: [Self; 4] = [Self::Kept, Self::Paraphrased, Self::Swapped, Self::Removed];
}

/// P(all n digits right) when answering at once with this filler, in a reasoner that does `reach` columns without any.
///
/// # Errors
/// A number out of bounds.
///
/// ```
/// use lookahead_models::cot_prefix::{Filler, Reasoner, Treatment, filled};
/// let filler = Filler { tokens: 10, has_marker: false, survives: 0.7 };
/// let accuracy = |treatment| filled(&Reasoner::ON_PAPER, 12, &filler, treatment);
/// assert_eq!(accuracy(Treatment::Kept)?, accuracy(Treatment::Paraphrased)?);
/// assert!(accuracy(Treatment::Removed)? < 1e-9);
/// # Ok::<(), lookahead_models::ParameterProblem>(())
/// ```
pub fn filled(
    reasoner: &Reasoner,
    n_columns: u32,
    filler: &Filler,
    treatment: Treatment,
) -> Result<f64, ParameterProblem> {
    reasoner.check()?;
    check_count("columns", n_columns, 1, MOST_COLUMNS)?;
    check_count("tokens", filler.tokens, 0, MOST_COLUMNS)?;
    check_number("survives", filler.survives, 0.0, 1.0)?;
    let slots = if treatment == Treatment::Removed { 0 } else { filler.tokens };
    let wide = Reasoner { reach: reasoner.reach + slots, ..*reasoner };
    let without = wide.in_head(n_columns, 0);
    if !filler.has_marker {
        return Ok(without);
    }
    // The marker tells the last column, so that one less is left to do.
    let told = wide.in_head(n_columns - 1, 0);
    Ok(match treatment {
        Treatment::Kept => told,
        Treatment::Paraphrased => filler.survives * told + (1.0 - filler.survives) * without,
        // Believed, and right by chance.
        Treatment::Swapped => told * GUESS,
        Treatment::Removed => without,
    })
}
