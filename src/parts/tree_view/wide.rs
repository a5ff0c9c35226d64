//! The wide layout: left to right, columns as wide as their labels ask, payoffs in columns at the right.
//!
//! Nothing may lie on an edge: a move's name stands on the flat part of its edge, what a node is worth above the node,
//! its owner's name below and to the left, where the only line is the one that comes in. Every end has a row to itself,
//! since its payoffs stand at the far right of it; any other node stands halfway between its first and its last move.

use lookahead_game::tree::{Game, Kind, NodeIdx};

use super::drawing::{
    DrawnNode, NodeMap, ShownNode, TreeDrawing, TreeInput, TreeShape, alike_sets, capsules, column_heads,
    edge_class, edge_label, edge_label_class, fitted, glyph, label_width, owner_class, place_of, plan_on_top,
    player_class, ring,
};
use crate::number::shown;

/// Small trees are spread to this width: that of a figure on a tablet, after the style sheet's scaling.
const FULL_WIDTH: i32 = 800;
/// The least height of a row.
const ROW: f64 = 36.0;
/// What a name or a number above, and a name below, ask for beyond a row's half on either side.
const ABOVE: f64 = 10.0;
const BELOW: f64 = 22.0;
const TOP: i32 = 42;
const LEFT: i32 = 24;
const NARROWEST_COLUMN: i32 = 104;
const WIDEST_COLUMN: i32 = 232;
/// Labels are cut to the first of these widths with which the drawing fits a figure, else to the last.
const WIDEST_LABELS: [i32; 3] = [220, 150, 104];
/// Players whose worths are all written at a node.
const MOST_WORTHS: i32 = 3;
/// Room inside a figure on a wide screen.
const FIGURE_WIDTH: i32 = 1060;
const WIDEST_CAPTION: i32 = 150;
/// From a node's middle to where the label on its edge may begin.
const BEND: i32 = 52;
/// Half of a node's glyph.
const HALF: i32 = 9;
/// Half the width of the capsule around nodes that look the same.
const CAPSULE: i32 = 19;

/// Places worked out before anything is drawn.
struct Plan {
    columns: Vec<i32>,
    payoffs_x: Vec<i32>,
    /// The middle of every node.
    places: NodeMap<(i32, i32)>,
    /// Room kept for what a node is worth.
    worth: i32,
    /// Nodes that look like another one to whoever chooses there.
    alike: Vec<NodeIdx>,
    width: i32,
    height: i32,
}

impl Plan {
    fn place(&self, node: NodeIdx) -> (i32, i32) {
        self.places.get(&node).copied().unwrap_or_default()
    }
}

/// Draws the tree from left to right.
#[must_use]
pub fn draw_wide(input: &TreeInput<'_>) -> TreeDrawing {
    let plan = plan(input);
    let mut ground =
        column_heads(input.game, plan.payoffs_x.iter().map(|x| (*x, 16)), widest_head(input.game));
    ground.extend(capsules(input, &plan.places, CAPSULE));
    ground.extend(input.shown.iter().flat_map(|shown| leaders(input, &plan, shown.node)));
    ground.extend(plan_on_top(input.shown.iter().flat_map(|shown| edge(input, &plan, shown.node)).collect()));
    let nodes = input.shown.iter().map(|shown| draw_node(input, &plan, shown)).collect();
    TreeDrawing { width: plan.width, height: plan.height, ground, nodes }
}

fn plan(input: &TreeInput<'_>) -> Plan {
    let [widest, rest @ ..] = WIDEST_LABELS;
    rest.into_iter().fold(plan_with(input, widest), |plan, widest| {
        if plan.width > FIGURE_WIDTH { plan_with(input, widest) } else { plan }
    })
}

fn plan_with(input: &TreeInput<'_>, widest_label: i32) -> Plan {
    let alike: Vec<NodeIdx> = alike_sets(input).into_iter().flatten().collect();
    let deepest = input.shown.iter().map(|shown| shown.depth).max().unwrap_or(0);
    let worth = worth_width(input);
    let left = input.shown.first().map_or(LEFT, |root| {
        let caption = label_width(&(input.caption)(root.node)).min(WIDEST_CAPTION);
        LEFT.max(caption - HALF + 4).max(worth)
    });
    let gaps: Vec<i32> =
        (1..=deepest).map(|depth| column_gap(input, &alike, (widest_label, worth), depth)).collect();
    let folded = input
        .shown
        .iter()
        .filter(|shown| shown.n_hidden > 0)
        .map(|shown| label_width(&(input.folded)(shown.n_hidden)));
    let after_ends = 34 + folded.max().unwrap_or(0);
    let payoffs: Vec<i32> = (0..input.game.n_players())
        .map(|player| payoff_width(input, player) + payoff_gap(input.game))
        .collect();
    let spare = FULL_WIDTH - left - gaps.iter().sum::<i32>() - after_ends - payoffs.iter().sum::<i32>() - 8;
    let share = (spare / deepest.max(1) as i32).max(0);
    let mut columns = vec![left];
    columns.extend(running_sum(left, gaps.iter().map(|gap| gap + share.min((WIDEST_COLUMN - gap).max(0)))));
    let payoffs_x = running_sum(columns.last().copied().unwrap_or(left) + after_ends, payoffs.into_iter());
    let (places, bottom) = places(input, &columns);
    let width = payoffs_x.last().copied().unwrap_or(left) + 8;
    Plan { columns, payoffs_x, places, worth, alike, width, height: bottom + 34 }
}

/// Every node's middle, and the lowest of them.
fn places(input: &TreeInput<'_>, columns: &[i32]) -> (NodeMap<(i32, i32)>, i32) {
    let rows = rows(input);
    let height = row_height(input, &rows);
    let x = |depth: u32| columns.get(depth as usize).copied().unwrap_or(LEFT);
    let y = |node| TOP + (rows.get(&node).copied().unwrap_or(0.0) * height) as i32;
    let bottom = input.shown.iter().map(|shown| y(shown.node)).max().unwrap_or(TOP);
    let places = input.shown.iter().map(|shown| (shown.node, (x(shown.depth), y(shown.node))));
    (NodeMap::in_preorder(places), bottom)
}

/// Rows from the top: nodes without shown moves one after the other, the rest in the middle of theirs.
fn rows(input: &TreeInput<'_>) -> NodeMap<f64> {
    // From the last node to the root: when a node's turn comes, its last and its first move have their rows.
    let mut spans: Vec<Option<(f64, f64)>> = vec![None; input.shown.len()];
    let mut lowest = 0.0;
    let mut rows: Vec<(NodeIdx, f64)> = Vec::with_capacity(input.shown.len());
    for (place, shown) in input.shown.iter().enumerate().rev() {
        let row = match spans.get(place).copied().flatten() {
            Some((first, last)) => (first + last) / 2.0,
            None => {
                lowest -= 1.0;
                lowest
            }
        };
        let parent = input.game.parent(shown.node).and_then(|parent| place_of(input, parent));
        if let Some(span) = parent.and_then(|parent| spans.get_mut(parent)) {
            *span = Some((row, span.map_or(row, |(_, last)| last)));
        }
        rows.push((shown.node, row));
    }
    NodeMap::in_preorder(rows.into_iter().rev().map(|(node, row)| (node, row - lowest)))
}

fn running_sum(start: i32, steps: impl Iterator<Item = i32>) -> Vec<i32> {
    steps
        .scan(start, |at, step| {
            *at += step;
            Some(*at)
        })
        .collect()
}

/// The distance between two columns: a bend, the widest label and what stands to the left of the nodes.
fn column_gap(
    input: &TreeInput<'_>,
    alike: &[NodeIdx],
    (widest_label, worth): (i32, i32),
    depth: u32,
) -> i32 {
    let here = input.shown.iter().filter(|shown| shown.depth == depth);
    here.map(|shown| {
        let is_end = input.game.kind(shown.node) == Kind::End;
        let label = label_width(&edge_label(input.game, shown.node)).min(widest_label);
        let beside = if alike.contains(&shown.node) { CAPSULE + HALF } else { 0 };
        let caption =
            if is_end { 0 } else { label_width(&(input.caption)(shown.node)).min(WIDEST_CAPTION) + beside };
        (label + BEND + if is_end { 16 } else { worth }).max(caption + BEND)
    })
    .fold(NARROWEST_COLUMN, i32::max)
}

/// Room for what a node is worth; the same whether or not it is shown yet, so that nothing moves from sum to sum.
fn worth_width(input: &TreeInput<'_>) -> i32 {
    let n_players = input.game.n_players();
    if n_players == 1 || n_players as i32 > MOST_WORTHS {
        return 40;
    }
    let widths = (0..n_players).map(|player| number_width(input, player, 18).min(60) + 9);
    widths.sum::<i32>().min(WIDEST_CAPTION)
}

/// As much as the closest two nodes of a column ask for: an end needs room for its move's name alone, other nodes for
/// their worth above and their owner's name below.
fn row_height(input: &TreeInput<'_>, rows: &NodeMap<f64>) -> f64 {
    let mut above: Vec<Option<(f64, bool)>> = vec![None; input.shown.len()];
    input.shown.iter().fold(ROW, |row, shown| {
        let is_inner = input.game.kind(shown.node) != Kind::End;
        let here = rows.get(&shown.node).copied().unwrap_or(0.0);
        let before = above.get_mut(shown.depth as usize).and_then(|above| above.replace((here, is_inner)));
        let Some((there, was_inner)) = before else { return row };
        let wanted = ROW + if is_inner { ABOVE } else { 0.0 } + if was_inner { BELOW } else { 0.0 };
        row.max(wanted / (here - there).max(1.0))
    })
}

/// The more players, the narrower the heads of their columns.
fn widest_head(game: &Game) -> i32 {
    match game.n_players() {
        0..=2 => 140,
        3..=4 => 100,
        _ => 64,
    }
}

fn payoff_gap(game: &Game) -> i32 {
    if game.n_players() > 4 { 14 } else { 22 }
}

/// The widest of a player's payoffs, or `least`.
fn number_width(input: &TreeInput<'_>, player: usize, least: i32) -> i32 {
    let ends = input.shown.iter().filter_map(|shown| input.game.payoffs(shown.node).get(player));
    ends.map(|payoff| label_width(&shown(payoff))).fold(least, i32::max)
}

fn payoff_width(input: &TreeInput<'_>, player: usize) -> i32 {
    let name =
        input.game.players().get(player).map_or(0, |name| label_width(name).min(widest_head(input.game)));
    number_width(input, player, name)
}

fn edge(input: &TreeInput<'_>, plan: &Plan, node: NodeIdx) -> Vec<TreeShape> {
    let Some((from_x, from_y)) = input.game.parent(node).and_then(|parent| plan.places.get(&parent)) else {
        return Vec::new();
    };
    let (to_x, to_y) = plan.place(node);
    let bend = from_x + BEND;
    let end = if input.game.kind(node) == Kind::End { to_x - 7 } else { to_x - HALF };
    let data = format!(
        "M{} {from_y}C{} {from_y} {} {to_y} {bend} {to_y}H{end}",
        from_x + HALF,
        from_x + 30,
        from_x + 26
    );
    let beside = if input.game.kind(node) == Kind::End { 12 } else { plan.worth };
    let label = fitted(&edge_label(input.game, node), to_x - bend - beside);
    vec![
        TreeShape::path(data, edge_class(input, node)),
        TreeShape::text((bend, to_y - 7), "start", edge_label_class(input, node), label),
    ]
}

fn draw_node(input: &TreeInput<'_>, plan: &Plan, shown: &ShownNode) -> DrawnNode {
    let node = shown.node;
    let (x, y) = plan.place(node);
    let mut shapes = vec![glyph(input.game, node, x, y)];
    if input.selected == Some(node) {
        shapes.push(ring(x, y));
    }
    if input.game.kind(node) == Kind::End {
        shapes.extend(payoffs(input, plan, node, y));
    } else {
        shapes.extend(worth(input, node).map(|worth| worth_label(&worth, plan.worth, x, y)));
        shapes.push(caption(input, plan, shown, x, y));
    }
    if shown.n_hidden > 0 {
        shapes.push(TreeShape::text((x + 20, y + 5), "start", "soft", (input.folded)(shown.n_hidden)));
    }
    DrawnNode { node, depth: shown.depth, target: (x - 18, y - 18, 36, 36), shapes }
}

/// Who moves here, under the line that comes in; beside the capsule where there is one.
fn caption(input: &TreeInput<'_>, plan: &Plan, shown: &ShownNode, x: i32, y: i32) -> TreeShape {
    let beside = if plan.alike.contains(&shown.node) { CAPSULE + HALF + 5 } else { 0 };
    let room = column_room(plan, shown.depth) - beside;
    let class = format!("halo {}", owner_class(input.game, shown.node));
    TreeShape::text(
        (x + HALF - beside, if beside > 0 { y + 19 } else { y + 31 }),
        "end",
        &class,
        fitted(&(input.caption)(shown.node), room),
    )
}

/// What the node is worth to each player; among many players only to the one who chooses, the table has the rest.
fn worth(input: &TreeInput<'_>, node: NodeIdx) -> Option<String> {
    let worth = input.worth.get(&node)?;
    match input.game.kind(node) {
        _ if input.game.n_players() as i32 <= MOST_WORTHS => Some(worth.clone()),
        Kind::Choice(player) => worth.split(", ").nth(player.get() as usize).map(str::to_owned),
        _ => None,
    }
}

/// What standing at the node is worth: over it, and to the left of it where several numbers need more room.
fn worth_label(worth: &str, room: i32, x: i32, y: i32) -> TreeShape {
    let class = "value halo after-guess";
    if label_width(worth) <= 40 {
        return TreeShape::text((x, y - 20), "middle", class, worth);
    }
    TreeShape::text((x + HALF, y - 20), "end", class, fitted(worth, room.max(80) + HALF))
}

/// What a caption may take up to the left of a node without touching the bend of its siblings' edges.
fn column_room(plan: &Plan, depth: u32) -> i32 {
    let x = |depth: u32| plan.columns.get(depth as usize).copied().unwrap_or(LEFT);
    match depth.checked_sub(1) {
        Some(before) => x(depth) - x(before) - BEND + HALF,
        None => x(0) + HALF,
    }
}

/// Dotted leaders from an end to its payoffs and from one payoff to the next.
fn leaders(input: &TreeInput<'_>, plan: &Plan, node: NodeIdx) -> Vec<TreeShape> {
    if input.game.kind(node) != Kind::End {
        return Vec::new();
    }
    let (x, y) = plan.place(node);
    let starts = std::iter::once(x + 15).chain(plan.payoffs_x.iter().map(|column| column + 7));
    let payoffs = input.game.payoffs(node).iter().zip(&plan.payoffs_x);
    let ends = payoffs.map(|(payoff, column)| column - label_width(&shown(payoff)) - 7);
    let lines = starts.zip(ends).filter(|(from, until)| until > &(from + 4));
    lines.map(|(from, until)| TreeShape::path(format!("M{from} {y}H{until}"), "leader")).collect()
}

/// An end's payoffs, one column for each player.
fn payoffs(input: &TreeInput<'_>, plan: &Plan, node: NodeIdx, y: i32) -> Vec<TreeShape> {
    let columns = input.game.payoffs(node).iter().zip(&plan.payoffs_x).enumerate();
    columns
        .map(|(player, (payoff, column))| {
            TreeShape::text(
                (*column, y + 5),
                "end",
                &format!("value halo {}", player_class(player as u32)),
                shown(payoff),
            )
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use lookahead_game::efg;

    use super::*;
    use crate::parts::tree_view::{NodeSet, draw_narrow};

    const LONG_MOVE: &str = "accept the first offer that comes along, and load it at noon";
    const LONG_NAME: &str = "Bartholomew Featherstonehaugh-Cholmondel";

    /// A game of two moves each for two players, with many more players looking on.
    fn game(n_players: usize) -> Game {
        let names = format!("\"{LONG_NAME}\" ").repeat(n_players);
        let pays = "-1/7 ".repeat(n_players);
        let end = |number: u32| format!("t \"\" {number} \"\" {{ {pays}}}\n");
        let text = format!(
            "EFG 2 R \"\" {{ {names}}}\n\"\"\np \"\" 1 1 \"\" {{ \"{LONG_MOVE}\" \"b\" }} 0\n{}p \"\" 2 1 \"\" {{ \"c\" \"{LONG_MOVE}\" }} 0\n{}{}",
            end(1),
            end(2),
            end(3)
        );
        efg::read(text.as_bytes(), &efg::Caps::default()).unwrap().0
    }

    fn drawn(game: &Game, draw: fn(&TreeInput<'_>) -> TreeDrawing) -> TreeDrawing {
        let depth = |node| std::iter::successors(game.parent(node), |node| game.parent(*node)).count() as u32;
        let shown: Vec<ShownNode> =
            game.nodes().map(|node| ShownNode { node, depth: depth(node), n_hidden: 0 }).collect();
        let worth =
            NodeMap::in_preorder(game.nodes().map(|node| (node, vec!["−1/7"; game.n_players()].join(", "))));
        let (caption, folded) = (|_| LONG_NAME.to_owned(), |_| String::new());
        let (chosen, selected) = (NodeSet::default(), Some(NodeIdx::ROOT));
        draw(&TreeInput {
            game,
            shown: &shown,
            chosen: &chosen,
            worth: &worth,
            selected,
            caption: &caption,
            folded: &folded,
        })
    }

    /// Left end, baseline and right end of every text.
    fn texts(drawing: &TreeDrawing) -> Vec<(i32, i32, i32, String)> {
        let shapes = drawing.ground.iter().chain(drawing.nodes.iter().flat_map(|node| &node.shapes));
        shapes
            .filter_map(|shape| match shape {
                TreeShape::Text { x, y, anchor: "start", text, .. } => {
                    Some((*x, *y, x + label_width(text), text.clone()))
                }
                TreeShape::Text { x, y, anchor: "end", text, .. } => {
                    Some((x - label_width(text), *y, *x, text.clone()))
                }
                TreeShape::Text { x, y, text, .. } => {
                    Some((x - label_width(text) / 2, *y, x + label_width(text) / 2, text.clone()))
                }
                TreeShape::Path { .. } => None,
            })
            .collect()
    }

    #[test]
    fn texts_stay_inside_and_apart_however_long_the_names_are() {
        for n_players in [2, 3, 8] {
            for draw in [draw_wide, draw_narrow] {
                let drawing = drawn(&game(n_players), draw);
                let texts = texts(&drawing);
                for (idx, (left, y, right, text)) in texts.iter().enumerate() {
                    assert!(
                        *left >= 0 && *right <= drawing.width,
                        "{text} leaves a drawing for {n_players}: {left} to {right}"
                    );
                    assert!(*y >= 12 && *y <= drawing.height, "{text} leaves a drawing for {n_players}: {y}");
                    let touches = |other: &&(i32, i32, i32, String)| {
                        (other.1 - y).abs() < 14 && other.0 < *right && *left < other.2
                    };
                    assert_eq!(
                        texts.iter().skip(idx + 1).find(touches),
                        None,
                        "touches {text} in a drawing for {n_players}"
                    );
                }
            }
        }
    }

    #[test]
    fn every_end_has_a_row_and_other_nodes_stand_between_their_moves() {
        let drawing = drawn(&game(2), draw_wide);
        let middle: Vec<i32> = drawing.nodes.iter().map(|node| node.target.1).collect();
        let ends = [middle[1], middle[3], middle[4]];
        assert!(ends.windows(2).all(|pair| pair[1] - pair[0] >= ROW as i32), "{middle:?}");
        assert_eq!(middle[2], (middle[3] + middle[4]) / 2);
    }

    #[test]
    fn small_trees_fill_a_figure_and_large_ones_are_cut_to_it() {
        let text = "EFG 2 R \"\" { \"A\" }\n\"\"\np \"\" 1 1 \"\" { \"a\" \"b\" } 0\nt \"\" 1 \"\" { 1 }\nt \"\" 2 \"\" { 2 }\n";
        let (small, _) = efg::read(text.as_bytes(), &efg::Caps::default()).unwrap();
        assert!(drawn(&small, draw_wide).width <= FULL_WIDTH);
        assert!(drawn(&game(2), draw_wide).width <= FIGURE_WIDTH);
    }
}
