//! What is said of the reader's file before its contents are shown, and what could not be read of any file.

use lookahead_trace::problem::Problem;

use super::desk::Opened;
use super::model::State;
use super::pieces::{counted, filled, items, keyed};
use super::text;
use crate::figures::{Ask, Drawn};
use crate::page::Node;

/// Problems that are listed; of more there is the number.
const MOST_PROBLEMS: usize = 100;

/// Whether the contents may be shown: those of this site's sets, and of a file that the reader unfolded.
pub(super) fn is_shown(ask: &Ask<'_>, state: &State, opened: &Opened) -> bool {
    !opened.is_file || ask.pair("shown") == Some(state.file.as_str())
}

/// The notice in front of a file's contents.
pub(super) fn draw(ask: &Ask<'_>, state: &State, opened: &Opened, drawn: &mut Drawn) {
    let words = &ask.words;
    let name = text::line(&state.file, 80);
    drawn.title = filled(words, "title_folded", &[("name", name.clone())]);
    let pair = ["shown=", &crate::query::encode(&state.file)].concat();
    let button = [("type", "button"), ("class", "needs-script unfold"), ("data-set", pair.as_str())];
    let parts = vec![
        Node::words("p", &[], &words.word("folded")),
        Node::words("button", &button, &counted(words, "unfold", opened.listing().len())),
    ];
    drawn.picture.push(keyed("div", "folded", "folded", parts));
    let header = &opened.log().header;
    let lines = [("task", &header.task), ("model", &header.model), ("created", &header.created), ("status", &header.status)];
    for (key, value) in lines.into_iter().filter(|(_, value)| !value.is_empty()) {
        let key = ["header.", key].concat();
        drawn.came_out.push(filled(words, &key, &[("value", text::line(value, 120))]));
    }
    let (n, pairs) = (opened.listing().len().to_string(), opened.rows.n_pairs.to_string());
    drawn.readout = filled(words, "readout_folded", &[("name", name), ("n", n.clone())]);
    drawn.came_out.push(filled(words, "out_file", &[("n", n), ("pairs", pairs)]));
}

/// Problems in words, each with its place.
pub(super) fn problems(ask: &Ask<'_>, opened: &Opened) -> Option<Node> {
    let problems = &opened.log().problems;
    if problems.is_empty() {
        return None;
    }
    let words = &ask.words;
    let summary = counted(words, "problems", problems.len());
    let mut lines: Vec<String> = problems.iter().take(MOST_PROBLEMS).map(line).collect();
    if problems.len() > MOST_PROBLEMS {
        lines.push(counted(words, "more_problems", problems.len() - MOST_PROBLEMS));
    }
    let parts = vec![Node::words("summary", &[], &summary), items(&lines)];
    Some(keyed("details", "problems", "problems", parts))
}

/// A problem on one line.
pub(super) fn line(problem: &Problem) -> String {
    text::line(&problem.to_string(), 400)
}
