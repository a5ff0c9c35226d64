//! The scale from 0 to 1 on which both lines stand: how likely a conversation is recorded, before and after its tag is
//! read, with the break-even as an upright line. Left of it declining pays, right of it complying.

use lookahead_chart::metrics::text_width;

use crate::figures::number::decimals;
use crate::page::Node;

const ROW: f64 = 36.0;
const MARGIN: f64 = 8.0;
/// Room above the rows for the break-even's label.
const TOP: f64 = 20.0;
/// Size of the text on phones, in tenths of a px.
const TEXT_SIZE: u16 = 130;

/// One row: words at the left, words at the right, how far the bar reaches, the class of its colour.
pub(super) struct Row {
    pub label: String,
    pub value: String,
    pub share: f64,
    pub colour: &'static str,
}

/// Rows and break-even in both layouts; `line` is where the upright line stands and its label, `ends` the words below.
pub(super) fn scale_nodes(
    rows: &[Row],
    line: Option<(f64, &str)>,
    ends: [&str; 2],
    label: &str,
) -> Vec<Node> {
    [("wide", 640.0), ("narrow", 320.0)].map(|layout| drawing(rows, line, ends, layout, label)).into()
}

fn drawing(
    rows: &[Row],
    line: Option<(f64, &str)>,
    ends: [&str; 2],
    (layout, width): (&str, f64),
    label: &str,
) -> Node {
    let bottom = TOP + ROW * rows.len() as f64;
    let x = |share: f64| MARGIN + share.clamp(0.0, 1.0) * (width - 2.0 * MARGIN);
    let mut parts = vec![path("axis", &["M", &px(x(0.0)), " ", &px(bottom), "H", &px(x(1.0))])];
    for (row, at) in rows.iter().zip(0_u32..) {
        draw_row(&mut parts, row, TOP + ROW * f64::from(at), &x);
    }
    for (share, words) in [(0.0, ends[0]), (1.0, ends[1])] {
        let anchor = if share < 0.5 { "start" } else { "end" };
        parts.push(text("tick-label", x(share), bottom + 15.0, anchor, words));
    }
    if let Some((at, words)) = line {
        // Through the bars alone: words stand between them.
        let mut data = String::new();
        for top in (0..).map(f64::from).map(|row| TOP + ROW * row).take(rows.len()) {
            [" M", &px(x(at)), " ", &px(top + 18.0), "V", &px(top + 33.0)]
                .iter()
                .for_each(|part| data.push_str(part));
        }
        parts.push(path("line series-5", &[data.trim_start()]));
        // The label begins at the line, or as far before it as it needs room.
        let room = f64::from(text_width(words, TEXT_SIZE)) / 10.0;
        let left = x(at).min(width - MARGIN - room).max(MARGIN);
        parts.push(text("axis-title", left, TOP - 8.0, "start", words));
    }
    let (wide, height) = (px(width), px(bottom + 20.0));
    let (class, view_box) = (["chart ", layout].concat(), ["0 0 ", &wide, " ", &height].concat());
    let mut attributes =
        vec![("class", class.as_str()), ("viewBox", &view_box), ("role", "img"), ("aria-label", label)];
    match layout {
        "wide" => attributes.extend([("width", wide.as_str()), ("height", &height)]),
        _ => attributes.push(("width", "100%")),
    }
    Node::element("svg", &attributes, parts)
}

fn draw_row(parts: &mut Vec<Node>, row: &Row, top: f64, x: &dyn Fn(f64) -> f64) {
    parts.push(text("soft", x(0.0) + 5.0, top + 14.0, "start", &row.label));
    parts.push(text("series-label series-5", x(1.0), top + 14.0, "end", &row.value));
    // Never so thin that it cannot be seen.
    let (from, to) = (x(0.0), x(row.share).max(x(0.0) + 1.5));
    let (upper, lower) = (px(top + 20.0), px(top + 31.0));
    let bar = ["M", &px(from), " ", &upper, "H", &px(to), "V", &lower, "H", &px(from), "Z"];
    parts.push(path(&["marker ", row.colour].concat(), &bar));
}

fn px(value: f64) -> String {
    decimals(value, 1)
}

#[inline(never)]
fn path(class: &str, data: &[&str]) -> Node {
    Node::leaf("path", &[("class", class), ("d", &data.concat())])
}

#[inline(never)]
fn text(class: &str, x: f64, y: f64, anchor: &str, words: &str) -> Node {
    Node::words("text", &[("class", class), ("x", &px(x)), ("y", &px(y)), ("text-anchor", anchor)], words)
}
