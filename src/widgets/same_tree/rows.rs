//! The data table: one row for each node, under both rulers.

use lookahead_game::tree::{Kind, NodeIdx};

use super::figure::Scene;
use crate::figures::{Table, games};
use crate::number::shown;

pub fn table(scene: &Scene<'_>) -> Table {
    let words = &scene.ask.words;
    let mut head = Vec::new();
    for key in ["table.node", "table.name", "table.reached", "table.who", "table.pays"] {
        head.push(words.word(key));
    }
    for side in (0..2).filter(|side| scene.ruled(*side).is_some()) {
        let way = scene.way(side);
        for key in ["table.does", "table.worth", "table.reach"] {
            head.push(words.fill(key, &[("way", &way)]));
        }
    }
    games::table(scene.ask, &scene.voice, head, &|node| row(scene, node))
}

fn row(scene: &Scene<'_>, node: NodeIdx) -> Vec<String> {
    let (words, game, voice) = (&scene.ask.words, scene.state.game(), &scene.voice);
    let is_end = game.kind(node) == Kind::End;
    let who = if is_end { words.word("end") } else { voice.caption(node) };
    let payoffs = game.payoffs(node);
    let pays = if payoffs.is_empty() { String::new() } else { voice.per_player(payoffs) };
    let mut row = vec![node.get().to_string(), voice.node(node), voice.into(node), who, pays];
    for ruled in (0..2).filter_map(|side| scene.ruled(side)) {
        let mut done = scene.done(ruled, node);
        if ruled.solution.is_tie(node) {
            done = [&done, " (", &words.word("table.tie"), ")"].concat();
        }
        row.extend([done, voice.per_player(ruled.value(node)), shown(ruled.reach(node))]);
    }
    row
}
