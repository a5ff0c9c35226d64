//! The tree for phones: a row for each node, indented by its depth, in the size of the text.

use super::figure::{Drawing, Scene};
use super::parts::{classed, label, moved, path};
use crate::page::Node;

const WIDTH: i32 = 320;
const LEFT: i32 = 18;
const ROW: i32 = 58;
const TOP: i32 = 26;
/// Indents shrink where the tree is deep.
const WIDEST_INDENT: i32 = 26;
const MOST_INDENT: i32 = 110;

/// The drawing's size, what lies under the nodes, and the nodes' places.
pub(super) fn draw_narrow(scene: &Scene<'_>) -> Drawing {
    let first = scene.first_depth();
    let deepest = scene.nodes.iter().map(|node| node.depth - first).max().unwrap_or(0).max(1);
    let indent = (MOST_INDENT / i32::try_from(deepest).unwrap_or(1)).clamp(6, WIDEST_INDENT);
    let rows = (0..).step_by(usize::try_from(ROW).unwrap_or(1));
    let places: Vec<(i32, i32)> = scene
        .nodes
        .iter()
        .zip(rows)
        .map(|(node, top)| (LEFT + indent * i32::try_from(node.depth - first).unwrap_or(0), TOP + top))
        .collect();
    let (chosen, others): (Vec<_>, Vec<_>) = (1..places.len()).partition(|at| scene.is_thick(*at));
    let mut ground: Vec<Node> = others.iter().chain(&chosen).map(|at| edge(scene, &places, *at)).collect();
    ground.extend((0..places.len()).flat_map(|at| words(scene, &places, at)));
    let bottom = places.last().map_or(TOP, |(_, y)| *y);
    Drawing { size: (WIDTH, bottom + 34), ground, places }
}

fn edge(scene: &Scene<'_>, places: &[(i32, i32)], at: usize) -> Node {
    let parent = scene.nodes.get(at).and_then(|node| node.parent);
    let from = parent.and_then(|parent| places.get(parent)).copied().unwrap_or_default();
    let (x, y) = places.get(at).copied().unwrap_or_default();
    let class = if scene.is_thick(at) { "edge chosen" } else { "edge" };
    path(class, &format!("M{} {}V{y}H{}", from.0, from.1 + 9, x - 7))
}

fn words(scene: &Scene<'_>, places: &[(i32, i32)], at: usize) -> Vec<Node> {
    let (Some(node), Some(&(x, y))) = (scene.nodes.get(at), places.get(at)) else { return Vec::new() };
    let [amount_x, amount_y] = scene.solved.amounts(node.state);
    let [vx, vy, _, _, j] = scene.solved.short(node.state);
    let go_on = if node.is_cut { " …" } else { "" };
    let name = format!("{}{go_on}", scene.edge_name(at));
    let mut parts = Vec::new();
    if !name.is_empty() {
        parts.push(label((x + 20, 5), "start", "", &name));
    }
    parts.push(label((WIDTH - 74, 5), "end", "tone-x", &format!("x {amount_x}")));
    parts.push(label((WIDTH - 4, 5), "end", "tone-y", &format!("y {amount_y}")));
    if scene.is_valued(at) && node.player.is_some() {
        let worths = vec![
            label((x + 20, 24), "start", "value", &format!("J {j}")),
            label((WIDTH - 74, 24), "end", "tone-x", &format!("VX {vx}")),
            label((WIDTH - 4, 24), "end", "tone-y", &format!("VY {vy}")),
        ];
        parts.push(classed("g", "after-guess", worths));
    }
    vec![moved((0, y), parts)]
}
