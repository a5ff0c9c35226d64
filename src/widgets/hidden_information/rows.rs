//! The data table: one row for each node, under the strategies that are drawn.

use lookahead_game::tree::{Kind, NodeIdx};

use super::figure::Scene;
use crate::figures::{Table, games};
use crate::number::shown;

pub fn table(scene: &Scene<'_>) -> Table {
    let words = &scene.ask.words;
    let own = ["table.node", "table.name", "table.reached", "table.who", "table.set", "table.pays"];
    let drawn = ["table.does", "table.worth", "table.reach"];
    let mut head = Vec::new();
    let drawn = drawn.iter().filter(|_| scene.ruled.is_ok());
    own.iter().chain(drawn).for_each(|key| head.push(words.word(key)));
    games::table(scene.ask, &scene.voice, head, &|node| row(scene, node))
}

fn row(scene: &Scene<'_>, node: NodeIdx) -> Vec<String> {
    let (words, game, voice) = (&scene.ask.words, scene.state.game(), &scene.voice);
    let kind = game.kind(node);
    let who = if kind == Kind::End { words.word("end") } else { voice.caption(node) };
    let set = match kind {
        Kind::Choice(_) => game.set_idx(node).map(|set| (set.get() + 1).to_string()).unwrap_or_default(),
        _ => String::new(),
    };
    let payoffs = game.payoffs(node);
    let pays = if payoffs.is_empty() { String::new() } else { voice.per_player(payoffs) };
    let mut row = vec![node.get().to_string(), voice.node(node), voice.into(node), who, set, pays];
    if let Ok(ruled) = &scene.ruled {
        row.push(scene.done(ruled, node));
        row.push(voice.per_player(ruled.value(node)));
        row.push(shown(ruled.evaluation.reach(node)));
    }
    row
}
