//! The legend under a tree: shape says the kind of node, colour and label say whose it is.

use lookahead_game::tree::{Kind, PlayerIdx};

use super::{Voice, inset};
use crate::page::Node;
use crate::parts::tree_view::player_sign;

/// Players with a sign of their own.
const MOST_SIGNS: usize = 8;
/// Nodes looked through for draws of chance.
const MOST_LOOKED_AT: usize = 400;

/// What stands in the tree, then the widget's own entries.
#[must_use]
pub fn legend(voice: &Voice<'_>, own: Vec<Node>) -> Node {
    let (words, game) = (&voice.words, voice.game);
    let mut entries = Vec::new();
    for player in 0..game.n_players().min(MOST_SIGNS) as u32 {
        let name = voice.player(PlayerIdx::new(player));
        let (data, class) = player_sign(player, 3, 3);
        entries.push(entry(&class, &data, "", &words.fill("legend.player", &[("player", &name)])));
    }
    if game.nodes().take(MOST_LOOKED_AT).any(|node| game.kind(node) == Kind::Chance) {
        let circle = "M3 12a9 9 0 1 0 18 0a9 9 0 1 0 -18 0z";
        entries.push(entry("node chance", circle, "", &words.word("legend.chance")));
    }
    if !game.is_perfect_information() {
        let capsule = "M3 12a6 6 0 0 1 6 -6h6a6 6 0 0 1 0 12h-6a6 6 0 0 1 -6 -6z";
        entries.push(entry("capsule", capsule, "", &words.word("legend.hidden")));
    }
    entries.push(entry("node end", "M3 12l18 -9v18z", "", &words.word("legend.end")));
    entries.extend(own);
    inset(Node::element("ul", &[("class", "legend")], entries))
}

/// One sign, 24 by 24, with its words; `dashes` is the pattern of a dashed line.
#[must_use]
pub fn entry(class: &str, data: &str, dashes: &str, text: &str) -> Node {
    let path = [("class", class), ("d", data), ("stroke-dasharray", dashes)];
    let path = if dashes.is_empty() { &path[..2] } else { &path[..] };
    let sign = Node::leaf("path", path);
    let sign = Node::element("svg", &[("viewBox", "0 0 24 24"), ("aria-hidden", "true")], vec![sign]);
    Node::element("li", &[], vec![sign, Node::text(text)])
}
