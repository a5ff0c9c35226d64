//! The second view: one number of the tree is varied, and the values at which a plan turns are solved, not sampled. So is
//! the chart: between two neighbouring values everything is linear, and the lines come from the same pass.

use lookahead_game::Exact;
use lookahead_game::induction::{Course, Pick, Stretch, TurningPoint, Varied};
use lookahead_game::tree::{Kind, NodeIdx, PlayerIdx};

use super::curves::{self, Curve, Curves};
use super::figure::Scene;
use super::state::Vary;
use crate::figures::games::{DASHES, entry, inset, legend, line, points, push_part, told};
use crate::figures::{Drawn, controls};
use crate::number::shown;
use crate::page::Node;

/// Turning points listed for each ruler.
const MOST_LISTED: usize = 20;
/// Stretches drawn at most.
const MOST_STRETCHES: usize = 200;

/// One ruler's answer, or why there is none, in words.
type Answer = Result<Course, String>;

pub fn draw(scene: &Scene<'_>) -> Drawn {
    let words = &scene.ask.words;
    let now = now(scene);
    let answers: Vec<Answer> = (0..n_sides(scene)).map(|side| course(scene, side, varied(scene))).collect();
    let number = number_name(scene);
    let way = scene.way_whole(0);
    let mut picture = vec![line("", &words.fill("sensitivity_head", &[("way", &way)]))];
    let label = words.fill("tree_label", &[("way", &way)]);
    picture.extend(scene.tree("left", &label, scene.ruled(0), None, &[]));
    let made = entry("edge chosen", "M2 12h20", "", &words.word("legend.chosen"));
    picture.push(legend(&scene.voice, vec![made]));
    picture.extend(chart(scene, &number, &now, &answers));
    let mut came_out = Vec::new();
    for (side, answer) in answers.iter().enumerate() {
        let name = [&scene.way_whole(side), "."].concat();
        let (said, list) = match answer {
            Err(why) => (why.clone(), Vec::new()),
            Ok(course) if course.points.is_empty() => (words.word("turns_never"), Vec::new()),
            Ok(course) => (String::new(), listed(scene, &course.points)),
        };
        let name = Node::words("b", &[], &name);
        picture.push(inset(Node::element("p", &[], vec![name, Node::text([" ", &said].concat())])));
        picture.extend(points(&list));
        let n = answer.as_ref().map_or(0, |course| distinct(&course.points).len());
        came_out.push(told(words, "came_out.turns", &[("way", scene.way(side)), ("n", n.to_string())]));
    }
    Drawn {
        title: words.fill("title_sensitivity", &[("number", &number)]),
        picture,
        controls: vec![choices(scene)],
        readout: readout(scene, &number, &now, &answers),
        came_out,
        ..Drawn::default()
    }
}

/// One ruler chosen twice is told once.
fn n_sides(scene: &Scene<'_>) -> usize {
    let [left, right] = scene.state.ways.map(|way| way.code);
    if left == right { 1 } else { 2 }
}

/// Which number is meant: `what “loaded late” pays to Machine`.
fn number_name(scene: &Scene<'_>) -> String {
    let (words, node) = (&scene.ask.words, scene.voice.node(scene.state.node));
    match scene.state.vary {
        Vary::Payoff(player) => {
            words.fill("number_payoff", &[("node", &node), ("player", &scene.voice.player(player))])
        }
        Vary::Draw(draw) => {
            let name = scene.state.game().move_name(scene.state.node, draw);
            words.fill("number_draw", &[("node", &node), ("draw", name)])
        }
    }
}

/// The number as it stands.
fn now(scene: &Scene<'_>) -> Exact {
    let (game, node) = (scene.state.game(), scene.state.node);
    let number = match scene.state.vary {
        Vary::Payoff(player) => game.payoffs(node).get(player.get() as usize),
        Vary::Draw(draw) => game.probabilities(node).get(draw as usize),
    };
    number.cloned().unwrap_or_default()
}

fn varied(scene: &Scene<'_>) -> Varied {
    let node = scene.state.node;
    match scene.state.vary {
        Vary::Payoff(player) => Varied::Payoff { node, player },
        Vary::Draw(move_idx) => Varied::Probability { node, move_idx },
    }
}

/// What follows as a number is varied, under one ruler.
pub fn course(scene: &Scene<'_>, side: usize, varied: Varied) -> Answer {
    let Some(ruled) = scene.ruled(side) else { return Err(scene.refusal(side).unwrap_or_default()) };
    let course = ruled.solution.course(scene.state.game(), varied);
    course.map_err(|why| scene.ask.words.word(&["unvaried.", why.code()].concat()))
}

/// The turning points in words, each with who is indifferent there.
fn listed(scene: &Scene<'_>, found: &[TurningPoint]) -> Vec<String> {
    let words = &scene.ask.words;
    let mut out: Vec<String> = found.iter().take(MOST_LISTED).map(|point| turn(scene, point)).collect();
    if found.len() > MOST_LISTED {
        out.push(words.fill("turn_more", &[("n", &(found.len() - MOST_LISTED).to_string())]));
    }
    out
}

fn turn(scene: &Scene<'_>, point: &TurningPoint) -> String {
    let words = &scene.ask.words;
    let moves = |pick: &Pick| scene.voice.moves(point.node, &pick.ties);
    let side = |pick: &Option<Pick>| pick.as_ref().map_or_else(|| words.word("turn_edge"), moves);
    told(
        words,
        if point.here.ties.len() > 1 { "turn_tie" } else { "turn" },
        &[
            ("at", shown(&point.at)),
            ("node", scene.voice.node(point.node)),
            ("player", scene.voice.caption(point.node)),
            ("below", side(&point.below)),
            ("here", moves(&point.here)),
            ("above", side(&point.above)),
        ],
    )
}

/// The values at which something turns, each once.
fn distinct(found: &[TurningPoint]) -> Vec<&Exact> {
    let mut values: Vec<&Exact> = Vec::new();
    for point in found {
        if values.last() != Some(&&point.at) {
            values.push(&point.at);
        }
    }
    values
}

/// The first of those, in words.
pub fn values(found: &[TurningPoint]) -> String {
    let mut out = String::new();
    distinct(found).iter().take(MOST_LISTED).for_each(|value| push_part(&mut out, &[&shown(value)]));
    out
}

fn readout(scene: &Scene<'_>, number: &str, now: &Exact, answers: &[Answer]) -> String {
    let words = &scene.ask.words;
    let mut out = words.fill("readout_now", &[("number", number), ("now", &shown(now))]);
    for (side, answer) in answers.iter().enumerate() {
        let way = scene.way(side);
        out.push(' ');
        out += &match answer {
            Err(why) => words.fill("readout_refused", &[("way", &way), ("why", why)]),
            Ok(course) if course.points.is_empty() => words.fill("readout_never", &[("way", &way)]),
            Ok(course) => words.fill("readout_turns", &[("way", &way), ("values", &values(&course.points))]),
        };
    }
    out
}

/// Which number of the selected node.
fn choices(scene: &Scene<'_>) -> Node {
    let (words, game, node) = (&scene.ask.words, scene.state.game(), scene.state.node);
    let mut all = Vec::new();
    for player in (0..game.n_players() as u32).map(PlayerIdx::new) {
        let name = words.fill("vary_payoff", &[("player", &scene.voice.player(player))]);
        all.push((Vary::Payoff(player).text(), name));
    }
    for draw in 0..game.probabilities(node).len() as u32 {
        let name = words.fill("vary_draw", &[("draw", game.move_name(node, draw))]);
        all.push((Vary::Draw(draw).text(), name));
    }
    let all: Vec<(&str, &str)> = all.iter().map(|(value, name)| (value.as_str(), name.as_str())).collect();
    let label = words.fill("vary", &[("node", &scene.voice.node(node))]);
    controls::choice("vary", &label, &all, &scene.state.vary.text())
}

/// The first player's (or the paid player's) value at the start against the number, under each ruler.
fn chart(scene: &Scene<'_>, number: &str, now: &Exact, answers: &[Answer]) -> Vec<Node> {
    let words = &scene.ask.words;
    let player = match (scene.state.vary, scene.state.game().kind(NodeIdx::ROOT)) {
        (Vary::Payoff(player), _) | (_, Kind::Choice(player)) => player,
        _ => PlayerIdx::new(0),
    };
    let window = window(scene.state.vary, now, answers);
    let (mut drawn, mut signs) = (Vec::new(), Vec::new());
    for (side, answer) in answers.iter().enumerate() {
        let Ok(course) = answer else { continue };
        if course.stretches.len() > MOST_STRETCHES {
            return vec![line("", &words.word("chart_too_large"))];
        }
        let class = ["line series-", &drawn.len().to_string()].concat();
        let dashes = if drawn.is_empty() { "" } else { DASHES };
        signs.push(entry(&class, "M2 12h20", dashes, &scene.way(side)));
        drawn.push(curve(&course.stretches, player, &window));
    }
    if drawn.is_empty() {
        return Vec::new();
    }
    let who = scene.voice.player(player);
    let (title, now_label) = (words.fill("chart_y", &[("player", &who)]), words.word("chart_now"));
    let chart = curves::draw(&Curves {
        curves: &drawn,
        window: &window,
        now: (now, &now_label),
        titles: [number, &title],
        label: &words.fill("chart_label", &[("player", &who), ("number", number)]),
    });
    vec![chart, inset(Node::element("ul", &[("class", "legend")], signs))]
}

/// What is shown of the number: all turning points and the number as it stands, with a quarter on either side and 2 at
/// least; of a probability all there is.
fn window(vary: Vary, now: &Exact, answers: &[Answer]) -> (Exact, Exact) {
    if let Vary::Draw(_) = vary {
        return (Exact::ZERO, Exact::ONE);
    }
    let (mut low, mut high) = (now, now);
    for course in answers.iter().flatten() {
        // Turning points ascend.
        low = course.points.first().map_or(low, |point| low.min(&point.at));
        high = course.points.last().map_or(high, |point| high.max(&point.at));
    }
    let quarter = (high - low) * &Exact::ratio(1, 4).unwrap_or_default();
    let margin = quarter.max(Exact::int(2));
    (low - &margin, high + &margin)
}

/// The value at the start, stretch by stretch; where it jumps a new run begins.
fn curve(stretches: &[Stretch], player: PlayerIdx, window: &(Exact, Exact)) -> Curve {
    let mut runs: Vec<Vec<(Exact, Exact)>> = Vec::new();
    for stretch in stretches {
        let from = stretch.low.as_ref().map_or(&window.0, |low| low.max(&window.0));
        let to = stretch.high.as_ref().map_or(&window.1, |high| high.min(&window.1));
        let ends = stretch.value(player, from).zip(stretch.value(player, to));
        let Some((start, end)) = ends.filter(|_| from < to) else { continue };
        match runs.last_mut().filter(|run| run.last().is_some_and(|last| last.1 == start)) {
            Some(run) => run.push((to.clone(), end)),
            None => runs.push(vec![(from.clone(), start), (to.clone(), end)]),
        }
    }
    Curve { runs }
}
