//! Pictures as nodes: line charts and game trees, each in a wide and a narrow layout of which the style sheet shows one.

use std::collections::BTreeSet;

use lookahead_chart::{LineChart, Scene};
use lookahead_game::layout::visible;
use lookahead_game::tree::{Game, NodeIdx};

use crate::page::Node;
use crate::parts::scene_nodes::scene_node;
use crate::parts::tree_view::{
    NodeMap, NodeSet, ShownNode, TreeDrawing, TreeInput, TreeShape, draw_narrow, draw_wide,
};

/// A line chart. `chart_of` fills an empty chart of a layout's size and draws it; `label` says what is seen and what it
/// means, for a screen reader.
#[must_use]
pub fn line_chart_nodes(chart_of: &dyn Fn(LineChart) -> Scene, label: &str) -> Vec<Node> {
    vec![Node::element("div", &[("class", "chart-place")], layouts(chart_of, label))]
}

/// The two drawings of a chart, wide and narrow.
#[must_use]
pub fn layouts(chart_of: &dyn Fn(LineChart) -> Scene, label: &str) -> Vec<Node> {
    let draw = |chart, layout| scene_node(&chart_of(chart), layout, label);
    vec![draw(LineChart::wide(), "wide"), draw(LineChart::phone(), "narrow")]
}

/// A game tree to be drawn.
pub struct TreePicture<'figure> {
    /// Unique in the page: the prefix of the nodes' ids.
    pub id: &'figure str,
    /// The tree in one line.
    pub label: &'figure str,
    /// The game.
    pub game: &'figure Game,
    /// Nodes drawn at most; below others stands how many are folded away.
    pub most_shown: u32,
    /// Nodes that the plan's moves lead to.
    pub chosen: &'figure NodeSet,
    /// What standing at a node is worth; absent where it is not told.
    pub worth: &'figure NodeMap<String>,
    /// The node in the ring.
    pub selected: Option<NodeIdx>,
    /// The pair that a node's mark sets to the node's number.
    pub key: &'figure str,
    /// Who moves at a node, or what the end is called.
    pub caption: &'figure dyn Fn(NodeIdx) -> String,
    /// The words on a folded node, by the number of nodes below.
    pub folded: &'figure dyn Fn(u32) -> String,
    /// A node in one line, for a screen reader.
    pub item: &'figure dyn Fn(NodeIdx) -> String,
}

/// The tree in both layouts. Arrows, Home and End move the focus, Enter and Space select: by `boot.js`.
#[must_use]
pub fn tree_nodes(picture: &TreePicture<'_>) -> Vec<Node> {
    let folded = BTreeSet::new();
    let shown = visible(picture.game, &folded, picture.most_shown);
    let shown: Vec<ShownNode> = shown
        .nodes
        .iter()
        .map(|at| ShownNode { node: at.node, depth: at.depth, n_hidden: at.n_hidden })
        .collect();
    let input = TreeInput {
        game: picture.game,
        shown: &shown,
        chosen: picture.chosen,
        worth: picture.worth,
        selected: picture.selected,
        caption: picture.caption,
        folded: picture.folded,
    };
    vec![
        layout_node(picture, &shown, &draw_wide(&input), "wide"),
        layout_node(picture, &shown, &draw_narrow(&input), "narrow"),
    ]
}

fn layout_node(picture: &TreePicture<'_>, shown: &[ShownNode], drawing: &TreeDrawing, layout: &str) -> Node {
    // The narrow drawing fills its column; the wide one keeps its size and scrolls where it must.
    let (width, height) = (drawing.width.to_string(), drawing.height.to_string());
    let view_box = format!("0 0 {width} {height}");
    let mut attributes = vec![("viewBox", view_box.as_str()), ("role", "presentation")];
    attributes.extend(match layout {
        "wide" => vec![("width", width.as_str()), ("height", &height), ("class", "wide")],
        _ => vec![("width", "100%"), ("class", "narrow")],
    });
    let around = drawing.nodes.iter().flat_map(|drawn| &drawn.shapes).filter(|shape| !shape.is_glyph());
    let ground = drawing.ground.iter().chain(around).map(shape_node).collect();
    let mut parts = vec![Node::element("g", &[("aria-hidden", "true")], ground)];
    parts.extend((0..drawing.nodes.len()).map(|idx| mark(picture, shown, drawing, idx, layout)));
    let class = format!("tree-view {layout}");
    let around = [("class", class.as_str()), ("role", "tree"), ("aria-label", picture.label)];
    Node::element("div", &around, vec![Node::element("svg", &attributes, parts)])
}

/// A node's own group: its sign alone, so that its middle is where one clicks.
fn mark(
    picture: &TreePicture<'_>,
    shown: &[ShownNode],
    drawing: &TreeDrawing,
    idx: usize,
    layout: &str,
) -> Node {
    let Some((drawn, at)) = drawing.nodes.get(idx).zip(shown.get(idx)) else { return Node::text("") };
    let id_of = |node: NodeIdx| format!("{}-{layout}-{}", picture.id, node.get());
    let is_selected = picture.selected.unwrap_or(NodeIdx::ROOT) == drawn.node;
    let (x, y, width, height) = drawn.target;
    let rect = [("x", x), ("y", y), ("width", width), ("height", height), ("rx", 4)]
        .map(|(name, value)| (name, value.to_string()));
    let mut rect: Vec<(&str, &str)> = rect.iter().map(|(name, value)| (*name, value.as_str())).collect();
    rect.push(("class", "focus-mark"));
    let mut parts = vec![Node::leaf("rect", &rect)];
    parts.extend(drawn.shapes.iter().filter(|shape| shape.is_glyph()).map(shape_node));
    let (level, set) = ((at.depth + 1).to_string(), format!("{}={}", picture.key, drawn.node.get()));
    let (id, label) = (id_of(drawn.node), (picture.item)(drawn.node));
    let mut attributes =
        vec![("id", id.as_str()), ("key", &id), ("class", "tree-node"), ("role", "treeitem")];
    attributes.extend([
        ("tabindex", if is_selected { "0" } else { "-1" }),
        ("aria-level", &level),
        ("aria-label", &label),
    ]);
    attributes.extend([("aria-selected", if is_selected { "true" } else { "false" }), ("data-set", &set)]);
    Node::element("g", &attributes, parts)
}

fn shape_node(shape: &TreeShape) -> Node {
    match shape {
        TreeShape::Path { data, class } => Node::leaf("path", &[("class", class), ("d", data)]),
        TreeShape::Text { x, y, anchor, class, text } => {
            let (x, y) = (x.to_string(), y.to_string());
            let attributes = [("class", class.as_str()), ("x", &x), ("y", &y), ("text-anchor", anchor)];
            Node::words("text", &attributes, text)
        }
    }
}
