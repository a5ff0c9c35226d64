//! A drawn tree as plain shapes: made once, shown as SVG nodes by the view and written as a file by `export`.
//!
//! Two layouts. *Wide*: left to right, payoffs in columns at the right (the textbook's tree). *Narrow*: one row for
//! each node, indented, so that any tree fits a phone with text at its full size. Units: CSS pixels, y downwards.

use std::collections::BinaryHeap;

use lookahead_chart::metrics;
use lookahead_game::tree::{Game, Kind, NodeIdx};

use crate::number::shown;

/// A node that is shown, with its depth and what is folded away below it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct ShownNode {
    /// The node.
    pub node: NodeIdx,
    /// Moves from the root.
    pub depth: u32,
    /// Nodes folded away below this one.
    pub n_hidden: u32,
}

/// What is to be drawn.
pub struct TreeInput<'state> {
    /// The game.
    pub game: &'state Game,
    /// The nodes shown, in preorder.
    pub shown: &'state [ShownNode],
    /// Nodes that the plan's moves lead to, chance's included for none.
    pub chosen: &'state NodeSet,
    /// What standing at a node is worth, in words of numbers; nodes not yet reckoned are absent.
    pub worth: &'state NodeMap<String>,
    /// The node in the ring.
    pub selected: Option<NodeIdx>,
    /// Who moves at a node, or what the end is called.
    pub caption: &'state dyn Fn(NodeIdx) -> String,
    /// The words on a folded node, by the number of nodes below.
    pub folded: &'state dyn Fn(u32) -> String,
}

/// Values by node, given in preorder. A sorted list, not a tree: small, and without the sort that collecting a tree
/// would bring into the wasm.
#[derive(Debug, Clone, Default)]
pub struct NodeMap<VALUE>(Vec<(NodeIdx, VALUE)>);

impl<VALUE> NodeMap<VALUE> {
    /// The map of these pairs, whose nodes rise.
    pub fn in_preorder(pairs: impl Iterator<Item = (NodeIdx, VALUE)>) -> Self {
        Self(pairs.collect())
    }

    /// The value at a node.
    #[must_use]
    pub fn get(&self, node: &NodeIdx) -> Option<&VALUE> {
        let at = self.0.binary_search_by_key(node, |(node, _)| *node).ok()?;
        self.0.get(at).map(|(_, value)| value)
    }
}

/// Nodes, as a sorted list for the same reason.
#[derive(Debug, Clone, Default)]
pub struct NodeSet(Vec<NodeIdx>);

impl NodeSet {
    /// Whether a node is among them.
    #[must_use]
    pub fn contains(&self, node: &NodeIdx) -> bool {
        self.0.binary_search(node).is_ok()
    }
}

impl FromIterator<NodeIdx> for NodeSet {
    fn from_iter<NODES: IntoIterator<Item = NodeIdx>>(nodes: NODES) -> Self {
        // By a heap: the sort of the standard library, on one more type, would take 4 KB of wasm.
        let mut sorted = nodes.into_iter().collect::<BinaryHeap<_>>().into_sorted_vec();
        sorted.dedup();
        Self(sorted)
    }
}

/// A drawing with its size.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct TreeDrawing {
    /// Width in CSS pixels.
    pub width: i32,
    /// Height in CSS pixels.
    pub height: i32,
    /// What lies under the nodes: edges, capsules, leaders, column heads.
    pub ground: Vec<TreeShape>,
    /// The nodes, in preorder.
    pub nodes: Vec<DrawnNode>,
}

/// A node with everything that belongs to it.
#[derive(Debug, Clone, PartialEq)]
pub struct DrawnNode {
    /// The node.
    pub node: NodeIdx,
    /// Moves from the root.
    pub depth: u32,
    /// The rectangle that answers to a pointer: left, top, width, height.
    pub target: (i32, i32, i32, i32),
    /// What is drawn.
    pub shapes: Vec<TreeShape>,
}

/// A shape with the classes that style sheets know.
#[derive(Debug, Clone, PartialEq)]
pub enum TreeShape {
    /// A path in SVG's own letters.
    Path {
        /// Path data.
        data: String,
        /// Classes.
        class: String,
    },
    /// A line of text.
    Text {
        /// Where it is anchored.
        x: i32,
        /// Its baseline.
        y: i32,
        /// `start`, `middle` or `end`.
        anchor: &'static str,
        /// Classes.
        class: String,
        /// The text.
        text: String,
    },
}

impl TreeShape {
    pub(super) fn path(data: String, class: &str) -> Self {
        Self::Path { data, class: class.to_owned() }
    }

    pub(super) fn text(at: (i32, i32), anchor: &'static str, class: &str, text: impl Into<String>) -> Self {
        Self::Text { x: at.0, y: at.1, anchor, class: class.to_owned(), text: text.into() }
    }
}

/// The font size of labels in tenths of a pixel, as `lookahead_chart::metrics` counts; the style sheet's is no larger.
const LABEL_SIZE: u16 = 150;

/// Width of a label in whole pixels. Measured as bold, so that nothing moves when a move comes onto the plan.
pub(super) fn label_width(text: &str) -> i32 {
    metrics::text_width(text, metrics::bold(LABEL_SIZE)) / 10 + 1
}

/// A label cut to a width with an ellipsis; the outline and the screen reader have it whole.
pub(super) fn fitted(text: &str, width: i32) -> String {
    lines_of(text, width, 1).into_iter().next().unwrap_or_default()
}

/// A text in at most so many lines of a width, the last one cut with an ellipsis.
pub(super) fn lines_of(text: &str, width: i32, most: usize) -> Vec<String> {
    metrics::wrap(text, metrics::bold(LABEL_SIZE), width.saturating_mul(10), most).0
}

/// The class that says whose choice it is.
pub(super) fn owner_class(game: &Game, node: NodeIdx) -> String {
    match game.kind(node) {
        Kind::Choice(player) => player_class(player.get()),
        Kind::Chance => "chance".to_owned(),
        Kind::End => "end".to_owned(),
    }
}

/// Marks in the squares of the first players, from a square's left upper corner on: beside the label, the cue that is
/// not colour. From the ninth on all look as the eighth, and the label alone says who.
const PLAYER_MARKS: [&str; 8] =
    ["", "", "", "m4 9h10", "m9 4v10", "m4 9h10m-5 -5v10", "m5 5l8 8m0 -8l-8 8", "m5 13l8 -8"];

/// The class that has a player's colour.
pub(super) fn player_class(player: u32) -> String {
    format!("player-{}", player.min(PLAYER_MARKS.len() as u32 - 1))
}

/// The square of a player's choices, 18 CSS pixels wide, from its left upper corner: path data and classes.
#[must_use]
pub fn player_sign(player: u32, left: i32, top: i32) -> (String, String) {
    let mark = PLAYER_MARKS.get(player as usize).or(PLAYER_MARKS.last()).copied().unwrap_or_default();
    (format!("M{left} {top}h18v18h-18z{mark}"), format!("node {}", player_class(player)))
}

/// The players' names over their columns; `places` are the right ends of the names.
pub(super) fn column_heads(
    game: &Game,
    places: impl Iterator<Item = (i32, i32)>,
    widest: i32,
) -> Vec<TreeShape> {
    let heads = game.players().iter().zip(places).enumerate();
    heads
        .map(|(player, (name, at))| {
            TreeShape::text(at, "end", &player_class(player as u32), fitted(name, widest))
        })
        .collect()
}

/// Square for a choice, circle for chance, triangle for an end, around a point.
pub(super) fn glyph(game: &Game, node: NodeIdx, x: i32, y: i32) -> TreeShape {
    let (data, class) = match game.kind(node) {
        Kind::Choice(player) => player_sign(player.get(), x - 9, y - 9),
        Kind::Chance => (format!("M{} {y}a9 9 0 1 0 18 0a9 9 0 1 0 -18 0z", x - 9), "node chance".to_owned()),
        Kind::End => (format!("M{} {y}l14 -8v16z", x - 7), "node end".to_owned()),
    };
    TreeShape::Path { data, class }
}

/// The ring around the selected node.
pub(super) fn ring(x: i32, y: i32) -> TreeShape {
    TreeShape::path(format!("M{} {y}a15 15 0 1 0 30 0a15 15 0 1 0 -30 0z", x - 15), "ring")
}

/// The move into a node as it is written on its edge: name, and probability after chance.
pub(super) fn edge_label(game: &Game, node: NodeIdx) -> String {
    let (Some(parent), Some(move_idx)) = (game.parent(node), game.move_into(node)) else {
        return String::new();
    };
    let name = game.move_name(parent, move_idx);
    match game.probabilities(parent).get(move_idx as usize) {
        Some(probability) if game.kind(parent) == Kind::Chance => {
            format!("{name} · {}", shown(probability))
        }
        _ => name.to_owned(),
    }
}

/// Whether the plan's move leads to this node.
pub(super) fn is_on_plan(input: &TreeInput<'_>, node: NodeIdx) -> bool {
    input.chosen.contains(&node)
}

/// The class of the edge into a node.
pub(super) fn edge_class(input: &TreeInput<'_>, node: NodeIdx) -> &'static str {
    if is_on_plan(input, node) { "edge chosen" } else { "edge" }
}

/// The class of the label on the edge into a node; `on-plan` lets the style sheet keep a guess open.
pub(super) fn edge_label_class(input: &TreeInput<'_>, node: NodeIdx) -> &'static str {
    if is_on_plan(input, node) { "halo value on-plan" } else { "halo" }
}

/// Edges of the plan last, so that no thin line crosses a thick one.
pub(super) fn plan_on_top(edges: Vec<TreeShape>) -> Vec<TreeShape> {
    let is_plain =
        |shape: &TreeShape| !matches!(shape, TreeShape::Path { class, .. } if class == "edge chosen");
    let (mut drawn, on_plan): (Vec<_>, Vec<_>) = edges.into_iter().partition(is_plain);
    drawn.extend(on_plan);
    drawn
}

/// Where a node stands among the shown ones, which are in preorder.
pub(super) fn place_of(input: &TreeInput<'_>, node: NodeIdx) -> Option<usize> {
    input.shown.binary_search_by_key(&node, |shown| shown.node).ok()
}

/// The shown members of sets whose nodes look the same to their chooser.
pub(super) fn alike_sets(input: &TreeInput<'_>) -> Vec<Vec<NodeIdx>> {
    let hidden = input
        .game
        .sets()
        .filter(|set| input.game.set(*set).is_some_and(|view| view.player.is_some() && view.n_members > 1));
    let members = hidden.map(|set| {
        input.game.members(set).filter(|node| place_of(input, *node).is_some()).collect::<Vec<_>>()
    });
    members.filter(|members| members.len() > 1).collect()
}

/// The dashed capsules around such nodes; where they stand at different depths, a dashed line from one to the next.
pub(super) fn capsules(input: &TreeInput<'_>, places: &NodeMap<(i32, i32)>, radius: i32) -> Vec<TreeShape> {
    let sets = alike_sets(input).into_iter();
    let places =
        sets.map(|members| members.iter().filter_map(|node| places.get(node).copied()).collect::<Vec<_>>());
    places.filter_map(|members| capsule(&members, radius)).collect()
}

fn capsule(members: &[(i32, i32)], radius: i32) -> Option<TreeShape> {
    let ((x, top), (_, bottom)) = (members.first()?, members.last()?);
    let data = if members.iter().all(|(other, _)| other == x) {
        let (left, length, width) = (x - radius, bottom - top, 2 * radius);
        format!(
            "M{left} {top}a{radius} {radius} 0 0 1 {width} 0v{length}a{radius} {radius} 0 0 1 -{width} 0z"
        )
    } else {
        members
            .iter()
            .enumerate()
            .map(|(idx, (x, y))| format!("{}{x} {y}", if idx == 0 { "M" } else { "L" }))
            .collect()
    };
    Some(TreeShape::path(data, "capsule"))
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn eight_players_differ_in_colour_and_the_later_ones_in_their_mark_too() {
        let signs: Vec<(String, String)> = (0..8).map(|player| player_sign(player, 0, 0)).collect();
        let classes: BTreeSet<&str> = signs.iter().map(|(_, class)| class.as_str()).collect();
        let shapes: BTreeSet<&str> = signs.iter().skip(2).map(|(data, _)| data.as_str()).collect();
        assert_eq!((classes.len(), shapes.len()), (8, 6));
        assert_eq!(player_sign(8, 0, 0), player_sign(7, 0, 0), "from the ninth on the label says who");
    }
}
