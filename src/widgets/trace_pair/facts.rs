//! What is known of each side beside its turns: labels with who gave them and why, and the file's own facts.

use lookahead_trace::model::Label;

use super::pieces::Page;
use super::reader::Reading;
use super::text::line;

/// Lines that are shown at most.
const MOST: usize = 60;

/// Labels and facts, folded.
pub(super) fn put(page: &mut Page<'_>, reading: &Reading<'_>) {
    page.open("details|class=facts|key=facts", &[]);
    page.word("summary", "facts");
    for (trace, name) in reading.sides.iter().zip(&reading.names) {
        page.put("p|class=side-name", &[], name);
        page.open("ul", &[]);
        for label in trace.labels.iter().take(MOST) {
            put_label(page, label);
        }
        for (name, fact) in trace.facts.iter().take(MOST) {
            page.fill("li", "fact", &[("name", line(name, 80)), ("value", line(fact, 600))]);
        }
        page.close();
    }
    page.close();
}

fn put_label(page: &mut Page<'_>, label: &Label) {
    let who = match label.labeller.as_str() {
        "" => page.words.word("labeller_unknown"),
        labeller => line(labeller, 80),
    };
    let values = [
        ("name", line(&label.name, 80)),
        ("value", line(&label.value.write(), 200)),
        ("who", who),
        ("why", line(&label.explanation, 600)),
    ];
    page.fill("li", "fact_label", &values);
}
