//! The narrow layout for phones: one row for each node, indented by its depth, numbers at the right edge. Nothing is
//! ever smaller than the page's own text, and nothing has to be scrolled sideways.

use std::collections::BTreeMap;

use lookahead_game::tree::{Kind, NodeIdx};

use super::drawing::{
    DrawnNode, ShownNode, TreeDrawing, TreeInput, TreeShape, edge_class, edge_label, fitted, glyph, label_width, owner_class, player_class, ring,
};

const WIDTH: i32 = 290;
const ROW: i32 = 38;
const TOP: i32 = 40;
const LEFT: i32 = 18;
const WIDEST_INDENT: i32 = 24;
/// Room kept for the labels however deep the tree is.
const LABEL_ROOM: i32 = 120;

/// Draws the tree in rows.
#[must_use]
pub fn draw_narrow(input: &TreeInput<'_>) -> TreeDrawing {
    let columns = payoff_columns(input);
    let labels_end = columns.first().map_or(WIDTH, |(start, _)| *start);
    let deepest = input.shown.iter().map(|shown| shown.depth).max().unwrap_or(0).max(1) as i32;
    let indent = ((labels_end - LEFT - LABEL_ROOM) / deepest).clamp(6, WIDEST_INDENT);
    let places: BTreeMap<NodeIdx, (i32, i32)> =
        input.shown.iter().enumerate().map(|(row, shown)| (shown.node, (LEFT + shown.depth as i32 * indent, TOP + row as i32 * ROW))).collect();
    let mut ground = heads(input, &columns);
    ground.extend(input.shown.iter().filter_map(|shown| edge(input, shown.node, &places)));
    let nodes = input.shown.iter().map(|shown| draw_node(input, &columns, shown, &places, labels_end)).collect();
    TreeDrawing { width: WIDTH, height: TOP + input.shown.len() as i32 * ROW - 10, ground, nodes }
}

/// Start and right end of each player's column, from the right edge inwards.
fn payoff_columns(input: &TreeInput<'_>) -> Vec<(i32, i32)> {
    let mut end = WIDTH - 2;
    let mut columns: Vec<(i32, i32)> = (0..input.game.n_players()).rev().map(|player| {
        let payoffs = input.shown.iter().filter_map(|shown| input.game.payoffs(shown.node).get(player));
        let head = input.game.players().get(player).map_or(0, |name| label_width(name).min(64));
        let width = payoffs.map(|payoff| label_width(&payoff.to_short())).fold(head, i32::max);
        let column = (end - width, end);
        end -= width + 10;
        column
    }).collect();
    columns.reverse();
    columns
}

fn heads(input: &TreeInput<'_>, columns: &[(i32, i32)]) -> Vec<TreeShape> {
    let heads = input.game.players().iter().zip(columns).enumerate();
    heads.map(|(player, (name, (_, end)))| TreeShape::text((*end, 14), "end", &format!("soft {}", player_class(player as u32)), fitted(name, 64))).collect()
}

fn edge(input: &TreeInput<'_>, node: NodeIdx, places: &BTreeMap<NodeIdx, (i32, i32)>) -> Option<TreeShape> {
    let (from_x, from_y) = places.get(&input.game.parent(node)?)?;
    let (to_x, to_y) = places.get(&node)?;
    Some(TreeShape::path(format!("M{from_x} {}V{to_y}H{}", from_y + 9, to_x - 9), edge_class(input, node)))
}

fn draw_node(input: &TreeInput<'_>, columns: &[(i32, i32)], shown: &ShownNode, places: &BTreeMap<NodeIdx, (i32, i32)>, labels_end: i32) -> DrawnNode {
    let node = shown.node;
    let (x, y) = places.get(&node).copied().unwrap_or_default();
    let mut shapes = vec![glyph(input.game, node, x, y)];
    if input.selected == Some(node) {
        shapes.push(ring(x, y));
    }
    let is_end = input.game.kind(node) == Kind::End;
    let room = labels_end - x - 22;
    let label_class = if input.chosen.contains(&node) { "value" } else { "label" };
    let (label, caption) = (edge_label(input.game, node), (input.caption)(node));
    let caption = if shown.n_hidden > 0 { format!("{caption} {}", (input.folded)(shown.n_hidden)) } else { caption };
    let middle = if label.is_empty() || is_end { y + 4 } else { y + 11 };
    if !label.is_empty() {
        shapes.push(TreeShape::text((x + 16, if is_end { y + 4 } else { y - 3 }), "start", label_class, fitted(&label, room)));
    }
    if !is_end {
        shapes.push(TreeShape::text((x + 16, middle), "start", &format!("soft {}", owner_class(input.game, node)), fitted(&caption, room)));
    }
    shapes.extend(numbers(input, columns, node, y, is_end));
    DrawnNode { node, depth: shown.depth, target: (0, y - ROW / 2, WIDTH, ROW), shapes }
}

/// An end's payoffs in their columns; at other nodes what standing there is worth.
fn numbers(input: &TreeInput<'_>, columns: &[(i32, i32)], node: NodeIdx, y: i32, is_end: bool) -> Vec<TreeShape> {
    if is_end {
        let payoffs = input.game.payoffs(node).iter().zip(columns).enumerate();
        return payoffs.map(|(player, (payoff, (_, end)))| TreeShape::text((*end, y + 4), "end", &player_class(player as u32), payoff.to_short())).collect();
    }
    let worth = input.worth.get(&node).map(|worth| TreeShape::text((WIDTH - 2, y + 4), "end", "value after-guess", worth.clone()));
    worth.into_iter().collect()
}
