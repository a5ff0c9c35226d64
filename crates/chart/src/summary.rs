//! What a chart shows, as codes and numbers: the site makes sentences of them for readers who do not see the picture
//! and for the readout.

use crate::crossing::{Meeting, meetings};
use crate::input::{DataPoint, LineChart, Series};
use crate::line::{is_finite, numbered, runs};
use serde::{Deserialize, Serialize};

/// One fact. Series are named by index, values are the given ones.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", tag = "fact")]
pub enum SummaryFact {
    /// Lowest and highest value of a series, each with the x of its first occurrence.
    Range {
        /// The series.
        series: u16,
        /// Lowest value.
        min: f64,
        /// Where it stands.
        min_at: f64,
        /// Highest value.
        max: f64,
        /// Where it stands.
        max_at: f64,
        /// Number of finite points.
        points: u32,
    },
    /// First and last value of a series of two points or more.
    Ends {
        /// The series.
        series: u16,
        /// x of the first point.
        first_x: f64,
        /// Its value.
        first_y: f64,
        /// x of the last point.
        last_x: f64,
        /// Its value.
        last_y: f64,
    },
    /// How a series of two points or more runs.
    Trend {
        /// The series.
        series: u16,
        /// The course.
        trend: Trend,
    },
    /// Two lines change places.
    Crossing {
        /// The series below the other before the crossing.
        rising: u16,
        /// The series above the other before the crossing.
        falling: u16,
        /// Where; the first such x if they run together for a while.
        x: f64,
        /// The value of both.
        y: f64,
    },
    /// Two lines meet without changing places.
    Touch {
        /// The first series.
        a: u16,
        /// The second series.
        b: u16,
        /// Where.
        x: f64,
        /// The value of both.
        y: f64,
    },
    /// Two lines lie on each other over a stretch.
    Together {
        /// The first series.
        a: u16,
        /// The second series.
        b: u16,
        /// Where the stretch begins.
        from: f64,
        /// Where it ends.
        to: f64,
    },
}

/// The course of a series over its points in order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Trend {
    /// Never falls, and rises somewhere.
    Rising,
    /// Never rises, and falls somewhere.
    Falling,
    /// Neither rises nor falls.
    Flat,
    /// Rises here and falls there.
    Mixed,
}

/// Facts of each series in turn, then of each pair.
///
/// ```
/// use lookahead_chart::{LineChart, Series, SummaryFact, Trend, facts};
/// let mut chart = LineChart::wide();
/// chart.series = vec![Series::new("worth", [(0.0, 1.0), (1.0, 2.0)])];
/// assert!(facts(&chart).contains(&SummaryFact::Trend { series: 0, trend: Trend::Rising }));
/// ```
pub fn facts(chart: &LineChart) -> Vec<SummaryFact> {
    let series = &chart.series;
    let mut facts: Vec<SummaryFact> =
        numbered(series).flat_map(|(n, series)| facts_of_one(n, series)).collect();
    let all_runs: Vec<_> = series.iter().map(|series| runs(&series.points)).collect();
    for (a, runs_a) in numbered(&all_runs) {
        for (b, runs_b) in numbered(&all_runs).skip(usize::from(a) + 1) {
            facts.extend(meetings(runs_a, runs_b).into_iter().map(|meeting| fact_of(a, b, meeting)));
        }
    }
    facts
}

fn facts_of_one(n: u16, series: &Series) -> Vec<SummaryFact> {
    let points: Vec<&DataPoint> = series.points.iter().filter(|point| is_finite(point)).collect();
    let (Some(first), Some(last)) = (points.first(), points.last()) else { return Vec::new() };
    let mut facts = vec![range_of(n, &points, first)];
    if points.len() > 1 {
        let (first_x, first_y, last_x, last_y) = (first.x, first.y, last.x, last.y);
        facts.push(SummaryFact::Ends { series: n, first_x, first_y, last_x, last_y });
        facts.push(SummaryFact::Trend { series: n, trend: trend_of(&points) });
    }
    facts
}

fn range_of(series: u16, points: &[&DataPoint], first: &DataPoint) -> SummaryFact {
    let lowest = points.iter().fold(first, |best, p| if p.y < best.y { p } else { best });
    let highest = points.iter().fold(first, |best, p| if p.y > best.y { p } else { best });
    let count = u32::try_from(points.len()).unwrap_or(u32::MAX);
    let (min, min_at, max, max_at) = (lowest.y, lowest.x, highest.y, highest.x);
    SummaryFact::Range { series, min, min_at, max, max_at, points: count }
}

fn trend_of(points: &[&DataPoint]) -> Trend {
    let steps = || points.iter().zip(points.iter().skip(1));
    let rises = steps().any(|(before, after)| after.y > before.y);
    let falls = steps().any(|(before, after)| after.y < before.y);
    match (rises, falls) {
        (true, true) => Trend::Mixed,
        (true, false) => Trend::Rising,
        (false, true) => Trend::Falling,
        (false, false) => Trend::Flat,
    }
}

fn fact_of(a: u16, b: u16, meeting: Meeting) -> SummaryFact {
    match meeting {
        Meeting::Crossing { x, y, first_rises: true } => {
            SummaryFact::Crossing { rising: a, falling: b, x, y }
        }
        Meeting::Crossing { x, y, first_rises: false } => {
            SummaryFact::Crossing { rising: b, falling: a, x, y }
        }
        Meeting::Touch { x, y } => SummaryFact::Touch { a, b, x, y },
        Meeting::Together { from, to } => SummaryFact::Together { a, b, from, to },
    }
}
