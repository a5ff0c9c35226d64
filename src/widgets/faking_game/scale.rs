//! The scale from 0 to 1 on which both lines stand: how likely a conversation is recorded, before and after its tag is
//! read, with the break-even as an upright line. Left of it declining pays, right of it complying.

use lookahead_chart::metrics::text_width;

use crate::page::Node;
use crate::widgets::sketch::{layouts, path_of, px, text};

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
    layouts(&|width| drawing(rows, line, ends, width), ("img", label))
}

/// The parts, and how high they are together.
fn drawing(rows: &[Row], line: Option<(f64, &str)>, ends: [&str; 2], width: f64) -> (Vec<Node>, f64) {
    let bottom = TOP + ROW * rows.len() as f64;
    let x = |share: f64| MARGIN + share.clamp(0.0, 1.0) * (width - 2.0 * MARGIN);
    let mut parts = vec![path_of("axis", &["M", &px(x(0.0)), " ", &px(bottom), "H", &px(x(1.0))])];
    for (row, at) in rows.iter().zip(0_u32..) {
        draw_row(&mut parts, row, TOP + ROW * f64::from(at), &x);
    }
    for (share, words) in [(0.0, ends[0]), (1.0, ends[1])] {
        let anchor = if share < 0.5 { "start" } else { "end" };
        parts.push(text("tick-label", (x(share), bottom + 15.0), anchor, words));
    }
    if let Some((at, words)) = line {
        // Through the bars alone: words stand between them.
        let mut data = String::new();
        for top in (0..).map(f64::from).map(|row| TOP + ROW * row).take(rows.len()) {
            [" M", &px(x(at)), " ", &px(top + 18.0), "V", &px(top + 33.0)]
                .iter()
                .for_each(|part| data.push_str(part));
        }
        parts.push(path_of("line series-5", &[data.trim_start()]));
        // The label begins at the line, or as far before it as it needs room.
        let room = f64::from(text_width(words, TEXT_SIZE)) / 10.0;
        let left = x(at).min(width - MARGIN - room).max(MARGIN);
        parts.push(text("axis-title", (left, TOP - 8.0), "start", words));
    }
    (parts, bottom + 20.0)
}

fn draw_row(parts: &mut Vec<Node>, row: &Row, top: f64, x: &dyn Fn(f64) -> f64) {
    parts.push(text("soft", (x(0.0) + 5.0, top + 14.0), "start", &row.label));
    parts.push(text("series-label series-5", (x(1.0), top + 14.0), "end", &row.value));
    // Never so thin that it cannot be seen.
    let (from, to) = (x(0.0), x(row.share).max(x(0.0) + 1.5));
    let (upper, lower) = (px(top + 20.0), px(top + 31.0));
    let bar = ["M", &px(from), " ", &upper, "H", &px(to), "V", &lower, "H", &px(from), "Z"];
    parts.push(path_of(&["marker ", row.colour].concat(), &bar));
}
