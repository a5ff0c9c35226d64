//! Properties of break-evens, prices and the stationary variant on random input, at least a thousand each.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test fails by panicking"
)]

mod mutual_worlds;

use std::ops::ControlFlow;

use lookahead_game::Exact;
use lookahead_game::value::mutual::{self, Layers, Parameter, Params, PlanChange, plan_changes, value};
use lookahead_game::value::prices::{Prices, prices};
use lookahead_game::value::stationary::{StationaryWorld, Verdict};
use lookahead_game::world::{self, random_world};
use mutual_worlds::{Random, any_baselines, any_params, any_world, ratio};

fn params_at(params: &Params<Exact>, parameter: Parameter, at: &Exact) -> Params<Exact> {
    let mut params = params.clone();
    match parameter {
        Parameter::Gamma => params.gamma = at.clone(),
        Parameter::Eps => params.eps = at.clone(),
        Parameter::AnchorX => params.anchors[0] = at.clone(),
        Parameter::AnchorY => params.anchors[1] = at.clone(),
    }
    params
}

#[test]
fn a_change_of_plan_is_certain_at_both_ends_and_tied_at_the_break_even() {
    let (mut n_changes, mut n_exact) = (0, 0);
    let grid: Vec<Exact> = (1..=5).map(|at| ratio(at, 5)).collect();
    for seed in 0..2_500 {
        let mut random = Random::new(seed);
        let world = any_world(&mut random, true);
        let layers = Layers::unroll(&world, any_baselines(&mut random), 10_000).unwrap();
        let params = any_params(&mut random);
        let parameters = [Parameter::Gamma, Parameter::Eps, Parameter::AnchorX, Parameter::AnchorY];
        let parameter = random.pick(&parameters);
        let plan_at = |at: &Exact| value(&layers, &params_at(&params, parameter, at)).unwrap().plan(&layers);
        let changes = plan_changes(&layers, &params, parameter, &grid).unwrap();
        let expected = grid.windows(2).filter(|ends| plan_at(&ends[0]) != plan_at(&ends[1])).count();
        assert_eq!(changes.len(), expected);
        for change in changes {
            let PlanChange { low, high, exact, before, after } = &change;
            assert!(low < high && before != after);
            assert_eq!((&plan_at(low), &plan_at(high)), (before, after), "{world:?} {params:?} {change:?}");
            n_changes += 1;
            let Some(exact) = exact else {
                assert!((high - low) * Exact::int(1 << 20) <= ratio(1, 5), "{change:?}");
                continue;
            };
            assert!(low <= exact && exact <= high);
            let there = params_at(&params, parameter, exact);
            let mutual = value(&layers, &there).unwrap();
            let parting = before.iter().find(|step| {
                after.iter().any(|other| other.state == step.state && other.option != step.option)
            });
            let ties = mutual.best_options(&layers, &there, parting.unwrap().state);
            assert!(ties.len() > 1 && ties.contains(&parting.unwrap().option));
            n_exact += 1;
        }
    }
    println!("{n_changes} changes of plan, {n_exact} with an exact break-even");
    assert!(n_changes > 100 && n_exact > 50, "{n_changes}, {n_exact}");
}

#[test]
fn known_break_evens_are_found() {
    let one_step_or_two = r#"{"horizon": 2, "start": {"x": 1, "y": 1}, "floor": 0, "cap": 99, "moves": [
        {"name": "now", "x": [0, 0, 3], "y": [0, 0, 3], "ends": true},
        {"name": "later", "x": [0, 0, 5], "y": [0, 0, 0]}]}"#;
    // Now brings 3 + 3; later, then now, the same a step later: below discount 1 now is better.
    assert_eq!(changes(one_step_or_two, Parameter::Gamma).len(), 0);
    let anchored = r#"{"horizon": 1, "start": {"x": 1, "y": 1}, "floor": 0, "cap": 99, "moves": [
        {"name": "more Y", "x": [1, 0, 2], "y": [0, 1, 4]}, {"name": "more X", "x": [1, 0, 5], "y": [0, 1, 3]}]}"#;
    // 3 w + 5 = 6 w + 4 at w = 1/3.
    let found = changes(anchored, Parameter::AnchorX);
    assert_eq!(found.iter().map(|change| change.exact.clone()).collect::<Vec<_>>(), [Some(ratio(1, 3))]);
    // Ends at once with 2 each, or one step later with 3 each: 4 = 6 γ.
    let unbalanced = r#"{"horizon": 2, "start": {"x": 0, "y": 0}, "floor": 0, "cap": 99, "moves": [
        {"name": "stop", "x": [1, 0, 2], "y": [0, 1, 2], "ends": true},
        {"name": "go", "x": [1, 0, 3], "y": [0, 1, 3], "to": "end of the road"}],
        "others": {"end of the road": {"who": "agent", "moves": [{"name": "rest", "x": [1, 0, 0], "y": [0, 1, 0]}]}}}"#;
    let found = changes(unbalanced, Parameter::Gamma);
    assert_eq!(found.iter().map(|change| change.exact.clone()).collect::<Vec<_>>(), [Some(ratio(2, 3))]);
}

fn changes(text: &str, parameter: Parameter) -> Vec<PlanChange> {
    let (world, _) = world::read(text).unwrap();
    let layers = Layers::unroll(&world, [0, 0], 10_000).unwrap();
    let grid: Vec<Exact> = (1..=10).map(|at| ratio(at, 10)).collect();
    plan_changes(&layers, &Params::default(), parameter, &grid).unwrap()
}

/// The preset with ends at different depth: going three times against stopping at once.
#[test]
fn an_irrational_break_even_gets_a_narrow_interval() {
    let text = include_str!("../../../assets/worlds/unbalanced.json");
    let found = changes(text, Parameter::Gamma);
    assert!(!found.is_empty());
    for change in found {
        let width = (&change.high - &change.low).to_f64();
        assert!(change.exact.is_some() || width <= 0.1 / f64::from(1 << 20), "{change:?}");
    }
}

fn random_matrix(random: &mut Random, n_goods: usize, zeros_in_ten: i64) -> Vec<Vec<f64>> {
    let mut cell = || {
        if random.below(10) < zeros_in_ten { 0.0 } else { (1 + random.below(400)) as f64 / 100.0 }
    };
    (0..n_goods).map(|_| (0..n_goods).map(|_| cell()).collect()).collect()
}

fn product(a: &[Vec<f64>], b: &[Vec<f64>]) -> Vec<Vec<f64>> {
    let n = a.len();
    (0..n).map(|i| (0..n).map(|j| (0..n).map(|k| a[i][k] * b[k][j]).sum()).collect()).collect()
}

/// Σ (δF)^k by adding powers until they are nothing; `None` if they do not become so.
fn summed_powers(f: &[Vec<f64>], delta: f64) -> Option<Vec<Vec<f64>>> {
    let once: Vec<Vec<f64>> = f.iter().map(|row| row.iter().map(|cell| cell * delta).collect()).collect();
    let (mut sum, mut power) = (once.clone(), once.clone());
    for _ in 0..3_000 {
        power = product(&power, &once);
        let largest = power.iter().flatten().fold(0.0, |most: f64, cell| most.max(*cell));
        if largest > 1e6 {
            return None;
        }
        for (row, more) in sum.iter_mut().flatten().zip(power.iter().flatten()) {
            *row += more;
        }
        if largest < 1e-18 {
            return Some(sum);
        }
    }
    None
}

fn near(found: f64, expected: f64) -> bool {
    (found - expected).abs() <= 1e-8 * expected.abs().max(1.0)
}

#[test]
fn prices_agree_with_powers_of_the_matrix() {
    let mut counts = [0; 4];
    for seed in 0..1_500 {
        let mut random = Random::new(seed);
        let n_goods = 1 + random.below(5) as usize;
        let zeros = random.below(10);
        let f = random_matrix(&mut random, n_goods, zeros);
        let delta = (1 + random.below(60)) as f64 / 100.0;
        let found = prices(&f, delta);
        let Some(sum) = summed_powers(&f, delta) else {
            // Slow convergence looks like none to the sum; the radius tells.
            assert!(!matches!(found, Prices::Malformed | Prices::NegativeEntry { .. }));
            counts[3] += usize::from(matches!(found, Prices::NotContracting { .. }));
            continue;
        };
        let same =
            |gains: &[Vec<f64>]| gains.iter().flatten().zip(sum.iter().flatten()).all(|(a, b)| near(*a, *b));
        match found {
            Prices::Settled { system, gains } => {
                assert!(same(&gains) && system.goods.len() == n_goods);
                check_prices(&sum, system.lambda, &system.prices);
                assert!(
                    system.prices.iter().all(|price| *price > 0.0) && near(system.prices.iter().sum(), 1.0)
                );
                check_growth(&f, system.growth);
                counts[0] += 1;
            }
            Prices::Reducible { groups, prices, lambda, gains } => {
                assert!(same(&gains));
                for group in &groups {
                    let part: Vec<Vec<f64>> = group
                        .goods
                        .iter()
                        .map(|&row| {
                            group.goods.iter().map(|&column| sum[row as usize][column as usize]).collect()
                        })
                        .collect();
                    check_prices(&part, group.lambda, &group.prices);
                    assert!(group.prices.iter().all(|price| *price > 0.0) && group.lambda <= lambda);
                }
                if let Some(prices) = prices {
                    assert!(prices.iter().all(|price| *price >= -1e-12));
                    check_prices(&sum, lambda, &prices);
                }
                counts[1] += 1;
            }
            Prices::NoSelfSustaining { gains } => {
                assert!(same(&gains));
                // No good comes back through another: for every pair one of the two ways is closed.
                let pairs = (0..n_goods).flat_map(|i| (0..i).map(move |j| (i, j)));
                assert!(pairs.into_iter().all(|(i, j)| sum[i][j] == 0.0 || sum[j][i] == 0.0));
                counts[2] += 1;
            }
            other => panic!("{f:?}, {delta}: {other:?}, but the powers have a sum"),
        }
    }
    println!("settled, reducible, nothing, not contracting: {counts:?}");
    assert!(counts.iter().all(|count| *count > 50), "{counts:?}");
}

/// λ v_i = Σ_{j≠i} g_ji v_j.
fn check_prices(gains: &[Vec<f64>], lambda: f64, prices: &[f64]) {
    for (i, price) in prices.iter().enumerate() {
        let brought: f64 = (0..prices.len()).filter(|j| *j != i).map(|j| gains[j][i] * prices[j]).sum();
        assert!(
            (lambda * price - brought).abs() <= 1e-8 * brought.abs().max(1.0),
            "{gains:?} {lambda} {prices:?}"
        );
    }
}

/// At δ = 1 / growth the reproduction number is 1.
fn check_growth(f: &[Vec<f64>], growth: f64) {
    match prices(f, 1.0 / growth) {
        Prices::Settled { system, .. } => {
            assert!((system.lambda - 1.0).abs() < 1e-6, "{f:?}: {}", system.lambda)
        }
        // λ is so steep there that the last digit decides.
        other => assert!(matches!(other, Prices::NotContracting { radius } if radius < 1.0 + 1e-9), "{f:?}"),
    }
}

#[test]
fn degenerate_prices_are_told_apart() {
    let told =
        |f: &[&[f64]], delta: f64| prices(&f.iter().map(|row| row.to_vec()).collect::<Vec<_>>(), delta);
    assert!(
        matches!(told(&[&[0.0, 1.0], &[1.0, 0.0]], 1.0), Prices::NotContracting { radius } if near(radius, 1.0))
    );
    assert!(matches!(told(&[&[0.0, 1.0], &[-1.0, 0.0]], 0.5), Prices::NegativeEntry { row: 1, column: 0 }));
    assert!(matches!(told(&[&[0.5]], 0.5), Prices::NoSelfSustaining { .. }));
    for malformed in
        [told(&[], 0.5), told(&[&[1.0, 0.0]], 0.5), told(&[&[f64::NAN]], 0.5), told(&[&[1.0]], 0.0)]
    {
        assert_eq!(malformed, Prices::Malformed);
    }
    let Prices::Settled { system, .. } = told(&[&[0.0, 1.0], &[1.0, 0.0]], 0.3) else { panic!() };
    assert_eq!(system.period, 2);
    assert!(near(system.growth, f64::midpoint(1.0, 5.0_f64.sqrt())));
    let Prices::Settled { system, .. } = told(&[&[1.0, 1.0], &[4.0, 1.0]], 0.1) else { panic!() };
    assert_eq!(system.period, 1);
    // Two circles that never meet, alike and not.
    let circles = |q: f64| {
        [vec![0.0, 1.0, 0.0, 0.0], vec![1.0, 0.0, 0.0, 0.0], vec![0.0, 0.0, 0.0, q], vec![0.0, 0.0, 1.0, 0.0]]
    };
    assert!(matches!(prices(&circles(1.0), 0.3), Prices::Reducible { prices: None, .. }));
    let Prices::Reducible { groups, prices: Some(found), .. } = prices(&circles(4.0), 0.3) else { panic!() };
    assert_eq!(groups.iter().map(|group| group.goods.clone()).collect::<Vec<_>>(), [[0, 1], [2, 3]]);
    assert!(found[0] == 0.0 && found[1] == 0.0 && near(found[3] / found[2], 2.0), "{found:?}");
}

/// The link between the two: over a long horizon mutual value per unit tends to the prices, whatever the anchors. Not in
/// a periodic world.
#[test]
fn mutual_value_tends_to_prices() {
    let text = |x: &str, y: &str| {
        format!(
            r#"{{"horizon": 16, "start": {{"x": 1, "y": 1}}, "floor": 0, "cap": 1000000000,
            "moves": [{{"name": "tick", "x": {x}, "y": {y}}}]}}"#
        )
    };
    let ratio_of = |text: &str, anchors: [i64; 2]| {
        let layers = Layers::unroll(&world::read(text).unwrap().0, [0, 0], 1_000_000).unwrap();
        let params = Params { anchors: anchors.map(Exact::int), ..Params::default() };
        let [vx, vy] = value(&layers, &params).unwrap().worth(layers.root()).v;
        vx.to_f64() / vy.to_f64()
    };
    let growing = text("[1, 1, 0]", "[4, 1, 0]");
    for anchors in [[1, 1], [1, 0], [0, 1], [5, 1]] {
        assert!(
            (ratio_of(&growing, anchors) - 2.0).abs() < 1e-4,
            "{anchors:?}: {}",
            ratio_of(&growing, anchors)
        );
    }
    assert!((ratio_of(&text("[0, 1, 0]", "[1, 0, 0]"), [5, 1]) - 1.0).abs() > 0.5);
}

fn stationary_world(random: &mut Random) -> StationaryWorld {
    let mut row = || (0..4).map(|_| random.below(4) as u32).collect::<Vec<u32>>();
    StationaryWorld {
        next: vec![row(), row()],
        twins: [vec![0, 1, 0, 1], vec![0, 0, 2, 2]],
        own: [vec![0.0, 0.0, 1.0, 1.0], vec![0.0, 1.0, 0.0, 1.0]],
        gamma: 0.3,
        kappa: 1.0,
    }
}

/// Substituting: V = b + κ (I − C) N V of the other good, with N V by walking on until γ^k is nothing.
#[test]
fn stationary_values_solve_their_equations() {
    for seed in 0..1_000 {
        let mut random = Random::new(seed);
        let world = StationaryWorld {
            gamma: (1 + random.below(90)) as f64 / 100.0,
            kappa: random.below(21) as f64 / 10.0,
            ..stationary_world(&mut random)
        };
        let policy: Vec<u32> = (0..4).map(|_| random.below(2) as u32).collect();
        let Ok(found) = world.evaluate(&policy) else { continue };
        let walk = |values: &dyn Fn(usize) -> f64, mut state: usize| {
            let (mut sum, mut factor) = (0.0, 1.0);
            for _ in 0..500 {
                state = world.next[policy[state] as usize][state] as usize;
                factor *= world.gamma;
                sum += factor * values(state);
            }
            sum
        };
        let scale = found.v.iter().flatten().fold(1.0, |most: f64, value| most.max(value.abs()));
        for state in 0..4 {
            for good in 0..2 {
                let other = |state: usize| found.v[1 - good][state];
                let twin = world.twins[good][state] as usize;
                let expected =
                    world.own[good][state] + world.kappa * (walk(&other, state) - walk(&other, twin));
                assert!((found.v[good][state] - expected).abs() < 1e-7 * scale, "{world:?} {policy:?}");
            }
            let reward = |state: usize| found.v[0][state] + found.v[1][state];
            let j = reward(state) + walk(&reward, state);
            assert!((found.j[state] - j).abs() < 1e-6 * scale, "{world:?} {policy:?}");
        }
    }
}

/// Putting values into their own equations again and again comes to rest after as many steps as M has rows, exactly
/// where M is nilpotent; the radius of such an M is 0, not what rounding makes of it.
#[test]
fn a_circle_that_dies_out_has_radius_0() {
    let (mut n_at_rest, mut n_moving) = (0, 0);
    for seed in 0..1_500 {
        let mut random = Random::new(70_000 + seed);
        let mut own = || (0..4).map(|_| random.below(1_000) as f64 / 1_000.0).collect::<Vec<f64>>();
        let own = [own(), own()];
        let gamma = (1 + random.below(50)) as f64 / 100.0;
        let world = StationaryWorld { own: own.clone(), gamma, kappa: 0.0, ..stationary_world(&mut random) };
        let policy: Vec<u32> = (0..4).map(|_| random.below(2) as u32).collect();
        let radius = world.evaluate(&policy).unwrap().radius;
        let walk = |values: &[f64], mut state: usize| {
            let (mut sum, mut factor) = (0.0, 1.0);
            for _ in 0..60 {
                state = world.next[policy[state] as usize][state] as usize;
                factor *= gamma;
                sum += factor * values[state];
            }
            sum
        };
        let again = |v: &[Vec<f64>; 2]| {
            [0, 1].map(|good: usize| {
                let gain = |state: usize| {
                    let twin = world.twins[good][state] as usize;
                    own[good][state] + walk(&v[1 - good], state) - walk(&v[1 - good], twin)
                };
                (0..4).map(gain).collect::<Vec<f64>>()
            })
        };
        let before = (0..8).fold(own.clone(), |v, _| again(&v));
        let after = again(&before);
        let pairs = before.iter().flatten().zip(after.iter().flatten());
        let moved = pairs.fold(0.0, |most: f64, (one, other)| most.max((one - other).abs()));
        if radius == 0.0 {
            assert!(moved < 1e-11, "{world:?} {policy:?}: {moved}");
            n_at_rest += 1;
        } else if radius > 0.1 {
            assert!(moved > 1e-11, "{world:?} {policy:?}: {moved}");
            n_moving += 1;
        }
    }
    assert!(n_at_rest > 300 && n_moving > 300, "{n_at_rest} {n_moving}");
    // In doubles alone, 1.7e-4.
    let world = StationaryWorld {
        next: vec![vec![1, 0, 1, 0], vec![3, 2, 0, 2]],
        gamma: 0.95,
        ..stationary_world(&mut Random::new(1))
    };
    assert_eq!(world.evaluate(&[1, 1, 0, 1]).map(|found| found.radius), Ok(0.0));
}

/// The share of worlds with one settled agent, several, or none: recomputed on our own draws; only that all three occur and
/// that one is usual is asserted.
#[test]
fn most_small_stationary_worlds_have_one_settled_agent_but_not_all() {
    let mut counts = [0; 3];
    let n_worlds = 1_500;
    for seed in 0..n_worlds {
        let world = stationary_world(&mut Random::new(10_000 + seed));
        let joint = world.joint(16, &mut |_, _| ControlFlow::Continue(())).unwrap();
        assert!(joint.is_exhaustive);
        for iteration in [&joint.from_first, &joint.from_last] {
            let last = iteration.trace.last().unwrap();
            assert_eq!(iteration.cycle == Some(1), joint.fixed_points.contains(last));
        }
        match joint.verdict() {
            Verdict::One => counts[0] += 1,
            Verdict::Several => counts[1] += 1,
            Verdict::Unsettled => counts[2] += 1,
            Verdict::Unknown => panic!("all policies were tried"),
        }
    }
    println!("one, several, none: {counts:?} of {n_worlds}");
    assert!(counts[0] > 1_000 && counts.iter().all(|count| *count > 0), "{counts:?}");
}

#[test]
fn stationary_input_out_of_range_is_refused() {
    let world = stationary_world(&mut Random::new(1));
    let code = |world: StationaryWorld| world.evaluate(&[0; 4]).map(|_| ()).map_err(|error| error.code());
    assert_eq!(code(world.clone()), Ok(()));
    assert_eq!(code(StationaryWorld { gamma: 1.0, ..world.clone() }), Err("numbers"));
    assert_eq!(code(StationaryWorld { kappa: f64::NAN, ..world.clone() }), Err("numbers"));
    assert_eq!(code(StationaryWorld { next: vec![vec![0, 1, 2, 4]], ..world.clone() }), Err("tables"));
    assert_eq!(code(StationaryWorld { next: vec![], ..world.clone() }), Err("tables"));
    let cancelled = world.joint(100, &mut |_, _| ControlFlow::Break(())).map(|_| ());
    assert_eq!(cancelled.map_err(|error| error.code()), Err("cancelled"));
    let unknown = world.joint(1, &mut |_, _| ControlFlow::Continue(())).unwrap();
    assert!(!unknown.is_exhaustive);
}

#[test]
fn parameters_out_of_range_are_refused() {
    let layers = Layers::unroll(&random_world(1), [0, 0], 1_000).unwrap();
    let code = |params: Params<f64>| value(&layers, &params).map(|_| ()).map_err(|error| error.code());
    let plain = Params::default().to::<f64>();
    assert_eq!(code(plain.clone()), Ok(()));
    for gamma in [0.0, -0.5, 1.5, f64::NAN, f64::INFINITY] {
        assert_eq!(code(Params { gamma, ..plain.clone() }), Err("gamma"));
    }
    assert_eq!(code(Params { eps: -1.0, ..plain.clone() }), Err("running-anchor"));
    assert_eq!(code(Params { anchors: [1.0, f64::NAN], ..plain.clone() }), Err("anchor"));
    assert_eq!(code(Params { anchors: [f64::MAX, f64::MAX], ..plain.clone() }), Err("number"));
    let stop = mutual::value_with(&layers, &plain, &mut |_, _| ControlFlow::Break(()));
    assert_eq!(stop.map(|_| ()).map_err(|error| error.code()), Err("cancelled"));
    let few = mutual::commit(&layers, &plain, 1, &mut |_, _| ControlFlow::Continue(()));
    assert_eq!(few.map(|_| ()).map_err(|error| error.code()), Err("too-many-plans"));
}
