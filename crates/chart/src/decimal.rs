//! Doubles as decimal digits, exactly, by whole numbers alone. Used by `ticks`: the printing of floats in the standard
//! library weighs 15 KB of wasm, most of it for shortest forms that nothing here shows.
//!
//! A double is m·2^e. For e ≥ 0 that is a whole number; for e < 0 it is m·5^(−e) with the point moved −e places to the
//! left. So its digits are those of a whole number of at most 767 digits, kept here in limbs of nine.

/// One limb holds values below this.
const LIMB: u64 = 1_000_000_000;
const LIMB_DIGITS: usize = 9;
/// The largest powers of two and five by which a limb can be multiplied without overflow.
const TWOS: (u64, u32) = (1 << 28, 28);
const FIVES: (u64, u32) = (244_140_625, 12);

/// A finite number rounded to so many significant digits (1 to 17), ties to even: the value is the first times ten to
/// the second.
pub(crate) fn significant(value: f64, n_digits: usize) -> (i64, i32) {
    let (limbs, exponent) = whole(value.abs());
    let digits = digits_of(&limbs);
    let kept = digits.iter().take(n_digits).fold(0, |sum, digit| sum * 10 + i64::from(*digit));
    let dropped = digits.get(n_digits..).unwrap_or_default();
    let sign = if value < 0.0 { -1 } else { 1 };
    let n_dropped = i32::try_from(dropped.len()).unwrap_or(0);
    (sign * (kept + i64::from(rounds_up(kept, dropped))), exponent + n_dropped)
}

fn rounds_up(kept: i64, dropped: &[u8]) -> bool {
    let Some((first, rest)) = dropped.split_first() else { return false };
    *first > 5 || *first == 5 && (kept % 2 == 1 || rest.iter().any(|digit| *digit > 0))
}

/// The number as a whole one, lowest limb first, times ten to an exponent.
fn whole(size: f64) -> (Vec<u64>, i32) {
    let bits = size.to_bits();
    let (fraction, biased) = (bits & ((1 << 52) - 1), (bits >> 52) as i32);
    // Subnormal numbers have the exponent of the smallest normal ones and no hidden bit.
    let mantissa = if biased == 0 { fraction } else { fraction | (1 << 52) };
    let power = biased.max(1) - 1075;
    let mut limbs = vec![mantissa % LIMB, mantissa / LIMB];
    let (base, (large, step)) = if power < 0 { (5, FIVES) } else { (2, TWOS) };
    let mut left = power.unsigned_abs();
    while left > 0 {
        let (by, done) = if left >= step { (large, step) } else { (base, 1) };
        multiply(&mut limbs, by);
        left -= done;
    }
    (limbs, power.min(0))
}

fn multiply(limbs: &mut Vec<u64>, by: u64) {
    let mut carry = 0;
    for limb in limbs.iter_mut() {
        let product = *limb * by + carry;
        *limb = product % LIMB;
        carry = product / LIMB;
    }
    if carry > 0 {
        limbs.push(carry);
    }
}

/// The digits from the first that is not zero; none for zero.
fn digits_of(limbs: &[u64]) -> Vec<u8> {
    let mut digits = Vec::with_capacity(limbs.len() * LIMB_DIGITS);
    for limb in limbs.iter().rev() {
        let mut unit = LIMB / 10;
        while unit > 0 {
            let digit = (limb / unit % 10) as u8;
            if digit > 0 || !digits.is_empty() {
                digits.push(digit);
            }
            unit /= 10;
        }
    }
    digits
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use proptest::test_runner::RngSeed;

    /// The same by the standard library.
    fn by_std(value: f64, n_digits: usize) -> (i64, i32) {
        let text = format!("{value:.*e}", n_digits - 1);
        let (mantissa, exponent) = text.split_once('e').unwrap();
        let places = mantissa.trim_start_matches('-').len().saturating_sub(2) as i32;
        (mantissa.replace('.', "").parse().unwrap(), exponent.parse::<i32>().unwrap() - places)
    }

    fn check(value: f64, n_digits: usize) {
        let (digits, exponent) = significant(value, n_digits);
        let (expected, at) = by_std(value, n_digits);
        // Fewer digits than asked for, and a carry into one more, are the same number otherwise written.
        let scaled = |digits: i64, up: i32| i128::from(digits) * 10_i128.pow(up.max(0) as u32);
        let low = exponent.min(at);
        let is_same = (digits == 0 && expected == 0)
            || ((exponent - low).max(at - low) <= 18
                && scaled(digits, exponent - low) == scaled(expected, at - low));
        assert!(is_same, "{value:e} to {n_digits}: {digits}e{exponent} and {expected}e{at}");
    }

    #[test]
    fn edges_are_as_the_standard_library_has_them() {
        let small = f64::from_bits(1);
        let edges =
            [0.0, small, f64::MIN_POSITIVE, f64::MIN_POSITIVE - small, f64::MAX, f64::EPSILON, 0.5, 2.5];
        let ties =
            [0.125, 0.375, 1.5, 9.5, 99.5, 999_999.5, 1e15 + 0.5, 4_503_599_627_370_497.5, 0.1, 1.0 / 3.0];
        let powers = (-1074..1024).map(power_of_two);
        let tens = (-30..30).map(|power| format!("1e{power}").parse().unwrap());
        for value in edges.into_iter().chain(ties).chain(powers).chain(tens) {
            for near in [
                value,
                f64::from_bits(value.to_bits() + 1),
                f64::from_bits(value.to_bits().saturating_sub(1)),
            ] {
                for n_digits in 1..=17 {
                    if near.is_finite() {
                        check(near, n_digits);
                        check(-near, n_digits);
                    }
                }
            }
        }
    }

    /// Two to a power, exactly.
    fn power_of_two(power: i32) -> f64 {
        let subnormal = || f64::from_bits(1 << (power + 1074));
        if power < -1022 { subnormal() } else { f64::from_bits(((power + 1023) as u64) << 52) }
    }

    proptest! {
        #![proptest_config(ProptestConfig { cases: 4000, rng_seed: RngSeed::Fixed(11), failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn any_number_is_as_the_standard_library_has_it(bits in any::<u64>(), n_digits in 1..18_usize) {
            let value = f64::from_bits(bits);
            if value.is_finite() {
                check(value, n_digits);
            }
        }

        #[test]
        fn ordinary_numbers_are_as_the_standard_library_has_them(value in -1e4..1e4_f64, thousandths in -20_000..20_000_i32) {
            check(value, 6);
            check(f64::from(thousandths) / 1000.0, 6);
        }
    }
}
