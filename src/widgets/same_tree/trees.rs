//! The first view: one tree with the plans of both rulers in it, or a tree for each; the moves in which they differ are
//! marked and listed.

use lookahead_game::tree::{Kind, NodeIdx, PlayerIdx};

use super::figure::Scene;
use super::rule::{Difference, Ruled, differences};
use super::state::DRAWN;
use super::{leaf, panel};
use crate::figures::games::{DASHES, choice_of, entry, inset, legend, line, points, push_part, told};
use crate::figures::{Drawn, Guess};
use crate::number::shown;
use crate::page::Node;

/// Differences that are listed one by one.
const MOST_LISTED: usize = 12;

/// Both rulers, where both have an answer.
struct Pair<'view> {
    left: &'view Ruled,
    right: &'view Ruled,
    found: Vec<Difference>,
}

pub fn draw(scene: &Scene<'_>) -> Drawn {
    let game = scene.state.game();
    let pair = scene.ruled(0).zip(scene.ruled(1)).map(|(left, right)| Pair {
        left,
        right,
        found: differences(game, left, right),
    });
    let found = pair.as_ref().map(|pair| pair.found.as_slice());
    let differing: Vec<NodeIdx> = found.unwrap_or_default().iter().map(|at| at.node).collect();
    let mut picture = trees(scene, pair.as_ref(), &differing);
    if let Some(pair) = &pair {
        picture.extend(list(scene, pair));
    }
    picture.extend(leaf::break_even(scene));
    let drawn = if scene.state.draws_both { "both" } else { "one" };
    let mut controls = Vec::new();
    if panel::is_open(scene, "view") {
        controls.push(choice_of(&scene.voice, "drawn", &DRAWN, "drawn", drawn));
    }
    controls.extend(leaf::controls(scene));
    Drawn {
        title: title(scene, found),
        picture,
        readout: readout(scene, pair.as_ref()),
        came_out: came_out(scene, found),
        guess: pair.as_ref().and_then(|pair| guess(scene, pair)),
        controls,
        ..Drawn::default()
    }
}

fn trees(scene: &Scene<'_>, pair: Option<&Pair<'_>>, differing: &[NodeIdx]) -> Vec<Node> {
    let mut own = vec![entry("edge chosen", "M2 12h20", "", &scene.ask.words.word("legend.chosen"))];
    let mut picture = Vec::new();
    if let (Some(pair), false) = (pair, scene.state.draws_both) {
        // While a guess stands open all of it would be hidden.
        if !scene.ask.is_guessing() {
            picture.push(inset(Node::element("p", &[], [head(scene, 0), head(scene, 1)].concat())));
        }
        let label = scene.ask.words.fill("tree_label", &[("way", &scene.way_whole(0))]);
        picture.extend(scene.tree("left", &label, Some(pair.left), Some(pair.right), differing));
        own.push(entry("edge chosen", "M2 12h20", DASHES, &scene.ask.words.word("legend.otherwise")));
    } else {
        picture.extend((0..2).flat_map(|side| half(scene, side, differing)));
    }
    own.push(Node::words("li", &[], &scene.ask.words.word("legend.differs")));
    picture.push(legend(&scene.voice, own));
    picture
}

/// A ruler's name and what it leads to.
fn head(scene: &Scene<'_>, side: usize) -> Vec<Node> {
    let words = &scene.ask.words;
    let key = if side == 0 { "ruler_first" } else { "ruler_second" };
    let name = words.fill(key, &[("way", &scene.way_whole(side))]);
    let (said, class) = match scene.ruled(side) {
        Some(ruled) => (words.fill("ruler_worth", &[("worth", &scene.worth(ruled))]), "after-guess"),
        None => (scene.refusal(side).unwrap_or_default(), "soft"),
    };
    vec![
        Node::words("b", &[], &name),
        Node::text(" "),
        Node::words("span", &[("class", class)], &said),
        Node::text(" "),
    ]
}

/// One ruler with a tree of its own. Without any answer the tree alone is drawn once.
fn half(scene: &Scene<'_>, side: usize, differing: &[NodeIdx]) -> Vec<Node> {
    let mut half = vec![inset(Node::element("p", &[], head(scene, side)))];
    if scene.ruled(side).is_some() || (side == 0 && scene.ruled(1).is_none()) {
        let name = if side == 0 { "left" } else { "right" };
        let label = scene.ask.words.fill("tree_label", &[("way", &scene.way_whole(side))]);
        half.extend(scene.tree(name, &label, scene.ruled(side), None, differing));
    }
    half
}

/// The differences, where the readout has not told them all, and what was selected.
fn list(scene: &Scene<'_>, pair: &Pair<'_>) -> Vec<Node> {
    let mut listed = Vec::new();
    if pair.found.len() > 1 {
        listed.extend(pair.found.iter().take(MOST_LISTED).map(|at| difference(scene, pair, *at)));
    }
    if let Some(n) = pair.found.len().checked_sub(MOST_LISTED + 1) {
        listed.push(scene.ask.words.fill("differ_more", &[("n", &(n + 1).to_string())]));
    }
    let mut out = points(&listed);
    if scene.state.start.node.is_some() {
        out.push(line("after-guess", &selected(scene, pair)));
    }
    out
}

/// One differing move, in words.
fn difference(scene: &Scene<'_>, pair: &Pair<'_>, at: Difference) -> String {
    let node = at.node;
    let key = if at.is_tie { "differ_tie" } else { "differ" };
    told(
        &scene.ask.words,
        key,
        &[
            ("node", scene.voice.node(node)),
            ("player", scene.voice.caption(node)),
            ("first", scene.done(pair.left, node)),
            ("second", scene.done(pair.right, node)),
            ("first_reach", shown(pair.left.reach(node))),
            ("second_reach", shown(pair.right.reach(node))),
        ],
    )
}

/// What the selected node is worth by either ruler, and how likely it is reached.
fn selected(scene: &Scene<'_>, pair: &Pair<'_>) -> String {
    let node = scene.state.node;
    told(
        &scene.ask.words,
        "selected",
        &[
            ("node", scene.voice.node(node)),
            ("first", scene.voice.per_player(pair.left.value(node))),
            ("second", scene.voice.per_player(pair.right.value(node))),
            ("first_reach", shown(pair.left.reach(node))),
            ("second_reach", shown(pair.right.reach(node))),
        ],
    )
}

fn title(scene: &Scene<'_>, found: Option<&[Difference]>) -> String {
    let (words, start) = (&scene.ask.words, &scene.state.start);
    let Some(found) = found.filter(|_| !scene.ask.is_guessing()) else { return words.word("title") };
    let key = match found.len() {
        0 => "title_same",
        1 => "title_differ_one",
        _ => "title_differ",
    };
    let game = match start.is_own {
        true if !start.game.title().is_empty() => start.game.title().to_owned(),
        true => words.word("own_game"),
        false => words.word(&["preset.", start.preset.slug].concat()),
    };
    told(words, key, &[("game", game), ("n", found.len().to_string())])
}

fn n_choices(scene: &Scene<'_>) -> String {
    let game = scene.state.game();
    game.nodes().filter(|node| matches!(game.kind(*node), Kind::Choice(_))).count().to_string()
}

fn readout(scene: &Scene<'_>, pair: Option<&Pair<'_>>) -> String {
    let words = &scene.ask.words;
    let Some(pair) = pair else {
        let mut out = String::new();
        for side in 0..2 {
            if let Some(why) = scene.refusal(side) {
                out += &words.fill("readout_refused", &[("way", &scene.way(side)), ("why", &why)]);
                out.push(' ');
            }
        }
        return out;
    };
    let is_worth_the_same = pair.left.value(NodeIdx::ROOT) == pair.right.value(NodeIdx::ROOT);
    let mut values = vec![
        ("first_way", scene.way(0)),
        ("second_way", scene.way(1)),
        ("first_worth", scene.worth(pair.left)),
        ("second_worth", scene.worth(pair.right)),
        ("gaps", gaps(scene, pair)),
        ("n", pair.found.len().to_string()),
        ("all", n_choices(scene)),
    ];
    let Some(at) = pair.found.first() else {
        return told(words, if is_worth_the_same { "readout_same" } else { "readout_same_moves" }, &values);
    };
    values.push(("node", scene.voice.node(at.node)));
    values.push(("player", scene.voice.caption(at.node)));
    values.push(("first", scene.done(pair.left, at.node)));
    values.push(("second", scene.done(pair.right, at.node)));
    let key = match (at.is_tie && pair.found.len() == 1, is_worth_the_same) {
        (true, _) => "readout_tie",
        (false, true) => "readout_differ_equal",
        (false, false) => "readout_differ",
    };
    told(words, key, &values)
}

/// By how much the second ruler leaves each player better off: `Machine −5/2, Person +3`.
fn gaps(scene: &Scene<'_>, pair: &Pair<'_>) -> String {
    let mut out = String::new();
    let values = pair.left.value(NodeIdx::ROOT).iter().zip(pair.right.value(NodeIdx::ROOT));
    for (player, (first, second)) in (0..).map(PlayerIdx::new).zip(values) {
        let gap = second - first;
        let sign = if gap.is_negative() || gap.is_zero() { " " } else { " +" };
        push_part(&mut out, &[&scene.voice.player(player), sign, &shown(&gap)]);
    }
    out
}

fn came_out(scene: &Scene<'_>, found: Option<&[Difference]>) -> Vec<String> {
    let words = &scene.ask.words;
    let mut out = Vec::new();
    for side in 0..2 {
        if let Some(ruled) = scene.ruled(side) {
            let ties = scene.state.game().nodes().filter(|node| ruled.solution.is_tie(*node)).count();
            let values =
                [("way", scene.way(side)), ("worth", scene.worth(ruled)), ("ties", ties.to_string())];
            out.push(told(words, "came_out.worth", &values));
        }
    }
    if let Some(found) = found {
        out.push(told(
            words,
            "came_out.differ",
            &[("n", found.len().to_string()), ("all", n_choices(scene))],
        ));
    }
    out
}

/// Whether the two make the same first move.
fn guess(scene: &Scene<'_>, pair: &Pair<'_>) -> Option<Guess> {
    let (game, words) = (scene.state.game(), &scene.ask.words);
    let Kind::Choice(_) = game.kind(NodeIdx::ROOT) else { return None };
    let same = pair.left.made(NodeIdx::ROOT) == pair.right.made(NodeIdx::ROOT);
    let answer = |is_right: bool| words.word(if is_right { "guess_right" } else { "guess_wrong" });
    let question =
        [("player", scene.voice.caption(NodeIdx::ROOT)), ("first", scene.way(0)), ("second", scene.way(1))];
    Some(Guess {
        question: told(words, "guess", &question),
        choices: ["yes", "no"]
            .map(|value| (value.to_owned(), words.word(&["guess_", value].concat())))
            .into(),
        verdicts: vec![("yes".to_owned(), answer(same)), ("no".to_owned(), answer(!same))],
    })
}
