//! The same conduct from a wish and from a constraint: what tests can tell, and what they cannot.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test fails by panicking")]

use lookahead_models::seed::{Generator, Seed};
use lookahead_models::which_machine::wish::{MOST_POINTS, Reason, Reasons, Trial};

fn drawn(generator: &mut Generator) -> Reasons {
    let points = |generator: &mut Generator| generator.uniform() * MOST_POINTS;
    let (strength, price) = (points(generator), points(generator));
    Reasons { strength, price, temperature: 0.5 + 4.0 * generator.uniform() }
}

/// At rest all four are one; obeying and wanting to obey are one in every trial; a price moves no bar.
#[test]
fn what_is_alike_is_alike_for_all_numbers() {
    let mut generator = Generator::new(Seed::new(12));
    for _ in 0..1_000 {
        let reasons = drawn(&mut generator);
        let at_rest = Reason::ALL.map(|reason| reasons.complies(reason, Trial::AsItIs));
        assert!(at_rest.iter().all(|chance| (chance - at_rest[0]).abs() < 1e-15), "{reasons:?}");
        for trial in Trial::ALL {
            let [wish, rule, obliging, bar] = Reason::ALL.map(|reason| reasons.complies(reason, trial));
            assert!((rule - obliging).abs() < 1e-15);
            assert!((bar - at_rest[3]).abs() < 1e-15);
            assert!(rule >= wish && wish >= bar, "{reasons:?} {trial:?}");
            let bits = reasons.bits(trial, 40).unwrap();
            assert!((0.0..=1.5 + 1e-9).contains(&bits), "{reasons:?} {trial:?}: {bits}");
        }
        assert!(reasons.bits(Trial::AsItIs, 40).unwrap() < 1e-9);
    }
}

/// By hand: a price far above every wish, the rule withdrawn, and many conversations.
#[test]
fn plenty_of_price_and_of_trials_tells_what_can_be_told() {
    let reasons = Reasons { strength: 8.0, price: 20.0, temperature: 2.0 };
    // Wish, rule and obliging give way, the bar does not: 1/4 log2 4 + 3/4 log2 4/3.
    let one_of_four = 0.25 * 2.0 + 0.75 * libm::log2(4.0 / 3.0);
    assert!((reasons.bits(Trial::Price, 200).unwrap() - one_of_four).abs() < 1e-6);
    // A half each.
    assert!((reasons.bits(Trial::Withdrawn, 200).unwrap() - 1.0).abs() < 1e-6);
    // A wish stronger than the price looks like a bar.
    let strong = Reasons { strength: 30.0, price: 10.0, temperature: 2.0 };
    assert!(strong.bits(Trial::Price, 200).unwrap() < 0.01);
    let refused = Reasons { strength: 41.0, ..strong }.bits(Trial::Price, 1);
    assert_eq!(refused.unwrap_err().field, "strength");
    assert_eq!(strong.bits(Trial::Price, 1_001).unwrap_err().field, "conversations");
}

#[test]
fn more_conversations_never_tell_less() {
    let mut generator = Generator::new(Seed::new(3));
    for _ in 0..1_000 {
        let reasons = drawn(&mut generator);
        let told = [0, 1, 4, 16].map(|n| reasons.bits(Trial::Both, n).unwrap());
        assert!(told.windows(2).all(|pair| pair[0] <= pair[1] + 1e-12), "{reasons:?}: {told:?}");
    }
}
