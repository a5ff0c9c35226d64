//! Properties of mutual value on random worlds, at least a thousand each, and the facts of its definition.
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
use lookahead_game::value::mutual::{
    self, Baseline, Counterfactual, Layers, Mixed, Mutual, Number, Params, StateIdx, Steer, final_sum_plan,
    ordinary, value,
};
use lookahead_game::value::{Input, Parameters, Refusal, WAYS, WORLD_WAYS, WorldValuation, world_way};
use lookahead_game::world::{Player, World, benchmark_world, random_world};
use mutual_worlds::{Random, Reference, any_baselines, any_params, any_world, place_of, ratio};

const N_WORLDS: u64 = 1_500;
const MAX_STATES: u32 = 20_000;

/// Random worlds with everything; `check` gets the world, its baselines, its graph and random parameters.
fn for_worlds(may_end: bool, mut check: impl FnMut(&World, [i64; 2], &Layers, Params<Exact>)) {
    for seed in 0..N_WORLDS {
        let mut random = Random::new(seed);
        let (world, baselines) = (any_world(&mut random, may_end), any_baselines(&mut random));
        let layers = Layers::unroll(&world, baselines, MAX_STATES).unwrap();
        check(&world, baselines, &layers, any_params(&mut random));
    }
}

fn options(layers: &Layers, state: StateIdx) -> std::ops::Range<u32> {
    0..layers.n_options(state) as u32
}

#[test]
fn the_pass_agrees_with_the_definitions_written_as_recursion() {
    let mut n_states = 0;
    for_worlds(true, |world, baselines, layers, params| {
        let reference = Reference::new(world, &params, baselines);
        let exact = value(layers, &params).unwrap();
        let double = value(layers, &params.to::<f64>()).unwrap();
        for state in layers.states() {
            let place = place_of(layers, state);
            let worth = exact.worth(state);
            let expected = [0, 1].map(|good| reference.value(&place, good));
            assert_eq!(worth.v, expected, "{world:?} {params:?} {place:?}");
            assert_eq!(worth.g, [0, 1].map(|good| reference.future(&place, good)), "{world:?} {params:?}");
            let chosen = reference.policy(&place).map(|chosen| chosen as u32);
            assert_eq!(exact.chosen(state), chosen, "{world:?} {params:?} {place:?}");
            assert_eq!(double.chosen(state), chosen, "{world:?} {params:?} {place:?}");
            let j = reference.j(&place).to_f64();
            assert!((double.j(state) - j).abs() <= 1e-9 * j.abs().max(1.0), "{world:?} {params:?} {place:?}");
            n_states += 1;
        }
    });
    assert!(n_states > 40_000, "only {n_states} states compared");
}

#[test]
fn graphs_are_closed_layered_and_as_small_as_they_can_be() {
    for_worlds(true, |_, baselines, layers, _| {
        let mut is_met = vec![false; layers.n_states()];
        is_met[layers.root().get() as usize] = true;
        for state in layers.states() {
            let [x, y] = layers.amounts(state);
            let [twin_x, twin_y] = layers.twins(state);
            assert_eq!(layers.amounts(twin_x), [baselines[0] as f64, y]);
            assert_eq!(layers.amounts(twin_y), [x, baselines[1] as f64]);
            for twin in [twin_x, twin_y] {
                assert_eq!(layers.place(twin), layers.place(state));
                assert_eq!(layers.layer_of(twin), layers.layer_of(state));
            }
            for (share, to) in options(layers, state).flat_map(|option| layers.outcomes(state, option)) {
                assert!(share.double > 0.0);
                assert_eq!(layers.layer_of(to), layers.layer_of(state).map(|layer| layer + 1));
                is_met[to.get() as usize] = true;
            }
        }
        // Everything is the start, an outcome, or a twin (of a twin) of one.
        for state in layers.states() {
            let is_here = |other: StateIdx| {
                let [a, b] = layers.twins(other);
                let both = layers.twins(a)[1];
                is_met[other.get() as usize] && [other, a, b, both].contains(&state)
            };
            assert!(layers.layer(layers.layer_of(state).unwrap()).any(is_here));
        }
    });
}

#[test]
fn the_number_of_states_is_the_known_one() {
    let text = r#"{"horizon": 6, "start": {"x": 1, "y": 1}, "floor": 0, "cap": 100000, "moves": [
        {"name": "tools", "x": [1, 1, 0], "y": [0, 1, 0]}, {"name": "food", "x": [1, 0, 0], "y": [2, 1, 0]}]}"#;
    let (mut world, _) = lookahead_game::world::read(text).unwrap();
    let known = [4, 14, 37, 90, 209, 473, 1_045];
    for (horizon, n_states) in (0..).zip(known) {
        world.horizon = horizon;
        assert_eq!(Layers::unroll(&world, [0, 0], MAX_STATES).unwrap().n_states(), n_states);
    }
    let big = Layers::unroll(&benchmark_world(), [0, 0], 2_000_000).unwrap().n_states();
    assert!(big >= 1_000_000, "{big}");
    let refused = Layers::unroll(&benchmark_world(), [0, 0], 1_000).map(|layers| layers.n_states());
    assert_eq!(refused.map_err(|error| error.code()), Err("too-many-states"));
}

/// Fact 1.
#[test]
fn without_anchors_everything_is_zero_and_tied() {
    for_worlds(true, |_, _, layers, params| {
        let params = Params { anchors: [Exact::ZERO, Exact::ZERO], ..params };
        let double = value(layers, &params.to::<f64>()).unwrap();
        for state in layers.states() {
            let worth = double.worth(state);
            assert!([worth.v, worth.g].concat().iter().all(|number| *number == 0.0));
            assert!(double.chosen(state).is_none_or(|chosen| chosen == 0));
            if layers.player(state).is_some_and(|who| who != Player::Chance) {
                let best = double.best_options(layers, &params.to(), state);
                assert!(best.into_iter().eq(options(layers, state)));
                assert_eq!(double.is_tie(state), layers.n_options(state) > 1);
            }
        }
    });
}

fn scaled(by: &Exact, values: &[Exact]) -> Vec<Exact> {
    values.iter().map(|value| by * value).collect()
}

fn same_plan(layers: &Layers, one: &Mutual<Exact>, other: &Mutual<Exact>) -> bool {
    layers
        .states()
        .all(|state| one.chosen(state) == other.chosen(state) && one.is_tie(state) == other.is_tie(state))
}

/// Fact 2.
#[test]
fn only_the_ratio_of_the_anchors_means_anything() {
    for_worlds(true, |_, _, layers, params| {
        let factor = ratio(7, 3);
        let [x, y] = &params.anchors;
        let larger = Params { anchors: [x * &factor, y * &factor], ..params.clone() };
        let (one, other) = (value(layers, &params).unwrap(), value(layers, &larger).unwrap());
        assert!(same_plan(layers, &one, &other));
        for state in layers.states() {
            let (one, other) = (one.worth(state), other.worth(state));
            assert_eq!(scaled(&factor, &[one.v, one.g].concat()), [other.v, other.g].concat());
        }
    });
}

/// Fact 3.
#[test]
fn the_discount_only_scales_where_all_ends_are_equally_deep() {
    for_worlds(false, |world, _, layers, params| {
        let discounted = Params { eps: Exact::ZERO, ..params };
        let plain = Params { gamma: Exact::ONE, ..discounted.clone() };
        let (one, other) = (value(layers, &plain).unwrap(), value(layers, &discounted).unwrap());
        assert!(same_plan(layers, &one, &other));
        for state in layers.states() {
            let left = world.horizon - layers.layer_of(state).unwrap() as u32;
            let factor = (0..left).fold(Exact::ONE, |product, _| product * &discounted.gamma);
            assert_eq!(scaled(&factor, &one.worth(state).v), other.worth(state).v);
            assert_eq!(&factor * one.j(state), other.j(state));
        }
    });
}

/// Fact 4.
#[test]
fn at_its_baseline_a_good_has_no_value() {
    for_worlds(true, |_, baselines, layers, params| {
        let mutual = value(layers, &params).unwrap();
        for state in layers.states() {
            for (good, baseline) in baselines.iter().enumerate() {
                let is_there = layers.amounts(state)[good] == *baseline as f64;
                assert!(!is_there || mutual.worth(state).v[good].is_zero());
            }
        }
    });
}

/// Fact 5.
#[test]
fn the_boring_twin_has_the_same_plan_and_value() {
    for_worlds(true, |_, _, layers, params| {
        let params = Params { steer: Steer::ToGo, ..params };
        let mutual = value(layers, &params).unwrap();
        let reward = mutual.boring_reward();
        let solution = ordinary(layers, &params.gamma, &|state| reward[state.get() as usize].clone());
        for state in layers.states() {
            assert_eq!(mutual.j(state), solution.value(state));
            assert_eq!(mutual.chosen(state), solution.chosen(state));
        }
        assert!(mutual.is_boring(layers, &params));
        let double = params.to::<f64>();
        assert!(value(layers, &double).unwrap().is_boring(layers, &double));
    });
}

#[test]
fn an_agent_that_steers_by_the_next_state_only_may_be_beaten_at_its_own_reward() {
    let mut n_beaten = 0;
    for_worlds(true, |_, _, layers, params| {
        let params = Params { steer: Steer::Next, ..params };
        n_beaten += usize::from(!value(layers, &params).unwrap().is_boring(layers, &params));
    });
    assert!(n_beaten > 0);
}

/// Fact 6.
#[test]
fn swapping_the_goods_swaps_the_values() {
    for_worlds(true, |world, [x, y], layers, params| {
        let mut swapped = world.clone();
        std::mem::swap(&mut swapped.start.x, &mut swapped.start.y);
        let turns = swapped.others.iter_mut().flat_map(|turn| &mut turn.moves);
        for one in turns.chain(&mut swapped.moves) {
            let ([a, b, c], [d, e, f]) = (one.x, one.y);
            (one.x, one.y) = ([e, d, f], [b, a, c]);
        }
        let [anchor_x, anchor_y] = params.anchors.clone();
        let other_params = Params { anchors: [anchor_y, anchor_x], ..params.clone() };
        let other_layers = Layers::unroll(&swapped, [y, x], MAX_STATES).unwrap();
        let one = value(layers, &params).unwrap();
        let other = value(&other_layers, &other_params).unwrap();
        let [vx, vy] = one.worth(layers.root()).v;
        assert_eq!(other.worth(other_layers.root()).v, [vy, vx]);
        assert_eq!(other.j(other_layers.root()), one.j(layers.root()));
        assert_eq!(other.chosen(other_layers.root()), one.chosen(layers.root()));
    });
}

/// Fact 7.
#[test]
fn committing_is_never_worse_than_move_by_move_and_often_better() {
    let (mut n_compared, mut n_better, mut seed) = (0, 0, 0);
    let mut progress = |_, _| ControlFlow::Continue(());
    while n_compared < 1_000 {
        let mut random = Random::new(seed);
        seed += 1;
        let world = any_world(&mut random, true);
        let layers = Layers::unroll(&world, any_baselines(&mut random), MAX_STATES).unwrap();
        let params = any_params(&mut random).to::<f64>();
        let Ok(committed) = mutual::commit(&layers, &params, 2_000, &mut progress) else { continue };
        if committed.n_plans < 2 {
            continue;
        }
        let (plain, j) =
            (value(&layers, &params).unwrap().j(layers.root()), committed.mutual.j(layers.root()));
        assert!(j >= plain - 1e-9 * plain.abs().max(1.0), "{world:?} {params:?}: {j} < {plain}");
        n_better += usize::from(j > plain + 1e-9);
        n_compared += 1;
    }
    println!("committing pays in {n_better} of {n_compared} worlds");
    assert!(n_better > 0);
}

#[test]
fn replaying_changes_nothing_where_the_twin_takes_the_same_names_anyway() {
    let mut n_same = 0;
    for_worlds(true, |_, _, layers, params| {
        let [policy, replay] = [Counterfactual::Policy, Counterfactual::Replay]
            .map(|counterfactual| Params { counterfactual, ..params.clone() });
        let (one, other) = (value(layers, &policy).unwrap(), value(layers, &replay).unwrap());
        // Within a layer everybody in the same place does the same.
        let is_uniform = layers.states().all(|state| {
            let layer = layers.layer(layers.layer_of(state).unwrap());
            let mut same_place = layer.filter(|other| layers.place(*other) == layers.place(state));
            same_place.all(|other| one.chosen(other) == one.chosen(state))
        });
        if is_uniform {
            assert_eq!(one, other);
            n_same += 1;
        }
    });
    assert!(n_same > 300, "only {n_same} worlds compared");
}

#[test]
fn explanations_add_up() {
    for_worlds(true, |_, _, layers, params| {
        let mutual = value(layers, &params).unwrap();
        for state in layers.states() {
            let why = mutual.explain(layers, &params, state).unwrap();
            let worth = mutual.worth(state);
            for (good, one) in why.goods.iter().enumerate() {
                let sum = if why.player.is_some() {
                    &one.own + &one.future - &one.twin_future
                } else {
                    one.own.clone()
                };
                assert_eq!((&sum, &one.value), (&worth.v[good], &worth.v[good]));
                assert_eq!(one.twin, layers.twins(state)[good]);
                assert_eq!(one.future_of_this, worth.g[good]);
            }
            assert_eq!(why.j, mutual.j(state));
            assert_eq!(
                why.ties.first().copied(),
                mutual.chosen(state).filter(|_| why.player != Some(Player::Chance))
            );
            assert_eq!(why.ties.len() > 1, mutual.is_tie(state));
            if let Some(margin) = why.margin {
                assert!(!margin.is_negative());
                assert_eq!(margin.is_zero(), why.ties.len() > 1);
            }
        }
    });
}

/// Fact 8: how often a toggle changes what happens in worlds nobody chose. Recomputed here for `random_world`; the shares
/// depend on how worlds are drawn, so only what must hold whatever they are is asserted.
#[test]
fn in_most_random_worlds_the_toggles_change_nothing() {
    let n_worlds = 1_000;
    let mut counts = [0; 4];
    for seed in 0..n_worlds {
        let world = random_world(seed);
        let [zero, start] = [Baseline::Zero, Baseline::Start]
            .map(|baseline| Layers::unroll(&world, baseline.amounts(&world), MAX_STATES).unwrap());
        let plain = Params::default();
        let replay = Params { counterfactual: Counterfactual::Replay, ..plain.clone() };
        let next = Params { steer: Steer::Next, ..plain.clone() };
        let line = |layers: &Layers, params: &Params<Exact>| {
            end_of(layers, |state| value(layers, params).unwrap().chosen(state))
        };
        let usual = line(&zero, &plain);
        let others = [
            end_of(&zero, |state| final_sum_plan::<Exact>(&zero).chosen(state)),
            line(&start, &plain),
            line(&zero, &replay),
            line(&zero, &next),
        ];
        counts.iter_mut().zip(others).for_each(|(count, other)| *count += usize::from(other != usual));
    }
    println!("other ends in {n_worlds} worlds: final sum, baseline at start, replay, next: {counts:?}");
    assert!(counts.iter().all(|count| *count > 0 && *count < 500), "{counts:?}");
}

/// Where the line of play ends.
fn end_of(layers: &Layers, chosen: impl Fn(StateIdx) -> Option<u32>) -> [f64; 2] {
    layers.amounts(*layers.reached(&chosen).last().unwrap())
}

/// Exact while short: the values are the exact ones wherever they are told exactly, and near them elsewhere.
#[test]
fn mixed_numbers_agree_with_exact_ones() {
    let mut n_exact = 0;
    for_worlds(true, |world, _, layers, params| {
        let exact = value(layers, &params).unwrap();
        let mixed = value(layers, &params.to::<Mixed>()).unwrap();
        let doubles = value(layers, &params.to_doubles()).unwrap();
        for state in layers.states() {
            let j = exact.j(state);
            let near =
                |other: &Mixed| (other.to_double() - j.to_f64()).abs() <= 1e-9 * j.to_f64().abs().max(1.0);
            match mixed.j(state).exact() {
                Some(same) => assert_eq!(*same, j, "{world:?} {params:?}"),
                None => assert!(near(&mixed.j(state)), "{world:?} {params:?}"),
            }
            n_exact += usize::from(mixed.j(state).exact().is_some());
            assert!(near(&doubles.j(state)), "{world:?} {params:?}");
            assert_eq!(mixed.chosen(state), exact.chosen(state), "{world:?} {params:?}");
        }
    });
    assert!(n_exact > 40_000, "only {n_exact} values were exact");
}

fn valued(code: &str, layers: &Layers, params: &Params<Exact>) -> WorldValuation {
    let go_on = &mut |_, _| ControlFlow::Continue(());
    world_way(code).unwrap().value_world(layers, &params.to(), go_on).unwrap().unwrap()
}

#[test]
fn ways_for_worlds_have_codes_of_their_own_and_refuse_trees() {
    let mut codes: Vec<&str> = WORLD_WAYS.iter().chain(WAYS).map(|way| way.code).collect();
    codes.sort_unstable();
    codes.dedup();
    assert_eq!(codes.len(), WORLD_WAYS.len() + WAYS.len());
    let text = r#"EFG 2 R "" { "A" } p "" 1 1 "" { "l" "r" } 0 t "" 1 "" { 3 } t "" 2 "" { 2 }"#;
    let (game, _) =
        lookahead_game::efg::read(text.as_bytes(), &lookahead_game::efg::Caps::default()).unwrap();
    let layers = Layers::unroll(&random_world(1), [0, 0], MAX_STATES).unwrap();
    let go_on = &mut |_: u64, _: u64| ControlFlow::Continue(());
    for way in WORLD_WAYS {
        assert_eq!(way.input, Input::RuleWorld);
        assert_eq!(way.value(&game, &Parameters::default(), go_on), Err(Refusal::NotAWorld), "{}", way.code);
    }
    for way in WAYS {
        assert!(way.value_world(&layers, &Params::default().to(), go_on).is_none(), "{}", way.code);
    }
}

/// What every way promises: an explained choice is a best one, its margin is that to the best other one, and ties are
/// those options that are as good.
#[test]
fn ways_for_worlds_explain_what_they_choose() {
    let mut n_choices = 0;
    for_worlds(true, |world, _, layers, params| {
        for way in WORLD_WAYS {
            let found = valued(way.code, layers, &params);
            for state in layers.states() {
                let why = found.explain(layers, state).unwrap();
                assert_eq!(why.goods.is_some(), way.code == "mutual");
                assert_eq!((why.player, why.chosen), (layers.player(state), found.chosen(state)));
                assert_eq!(why.options.len(), layers.n_options(state));
                let Some(chosen) = why.chosen.filter(|_| why.player != Some(Player::Chance)) else {
                    continue;
                };
                n_choices += 1;
                assert_eq!(why.ties.first(), Some(&chosen), "{} {world:?} {params:?}", way.code);
                let margin = why.margin.map(|margin| margin.to_double());
                assert!(margin.is_none_or(|margin| margin >= -1e-9), "{} {world:?} {params:?}", way.code);
                assert_eq!(
                    margin.is_some_and(|margin| margin.abs() < 1e-9),
                    why.ties.len() > 1,
                    "{}",
                    way.code
                );
            }
        }
    });
    assert!(n_choices > 40_000, "only {n_choices} choices explained");
}

/// Everyone for itself, written as recursion.
fn own_payoffs(layers: &Layers, state: StateIdx) -> [Exact; 2] {
    let expected = |option: u32| {
        let mut sums = [Exact::ZERO, Exact::ZERO];
        for (share, to) in layers.outcomes(state, option) {
            let payoffs = own_payoffs(layers, to);
            sums.iter_mut().zip(payoffs).for_each(|(sum, payoff)| *sum += &(&share.exact * payoff));
        }
        sums
    };
    let all = options(layers, state).map(expected);
    let good = usize::from(layers.player(state) == Some(Player::Adversary));
    // The first of the best: a later one must be better.
    all.reduce(|best, other| if other[good] > best[good] { other } else { best })
        .unwrap_or_else(|| layers.amounts(state).map(mutual::exact_of))
}

#[test]
fn own_payoff_is_backward_induction_with_two_payoffs() {
    for_worlds(true, |world, _, layers, params| {
        let own = valued("own-payoff", layers, &params);
        let found = mutual::own_payoff_plan::<Exact>(layers);
        let root = layers.root();
        let expected = own_payoffs(layers, root);
        assert_eq!(found.payoffs(root), expected, "{world:?}");
        assert_eq!(own.value(root), Mixed::Exact(expected[0].clone()), "{world:?}");
    });
}

#[test]
fn the_boring_twin_of_the_registry_acts_as_mutual_value_does() {
    for_worlds(true, |world, _, layers, params| {
        if params.steer == Steer::Next {
            return;
        }
        let (mutual, twin) = (valued("mutual", layers, &params), valued("boring-twin", layers, &params));
        for state in layers.states() {
            let (one, other) = (mutual.value(state).to_double(), twin.value(state).to_double());
            assert!((one - other).abs() <= 1e-9 * one.abs().max(1.0), "{world:?} {params:?}");
        }
    });
}
