//! The legend under a tree: shape says the kind of node, colour and label say whose it is.

use lookahead_game::tree::{Kind, PlayerIdx};

use super::figure::{Scene, inset};
use crate::page::Node;
use crate::parts::tree_view::player_sign;

/// Players with a sign of their own.
const MOST_SIGNS: usize = 8;
/// Nodes looked through for draws of chance.
const MOST_LOOKED_AT: usize = 400;

/// What stands in the tree; `compares` adds the sign of a choice in which two rulers differ.
pub fn legend(scene: &Scene<'_>, compares: bool) -> Node {
    let (words, game) = (&scene.ask.words, &scene.state.game);
    let players = (0..game.n_players().min(MOST_SIGNS) as u32).map(|player| {
        let name = scene.voice.player(PlayerIdx::new(player));
        let (data, class) = player_sign(player, 3, 3);
        entry(&class, &data, &words.fill("legend.player", &[("player", &name)]))
    });
    let mut entries: Vec<Node> = players.collect();
    if game.nodes().take(MOST_LOOKED_AT).any(|node| game.kind(node) == Kind::Chance) {
        entries.push(entry(
            "node chance",
            "M3 12a9 9 0 1 0 18 0a9 9 0 1 0 -18 0z",
            &words.word("legend.chance"),
        ));
    }
    if !game.is_perfect_information() {
        let capsule = "M3 12a6 6 0 0 1 6 -6h6a6 6 0 0 1 0 12h-6a6 6 0 0 1 -6 -6z";
        entries.push(entry("capsule", capsule, &words.word("legend.hidden")));
    }
    entries.push(entry("node end", "M3 12l18 -9v18z", &words.word("legend.end")));
    entries.push(entry("edge chosen", "M2 12h20", &words.word("legend.chosen")));
    if compares {
        entries.push(Node::element("li", &[], vec![Node::text(words.word("legend.differs"))]));
    }
    inset(Node::element("ul", &[("class", "legend")], entries))
}

fn entry(class: &str, data: &str, text: &str) -> Node {
    let path = Node::element("path", &[("class", class), ("d", data)], Vec::new());
    let sign = Node::element("svg", &[("viewBox", "0 0 24 24"), ("aria-hidden", "true")], vec![path]);
    Node::element("li", &[], vec![sign, Node::text(text)])
}
