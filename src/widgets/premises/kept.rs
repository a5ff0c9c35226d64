//! What the reader's own browser keeps of their answers: written as a text on the figure (`data-kept`), read back when a
//! page opens. Used by `model` and `figure`; the page's part is `parts::computed_figure`.
//!
//! The page hands over three pairs: `record` (what was kept), `kept` (`closed` where nothing can be kept) and `came` (what
//! stood in the address when the page opened). Answers that came with a link are shown and not kept, and a record of the
//! reader's own stays as it is, until they say `mine=1`.

use super::answer::key;
use super::model::N_PREMISES;
use crate::query::{self, Query};

/// The name under which it is kept.
pub(super) const NAME: &str = "premises";
/// The first pair of every record; what begins otherwise was written by something else.
const VERSION: &str = "v=1";
/// What is kept beside the answers.
const OTHERS: [&str; 7] = ["committed", "total", "other", "stated", "plan1", "plan2", "mine"];

/// How it stands with the record.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kept {
    /// It is kept, or will be.
    Yes,
    /// The browser keeps nothing for this page.
    Closed,
    /// What was kept could not be read.
    Unread,
    /// The answers came with a link.
    Apart,
}

/// All keys of a record.
pub(super) fn keys() -> impl Iterator<Item = String> {
    let letters = ["b", "p", "l", "h", "r", "n"];
    let answers = (1..=N_PREMISES).flat_map(move |number| letters.map(|letter| key(letter, number)));
    answers.chain(OTHERS.map(str::to_owned))
}

/// The pairs with what was kept beneath them, and how it stands.
pub(super) fn join(pairs: &Query) -> (Query, Kept) {
    let text = |key: &str| pairs.get(key).map(String::as_str).unwrap_or_default();
    let open = if text("kept") == "closed" { Kept::Closed } else { Kept::Yes };
    let is_record = text("record").starts_with(VERSION);
    let record = query::parse(if is_record { text("record") } else { "" });
    let came = query::parse(text("came"));
    let differs = |key: &String| came.get(key).is_some_and(|value| record.get(key) != Some(value));
    if text("mine") == "1" {
        // The link's answers take the record's place as a whole.
        return (pairs.clone(), open);
    }
    if keys().any(|key| differs(&key)) {
        return (pairs.clone(), Kept::Apart);
    }
    if !is_record && !text("record").is_empty() {
        return (pairs.clone(), Kept::Unread);
    }
    let mut joined = pairs.clone();
    for key in keys() {
        if let (false, Some(value)) = (joined.contains_key(&key), record.get(&key)) {
            joined.insert(key, value.clone());
        }
    }
    (joined, open)
}

/// The record as a text; empty when there is nothing to keep.
pub(super) fn text(pairs: &Query) -> String {
    let mut text = String::new();
    for key in keys().filter(|key| key != "mine") {
        if let Some(value) = pairs.get(&key).filter(|value| !value.is_empty()) {
            text = [&text, "&", &key, "=", &query::encode(value)].concat();
        }
    }
    if text.is_empty() { text } else { [VERSION, &text].concat() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::query::parse;

    fn pairs(record: &str, came: &str, own: &str) -> Query {
        let mut pairs = parse(own);
        pairs.extend(parse(came));
        pairs.insert("record".to_owned(), record.to_owned());
        pairs.insert("came".to_owned(), came.to_owned());
        pairs
    }

    #[test]
    fn a_record_survives_being_kept() {
        let own = parse("p1=5&n2=if%20%26%20when%20%C3%BC&committed=1,2,3,4,5,6&plan1=learn&b3=&view=crux");
        let record = text(&own);
        assert!(record.starts_with("v=1&") && !record.contains("view") && !record.contains("b3"), "{record}");
        let (joined, kept) = join(&pairs(&record, "", "p1=6"));
        assert_eq!((joined["p1"].as_str(), joined["n2"].as_str(), kept), ("6", "if & when ü", Kept::Yes));
        assert_eq!(text(&parse("p1=&view=crux")), "");
    }

    #[test]
    fn a_link_of_somebody_elses_is_kept_apart() {
        assert_eq!(join(&pairs("v=1&p1=5", "p1=5", "")).1, Kept::Yes);
        for (record, came) in [("v=1&p1=5", "p1=7"), ("", "p1=7"), ("v=1&p1=5", "p2=7"), ("scrap", "p1=7")] {
            let (joined, kept) = join(&pairs(record, came, ""));
            assert_eq!(
                (kept, joined.get("p1") == Some(&"5".to_owned())),
                (Kept::Apart, false),
                "{record} {came}"
            );
        }
        let (joined, kept) = join(&pairs("v=1&p1=5&p2=6", "p1=7", "mine=1"));
        assert_eq!((kept, text(&joined).as_str()), (Kept::Yes, "v=1&p1=7"), "nothing is mixed");
        // What is no answer keeps nothing apart.
        assert_eq!(join(&pairs("v=1&p1=5", "view=crux", "")).1, Kept::Yes);
    }

    #[test]
    fn scraps_and_closed_storage_are_told_apart() {
        for scrap in ["scrap", "{\"v\":1}", "v=0&p1=5", "\u{fffd}"] {
            let (joined, kept) = join(&pairs(scrap, "", ""));
            assert_eq!((kept, joined.get("p1")), (Kept::Unread, None), "{scrap}");
        }
        let mut closed = pairs("v=1&p1=5", "", "");
        closed.insert("kept".to_owned(), "closed".to_owned());
        assert_eq!(join(&closed).1, Kept::Closed);
        // Nonsense inside a record is nonsense in the address: left out where it is read.
        assert_eq!(join(&pairs("v=1&p1=lots&zz&=&b9=4", "", "")).1, Kept::Yes);
    }
}
