//! Labels as yes and no: truth values, ones and zeros, and Inspect's `C` and `I` (correct, incorrect). A label with any
//! other value is shown and never counted.

use lookahead_trace::json::Json;
use lookahead_trace::listed::Listed;

/// More labels than these have no rates.
const MOST_LABELS: usize = 24;

/// The labels of a file that are yes or no wherever they are given.
#[derive(Default)]
pub(super) struct Scores {
    pub names: Vec<String>,
    /// Who gave each of them.
    pub labellers: Vec<String>,
}

impl Scores {
    /// Finds them, in the order in which they first appear.
    pub fn of(listing: &[Listed]) -> Self {
        let mut found: Vec<(String, String, bool)> = Vec::new();
        for label in listing.iter().flat_map(|line| &line.labels) {
            let is_binary = label.value == Json::Null || yes_or_no(&label.value).is_some();
            let has_room = found.len() < MOST_LABELS;
            match found.iter_mut().find(|(name, _, _)| *name == label.name) {
                Some((_, _, all)) => *all &= is_binary,
                None if has_room => {
                    found.push((label.name.clone(), label.labeller.clone(), is_binary));
                }
                None => {}
            }
        }
        found.retain(|(_, _, is_binary)| *is_binary);
        let (names, labellers) = found.into_iter().map(|(name, labeller, _)| (name, labeller)).unzip();
        Self { names, labellers }
    }
}

/// What a line's label of this name says.
pub(super) fn hit(line: &Listed, name: &str) -> Option<bool> {
    let label = line.labels.iter().find(|label| label.name == name)?;
    yes_or_no(&label.value)
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
