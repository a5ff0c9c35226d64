//! The tree from left to right. At every node: J above it, the amounts of X and Y below it, and below these VX and VY.
//! Every end has a row of its own, and so has every node that is cut or folded; other nodes stand in the middle of theirs.

use super::figure::{Drawing, Scene};
use super::parts::{classed, label, moved, path};
use super::tree::TreeNode;
use crate::page::Node;

/// Width of a drawing that is not forced to be wider.
const FULL_WIDTH: i32 = 940;
const LEFT: i32 = 64;
const RIGHT: i32 = 150;
const TOP: i32 = 38;
const NARROWEST_COLUMN: i32 = 132;
const WIDEST_COLUMN: i32 = 260;
/// Rows of ends, and the least room of a node with words under it.
const ROW: i32 = 40;
const ROOM: i32 = 84;

/// The drawing's size, what lies under the nodes, and the nodes' places.
pub(super) fn draw_wide(scene: &Scene<'_>) -> Drawing {
    let places = places(scene);
    // Words stand under inner nodes only.
    let under = |at: usize| if scene.nodes.get(at).is_some_and(is_leaf) { 14 } else { 52 };
    let bottom = places.iter().enumerate().map(|(at, (_, y))| y + under(at)).max().unwrap_or(TOP);
    let right = places.iter().map(|(x, _)| *x).max().unwrap_or(LEFT);
    let heads = [("tone-x", "X", 34), ("tone-y", "Y", 74), ("soft", "J", 122)];
    let mut ground: Vec<Node> =
        heads.iter().map(|(class, text, dx)| label((right + dx, 16), "end", class, text)).collect();
    let (chosen, others): (Vec<_>, Vec<_>) = (1..scene.nodes.len()).partition(|at| scene.is_thick(*at));
    ground.extend(others.iter().chain(&chosen).flat_map(|at| edge(scene, &places, *at)));
    ground.extend((0..places.len()).flat_map(|at| words(scene, &places, at, right)));
    Drawing { size: (right + RIGHT, bottom), ground, places }
}

fn places(scene: &Scene<'_>) -> Vec<(i32, i32)> {
    let first = scene.first_depth();
    let deepest = scene.nodes.iter().map(|node| node.depth - first).max().unwrap_or(0);
    let spare = (FULL_WIDTH - LEFT - RIGHT) / i32::try_from(deepest.max(1)).unwrap_or(1);
    let column = spare.clamp(NARROWEST_COLUMN, WIDEST_COLUMN);
    let rows = rows(scene);
    let is_inner = |at: &usize| scene.nodes.get(at + 1).is_some_and(|next| next.parent == Some(*at));
    // Words under a node must not touch the next row: where a node has one end only, rows are as high as its words.
    let n_ends = |at: usize| scene.subtree(at).filter(|below| !is_inner(below)).count();
    let fewest = (0..scene.nodes.len()).filter(is_inner).map(n_ends).min().unwrap_or(1).max(1);
    let row_height = ROW.max(ROOM / i32::try_from(fewest).unwrap_or(1));
    let place = |(node, row): (&TreeNode, &f64)| {
        let x = LEFT + column * i32::try_from(node.depth - first).unwrap_or(0);
        (x, TOP + (row * f64::from(row_height)) as i32)
    };
    scene.nodes.iter().zip(&rows).map(place).collect()
}

/// Rows from the top: ends one after the other, the rest in the middle of theirs.
fn rows(scene: &Scene<'_>) -> Vec<f64> {
    let mut spans: Vec<Option<(f64, f64)>> = vec![None; scene.nodes.len()];
    let mut rows = vec![0.0; scene.nodes.len()];
    let mut lowest = 0.0;
    for (at, node) in scene.nodes.iter().enumerate().rev() {
        let row = match spans.get(at).copied().flatten() {
            Some((first, last)) => f64::midpoint(first, last),
            None => {
                lowest -= 1.0;
                lowest
            }
        };
        if let Some(span) = node.parent.and_then(|parent| spans.get_mut(parent)) {
            *span = Some((row, span.map_or(row, |(_, last)| last)));
        }
        rows.iter_mut().skip(at).take(1).for_each(|slot| *slot = row);
    }
    rows.into_iter().map(|row| row - lowest).collect()
}

fn edge(scene: &Scene<'_>, places: &[(i32, i32)], at: usize) -> Vec<Node> {
    let Some(node) = scene.nodes.get(at) else { return Vec::new() };
    let from = node.parent.and_then(|parent| places.get(parent)).copied().unwrap_or_default();
    let (x, y) = places.get(at).copied().unwrap_or_default();
    let bend = from.0 + (x - from.0) / 2;
    let class = if scene.is_thick(at) { "edge chosen" } else { "edge" };
    let data = format!(
        "M{} {}C{} {} {} {y} {bend} {y}H{}",
        from.0 + 9,
        from.1,
        from.0 + 36,
        from.1,
        bend - 36,
        x - 9
    );
    let name = scene.edge_name(at);
    vec![
        path(class, &data),
        label((x - if node.player.is_some() { 36 } else { 18 }, y - 6), "end", "halo", &name),
    ]
}

/// The words at a node; places are told from the node, or from its row, since the same text packs well.
fn words(scene: &Scene<'_>, places: &[(i32, i32)], at: usize, right: i32) -> Vec<Node> {
    let (Some(node), Some(&(x, y))) = (scene.nodes.get(at), places.get(at)) else { return Vec::new() };
    let [amount_x, amount_y] = scene.solved.amounts(node.state);
    let is_valued = scene.is_valued(at);
    let [vx, vy, _, _, j] = scene.solved.short(node.state);
    if is_leaf(node) {
        let mut parts = vec![
            label((right + 34, 5), "end", "tone-x", &amount_x),
            label((right + 74, 5), "end", "tone-y", &amount_y),
        ];
        if x < right || node.is_cut {
            let gap = if node.is_cut { 34 } else { 16 };
            parts.push(path("leader", &format!("M{} 0H{}", x + gap, right + 14)));
        }
        parts.extend(node.is_cut.then(|| label((x + 14, 5), "start", "soft", "…")));
        parts.extend(is_valued.then(|| label((right + 122, 5), "end", "after-guess soft", &j)));
        return vec![moved((0, y), parts)];
    }
    let mut parts = vec![
        label((-3, 30), "end", "tone-x halo", &format!("x {amount_x}")),
        label((3, 30), "start", "tone-y halo", &format!("y {amount_y}")),
    ];
    if is_valued {
        let worths = vec![
            label((0, -18), "middle", "value halo", &format!("J {j}")),
            label((-3, 47), "end", "tone-x halo", &format!("VX {vx}")),
            label((3, 47), "start", "tone-y halo", &format!("VY {vy}")),
        ];
        parts.push(classed("g", "after-guess", worths));
    }
    vec![moved((x, y), parts)]
}

/// Is nothing drawn below it?
fn is_leaf(node: &TreeNode) -> bool {
    node.player.is_none() || node.is_cut
}
