//! What is known of each side beside its turns: labels with who gave them and why, and the file's own facts.

use super::pieces::{filled, items, keyed};
use super::reader::Reading;
use super::text;
use crate::figures::{Ask, Speaker};
use crate::page::Node;

/// Lines that are shown at most.
const MOST: usize = 60;

/// Labels and facts, folded.
pub(super) fn nodes(ask: &Ask<'_>, reading: &Reading<'_>) -> Node {
    let words = &ask.words;
    let mut nodes = vec![Node::words("summary", &[], &words.word("facts"))];
    for (trace, name) in reading.sides.iter().zip(&reading.names) {
        let labels = trace.labels.iter().map(|label| {
            let value = text::line(&label.value.write(), 200);
            let name = text::line(&label.name, 80);
            let who = who(words, &label.labeller);
            let line = filled(words, "fact_label", &[("name", name), ("value", value), ("who", who)]);
            [line, text::line(&label.explanation, 600)].join(" ")
        });
        let facts = trace.facts.iter().map(|(name, fact)| {
            filled(words, "fact", &[("name", text::line(name, 80)), ("value", text::line(fact, 600))])
        });
        let lines: Vec<String> = labels.chain(facts).take(MOST).collect();
        nodes.push(Node::words("p", &[("class", "side-name")], name));
        nodes.push(items(&lines));
    }
    keyed("details", "facts", "facts", nodes)
}

fn who(words: &Speaker<'_>, labeller: &str) -> String {
    if labeller.is_empty() { words.word("labeller_unknown") } else { text::line(labeller, 80) }
}
