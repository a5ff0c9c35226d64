//! A payoff changed where it stands: the selected node's numbers as fields, and the values at which the plan would turn,
//! solved for each of them.

use lookahead_game::Exact;
use lookahead_game::induction::Varied;
use lookahead_game::tree::{Kind, PlayerIdx};

use super::figure::Scene;
use super::sensitivity::{course, values};
use super::state::pay_key;
use crate::figures::controls;
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

/// A field, one less, one more, for each player.
pub fn controls(scene: &Scene<'_>) -> Vec<Node> {
    let mut out = Vec::new();
    if !pays(scene) {
        return out;
    }
    for player in players(scene) {
        let words = &scene.ask.words;
        let (key, now) = (pay_key(scene.state.node, player), payoff(scene, player));
        let names = [("node", scene.voice.node(scene.state.node)), ("player", scene.voice.player(player))];
        let typed = scene.state.start.text(&key);
        let is_good = typed.is_empty() || number(typed).is_some_and(|number| !number.is_too_long());
        let problem = (!is_good).then(|| words.word("problem.pay"));
        let text = if is_good { now.to_string() } else { typed.to_owned() };
        let [less, same, more] = [-1, 0, 1].map(|step| (&now + &Exact::int(step)).to_string());
        let [fewer, now, further] = [words.word("pay_less"), shown(&now), words.word("pay_more")];
        let options = [(less.as_str(), fewer.as_str()), (&same, &now), (&more, &further)];
        let steps = controls::choice(&key, &told(words, "pay", &names), &options, &same);
        // The field beside it has the same key, and neighbours must differ in theirs.
        out.push(Node::element("div", &[("key", &["step-", &key].concat())], vec![steps]));
        let label = told(words, "pay_typed", &names);
        out.push(controls::text_field(scene.ask.id, &key, &label, &text, 1, problem.as_deref()));
    }
    out
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
