//! Without the feature `big`: every result is the true one or too long, and what is too long stays so.
#![cfg(not(feature = "big"))]
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test fails by panicking"
)]

use lookahead_game::edit::{Edit, EditError, apply};
use lookahead_game::efg::{self, Caps, Reason};
use lookahead_game::exact::{LONGEST, ParseExactError};
use lookahead_game::induction::{Options, Unsolved, root_values_by_discount, solve};
use lookahead_game::tree::{BuildError, Builder};
use lookahead_game::{Exact, Game, NodeIdx};
use num_bigint::BigInt;
use proptest::prelude::*;

/// Numbers of all lengths up to the longest, with many common factors among them.
fn number() -> impl Strategy<Value = Exact> {
    let size = (any::<u128>(), 1_u32..128, 0_u32..40).prop_map(|(bits, shift, threes)| {
        let size = (bits >> shift.max(1)).max(1);
        size.checked_mul(3_u128.pow(threes)).filter(|size| size >> LONGEST == 0).unwrap_or(size)
    });
    let den =
        prop_oneof![2 => size.clone(), 1 => Just(1_u128), 1 => (0_u32..80).prop_map(|at| 3_u128.pow(at))];
    (any::<bool>(), prop_oneof![5 => size, 1 => Just(0)], den).prop_map(|(negative, num, den)| {
        let sign = if negative { "-" } else { "" };
        format!("{sign}{num}/{den}").parse().unwrap()
    })
}

fn big(exact: &Exact) -> (BigInt, BigInt) {
    let text = exact.to_string();
    let (num, den) = text.split_once('/').unwrap_or((&text, "1"));
    (num.parse().unwrap(), den.parse().unwrap())
}

/// The true value, or too long; and of the latter only what is long indeed before anything cancels.
fn is_right(result: &Exact, (num, den): (BigInt, BigInt)) -> bool {
    if result.is_too_long() {
        return num.bits().max(den.bits()) > LONGEST
            && result.bits() == u64::MAX
            && result.to_string() == "…";
    }
    let (own_num, own_den) = big(result);
    own_num * den == num * own_den && result.bits() <= LONGEST
}

proptest! {
    #[test]
    fn results_are_true_or_too_long(a in number(), b in number()) {
        let ((an, ad), (bn, bd)) = (big(&a), big(&b));
        prop_assert!(is_right(&(&a + &b), (&an * &bd + &bn * &ad, &ad * &bd)));
        prop_assert!(is_right(&(&a - &b), (&an * &bd - &bn * &ad, &ad * &bd)));
        prop_assert!(is_right(&(&a * &b), (&an * &bn, &ad * &bd)));
        match a.checked_div(&b) {
            None => prop_assert!(b.is_zero()),
            Some(quotient) => prop_assert!(is_right(&quotient, (&an * &bd, &ad * &bn))),
        }
        prop_assert_eq!(a.cmp(&b), (&an * &bd).cmp(&(&bn * &ad)));
        prop_assert_eq!(a == b, a.cmp(&b).is_eq());
        prop_assert_eq!(a.is_negative(), an < BigInt::from(0));
        prop_assert_eq!(-(-&a), a.clone());
        prop_assert_eq!(a.to_string().parse(), Ok(a));
    }

    #[test]
    fn long_neighbours_are_told_apart(bits in 1_u128<<100..1_u128<<126) {
        // a/b and (a+1)/(b+1) differ by less than 2^-200 of their size.
        let fraction = |num: u128, den: u128| format!("{num}/{den}").parse::<Exact>().unwrap();
        let (low, high) = (fraction(bits - 1, bits), fraction(bits, bits + 1));
        prop_assert!(low < high && -&low > -&high && low != high);
    }

    #[test]
    fn doubles_are_the_nearest(value in any::<f64>().prop_map(|value| value.abs()), power in -50_i32..50) {
        let value = f64::from_bits(value.to_bits() & ((1 << 52) - 1) | 1023 << 52) * 2_f64.powi(power);
        let text = format!("{value:.17e}");
        let back = text.parse::<Exact>().map(|exact| exact.to_f64());
        prop_assert!(back == Ok(value) || back == Err(ParseExactError::TooManyBits), "{value:e} became {back:?}");
    }

    #[test]
    fn quotients_round_as_doubles_do(a in 1_u64..1 << 53, b in 1_u64..1 << 53, common in 1_u64..1 << 40) {
        // Beyond machine words and back: the nearest double of a/b is what one division gives.
        let long = |part: u64| (u128::from(part) << 20) + u128::from(part) * u128::from(common);
        let exact: Exact = format!("{}/{}", long(a), long(b)).parse().unwrap();
        prop_assert_eq!(exact.to_f64(), a as f64 / b as f64);
    }
}

/// The largest number there is.
fn longest() -> Exact {
    i128::MAX.to_string().parse().unwrap()
}

#[test]
fn too_long_spoils_and_comes_last() {
    let lost = longest() + Exact::ONE;
    assert!(lost.is_too_long() && !longest().is_too_long() && longest().bits() == LONGEST);
    for spoilt in [&lost + &Exact::ONE, &lost - &lost, &lost * &Exact::ZERO, -&lost, lost.clone()] {
        assert!(spoilt.is_too_long());
        assert_eq!((spoilt.clone(), spoilt.cmp(&lost)), (lost.clone(), std::cmp::Ordering::Equal));
    }
    assert!(lost > longest() && -longest() < lost && Exact::ONE < lost && !lost.is_negative());
    assert!(lost.checked_div(&Exact::ZERO).is_none() && Exact::ONE.checked_div(&lost) == Some(lost.clone()));
    assert!(lost.to_f64().is_nan());
    assert_eq!((lost.to_string(), lost.to_short()), ("…".to_owned(), "…".to_owned()));
    assert!(lost.to_string().parse::<Exact>().is_err());
}

#[test]
fn long_texts_are_read_or_refused() {
    let over = "170141183460469231731687303715884105728";
    for text in
        [over, &format!("1/{over}"), &format!("-{over}"), "1e39", "1e-39", "1.5e300", &"9".repeat(1_000)]
    {
        assert_eq!(text.parse::<Exact>(), Err(ParseExactError::TooManyBits), "{text}");
    }
    let zeros = "0".repeat(900);
    for (text, expected) in [
        (format!("0.5{zeros}"), "1/2"),
        (format!("{zeros}7"), "7"),
        (format!("3{}e-50", &zeros[..50]), "3"),
        ("0e400".to_owned(), "0"),
        (format!("{}/{}", i128::MAX, i128::MAX), "1"),
        ("1e38".to_owned(), "100000000000000000000000000000000000000"),
    ] {
        assert_eq!(text.parse::<Exact>().map(|value| value.to_string()), Ok(expected.to_owned()), "{text}");
    }
    assert_eq!("1/0".parse::<Exact>(), Err(ParseExactError::ZeroDenominator));
}

fn game(body: &str) -> Result<Game, efg::ReadError> {
    efg::read(format!("EFG 2 R \"\" {{ \"A\" }} {body}").as_bytes(), &Caps::default()).map(|(game, _)| game)
}

/// Three primes whose product has more than 127 bits.
const PRIMES: [&str; 3] = ["9223372036854775783", "9223372036854775643", "9223372036854775549"];

#[test]
fn files_are_refused_where_the_sum_is_lost() {
    let [p, q, r] = PRIMES;
    let body = format!(r#"c "" 1 "" {{ "a" 1/{p} "b" 1/{q} "c" 1/{r} }} 0"#);
    let error = game(&body).unwrap_err();
    assert!(matches!(error.reason, Reason::Number { expected: ParseExactError::TooManyBits, .. }));
    let text = error.to_string();
    assert!(text.contains("at most 127 bits") && text.ends_with(&format!("found `1/{r}`")), "{text}");
    assert!(matches!(game("t \"\" 1 \"\" { 1e40 }").unwrap_err().reason, Reason::Number { .. }));
}

#[test]
fn the_solver_says_where_numbers_grow_too_long() {
    let [p, q, r] = PRIMES;
    let body = format!(
        r#"c "" 1 "" {{ "a" 1/2 "b" 1/4 "c" 1/4 }} 0 t "" 1 "" {{ 1/{p} }} t "" 2 "" {{ 1/{q} }} t "" 3 "" {{ 1/{r} }}"#
    );
    let unsolved = solve(&game(&body).unwrap(), &Options::default()).unwrap_err();
    assert_eq!(unsolved, Unsolved::NumbersTooLong { node: NodeIdx::ROOT });
    assert!(unsolved.to_string().ends_with("more than 127 bits"));
}

#[test]
fn explanations_and_sweeps_list_no_lost_number() {
    let [p, q, _] = PRIMES;
    // Solved without a difference or a discounted loser, which are too long.
    let body = format!(r#"p "" 1 1 "" {{ "a" "b" }} 0 t "" 1 "" {{ 1/{p} }} t "" 2 "" {{ 1 }}"#);
    let small = game(&body).unwrap();
    let solution = solve(&small, &Options::default()).unwrap();
    assert!(solution.explain(&small, NodeIdx::ROOT).is_some());
    let body = format!(r#"p "" 1 1 "" {{ "a" "b" }} 0 t "" 1 "" {{ 7/{p} }} t "" 2 "" {{ 1e38 }}"#);
    let margin = game(&body).unwrap();
    let solution = solve(&margin, &Options::default()).unwrap();
    assert_eq!((solution.chosen(NodeIdx::ROOT), solution.explain(&margin, NodeIdx::ROOT)), (Some(1), None));
    let discount: Exact = format!("1/{q}").parse().unwrap();
    let body = r#"p "" 1 1 "" { "a" "b" } 0 t "" 1 "" { 1 } t "" 2 "" { 1e-38 }"#;
    let loser = game(body).unwrap();
    let solution = solve(&loser, &Options { discount: discount.clone() }).unwrap();
    assert_eq!(
        (solution.value(NodeIdx::ROOT), solution.explain(&loser, NodeIdx::ROOT)),
        (&[discount.clone()][..], None)
    );
    let swept = root_values_by_discount(&loser, &[Exact::ONE, discount]);
    assert_eq!(swept, Err(Unsolved::NumbersTooLong { node: NodeIdx::ROOT }));
}

#[test]
fn builders_and_edits_refuse_what_is_lost() {
    let lost = longest() + Exact::ONE;
    let mut builder = Builder::new("", "", vec![String::new()]);
    assert_eq!(builder.add_outcome(1, "", vec![lost.clone()]), Err(BuildError::Outcome));
    let moves = builder.add_set(None, 1, "", &["a"], std::slice::from_ref(&lost));
    assert_eq!(moves, Err(BuildError::Probabilities));
    let chance = game(r#"c "" 1 "" { "a" 1/3 "b" 2/3 } 0 t "" 0 t "" 0"#).unwrap();
    let refused = |edit: Edit| apply(&chance, &edit).unwrap_err();
    let node = NodeIdx::ROOT;
    assert_eq!(refused(Edit::SetPayoffs { node, payoffs: vec![lost.clone()] }), EditError::NumbersTooLong);
    let probabilities = vec![lost.clone(), Exact::ZERO];
    assert_eq!(refused(Edit::SetProbabilities { node, probabilities }), EditError::NumbersTooLong);
    assert_eq!(
        refused(Edit::SetProbability { node, move_idx: 0, probability: lost }),
        EditError::NumbersTooLong
    );
}
