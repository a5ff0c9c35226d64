//! Labels as yes and no: truth values, ones and zeros, and Inspect's `C` and `I` (correct, incorrect). A label with any
//! other value is shown and never counted.

use lookahead_trace::json::Json;
use lookahead_trace::listed::Listed;

/// More labels than these have no rates.
const MOST_LABELS: usize = 24;

/// The labels of a file: those that are yes or no wherever they are given, and those that are numbers.
#[derive(Default)]
pub(super) struct Scores {
    pub names: Vec<String>,
    /// Who gave each of them.
    pub labellers: Vec<String>,
    pub numbers: Vec<String>,
}

/// A label, by whom, and whether all its values are yes or no, or numbers.
struct Seen<'log> {
    name: &'log str,
    labeller: &'log str,
    is_binary: bool,
    is_number: bool,
}

impl Scores {
    /// Finds them, in the order in which they first appear.
    pub fn of(listing: &[Listed]) -> Self {
        let mut seen: Vec<Seen<'_>> = Vec::new();
        for label in listing.iter().flat_map(|line| &line.labels) {
            let is_missing = label.value == Json::Null;
            let is_binary = is_missing || yes_or_no(&label.value).is_some();
            let is_number = is_missing || as_number(&label.value).is_some();
            if let Some(known) = seen.iter_mut().find(|known| known.name == label.name) {
                known.is_binary &= is_binary;
                known.is_number &= is_number;
            } else if seen.len() < MOST_LABELS {
                seen.push(Seen { name: &label.name, labeller: &label.labeller, is_binary, is_number });
            }
        }
        let mut scores = Self::default();
        for label in seen {
            if label.is_binary {
                scores.names.push(label.name.to_owned());
                scores.labellers.push(label.labeller.to_owned());
            } else if label.is_number {
                scores.numbers.push(label.name.to_owned());
            }
        }
        scores
    }
}

/// What a line's label of this name says.
pub(super) fn hit(line: &Listed, name: &str) -> Option<bool> {
    let label = line.labels.iter().find(|label| label.name == name)?;
    yes_or_no(&label.value)
}

/// The number of a line's label of this name.
pub(super) fn number(line: &Listed, name: &str) -> Option<f64> {
    let label = line.labels.iter().find(|label| label.name == name)?;
    as_number(&label.value)
}

/// Plain decimals of up to fifteen digits: the library's way of reading doubles weighs more than this room.
fn as_number(value: &Json) -> Option<f64> {
    let Json::Number(text) = value else { return None };
    let digits = text.strip_prefix('-').unwrap_or(text);
    let (mut whole, mut unit, mut is_behind) = (0_u64, 1_u64, false);
    for byte in digits.bytes() {
        match byte {
            b'.' if !is_behind => is_behind = true,
            b'0'..=b'9' if digits.len() <= 16 => {
                whole = whole * 10 + u64::from(byte - b'0');
                unit *= if is_behind { 10 } else { 1 };
            }
            _ => return None,
        }
    }
    let size = whole as f64 / unit as f64;
    Some(if digits.len() < text.len() { -size } else { size })
}

fn yes_or_no(value: &Json) -> Option<bool> {
    match value {
        Json::Truth(truth) => Some(*truth),
        Json::Number(number) if ["1", "1.0"].contains(&number.as_ref()) => Some(true),
        Json::Number(number) if ["0", "0.0"].contains(&number.as_ref()) => Some(false),
        Json::Text(text) if text == "C" => Some(true),
        Json::Text(text) if text == "I" => Some(false),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn plain_decimals_are_read_as_the_library_reads_them() {
        for text in ["0.880797", "-1.25", "3", "0", "12345678.9012345", "-0.5"] {
            assert_eq!(as_number(&Json::Number(text.into())), text.parse().ok(), "{text}");
        }
        for text in ["1e3", "1.2.3", "12345678901234567", "NaN"] {
            assert_eq!(as_number(&Json::Number(text.into())), None, "{text}");
        }
    }
}
