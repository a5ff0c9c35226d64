//! The controls: the few of every place, and the rest.

use lookahead_game::Exact;

use super::model::{LOOPS, State, VIEWS};
use crate::figures::Ask;
use crate::number::shown;
use crate::page::Node;
use crate::widgets::settings_parts::{factor, number, options, pressed};

/// The few controls.
pub(super) fn few(ask: &Ask<'_>, state: &State) -> Vec<Node> {
    const MADE: [&str; 3] = ["0", "10", "0.5"];
    let problems = state.problems.as_slice();
    let [p, q, _, delta] = &state.production;
    let mut nodes = if state.view == "loop" {
        vec![options(ask, "loop", &LOOPS, state.looped)]
    } else {
        vec![
            number(ask, problems, "p", MADE, &shown(p)),
            number(ask, problems, "q", MADE, &shown(q)),
            number(ask, problems, "delta", ["0.01", "0.99", "0.01"], &factor(ask, &shown(delta))),
            starts(ask, state),
        ]
    };
    nodes.push(options(ask, "view", &VIEWS, state.view));
    nodes
}

/// The rest.
pub(super) fn more(ask: &Ask<'_>, state: &State) -> Vec<Node> {
    const ANCHOR: [&str; 3] = ["0", "5", "0.25"];
    let problems = state.problems.as_slice();
    if state.view != "loop" {
        let [_, _, keep, _] = &state.production;
        return vec![number(ask, problems, "keep", ["0", "2", "0.1"], &shown(keep))];
    }
    let [leak, discount, wx, wy] = &state.leaky;
    vec![
        number(ask, problems, "leak", ["0", "1", "0.05"], &shown(leak)),
        number(ask, problems, "loop_gamma", ["0.05", "0.95", "0.05"], &factor(ask, &shown(discount))),
        number(ask, problems, "wx", ANCHOR, &shown(wx)),
        number(ask, problems, "wy", ANCHOR, &shown(wy)),
    ]
}

/// Four worlds of two goods, each with a verdict of its own.
fn starts(ask: &Ask<'_>, state: &State) -> Node {
    let starts = [
        ("fades", ["4", "1", "1", "0.1"]),
        ("golden", ["1", "1", "0", "0.618"]),
        ("one_way", ["4", "0", "1", "0.1"]),
        ("explodes", ["4", "1", "1", "0.5"]),
    ];
    let one = |(name, values): (&str, [&str; 4])| {
        let is_now =
            values.map(|value| Exact::parse(value.as_bytes()).unwrap_or_default()) == state.production;
        let [p, q, keep, delta] = values;
        let pairs = format!("p={p}&q={q}&keep={keep}&delta={delta}");
        pressed(&ask.words.word(&format!("prices_start.{name}")), "data-set", &pairs, is_now)
    };
    let label = ask.words.word("prices_starts");
    let attributes = [("class", "control choice"), ("role", "group"), ("aria-label", label.as_str())];
    let shown = [("class", "group-name"), ("aria-hidden", "true")];
    let name = Node::words("span", &shown, &label);
    let row = Node::element("span", &[("class", "buttons")], starts.into_iter().map(one).collect());
    Node::element("div", &attributes, vec![name, row])
}
