//! The wide layout: left to right, columns as wide as their labels ask, payoffs in columns at the right.

use std::collections::BTreeMap;

use lookahead_game::tree::{Game, Kind, NodeIdx};

use super::drawing::{
    DrawnNode, ShownNode, TreeDrawing, TreeInput, TreeShape, edge_class, edge_label, fitted, glyph, label_width, owner_class, player_class, ring,
};

const ROW: f64 = 46.0;
const TOP: i32 = 44;
const LEFT: i32 = 34;
const NARROWEST_COLUMN: i32 = 104;
const WIDEST_LABEL: i32 = 200;
/// From a node's middle to where the label on its edge may begin.
const BEND: i32 = 52;

/// Places worked out before anything is drawn.
struct Plan {
    columns: Vec<i32>,
    payoffs_x: Vec<i32>,
    width: i32,
    height: i32,
}

/// Draws the tree from left to right.
#[must_use]
pub fn draw_wide(input: &TreeInput<'_>) -> TreeDrawing {
    let plan = plan(input);
    let places: BTreeMap<NodeIdx, (i32, i32)> = input.shown.iter().map(|shown| (shown.node, place(&plan, shown))).collect();
    let mut ground = column_heads(input.game, &plan);
    ground.extend(capsules(input, &places));
    ground.extend(input.shown.iter().flat_map(|shown| edge(input, shown.node, &places)));
    let nodes = input.shown.iter().map(|shown| draw_node(input, &plan, shown, &places)).collect();
    TreeDrawing { width: plan.width, height: plan.height, ground, nodes }
}

fn plan(input: &TreeInput<'_>) -> Plan {
    let deepest = input.shown.iter().map(|shown| shown.depth).max().unwrap_or(0);
    let mut columns = vec![LEFT];
    for depth in 1..=deepest {
        let labels = input.shown.iter().filter(|shown| shown.depth == depth).map(|shown| label_width(&edge_label(input.game, shown.node)));
        let gap = (labels.max().unwrap_or(0).min(WIDEST_LABEL) + BEND + 26).max(NARROWEST_COLUMN);
        columns.push(columns.last().copied().unwrap_or(LEFT) + gap);
    }
    let captions = input.shown.iter().filter(|shown| shown.n_hidden > 0).map(|shown| label_width(&(input.folded)(shown.n_hidden)));
    let mut x = columns.last().copied().unwrap_or(LEFT) + 34 + captions.max().unwrap_or(0);
    let payoffs_x = (0..input.game.n_players()).map(|player| {
        x += payoff_width(input, player) + 22;
        x
    }).collect();
    let rows = input.shown.iter().map(|shown| shown.breadth).fold(0.0, f64::max);
    Plan { columns, payoffs_x, width: x + 8, height: TOP + (rows * ROW) as i32 + 36 }
}

fn payoff_width(input: &TreeInput<'_>, player: usize) -> i32 {
    let name = input.game.players().get(player).map_or(0, |name| label_width(name).min(120));
    let ends = input.shown.iter().filter_map(|shown| input.game.payoffs(shown.node).get(player));
    ends.map(|payoff| label_width(&payoff.to_short())).fold(name, i32::max)
}

fn place(plan: &Plan, shown: &ShownNode) -> (i32, i32) {
    let x = plan.columns.get(shown.depth as usize).copied().unwrap_or(LEFT);
    (x, TOP + (shown.breadth * ROW) as i32)
}

fn column_heads(game: &Game, plan: &Plan) -> Vec<TreeShape> {
    let heads = game.players().iter().zip(&plan.payoffs_x).enumerate();
    heads.map(|(player, (name, x))| TreeShape::text((*x, 16), "end", &format!("soft {}", player_class(player as u32)), fitted(name, 120))).collect()
}

/// Nodes that look the same to their chooser, joined by a dashed capsule.
fn capsules(input: &TreeInput<'_>, places: &BTreeMap<NodeIdx, (i32, i32)>) -> Vec<TreeShape> {
    let hidden = input.game.sets().filter(|set| input.game.set(*set).is_some_and(|view| view.player.is_some() && view.n_members > 1));
    hidden.filter_map(|set| {
        let members: Vec<(i32, i32)> = input.game.members(set).filter_map(|node| places.get(&node).copied()).collect();
        let (first, last) = (members.first()?, members.last()?);
        let same_column = members.iter().all(|(x, _)| *x == first.0);
        let data = if same_column {
            let (left, top, length) = (first.0 - 18, first.1, last.1 - first.1);
            format!("M{left} {top}a18 18 0 0 1 36 0v{length}a18 18 0 0 1 -36 0z")
        } else {
            members.iter().enumerate().map(|(idx, (x, y))| format!("{}{x} {y}", if idx == 0 { "M" } else { "L" })).collect()
        };
        (members.len() > 1).then(|| TreeShape::path(data, "capsule"))
    }).collect()
}

fn edge(input: &TreeInput<'_>, node: NodeIdx, places: &BTreeMap<NodeIdx, (i32, i32)>) -> Vec<TreeShape> {
    let parent = input.game.parent(node).and_then(|parent| places.get(&parent));
    let (Some((from_x, from_y)), Some((to_x, to_y))) = (parent, places.get(&node)) else { return Vec::new() };
    let bend = from_x + BEND;
    let data = format!("M{} {from_y}C{} {from_y} {} {to_y} {bend} {to_y}H{}", from_x + 9, from_x + 30, from_x + 26, to_x - 9);
    let label = fitted(&edge_label(input.game, node), WIDEST_LABEL);
    let class = if input.chosen.contains(&node) { "value halo" } else { "halo" };
    vec![TreeShape::path(data, edge_class(input, node)), TreeShape::text((bend, to_y - 6), "start", class, label)]
}

fn draw_node(input: &TreeInput<'_>, plan: &Plan, shown: &ShownNode, places: &BTreeMap<NodeIdx, (i32, i32)>) -> DrawnNode {
    let node = shown.node;
    let (x, y) = places.get(&node).copied().unwrap_or_default();
    let mut shapes = vec![glyph(input.game, node, x, y)];
    if input.selected == Some(node) {
        shapes.push(ring(x, y));
    }
    let is_end = input.game.kind(node) == Kind::End;
    if let Some(worth) = input.worth.get(&node).filter(|_| !is_end) {
        shapes.push(TreeShape::text((x, y - 15), "middle", "value halo after-guess", worth.clone()));
    }
    if is_end {
        shapes.extend(payoffs(input, plan, node, x, y));
    } else {
        let class = format!("soft halo {}", owner_class(input.game, node));
        shapes.push(TreeShape::text((x, y + 25), "middle", &class, fitted(&(input.caption)(node), 110)));
    }
    if shown.n_hidden > 0 {
        shapes.push(TreeShape::text((x + 16, y + 4), "start", "soft", (input.folded)(shown.n_hidden)));
    }
    DrawnNode { node, depth: shown.depth, target: (x - 18, y - 18, 36, 36), shapes }
}

/// A thin leader from the end to its payoffs, one column for each player.
fn payoffs(input: &TreeInput<'_>, plan: &Plan, node: NodeIdx, x: i32, y: i32) -> Vec<TreeShape> {
    let first = plan.payoffs_x.first().copied().unwrap_or(x) - payoff_width(input, 0) - 6;
    let mut shapes = Vec::new();
    if first > x + 24 {
        shapes.push(TreeShape::path(format!("M{} {y}H{first}", x + 12), "leader"));
    }
    let columns = input.game.payoffs(node).iter().zip(&plan.payoffs_x).enumerate();
    shapes.extend(columns.map(|(player, (payoff, column))| {
        TreeShape::text((*column, y + 4), "end", &format!("value {}", player_class(player as u32)), payoff.to_short())
    }));
    shapes
}
