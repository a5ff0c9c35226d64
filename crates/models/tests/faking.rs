//! The faking game: its closed forms against the solved tree, and what faking preserves.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test fails by panicking")]

use lookahead_game::information::{Profile, best_response};
use lookahead_game::{Exact, PlayerIdx};
use lookahead_models::faking::{
    Choice, Phases, Stakes, Way, first_rounds, game, one_shot, posterior, repeated, rounds, signal, spill_for,
};
use lookahead_models::seed::{Generator, Seed};

const N_CASES: u32 = 1_000;

fn ratio(num: u32, den: u32) -> Exact {
    Exact::ratio(i64::from(num), i64::from(den)).unwrap()
}

fn random_stakes(generator: &mut Generator) -> Stakes {
    Stakes {
        cost: ratio(generator.below(40), 4),
        change: ratio(generator.below(21), 20),
        worth: ratio(generator.below(200), 4),
    }
}

#[test]
fn the_closed_form_is_the_best_response_on_the_tree() {
    let mut generator = Generator::new(Seed::new(1));
    let mut n_ties = 0;
    for _ in 0..N_CASES {
        let stakes = random_stakes(&mut generator);
        let recorded = ratio(generator.below(21), 20);
        let answer = one_shot(&stakes, &recorded).unwrap();
        let game = game(&stakes, &recorded).unwrap();
        let best = best_response(&game, &Profile::first_moves(&game), PlayerIdx::new(0)).unwrap();
        assert_eq!(best.value, answer.comply.clone().max(answer.decline.clone()), "{stakes:?} {recorded}");
        let ties = &best.choices[0].ties;
        match answer.best {
            Some(Choice::Comply) => assert_eq!(ties, &[0]),
            Some(Choice::Decline) => assert_eq!(ties, &[1]),
            None => {
                n_ties += 1;
                assert_eq!(ties, &[0, 1]);
            }
        }
        if let Some(break_even) = &answer.break_even {
            assert_eq!(answer.best == Some(Choice::Comply), recorded > *break_even);
        }
    }
    assert!((1..N_CASES / 2).contains(&n_ties), "{n_ties} ties");
}

#[test]
fn the_gap_is_there_where_the_break_even_lies_between_the_posteriors() {
    let mut generator = Generator::new(Seed::new(2));
    let mut by_gap = [0; 3];
    for _ in 0..N_CASES {
        let stakes = random_stakes(&mut generator);
        let (prior, accuracy) = (ratio(generator.below(21), 20), ratio(generator.below(21), 20));
        let answer = signal(&stakes, &prior, &accuracy, 1.0).unwrap();
        let (low, high) = (
            answer.if_untagged.clone().min(answer.if_tagged.clone()),
            answer.if_tagged.clone().max(answer.if_untagged.clone()),
        );
        let is_between = stakes.break_even().is_some_and(|p| low <= p && p < high);
        assert_eq!(answer.gap != 0, is_between, "{stakes:?} {prior} {accuracy}");
        by_gap[(answer.gap + 1) as usize] += 1;
        // A true tag and a false one mean the same once it is known which is which.
        let flipped = signal(&stakes, &prior, &(&Exact::ONE - &accuracy), 1.0).unwrap();
        assert_eq!(flipped.if_tagged, answer.if_untagged);
    }
    assert!(by_gap.iter().all(|&n| n > 20), "{by_gap:?}");
}

#[test]
fn posteriors_average_to_the_prior() {
    let mut generator = Generator::new(Seed::new(3));
    for _ in 0..N_CASES {
        let (prior, accuracy) = (ratio(1 + generator.below(19), 20), ratio(1 + generator.below(19), 20));
        let tagged = &(&prior * &accuracy) + &(&(&Exact::ONE - &prior) * &(&Exact::ONE - &accuracy));
        let untagged = &Exact::ONE - &tagged;
        let mean = &(&tagged * &posterior(&prior, &accuracy, true))
            + &(&untagged * &posterior(&prior, &accuracy, false));
        assert_eq!(mean, prior);
    }
}

#[test]
fn no_other_plan_for_a_row_is_better() {
    let mut generator = Generator::new(Seed::new(4));
    for _ in 0..N_CASES {
        let (cost, change) = (generator.uniform() * 3.0, generator.uniform());
        let (worth, n) = (generator.uniform() * 20.0, 1 + generator.below(7));
        let plan = repeated(cost, change, worth, n).unwrap();
        let best = (0..1_u32 << n)
            .map(|moves| {
                let (mut kept, mut paid) = (1.0, 0.0);
                for at in 0..n {
                    if moves >> at & 1 == 1 { paid += kept * cost } else { kept *= 1.0 - change }
                }
                kept * worth - paid
            })
            .fold(f64::MIN, f64::max);
        assert!((plan.value - best).abs() < 1e-9, "{} against {best}", plan.value);
    }
}

fn phases(spill: f64) -> Phases {
    let stakes = Stakes { cost: Exact::ONE, change: ratio(1, 2), worth: Exact::int(10) };
    Phases {
        first_rounds: 12,
        hold: 0.4,
        second_rounds: 40,
        recorded: ratio(3, 10),
        accuracy: ratio(9, 10),
        stakes,
        temperature: 0.5,
        spill,
    }
}

#[test]
fn knowing_the_line_keeps_more_than_declining_and_acts_on_it_more_than_complying() {
    let last = |way| *rounds(&phases(0.0), way).unwrap().last().unwrap();
    let [knowing, not_knowing, comply, decline] = Way::ALL.map(last);
    let first = rounds(&phases(0.0), Way::Knowing).unwrap()[0].left;
    assert!((comply.left - first).abs() < 1e-15);
    assert!(decline.left < knowing.left && knowing.left < comply.left);
    // Without a tag this one would comply nearly everywhere: it keeps its values and never acts on them.
    assert!(not_knowing.declines_unrecorded < knowing.declines_unrecorded);
    assert!(comply.declines_unrecorded.abs() < 1e-15);
}

#[test]
fn the_second_training_begins_where_the_first_ended() {
    let phases = phases(0.0);
    let first = first_rounds(&phases).unwrap();
    assert_eq!((first.len(), first[0]), (phases.first_rounds as usize + 1, 0.0));
    assert!(
        first.windows(2).all(|pair| (1.0 - pair[1] - (1.0 - pair[0]) * (1.0 - phases.hold)).abs() < 1e-12)
    );
    for way in Way::ALL {
        assert_eq!(rounds(&phases, way).unwrap()[0].left, first[first.len() - 1]);
    }
}

#[test]
fn values_left_are_what_many_single_fates_come_to() {
    let (phases, mut generator) = (phases(0.05), Generator::new(Seed::new(5)));
    let expected = rounds(&phases, Way::Knowing).unwrap();
    let tagged = signal(&phases.stakes, &phases.recorded, &phases.accuracy, phases.temperature).unwrap();
    let n_fates = 40_000;
    let mut n_left = 0;
    for _ in 0..n_fates {
        let took = (0..phases.first_rounds).any(|_| generator.uniform() < phases.hold);
        let kept = (0..phases.second_rounds).all(|_| {
            let recorded = generator.uniform() < 0.3;
            let says_so = recorded == (generator.uniform() < 0.9);
            let chance = if says_so { tagged.soft_tagged } else { tagged.soft_untagged };
            let complies = generator.uniform() < chance;
            !(recorded && generator.uniform() < if complies { 0.05 } else { 0.5 })
        });
        n_left += u32::from(took && kept);
    }
    let (share, expected) = (f64::from(n_left) / f64::from(n_fates), expected.last().unwrap().left);
    let error = (expected * (1.0 - expected) / f64::from(n_fates)).sqrt();
    assert!((share - expected).abs() < 4.0 * error, "{share} against {expected}");
}

#[test]
fn with_spill_faking_does_not_keep_the_values() {
    let left = |spill| rounds(&phases(spill), Way::Knowing).unwrap().last().unwrap().declines_unrecorded;
    assert!(left(0.3) < 0.1 && left(0.0) > 0.2, "{} {}", left(0.3), left(0.0));
    let complied = rounds(&phases(0.3), Way::AlwaysComply).unwrap();
    assert!(complied.last().unwrap().left < 0.05);
}

#[test]
fn where_recording_is_rare_whoever_does_not_know_the_line_loses_most() {
    let rare = Phases { recorded: ratio(1, 10), ..phases(0.0) };
    let left = |way| rounds(&rare, way).unwrap().last().unwrap().left;
    let [knowing, not_knowing, _, decline] = Way::ALL.map(left);
    assert!(knowing > 2.0 * not_knowing && not_knowing >= decline, "{knowing} {not_knowing} {decline}");
}

#[test]
fn the_spill_that_is_found_leaves_what_was_asked_for() {
    let mut generator = Generator::new(Seed::new(6));
    let mut n_found = 0;
    for _ in 0..N_CASES {
        let mut phases = phases(0.0);
        phases.recorded = ratio(1 + generator.below(20), 20);
        phases.second_rounds = 1 + generator.below(60);
        let share = generator.uniform();
        if let Some(spill) = spill_for(&phases, Way::Knowing, share).unwrap() {
            n_found += 1;
            phases.spill = spill;
            let rounds = rounds(&phases, Way::Knowing).unwrap();
            let found = rounds.last().unwrap().left / rounds[0].left;
            assert!((found - share).abs() < 1e-9, "{found} against {share}");
        }
    }
    assert!(n_found > 300, "{n_found}");
    let without = spill_for(&phases(0.0), Way::AlwaysDecline, 0.5).unwrap();
    assert!(without.is_none());
}

#[test]
fn numbers_out_of_bounds_are_refused_by_name() {
    let bad = |change: &dyn Fn(&mut Phases)| {
        let mut phases = phases(0.0);
        change(&mut phases);
        rounds(&phases, Way::Knowing).unwrap_err().field
    };
    assert_eq!(bad(&|phases| phases.spill = 1.5), "spill");
    assert_eq!(bad(&|phases| phases.hold = f64::NAN), "hold");
    assert_eq!(bad(&|phases| phases.temperature = 0.0), "temperature");
    assert_eq!(bad(&|phases| phases.recorded = Exact::int(2)), "recorded");
    assert_eq!(bad(&|phases| phases.stakes.worth = Exact::int(-1)), "worth");
    assert_eq!(repeated(1.0, 0.5, 10.0, 1_001).unwrap_err().field, "rounds");
}
