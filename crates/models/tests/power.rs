//! POWER and instrumental convergence: closed forms against draws, draws against another solver, on random graphs.
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, reason = "a test fails by panicking")]

use std::ops::ControlFlow;

use lookahead_game::Exact;
use lookahead_models::instrumental::{drawn_hub_share, hub_probability_f64};
use lookahead_models::power::{ClosedForm, Drawing, Graph, Preset, Role, closed_form, estimate_power};
use lookahead_models::{Generator, ProblemCode, Seed};

const N_CASES: u32 = 1_000;

/// A line of 1 to 3 hubs with ends beside each, which always has a closed form. Returns its successors.
fn random_line(generator: &mut Generator) -> Graph {
    let mut successors: Vec<Vec<u32>> = vec![Vec::new()];
    let mut at = 0;
    let n_hubs = 1 + generator.below(3);
    for hub in 0..n_hubs {
        let is_last = hub + 1 == n_hubs;
        let n_ends = generator.below(3) + u32::from(is_last);
        let n_ways = if is_last { 0 } else { 1 + generator.below(2) };
        let first = successors.len() as u32;
        successors.extend((0..n_ends).map(|idx| vec![first + idx]));
        let ways: Vec<u32> = (0..n_ways).map(|idx| first + n_ends + idx).collect();
        successors.extend(ways.iter().map(|_| Vec::new()));
        successors[at] = (first..first + n_ends + n_ways).collect();
        if let Some(&way) = ways.last() {
            at = way as usize;
        }
    }
    // All ways of one hub lead on alike.
    for state in (0..successors.len()).rev() {
        if successors[state].is_empty() {
            successors[state] = successors[state + 1].clone();
        }
    }
    Graph::new(successors).unwrap()
}

fn random_graph(generator: &mut Generator) -> Graph {
    let n = 1 + generator.below(7);
    let list = |generator: &mut Generator| {
        let mut list: Vec<u32> = (0..n).filter(|_| generator.below(3) == 0).collect();
        if list.is_empty() {
            list.push(generator.below(n));
        }
        list
    };
    Graph::new((0..n).map(|_| list(generator)).collect()).unwrap()
}

fn draw(graph: &Graph, gamma: f64, seed: u32, n: u32) -> lookahead_models::power::PowerEstimate {
    let mut drawing = Drawing::new(graph, gamma, 0, Seed::new(u64::from(seed))).unwrap();
    drawing.draw(n);
    drawing.estimate()
}

#[test]
fn closed_forms_agree_with_draws() {
    let mut generator = Generator::new(Seed::new(1));
    for case in 0..N_CASES {
        let graph = random_line(&mut generator);
        let gamma = 0.95 * generator.uniform();
        let ClosedForm { power, first_moves } =
            closed_form(&graph, 0).unwrap_or_else(|| panic!("no form for {graph:?}"));
        let drawn = draw(&graph, gamma, case, 600);
        let start = drawn.power[0];
        let away = (power.at_f64(gamma) - start.mean).abs();
        assert!(away <= 4.0 * start.standard_error, "{graph:?} {gamma}: {away} {start:?}");
        for (form, share) in first_moves.iter().zip(&drawn.first_moves) {
            let p = form.at_f64(gamma);
            // The standard error of a share is the form's own; rare moves are not normal, hence one hit of slack.
            let bound = 4.0 * (p * (1.0 - p) / 600.0).max(0.0).sqrt() + 1.0 / 600.0;
            assert!((p - share.mean).abs() <= bound, "{graph:?} {gamma}: {p} {share:?}");
        }
    }
}

#[test]
fn chances_of_first_moves_add_up_to_one_exactly() {
    let mut generator = Generator::new(Seed::new(2));
    for _ in 0..N_CASES {
        let graph = random_line(&mut generator);
        let form = closed_form(&graph, 0).unwrap();
        let gamma = Exact::ratio(i64::from(generator.below(11)), 10).unwrap();
        let sum: Exact = form.first_moves.iter().map(|chance| chance.at(&gamma).unwrap()).sum();
        assert_eq!(sum, Exact::ONE, "{graph:?}");
    }
}

#[test]
fn one_draw_is_what_value_iteration_finds() {
    let mut generator = Generator::new(Seed::new(3));
    for case in 0..N_CASES {
        let graph = random_graph(&mut generator);
        let gamma = 0.9 * generator.uniform();
        let mut same = Generator::new(Seed::new(u64::from(case)));
        let rewards: Vec<f64> = (0..graph.n_states()).map(|_| same.uniform()).collect();
        let mut values = rewards.clone();
        let best = |values: &[f64], state: u32| {
            graph.successors(state).iter().map(|&to| values[to as usize]).fold(f64::MIN, f64::max)
        };
        for _ in 0..400 {
            values = (0..graph.n_states())
                .map(|state| (1.0 - gamma) * rewards[state as usize] + gamma * best(&values, state))
                .collect();
        }
        let drawn = draw(&graph, gamma, case, 1);
        for (state, power) in (0..).zip(&drawn.power) {
            assert!((power.mean - best(&values, state)).abs() < 1e-12, "{graph:?} {gamma}");
        }
    }
}

#[test]
fn batches_do_not_change_a_number() {
    let graph = Preset::PaperFigure1.build().unwrap().graph;
    let mut calls = Vec::new();
    let cut = estimate_power(&graph, 0.5, 0, Seed::new(7), 1_000, 300, &mut |so_far| {
        calls.push(so_far.n_draws);
        ControlFlow::Continue(())
    });
    assert_eq!(calls, [300, 600, 900, 1_000]);
    assert_eq!(cut.unwrap(), draw(&graph, 0.5, 7, 1_000));
    let stopped = estimate_power(&graph, 0.5, 0, Seed::new(7), 1_000, 300, &mut |_| ControlFlow::Break(()));
    assert_eq!(stopped.unwrap(), draw(&graph, 0.5, 7, 300));
}

#[test]
fn more_ends_never_mean_less_power() {
    let half = Exact::ratio(1, 2).unwrap();
    let at =
        |preset: Preset| closed_form(&preset.build().unwrap().graph, 0).unwrap().power.at(&half).unwrap();
    for k in 1..12 {
        assert!(at(Preset::Children { k }) < at(Preset::Children { k: k + 1 }));
        assert!(at(Preset::StepThenChildren { k }) < at(Preset::StepThenChildren { k: k + 1 }));
        let hub = |behind| Preset::Hub { direct: 2, behind };
        assert!(at(hub(k)) < at(hub(k + 1)));
        assert_eq!(at(Preset::Children { k }), Exact::ratio(i64::from(k), i64::from(k) + 1).unwrap());
        assert_eq!(at(Preset::Complete { m: k }), at(Preset::Children { k }));
    }
}

#[test]
fn ways_to_the_same_end_do_not_help_the_far_sighted() {
    for k in 1..=12 {
        let named = Preset::SameEnd { k }.build().unwrap();
        assert_eq!(named.graph.n_states() as usize, named.roles.len());
        assert_eq!(named.roles.iter().filter(|role| **role == Role::SharedEnd).count(), 1);
        let form = closed_form(&named.graph, 0).unwrap();
        assert_eq!(form.power.at(&Exact::ONE), Ok(Exact::ratio(2, 3).unwrap()));
        assert_eq!(form.first_moves[1].at(&Exact::ONE), Ok(Exact::ratio(1, 2).unwrap()));
        let hub = Preset::Hub { direct: 1, behind: k }.build().unwrap();
        let hub = closed_form(&hub.graph, 0).unwrap();
        assert_eq!(
            hub.first_moves[1].at(&Exact::ONE),
            Ok(Exact::ratio(i64::from(k), i64::from(k) + 1).unwrap())
        );
    }
}

#[test]
fn graphs_without_a_line_have_no_form() {
    let figure = Preset::PaperFigure1.build().unwrap().graph;
    assert_eq!(closed_form(&figure, 0), None);
    // The right part is a set in which one may stay anywhere: two such states are worth two ends.
    assert_eq!(closed_form(&figure, 5).unwrap().power.at_f64(0.5), 2.0 / 3.0);
    // Two hubs side by side.
    let twins = Graph::new(vec![vec![1, 2], vec![3], vec![4], vec![3], vec![4]]).unwrap();
    assert_eq!(closed_form(&twins, 0), None);
    // A hub behind which one of the start's own ends comes again.
    let again = Graph::new(vec![vec![1, 2], vec![1], vec![1, 3], vec![3]]).unwrap();
    assert_eq!(closed_form(&again, 0), None);
}

#[test]
fn hub_share_agrees_with_its_form() {
    let mut generator = Generator::new(Seed::new(4));
    for case in 0..N_CASES {
        let (m, k) = (1 + generator.below(6), generator.below(5));
        let gamma = 0.3 + 0.7 * generator.uniform();
        let p = hub_probability_f64(m, k, gamma).unwrap();
        let drawn = drawn_hub_share(m, k, gamma, Seed::new(u64::from(case)), 800).unwrap();
        let bound = 4.0 * (p * (1.0 - p) / 800.0).sqrt() + 1.0 / 800.0;
        assert!((p - drawn.mean).abs() <= bound, "{m} {k} {gamma}: {p} {drawn:?}");
    }
}

#[test]
fn the_generator_gives_the_published_sequence() {
    // Made with the algorithm as published (checked there with the paper's own seed, 42 and stream 54).
    let mut generator = Generator::new(Seed::new(7));
    let drawn: Vec<f64> = (0..3).map(|_| generator.uniform()).collect();
    assert_eq!(drawn, [0.314_942_515_423_291_77, 0.509_515_001_603_185_6, 0.737_468_303_972_948_9]);
}

#[test]
fn parameters_out_of_bounds_are_refused_by_name() {
    let refused = |successors| Graph::new(successors).map_err(|problem| (problem.field, problem.code));
    assert_eq!(refused(Vec::new()), Err(("successors", ProblemCode::Length)));
    assert_eq!(refused(vec![Vec::new()]), Err(("successors", ProblemCode::Length)));
    assert_eq!(refused(vec![vec![1]]), Err(("successors", ProblemCode::NoSuch)));
    assert_eq!(refused(vec![vec![0, 0]]), Err(("successors", ProblemCode::Repeated)));
    let one = Preset::Absorbing.build().unwrap().graph;
    assert_eq!(
        Drawing::new(&one, 1.0, 0, Seed::new(1)).map_err(|problem| problem.field).err(),
        Some("gamma")
    );
    assert_eq!(Drawing::new(&one, 0.5, 1, Seed::new(1)).map_err(|problem| problem.field).err(), Some("from"));
    assert_eq!(Preset::Children { k: 0 }.build().map_err(|problem| problem.field), Err("k"));
}
