//! A payoff changed where it stands: the selected node's numbers as sliders, and the values at which the plan would turn,
//! solved for each of them.

use lookahead_game::Exact;
use lookahead_game::induction::Varied;
use lookahead_game::tree::{Kind, PlayerIdx};

use super::figure::Scene;
use super::sensitivity::{course, values};
use super::state::pay_key;
use crate::figures::controls::{self, Number};
use crate::figures::games::{number, points, told};
use crate::number::shown;
use crate::page::Node;

/// The selected node is one that pays: an end, or a node with payoffs of its own.
fn pays(scene: &Scene<'_>) -> bool {
    let (game, node) = (scene.state.game(), scene.state.node);
    game.kind(node) == Kind::End || !game.payoffs(node).is_empty()
}

fn players(scene: &Scene<'_>) -> impl Iterator<Item = PlayerIdx> + use<> {
    (0..scene.state.game().n_players() as u32).map(PlayerIdx::new)
}

/// What the selected node pays to a player.
fn payoff(scene: &Scene<'_>, player: PlayerIdx) -> Exact {
    scene.state.game().payoffs(scene.state.node).get(player.get() as usize).cloned().unwrap_or_default()
}

/// A slider with its field, for each player.
pub fn controls(scene: &Scene<'_>) -> Vec<Node> {
    if !pays(scene) {
        return Vec::new();
    }
    players(scene).map(|player| pay_slider(scene, player)).collect()
}

fn pay_slider(scene: &Scene<'_>, player: PlayerIdx) -> Node {
    let words = &scene.ask.words;
    let (key, now) = (pay_key(scene.state.node, player), payoff(scene, player));
    let names = [("node", scene.voice.node(scene.state.node)), ("player", scene.voice.player(player))];
    let typed = scene.state.start.text(&key);
    let is_good = typed.is_empty() || number(typed).is_some_and(|number| !number.is_too_long());
    let problem = (!is_good).then(|| words.word("problem.pay"));
    let [min, max] = ends(scene, &now).map(|end| end.to_string());
    let number = Number {
        key: &key,
        label: &told(words, "pay", &names),
        value: &if is_good { now.to_string() } else { typed.to_owned() },
        min: &min,
        max: &max,
        step: "1",
        shown: &shown(&now),
        problem: problem.as_deref(),
    };
    controls::slider(scene.ask.id, &number)
}

/// Whole numbers between which a payoff is turned: those of the game as it was opened, 0 among them, and as much again on
/// both sides; wider where the number stands outside. So the ends stay where they are while it is turned.
fn ends(scene: &Scene<'_>, now: &Exact) -> [i64; 2] {
    let game = &scene.state.unchanged;
    let (mut low, mut high) = (0.0_f64, 0.0_f64);
    for number in game.nodes().flat_map(|node| game.payoffs(node)).map(Exact::to_f64) {
        (low, high) = (low.min(number), high.max(number));
    }
    let (now, room) = (now.to_f64(), (high - low).max(1.0));
    [(low - room).min(now).floor() as i64, (high + room).max(now).ceil() as i64]
}

/// At which values the plan turns, for each of the node's payoffs, under either ruler.
pub fn break_even(scene: &Scene<'_>) -> Vec<Node> {
    let mut told_of = Vec::new();
    if !pays(scene) || scene.state.start.node.is_none() {
        return Vec::new();
    }
    let words = &scene.ask.words;
    for player in players(scene) {
        let names = [
            ("node", scene.voice.node(scene.state.node)),
            ("player", scene.voice.player(player)),
            ("now", shown(&payoff(scene, player))),
        ];
        let mut out = told(words, "pay_now", &names);
        for side in 0..2 {
            let varied = Varied::Payoff { node: scene.state.node, player };
            let Ok(course) = course(scene, side, varied) else { continue };
            let at = values(&course.points);
            let key = if course.points.is_empty() { "readout_never" } else { "readout_turns" };
            out.push(' ');
            out += &told(words, key, &[("way", scene.way(side)), ("values", at)]);
        }
        told_of.push(out);
    }
    points(&told_of)
}
