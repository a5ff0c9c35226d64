//! The reader's own labels, and how far they agree with those of the file: Cohen's kappa. They stand in the pairs that
//! never reach an address, and in the exports.

use lookahead_trace::statistics::{Agreement, cohen_kappa};

use super::desk::Opened;
use super::pieces::{filled, keyed, switch};
use super::reader::Reading;
use super::scores::hit;
use super::text;
use crate::figures::Ask;
use crate::page::Node;

/// A label of the reader's: of which kind, on which trace, yes or no.
type Own = (u32, u32, bool);

/// The kind of label that the reader gives.
pub(super) fn kind(ask: &Ask<'_>) -> u32 {
    ask.pair("judge").and_then(|number| number.parse().ok()).unwrap_or(0)
}

/// What the reader said of a trace.
pub(super) fn own(ask: &Ask<'_>, trace: u32) -> Option<bool> {
    let kind = kind(ask);
    all(ask).iter().rev().find(|(of, idx, _)| *of == kind && *idx == trace).map(|(_, _, is)| *is)
}

fn all(ask: &Ask<'_>) -> Vec<Own> {
    let read = |text: &str| {
        let mut parts = text.split('.');
        Some((parts.next()?.parse().ok()?, parts.next()?.parse().ok()?, parts.next()? == "1"))
    };
    ask.pair("mine").unwrap_or_default().split('_').filter_map(read).collect()
}

/// Buttons to label each side.
pub(super) fn buttons(ask: &Ask<'_>, reading: &Reading<'_>, names: &[String]) -> Node {
    let words = &ask.words;
    let own_word = words.word("own_label");
    let name = text::line(names.get(kind(ask) as usize).unwrap_or(&own_word), 80);
    let mut nodes = vec![Node::words("summary", &[], &filled(words, "your_labels", &[("label", name)]))];
    if names.len() > 1 {
        nodes.push(kinds(ask, names));
    }
    for (side, side_name) in reading.names.iter().enumerate() {
        nodes.push(side_buttons(ask, side_name, reading.trace_of(side)));
    }
    keyed("details", "your-labels", "your-labels", nodes)
}

fn kinds(ask: &Ask<'_>, names: &[String]) -> Node {
    let shown: Vec<(String, String)> =
        names.iter().enumerate().map(|(idx, name)| (idx.to_string(), text::line(name, 60))).collect();
    let options: Vec<(&str, &str)> = shown.iter().map(|(idx, name)| (idx.as_str(), name.as_str())).collect();
    crate::figures::controls::choice("judge", &ask.words.word("judge"), &options, &kind(ask).to_string())
}

fn side_buttons(ask: &Ask<'_>, side_name: &str, trace: u32) -> Node {
    let words = &ask.words;
    let (mine, kind) = (own(ask, trace), kind(ask));
    let mut nodes = vec![Node::words("span", &[("class", "group-name")], side_name)];
    for (is, key) in [(Some(true), "yes"), (Some(false), "no"), (None, "none")] {
        let mut labels: Vec<Own> = all(ask).into_iter().filter(|(of, idx, _)| (*of, *idx) != (kind, trace)).collect();
        labels.extend(is.map(|is| (kind, trace, is)));
        let labels: Vec<String> = labels.into_iter().map(written).collect();
        let pair = ["mine=", &labels.join("_")].concat();
        nodes.push(switch("needs-script", "data-set", &pair, mine == is, &words.word(key)));
    }
    let label = words.fill("your_label_of", &[("side", side_name)]);
    Node::element("div", &[("class", "control choice"), ("role", "group"), ("aria-label", &label)], nodes)
}

fn written((kind, trace, is): Own) -> String {
    [kind.to_string(), trace.to_string(), u8::from(is).to_string()].join(".")
}

/// How far the reader agrees with the file on the present kind of label.
pub(super) fn agreement(ask: &Ask<'_>, opened: &Opened) -> Option<Agreement> {
    let name = opened.rows.scores.names.get(kind(ask) as usize)?;
    let mut table = vec![vec![0, 0], vec![0, 0]];
    for (idx, line) in (0_u32..).zip(opened.listing()) {
        let (Some(mine), Some(theirs)) = (own(ask, idx), hit(line, name)) else { continue };
        let cell = table.get_mut(usize::from(!mine)).and_then(|row: &mut Vec<u32>| row.get_mut(usize::from(!theirs)));
        if let Some(cell) = cell {
            *cell += 1;
        }
    }
    cohen_kappa(&table)
}
