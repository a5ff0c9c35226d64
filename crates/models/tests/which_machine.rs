//! The game of unlabelled machines: what settles it, and what transcripts alone can tell.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test fails by panicking")]

use lookahead_models::librarian::{Deciding, Intervention, Librarian, Machine, Planner, Role};
use lookahead_models::seed::{Generator, Seed};
use lookahead_models::which_machine::{Evidence, Judgement, Said, Suspect};

fn evidence(suspects: &[Suspect]) -> Evidence {
    let librarian = Librarian::new(Planner::default(), vec![3, 5, 6, 8], 4).unwrap();
    Evidence::new(&librarian, suspects).unwrap()
}

#[test]
fn two_experiments_settle_all_four_machines_and_transcripts_none() {
    let evidence_of_four = evidence(&Suspect::MACHINES);
    let sets = evidence_of_four.fewest();
    assert!(sets.iter().all(|set| set.len() == 2), "{sets:?}");
    assert!(sets.contains(&vec![Intervention::NoChange, Intervention::OtherNote]));
    for hidden in Suspect::MACHINES {
        let seen = evidence_of_four.left(hidden, &[Intervention::Baseline]);
        assert_eq!(seen, Suspect::MACHINES);
    }
    let with_mixtures = evidence(&Suspect::ALL).fewest();
    assert!(!with_mixtures.is_empty() && with_mixtures[0].len() <= 4, "{with_mixtures:?}");
}

#[test]
fn who_is_hidden_is_always_among_those_left() {
    let evidence = evidence(&Suspect::ALL);
    for hidden in Suspect::ALL {
        for mask in 0_u32..256 {
            let listed = (0..).zip(Intervention::ALL).filter(|(at, _)| mask >> at & 1 == 1);
            let set: Vec<Intervention> = listed.map(|(_, intervention)| intervention).collect();
            let seen = evidence.left(hidden, &set);
            assert!(seen.contains(&hidden));
            if mask & 0b10 != 0 {
                let fewer: Vec<Intervention> =
                    set.iter().copied().filter(|one| *one != Intervention::NoChange).collect();
                let before = evidence.left(hidden, &fewer);
                assert!(seen.iter().all(|suspect| before.contains(suspect)), "evidence brought one back");
            }
        }
    }
}

#[test]
fn cannot_tell_is_right_exactly_where_it_cannot_be_told() {
    let evidence = evidence(&Suspect::MACHINES);
    let hidden = Suspect::One(Machine::Table);
    let ask = |experiments: &[Intervention], deciding, role| {
        let verdict = evidence.judge(hidden, experiments, deciding, role).unwrap();
        (verdict.deciding, verdict.role)
    };
    let blind = [Intervention::Baseline];
    assert_eq!(ask(&blind, Said::CannotTell, Said::CannotTell), (Judgement::Right, Judgement::Right));
    let named = (Said::Is(Deciding::Table), Said::Is(Role::WrittenAfter));
    assert_eq!(ask(&blind, named.0, named.1), (Judgement::Lucky, Judgement::Unlucky));
    let seeing = [Intervention::Swap];
    assert_eq!(ask(&seeing, named.0, named.1), (Judgement::Right, Judgement::Wrong));
    assert_eq!(ask(&seeing, Said::CannotTell, Said::Mixed), (Judgement::TooCareful, Judgement::Wrong));
    let five = [Intervention::Baseline; 5];
    let refused = evidence.judge(hidden, &five, Said::Mixed, Said::Mixed);
    assert_eq!(refused.unwrap_err().field, "experiments");
}

#[test]
fn a_mixture_is_found_out_by_half_an_effect() {
    let evidence = evidence(&Suspect::ALL);
    let hidden = Suspect::Mixture(Machine::PlanAfter, Machine::Table);
    let set = [Intervention::NoChange, Intervention::Swap, Intervention::OtherNote];
    assert_eq!(evidence.left(hidden, &set), [hidden]);
    let verdict = evidence.judge(hidden, &set, Said::Mixed, Said::Is(Role::WrittenAfter)).unwrap();
    assert_eq!((verdict.deciding, verdict.role), (Judgement::Right, Judgement::Wrong));
}

#[test]
fn transcripts_tell_next_to_nothing_and_an_experiment_a_bit() {
    let evidence = evidence(&Suspect::MACHINES);
    let of = |intervention, n| evidence.bits(intervention, n).unwrap();
    assert!(of(Intervention::Baseline, 100) < 0.001, "{}", of(Intervention::Baseline, 100));
    assert!((of(Intervention::NoChange, 60) - 1.0).abs() < 0.001);
    // One of four against the other three.
    let one_of_four = 0.25 * 2.0 + 0.75 * libm::log2(4.0 / 3.0);
    assert!((of(Intervention::Swap, 60) - one_of_four).abs() < 0.001);
    assert!(of(Intervention::NoChange, 0).abs() < 1e-12);
    let growing: Vec<f64> = [1, 2, 4, 8, 16].map(|n| of(Intervention::NoChange, n)).to_vec();
    assert!(growing.windows(2).all(|pair| pair[0] < pair[1]), "{growing:?}");
}

/// The information against the plain estimate from drawn conversations.
#[test]
fn bits_are_what_drawn_conversations_come_to() {
    let suspects = [Suspect::One(Machine::PlanAfter), Suspect::One(Machine::Table)];
    let (n, n_draws) = (3, 40_000);
    let evidence = evidence(&suspects);
    let effects = suspects.map(|suspect| evidence.effect(suspect, Intervention::NoChange).unwrap());
    let mut generator = Generator::new(Seed::new(8));
    let (mut sum, mut squares) = (0.0, 0.0);
    for _ in 0..n_draws {
        let truth = generator.below(2) as usize;
        let (mut own, mut other) = (1.0, 1.0);
        for _ in 0..n {
            for (own_chance, other_chance) in effects[truth].iter().zip(effects[1 - truth]) {
                let complies = generator.uniform() < *own_chance;
                own *= if complies { *own_chance } else { 1.0 - own_chance };
                other *= if complies { other_chance } else { 1.0 - other_chance };
            }
        }
        let told = libm::log2(2.0 * own / (own + other));
        sum += told;
        squares += told * told;
    }
    let mean = sum / f64::from(n_draws);
    let error = ((squares / f64::from(n_draws) - mean * mean) / f64::from(n_draws)).sqrt();
    let exact = evidence.bits(Intervention::NoChange, n).unwrap();
    assert!((mean - exact).abs() < 4.0 * error, "{mean} against {exact}");
}
