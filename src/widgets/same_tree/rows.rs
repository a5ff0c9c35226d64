//! The data table: one row for each node, under both rulers, or under the strategies that are drawn.

use lookahead_game::tree::{Kind, NodeIdx};

use super::figure::Scene;
use super::rule::Ruled;
use super::{equilibria, strategies};
use crate::figures::Table;
use crate::number::shown;

/// Rows of the table; of larger games the first of a preorder.
const MOST_ROWS: usize = 300;

pub fn table(scene: &Scene<'_>) -> Table {
    let (words, game) = (&scene.ask.words, &scene.state.game);
    let fixed = match scene.state.view {
        "strategies" => {
            Ruled::under(game, strategies::profile(scene).0).ok().map(|ruled| ("table.by_hand", ruled))
        }
        "equilibria" => equilibria::ruled(scene).map(|ruled| ("table.drawn", ruled)),
        _ => None,
    };
    let mut columns: Vec<(String, &Ruled)> = Vec::new();
    match &fixed {
        Some((key, fixed)) => columns.push((words.word(key), fixed)),
        None => columns.extend((0..2).filter_map(|side| Some((scene.way(side), scene.ruled(side)?)))),
    }
    let mut head: Vec<String> =
        ["table.node", "table.name", "table.reached", "table.who", "table.set", "table.pays"]
            .into_iter()
            .map(|key| words.word(key))
            .collect();
    for (way, _) in &columns {
        head.extend(["table.does", "table.worth", "table.reach"].map(|key| words.fill(key, &[("way", way)])));
    }
    let n = game.n_nodes();
    let key = if n > MOST_ROWS { "table.caption_cut" } else { "table.caption" };
    Table {
        caption: words.fill(key, &[("n", &n.to_string()), ("max", &MOST_ROWS.to_string())]),
        head,
        rows: game.nodes().take(MOST_ROWS).map(|node| row(scene, &columns, node)).collect(),
    }
}

fn row(scene: &Scene<'_>, columns: &[(String, &Ruled)], node: NodeIdx) -> Vec<String> {
    let (words, game, voice) = (&scene.ask.words, &scene.state.game, &scene.voice);
    let into = match (game.parent(node), game.move_into(node)) {
        (Some(parent), Some(at)) => game.move_name(parent, at).to_owned(),
        _ => words.word("start"),
    };
    let who = if game.kind(node) == Kind::End { words.word("end") } else { voice.caption(node) };
    let set = match game.kind(node) {
        Kind::Choice(_) => game.set_idx(node).map(|set| (set.get() + 1).to_string()).unwrap_or_default(),
        _ => String::new(),
    };
    let pays =
        if game.payoffs(node).is_empty() { String::new() } else { voice.per_player(game.payoffs(node)) };
    let mut row = vec![node.get().to_string(), voice.node(node), into, who, set, pays];
    for (_, ruled) in columns {
        let tie = if ruled.is_tie(node) { words.word("table.tie") } else { String::new() };
        let done = voice.done(ruled, node);
        row.push(if tie.is_empty() { done } else { format!("{done} ({tie})") });
        row.push(voice.per_player(ruled.value(node)));
        row.push(shown(ruled.reach(node)));
    }
    row
}
