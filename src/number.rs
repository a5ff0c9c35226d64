//! Numbers between readers and programs: shown with a true minus sign, written into files and links with a hyphen.
//!
//! Who uses it: drawings, tables, readouts, numbers in the prose, fields. Plain data, no Yew.

use lookahead_game::Exact;

/// U+2212: as wide as a plus sign, never broken from its number, and read aloud as "minus".
const MINUS: char = '−';

/// A number for people, as [`Exact::to_short`] has it, with true minus signs.
///
/// ```
/// use lookahead::number::shown;
/// use lookahead_game::Exact;
/// assert_eq!(Exact::ratio(-1, 3).as_ref().map(shown).as_deref(), Some("−1/3"));
/// ```
#[must_use]
pub fn shown(number: &Exact) -> String {
    replaced(&number.to_short(), '-', MINUS)
}

/// What a reader typed or pasted as a number, for programs: what is shown can be copied back.
///
/// ```
/// assert_eq!(lookahead::number::typed("−1/3"), "-1/3");
/// ```
#[must_use]
pub fn typed(text: &str) -> String {
    replaced(text, MINUS, '-')
}

fn replaced(text: &str, from: char, to: char) -> String {
    text.chars().map(|char| if char == from { to } else { char }).collect()
}
