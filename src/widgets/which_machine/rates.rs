//! Rates as bars on a scale from never to always, wide and narrow: rows with a name, in each a bar for each line with a thin
//! mark where it stood before. Used by the game and by the views that compare machines.

use super::pieces::percent;
use crate::figures::Speaker;
use crate::page::Node;
use crate::widgets::sketch::{NARROW as NARROW_WIDTH, WIDE as WIDE_WIDTH, frame, path_of, px, text};

/// A bar.
pub(super) struct Bar {
    /// A word or letter in front of it.
    pub name: String,
    /// The share of 1.
    pub share: f64,
    /// What it was before.
    pub before: Option<f64>,
    /// The class of its colour.
    pub colour: &'static str,
}

/// A row of bars.
pub(super) struct Row {
    /// What they show.
    pub name: String,
    /// The bars.
    pub bars: Vec<Bar>,
}

/// Where things stand in a drawing, in CSS pixels.
struct Layout {
    class: &'static str,
    width: f64,
    /// From where bars begin.
    left: f64,
    /// How far bars reach.
    right: f64,
    /// Whether a row's name has a line of its own.
    is_stacked: bool,
}

const WIDE: Layout =
    Layout { class: "wide", width: WIDE_WIDTH, left: 262.0, right: 580.0, is_stacked: false };
const NARROW: Layout =
    Layout { class: "narrow", width: NARROW_WIDTH, left: 84.0, right: 260.0, is_stacked: true };
const PITCH: f64 = 17.0;
const BETWEEN: f64 = 9.0;
/// What a share takes up beside its bar.
const ROOM_FOR_SHARE: f64 = 52.0;

/// Both lines of an effect as bars.
pub(super) fn line_bars(words: &Speaker<'_>, [on_a, on_b]: [f64; 2], before: Option<[f64; 2]>) -> Vec<Bar> {
    let bar = |key: &str, share, before, colour| Bar { name: words.word(key), share, before, colour };
    let [before_a, before_b] = before.map_or([None, None], |before| before.map(Some));
    vec![bar("line_a", on_a, before_a, "series-0"), bar("line_b", on_b, before_b, "series-1")]
}

/// The drawing in both layouts; `before` is the key of what a thin mark means, `label` is for a screen reader.
pub(super) fn rate_nodes(words: &Speaker<'_>, rows: &[Row], before: &str, label: &str) -> Vec<Node> {
    [WIDE, NARROW].map(|layout| drawing(words, rows, &layout, (before, label))).to_vec()
}

fn drawing(words: &Speaker<'_>, rows: &[Row], layout: &Layout, (before, label): (&str, &str)) -> Node {
    let heights = rows.iter().map(|row| height(row, layout));
    let bottom: f64 = heights.sum::<f64>() + 2.0;
    let mut parts = Vec::new();
    for (share, anchor) in [(0.0, "middle"), (0.5, "middle"), (1.0, "middle")] {
        let x = x(layout, share);
        parts.push(path_of("grid", &["M", &px(x), " 2V", &px(bottom)]));
        parts.push(text("tick-label", (x, bottom + 14.0), anchor, &percent(words, share)));
    }
    let mut top = 2.0;
    for row in rows {
        draw_row(words, &mut parts, row, top, layout);
        top += height(row, layout);
    }
    let mut end = bottom + 20.0;
    if rows.iter().flat_map(|row| &row.bars).any(|bar| bar.before.is_some()) {
        // Beside the scale where there is room, else below it.
        let down = if layout.is_stacked { 16.0 } else { 0.0 };
        parts.push(text("tick-label", (4.0, bottom + 14.0 + down), "start", &words.word(before)));
        end += down;
    }
    frame(layout.class, (layout.width, end), ("img", label), parts)
}

fn height(row: &Row, layout: &Layout) -> f64 {
    let name = if layout.is_stacked { 18.0 } else { 0.0 };
    name + PITCH * row.bars.len() as f64 + BETWEEN
}

#[inline(never)]
fn draw_row(words: &Speaker<'_>, parts: &mut Vec<Node>, row: &Row, top: f64, layout: &Layout) {
    let half = PITCH * row.bars.len() as f64 / 2.0;
    let at = if layout.is_stacked { top + 13.0 } else { top + half + 4.0 };
    parts.push(text("", (4.0, at), "start", &row.name));
    let mut top = if layout.is_stacked { top + 18.0 } else { top };
    for bar in &row.bars {
        let (from, to) = (x(layout, 0.0), x(layout, bar.share).max(x(layout, 0.0) + 1.0));
        let edges = [px(top + 2.0), px(top + PITCH - 2.0)];
        let [upper, lower] = edges.each_ref().map(String::as_str);
        let shape = ["M", &px(from), " ", upper, "H", &px(to), "V", lower, "H", &px(from), "Z"];
        parts.push(text("tick-label", (from - 6.0, top + 13.0), "end", &bar.name));
        parts.push(path_of(&["marker ", bar.colour].concat(), &shape));
        if let Some(before) = bar.before {
            let mark = ["M", &px(x(layout, before)), " ", &px(top), "V", &px(top + PITCH)];
            parts.push(path_of("axis", &mark));
        }
        let class = ["series-label ", bar.colour].concat();
        // Beyond the mark, where the mark would stand in the words.
        let mark = bar.before.map_or(0.0, |before| x(layout, before));
        let end = if (to..to + ROOM_FOR_SHARE).contains(&mark) { mark + 1.0 } else { to };
        parts.push(text(&class, (end + 5.0, top + 13.0), "start", &percent(words, bar.share)));
        top += PITCH;
    }
}

fn x(layout: &Layout, share: f64) -> f64 {
    layout.left + share * (layout.right - layout.left)
}
