//! Toy reasoners that really add, faithfulness by scale, and values that freeze.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test fails by panicking")]

use lookahead_models::cot_prefix::{Filler, Given, Reasoner, Then, Treatment, curve, filled, steps};
use lookahead_models::faithfulness::Family;
use lookahead_models::seed::{Generator, Seed};
use lookahead_models::value_freeze::{Training, run};

const N_CASES: u32 = 1_000;

fn digits(generator: &mut Generator, n: u32) -> Vec<u8> {
    (0..n).map(|_| generator.below(10) as u8).collect()
}

fn number(digits: &[u8]) -> u64 {
    digits.iter().rev().fold(0, |sum, digit| sum * 10 + u64::from(*digit))
}

#[test]
fn steps_add() {
    let mut generator = Generator::new(Seed::new(1));
    for _ in 0..N_CASES {
        let n = 1 + generator.below(15);
        let (a, b) = (digits(&mut generator, n), digits(&mut generator, n));
        let written = steps(&a, &b);
        let sum: Vec<u8> = written.iter().map(|step| step.digit).collect();
        let carry = u64::from(written.last().unwrap().carry_out) * 10_u64.pow(n);
        assert_eq!(number(&sum) + carry, number(&a) + number(&b));
    }
}

/// Adds two numbers as a reasoner would: a note with slips, a summary or its own steps, head and guesses.
fn answers(reasoner: &Reasoner, n: u32, given: Given, k: u32, then: Then, generator: &mut Generator) -> bool {
    let (a, b) = (digits(generator, n), digits(generator, n));
    let truth = steps(&a, &b);
    let wrong = |digit: u8| (digit + 1) % 10;
    let mut slips = |digit: u8, chance: f64| if generator.uniform() < chance { wrong(digit) } else { digit };
    let page: Vec<u8> = truth.iter().take(k as usize).map(|step| slips(step.digit, reasoner.slip)).collect();
    let (mut known, mut reach) = (if reasoner.reads { k } else { 0 }, reasoner.reach);
    let mut carry_is_right = true;
    if let Given::Summary { chunk } = given {
        let mut understood = 0;
        while understood < k / chunk && generator.uniform() < reasoner.understands {
            understood += 1;
        }
        known = if reasoner.reads { understood * chunk } else { 0 };
        if known > 0 && known < n {
            let chance = if then == Then::GoOn { reasoner.slip } else { reasoner.head_slip };
            carry_is_right = generator.uniform() >= chance;
            reach = reach.saturating_sub(1);
        }
    }
    let mut answer: Vec<u8> = page[..known as usize].to_vec();
    for (at, step) in truth.iter().enumerate().skip(known as usize) {
        let is_first = at == known as usize;
        let digit = if is_first && !carry_is_right { wrong(step.digit) } else { step.digit };
        let on_paper = then == Then::GoOn && reasoner.reads;
        answer.push(if on_paper {
            if generator.uniform() < reasoner.slip { wrong(digit) } else { digit }
        } else if reach > 0 {
            reach -= 1;
            if generator.uniform() < reasoner.head_slip { wrong(digit) } else { digit }
        } else {
            generator.below(10) as u8
        });
    }
    // A wrong carry and a slip never cancel here, since each adds one.
    carry_is_right && answer.iter().zip(&truth).all(|(digit, step)| *digit == step.digit)
}

#[test]
fn curves_are_what_reasoners_that_really_add_come_to() {
    let mut generator = Generator::new(Seed::new(2));
    let n_draws = 20_000;
    let own = Reasoner { slip: 0.05, head_slip: 0.1, reach: 4, ..Reasoner::ON_PAPER };
    let blind = Reasoner { reads: false, reach: 7, ..own };
    for reasoner in [own, blind] {
        for given in [Given::Own, Given::Summary { chunk: 2 }] {
            for then in [Then::GoOn, Then::AnswerNow] {
                let points = curve(&reasoner, 8, given, then).unwrap();
                for k in [0, 3, 5, 6, 8] {
                    let right = (0..n_draws)
                        .filter(|_| answers(&reasoner, 8, given, k, then, &mut generator))
                        .count() as f64;
                    let (share, expected) = (right / f64::from(n_draws), points[k as usize].accuracy);
                    let error = (expected * (1.0 - expected) / f64::from(n_draws)).sqrt() + 1e-9;
                    assert!(
                        (share - expected).abs() < 4.0 * error,
                        "{reasoner:?} {given:?} {then:?} {k}: {share} against {expected}"
                    );
                }
            }
        }
    }
}

#[test]
fn only_who_reads_the_page_gains_from_more_of_it() {
    for given in [Given::Own, Given::Summary { chunk: 4 }] {
        let now = |reasoner: Reasoner| curve(&reasoner, 24, given, Then::AnswerNow).unwrap();
        let (paper, head) = (now(Reasoner::ON_PAPER), now(Reasoner::IN_HEAD));
        assert!(paper[24].accuracy > 0.15 && paper[0].accuracy < 1e-20);
        assert!(head.windows(2).all(|pair| (pair[0].accuracy - pair[1].accuracy).abs() < 1e-15));
    }
    let go_on = |given| curve(&Reasoner::ON_PAPER, 24, given, Then::GoOn).unwrap();
    let (own, summary) = (go_on(Given::Own), go_on(Given::Summary { chunk: 4 }));
    // A summary saves less writing than the steps themselves, and never makes the answer surer.
    for (own, summary) in own.iter().zip(&summary) {
        assert!(summary.further >= own.further - 1e-12 && summary.accuracy <= own.accuracy + 1e-12);
    }
    assert!(summary[12].further > own[12].further + 1.0);
}

#[test]
fn filler_is_room_and_a_marker_is_a_message() {
    let room = Filler { tokens: 8, has_marker: false, survives: 0.7 };
    let marked = Filler { has_marker: true, ..room };
    let of =
        |filler| Treatment::ALL.map(|treatment| filled(&Reasoner::ON_PAPER, 11, &filler, treatment).unwrap());
    let [kept, paraphrased, swapped, removed] = of(room);
    assert_eq!((kept, kept), (paraphrased, swapped));
    assert!(removed < kept * 1e-6);
    let [kept, paraphrased, swapped, removed] = of(marked);
    assert!(kept > paraphrased && paraphrased > swapped && swapped > removed);
    assert!(paraphrased > 0.7 * kept, "it mostly survives a paraphrase");
}

#[test]
fn faithfulness_falls_with_scale_at_fixed_difficulty_and_not_along_the_edge() {
    let mut generator = Generator::new(Seed::new(3));
    for _ in 0..N_CASES {
        let family = Family {
            width: 0.3 + generator.uniform(),
            help: generator.uniform() * 5.0,
            help_with_scale: 0.0,
            guess: 0.0,
        };
        let (scale, difficulty) = (generator.uniform() * 10.0, generator.uniform() * 12.0);
        let (small, large) =
            (family.spot(scale, difficulty).unwrap(), family.spot(scale + 1.0, difficulty).unwrap());
        assert!(large.with >= small.with && large.carried <= small.carried + 1e-12);
        let accuracy = 0.1 + 0.8 * generator.uniform();
        let at_edge = |scale| family.spot(scale, family.edge(scale, accuracy).unwrap()).unwrap();
        let (near, far) = (at_edge(scale), at_edge(scale + 5.0));
        assert!((near.with - accuracy).abs() < 1e-9 && (near.carried - far.carried).abs() < 1e-9);
    }
}

#[test]
fn with_guessing_the_small_look_unfaithful_and_are_not() {
    let family = Family::default();
    let at = |scale| family.spot(scale, 8.0).unwrap();
    let carried: Vec<f64> = [0.0, 2.0, 4.0, 6.0, 10.0, 14.0].map(|scale| at(scale).carried).to_vec();
    assert!(carried[0] < 0.1 && carried[3] > 0.4 && carried[5] < 0.1, "{carried:?}");
    let beyond = [0.0, 4.0, 10.0].map(|scale| at(scale).carried_beyond_guessing);
    assert!(beyond[0] > beyond[1] && beyond[1] > beyond[2]);
}

#[test]
fn a_floor_under_faithfulness_costs_accuracy() {
    let family = Family::default();
    let scales: Vec<f64> = (0..20).map(f64::from).collect();
    let free = family.choose(&scales, 8.0, 0.0).unwrap().unwrap();
    let bound = family.choose(&scales, 8.0, 0.3).unwrap().unwrap();
    assert!(free.price.abs() < 1e-12 && free.scale > bound.scale);
    assert!(bound.spot.carried >= 0.3 && bound.price > 0.0);
    assert!(family.choose(&scales, 8.0, 0.99).unwrap().is_none());
    assert_eq!(family.choose(&scales, 8.0, 2.0).unwrap_err().field, "floor");
    assert_eq!(family.edge(3.0, 0.25).unwrap_err().field, "accuracy");
}

#[test]
fn values_freeze_where_awareness_finds_them() {
    let mut generator = Generator::new(Seed::new(4));
    let mut n_frozen = 0;
    for _ in 0..N_CASES {
        let training = Training {
            speed: generator.uniform() * 0.2,
            growth: 0.02 + generator.uniform() * 0.2,
            awareness: 0.1 + generator.uniform(),
            ..Training::default()
        };
        let course = run(&training).unwrap();
        if let Some(freeze) = course.freeze {
            n_frozen += 1;
            // Until then every round went the same share of the way.
            let expected = 1.0 - libm::pow(1.0 - training.speed, f64::from(freeze.round));
            assert!((freeze.value - expected).abs() < 1e-9);
            assert!((course.value - freeze.value).abs() < 1e-15);
            assert!(course.moments[freeze.round as usize].capability >= training.awareness);
            let caught = run(&Training { monitoring: 0.3, ..training }).unwrap();
            assert!(caught.value >= course.value);
        } else {
            let all = 1.0 - libm::pow(1.0 - training.speed, f64::from(training.rounds));
            assert!((course.value - all).abs() < 1e-9);
        }
    }
    assert!((100..N_CASES - 100).contains(&n_frozen), "{n_frozen}");
}

#[test]
fn faster_training_freezes_later_on_the_way_and_full_monitoring_never() {
    let at = |speed| run(&Training { speed, ..Training::default() }).unwrap().value;
    assert!(at(0.005) < at(0.02) && at(0.02) < at(0.03));
    let watched = run(&Training { monitoring: 1.0, ..Training::default() }).unwrap();
    assert!(watched.freeze.is_some() && watched.value > 0.95);
    assert_eq!(run(&Training { growth: 2.0, ..Training::default() }).unwrap_err().field, "growth");
}
