//! Toy reasoners that really add, faithfulness by scale, and values that freeze.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test fails by panicking")]

use lookahead_models::cot_prefix::{
    Filler, Given, Reasoner, Then, Treatment, attempt, curve, filled, page, steps,
};
use lookahead_models::faithfulness::{Family, Share};
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

/// Adds two numbers as a reasoner would: is the answer right, and how many steps did it take?
fn answers(
    reasoner: &Reasoner,
    n: u32,
    given: Given,
    k: u32,
    then: Then,
    generator: &mut Generator,
) -> (bool, u32) {
    let truth = steps(&digits(generator, n), &digits(generator, n));
    let page = page(&truth, reasoner.slip, generator);
    let attempt = attempt(reasoner, &truth, &page, given, k, then, generator);
    assert_eq!(attempt.digits.len(), n as usize);
    (attempt.is_right(), attempt.further)
}

#[test]
fn curves_are_what_reasoners_that_really_add_come_to() {
    let mut generator = Generator::new(Seed::new(2));
    let n_draws = 20_000;
    let own = Reasoner { slip: 0.05, head_slip: 0.1, reach: 4, ..Reasoner::ON_PAPER };
    let blind = Reasoner { reads: false, reach: 7, ..own };
    let coded = Reasoner { in_code: true, ..own };
    for reasoner in [own, blind, coded] {
        for given in [Given::Own, Given::Summary { chunk: 2 }] {
            for then in [Then::GoOn, Then::AnswerNow] {
                let points = curve(&reasoner, 8, given, then).unwrap();
                for k in [0, 3, 5, 6, 8] {
                    let (mut right, mut written) = (0.0, 0.0);
                    for _ in 0..n_draws {
                        let (is_right, further) = answers(&reasoner, 8, given, k, then, &mut generator);
                        right += f64::from(u8::from(is_right));
                        written += f64::from(further);
                    }
                    let (share, expected) = (right / f64::from(n_draws), points[k as usize].accuracy);
                    // Steps lie within 0 and 9, so that their mean errs by less than 9/2 of a deviation.
                    let steps_off = (written / f64::from(n_draws) - points[k as usize].further).abs();
                    assert!(steps_off < 4.0 * 4.5 / f64::from(n_draws).sqrt(), "{reasoner:?} {given:?} {k}");
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

/// A summary tells who reads code apart from who is not used to summaries: training helps the second alone.
#[test]
fn what_stands_in_the_wording_no_summary_holds() {
    let full = |reasoner: Reasoner, given| curve(&reasoner, 24, given, Then::AnswerNow).unwrap()[24].accuracy;
    let summary = Given::Summary { chunk: 4 };
    let trained = |reasoner| Reasoner { understands: 1.0, ..reasoner };
    let (paper, code) = (Reasoner::ON_PAPER, Reasoner::IN_CODE);
    assert_eq!(full(paper, Given::Own), full(code, Given::Own));
    assert!(full(paper, summary) < 0.5 * full(paper, Given::Own));
    assert!((full(trained(paper), summary) - full(paper, Given::Own)).abs() < 1e-12);
    assert!(full(trained(code), summary) < 1e-9);
    let further = curve(&trained(code), 24, summary, Then::GoOn).unwrap();
    assert!(further.iter().all(|point| (point.further - 24.0).abs() < 1e-12));
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

/// Where reasoning helps larger models less, the share falls along the edge too; where it helps them more, it rises.
#[test]
fn the_edge_saves_the_share_only_if_reasoning_keeps_helping() {
    let at = |help_with_scale: f64, scale: f64| {
        let family = Family { help_with_scale, guess: 0.0, ..Family::default() };
        family.spot(scale, family.edge(scale, 0.8).unwrap()).unwrap()
    };
    assert!(at(-0.2, 8.0).carried < at(-0.2, 1.0).carried - 0.1);
    assert!(at(0.2, 8.0).carried > at(0.2, 1.0).carried + 0.01);
    // Help ends at none.
    assert!(at(-1.0, 9.0).carried.abs() < 1e-12 && (at(-1.0, 9.0).with - 0.8).abs() < 1e-9);
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
    let choose = |floor, share| family.choose(&scales, 8.0, floor, share);
    let free = choose(0.0, Share::Plain).unwrap().unwrap();
    let bound = choose(0.3, Share::Plain).unwrap().unwrap();
    assert!(free.price.abs() < 1e-12 && free.scale > bound.scale);
    assert!(bound.spot.carried >= 0.3 && bound.price > 0.0);
    assert!(choose(0.99, Share::Plain).unwrap().is_none());
    // The smallest pass a floor that does not count guesses: all that they know beyond guessing is reasoned.
    assert!(choose(0.9, Share::Plain).unwrap().is_none());
    assert!(choose(0.9, Share::BeyondGuessing).unwrap().is_some());
    assert_eq!(choose(2.0, Share::Plain).unwrap_err().field, "floor");
    assert_eq!(family.edge(3.0, 0.25).unwrap_err().field, "accuracy");
}

#[test]
fn a_floor_at_the_edge_costs_only_where_reasoning_helps_less() {
    let scales: Vec<f64> = (1..=10).map(f64::from).collect();
    let hardest = |help_with_scale, floor| {
        let family = Family { help_with_scale, ..Family::default() };
        family.hardest(&scales, 0.8, floor, Share::Plain).unwrap()
    };
    let even = hardest(0.0, 0.5).unwrap();
    assert_eq!((even.scale, even.price), (10.0, 0.0));
    assert!((even.spot.with - 0.8).abs() < 1e-9);
    assert!(hardest(0.0, 0.9).is_none(), "all stand alike, so that none passes");
    let inward = hardest(-0.3, 0.4).unwrap();
    assert!(inward.scale < 10.0 && inward.price > 1.0 && inward.spot.carried >= 0.4, "{inward:?}");
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
