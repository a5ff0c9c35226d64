//! Shapes that the drawings of this widget share.

use lookahead_game::world::Player;

use super::tree::TreeNode;
use crate::page::Node;

/// A line of text in a drawing.
pub(super) fn label(at: (i32, i32), anchor: &str, class: &str, text: &str) -> Node {
    let (x, y) = (at.0.to_string(), at.1.to_string());
    let mut attributes = vec![("x", x.as_str()), ("y", &y)];
    if !class.is_empty() {
        attributes.push(("class", class));
    }
    if anchor != "start" {
        attributes.push(("text-anchor", anchor));
    }
    Node::words("text", &attributes, text)
}

/// Shapes moved to a place.
pub(super) fn moved((x, y): (i32, i32), parts: Vec<Node>) -> Node {
    Node::element("g", &[("transform", &format!("translate({x} {y})"))], parts)
}

/// A path.
pub(super) fn path(class: &str, data: &str) -> Node {
    Node::leaf("path", &[("class", class), ("d", data)])
}

/// An element with a class.
pub(super) fn classed(tag: &str, class: &str, children: Vec<Node>) -> Node {
    Node::element(tag, &[("class", class)], children)
}

/// The sign of whoever moves: square for the agent, square with a bar for a rival, circle for chance, triangle for an end,
/// bars where the drawing stops.
pub(super) fn sign(player: Option<Player>, (x, y): (i32, i32)) -> Node {
    match player {
        Some(Player::Agent) => path("node player-0", &format!("M{} {}h18v18h-18z", x - 9, y - 9)),
        Some(Player::Adversary) => path("node player-1", &format!("M{} {}h18v18h-18zm4 9h10", x - 9, y - 9)),
        Some(Player::Chance) => {
            path("node chance", &format!("M{} {y}a9 9 0 1 0 18 0a9 9 0 1 0 -18 0z", x - 9))
        }
        None => path("node end", &format!("M{} {y}l14 -8v16z", x - 7)),
    }
}

/// A drawing in one of the two layouts, as a tree; keys walk it by `boot.js`.
pub(super) struct Sheet<'figure> {
    /// The figure's id.
    pub id: &'figure str,
    /// `wide` or `narrow`.
    pub layout: &'static str,
    /// What is seen, for a screen reader.
    pub label: &'figure str,
    /// Width and height.
    pub size: (i32, i32),
    /// The nodes, in preorder.
    pub nodes: &'figure [TreeNode],
    /// Each node in one line, for a screen reader.
    pub items: &'figure [String],
    /// The node in the ring.
    pub selected: usize,
}

impl Sheet<'_> {
    /// The drawing: what lies under the nodes, and the nodes' places.
    pub fn draw(&self, ground: Vec<Node>, places: &[(i32, i32)]) -> Node {
        let (width, height) = (self.size.0.to_string(), self.size.1.to_string());
        let view_box = format!("0 0 {width} {height}");
        let mut attributes = vec![("viewBox", view_box.as_str()), ("role", "presentation")];
        attributes.extend(match self.layout {
            "wide" => vec![("width", width.as_str()), ("height", &height), ("class", "wide")],
            _ => vec![("width", "100%"), ("class", "narrow")],
        });
        let mut parts = vec![Node::element("g", &[("aria-hidden", "true")], ground)];
        parts.extend(places.iter().enumerate().map(|(at, place)| self.mark(at, *place)));
        let class = format!("tree-view {}", self.layout);
        let around = [("class", class.as_str()), ("role", "tree"), ("aria-label", self.label)];
        Node::element("div", &around, vec![Node::element("svg", &attributes, parts)])
    }

    fn mark(&self, at: usize, (x, y): (i32, i32)) -> Node {
        let Some(node) = self.nodes.get(at) else { return Node::text("") };
        // Shapes around 0 are the same text in every mark, which packs well.
        let mut parts = vec![path("focus-mark", "M-14 -14h28v28h-28z")];
        if at == self.selected {
            parts.push(path("ring", "M-15 0a15 15 0 1 0 30 0a15 15 0 1 0 -30 0z"));
        }
        parts.push(sign(node.player, (0, 0)));
        let (id, set, place) = (self.id_of(at), format!("node={at}"), format!("translate({x} {y})"));
        let level = (node.depth + 1).to_string();
        let mut attributes = vec![
            ("key", id.as_str()),
            ("class", "tree-node"),
            ("role", "treeitem"),
            ("tabindex", if at == self.selected { "0" } else { "-1" }),
            ("aria-level", &level),
            ("aria-label", self.items.get(at).map_or("", String::as_str)),
            ("data-set", &set),
            ("transform", &place),
        ];
        if at == self.selected {
            attributes.push(("aria-selected", "true"));
        }
        Node::element("g", &attributes, parts)
    }

    fn id_of(&self, at: usize) -> String {
        format!("{}-{}-{at}", self.id, self.layout)
    }
}
