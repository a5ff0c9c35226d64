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

/// Every class of one experiment holds those that are left of each other, and the smallest sets do what they say.
#[test]
fn classes_and_smallest_sets_are_what_is_left() {
    let evidence = evidence(&Suspect::ALL);
    for intervention in Intervention::ALL {
        let classes = evidence.classes(&[intervention]);
        assert_eq!(classes.iter().map(Vec::len).sum::<usize>(), Suspect::ALL.len());
        for class in &classes {
            let left = evidence.left(class[0], &[intervention]);
            assert!(class.iter().all(|suspect| left.contains(suspect)), "{intervention:?} {class:?}");
        }
    }
    assert_eq!(evidence.classes(&[Intervention::Baseline]), [Suspect::ALL.to_vec()]);
    for hidden in Suspect::ALL {
        let sets = evidence.fewest_for(hidden);
        assert!(!sets.is_empty());
        for set in sets {
            assert_eq!(evidence.left(hidden, &set), [hidden]);
            for without in &set {
                let fewer: Vec<Intervention> = set.iter().copied().filter(|one| one != without).collect();
                assert!(evidence.left(hidden, &fewer).len() > 1, "{hidden:?}: {set:?} is not the smallest");
            }
        }
    }
}

/// One wording of each sentence gives the very same effects as four: the figure works with one, the traces with four.
#[test]
fn wordings_change_no_effect() {
    let costs = vec![3, 5, 6, 8];
    let of = |n_wordings| {
        let librarian = Librarian::new(Planner::default(), costs.clone(), n_wordings).unwrap();
        Evidence::new(&librarian, &Suspect::ALL).unwrap()
    };
    let (one, four) = (of(1), of(4));
    for suspect in Suspect::ALL {
        for intervention in Intervention::ALL {
            let pair = [&one, &four].map(|evidence| evidence.effect(suspect, intervention).unwrap());
            assert!(
                (0..2).all(|line| (pair[0][line] - pair[1][line]).abs() < 1e-12),
                "{suspect:?} {intervention:?}"
            );
        }
    }
}

/// With a tag that tells the truth as often as not there is no gap anywhere at baseline, and swapping shows nothing.
#[test]
fn without_a_signal_there_is_no_gap() {
    let accuracy = lookahead_game::Exact::ratio(1, 2).unwrap();
    let planner = Planner { accuracy, ..Planner::default() };
    let librarian = Librarian::new(planner, vec![3, 5, 6, 8], 1).unwrap();
    let evidence = Evidence::new(&librarian, &Suspect::MACHINES).unwrap();
    for suspect in Suspect::MACHINES {
        for intervention in [Intervention::Baseline, Intervention::Swap, Intervention::OtherNote] {
            let [on_a, on_b] = evidence.effect(suspect, intervention).unwrap();
            assert!((on_a - on_b).abs() < 0.005, "{suspect:?} {intervention:?}: {on_a} {on_b}");
        }
    }
    assert_eq!(evidence.classes(&[Intervention::Swap]).len(), 1);
    assert!(evidence.fewest().is_empty(), "note surgery moves nothing either");
}

/// Fitted for every signal that the figure offers.
#[test]
fn all_machines_agree_at_baseline_for_every_signal() {
    for tenths in 5..=10 {
        let accuracy = lookahead_game::Exact::ratio(tenths, 10).unwrap();
        let planner = Planner { accuracy, ..Planner::default() };
        let librarian = Librarian::new(planner, vec![3, 4, 5, 6, 7, 8], 1).unwrap();
        for request in 0..6 {
            for line in lookahead_models::librarian::Line::ALL {
                let of = |machine| librarian.probability(machine, Intervention::Baseline, line, request);
                let chances = Machine::ALL.map(of);
                let spread =
                    chances.iter().copied().fold(0.0, f64::max) - chances.iter().copied().fold(1.0, f64::min);
                assert!(spread <= 0.02, "{tenths} {request} {line:?}: {chances:?}");
            }
        }
    }
}

#[test]
fn a_way_of_speaking_predicts_where_its_machines_agree() {
    let evidence = evidence(&Suspect::MACHINES);
    let plans = [Suspect::One(Machine::PlanOnPage), Suspect::One(Machine::PlanAfter)];
    let [on_a, on_b] = evidence.agreed(&plans, Intervention::NoChange).unwrap();
    assert!((on_a - on_b).abs() < 1e-12);
    assert_eq!(evidence.agreed(&plans, Intervention::OtherNote), None);
    assert_eq!(evidence.agreed(&[], Intervention::Baseline), None);
}

#[test]
fn seeds_hide_everybody_equally_often() {
    let mut counts = [0_u32; 4];
    for seed in 0..4_000 {
        let hidden = Suspect::hidden(&Suspect::MACHINES, Seed::new(seed)).unwrap();
        counts[Suspect::MACHINES.iter().position(|one| *one == hidden).unwrap()] += 1;
    }
    assert!(counts.iter().all(|count| (880..=1_120).contains(count)), "{counts:?}");
    assert_eq!(Suspect::hidden(&[], Seed::new(1)), None);
}

/// What decides and what the note is for are parted by one experiment each; the conflict needs two.
#[test]
fn readings_are_parted_by_the_experiments_that_their_definitions_imply() {
    let evidence = evidence(&Suspect::MACHINES);
    let of = |machines: &[Machine]| {
        let group: Vec<Suspect> = machines.iter().copied().map(Suspect::One).collect();
        evidence.fewest_between(&group)
    };
    assert_eq!(of(&[Machine::PlanOnPage, Machine::PlanAfter]), [[Intervention::NoChange]]);
    assert_eq!(of(&[Machine::PlanAfter, Machine::Conflict]), [[Intervention::OtherNote]]);
    let conflict = of(&[Machine::Conflict]);
    assert!(conflict.iter().all(|set| set.len() == 2), "{conflict:?}");
    assert!(conflict.contains(&vec![Intervention::NoChange, Intervention::Swap]));
    assert!(of(&Machine::ALL).is_empty());
}
