//! The drawn tree, in both layouts, from `parts::tree_view`: like `figures::pictures::tree_nodes`, with what the reader
//! folded, sought and enlarged, and with a second plan as thick dashed lines where it leaves the first.

use lookahead_game::tree::{Game, NodeIdx};

use super::{Outlook, Voice};
use crate::page::Node;
use crate::parts::tree_view::{
    NodeMap, NodeSet, ShownNode, TreeDrawing, TreeInput, TreeShape, draw_narrow, draw_wide,
};

/// The pattern of the second plan's lines.
pub const DASHES: &str = "7 5";
/// The pattern around a node that is found.
const FOUND_DASHES: &str = "2 3";

/// A tree to be drawn.
pub struct TreeFigure<'figure> {
    /// Unique in the page: the prefix of the nodes' ids.
    pub id: &'figure str,
    /// The tree in one line.
    pub label: &'figure str,
    /// Names, and the game that was asked about.
    pub voice: Voice<'figure>,
    /// The game as it is drawn: its moves may be named with their odds.
    pub game: &'figure Game,
    /// How it is looked at.
    pub outlook: &'figure Outlook,
    /// The node in the ring.
    pub selected: NodeIdx,
    /// Nodes that the plan's moves lead to.
    pub made: &'figure NodeSet,
    /// Nodes that a second plan's moves lead to.
    pub made_otherwise: Option<&'figure NodeSet>,
    /// What standing at a node is worth; empty where it is not told.
    pub worth: &'figure dyn Fn(NodeIdx) -> String,
    /// Who moves at a node, or what the end is called.
    pub caption: &'figure dyn Fn(NodeIdx) -> String,
    /// What else is told of a node to a screen reader.
    pub told: &'figure dyn Fn(NodeIdx) -> Vec<String>,
}

/// The tree. Arrows, Home and End move the focus, Enter and Space select, and unfold what is folded: by `boot.js`.
#[must_use]
pub fn tree(figure: &TreeFigure<'_>) -> Vec<Node> {
    let found = figure.outlook.found(&figure.voice);
    let shown = figure.outlook.shown(figure.voice.game, &found);
    let shown: Vec<ShownNode> =
        shown.iter().map(|at| ShownNode { node: at.node, depth: at.depth, n_hidden: at.n_hidden }).collect();
    let worth = shown.iter().map(|at| (at.node, (figure.worth)(at.node)));
    let worth = NodeMap::in_preorder(worth.filter(|(_, worth)| !worth.is_empty()));
    let words = figure.voice.words;
    let mut input = TreeInput {
        game: figure.game,
        shown: &shown,
        chosen: figure.made,
        worth: &worth,
        selected: Some(figure.selected),
        caption: figure.caption,
        folded: &|n_hidden| words.fill("folded", &[("n", &n_hidden.to_string())]),
    };
    let drawings = [draw_wide(&input), draw_narrow(&input)];
    let mut otherwise = Vec::new();
    if let Some(made) = figure.made_otherwise {
        input.chosen = made;
        otherwise = vec![draw_wide(&input), draw_narrow(&input)];
    }
    let names = ["wide", "narrow"];
    let mut out = Vec::new();
    for (idx, (drawing, name)) in drawings.iter().zip(names).enumerate() {
        let dashed = otherwise.get(idx).map_or(&[][..], |drawn: &TreeDrawing| &drawn.ground);
        out.push(layout(figure, &shown, &found, drawing, dashed, name));
    }
    out
}

fn layout(
    figure: &TreeFigure<'_>,
    shown: &[ShownNode],
    found: &[NodeIdx],
    drawing: &TreeDrawing,
    otherwise: &[TreeShape],
    name: &str,
) -> Node {
    // The narrow drawing fills its column; the wide one keeps its size and scrolls where it must.
    let scaled = |length: i32| (length * figure.outlook.size as i32 / 100).to_string();
    let view_box = ["0 0 ", &drawing.width.to_string(), " ", &drawing.height.to_string()].concat();
    let (width, height) = (scaled(drawing.width), scaled(drawing.height));
    let wide = [("width", width.as_str()), ("height", &height), ("class", "wide")];
    let narrow = [("width", "100%"), ("class", "narrow")];
    let mut attributes = vec![("viewBox", view_box.as_str()), ("role", "presentation")];
    attributes.extend_from_slice(if name == "wide" { &wide } else { &narrow });
    let mut parts = vec![Node::element("g", &[("aria-hidden", "true")], ground(drawing, otherwise))];
    for (drawn, at) in drawing.nodes.iter().zip(shown) {
        let mut glyph = vec![frame(drawn.target, "focus-mark", "")];
        if found.contains(&at.node) {
            glyph.push(frame(drawn.target, "ring", FOUND_DASHES));
        }
        let signs = drawn.shapes.iter().filter(|shape| shape.is_glyph());
        glyph.extend(signs.map(|shape| shape_node(shape, "")));
        parts.push(mark(figure, at, found.contains(&at.node), glyph, name));
    }
    let class = ["tree-view ", name].concat();
    let around = [("class", class.as_str()), ("role", "tree"), ("aria-label", figure.label)];
    Node::element("div", &around, vec![Node::element("svg", &attributes, parts)])
}

/// All that lies under the signs of the nodes; the second plan's lines under the words, over the thin lines.
fn ground(drawing: &TreeDrawing, otherwise: &[TreeShape]) -> Vec<Node> {
    let mut ground: Vec<Node> = Vec::new();
    let is_edge =
        |shape: &TreeShape| matches!(shape, TreeShape::Path { class, .. } if class.starts_with("edge"));
    let n_edges = drawing.ground.iter().rposition(is_edge).map_or(0, |last| last + 1);
    let (edges, rest) = drawing.ground.split_at_checked(n_edges).unwrap_or_default();
    ground.extend(edges.iter().map(|shape| shape_node(shape, "")));
    let is_new = |shape: &&TreeShape| is_chosen(shape) && !edges.contains(shape);
    ground.extend(otherwise.iter().filter(is_new).map(|shape| shape_node(shape, DASHES)));
    ground.extend(rest.iter().map(|shape| shape_node(shape, "")));
    let around = drawing.nodes.iter().flat_map(|drawn| &drawn.shapes).filter(|shape| !shape.is_glyph());
    ground.extend(around.map(|shape| shape_node(shape, "")));
    ground
}

fn is_chosen(shape: &TreeShape) -> bool {
    matches!(shape, TreeShape::Path { class, .. } if class == "edge chosen")
}

/// A node's own group: its sign alone, so that its middle is where one clicks.
fn mark(figure: &TreeFigure<'_>, at: &ShownNode, is_found: bool, glyph: Vec<Node>, layout: &str) -> Node {
    let (game, words, number) = (figure.voice.game, figure.voice.words, at.node.get().to_string());
    let id = [figure.id, "-", layout, "-", &number].concat();
    let (level, is_folded) = ((at.depth + 1).to_string(), at.n_hidden > 0);
    let mut told = (figure.told)(at.node);
    if is_folded {
        told.push(words.fill("item_folded", &[("n", &at.n_hidden.to_string())]));
    }
    if is_found {
        told.push(words.word("item_found"));
    }
    let label = figure.voice.item(at.node, &told);
    // What is folded unfolds when it is chosen.
    let set = match is_folded {
        true => ["node=", &number, "&fold=", &figure.outlook.turned_at(at.node)].concat(),
        false => ["node=", &number].concat(),
    };
    let is_selected = figure.selected == at.node;
    let mut attributes = vec![
        ("id", id.as_str()),
        ("key", &id),
        ("class", "tree-node"),
        ("role", "treeitem"),
        ("tabindex", if is_selected { "0" } else { "-1" }),
        ("aria-level", &level),
        ("aria-label", &label),
        ("aria-selected", if is_selected { "true" } else { "false" }),
        ("data-set", &set),
    ];
    if game.n_moves(at.node) > 0 {
        attributes.push(("aria-expanded", if is_folded { "false" } else { "true" }));
    }
    Node::element("g", &attributes, glyph)
}

/// What shows that a node has the focus, or (dashed) that it is found.
fn frame((x, y, width, height): (i32, i32, i32, i32), class: &str, dashes: &str) -> Node {
    let [x, y, width, height] = [x, y, width, height].map(|length| length.to_string());
    let frame = [
        ("x", x.as_str()),
        ("y", &y),
        ("width", &width),
        ("height", &height),
        ("rx", "4"),
        ("class", class),
        ("stroke-dasharray", dashes),
    ];
    Node::leaf("rect", if dashes.is_empty() { &frame[..6] } else { &frame })
}

#[inline(never)]
fn shape_node(shape: &TreeShape, dashes: &str) -> Node {
    match shape {
        TreeShape::Path { data, class } => {
            let path = [("class", class.as_str()), ("d", data), ("stroke-dasharray", dashes)];
            Node::leaf("path", if dashes.is_empty() { &path[..2] } else { &path })
        }
        TreeShape::Text { x, y, anchor, class, text } => {
            let (x, y) = (x.to_string(), y.to_string());
            let attributes = [("class", class.as_str()), ("x", &x), ("y", &y), ("text-anchor", anchor)];
            Node::words("text", &attributes, text)
        }
    }
}
