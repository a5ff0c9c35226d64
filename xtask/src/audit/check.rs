//! One measured number beside its limit, and how a list of them is printed. Used by all parts of the audit.

use serde::Serialize;

use crate::say;

/// Which side of the limit is good.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Bound {
    /// At most the limit.
    AtMost,
    /// At least the limit.
    AtLeast,
}

/// One measured number.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Check {
    /// The page or file.
    pub subject: String,
    /// What was measured, with its unit.
    pub measure: String,
    /// The number.
    pub value: f64,
    /// What it is held against.
    pub limit: f64,
    /// In which direction.
    pub bound: Bound,
    /// Whether it holds.
    pub holds: bool,
    /// What stands behind a number that does not hold.
    pub details: Vec<String>,
}

impl Check {
    /// Holds when `value <= limit`. A value that is no number does not hold.
    pub fn at_most(subject: &str, measure: &str, value: f64, limit: f64) -> Check {
        Check::new(subject, measure, value, limit, Bound::AtMost, value <= limit)
    }

    /// Holds when `value >= limit`.
    pub fn at_least(subject: &str, measure: &str, value: f64, limit: f64) -> Check {
        Check::new(subject, measure, value, limit, Bound::AtLeast, value >= limit)
    }

    /// Bytes after gzip.
    pub fn bytes(subject: &str, measure: &str, value: u64, limit: u64) -> Check {
        Check::at_most(subject, &format!("{measure}, KB gzip"), value as f64 / 1000.0, limit as f64 / 1000.0)
    }

    /// With lines that explain.
    pub fn because(self, details: Vec<String>) -> Check {
        Check { details, ..self }
    }

    fn new(subject: &str, measure: &str, value: f64, limit: f64, bound: Bound, holds: bool) -> Check {
        let (subject, measure) = (subject.to_owned(), measure.to_owned());
        Check { subject, measure, value, limit, bound, holds, details: Vec::new() }
    }
}

/// Prints one line per check; details only where something falls short.
pub fn print(checks: &[Check]) {
    let widest =
        |text: fn(&Check) -> &String| checks.iter().map(|c| text(c).chars().count()).max().unwrap_or(0);
    let (subject, measure) = (widest(|c| &c.subject), widest(|c| &c.measure));
    for check in checks {
        let sign = if check.bound == Bound::AtMost { "≤" } else { "≥" };
        let end = if check.holds { "" } else { "   FALLS SHORT" };
        say::line(&format!(
            "  {:subject$}  {:measure$}  {:>9} {sign} {}{end}",
            check.subject,
            check.measure,
            number(check.value),
            number(check.limit)
        ));
        if !check.holds {
            check.details.iter().for_each(|detail| say::line(&format!("      {detail}")));
        }
    }
}

/// Three digits after the point at most, no zeros at the end.
fn number(value: f64) -> String {
    let text = format!("{value:.3}");
    text.trim_end_matches('0').trim_end_matches('.').to_owned()
}

/// The middle value, or the mean of the two in the middle; not a number for an empty list.
pub fn median(values: &[f64]) -> f64 {
    let mut sorted = values.to_vec();
    sorted.sort_by(f64::total_cmp);
    let middle = sorted.len() / 2;
    let at = |index: usize| sorted.get(index).copied().unwrap_or(f64::NAN);
    match sorted.len() % 2 {
        1 => at(middle),
        _ => (at(middle.wrapping_sub(1)) + at(middle)) / 2.0,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn limits_hold_on_the_right_side() {
        assert!(Check::at_most("a", "b", 1.0, 1.0).holds && !Check::at_most("a", "b", 1.1, 1.0).holds);
        assert!(
            Check::at_least("a", "b", 100.0, 100.0).holds && !Check::at_least("a", "b", 99.0, 100.0).holds
        );
        assert!(
            !Check::at_most("a", "b", f64::NAN, 1.0).holds && !Check::at_least("a", "b", f64::NAN, 1.0).holds
        );
        assert!(!Check::bytes("a", "b", 8001, 8000).holds);
    }

    #[test]
    fn the_middle_of_lists() {
        assert_eq!(median(&[3.0, 1.0, 2.0]), 2.0);
        assert_eq!(median(&[4.0, 1.0, 2.0, 3.0]), 2.5);
        assert!(median(&[]).is_nan());
    }

    #[test]
    fn numbers_are_short() {
        assert_eq!(
            (number(100.0), number(0.0), number(12.34567)),
            ("100".into(), "0".into(), "12.346".into())
        );
    }
}
