//! Round tick positions and their labels, without `log` or `powf`: both differ in the last digit between a browser
//! and a native build, and then a tick more or less would be drawn. A step is 1, 2 or 5 times a power of ten, a tick is
//! a whole multiple of it, and its label is made from those integers. Used by the axes; the site uses [`format_number`]
//! for readouts.

use crate::decimal::significant;
use serde::{Deserialize, Serialize};

/// How a number is written at a tick.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum NumberFormat {
    /// As it is.
    #[default]
    Plain,
    /// A share: 0.25 is written 25%.
    Percent,
}

/// A place on an axis and what is written there (nothing, where there is no room).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Tick {
    /// The value.
    pub value: f64,
    /// The label.
    pub label: String,
}

/// The distance of two ticks: `digit` (1, 2 or 5) times ten to the `exponent`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Step {
    digit: i64,
    exponent: i32,
}

/// More ticks than this are never made.
const MOST_TICKS: i64 = 100;

impl Step {
    /// The smallest round step that is not below `least`, which is positive and finite.
    pub(crate) fn at_least(least: f64) -> Step {
        let (mut power, mut exponent) = (1.0_f64, 0_i32);
        while power * 10.0 <= least {
            power *= 10.0;
            exponent += 1;
        }
        while power > least {
            power /= 10.0;
            exponent -= 1;
        }
        // A hair of slack: 0.2 / 0.1 must not miss the digit 2 by rounding.
        let wanted = least / power * (1.0 - 1e-12);
        match wanted {
            w if w <= 1.0 => Step { digit: 1, exponent },
            w if w <= 2.0 => Step { digit: 2, exponent },
            w if w <= 5.0 => Step { digit: 5, exponent },
            _ => Step { digit: 1, exponent: exponent + 1 },
        }
    }

    /// The `count`-th multiple.
    pub(crate) fn multiple(self, count: i64) -> f64 {
        scale(count.saturating_mul(self.digit), self.exponent)
    }

    /// How many steps from zero to the last multiple not above `value`.
    pub(crate) fn floor(self, value: f64) -> i64 {
        (value / self.multiple(1) + 1e-9).floor() as i64
    }

    /// How many steps from zero to the first multiple not below `value`.
    pub(crate) fn ceil(self, value: f64) -> i64 {
        (value / self.multiple(1) - 1e-9).ceil() as i64
    }

    /// The multiples within `from..=to`, labelled.
    pub(crate) fn ticks(self, from: f64, to: f64, format: NumberFormat) -> Vec<Tick> {
        let (first, last) = (self.ceil(from), self.floor(to));
        let last = last.min(first.saturating_add(MOST_TICKS));
        (first..=last).map(|count| self.tick(count, format)).collect()
    }

    fn tick(self, count: i64, format: NumberFormat) -> Tick {
        let digits = count.saturating_mul(self.digit);
        Tick { value: self.multiple(count), label: write_decimal(digits, self.exponent, format) }
    }
}

/// Writes a number with at most six significant digits; the empty text if it is not finite.
///
/// ```
/// use lookahead_chart::{NumberFormat, format_number};
/// assert_eq!(format_number(0.125, NumberFormat::Percent), "12.5%");
/// assert_eq!(format_number(-2.0 / 3.0, NumberFormat::Plain), "−0.666667");
/// assert_eq!(format_number(1234567.0, NumberFormat::Plain), "1\u{202f}234\u{202f}570");
/// ```
pub fn format_number(value: f64, format: NumberFormat) -> String {
    if !value.is_finite() {
        return String::new();
    }
    let (digits, exponent) = significant(value, 6);
    let (digits, exponent) = without_trailing_zeros(digits, exponent);
    write_decimal(digits, exponent, format)
}

fn without_trailing_zeros(mut digits: i64, mut exponent: i32) -> (i64, i32) {
    if digits == 0 {
        return (0, 0);
    }
    while digits % 10 == 0 {
        digits /= 10;
        exponent += 1;
    }
    (digits, exponent)
}

/// `digits` times ten to the `exponent`, written out, or with an `e` where that would be long.
fn write_decimal(digits: i64, exponent: i32, format: NumberFormat) -> String {
    let (exponent, unit) = match format {
        NumberFormat::Plain => (exponent, ""),
        NumberFormat::Percent => (exponent + 2, "%"),
    };
    let sign = if digits < 0 { "−" } else { "" };
    let written = digits.unsigned_abs().to_string();
    let length = i32::try_from(written.len()).unwrap_or(i32::MAX);
    let body = match exponent {
        _ if digits == 0 && !(-6..=0).contains(&exponent) => "0".to_string(),
        0.. if length + exponent <= 9 => grouped(&format!("{written}{}", zeros(exponent))),
        -8..=-1 if length <= 9 => with_point(&written, exponent.unsigned_abs() as usize),
        _ => scientific(digits, exponent),
    };
    format!("{sign}{body}{unit}")
}

/// Puts the point `places` before the end, with zeros in front where needed.
fn with_point(written: &str, places: usize) -> String {
    let padded = format!("{written:0>width$}", width = places + 1);
    let (whole, part) = padded.split_at(padded.len() - places);
    format!("{}.{part}", grouped(whole))
}

/// Narrow spaces between groups of three, from five digits on: no language reads them as a point or comma.
fn grouped(whole: &str) -> String {
    if whole.len() < 5 {
        return whole.to_string();
    }
    let breaks = |i: usize| i > 0 && (whole.len() - i).is_multiple_of(3);
    whole
        .chars()
        .enumerate()
        .flat_map(|(i, c)| breaks(i).then_some('\u{202f}').into_iter().chain([c]))
        .collect()
}

fn scientific(digits: i64, exponent: i32) -> String {
    let (digits, exponent) = without_trailing_zeros(digits, exponent);
    let written = digits.unsigned_abs().to_string();
    let places = written.len() - 1;
    let power = exponent + i32::try_from(places).unwrap_or(0);
    let sign = if power < 0 { "−" } else { "" };
    let mantissa = if places == 0 { written } else { with_point(&written, places) };
    format!("{mantissa}e{sign}{}", power.unsigned_abs())
}

fn zeros(count: i32) -> String {
    "0".repeat(usize::try_from(count).unwrap_or(0))
}

/// `count` times ten to the `exponent`; correctly rounded for exponents down to −22, since those powers are exact.
fn scale(count: i64, exponent: i32) -> f64 {
    let power = (0..exponent.unsigned_abs()).fold(1.0_f64, |power, _| power * 10.0);
    if exponent < 0 { count as f64 / power } else { count as f64 * power }
}
