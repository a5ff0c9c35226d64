//! Text to [`Exact`]: the number grammar of Gambit's game files (integers, `a/b`, decimals, exponents),
//! read exactly. Literals are capped, so that no short file can ask for a number of a million digits.

use std::str::FromStr;

use serde::{Deserialize, Deserializer, de};

use super::{Exact, long};

/// Longest literal accepted, in characters.
pub const MAX_LITERAL: usize = 1_000;
/// Largest exponent accepted, in size: `1e400` is read, `1e401` is refused.
pub const MAX_EXPONENT: u32 = 400;

/// Why a text is not a number here.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ParseExactError {
    /// Not of the form `12`, `-3/4`, `0.5` or `1e-3`.
    #[error("a number such as 12, -3/4, 0.5 or 1e-3")]
    NotANumber,
    /// The part after `/` is 0 or missing.
    #[error("a denominator other than 0")]
    ZeroDenominator,
    /// Longer than [`MAX_LITERAL`].
    #[error("a number of at most {MAX_LITERAL} characters")]
    TooLong,
    /// The exponent is beyond ±[`MAX_EXPONENT`].
    #[error("an exponent between -{MAX_EXPONENT} and {MAX_EXPONENT}")]
    ExponentTooLarge,
    /// Longer than this build can keep (see [`super::LONGEST`]); never with the feature `big`.
    #[error(
        "a number short enough to be exact here (at most {} bits above and below the line)",
        super::LONGEST
    )]
    TooManyBits,
}

impl FromStr for Exact {
    type Err = ParseExactError;

    fn from_str(text: &str) -> Result<Self, ParseExactError> {
        Self::parse(text.as_bytes())
    }
}

impl Exact {
    /// Reads a number from bytes (what the file reader holds); `str::parse` is the same for text.
    ///
    /// # Errors
    /// See [`ParseExactError`]; its text says what was expected.
    ///
    /// ```
    /// use lookahead_game::Exact;
    /// assert_eq!(Exact::parse(b"-1.50e1"), Ok(Exact::int(-15)));
    /// assert!(Exact::parse(b"1/0").is_err());
    /// assert!(Exact::parse(b"1e999999999").is_err());
    /// ```
    pub fn parse(text: &[u8]) -> Result<Self, ParseExactError> {
        if text.len() > MAX_LITERAL {
            return Err(ParseExactError::TooLong);
        }
        let (negative, unsigned) = match text.split_first() {
            Some((b'-', rest)) => (true, rest),
            Some((b'+', rest)) => (false, rest),
            _ => (false, text),
        };
        let value = parse_unsigned(unsigned)?;
        Ok(if negative { value.negated() } else { value })
    }
}

fn parse_unsigned(text: &[u8]) -> Result<Exact, ParseExactError> {
    let (whole, rest) = split_digits(text);
    match rest.split_first() {
        None if whole.is_empty() => Err(ParseExactError::NotANumber),
        None => whole_number(whole),
        Some((b'/', rest)) => parse_quotient(whole, rest),
        Some((b'.', rest)) => {
            let (fraction, rest) = split_digits(rest);
            scaled(whole, fraction, parse_exponent(rest)?)
        }
        Some(_) => scaled(whole, &[], parse_exponent(rest)?),
    }
}

/// Nearly all payoffs of large files come this way, so it does without longer numbers where it can.
fn whole_number(digits: &[u8]) -> Result<Exact, ParseExactError> {
    const ALWAYS_FIT: usize = 18;
    if digits.len() > ALWAYS_FIT {
        return long::read_scaled(digits, 0);
    }
    Ok(Exact::int(digits.iter().fold(0, |sum, digit| sum * 10 + i64::from(digit - b'0'))))
}

fn parse_quotient(num: &[u8], den: &[u8]) -> Result<Exact, ParseExactError> {
    if num.is_empty() || !den.iter().all(u8::is_ascii_digit) {
        return Err(ParseExactError::NotANumber);
    }
    long::read_quotient(num, den)
}

/// The exponent after `e`, or 0 where nothing stands.
fn parse_exponent(text: &[u8]) -> Result<i32, ParseExactError> {
    let Some((b'e' | b'E', rest)) = text.split_first() else {
        return if text.is_empty() { Ok(0) } else { Err(ParseExactError::NotANumber) };
    };
    let (sign, digits) = match rest.split_first() {
        Some((b'-', digits)) => (-1, digits),
        Some((b'+', digits)) => (1, digits),
        _ => (1, rest),
    };
    if digits.is_empty() || !digits.iter().all(u8::is_ascii_digit) {
        return Err(ParseExactError::NotANumber);
    }
    let size = digits.iter().fold(0_u32, |sum, d| sum.saturating_mul(10).saturating_add(u32::from(d - b'0')));
    match i32::try_from(size) {
        Ok(size) if size.unsigned_abs() <= MAX_EXPONENT => Ok(sign * size),
        _ => Err(ParseExactError::ExponentTooLarge),
    }
}

/// `whole.fraction · 10^exponent`.
fn scaled(whole: &[u8], fraction: &[u8], exponent: i32) -> Result<Exact, ParseExactError> {
    if whole.is_empty() && fraction.is_empty() {
        return Err(ParseExactError::NotANumber);
    }
    let digits = [whole, fraction].concat();
    let power = exponent - i32::try_from(fraction.len()).unwrap_or(0);
    long::read_scaled(&digits, power)
}

fn split_digits(text: &[u8]) -> (&[u8], &[u8]) {
    let n_digits = text.iter().take_while(|byte| byte.is_ascii_digit()).count();
    text.split_at_checked(n_digits).unwrap_or((text, &[]))
}

impl<'de> Deserialize<'de> for Exact {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        text.parse().map_err(|error| de::Error::custom(format_args!("expected {error}")))
    }
}
