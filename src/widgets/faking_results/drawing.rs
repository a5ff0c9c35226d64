//! Bars with their intervals, wide and narrow. Each bar can be reached by the keyboard and says its own line.

use lookahead_trace::statistics::Interval;

use crate::page::Node;
use crate::widgets::sketch::{layouts, path_of, px, text};

const ROW: f64 = 40.0;
const MARGIN: f64 = 8.0;

/// One bar as it is drawn.
pub(super) struct Drawn {
    pub label: String,
    /// Its value in words.
    pub value: String,
    /// The whole line for a screen reader.
    pub line: String,
    pub share: f64,
    pub interval: Option<Interval>,
    pub colour: &'static str,
}

/// The scale of all bars: its right end, and the words below both ends.
pub(super) struct Scale {
    pub most: f64,
    pub words: (String, String),
}

/// The bars in both layouts; `label` is for a screen reader.
pub(super) fn bars(drawn: &[Drawn], scale: &Scale, label: &str) -> Vec<Node> {
    layouts(&|width| drawing(drawn, scale, width), ("group", label))
}

/// The parts, and how high they are together.
fn drawing(drawn: &[Drawn], scale: &Scale, width: f64) -> (Vec<Node>, f64) {
    let bottom = ROW * drawn.len() as f64 + 4.0;
    let mut parts = vec![path_of("axis", &["M", &px(MARGIN), " 4V", &px(bottom)])];
    for (bar, row) in drawn.iter().zip(0_u32..) {
        parts.push(bar_node(bar, f64::from(row) * ROW, width, scale.most));
    }
    parts.push(text("tick-label", (MARGIN, bottom + 14.0), "start", &scale.words.0));
    parts.push(text("tick-label", (width - MARGIN, bottom + 14.0), "end", &scale.words.1));
    (parts, bottom + 20.0)
}

fn bar_node(bar: &Drawn, top: f64, width: f64, most: f64) -> Node {
    let room = width - 2.0 * MARGIN;
    let x = |share: f64| MARGIN + (share / most).clamp(0.0, 1.0) * room;
    // Never so thin that it cannot be seen.
    let end = x(bar.share).max(MARGIN + 1.5);
    let (from, upper, lower) = (px(MARGIN), px(top + 22.0), px(top + 34.0));
    let shape = ["M", &from, " ", &upper, "H", &px(end), "V", &lower, "H", &from, "Z"];
    let mut parts = vec![
        text("soft", (MARGIN + 5.0, top + 16.0), "start", &bar.label),
        text("series-label series-5", (width - MARGIN, top + 16.0), "end", &bar.value),
        path_of(&["marker ", bar.colour].concat(), &shape),
    ];
    if let Some(interval) = bar.interval {
        let (low, high) = (px(x(interval.low)), px(x(interval.high)));
        let (above, middle, below) = (px(top + 19.0), px(top + 28.0), px(top + 37.0));
        let ends = ["M", &low, " ", &above, "V", &below, "M", &high, " ", &above, "V", &below];
        parts.push(path_of("line series-5", &[&ends[..], &["M", &low, " ", &middle, "H", &high]].concat()));
    }
    Node::element("g", &[("role", "img"), ("tabindex", "0"), ("aria-label", &bar.line)], parts)
}
