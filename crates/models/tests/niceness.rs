//! Rulers, strength and mediation: what holds on random ones, and what the presets are for.
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, reason = "a test fails by panicking")]

use lookahead_game::induction::{Options, solve};
use lookahead_game::{Exact, NodeIdx};
use lookahead_models::niceness::mediation::{self, Opinions, Rule, mediate};
use lookahead_models::niceness::rulers::{self, FirstMove, Names, Ruler, Rulers, compare, game, power};
use lookahead_models::niceness::strength::{self, Neighbours, strength, worth_of_seizing};
use lookahead_models::{Generator, ProblemCode, Seed};

const N_CASES: u32 = 1_000;

const NAMES: Names<'static> = Names {
    title: "tree",
    rulers: ["present", "initial", "natural"],
    preferences: &["p0", "p1", "p2"],
    services: &["s0", "s1", "s2"],
    moves: &["m0", "m1", "m2", "m3"],
    chance: ["yes", "no"],
};

fn random_rulers(generator: &mut Generator) -> Rulers {
    let (n_preferences, n_services) = (1 + generator.below(3), 1 + generator.below(3));
    let n_moves = 1 + generator.below(4);
    let moves = (0..n_moves).map(|_| FirstMove {
        after: generator.below(n_preferences),
        now: Exact::int(-i64::from(generator.below(4))),
    });
    let moves = moves.collect();
    let n_entries = n_preferences * n_preferences * n_services;
    Rulers {
        n_preferences,
        n_services,
        initial: generator.below(n_preferences),
        natural: generator.below(n_preferences),
        moves,
        fulfilment: (0..n_entries).map(|_| Exact::int(i64::from(generator.below(9)) - 2)).collect(),
        gamma: Exact::ratio(i64::from(generator.below(5)), 4).unwrap(),
        later_steps: generator.below(4),
        power: Exact::ratio(i64::from(generator.below(7)), 6).unwrap(),
    }
}

#[test]
fn the_own_plan_is_best_on_the_own_ruler() {
    let mut generator = Generator::new(Seed::new(1));
    for _ in 0..N_CASES {
        let parameters = random_rulers(&mut generator);
        let answer = compare(&parameters).unwrap();
        for (judge, own) in answer.rulers.iter().enumerate() {
            assert_eq!(own.scores[judge], own.moves[own.best as usize].value, "{parameters:?}");
            for other in &answer.rulers {
                assert!(other.scores[judge] <= own.scores[judge], "{parameters:?}");
            }
        }
    }
}

#[test]
fn the_tree_solved_backwards_is_worth_the_same() {
    let mut generator = Generator::new(Seed::new(2));
    for _ in 0..N_CASES {
        let parameters = random_rulers(&mut generator);
        let answer = compare(&parameters).unwrap();
        for (ruler, own) in Ruler::ALL.into_iter().zip(&answer.rulers) {
            let tree = game(&parameters, &NAMES, ruler).unwrap();
            let solution = solve(&tree, &Options::default()).unwrap();
            assert_eq!(solution.value(NodeIdx::ROOT), own.scores, "{parameters:?} {ruler:?}");
        }
    }
}

#[test]
fn segments_over_power_are_what_each_power_chooses() {
    let mut generator = Generator::new(Seed::new(3));
    for _ in 0..N_CASES {
        let mut parameters = random_rulers(&mut generator);
        let answer = power(&parameters).unwrap();
        parameters.power = Exact::ratio(1 + i64::from(generator.below(996)), 997).unwrap();
        let here = compare(&parameters).unwrap();
        for (segments, own) in answer.segments.iter().zip(&here.rulers) {
            let (first, last) = (segments.first().unwrap(), segments.last().unwrap());
            assert_eq!((&first.from, &last.to), (&Exact::ZERO, &Exact::ONE));
            let at = segments.iter().find(|segment| segment.to >= parameters.power).unwrap();
            assert!(own.ties.contains(&at.best), "{parameters:?}");
        }
        if parameters.power < answer.alike_until {
            assert!(here.same_move || here.rulers.iter().any(|own| own.ties.len() > 1), "{parameters:?}");
        }
    }
}

#[test]
fn without_power_effort_is_never_spent() {
    let mut generator = Generator::new(Seed::new(4));
    for _ in 0..N_CASES {
        let mut parameters = random_rulers(&mut generator);
        parameters.power = Exact::ZERO;
        parameters.moves[0] = FirstMove { after: parameters.natural, now: Exact::ZERO };
        let answer = compare(&parameters).unwrap();
        assert!(answer.same_move && answer.rulers.iter().all(|own| own.best == 0), "{parameters:?}");
    }
}

#[test]
fn ruler_presets_show_what_they_are_for() {
    let scores = |preset: rulers::Preset| compare(&preset.build()).unwrap();
    let three_ways = scores(rulers::Preset::ThreeWays);
    let ints = |own: &rulers::RulerAnswer| own.scores.clone();
    let expected = |row: [i64; 3]| row.map(Exact::int).to_vec();
    assert_eq!(ints(&three_ways.rulers[0]), expected([19, -1, -1]));
    assert_eq!(ints(&three_ways.rulers[1]), expected([12, 12, 6]));
    assert_eq!(ints(&three_ways.rulers[2]), expected([14, 4, 14]));
    assert_eq!(power(&rulers::Preset::ThreeWays.build()).unwrap().alike_until, Exact::ZERO);

    let mut weak = rulers::Preset::WeakAlike.build();
    assert!(!compare(&weak).unwrap().same_move);
    weak.power = Exact::ratio(1, 7).unwrap();
    assert!(compare(&weak).unwrap().same_conduct);
    weak.power = Exact::ratio(1, 5).unwrap();
    assert!(!compare(&weak).unwrap().same_move);

    assert!(scores(rulers::Preset::NoWorry).same_conduct);
    assert_eq!(power(&rulers::Preset::NoWorry.build()).unwrap().alike_until, Exact::ONE);
}

#[test]
fn rulers_out_of_bounds_are_refused_by_name() {
    let fine = rulers::Preset::ThreeWays.build();
    let refused = |parameters: &Rulers| {
        let problem = compare(parameters).unwrap_err();
        (problem.field, problem.code)
    };
    assert_eq!(refused(&Rulers { natural: 3, ..fine.clone() }), ("natural", ProblemCode::NoSuch));
    assert_eq!(refused(&Rulers { n_services: 2, ..fine.clone() }), ("fulfilment", ProblemCode::Length));
    assert_eq!(refused(&Rulers { gamma: Exact::int(2), ..fine.clone() }), ("gamma", ProblemCode::OutOfRange));
    assert_eq!(
        refused(&Rulers { power: Exact::int(-1), ..fine.clone() }),
        ("power", ProblemCode::OutOfRange)
    );
    let large = Rulers { later_steps: 12, ..fine };
    assert!(matches!(game(&large, &NAMES, Ruler::Present), Err(rulers::NotDrawn::TooLarge { .. })));
}

fn random_neighbours(generator: &mut Generator) -> Neighbours {
    Neighbours {
        n_things: 1 + generator.below(6),
        retaliation: 2.0 * generator.uniform(),
        protection: if generator.below(2) == 0 { 0.0 } else { 0.5 * generator.uniform() },
        care: if generator.below(2) == 0 { 0.0 } else { 2.0 * generator.uniform() },
        patience: 0.99 * generator.uniform(),
    }
}

const RATIOS: [f64; 7] = [1.0, 1.5, 2.0, 4.0, 8.0, 100.0, 1e6];

#[test]
fn the_harmless_share_falls_with_the_gap_and_meets_its_closed_form() {
    let mut generator = Generator::new(Seed::new(5));
    for case in 0..N_CASES {
        let parameters = random_neighbours(&mut generator);
        let answer = strength(&parameters, &RATIOS, Seed::new(u64::from(case)), 500).unwrap();
        for pair in answer.curve.windows(2) {
            assert!(pair[0].stronger.harmless.mean >= pair[1].stronger.harmless.mean, "{parameters:?}");
            assert!(pair[0].stronger.harmless_exact >= pair[1].stronger.harmless_exact, "{parameters:?}");
            assert!(pair[0].weaker.harmless.mean <= pair[1].weaker.harmless.mean, "{parameters:?}");
        }
        for at in &answer.curve {
            assert!(at.weaker.harmless.mean >= at.stronger.harmless.mean, "{parameters:?}");
            assert!(at.stronger.harmless.mean >= answer.at_any_gap.harmless.mean, "{parameters:?}");
            for side in [at.stronger, at.weaker, answer.at_any_gap] {
                let Some(p) = side.harmless_exact else { continue };
                let bound = 4.0 * (p * (1.0 - p) / 500.0).max(0.0).sqrt() + 1.0 / 500.0;
                assert!((p - side.harmless.mean).abs() <= bound, "{parameters:?}: {p} {side:?}");
            }
        }
    }
}

#[test]
fn respect_is_a_best_reply_exactly_up_to_the_threshold() {
    let mut generator = Generator::new(Seed::new(6));
    for _ in 0..N_CASES {
        let parameters = random_neighbours(&mut generator);
        let ratio = 1.0 + 9.0 * generator.uniform();
        let answer = strength(&parameters, &[ratio], Seed::new(1), 1).unwrap();
        let threshold = answer.curve[0].stronger.threshold;
        let most = f64::from(parameters.n_things);
        let seizing = |gain: f64| worth_of_seizing(&parameters, ratio, gain).unwrap();
        assert!(seizing((0.999 * threshold).min(most)) <= 0.0, "{parameters:?}");
        if 1.001 * threshold < most {
            assert!(seizing(1.001 * threshold + 1e-9) > 0.0, "{parameters:?}");
        }
        if let Some(ratio) = answer.all_harmless_up_to.filter(|ratio| *ratio > 1.0) {
            let at = |ratio: f64| strength(&parameters, &[ratio], Seed::new(1), 1).unwrap().curve[0];
            assert!(at((0.999 * ratio).max(1.0)).stronger.threshold >= 0.999 * most, "{parameters:?}");
            assert!(at(1.001 * ratio).stronger.threshold < most, "{parameters:?}");
        }
    }
}

#[test]
fn strength_presets_show_what_they_are_for() {
    let at = |preset: strength::Preset| strength(&preset.build(), &RATIOS, Seed::new(9), 20_000).unwrap();
    let share = |answer: &strength::StrengthAnswer, idx: usize| answer.curve[idx].stronger.harmless.mean;
    let threat = at(strength::Preset::Threat);
    assert_eq!((share(&threat, 0), threat.all_harmless_up_to), (1.0, Some(1.0)));
    // The sum of three uniform numbers is at most x ≤ 1 with probability x³/6.
    let exact = threat.curve[3].stronger.harmless_exact.unwrap();
    assert!((exact - 0.75 * 0.75 * 0.75 / 6.0).abs() < 1e-15);
    assert!(share(&threat, 6) < 0.001);
    let care = at(strength::Preset::Care);
    assert_eq!(care.at_any_gap.harmless_exact, Some(0.75 * 0.75 * 0.75));
    assert!(share(&care, 6) < share(&care, 0));
    let protected = at(strength::Preset::Protected);
    assert_eq!(protected.all_harmless_up_to, None);
    assert!(protected.curve.iter().all(|at| at.stronger.harmless.mean == 1.0));
}

#[test]
fn strength_out_of_bounds_is_refused_by_name() {
    let fine = strength::Preset::Threat.build();
    let refused =
        |game: &Neighbours, ratio: f64| strength(game, &[ratio], Seed::new(1), 10).unwrap_err().field;
    assert_eq!(refused(&fine, 0.5), "ratio");
    assert_eq!(refused(&Neighbours { n_things: 0, ..fine }, 1.0), "n_things");
    assert_eq!(refused(&Neighbours { patience: 1.0, ..fine }, 1.0), "patience");
    assert_eq!(refused(&Neighbours { care: f64::INFINITY, ..fine }, 1.0), "care");
}

fn random_utilities(generator: &mut Generator) -> Vec<Vec<Exact>> {
    let (n_people, n_options) = (1 + generator.below(7), 1 + generator.below(5));
    let person = |generator: &mut Generator| {
        (0..n_options).map(|_| Exact::int(i64::from(generator.below(6)))).collect()
    };
    (0..n_people).map(|_| person(generator)).collect()
}

fn lotteries(utilities: Vec<Vec<Exact>>) -> Vec<Vec<Exact>> {
    let opinions = Opinions::new(utilities).unwrap();
    Rule::ALL.into_iter().map(|rule| opinions.settle(rule).unwrap().lottery).collect()
}

#[test]
fn rules_treat_people_and_options_alike() {
    let mut generator = Generator::new(Seed::new(7));
    for _ in 0..N_CASES {
        let utilities = random_utilities(&mut generator);
        let plain = lotteries(utilities.clone());
        let by_people = utilities.iter().rev().cloned().collect();
        assert_eq!(lotteries(by_people), plain, "{utilities:?}");
        let turned: Vec<Vec<Exact>> =
            utilities.iter().map(|person| person.iter().rev().cloned().collect()).collect();
        let expected: Vec<Vec<Exact>> =
            plain.iter().map(|lottery| lottery.iter().rev().cloned().collect()).collect();
        assert_eq!(lotteries(turned), expected, "{utilities:?}");
        for lottery in &plain {
            assert_eq!(lottery.iter().cloned().sum::<Exact>(), Exact::ONE, "{utilities:?}");
        }
    }
}

#[test]
fn what_is_best_for_all_wins_by_every_rule() {
    let mut generator = Generator::new(Seed::new(8));
    for _ in 0..N_CASES {
        let mut utilities = random_utilities(&mut generator);
        for person in &mut utilities {
            person[0] = Exact::int(6 + i64::from(generator.below(3)));
        }
        let opinions = Opinions::new(utilities.clone()).unwrap();
        for rule in Rule::ALL {
            let winners = opinions.settle(rule).unwrap().winners;
            // Approval alone may put others beside it: whoever is content with several approves them all.
            let is_fine = if rule == Rule::Approval { winners.contains(&0) } else { winners == [0] };
            assert!(is_fine, "{rule:?} {utilities:?}");
        }
    }
}

#[test]
fn between_two_options_the_counting_rules_follow_the_majority() {
    let mut generator = Generator::new(Seed::new(9));
    for _ in 0..N_CASES {
        let n_people = 1 + generator.below(9);
        let utilities: Vec<Vec<Exact>> = (0..n_people)
            .map(|_| {
                vec![Exact::int(i64::from(generator.below(4))), Exact::int(i64::from(generator.below(4)))]
            })
            .collect();
        let opinions = Opinions::new(utilities.clone()).unwrap();
        let winners = |rule| opinions.settle(rule).unwrap().winners;
        let majority = winners(Rule::Copeland);
        for rule in [Rule::Plurality, Rule::Borda, Rule::Approval] {
            assert_eq!(winners(rule), majority, "{rule:?} {utilities:?}");
        }
    }
}

#[test]
fn choosing_a_rule_is_settling_opinions_about_rules() {
    let mut generator = Generator::new(Seed::new(10));
    for _ in 0..N_CASES {
        let utilities = random_utilities(&mut generator);
        let answer = mediate(&Opinions::new(utilities.clone()).unwrap()).unwrap();
        let about_rules = Opinions::new(answer.rule_values.clone()).unwrap();
        for (chosen, own) in answer.chosen.iter().zip(&answer.settled) {
            assert_eq!(chosen.settled, about_rules.settle(own.rule).unwrap(), "{utilities:?}");
            assert_eq!(chosen.result.iter().cloned().sum::<Exact>(), Exact::ONE, "{utilities:?}");
        }
        // The sum of utilities is largest by the rule that makes it so, hence that rule chooses itself.
        assert!(answer.chosen[Rule::Utilitarian as usize].is_self_selecting, "{utilities:?}");
    }
}

#[test]
fn mediation_presets_show_what_they_are_for() {
    let settled = |preset: mediation::Preset| mediate(&preset.build()).unwrap();
    let apart = settled(mediation::Preset::Disagreement);
    let winners: Vec<&[u32]> = apart.settled.iter().map(|outcome| outcome.winners.as_slice()).collect();
    assert_eq!(winners, [&[0][..], &[1], &[1], &[3], &[2], &[0, 1, 2], &[0]]);
    let selecting: Vec<Rule> = apart
        .chosen
        .iter()
        .filter(|chosen| chosen.is_self_selecting)
        .map(|chosen| chosen.settled.rule)
        .collect();
    assert_eq!(selecting, [Rule::Copeland, Rule::Median, Rule::Utilitarian]);
    let intensity = settled(mediation::Preset::Intensity);
    assert_eq!(intensity.settled[Rule::Plurality as usize].winners, [0]);
    assert_eq!(intensity.settled[Rule::Utilitarian as usize].winners, [1]);
    let agreement = settled(mediation::Preset::Agreement);
    assert!(agreement.all_agree && agreement.chosen.iter().all(|chosen| chosen.is_self_selecting));
}
