//! The overview of a pair: a box for each turn of each side, filled where they differ, ringed where the reader is.

use crate::page::Node;

/// Boxes that are drawn at most in a row: of a longer conversation the part around the reader.
const MOST: usize = 24;
/// Width and height of a box with the space around it, in CSS pixels.
const STEP: usize = 26;
/// Room for the names of the sides.
const LEFT: usize = 120;

/// What is drawn.
pub(super) struct Strip<'draw> {
    /// Names of the sides: one or two.
    pub sides: &'draw [&'draw str],
    /// How many turns each side has.
    pub n_turns: [usize; 2],
    /// Which turns differ.
    pub differing: &'draw [bool],
    /// Where the reader is, from 0.
    pub at: usize,
    /// What it shows, in words.
    pub label: &'draw str,
}

/// The drawing.
pub(super) fn draw(strip: &Strip<'_>) -> Node {
    let n_all = strip.n_turns.iter().copied().max().unwrap_or(0);
    let start = strip.at.saturating_sub(MOST / 2).min(n_all.saturating_sub(MOST));
    let shown: Vec<usize> = (start..n_all.min(start + MOST)).collect();
    let (width, height) = (LEFT + STEP * shown.len().max(1) + 4, STEP * strip.sides.len() + 4);
    let mut shapes = Vec::new();
    for (row, name) in strip.sides.iter().enumerate() {
        let middle = (row * STEP + 19).to_string();
        shapes.push(Node::words("text", &[("class", "axis-label"), ("x", "2"), ("y", &middle)], name));
        let n_turns = strip.n_turns.get(row).copied().unwrap_or(0);
        let there = shown.iter().enumerate().filter(|(_, turn)| **turn < n_turns);
        shapes.extend(there.map(|(column, turn)| a_box(strip, column, row, *turn)));
    }
    let view_box = format!("0 0 {width} {height}");
    let (width, height) = (width.to_string(), height.to_string());
    let attributes = [
        ("class", "chart turn-strip"),
        ("viewBox", view_box.as_str()),
        ("width", &width),
        ("height", &height),
        ("role", "img"),
        ("aria-label", strip.label),
    ];
    Node::element("svg", &attributes, shapes)
}

fn a_box(strip: &Strip<'_>, column: usize, row: usize, turn: usize) -> Node {
    let (x, y) = (LEFT + column * STEP + 3, row * STEP + 3);
    let differs = strip.differing.get(turn) == Some(&true);
    let side = STEP - 4;
    let outline = format!("M{x} {y}h{side}v{side}h-{side}Z");
    let mut shapes = vec![Node::leaf("path", &[("class", "axis hit"), ("d", &outline)])];
    if differs {
        let filled = format!("M{} {}h{s}v{s}h-{s}Z", x + 5, y + 5, s = side - 10);
        shapes.push(Node::leaf("path", &[("class", "series-0 marker"), ("d", &filled)]));
    }
    if turn == strip.at {
        let ring = format!("M{} {}h{s}v{s}h-{s}Z", x - 2, y - 2, s = side + 4);
        shapes.push(Node::leaf("path", &[("class", "reference now"), ("d", &ring)]));
    }
    let pair = ["turn=", &(turn + 1).to_string()].concat();
    Node::element("g", &[("data-set", &pair)], shapes)
}
