//! Bars with their intervals, wide and narrow. Each bar can be reached by the keyboard and says its own line.

use lookahead_trace::statistics::Interval;

use crate::figures::number::decimals;
use crate::page::Node;

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
    vec![drawing(drawn, scale, ("wide", 640.0), label), drawing(drawn, scale, ("narrow", 320.0), label)]
}

fn drawing(drawn: &[Drawn], scale: &Scale, (layout, width): (&str, f64), label: &str) -> Node {
    let bottom = ROW * drawn.len() as f64 + 4.0;
    let mut parts = vec![path("axis", &["M", &px(MARGIN), " 4V", &px(bottom)])];
    for (bar, row) in drawn.iter().zip(0_u32..) {
        parts.push(bar_node(bar, f64::from(row) * ROW, width, scale.most));
    }
    parts.push(text("tick-label", (MARGIN, bottom + 14.0), "start", &scale.words.0));
    parts.push(text("tick-label", (width - MARGIN, bottom + 14.0), "end", &scale.words.1));
    let (shown_width, height) = (px(width), px(bottom + 20.0));
    let (class, view_box) = (["chart ", layout].concat(), ["0 0 ", &shown_width, " ", &height].concat());
    let mut attributes = vec![("class", class.as_str()), ("viewBox", &view_box), ("role", "group")];
    attributes.push(("aria-label", label));
    if layout == "wide" {
        attributes.extend([("width", shown_width.as_str()), ("height", &height)]);
    } else {
        attributes.push(("width", "100%"));
    }
    Node::element("svg", &attributes, parts)
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
        path(&["marker ", bar.colour].concat(), &shape),
    ];
    if let Some(interval) = bar.interval {
        let (low, high) = (px(x(interval.low)), px(x(interval.high)));
        let (above, middle, below) = (px(top + 19.0), px(top + 28.0), px(top + 37.0));
        let ends = ["M", &low, " ", &above, "V", &below, "M", &high, " ", &above, "V", &below];
        parts.push(path("line series-5", &[&ends[..], &["M", &low, " ", &middle, "H", &high]].concat()));
    }
    Node::element("g", &[("role", "img"), ("tabindex", "0"), ("aria-label", &bar.line)], parts)
}

fn px(value: f64) -> String {
    decimals(value, 1)
}

fn path(class: &str, data: &[&str]) -> Node {
    Node::element("path", &[("class", class), ("d", &data.concat())], Vec::new())
}

fn text(class: &str, (x, y): (f64, f64), anchor: &str, words: &str) -> Node {
    let attributes = [("class", class), ("x", &px(x)), ("y", &px(y)), ("text-anchor", anchor)];
    Node::element("text", &attributes, vec![Node::text(words)])
}
