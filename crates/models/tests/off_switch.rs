//! What holds of every off-switch game, on random beliefs and humans, and its refusals.
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, reason = "a test fails by panicking")]

use lookahead_models::off_switch::{
    Answer, Axis, Belief, BreakEven, Choice, Human, Point, Question, answer, break_even_beta,
    break_even_deviation, break_even_rate, curve, deferring_window, spaced, spaced_by_ratio,
};
use lookahead_models::{Generator, ProblemCode, Seed};

const N_CASES: u32 = 1_000;

fn ask(belief: &Belief, human: Human) -> Answer {
    answer(&Question { belief: belief.clone(), human }).unwrap()
}

fn gaussian(generator: &mut Generator) -> Belief {
    Belief::Gaussian { mean: 6.0 * generator.uniform() - 3.0, deviation: 0.3 + 2.0 * generator.uniform() }
}

fn points(generator: &mut Generator) -> Belief {
    let n = 1 + generator.below(5);
    let weights: Vec<f64> = (0..n).map(|_| 0.01 + generator.uniform()).collect();
    let sum: f64 = weights.iter().sum();
    let point = |weight: f64| Point { probability: weight / sum, utility: 10.0 * generator.uniform() - 5.0 };
    Belief::Points(weights.into_iter().map(point).collect())
}

fn any(generator: &mut Generator) -> Belief {
    if generator.below(2) == 0 { gaussian(generator) } else { points(generator) }
}

#[test]
fn a_rational_human_is_never_a_loss_and_errors_never_a_gain() {
    let mut generator = Generator::new(Seed::new(1));
    for _ in 0..N_CASES {
        let belief = any(&mut generator);
        let rational = ask(&belief, Human::Rational);
        assert!(rational.delta >= 0.0 && rational.best == Choice::Defer, "{belief:?}");
        assert!((rational.defer - rational.act.max(0.0) - rational.delta).abs() < 1e-12, "{belief:?}");
        let (one, other) = (4.0 * generator.uniform(), 4.0 * generator.uniform());
        let at = |beta| ask(&belief, Human::Logistic { beta }).delta;
        assert!(at(one.max(other)) <= at(one.min(other)), "{belief:?}");
        assert!(at(one) <= rational.delta, "{belief:?}");
        assert_eq!(at(0.0).to_bits(), rational.delta.to_bits(), "{belief:?}");
    }
}

#[test]
fn deferring_pays_below_the_break_even_beta_and_not_above() {
    let mut generator = Generator::new(Seed::new(2));
    for _ in 0..N_CASES {
        let belief = gaussian(&mut generator);
        let Ok(BreakEven::Exact(beta)) = break_even_beta(&belief) else { panic!("{belief:?}") };
        let at = |beta| ask(&belief, Human::Logistic { beta }).delta;
        assert!(at(0.999 * beta) > 0.0 && at(1.001 * beta) < 0.0, "{belief:?} {beta}");
    }
}

#[test]
fn break_even_beta_of_points_is_where_the_sign_changes() {
    let mut generator = Generator::new(Seed::new(3));
    for _ in 0..N_CASES {
        let belief = points(&mut generator);
        let at = |beta| ask(&belief, Human::Logistic { beta }).delta;
        match break_even_beta(&belief).unwrap() {
            BreakEven::Bracketed(beta) => {
                assert!(at(0.999 * beta) > 0.0 && at(1.001 * beta) < 0.0, "{belief:?} {beta}");
            }
            BreakEven::Never => assert!(at(0.01) <= 0.0 && at(10.0) < 0.0, "{belief:?}"),
            other => panic!("{belief:?}: {other:?}"),
        }
    }
}

#[test]
fn break_even_beta_of_even_stakes_is_a_logarithm() {
    // With +1 and -1 deferring gains sigmoid(1/beta) - max(p, 1 - p).
    let mut generator = Generator::new(Seed::new(4));
    for _ in 0..N_CASES {
        let p = 0.51 + 0.48 * generator.uniform();
        let Ok(BreakEven::Bracketed(beta)) = break_even_beta(&Belief::two_points(p, 1.0, -1.0)) else {
            panic!("{p}")
        };
        let expected = 1.0 / libm::log(p / (1.0 - p));
        assert!((beta - expected).abs() < 1e-9 * expected, "{p}: {beta} {expected}");
    }
}

#[test]
fn break_even_rate_and_deviation_are_where_the_sign_changes() {
    let mut generator = Generator::new(Seed::new(5));
    for _ in 0..N_CASES {
        let belief = gaussian(&mut generator);
        let Ok(BreakEven::Exact(rate)) = break_even_rate(&belief) else { panic!("{belief:?}") };
        let at = |rate| ask(&belief, Human::ConstantError { rate }).delta;
        assert!(at(0.999 * rate) > 0.0 && at((1.001 * rate).min(1.0)) < 0.0, "{belief:?} {rate}");
        let mean = belief.mean();
        let human = if generator.below(2) == 0 {
            Human::Logistic { beta: 0.2 + generator.uniform() }
        } else {
            Human::ConstantError { rate: 0.01 + 0.4 * generator.uniform() }
        };
        let (BreakEven::Exact(deviation) | BreakEven::Bracketed(deviation)) =
            break_even_deviation(mean, &human).unwrap()
        else {
            panic!("{mean} {human:?}")
        };
        let at = |deviation| ask(&Belief::Gaussian { mean, deviation }, human).delta;
        assert!(at(1.001 * deviation) > 0.0 && at(0.999 * deviation) < 0.0, "{mean} {human:?} {deviation}");
    }
}

#[test]
fn inside_the_window_deferring_is_best_and_outside_it_is_not() {
    let mut generator = Generator::new(Seed::new(6));
    for _ in 0..N_CASES {
        let (gain, loss) = (0.1 + generator.uniform(), 0.1 + 20.0 * generator.uniform());
        let human = if generator.below(2) == 0 {
            Human::ConstantError { rate: 0.001 + 0.45 * generator.uniform() }
        } else {
            Human::Logistic { beta: 0.05 + generator.uniform() }
        };
        let window = deferring_window(gain, loss, &human).unwrap();
        let at = |p: f64| ask(&Belief::two_points(p, gain, -loss), human);
        assert!(window.from < window.to, "{gain} {loss} {human:?}");
        assert!(at(0.5 * (window.from + window.to)).delta > 0.0, "{gain} {loss} {human:?}");
        let (below, above) = (at(0.999 * window.from), at(1.0 - 0.999 * (1.0 - window.to)));
        assert!(below.delta < 0.0 && below.act < 0.0, "{gain} {loss} {human:?}");
        assert!(above.delta < 0.0 && above.act > 0.0, "{gain} {loss} {human:?}");
    }
}

#[test]
fn with_nothing_left_to_learn_an_erring_human_is_only_a_cost() {
    let mut generator = Generator::new(Seed::new(7));
    for _ in 0..N_CASES {
        let mean = 0.1 + 2.0 * generator.uniform();
        let human = Human::Logistic { beta: 0.1 + generator.uniform() };
        let certain = ask(&Belief::Gaussian { mean, deviation: 0.0 }, human);
        let nearly = ask(&Belief::Gaussian { mean, deviation: 1e-5 }, human);
        assert!(certain.delta < 0.0 && certain.delta_rational == 0.0, "{mean} {human:?}");
        assert!((certain.delta - nearly.delta).abs() < 1e-8, "{mean} {human:?}");
        assert_eq!(certain.best, Choice::Act);
    }
}

#[test]
fn many_points_come_near_the_gaussian() {
    // 64 points at the middles of equal parts of ±5 deviations: the midpoint rule.
    for (mean, beta) in [(0.25, 1.0), (-1.0, 0.5), (2.0, 3.0)] {
        let density = |z: f64| libm::exp(-0.5 * z * z);
        let places: Vec<f64> = (0..64).map(|idx| -5.0 + (f64::from(idx) + 0.5) * 10.0 / 64.0).collect();
        let sum: f64 = places.iter().map(|&z| density(z)).sum();
        let point = |&z: &f64| Point { probability: density(z) / sum, utility: mean + z };
        let belief = Belief::Points(places.iter().map(point).collect());
        let human = Human::Logistic { beta };
        let smooth = ask(&Belief::Gaussian { mean, deviation: 1.0 }, human);
        assert!((ask(&belief, human).defer - smooth.defer).abs() < 1e-4, "{mean} {beta}");
    }
}

#[test]
fn ties_are_listed_and_deferring_comes_first() {
    let nothing = ask(&Belief::Gaussian { mean: 0.0, deviation: 0.0 }, Human::Rational);
    assert_eq!(nothing.ties, [Choice::Defer, Choice::Act, Choice::Off]);
    let sure = ask(&Belief::two_points(1.0, 1.0, -1.0), Human::Rational);
    assert_eq!(sure.ties, [Choice::Defer, Choice::Act]);
    assert_eq!(sure.best, Choice::Defer);
}

#[test]
fn a_curve_is_the_game_at_each_place() {
    let belief = Belief::Gaussian { mean: 0.25, deviation: 1.0 };
    let question = Question { belief: belief.clone(), human: Human::Rational };
    let places = spaced_by_ratio(0.1, 10.0, 21).unwrap();
    let drawn = curve(&question, Axis::Beta, &places).unwrap();
    for (place, delta) in places.iter().zip(&drawn.delta) {
        assert_eq!(ask(&belief, Human::Logistic { beta: *place }).delta.to_bits(), delta.to_bits());
    }
    assert_eq!(spaced(0.3, 0.7, 5).unwrap()[4], 0.7);
    let misplaced = curve(&question, Axis::Probability, &places).unwrap_err();
    assert_eq!((misplaced.field, misplaced.code), ("axis", ProblemCode::NoSuch));
}

#[test]
fn parameters_out_of_bounds_are_refused_by_name() {
    let fine = Belief::Gaussian { mean: 0.0, deviation: 1.0 };
    let refused = |belief: Belief, human| {
        let problem = answer(&Question { belief, human }).unwrap_err();
        (problem.field, problem.code)
    };
    let rational = Human::Rational;
    assert_eq!(
        refused(Belief::Gaussian { mean: f64::NAN, deviation: 1.0 }, rational),
        ("mean", ProblemCode::NotFinite)
    );
    assert_eq!(
        refused(Belief::Gaussian { mean: 0.0, deviation: -1.0 }, rational),
        ("deviation", ProblemCode::OutOfRange)
    );
    assert_eq!(refused(Belief::Points(Vec::new()), rational), ("points", ProblemCode::Length));
    let half = Point { probability: 0.5, utility: 1.0 };
    assert_eq!(refused(Belief::Points(vec![half]), rational), ("probability", ProblemCode::Sum));
    assert_eq!(refused(fine.clone(), Human::Logistic { beta: -1.0 }), ("beta", ProblemCode::OutOfRange));
    assert_eq!(refused(fine, Human::ConstantError { rate: 1.5 }), ("rate", ProblemCode::OutOfRange));
}
