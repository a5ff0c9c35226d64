//! Rows of bars on one scale as a drawing, wide and narrow: words and number above, the bar below. Used by `premises`, `surveys` and `faking_game`.

use super::sketch::{layouts, path_of, px, text};
use crate::page::Node;

const ROW: f64 = 38.0;
const MARGIN: f64 = 8.0;

/// One row.
pub(super) struct Row {
    /// What it is.
    pub label: String,
    /// Its value in words.
    pub value: String,
    /// The bar's ends.
    pub ends: (f64, f64),
    /// A mark on the bar.
    pub mark: Option<f64>,
    /// Whether the bar is an interval (pale) or a quantity (full).
    pub is_interval: bool,
    /// The class of its colour.
    pub colour: &'static str,
}

/// The scale of all rows.
pub(super) struct Scale {
    /// Its least and its largest value.
    pub ends: (f64, f64),
    /// Where an upright line stands.
    pub line: f64,
    /// The words below its two ends.
    pub words: (String, String),
}

/// The rows in both layouts; `label` is for a screen reader.
pub(super) fn bar_nodes(rows: &[Row], scale: &Scale, label: &str) -> Vec<Node> {
    layouts(&|width| drawing(rows, scale, width), ("img", label))
}

/// The parts, and how high they are together.
fn drawing(rows: &[Row], scale: &Scale, width: f64) -> (Vec<Node>, f64) {
    let bottom = ROW * rows.len() as f64 + 4.0;
    let (least, most) = scale.ends;
    let room = width - 2.0 * MARGIN;
    let x = |value: f64| MARGIN + ((value - least) / (most - least).max(1e-300)).clamp(0.0, 1.0) * room;
    let mut parts = vec![path_of("axis", &["M", &px(x(scale.line)), " 4V", &px(bottom)])];
    let mut top = 0.0;
    for row in rows {
        draw_row(&mut parts, row, top, (MARGIN, width - MARGIN), &x);
        top += ROW;
    }
    parts.push(text("tick-label", (MARGIN, bottom + 14.0), "start", &scale.words.0));
    parts.push(text("tick-label", (width - MARGIN, bottom + 14.0), "end", &scale.words.1));
    (parts, bottom + 20.0)
}

#[inline(never)]
fn draw_row(parts: &mut Vec<Node>, row: &Row, top: f64, (left, right): (f64, f64), x: &dyn Fn(f64) -> f64) {
    // Clear of an upright line at the left end.
    parts.push(text("soft", (left + 5.0, top + 15.0), "start", &row.label));
    parts.push(text("series-label series-5", (right, top + 15.0), "end", &row.value));
    let (from, to) = (x(row.ends.0), x(row.ends.1));
    // Never so thin that it cannot be seen.
    let to = if (to - from).abs() < 1.5 { from + 1.5 } else { to };
    let shape = if row.is_interval { "band " } else { "marker " };
    let (top_edge, bottom_edge) = (px(top + 21.0), px(top + 33.0));
    let bar = ["M", &px(from), " ", &top_edge, "H", &px(to), "V", &bottom_edge, "H", &px(from), "Z"];
    parts.push(path_of(&[shape, row.colour].concat(), &bar));
    if let Some(mark) = row.mark {
        let mark = ["M", &px(x(mark)), " ", &px(top + 19.0), "V", &px(top + 35.0)];
        parts.push(path_of(&["line ", row.colour].concat(), &mark));
    }
}
