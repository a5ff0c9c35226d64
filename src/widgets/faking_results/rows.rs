//! A bar's numbers: the share, the standard error as printed, the number of conversations that it implies, and the interval.
//!
//! A share p of n independent conversations has the standard error √(p(1 − p)/n), so n = p(1 − p)/SE². Shares and errors are
//! printed to a tenth of a point, so n is rough: 1.9 % beside 85.8 % may stand for anything from 320 to 356.

use lookahead_trace::statistics::{Interval, Z_95, wilson};

use super::published::{number, standard_error, text};
use super::views::{Bar, Reading, View, WHOLE};

/// The largest number of conversations that is made of a standard error.
const MOST: f64 = 100_000.0;

/// A bar's numbers.
pub(super) struct Row {
    /// From 0 to 1.
    pub share: f64,
    /// Standard error as printed, as a share.
    pub error: Option<f64>,
    /// How many conversations: worked out, or the reader's.
    pub n: Option<u32>,
    pub interval: Option<Interval>,
}

/// The numbers of a bar; `n` is the reader's number of conversations.
pub(super) fn row(bar: &Bar, n: Option<u32>) -> Option<Row> {
    let printed = number(text(bar.entry, "value"))?;
    let share = match bar.reading {
        Reading::Percent | Reading::Points => printed / 100.0,
        Reading::Rest => 1.0 - printed / 100.0,
        Reading::Count => printed / number(text(WHOLE, "value"))?,
        Reading::Plain => printed,
    };
    let error = standard_error(text(bar.entry, "quote")).map(|points| points / 100.0);
    let own = n.filter(|_| bar.is_one_count);
    let n = own.or_else(|| implied(bar, share, error?));
    let interval = n.and_then(|n| wilson((share * f64::from(n)).round() as u32, n, Z_95));
    Some(Row { share, error, n, interval })
}

/// How many conversations stand behind a standard error.
fn implied(bar: &Bar, share: f64, error: f64) -> Option<u32> {
    let n = (share * (1.0 - share) / (error * error)).round();
    (bar.is_one_count && (1.0..MOST).contains(&n)).then_some(n as u32)
}

/// Whether the reader can turn the number of conversations in a view.
pub(super) fn counts_conversations(view: &View) -> bool {
    view.bars.iter().any(|bar| bar.is_one_count)
}
