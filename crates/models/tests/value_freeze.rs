//! The value freeze: the race and the break-even speed against courses that are run, and what one parameter does.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test fails by panicking")]

use lookahead_models::seed::{Generator, Seed};
use lookahead_models::value_freeze::{Axis, SpeedLimit, Training, along, race, run, speed_limit};

const N_CASES: u32 = 1_000;

fn random_training(generator: &mut Generator) -> Training {
    Training {
        rounds: 1 + generator.below(150),
        speed: 0.001 + 0.2 * generator.uniform(),
        capability: 0.01 + 0.3 * generator.uniform(),
        growth: 0.3 * generator.uniform(),
        awareness: generator.uniform(),
        monitoring: 0.0,
        cost: 4.0 * generator.uniform(),
        stake: 8.0 * generator.uniform(),
    }
}

#[test]
fn values_freeze_exactly_where_awareness_wins_the_race() {
    let mut generator = Generator::new(Seed::new(11));
    let mut n_frozen = 0;
    for _ in 0..N_CASES {
        let training = random_training(&mut generator);
        let (course, race) = (run(&training).unwrap(), race(&training).unwrap());
        let wins = race.aware.is_some_and(|aware| {
            aware < training.rounds && race.settled.is_none_or(|settled| aware < settled)
        });
        assert_eq!(course.freeze.is_some(), wins, "{training:?} {race:?}");
        if let Some(freeze) = course.freeze {
            n_frozen += 1;
            assert_eq!(Some(freeze.round), race.aware);
            // Nobody set it: it is where free movement had come by then, and without monitoring it stays.
            let free = 1.0 - (1.0 - training.speed).powi(freeze.round as i32);
            assert!((freeze.value - free).abs() < 1e-9, "{training:?}");
            assert_eq!(course.value, freeze.value);
        }
    }
    assert!((100..N_CASES - 100).contains(&n_frozen), "{n_frozen} froze");
}

#[test]
fn the_break_even_speed_parts_freezing_from_not_freezing() {
    let mut generator = Generator::new(Seed::new(12));
    let mut kinds = [0; 3];
    for _ in 0..N_CASES {
        let training = random_training(&mut generator);
        let freezes = |speed| run(&Training { speed, ..training }).unwrap().freeze.is_some();
        match speed_limit(&training).unwrap() {
            SpeedLimit::At(limit) => {
                kinds[0] += 1;
                assert!(freezes(limit * (1.0 - 1e-6)), "{training:?} {limit}");
                assert!(!freezes((limit * (1.0 + 1e-6)).min(1.0)), "{training:?} {limit}");
            }
            SpeedLimit::AlwaysFreezes => {
                kinds[1] += 1;
                assert!(freezes(1.0) && freezes(0.0), "{training:?}");
            }
            SpeedLimit::NeverFreezes => {
                kinds[2] += 1;
                assert!(!freezes(0.0) && !freezes(0.001), "{training:?}");
            }
        }
    }
    assert!(kinds.iter().all(|n| *n > 30), "{kinds:?}");
}

#[test]
fn more_monitoring_never_leaves_values_further_behind() {
    let mut generator = Generator::new(Seed::new(13));
    for _ in 0..N_CASES {
        let training = random_training(&mut generator);
        let places: Vec<f64> = (0..=10).map(|tenth| f64::from(tenth) / 10.0).collect();
        let endings = along(&training, Axis::Monitoring, &places).unwrap();
        assert!(endings.windows(2).all(|pair| pair[0].value <= pair[1].value + 1e-12), "{training:?}");
        // Where every faked answer is caught, training gets its way as if there were none.
        let free = 1.0 - (1.0 - training.speed).powi(training.rounds as i32);
        assert!((endings[10].value - free).abs() < 1e-9, "{training:?}");
        assert!(endings.iter().all(|ending| ending.freeze == endings[0].freeze), "{training:?}");
    }
}

#[test]
fn later_awareness_freezes_later_or_not_at_all() {
    let training = Training::default();
    let places: Vec<f64> = (0..=20).map(|step| f64::from(step) / 20.0).collect();
    let endings = along(&training, Axis::Awareness, &places).unwrap();
    assert_eq!((endings[0].value, endings[0].freeze.unwrap().round), (0.0, 0));
    assert!(endings.windows(2).all(|pair| pair[0].value <= pair[1].value));
    assert_eq!(endings[20].freeze, None, "capability never reaches 1");
}

#[test]
fn numbers_out_of_bounds_are_refused_by_name() {
    let field = |training: Training| race(&training).unwrap_err().field;
    assert_eq!(field(Training { speed: 1.5, ..Training::default() }), "speed");
    assert_eq!(field(Training { awareness: -0.1, ..Training::default() }), "awareness");
    assert!(along(&Training::default(), Axis::Monitoring, &[0.5, 2.0]).is_err());
    assert!(speed_limit(&Training { stake: f64::NAN, ..Training::default() }).is_err());
}
