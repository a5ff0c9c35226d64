//! The game as a tree, with the posterior of one line as the odds of its first draw. The plan and the values at the nodes
//! are those of `lookahead-game`: the best response of a player who cannot tell the two nodes apart.

use lookahead_game::information::{Evaluation, Profile, best_response, evaluate};
use lookahead_game::tree::{Game, Kind, NodeIdx, PlayerIdx};
use lookahead_models::faking::{Names, named_game};

use super::figure::short;
use super::model::{Answer, State};
use crate::figures::Ask;
use crate::figures::pictures::{TreePicture, tree_nodes};
use crate::page::Node;
use crate::parts::tree_view::NodeMap;

/// Words for [`Names`], in its order.
const NAMES: [&str; 7] = ["player", "recorded", "not_recorded", "comply", "decline", "changed", "unchanged"];

/// The tree of the chosen line.
pub(super) fn draw(ask: &Ask<'_>, state: &State, answer: &Answer, label: &str) -> Vec<Node> {
    let names = NAMES.map(|name| ask.words.word(&["tree.", name].concat()));
    let Some((game, solved)) = solved(state, answer, &names) else { return Vec::new() };
    let words = &ask.words;
    let made = game.nodes().filter(|node| !solved.reach(*node).is_zero()).collect();
    let worth_of = |node: NodeIdx| solved.value(node).first().map(short).unwrap_or_default();
    let inner = game.nodes().filter(|node| game.kind(*node) != Kind::End);
    let worth = NodeMap::in_preorder(inner.map(|node| (node, worth_of(node))));
    let caption = |node| match game.kind(node) {
        Kind::Choice(_) => names.first().cloned().unwrap_or_default(),
        Kind::Chance => words.word("tree.chance"),
        Kind::End => String::new(),
    };
    let item = |node: NodeIdx| {
        let into = game.parent(node).zip(game.move_into(node));
        let into =
            into.map_or_else(|| words.word("tree.start"), |(from, at)| game.move_name(from, at).to_owned());
        let is_hidden = ask.is_guessing() && game.kind(node) != Kind::End;
        if is_hidden { into } else { words.fill("tree.item", &[("move", &into), ("worth", &worth_of(node))]) }
    };
    tree_nodes(&TreePicture {
        id: ask.id,
        label,
        game: &game,
        most_shown: 20,
        chosen: &made,
        worth: &worth,
        selected: Some(NodeIdx::new(state.node)),
        key: "node",
        caption: &caption,
        folded: &|_| String::new(),
        item: &item,
    })
}

/// The game with its names, and what its nodes are worth under the best plan.
pub(super) fn solved(state: &State, answer: &Answer, names: &[String; 7]) -> Option<(Game, Evaluation)> {
    let [player, recorded, not_recorded, comply, decline, changed, unchanged] =
        names.each_ref().map(String::as_str);
    let names = Names { player, recorded, not_recorded, comply, decline, changed, unchanged };
    let posterior = if state.line == "a" { &answer.signal.if_tagged } else { &answer.signal.if_untagged };
    let game = named_game(&state.stakes, posterior, &names).ok()?;
    let profile = Profile::first_moves(&game);
    let best = best_response(&game, &profile, PlayerIdx::new(0)).ok()?;
    let solved = evaluate(&game, &best.applied_to(&profile)).ok()?;
    Some((game, solved))
}
