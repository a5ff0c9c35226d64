//! The second view: one number of the tree is varied, and the values at which a plan turns are solved, not sampled.
//! Between two neighbouring values everything is linear, so the chart is drawn from exact points: two inside each
//! stretch fix its line, also where a value jumps because somebody further down turned.

use std::collections::BTreeSet;

use lookahead_chart::{Axis, DataPoint, LineChart, Reference, Scene as ChartScene, Series, line_chart};
use lookahead_game::Exact;
use lookahead_game::edit::{Edit, apply};
use lookahead_game::induction::{Pick, TurningPoint, Varied};
use lookahead_game::tree::{Game, Kind, NodeIdx, PlayerIdx};

use super::figure::{Scene, View, inset, line, points};
use super::legend::legend;
use super::rule::Ruled;
use super::state::Vary;
use crate::figures::controls;
use crate::figures::pictures::line_chart_nodes;
use crate::number::shown;
use crate::page::Node;

/// Turning points listed for each ruler.
const MOST_LISTED: usize = 20;
/// Stretches drawn at most, and nodes of a game whose chart is drawn: each stretch values the game four times.
const MOST_STRETCHES: usize = 40;
const MOST_CHARTED: usize = 2_000;

/// One ruler's answer.
enum Turns {
    /// Ascending.
    At(Vec<TurningPoint>),
    /// Why there is none, in words.
    Refused(String),
}

pub fn draw(scene: &Scene<'_>) -> View {
    let words = &scene.ask.words;
    let now = now(scene);
    let turns = [turns(scene, 0), turns(scene, 1)];
    let number = number_name(scene);
    let label = words.fill("tree_label", &[("way", &scene.way_whole(0))]);
    let mut picture = vec![line("", words.fill("sensitivity_head", &[("way", &scene.way_whole(0))]))];
    picture.extend(scene.tree("left", &label, scene.ruled(0), &BTreeSet::new()));
    picture.push(legend(scene, false));
    picture.extend(chart(scene, &number, &now, &turns));
    for (side, found) in turns.iter().enumerate().take(n_sides(scene)) {
        let (said, list) = match found {
            Turns::Refused(why) => (why.clone(), None),
            Turns::At(found) if found.is_empty() => (words.word("turns_never"), None),
            Turns::At(found) => (String::new(), Some(points(&listed(scene, found)))),
        };
        let name = Node::element("b", &[], vec![Node::text(format!("{}.", scene.way_whole(side)))]);
        picture.push(inset(Node::element("p", &[], vec![name, Node::text(format!(" {said}"))])));
        picture.extend(list);
    }
    let came_out = (0..n_sides(scene)).map(|side| summary(scene, side, turns.get(side))).collect();
    View {
        title: words.fill("title_sensitivity", &[("number", &number)]),
        picture,
        controls: vec![choices(scene)],
        readout: readout(scene, &number, &now, &turns),
        came_out,
        guess: None,
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
            let name = scene.state.game.move_name(scene.state.node, draw);
            words.fill("number_draw", &[("node", &node), ("draw", name)])
        }
    }
}

/// The number as it stands.
fn now(scene: &Scene<'_>) -> Exact {
    let (game, node) = (&scene.state.game, scene.state.node);
    let numbers = match scene.state.vary {
        Vary::Payoff(player) => game.payoffs(node).get(player.get() as usize),
        Vary::Draw(draw) => game.probabilities(node).get(draw as usize),
    };
    numbers.cloned().unwrap_or_default()
}

fn turns(scene: &Scene<'_>, side: usize) -> Turns {
    let words = &scene.ask.words;
    let Some(ruled) = scene.ruled(side) else {
        return Turns::Refused(scene.refusal(side).unwrap_or_default());
    };
    let Some(solution) = &ruled.solution else { return Turns::Refused(words.word("turns_no_plan")) };
    let node = scene.state.node;
    let varied = match scene.state.vary {
        Vary::Payoff(player) => Varied::Payoff { node, player },
        Vary::Draw(move_idx) => Varied::Probability { node, move_idx },
    };
    match solution.turning_points(&scene.state.game, varied) {
        Ok(points) => Turns::At(points),
        Err(why) => Turns::Refused(words.word(&format!("unvaried.{}", why.code()))),
    }
}

/// The turning points in words, each with who is indifferent there.
fn listed(scene: &Scene<'_>, found: &[TurningPoint]) -> Vec<String> {
    let words = &scene.ask.words;
    let pick = |point: &TurningPoint, pick: &Option<Pick>| {
        pick.as_ref()
            .map_or_else(|| words.word("turn_edge"), |pick| scene.voice.moves(point.node, &pick.ties))
    };
    let mut out: Vec<String> = found
        .iter()
        .take(MOST_LISTED)
        .map(|point| {
            let at = shown(&point.at);
            let here = scene.voice.moves(point.node, &point.here.ties);
            let told = [
                ("at", at.as_str()),
                ("node", &scene.voice.node(point.node)),
                ("player", &scene.voice.caption(point.node)),
                ("below", &pick(point, &point.below)),
                ("here", &here),
                ("above", &pick(point, &point.above)),
            ];
            words.fill(if point.here.ties.len() > 1 { "turn_tie" } else { "turn" }, &told)
        })
        .collect();
    if found.len() > MOST_LISTED {
        out.push(words.fill("turn_more", &[("n", &(found.len() - MOST_LISTED).to_string())]));
    }
    out
}

fn values(found: &[TurningPoint]) -> Vec<Exact> {
    let mut values: Vec<Exact> = found.iter().map(|point| point.at.clone()).collect();
    values.dedup();
    values
}

fn readout(scene: &Scene<'_>, number: &str, now: &Exact, turns: &[Turns; 2]) -> String {
    let words = &scene.ask.words;
    let parts = turns.iter().enumerate().take(n_sides(scene)).map(|(side, found)| {
        let way = scene.way(side);
        match found {
            Turns::Refused(why) => words.fill("readout_refused", &[("way", &way), ("why", why)]),
            Turns::At(found) if found.is_empty() => words.fill("readout_never", &[("way", &way)]),
            Turns::At(found) => {
                let values: Vec<String> = values(found).iter().take(MOST_LISTED).map(shown).collect();
                words.fill("readout_turns", &[("way", &way), ("values", &values.join(", "))])
            }
        }
    });
    let parts: Vec<String> = parts.collect();
    format!("{} {}", words.fill("readout_now", &[("number", number), ("now", &shown(now))]), parts.join(" "))
}

fn summary(scene: &Scene<'_>, side: usize, turns: Option<&Turns>) -> String {
    let n = match turns {
        Some(Turns::At(found)) => values(found).len(),
        _ => 0,
    };
    scene.ask.words.fill("came_out.turns", &[("way", &scene.way(side)), ("n", &n.to_string())])
}

/// Which number of the selected node.
fn choices(scene: &Scene<'_>) -> Node {
    let (words, game, node) = (&scene.ask.words, &scene.state.game, scene.state.node);
    let players = (0..game.n_players() as u32).map(PlayerIdx::new);
    let payoffs = players.map(|player| {
        let name = words.fill("vary_payoff", &[("player", &scene.voice.player(player))]);
        (Vary::Payoff(player).text(), name)
    });
    let draws = (0..game.probabilities(node).len() as u32).map(|draw| {
        let name = words.fill("vary_draw", &[("draw", game.move_name(node, draw))]);
        (Vary::Draw(draw).text(), name)
    });
    let all: Vec<(String, String)> = payoffs.chain(draws).collect();
    let all: Vec<(&str, &str)> = all.iter().map(|(value, name)| (value.as_str(), name.as_str())).collect();
    let label = words.fill("vary", &[("node", &scene.voice.node(node))]);
    controls::choice("vary", &label, &all, &scene.state.vary.text())
}

/// The first player's (or the paid player's) value at the start against the number, under each ruler.
fn chart(scene: &Scene<'_>, number: &str, now: &Exact, turns: &[Turns; 2]) -> Vec<Node> {
    let words = &scene.ask.words;
    let player = match (scene.state.vary, scene.state.game.kind(NodeIdx::ROOT)) {
        (Vary::Payoff(player), _) | (_, Kind::Choice(player)) => player,
        _ => PlayerIdx::new(0),
    };
    let stops = stops(scene.state.vary, now, turns);
    if scene.state.game.n_nodes() > MOST_CHARTED || stops.len() > MOST_STRETCHES {
        return vec![line("", words.word("chart_too_large"))];
    }
    let lines: Vec<(String, Vec<DataPoint>)> = (0..n_sides(scene))
        .filter(|side| matches!(turns.get(*side), Some(Turns::At(_))))
        .filter_map(|side| Some((scene.way(side), curve(scene, side, player, &stops)?)))
        .collect();
    if lines.is_empty() {
        return Vec::new();
    }
    let who = scene.voice.player(player);
    let (y_title, now_label) = (words.fill("chart_y", &[("player", &who)]), words.word("chart_now"));
    let draw = |mut chart: LineChart| -> ChartScene {
        chart.x = Axis::titled(number);
        chart.y = Axis::titled(&y_title);
        chart.series = lines.iter().map(|(name, points)| Series::new(name, points.clone())).collect();
        chart.references.push(Reference::AtX { x: now.to_f64(), label: now_label.clone() });
        line_chart(&chart)
    };
    line_chart_nodes(&draw, &words.fill("chart_label", &[("player", &who), ("number", number)]))
}

/// Where stretches end: the ends of what is shown, all turning points, and the number as it stands.
fn stops(vary: Vary, now: &Exact, turns: &[Turns; 2]) -> Vec<Exact> {
    let mut stops = vec![now.clone()];
    for found in turns {
        if let Turns::At(found) = found {
            stops.extend(values(found));
        }
    }
    stops.sort();
    if let Vary::Draw(_) = vary {
        stops.extend([Exact::ZERO, Exact::ONE]);
    } else if let (Some(low), Some(high)) = (stops.first().cloned(), stops.last().cloned()) {
        // A quarter on either side, and 2 at least.
        let margin = ((&high - &low) * &Exact::ratio(1, 4).unwrap_or_default()).max(Exact::int(2));
        stops.extend([&low - &margin, &high + &margin]);
    }
    stops.sort();
    stops.dedup();
    stops
}

/// The value at the start, stretch by stretch.
fn curve(scene: &Scene<'_>, side: usize, player: PlayerIdx, stops: &[Exact]) -> Option<Vec<DataPoint>> {
    let mut points: Vec<DataPoint> = Vec::new();
    for (from, to) in stops.iter().zip(stops.iter().skip(1)) {
        let third = (to - from) * &Exact::ratio(1, 3)?;
        let (first, second) = (
            value_at(scene, side, player, &(from + &third))?,
            value_at(scene, side, player, &(to - &third))?,
        );
        let step = &second - &first;
        let (start, end) = (&first - &step, &second + &step);
        let joins =
            points.last().is_some_and(|last| last.exact.as_deref() == Some(start.to_string().as_str()));
        if !joins && !points.is_empty() {
            points.push(DataPoint { x: from.to_f64(), y: f64::NAN, exact: None });
        }
        if !joins {
            points.push(point(from, &start));
        }
        points.push(point(to, &end));
    }
    Some(points)
}

fn point(x: &Exact, y: &Exact) -> DataPoint {
    DataPoint { x: x.to_f64(), y: y.to_f64(), exact: Some(y.to_string()) }
}

/// What the start is worth to a player where the number is this.
fn value_at(scene: &Scene<'_>, side: usize, player: PlayerIdx, number: &Exact) -> Option<Exact> {
    let game = with_number(&scene.state.game, scene.state.node, scene.state.vary, number)?;
    let way = scene.state.ways.get(side)?;
    let ruled = Ruled::of(&game, way, &scene.state.parameters, None, &|_| ()).ok()?;
    ruled.value(NodeIdx::ROOT).get(player.get() as usize).cloned()
}

/// The game with another number at one node.
pub fn with_number(game: &Game, node: NodeIdx, vary: Vary, number: &Exact) -> Option<Game> {
    match vary {
        Vary::Payoff(player) => {
            let mut payoffs = game.payoffs(node).to_vec();
            payoffs.resize(game.n_players(), Exact::ZERO);
            *payoffs.get_mut(player.get() as usize)? = number.clone();
            Some(apply(game, &Edit::SetPayoffs { node, payoffs }).ok()?.game)
        }
        Vary::Draw(move_idx) => {
            // The number stands at this node alone, even where several draws share their odds.
            let shared =
                game.set_idx(node).and_then(|set| game.set(set)).is_some_and(|view| view.n_members > 1);
            let alone = if shared { apply(game, &Edit::LeaveSet { node }).ok()?.game } else { game.clone() };
            let edit = Edit::SetProbability { node, move_idx, probability: number.clone() };
            Some(apply(&alone, &edit).ok()?.game)
        }
    }
}
