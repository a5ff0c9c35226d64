//! Which nodes of a tree are drawn, and where: folding, the budget, and a tidy layout. Views scale the numbers
//! and put shapes on them; nothing here knows pixels.
//!
//! The layout is Buchheim, Jünger & Leipert 2002 ("Improving Walker's Algorithm to Run in Linear Time"): nodes
//! of one depth on one line, parents midway between their first and last child, equal subtrees drawn alike,
//! linear time. The number of nodes drawn is decided here, on whole numbers, before any coordinate exists.

mod tidy;
mod visible;

use serde::{Deserialize, Serialize};

use crate::tree::{Game, NodeIdx};

pub use visible::{Visible, VisibleNode, default_folded, visible, visible_where};

/// How many nodes are open when a game is first shown.
pub const DEFAULT_VISIBLE: u32 = 200;

/// Which way the tree grows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Orientation {
    /// Root on the left: decision analysis.
    #[default]
    LeftRight,
    /// Root at the top: computer science and game theory.
    TopBottom,
}

/// How to lay out.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct LayoutOptions {
    /// Which way the tree grows.
    pub orientation: Orientation,
    /// Distance from one depth to the next.
    pub depth_step: f64,
    /// Space left between neighbouring nodes of one depth, beside their extents.
    pub gap: f64,
}

impl Default for LayoutOptions {
    /// Left to right, steps of 1, no gap: with extents of 1, leaves lie 1 apart.
    fn default() -> Self {
        Self { orientation: Orientation::LeftRight, depth_step: 1.0, gap: 0.0 }
    }
}

/// One drawn node: its centre. Units are those of the options and extents.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Placed {
    /// Which node.
    pub node: NodeIdx,
    /// Moves made before it.
    pub depth: u32,
    /// How many nodes are folded away below it; 0 if it is open or an end.
    pub n_hidden: u32,
    /// From the left.
    pub x: f64,
    /// From the top.
    pub y: f64,
}

/// A drawing: nodes in preorder, in a box from (0, 0) to (width, height). Across the growing direction the box
/// holds the extents; along it, it runs from the centre of the root to the centres of the deepest nodes.
#[derive(Clone, Debug, PartialEq)]
pub struct Layout {
    /// The nodes, in preorder.
    pub nodes: Vec<Placed>,
    /// Width of the box.
    pub width: f64,
    /// Height of the box.
    pub height: f64,
}

/// Lays out what is visible; `extent` is how much room a node needs across the growing direction (1 if all are
/// alike). Extents below 0, and any that are no numbers, count as 0.
///
/// ```
/// use std::collections::BTreeSet;
/// use lookahead_game::{induction::benchmark_game, layout};
/// let game = benchmark_game(2, 2, 1)?;
/// let shown = layout::visible(&game, &BTreeSet::new(), 200);
/// let drawing = layout::lay_out(&game, &shown, &layout::LayoutOptions::default(), |_| 1.0);
/// assert_eq!((drawing.nodes.len(), drawing.width, drawing.height), (7, 2.0, 4.0));
/// # Ok::<(), lookahead_game::tree::BuildError>(())
/// ```
#[must_use]
pub fn lay_out(
    game: &Game,
    shown: &Visible,
    options: &LayoutOptions,
    extent: impl Fn(NodeIdx) -> f64,
) -> Layout {
    // `max` also turns NaN into 0.
    let extents: Vec<f64> = shown.nodes.iter().map(|at| extent(at.node).max(0.0)).collect();
    let parents = parent_positions(game, shown);
    let depths: Vec<u32> = shown.nodes.iter().map(|at| at.depth).collect();
    let centres = tidy::breadths(&parents, &extents, options.gap);
    let low = edge(&centres, &extents, -0.5, f64::INFINITY, f64::min);
    let high = edge(&centres, &extents, 0.5, f64::NEG_INFINITY, f64::max);
    let breadth = if high > low { high - low } else { 0.0 };
    let length = depths.iter().max().map_or(0.0, |&deepest| f64::from(deepest)) * options.depth_step;
    let place = |(at, centre): (&VisibleNode, &f64)| {
        let (along, across) = (f64::from(at.depth) * options.depth_step, centre - low);
        let (x, y) = turned(options.orientation, along, across);
        Placed { node: at.node, depth: at.depth, n_hidden: at.n_hidden, x, y }
    };
    let nodes = shown.nodes.iter().zip(&centres).map(place).collect();
    let (width, height) = turned(options.orientation, length, breadth);
    Layout { nodes, width, height }
}

fn turned(orientation: Orientation, along: f64, across: f64) -> (f64, f64) {
    match orientation {
        Orientation::LeftRight => (along, across),
        Orientation::TopBottom => (across, along),
    }
}

fn edge(centres: &[f64], extents: &[f64], side: f64, start: f64, pick: fn(f64, f64) -> f64) -> f64 {
    centres.iter().zip(extents).map(|(centre, extent)| centre + side * extent).fold(start, pick)
}

/// For each shown node, the position of its parent in the list; `None` for the root.
fn parent_positions(game: &Game, shown: &Visible) -> Vec<Option<usize>> {
    let position = |up: NodeIdx| shown.nodes.binary_search_by_key(&up, |at| at.node).ok();
    shown.nodes.iter().map(|at| game.parent(at.node).and_then(position)).collect()
}
