//! Numbers as written to doubles. The library's own way is exact to the last bit and takes 16 KB of tables and code; for
//! numbers that are compared and drawn, 19 digits and one rounding by a power of ten are enough. Used by `Value::number`.

use super::Value;

impl Value<'_> {
    /// A number as a double: exact for up to 15 digits and powers of ten up to 22, else within a few units of the last
    /// place.
    #[must_use]
    pub fn number(&self) -> Option<f64> {
        if let Self::Number(number) = self { decimal(number) } else { None }
    }
}

fn decimal(text: &str) -> Option<f64> {
    let (mantissa, exponent) = split_at_byte(text, |byte| matches!(byte, b'e' | b'E')).unwrap_or((text, "0"));
    let unsigned = mantissa.strip_prefix('-');
    let size = unsigned.unwrap_or(mantissa);
    let (whole, fraction) = split_at_byte(size, |byte| byte == b'.').unwrap_or((size, ""));
    let mut power: i32 = exponent.strip_prefix('+').unwrap_or(exponent).parse().unwrap_or(i32::MAX / 4);
    let mut digits = 0_u64;
    for (idx, digit) in whole.bytes().chain(fraction.bytes()).enumerate() {
        let next =
            digits.checked_mul(10).and_then(|tens| tens.checked_add(u64::from(digit.wrapping_sub(b'0'))));
        let is_whole = idx < whole.len();
        match next {
            Some(next) => {
                digits = next;
                power = power.saturating_sub(i32::from(!is_whole));
            }
            // Digits that no longer count keep their place.
            None => power = power.saturating_add(i32::from(is_whole)),
        }
    }
    let size = scaled(digits as f64, power);
    Some(if unsigned.is_some() { -size } else { size })
}

/// What stands before and after the first such byte.
fn split_at_byte(text: &str, is_it: fn(u8) -> bool) -> Option<(&str, &str)> {
    let at = text.bytes().position(is_it)?;
    Some((text.get(..at)?, text.get(at + 1..)?))
}

/// Times ten to a power, in steps that are exact themselves.
fn scaled(mut number: f64, power: i32) -> f64 {
    let mut left = power.unsigned_abs().min(700);
    while left > 0 {
        let step = left.min(22);
        let factor = (0..step).fold(1.0, |factor, _| factor * 10.0);
        number = if power > 0 { number * factor } else { number / factor };
        left -= step;
    }
    number
}

#[cfg(test)]
mod tests {
    use super::decimal;

    #[test]
    fn short_numbers_are_exact_and_long_ones_near() {
        for text in ["0", "-0.7", "-0.70000000", "1.5e3", "1E-5", "123456789012345", "0.1", "3e+2", "-12.25"]
        {
            assert_eq!(decimal(text), text.parse().ok(), "{text}");
        }
        for text in [
            "3.141592653589793238462643383279",
            "1.7976931348623157e308",
            "2.5e-300",
            "123456789012345678901234567890",
        ] {
            let (found, exact) = (decimal(text).unwrap(), text.parse::<f64>().unwrap());
            assert!((found / exact - 1.0).abs() < 1e-14, "{text}: {found} {exact}");
        }
        assert_eq!(
            (decimal("1e400"), decimal("1e-400"), decimal("0e99999999999")),
            (Some(f64::INFINITY), Some(0.0), Some(0.0))
        );
    }
}
