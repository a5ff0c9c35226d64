//! Exact numbers against big ones computed the slow way, and what people see of them.

use lookahead_game::Exact;
use lookahead_game::exact::ParseExactError;
use proptest::prelude::*;

/// Small, large and huge numbers, so that both representations and the step between them are met.
fn number() -> impl Strategy<Value = (i128, i128)> {
    let part = || {
        prop_oneof![
            -50_i128..50,
            -(1_i128 << 62)..(1_i128 << 62),
            i128::from(i64::MIN)..=i128::from(i64::MAX)
        ]
    };
    (part(), part().prop_map(|den| if den == 0 { 1 } else { den }))
}

fn exact((num, den): (i128, i128)) -> Exact {
    let den_size = den.unsigned_abs();
    let num = if den < 0 { -num } else { num };
    format!("{num}/{den_size}").parse().unwrap()
}

proptest! {
    #[cfg(feature = "big")]
    #[test]
    fn arithmetic_is_that_of_a_field(a in number(), b in number(), c in number()) {
        let (a, b, c) = (exact(a), exact(b), exact(c));
        prop_assert_eq!(&a + &b, &b + &a);
        prop_assert_eq!((&a + &b) + &c, &a + (&b + &c));
        prop_assert_eq!((&a * &b) * &c, &a * (&b * &c));
        prop_assert_eq!(&a * (&b + &c), &a * &b + &a * &c);
        prop_assert_eq!((&a - &b) + &b, a.clone());
        prop_assert_eq!(b.is_zero(), a.checked_div(&b).is_none());
        if let Some(quotient) = a.checked_div(&b) {
            prop_assert_eq!(quotient * &b, a.clone());
        }
        prop_assert_eq!(a.cmp(&b), (&a - &b).cmp(&Exact::ZERO));
    }

    #[test]
    fn text_and_json_round_trip(a in number(), b in number()) {
        let product = exact(a) * exact(b);
        prop_assert_eq!(product.to_string().parse::<Exact>(), Ok(product.clone()));
        let json = serde_json::to_string(&product).unwrap();
        prop_assert_eq!(serde_json::from_str::<Exact>(&json).unwrap(), product);
    }

    #[cfg(feature = "big")]
    #[test]
    fn doubles_are_the_nearest(value in any::<f64>().prop_filter("finite", |value| value.abs() < 1e300)) {
        // Seventeen digits name a double, so reading them exactly and rounding must give it back.
        let text = format!("{value:.17e}");
        let back = text.parse::<Exact>().unwrap().to_f64();
        prop_assert!(back == value || value.abs() < f64::MIN_POSITIVE, "{value:e} became {back:e}");
    }

    #[test]
    fn what_people_see_is_exact_unless_marked(a in number()) {
        let exact = exact(a);
        let short = exact.to_short();
        prop_assert!(short.starts_with('≈') || short.parse::<Exact>() == Ok(exact));
    }

    #[test]
    fn approximations_are_near(num in 1_u64.., den in 1_u64.., zeros in 0_usize..10) {
        let exact: Exact = format!("{num}/{den}{}1", "0".repeat(zeros)).parse().unwrap();
        let short = exact.to_short();
        if let Some(approximation) = short.strip_prefix('≈') {
            let (near, true_value) = (approximation.parse::<f64>().unwrap(), exact.to_f64());
            prop_assert!((near / true_value - 1.0).abs() < 5.1e-7, "{short} for {true_value:e}");
            prop_assert_eq!(approximation.find('.'), Some(1));
        }
    }

    #[test]
    fn any_text_is_read_or_refused(text in any::<String>(), digits in "[-+0-9./eE]{0,12}") {
        let _ = text.parse::<Exact>();
        if let Ok(value) = digits.parse::<Exact>() {
            prop_assert_eq!(value.to_string().parse::<Exact>(), Ok(value));
        }
    }
}

#[test]
fn forms_of_numbers() {
    let read = |text: &str| text.parse::<Exact>().map(|value| value.to_string());
    for (text, expected) in [
        ("7.90", "79/10"),
        ("-6/4", "-3/2"),
        (".5", "1/2"),
        ("1.", "1"),
        ("1e3", "1000"),
        ("1E-3", "1/1000"),
        ("-0", "0"),
        ("+3", "3"),
        ("12.5e1", "125"),
        ("9223372036854775808", "9223372036854775808"),
        ("-9223372036854775808", "-9223372036854775808"),
        ("0/5", "0"),
        ("007", "7"),
    ] {
        assert_eq!(read(text), Ok(expected.to_owned()), "{text}");
    }
    for text in
        ["", "-", ".", "e5", "1e", "1/", "1/-2", "1.5/2", "--1", "1 2", "0x1", "inf", "NaN", "1_0", "１"]
    {
        assert!(read(text).is_err(), "{text}");
    }
    assert_eq!(read("1/0"), Err(ParseExactError::ZeroDenominator));
    assert_eq!(read("1e401"), Err(ParseExactError::ExponentTooLarge));
    assert_eq!(read(&"1".repeat(1_001)), Err(ParseExactError::TooLong));
    assert_eq!(size_of::<Exact>(), 16);
}

#[test]
fn short_forms() {
    let short = |text: &str| text.parse::<Exact>().unwrap().to_short();
    for (text, expected) in [
        ("79/10", "7.9"),
        ("-1/8", "-0.125"),
        ("1/3", "1/3"),
        ("-12", "-12"),
        ("0", "0"),
        ("0.000001", "0.000001"),
        ("0.0000001", "1/10000000"),
        ("-0.05", "-0.05"),
    ] {
        assert_eq!(short(text), expected);
    }
    for (text, expected) in [
        ("1/123456789012345678901234567890", "≈8.100000e-30"),
        ("-10000000000000000000000000/3", "≈-3.333333e24"),
        ("99999999999999999999999999/10000000000000000000000000", "≈1.000000e1"),
        ("100000000000000000000000001/3", "≈3.333333e25"),
        ("1234567850000000000000001/10000000000000000000000", "≈1.234568e2"),
    ] {
        assert_eq!(short(text), expected);
    }
}
