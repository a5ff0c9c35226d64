//! Common divisors of machine words, for `ops` and `wide`.

/// The greatest common divisor; that of 0 and a number is the number. Euclid, on words as soon as both numbers
/// fit in one (128-bit division is slow in wasm).
pub(super) fn common_divisor(mut a: u128, mut b: u128) -> u128 {
    loop {
        if let (Ok(a), Ok(b)) = (u64::try_from(a), u64::try_from(b)) {
            return u128::from(common_divisor_of_words(a, b));
        }
        if b == 0 {
            return a;
        }
        (a, b) = (b, a % b);
    }
}

/// Stein's way, by shifts and differences: several times faster than dividing.
fn common_divisor_of_words(mut a: u64, mut b: u64) -> u64 {
    if a == 0 || b == 0 {
        return a | b;
    }
    let shared_twos = (a | b).trailing_zeros();
    a >>= a.trailing_zeros();
    while b != 0 {
        b >>= b.trailing_zeros();
        (a, b) = (a.min(b), a.abs_diff(b));
    }
    a << shared_twos
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn common_divisors() {
        for (a, b, expected) in [(0, 0, 0), (0, 7, 7), (7, 0, 7), (12, 18, 6), (1, 9, 1), (64, 48, 16)] {
            assert_eq!(common_divisor(a, b), expected);
        }
        let long = 3_u128.pow(60);
        assert_eq!(common_divisor(long * 10, long * 4), long * 2);
        assert_eq!(common_divisor(u128::MAX, u128::MAX - 1), 1);
    }
}
