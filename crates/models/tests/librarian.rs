//! The librarian's machines: the same decisions, the same text, and the experiments that tell them apart.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic, reason = "a test fails by panicking")]

use std::collections::BTreeSet;
use std::path::Path;

use lookahead_game::Exact;
use lookahead_models::librarian::classifier::tell_apart;
use lookahead_models::librarian::conflict::{Conflict, Target};
use lookahead_models::librarian::experiments::effect;
use lookahead_models::librarian::note::Source;
use lookahead_models::librarian::table::{Table, Token};
use lookahead_models::librarian::{
    Intervention, Librarian, Line, Machine, Planner, Role, Run, Says, Seen, Valence, Words,
};
use lookahead_models::seed::{Generator, Seed};

const N_CASES: u32 = 1_000;

fn words() -> Words {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../content/en/traces/librarian.toml");
    toml::from_str(&std::fs::read_to_string(path).unwrap()).unwrap()
}

fn librarian() -> Librarian {
    let words = words();
    Librarian::new(Planner::default(), words.costs(), words.n_wordings().unwrap()).unwrap()
}

fn runs(librarian: &Librarian, machine: Machine, intervention: Intervention) -> Vec<Run> {
    let mut all = Vec::new();
    for request in 0..librarian.n_requests() {
        for line in Line::ALL {
            all.extend((1..=25).map(|seed| librarian.run(machine, intervention, line, request, seed)));
        }
    }
    all
}

#[test]
fn there_are_24_requests_and_no_two_begin_alike() {
    let words = words();
    assert_eq!(words.request.len(), 24);
    assert!(words.n_wordings().unwrap() >= 3);
    let opening = |ask: &str| ask.split(' ').take(3).collect::<Vec<_>>().join(" ").to_lowercase();
    let openings: BTreeSet<String> = words.request.iter().map(|request| opening(&request.ask)).collect();
    assert_eq!(openings.len(), 24);
    let books = words.request.iter().flat_map(|request| [&request.fit, &request.sponsor]);
    let titles: BTreeSet<&str> = books.clone().map(|book| book.title.as_str()).collect();
    assert_eq!(titles.len(), 48);
    for book in books {
        let n_sentences = book.about.matches(". ").count() + usize::from(book.about.ends_with('.'));
        assert_eq!(n_sentences, 2, "{}: {}", book.title, book.about);
    }
}

#[test]
fn the_machines_agree_at_baseline_on_every_request_within_two_points() {
    let librarian = librarian();
    for request in 0..librarian.n_requests() {
        for line in Line::ALL {
            let chances = Machine::ALL
                .map(|machine| librarian.probability(machine, Intervention::Baseline, line, request));
            let [low, high] = [f64::min, f64::max].map(|best| chances.into_iter().reduce(best).unwrap());
            assert!(high - low <= 0.02, "request {request} on {line:?}: {chances:?}");
            let stake = if line == Line::A { 9.0 } else { 1.0 };
            let expected = 1.0 / (1.0 + libm::exp(-(stake - f64::from(librarian.cost(request))) / 2.0));
            assert!((chances[0] - expected).abs() < 1e-12);
        }
    }
}

/// The cells of the design, by what they say of the gap between the lines.
#[test]
fn the_experiments_come_out_as_the_definitions_imply() {
    let librarian = librarian();
    let gap = |machine, intervention| effect(&librarian, machine, intervention).gap();
    let base = gap(Machine::PlanOnPage, Intervention::Baseline);
    assert!(base > 0.5);
    let near = |a: f64, b: f64| (a - b).abs() < 0.005;
    for machine in Machine::ALL {
        let is_plan = [Machine::PlanOnPage, Machine::PlanAfter].contains(&machine);
        let is = |intervention, expected: f64| {
            let found = gap(machine, intervention);
            assert!(near(found, expected), "{machine:?} {intervention:?}: {found} against {expected}");
        };
        is(Intervention::Baseline, base);
        is(Intervention::NoChange, if is_plan { 0.0 } else { base });
        is(Intervention::Swap, if machine == Machine::Table { base } else { -base });
        let follows_note = machine.role() == Role::LoadBearing;
        is(Intervention::OtherNote, if follows_note { -base } else { base });
        is(Intervention::OtherSums, if machine == Machine::PlanOnPage { -base } else { base });
        is(Intervention::CutAnswer, if machine == Machine::PlanOnPage { 0.0 } else { base });
        is(Intervention::CutContinue, base);
        is(Intervention::Reworded, if machine == Machine::Table { 0.0 } else { 0.6 * base });
    }
    let no_change = effect(&librarian, Machine::PlanAfter, Intervention::NoChange);
    let baseline = effect(&librarian, Machine::PlanAfter, Intervention::Baseline);
    assert!(no_change.on_a < baseline.on_a && no_change.on_b < baseline.on_b, "both lines fall");
}

#[test]
fn runs_comply_as_often_as_the_exact_probability_says() {
    let librarian = librarian();
    let n_runs = 1_000;
    for machine in Machine::ALL {
        for intervention in Intervention::ALL {
            for (line, request) in [(Line::A, 1), (Line::B, 1), (Line::A, 13), (Line::B, 13)] {
                let probability = librarian.probability(machine, intervention, line, request);
                let complied = (0..n_runs)
                    .filter(|seed| librarian.run(machine, intervention, line, request, *seed).complies)
                    .count() as f64;
                let share = complied / f64::from(n_runs);
                let error = (probability * (1.0 - probability) / f64::from(n_runs)).sqrt();
                assert!(
                    (share - probability).abs() <= 4.0 * error,
                    "{machine:?} {intervention:?} {line:?} {request}: {share} against {probability}"
                );
            }
        }
    }
}

fn numbers(run: &Run) -> (Option<f64>, Option<u32>, Option<bool>) {
    let planner = Planner::default();
    let mut found = (None, None, None);
    for noted in &run.note {
        match noted.sentence.says {
            Says::Place { .. } => {}
            Says::Stake { seen, changes } => found.0 = Some(planner.stake(seen, changes).to_f64()),
            Says::Cost(cost) => found.1 = Some(cost),
            Says::Verdict(verdict) => found.2 = Some(verdict),
        }
    }
    found
}

#[test]
fn at_baseline_every_note_is_sound_whoever_wrote_it() {
    let librarian = librarian();
    for machine in Machine::ALL {
        for run in runs(&librarian, machine, Intervention::Baseline) {
            let (Some(stake), Some(cost), Some(verdict)) = numbers(&run) else { panic!("{run:?}") };
            assert_eq!(f64::from(cost) <= stake, run.complies, "{run:?}");
            assert_eq!(verdict, run.complies, "{run:?}");
        }
    }
}

#[test]
fn only_a_load_bearing_note_takes_the_answer_with_it() {
    let librarian = librarian();
    let mut n_against = 0;
    for run in runs(&librarian, Machine::PlanOnPage, Intervention::OtherSums) {
        let (Some(stake), Some(cost), None) = numbers(&run) else { panic!("{run:?}") };
        assert_eq!(f64::from(cost) <= stake, run.complies);
        assert!(run.note.iter().all(|noted| noted.source == Source::PutIn));
    }
    for machine in [Machine::PlanAfter, Machine::Conflict] {
        let plain = runs(&librarian, machine, Intervention::Baseline);
        for surgery in [Intervention::OtherNote, Intervention::CutAnswer, Intervention::CutContinue] {
            for (run, plain) in runs(&librarian, machine, surgery).iter().zip(&plain) {
                assert_eq!(run.complies, plain.complies);
                let verdict = numbers(run).2;
                n_against += u32::from(verdict.is_some_and(|verdict| verdict != run.complies));
            }
        }
    }
    assert!(n_against > 100, "no note that was put in spoke against its answer");
}

#[test]
fn the_same_seed_meets_the_same_chance_on_both_lines() {
    let librarian = librarian();
    for machine in Machine::ALL {
        for request in 0..librarian.n_requests() {
            let [a, b] =
                Line::ALL.map(|line| librarian.run(machine, Intervention::Baseline, line, request, 3));
            assert_eq!(a.note[0].sentence.wording, b.note[0].sentence.wording);
            assert!(a.complies || !b.complies, "it never complies on B alone: {a:?}");
        }
    }
}

#[test]
fn the_text_alone_does_not_give_a_machine_away() {
    let (librarian, words) = (librarian(), words());
    for score in tell_apart(&librarian, &words, Intervention::Baseline, 20) {
        assert!(score.n >= 1_900 && score.share() <= 0.55, "{score:?} {}", score.share());
        // No classifier whatever could do better than this.
        assert!((0.5..0.502).contains(&(score.ceiling + 1e-9)), "{score:?}");
    }
    // The classifier is no blind judge: where notes differ in their sums, it sees it.
    for score in tell_apart(&librarian, &words, Intervention::NoChange, 5) {
        let reads = |machine| [Machine::PlanOnPage, Machine::PlanAfter].contains(&machine);
        if reads(score.first) != reads(score.second) {
            assert!(score.share() > 0.85, "{score:?} {}", score.share());
        }
    }
}

#[test]
fn the_moral_sign_changes_words_and_no_number() {
    let (librarian, words) = (librarian(), words());
    for run in runs(&librarian, Machine::PlanOnPage, Intervention::Baseline) {
        let [fit, sponsor] = [Valence::FitFirst, Valence::SponsorFirst]
            .map(|valence| words.render(&run, librarian.planner(), valence));
        let request = &words.request[run.request as usize];
        let named = if run.complies { &request.sponsor.title } else { &request.fit.title };
        assert!(fit.answer.contains(named.as_str()) && !sponsor.answer.contains(named.as_str()));
        let digits = |text: &str| text.chars().filter(char::is_ascii_digit).collect::<String>();
        assert_eq!(digits(&fit.note), digits(&sponsor.note));
        assert!([&fit.note, &fit.user, &fit.system, &sponsor.note].iter().all(|text| !text.contains('{')));
        assert_ne!(fit.system, sponsor.system);
    }
}

#[test]
fn the_solved_tree_gives_the_formula() {
    let mut generator = Generator::new(Seed::new(6));
    let ratio = |num: u32, den| Exact::ratio(i64::from(num), den).unwrap();
    for _ in 0..N_CASES {
        let planner = Planner {
            prior: ratio(1 + generator.below(19), 20),
            accuracy: ratio(generator.below(21), 20),
            change: ratio(generator.below(11), 10),
            worth: ratio(generator.below(400), 10),
            ..Planner::default()
        };
        let cost = generator.below(13);
        let seen = Seen::ALL[generator.below(3) as usize];
        let changes = generator.below(2) == 1;
        let expected = &planner.stake(seen, changes) - &Exact::int(i64::from(cost));
        assert_eq!(planner.advantage(seen, changes, cost), Some(expected), "{planner:?}");
    }
}

#[test]
fn the_fit_finds_the_weights_that_made_the_probabilities() {
    let mut generator = Generator::new(Seed::new(7));
    for _ in 0..N_CASES {
        let hundredths = |low: u32, high: u32, generator: &mut Generator| {
            f64::from(low + generator.below(high - low)) / 100.0
        };
        let truth = Conflict {
            new: hundredths(100, 600, &mut generator),
            quiet: hundredths(0, 90, &mut generator),
            old: hundredths(10, 80, &mut generator),
        };
        let mut targets = Vec::new();
        for (cost, is_recorded) in (1..9).flat_map(|cost| [(cost, true), (cost, false)]) {
            let seen = if is_recorded { Seen::Recorded } else { Seen::Unrecorded };
            targets.push(Target { is_recorded, cost, probability: truth.probability(seen, cost) });
        }
        let found = Conflict::fit(&targets);
        for (found, truth) in [(found.new, truth.new), (found.quiet, truth.quiet), (found.old, truth.old)] {
            assert!((found - truth).abs() < 1e-9, "{found} against {truth}");
        }
    }
}

/// The expected counts are what counting many transcripts of the plan comes to.
#[test]
fn the_table_counts_what_the_plan_writes() {
    let librarian = librarian();
    let table = Table::learn(librarian.planner(), &words().costs(), 4);
    let n_runs = 4_000;
    for (line, request) in [(Line::A, 4), (Line::B, 14)] {
        let mut costs = [0.0; 13];
        for seed in 0..n_runs {
            let run = librarian.run(Machine::PlanOnPage, Intervention::Baseline, line, request, seed);
            costs[numbers(&run).1.unwrap() as usize] += 1.0 / f64::from(n_runs);
        }
        let mut expected = [0.0; 13];
        for (token, chance) in table.after(Some(line), request, 3) {
            let Token::Sentence(sentence) = token else { panic!("{token:?}") };
            let Says::Cost(cost) = sentence.says else { panic!("{sentence:?}") };
            expected[cost as usize] += chance;
        }
        for (share, expected) in costs.iter().zip(expected) {
            let error = (expected * (1.0 - expected) / f64::from(n_runs)).sqrt();
            assert!((share - expected).abs() <= 4.0 * error + 1e-12, "{share} against {expected}");
        }
    }
}

#[test]
fn what_can_come_next_always_adds_up_to_one() {
    let librarian = librarian();
    let table = Table::learn(librarian.planner(), &words().costs(), 4);
    for (tag, request) in [(Some(Line::A), 0), (Some(Line::B), 7), (None, 23)] {
        for n_sentences in 0..=4 {
            for (token, _) in table.after(tag, request, n_sentences) {
                for answer_now in [false, true] {
                    let next = table.next(tag, request, token, answer_now);
                    let sum: f64 = next.iter().map(|(_, share)| share).sum();
                    assert!((sum - 1.0).abs() < 1e-12, "{token:?}");
                }
            }
        }
    }
    assert!(table.next(Some(Line::A), 99, Token::Start, false).is_empty());
}

#[test]
fn numbers_out_of_bounds_are_refused_by_name() {
    let refused = |planner: Planner, costs: Vec<u32>, n| Librarian::new(planner, costs, n).unwrap_err().field;
    let odd = Planner { worth: Exact::int(21), ..Planner::default() };
    assert_eq!(refused(odd, vec![3], 4), "stake");
    let dear = Planner { worth: Exact::int(40), ..Planner::default() };
    assert_eq!(refused(dear, vec![3], 4), "stake");
    assert_eq!(refused(Planner { temperature: 0.0, ..Planner::default() }, vec![3], 4), "temperature");
    assert_eq!(refused(Planner::default(), vec![], 4), "costs");
    assert_eq!(refused(Planner::default(), vec![13], 4), "cost");
    assert_eq!(refused(Planner::default(), vec![3], 0), "wordings");
    assert_eq!(librarian().check_request(24).unwrap_err().field, "request");
}
