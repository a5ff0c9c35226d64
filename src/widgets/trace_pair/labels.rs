//! The reader's own labels, and how far they agree with those of the file: Cohen's kappa. They stand in the pairs that
//! never reach an address, and in the exports.

use lookahead_trace::statistics::{Agreement, cohen_kappa};

use super::desk::Opened;
use super::pieces::{Page, filled};
use super::reader::Reading;
use super::scores::hit;
use super::text::line;
use crate::figures::Ask;

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

#[inline(never)]
fn all(ask: &Ask<'_>) -> Vec<Own> {
    let mut all = Vec::new();
    for text in ask.pair("mine").unwrap_or_default().split('_') {
        let mut parts = text.split('.');
        let mut number = || parts.next()?.parse().ok();
        if let (Some(kind), Some(trace), Some(is)) = (number(), number(), number()) {
            all.push((kind, trace, is == 1));
        }
    }
    all
}

/// Buttons to label each side.
pub(super) fn put(page: &mut Page<'_>, ask: &Ask<'_>, reading: &Reading<'_>, names: &[String]) {
    let own_word = page.words.word("own_label");
    let name = line(names.get(kind(ask) as usize).unwrap_or(&own_word), 80);
    page.open("details|class=your-labels|key=your-labels", &[]);
    page.fill("summary", "your_labels", &[("label", name)]);
    for (idx, name) in names.iter().enumerate() {
        let is_pressed = idx == kind(ask) as usize;
        let form = "button|type=button|class=quiet needs-script|aria-pressed=$|data-set=$";
        page.switch(form, is_pressed, &super::pieces::pair("judge", idx), &line(name, 60));
    }
    for (side, side_name) in reading.names.iter().enumerate() {
        let label = filled(&page.words, "your_label_of", &[("side", side_name.clone())]);
        page.open("div|class=control choice|role=group|aria-label=$", &[&label]);
        page.put("span|class=group-name", &[], side_name);
        for (is, key) in [(Some(true), "yes"), (Some(false), "no"), (None, "none")] {
            let trace = reading.trace_of(side);
            let words = page.words.word(key);
            let form = "button|type=button|class=needs-script|aria-pressed=$|data-set=$";
            page.switch(form, own(ask, trace) == is, &mine(ask, trace, is), &words);
        }
        page.close();
    }
    page.close();
}

/// The pair that holds the reader's labels with this one in its place.
fn mine(ask: &Ask<'_>, trace: u32, is: Option<bool>) -> String {
    let kind = kind(ask);
    let mut text = String::from("mine=");
    let mut write = |(kind, trace, is): Own| {
        text +=
            &[kind.to_string().as_str(), ".", &trace.to_string(), if is { ".1_" } else { ".0_" }].concat();
    };
    for label in all(ask) {
        if (label.0, label.1) != (kind, trace) {
            write(label);
        }
    }
    if let Some(is) = is {
        write((kind, trace, is));
    }
    text
}

/// How far the reader agrees with the file on the present kind of label.
pub(super) fn agreement(ask: &Ask<'_>, opened: &Opened) -> Option<Agreement> {
    let name = opened.rows.scores.names.get(kind(ask) as usize)?;
    let mut counts = [0; 4];
    for (of, trace, mine) in all(ask) {
        let theirs = opened.line(trace).and_then(|line| hit(line, name));
        let (Some(theirs), true) = (theirs, of == kind(ask)) else { continue };
        if let Some(count) = counts.get_mut(2 * usize::from(!mine) + usize::from(!theirs)) {
            *count += 1;
        }
    }
    let [both, mine, theirs, neither] = counts;
    cohen_kappa(&[vec![both, mine], vec![theirs, neither]])
}
