//! One axis as drawn: its range, its ticks and where a value falls. Tick positions are our own,
//! since those of plotters use `log` and `powf`. Used by the layout and by `line_chart`.

use crate::input::{Axis, AxisRange, TickChoice};
use crate::order::sorted;
use crate::problem::{AxisName, Problem};
use crate::ticks::{Step, Tick, format_number};

/// Values beyond this cannot be told apart on an axis without overflow.
const LARGEST: f64 = 1e300;
/// A span below this share of the values is noise of floating point, not a range.
const SMALLEST_SHARE: f64 = 1e-9;
const SMALLEST_SPAN: f64 = 1e-290;

/// A resolved axis: `from` < `to`, both finite.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct AxisScale {
    pub(crate) from: f64,
    pub(crate) to: f64,
    pub(crate) ticks: Vec<Tick>,
}

impl AxisScale {
    /// Where a value falls between the two ends of `limit`; beyond the range, at the nearer end.
    pub(crate) fn place(&self, value: f64, limit: (i32, i32)) -> i32 {
        let share = ((value / 2.0 - self.from / 2.0) / (self.to / 2.0 - self.from / 2.0)).clamp(0.0, 1.0);
        let span = f64::from(limit.1) - f64::from(limit.0);
        (f64::from(limit.0) + share * span).round() as i32
    }

    /// Whether a value lies within the range.
    pub(crate) fn holds(&self, value: f64) -> bool {
        (self.from..=self.to).contains(&value)
    }
}

/// Where an axis runs, before ticks are chosen: from the caller's range or from the values on it.
pub(crate) fn resolve_range(
    axis: &Axis,
    name: AxisName,
    values: &[f64],
    problems: &mut Vec<Problem>,
) -> (f64, f64) {
    if let AxisRange::Fixed(from, to) = axis.range {
        if usable(from, to) {
            return (from, to);
        }
        problems.push(Problem::RangeUnusable { axis: name });
    }
    let more: &[f64] = if let AxisRange::Including(more) = &axis.range { more } else { &[] };
    let (mut from, mut to) = (f64::INFINITY, f64::NEG_INFINITY);
    for value in values.iter().chain(more).filter(|value| value.is_finite()) {
        (from, to) = (from.min(*value), to.max(*value));
    }
    if from > to { (0.0, 1.0) } else { widened(from, to) }
}

/// A range with some width: a constant gets half its size on both sides.
fn widened(from: f64, to: f64) -> (f64, f64) {
    let (from, to) = (from.clamp(-LARGEST, LARGEST), to.clamp(-LARGEST, LARGEST));
    if usable(from, to) {
        return (from, to);
    }
    let middle = from / 2.0 + to / 2.0;
    let pad = if middle.abs() < SMALLEST_SPAN * 1e12 { 0.5 } else { middle.abs() / 2.0 };
    (middle - pad, middle + pad)
}

fn usable(from: f64, to: f64) -> bool {
    let size = from.abs().max(to.abs());
    size <= LARGEST * 2.0 && to - from >= SMALLEST_SPAN && to - from >= size * SMALLEST_SHARE
}

/// The round step that gives about `count` ticks over a range.
pub(crate) fn step_for(axis: &Axis, (from, to): (f64, f64), count: i32) -> Step {
    let count = f64::from(count.max(1));
    let bound = if axis.least_step.is_finite() { axis.least_step } else { 0.0 };
    Step::at_least((to / count - from / count).max(bound).clamp(1e-300, 1e305))
}

/// A range rounded outward to whole steps, for an axis whose range is free.
pub(crate) fn rounded_outward(axis: &Axis, (from, to): (f64, f64), step: Step) -> (f64, f64) {
    if matches!(axis.range, AxisRange::Fixed(..)) || !matches!(axis.ticks, TickChoice::Auto) {
        return (from, to);
    }
    let rounded = (step.multiple(step.floor(from)).min(from), step.multiple(step.ceil(to)).max(to));
    if usable(rounded.0, rounded.1) { rounded } else { (from, to) }
}

/// The caller's own ticks within the range, in order; `None` if ticks are to be chosen.
pub(crate) fn given_ticks(
    axis: &Axis,
    name: AxisName,
    (from, to): (f64, f64),
    problems: &mut Vec<Problem>,
) -> Option<Vec<Tick>> {
    let mut ticks: Vec<Tick> = match &axis.ticks {
        TickChoice::Auto => return None,
        TickChoice::At(values) => {
            values.iter().map(|&value| Tick { value, label: format_number(value, axis.format) }).collect()
        }
        TickChoice::Labelled(pairs) => {
            pairs.iter().map(|(value, label)| Tick { value: *value, label: label.clone() }).collect()
        }
    };
    let given = ticks.len();
    ticks.retain(|tick| (from..=to).contains(&tick.value));
    let lost = u32::try_from(given - ticks.len()).unwrap_or(u32::MAX);
    if lost > 0 {
        problems.push(Problem::TicksDropped { axis: name, count: lost });
    }
    let mut ticks = sorted(&ticks, |tick| tick.value);
    ticks.dedup_by(|a, b| a.value.total_cmp(&b.value).is_eq());
    Some(ticks)
}
