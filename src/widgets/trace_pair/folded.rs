//! What is said of the reader's file before its contents are shown, and what could not be read of any file.

use lookahead_trace::problem::Problem;

use super::desk::Opened;
use super::model::State;
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
    drawn.title = words.fill("title_folded", &[("name", &name)]);
    let pair = ["shown=", &crate::query::encode(&state.file)].concat();
    let button = [("type", "button"), ("class", "needs-script unfold"), ("data-set", pair.as_str())];
    let parts = vec![
        Node::words("p", &[], &words.word("folded")),
        Node::words("button", &button, &words.fill("unfold", &[("n", &opened.listing().len().to_string())])),
    ];
    drawn.picture.push(Node::element("div", &[("class", "folded"), ("key", "folded")], parts));
    let header = &opened.log().header;
    let lines = [("task", &header.task), ("model", &header.model), ("created", &header.created), ("status", &header.status)];
    let lines = lines.into_iter().filter(|(_, value)| !value.is_empty());
    drawn.came_out = lines.map(|(key, value)| words.fill(["header.", key].concat().as_str(), &[("value", &text::line(value, 120))])).collect();
    let (n, pairs) = (opened.listing().len().to_string(), opened.rows.n_pairs.to_string());
    drawn.came_out.push(words.fill("out_file", &[("n", &n), ("pairs", &pairs)]));
    drawn.readout = words.fill("readout_folded", &[("name", &name), ("n", &n)]);
}

/// Problems in words, each with its place.
pub(super) fn problems(ask: &Ask<'_>, opened: &Opened) -> Option<Node> {
    let problems = &opened.log().problems;
    if problems.is_empty() {
        return None;
    }
    let words = &ask.words;
    let summary = words.fill("problems", &[("n", &problems.len().to_string())]);
    let mut items: Vec<Node> =
        problems.iter().take(MOST_PROBLEMS).map(|problem| Node::words("li", &[], &line(problem))).collect();
    if problems.len() > MOST_PROBLEMS {
        let left = (problems.len() - MOST_PROBLEMS).to_string();
        items.push(Node::words("li", &[], &words.fill("more_problems", &[("n", &left)])));
    }
    let parts = vec![Node::words("summary", &[], &summary), Node::element("ul", &[], items)];
    Some(Node::element("details", &[("class", "problems"), ("key", "problems")], parts))
}

/// A problem on one line.
pub(super) fn line(problem: &Problem) -> String {
    text::line(&problem.to_string(), 400)
}
