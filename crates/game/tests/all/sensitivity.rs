//! Sensitivity: the values at which the plan changes are all of them, and nothing changes in between. Every claim is
//! compared with the game solved anew.

use lookahead_game::induction::{Options, Pick, Solution, TurningPoint, Unvaried, Varied, solve};
use lookahead_game::{Exact, Game, Kind, NodeIdx, PlayerIdx};

use crate::random::{Plant, Random, Soil, What, grow};

const N_CASES: u64 = 1_500;
const TREES: Soil = Soil { n_players: 3, depth: 5, most_nodes: 40, sum: None, n_notices: 0 };

/// The plant with one number changed.
fn changed(plant: &Plant, varied: Varied, to: &Exact) -> Plant {
    let mut plant = plant.clone();
    match varied {
        Varied::Payoff { node, player } => {
            plant.buds[node.get() as usize].payoffs[player.get() as usize] = to.clone();
        }
        Varied::Probability { node, move_idx } => {
            let What::Chance(odds) = &mut plant.buds[node.get() as usize].what else {
                panic!("a chance node")
            };
            let left = Exact::ONE - &odds[move_idx as usize];
            for (at, share) in (0..).zip(odds.iter_mut()) {
                let scaled = (&*share * &(Exact::ONE - to)).checked_div(&left).unwrap();
                *share = if at == move_idx { to.clone() } else { scaled };
            }
        }
    }
    plant
}

/// Some number of the game that can be varied.
fn some_number(random: &mut Random, plant: &Plant) -> Varied {
    let chances: Vec<usize> = (0..plant.buds.len())
        .filter(|at| matches!(&plant.buds[*at].what, What::Chance(odds) if odds.len() > 1))
        .collect();
    if !chances.is_empty() && random.below(2) == 0 {
        let at = chances[random.below(chances.len() as u64) as usize];
        let move_idx = random.below(plant.buds[at].n_moves) as u32;
        return Varied::Probability { node: NodeIdx::new(at as u32), move_idx };
    }
    let node = NodeIdx::new(random.below(plant.buds.len() as u64) as u32);
    Varied::Payoff { node, player: PlayerIdx::new(random.below(3) as u32) }
}

fn pick(game: &Game, solution: &Solution, node: NodeIdx) -> Pick {
    let ties = solution.best_moves(game, node);
    Pick { chosen: solution.chosen(node).unwrap(), ties }
}

/// What the points say is picked at this node when the number is `at`; `None` where no point is about it.
fn said(points: &[TurningPoint], node: NodeIdx, at: &Exact) -> Option<Pick> {
    let here: Vec<&TurningPoint> = points.iter().filter(|point| point.node == node).collect();
    if let Some(point) = here.iter().find(|point| point.at == *at) {
        return Some(point.here.clone());
    }
    if let Some(point) = here.iter().rev().find(|point| point.at < *at) {
        return point.above.clone();
    }
    here.iter().find(|point| point.at > *at).and_then(|point| point.below.clone())
}

/// All points, what lies between them, and something beyond.
fn samples(points: &[TurningPoint], varied: Varied) -> Vec<Exact> {
    let mut turns: Vec<Exact> = points.iter().map(|point| point.at.clone()).collect();
    let ends = match varied {
        Varied::Payoff { .. } => [Exact::int(-1_000), Exact::int(1_000)],
        Varied::Probability { .. } => [Exact::ZERO, Exact::ONE],
    };
    turns.extend(ends);
    turns.sort();
    turns.dedup();
    let half = Exact::ratio(1, 2).unwrap();
    let tiny = Exact::ratio(1, 1_000_000_007).unwrap();
    let between: Vec<Exact> = turns
        .windows(2)
        .flat_map(|pair| {
            let gap = &pair[1] - &pair[0];
            [&pair[0] + &(&gap * &half), &pair[0] + &(&gap * &tiny), &pair[1] - &(&gap * &tiny)]
        })
        .collect();
    turns.extend(between);
    turns
}

#[test]
fn the_plan_changes_exactly_where_it_is_said_to() {
    let (mut n_points, mut n_jumps) = (0, 0);
    for seed in 0..N_CASES {
        let plant = grow(seed, TREES);
        let mut random = Random(!seed);
        let discount = Exact::ratio(random.below(4) as i64 + 1, 4).unwrap();
        let options = Options { discount };
        let game = plant.open();
        let solution = solve(&game, &options).unwrap();
        let varied = some_number(&mut random, &plant);
        let points = solution.turning_points(&game, varied).unwrap();
        n_points += points.len();
        n_jumps += points.iter().filter(|point| point.here.ties.len() == 1).count();
        assert!(points.windows(2).all(|pair| pair[0].at <= pair[1].at), "{seed}");
        for at in samples(&points, varied) {
            let game = changed(&plant, varied, &at).open();
            let again = solve(&game, &options).unwrap();
            for node in game.nodes().filter(|node| matches!(game.kind(*node), Kind::Choice(_))) {
                let expected = said(&points, node, &at).unwrap_or_else(|| pick(&game, &solution, node));
                assert_eq!(pick(&game, &again, node), expected, "seed {seed}, {varied:?} = {at} at {node:?}");
            }
        }
    }
    assert!(n_points > 500 && n_jumps > 0, "{n_points} points, {n_jumps} jumps: hardly anything was tested");
}

#[test]
fn between_two_points_the_start_is_worth_what_the_line_says() {
    let mut n_compared = 0;
    for seed in 0..N_CASES {
        let plant = grow(seed, TREES);
        let mut random = Random(seed ^ 0x5EED);
        let options = Options { discount: Exact::ratio(random.below(4) as i64 + 1, 4).unwrap() };
        let game = plant.open();
        let varied = some_number(&mut random, &plant);
        let course = solve(&game, &options).unwrap().course(&game, varied).unwrap();
        let is_inside = |low: &Option<Exact>, high: &Option<Exact>, at: &Exact| {
            low.as_ref().is_none_or(|low| low < at) && high.as_ref().is_none_or(|high| at < high)
        };
        for at in samples(&course.points, varied) {
            let mut here =
                course.stretches.iter().filter(|stretch| is_inside(&stretch.low, &stretch.high, &at));
            let Some(stretch) = here.next() else { continue };
            assert!(here.next().is_none(), "seed {seed}: stretches overlap at {at}");
            let changed = changed(&plant, varied, &at).open();
            let again = solve(&changed, &options).unwrap();
            for (player, worth) in (0..).map(PlayerIdx::new).zip(again.value(NodeIdx::ROOT)) {
                n_compared += 1;
                assert_eq!(
                    stretch.value(player, &at).as_ref(),
                    Some(worth),
                    "seed {seed}, {varied:?} = {at}"
                );
            }
            assert_eq!(stretch.value(PlayerIdx::new(9), &at), None);
        }
    }
    assert!(n_compared > 5_000, "{n_compared}: hardly anything was tested");
}

#[test]
fn a_turn_differs_ties_and_differs() {
    let mut n_turns = 0;
    for seed in 0..N_CASES {
        let plant = grow(seed, TREES);
        let game = plant.open();
        let solution = solve(&game, &Options::default()).unwrap();
        let varied = some_number(&mut Random(seed), &plant);
        let points = solution.turning_points(&game, varied).unwrap();
        // The choice nearest to the number turns by a tie, since nobody below it changes.
        let Some(nearest) = points.iter().map(|point| point.node).max() else { continue };
        for point in points.iter().filter(|point| point.node == nearest) {
            let (Some(below), Some(above)) = (&point.below, &point.above) else { continue };
            n_turns += 1;
            assert!(below.chosen != above.chosen && below.ties.len() < point.here.ties.len(), "{seed}");
            assert!(
                point.here.ties.contains(&below.chosen) && point.here.ties.contains(&above.chosen),
                "{seed}"
            );
        }
    }
    assert!(n_turns > 300, "{n_turns}: hardly anything was tested");
}

#[test]
fn what_cannot_be_varied_is_refused() {
    let plant = grow(3, TREES);
    let game = plant.open();
    let solution = solve(&game, &Options::default()).unwrap();
    let (foreign, player) = (NodeIdx::new(9_999), PlayerIdx::new(0));
    let refused = |varied| solution.turning_points(&game, varied).map_err(|why| why.code());
    assert_eq!(refused(Varied::Payoff { node: foreign, player }), Err("no-such-number"));
    let nobody = PlayerIdx::new(7);
    assert_eq!(refused(Varied::Payoff { node: NodeIdx::ROOT, player: nobody }), Err("no-such-number"));
    let end = game.nodes().next_back().unwrap();
    assert_eq!(refused(Varied::Probability { node: end, move_idx: 0 }), Err("no-such-number"));
    let certain = (0..N_CASES).map(|seed| grow(seed, TREES)).find_map(|plant| {
        let is_certain = |what: &What| matches!(what, What::Chance(odds) if odds.len() == 1);
        let at = plant.buds.iter().position(|bud| is_certain(&bud.what))?;
        Some((plant.open(), NodeIdx::new(at as u32)))
    });
    let (game, node) = certain.unwrap();
    let solution = solve(&game, &Options::default()).unwrap();
    let varied = Varied::Probability { node, move_idx: 0 };
    assert_eq!(solution.turning_points(&game, varied), Err(Unvaried::OthersImpossible));
}
