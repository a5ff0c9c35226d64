//! The drawing of rules that choose rules: rules at the left with what they settle, the same rules at the right, a line to
//! every rule that one would choose. Level and thick where a rule chooses itself. Units: CSS pixels. Used by `mediation`.

use super::strip::text;
use crate::page::Node;
use crate::widgets::sketch::frame;

/// One rule.
pub(super) struct Row {
    pub name: String,
    /// What it settles on.
    pub outcome: String,
    /// The rows that it would choose.
    pub chooses: Vec<usize>,
    pub is_selected: bool,
}

struct Layout {
    name: &'static str,
    width: i32,
    /// Where the words at the left end and those at the right begin.
    left: i32,
    right: i32,
    row: i32,
    /// Whether the outcome stands under the rule's name.
    is_stacked: bool,
}

const WIDE: Layout = Layout { name: "wide", width: 632, left: 330, right: 470, row: 30, is_stacked: false };
const NARROW: Layout =
    Layout { name: "narrow", width: 320, left: 134, right: 184, row: 42, is_stacked: true };
const TOP: i32 = 30;

/// Both layouts; `heads` stand over the two columns, `itself` beside a rule that chooses itself.
pub(super) fn draw(rows: &[Row], heads: [&str; 2], itself: &str, label: &str) -> Vec<Node> {
    [&WIDE, &NARROW].map(|layout| drawing(layout, rows, heads, itself, label)).into()
}

fn drawing(layout: &Layout, rows: &[Row], heads: [&str; 2], itself: &str, label: &str) -> Node {
    let height = TOP + rows.len() as i32 * layout.row + 4;
    let [settles, chooses] = heads;
    let mut parts = vec![
        text(layout.left, 14, "end", "axis-title", settles),
        text(layout.right, 14, "start", "axis-title", chooses),
    ];
    // Lines of a rule that is lit lie on top of the rest.
    for is_lit in [false, true] {
        let lit = rows.iter().enumerate().filter(|(_, row)| row.is_selected == is_lit);
        parts.extend(
            lit.flat_map(|(at, row)| row.chooses.iter().map(move |to| line(layout, at, *to, is_lit))),
        );
    }
    parts.extend(rows.iter().enumerate().flat_map(|(at, row)| words(layout, at, row, itself)));
    frame(layout.name, (f64::from(layout.width), f64::from(height)), ("img", label), parts)
}

fn middle(layout: &Layout, at: usize) -> i32 {
    TOP + at as i32 * layout.row + layout.row / 2
}

fn line(layout: &Layout, from: usize, to: usize, is_lit: bool) -> Node {
    let (y, end) = (middle(layout, from), middle(layout, to));
    let data = format!("M{} {y}L{} {end}", layout.left + 12, layout.right - 12);
    Node::leaf("path", &[("class", if is_lit { "edge chosen" } else { "edge" }), ("d", &data)])
}

fn words(layout: &Layout, at: usize, row: &Row, itself: &str) -> Vec<Node> {
    let y = middle(layout, at);
    let class = if row.is_selected { "series-label series-5" } else { "value" };
    let mut parts = vec![disc(layout.left + 8, y), disc(layout.right - 8, y)];
    let is_self = row.chooses.contains(&at);
    let marked = if is_self { format!("{} {itself}", row.name) } else { row.name.clone() };
    parts.push(text(layout.right, y + 4, "start", class, &marked));
    if layout.is_stacked {
        parts.push(text(layout.left, y - 3, "end", class, &row.name));
        parts.push(text(layout.left, y + 13, "end", "tick-label", &row.outcome));
    } else {
        parts.push(text(layout.left, y + 4, "end", class, &format!("{}: {}", row.name, row.outcome)));
    }
    parts
}

fn disc(x: i32, y: i32) -> Node {
    let (x, y) = (x.to_string(), y.to_string());
    Node::leaf("circle", &[("class", "marker series-5"), ("cx", &x), ("cy", &y), ("r", "3")])
}
