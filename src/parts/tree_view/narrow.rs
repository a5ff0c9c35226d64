//! The narrow layout for phones: one row for each node, indented by its depth, numbers at the right edge. Nothing is
//! ever smaller than the page's own text, and nothing has to be scrolled sideways.
//!
//! Where the players' columns would leave no room for the names of the moves, an end's payoffs stand below it, each
//! with its player's name.

use lookahead_game::tree::{Game, Kind, NodeIdx};

use super::drawing::{
    DrawnNode, NodeMap, ShownNode, TreeDrawing, TreeInput, TreeShape, capsules, column_heads, edge_class,
    edge_label, edge_label_class, fitted, glyph, label_width, lines_of, owner_class, plan_on_top,
    player_class, ring, worths,
};
use crate::number::shown;

const WIDTH: i32 = 300;
const ROW: i32 = 42;
const LINE: i32 = 18;
const LEFT: i32 = 18;
const WIDEST_INDENT: i32 = 24;
const WIDEST_HEAD: i32 = 150;
const NARROWEST_COLUMN: i32 = 26;
const COLUMN_GAP: i32 = 12;
/// Room kept for the labels however deep the tree is.
const LABEL_ROOM: i32 = 104;
/// Half the width of the capsule around nodes that look the same.
const CAPSULE: i32 = 15;
/// Lines of payoffs below an end.
const MOST_LINES: usize = 8;

/// Places worked out before anything is drawn.
struct Plan {
    /// Right end of each player's column; none where the numbers stand below.
    columns: Vec<i32>,
    /// Baseline of each player's name: on lines of their own where side by side they would touch.
    heads_y: Vec<i32>,
    labels_end: i32,
    indent: i32,
}

/// A node with its place and the numbers below it.
struct Row<'state> {
    shown: &'state ShownNode,
    at: (i32, i32),
    below: Vec<String>,
}

/// Draws the tree in rows.
#[must_use]
pub fn draw_narrow(input: &TreeInput<'_>) -> TreeDrawing {
    let plan = plan(input);
    let top = plan.heads_y.last().map_or(22, |y| y + 28);
    let (rows, bottom) = rows(input, &plan, top);
    let places = NodeMap::in_preorder(rows.iter().map(|row| (row.shown.node, row.at)));
    let heads = plan.columns.iter().copied().zip(plan.heads_y.iter().copied());
    let mut ground = column_heads(input.game, heads, WIDEST_HEAD);
    ground.extend(capsules(input, &places, CAPSULE));
    ground.extend(plan_on_top(
        input.shown.iter().filter_map(|shown| edge(input, shown.node, &places)).collect(),
    ));
    let nodes = rows.iter().map(|row| draw_node(input, &plan, row)).collect();
    TreeDrawing { width: WIDTH, height: bottom - ROW / 2 + 2, ground, nodes }
}

fn plan(input: &TreeInput<'_>) -> Plan {
    let mut end = WIDTH - 2;
    let mut columns: Vec<i32> = (0..input.game.n_players())
        .rev()
        .map(|player| {
            let column = end;
            end -= column_width(input, player) + COLUMN_GAP;
            column
        })
        .collect();
    columns.reverse();
    if end < LEFT + WIDEST_INDENT + LABEL_ROOM {
        (columns, end) = (Vec::new(), WIDTH);
    }
    let heads_y = heads_y(input.game, &columns);
    let deepest = input.shown.iter().map(|shown| shown.depth).max().unwrap_or(0).max(1) as i32;
    let indent = ((end - LEFT - LABEL_ROOM) / deepest).clamp(5, WIDEST_INDENT);
    Plan { columns, heads_y, labels_end: end, indent }
}

fn column_width(input: &TreeInput<'_>, player: usize) -> i32 {
    let payoffs = input.shown.iter().filter_map(|shown| input.game.payoffs(shown.node).get(player));
    payoffs.map(|payoff| label_width(&shown(payoff))).fold(NARROWEST_COLUMN, i32::max)
}

fn heads_y(game: &Game, columns: &[i32]) -> Vec<i32> {
    let widths = game.players().iter().map(|name| label_width(name).min(WIDEST_HEAD));
    let starts = widths.zip(columns).map(|(width, end)| end - width);
    let touch = starts.skip(1).zip(columns).any(|(start, end)| start < end + COLUMN_GAP);
    (0..columns.len() as i32).map(|player| 14 + if touch { player * LINE } else { 0 }).collect()
}

/// Every node with its place, and where the next one would stand.
fn rows<'state>(input: &TreeInput<'state>, plan: &Plan, top: i32) -> (Vec<Row<'state>>, i32) {
    let mut y = top;
    let rows = input
        .shown
        .iter()
        .map(|shown| {
            let at = (LEFT + shown.depth as i32 * plan.indent, y);
            let below =
                if plan.columns.is_empty() { numbers_below(input, shown.node, at.0) } else { Vec::new() };
            y += ROW + below.len() as i32 * LINE;
            Row { shown, at, below }
        })
        .collect();
    (rows, y)
}

/// An end's payoffs with names, or what an inner node is worth, in lines.
fn numbers_below(input: &TreeInput<'_>, node: NodeIdx, x: i32) -> Vec<String> {
    let payoffs = input.game.payoffs(node).iter().enumerate();
    let text = match input.game.kind(node) {
        Kind::End => payoffs
            .map(|(player, payoff)| format!("{} {}", short_name(input.game, player), shown(payoff)))
            .collect::<Vec<_>>()
            .join(" · "),
        _ => input.worth.get(&node).cloned().unwrap_or_default(),
    };
    if text.is_empty() { Vec::new() } else { lines_of(&text, WIDTH - x - 22, MOST_LINES) }
}

/// A player's name, or their number where they have none.
fn short_name(game: &Game, player: usize) -> String {
    let name = game.players().get(player).filter(|name| !name.is_empty());
    name.map_or_else(|| (player + 1).to_string(), |name| fitted(name, WIDEST_HEAD))
}

/// Down from the parent, round the corner, to the node.
fn edge(input: &TreeInput<'_>, node: NodeIdx, places: &NodeMap<(i32, i32)>) -> Option<TreeShape> {
    let (from_x, from_y) = places.get(&input.game.parent(node)?)?;
    let (to_x, to_y) = places.get(&node)?;
    let end = if input.game.kind(node) == Kind::End { to_x - 7 } else { to_x - 9 };
    let corner = (end - from_x).clamp(0, 7);
    Some(TreeShape::path(
        format!("M{from_x} {}V{}q0 {corner} {corner} {corner}H{end}", from_y + 9, to_y - corner),
        edge_class(input, node),
    ))
}

fn draw_node(input: &TreeInput<'_>, plan: &Plan, row: &Row<'_>) -> DrawnNode {
    let (node, (x, y)) = (row.shown.node, row.at);
    let mut shapes = vec![glyph(input.game, node, x, y)];
    if input.selected == Some(node) {
        shapes.push(ring(x, y));
    }
    shapes.extend(words(input, plan, row));
    shapes.extend(numbers(input, plan, node, y));
    let class = if input.game.kind(node) == Kind::End { "below" } else { "below after-guess" };
    shapes.extend(row.below.iter().enumerate().map(|(idx, line)| {
        TreeShape::text((x + 21, y + 14 + (idx as i32 + 1) * LINE), "start", class, line.clone())
    }));
    DrawnNode {
        node,
        depth: row.shown.depth,
        target: (0, y - ROW / 2, WIDTH, ROW + row.below.len() as i32 * LINE),
        shapes,
    }
}

/// The move that leads here, and below it who chooses.
fn words(input: &TreeInput<'_>, plan: &Plan, row: &Row<'_>) -> Vec<TreeShape> {
    let (node, (x, y)) = (row.shown.node, row.at);
    let is_end = input.game.kind(node) == Kind::End;
    let room = plan.labels_end - x - 24;
    let label = edge_label(input.game, node);
    let mut shapes = Vec::new();
    if !label.is_empty() {
        shapes.push(TreeShape::text(
            (x + 21, if is_end { y + 5 } else { y - 3 }),
            "start",
            edge_label_class(input, node),
            fitted(&label, room),
        ));
    }
    if !is_end {
        let caption = (input.caption)(node);
        let caption = if row.shown.n_hidden > 0 {
            format!("{caption} {}", (input.folded)(row.shown.n_hidden))
        } else {
            caption
        };
        let baseline = if label.is_empty() { y + 5 } else { y + 14 };
        shapes.push(TreeShape::text(
            (x + 21, baseline),
            "start",
            &format!("halo {}", owner_class(input.game, node)),
            fitted(&caption, room),
        ));
    }
    shapes
}

/// An end's payoffs in their columns; at other nodes what standing there is worth, in the same columns.
fn numbers(input: &TreeInput<'_>, plan: &Plan, node: NodeIdx, y: i32) -> Vec<TreeShape> {
    if input.game.kind(node) == Kind::End {
        let payoffs = input.game.payoffs(node).iter().zip(&plan.columns).enumerate();
        return payoffs
            .map(|(player, (payoff, end))| {
                TreeShape::text((*end, y + 5), "end", &player_class(player as u32), shown(payoff))
            })
            .collect();
    }
    let Some(worth) = input.worth.get(&node) else { return Vec::new() };
    worths(worth)
        .zip(&plan.columns)
        .map(|(part, end)| TreeShape::text((*end, y + 5), "end", "value halo after-guess", part))
        .collect()
}
