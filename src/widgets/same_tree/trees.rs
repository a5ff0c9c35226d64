//! The first view: the tree under each of two rulers, the moves in which they differ marked and listed.

use std::collections::BTreeSet;

use lookahead_game::tree::{Kind, NodeIdx, PlayerIdx};

use super::figure::{Scene, View, inset, line, points};
use super::legend::legend;
use super::rule::{Difference, Ruled, differences};
use crate::figures::Guess;
use crate::number::shown;
use crate::page::Node;

/// Differences that are listed one by one.
const MOST_LISTED: usize = 12;

pub fn draw(scene: &Scene<'_>) -> View {
    let game = &scene.state.game;
    let found = match (scene.ruled(0), scene.ruled(1)) {
        (Some(left), Some(right)) => Some((left, right, differences(game, left, right))),
        _ => None,
    };
    let differing: BTreeSet<NodeIdx> = found
        .iter()
        .flat_map(|(_, _, found)| found)
        .flat_map(|difference| alike(scene, difference.node))
        .collect();
    let mut picture: Vec<Node> = (0..2).flat_map(|side| half(scene, side, &differing)).collect();
    picture.push(legend(scene, true));
    if let Some((left, right, found)) = &found {
        let listed = found.iter().take(MOST_LISTED).map(|found| difference(scene, left, right, *found));
        let mut listed: Vec<String> = listed.collect();
        if found.len() > MOST_LISTED {
            listed.push(
                scene.ask.words.fill("differ_more", &[("n", &(found.len() - MOST_LISTED).to_string())]),
            );
        }
        if !listed.is_empty() {
            picture.push(points(&listed));
        }
        picture.push(line("after-guess", selected(scene, left, right)));
    }
    let guessing = scene.ask.is_guessing();
    let title = match &found {
        Some((_, _, found)) if !guessing => {
            let key = match found.len() {
                0 => "title_same",
                1 => "title_differ_one",
                _ => "title_differ",
            };
            scene.ask.words.fill(key, &[("game", &title_of(scene)), ("n", &found.len().to_string())])
        }
        _ => scene.ask.words.word("title"),
    };
    View {
        title,
        picture,
        readout: readout(scene, found.as_ref().map(|(left, right, found)| (*left, *right, found.as_slice()))),
        came_out: came_out(scene, found.as_ref().map(|(_, _, found)| found.as_slice())),
        guess: found.as_ref().and_then(|(left, right, _)| guess(scene, left, right)),
        controls: Vec::new(),
    }
}

/// The preset's name, or that it is the reader's own.
fn title_of(scene: &Scene<'_>) -> String {
    match scene.state.is_own {
        true if !scene.state.game.title().is_empty() => scene.state.game.title().to_owned(),
        true => scene.ask.words.word("own_game"),
        false => scene.ask.words.word(&format!("preset.{}", scene.state.preset.slug)),
    }
}

/// The nodes that look like this one to the one who chooses.
fn alike(scene: &Scene<'_>, node: NodeIdx) -> Vec<NodeIdx> {
    let game = &scene.state.game;
    match game.set_idx(node) {
        Some(set) if game.set(set).is_some_and(|view| view.n_members > 1) => game.members(set).collect(),
        _ => vec![node],
    }
}

/// One ruler: its name, what it leads to, its tree.
fn half(scene: &Scene<'_>, side: usize, differing: &BTreeSet<NodeIdx>) -> Vec<Node> {
    let words = &scene.ask.words;
    let name = words
        .fill(if side == 0 { "ruler_first" } else { "ruler_second" }, &[("way", &scene.way_whole(side))]);
    let mut head = vec![Node::element("b", &[], vec![Node::text(&name)])];
    let said = match (scene.ruled(side), scene.refusal(side)) {
        (Some(ruled), _) => {
            words.fill("ruler_worth", &[("worth", &scene.voice.per_player(ruled.value(NodeIdx::ROOT)))])
        }
        (None, Some(why)) => why,
        (None, None) => String::new(),
    };
    let class = if scene.ruled(side).is_some() { "after-guess" } else { "soft" };
    head.push(Node::text(" "));
    head.push(Node::element("span", &[("class", class)], vec![Node::text(said)]));
    let mut half = vec![inset(Node::element("p", &[], head))];
    // Without any answer the tree alone is drawn once.
    if scene.ruled(side).is_some() || (side == 0 && scene.ruled(1).is_none()) {
        half.extend(scene.tree(
            if side == 0 { "left" } else { "right" },
            &name,
            scene.ruled(side),
            differing,
        ));
    }
    half
}

/// One differing move, in words.
fn difference(scene: &Scene<'_>, left: &Ruled, right: &Ruled, at: Difference) -> String {
    let node = at.node;
    let told = [
        ("node", scene.voice.place(node)),
        ("player", scene.voice.caption(node)),
        ("first", scene.voice.done(left, node)),
        ("second", scene.voice.done(right, node)),
        ("first_reach", shown(left.reach(node))),
        ("second_reach", shown(right.reach(node))),
    ];
    let told: Vec<(&str, &str)> = told.iter().map(|(key, value)| (*key, value.as_str())).collect();
    scene.ask.words.fill(if at.is_tie { "differ_tie" } else { "differ" }, &told)
}

/// What the selected node is worth by either ruler, and how likely it is reached.
fn selected(scene: &Scene<'_>, left: &Ruled, right: &Ruled) -> String {
    let node = scene.state.node;
    let told = [
        ("node", scene.voice.node(node)),
        ("first", scene.voice.per_player(left.value(node))),
        ("second", scene.voice.per_player(right.value(node))),
        ("first_reach", shown(left.reach(node))),
        ("second_reach", shown(right.reach(node))),
    ];
    let told: Vec<(&str, &str)> = told.iter().map(|(key, value)| (*key, value.as_str())).collect();
    scene.ask.words.fill("selected", &told)
}

fn n_choices(scene: &Scene<'_>) -> usize {
    let game = &scene.state.game;
    game.sets()
        .filter(|set| game.set(*set).is_some_and(|view| view.player.is_some() && view.n_members > 0))
        .count()
}

fn readout(scene: &Scene<'_>, found: Option<(&Ruled, &Ruled, &[Difference])>) -> String {
    let words = &scene.ask.words;
    let Some((left, right, found)) = found else {
        let refusals: Vec<String> = (0..2)
            .filter_map(|side| scene.refusal(side).map(|why| (side, why)))
            .map(|(side, why)| words.fill("readout_refused", &[("way", &scene.way(side)), ("why", &why)]))
            .collect();
        return refusals.join(" ");
    };
    let (first, second) = (left.value(NodeIdx::ROOT), right.value(NodeIdx::ROOT));
    let common = [
        ("first_way", scene.way(0)),
        ("second_way", scene.way(1)),
        ("first_worth", scene.voice.per_player(first)),
        ("second_worth", scene.voice.per_player(second)),
        ("gaps", gaps(scene, left, right)),
        ("n", found.len().to_string()),
        ("all", n_choices(scene).to_string()),
    ];
    let mut told: Vec<(&str, &str)> = common.iter().map(|(key, value)| (*key, value.as_str())).collect();
    let Some(at) = found.first() else {
        return words.fill(if first == second { "readout_same" } else { "readout_same_moves" }, &told);
    };
    let (node, player) = (scene.voice.place(at.node), scene.voice.caption(at.node));
    let (one, other) = (scene.voice.done(left, at.node), scene.voice.done(right, at.node));
    told.extend([("node", node.as_str()), ("player", &player), ("first", &one), ("second", &other)]);
    let key = match (at.is_tie && found.len() == 1, first == second) {
        (true, _) => "readout_tie",
        (false, true) => "readout_differ_equal",
        (false, false) => "readout_differ",
    };
    words.fill(key, &told)
}

/// By how much the second ruler leaves each player better off: `Machine −5/2, Person +3`.
fn gaps(scene: &Scene<'_>, left: &Ruled, right: &Ruled) -> String {
    let pairs = left.value(NodeIdx::ROOT).iter().zip(right.value(NodeIdx::ROOT));
    let gaps = pairs.enumerate().map(|(player, (first, second))| {
        let gap = second - first;
        let sign = if gap.is_negative() || gap.is_zero() { "" } else { "+" };
        format!("{} {sign}{}", scene.voice.player(PlayerIdx::new(player as u32)), shown(&gap))
    });
    gaps.collect::<Vec<_>>().join(", ")
}

fn came_out(scene: &Scene<'_>, found: Option<&[Difference]>) -> Vec<String> {
    let words = &scene.ask.words;
    let mut out = Vec::new();
    for side in 0..2 {
        if let Some(ruled) = scene.ruled(side) {
            let worth = scene.voice.per_player(ruled.value(NodeIdx::ROOT));
            let ties = scene.state.game.nodes().filter(|node| ruled.is_tie(*node)).count().to_string();
            out.push(
                words
                    .fill("came_out.worth", &[("way", &scene.way(side)), ("worth", &worth), ("ties", &ties)]),
            );
        }
    }
    if let Some(found) = found {
        let (n, all) = (found.len().to_string(), n_choices(scene).to_string());
        out.push(words.fill("came_out.differ", &[("n", &n), ("all", &all)]));
    }
    out
}

/// Whether the two make the same first move.
fn guess(scene: &Scene<'_>, left: &Ruled, right: &Ruled) -> Option<Guess> {
    let (game, words) = (&scene.state.game, &scene.ask.words);
    let Kind::Choice(_) = game.kind(NodeIdx::ROOT) else { return None };
    let same = left.odds(game, NodeIdx::ROOT) == right.odds(game, NodeIdx::ROOT);
    let answer = |is_right: bool| words.word(if is_right { "guess_right" } else { "guess_wrong" });
    Some(Guess {
        question: words.fill(
            "guess",
            &[
                ("player", &scene.voice.caption(NodeIdx::ROOT)),
                ("first", &scene.way(0)),
                ("second", &scene.way(1)),
            ],
        ),
        choices: ["yes", "no"].map(|value| (value.to_owned(), words.word(&format!("guess_{value}")))).into(),
        verdicts: vec![("yes".to_owned(), answer(same)), ("no".to_owned(), answer(!same))],
    })
}
