//! Keeps labels off each other: pushes a column of labels apart, packs a row of labels, thins ticks. Pure geometry in
//! tenths of a px; used by the layout.

use crate::metrics::{TEXT_SIZE, box_height, text_width};
use crate::order::rising;
use crate::ticks::Tick;

/// Free space kept between two labels in a row.
pub(crate) const LABEL_GAP: i32 = 60;

/// A label in a column: where its middle should be, and how tall it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Wanted {
    pub(crate) middle: i32,
    pub(crate) height: i32,
}

/// Middles that do not overlap, as near as possible to those wanted (least squares) and within `top..bottom`, in the
/// order of `wanted`; `None` if the labels are taller than the column.
///
/// With the heights above it taken off, each label wants a place in a non-decreasing sequence: pool adjacent violators
/// (Ayer and others 1955).
pub(crate) fn push_apart(wanted: &[Wanted], top: i32, bottom: i32) -> Option<Vec<i32>> {
    let total: i32 = wanted.iter().map(|label| label.height).sum();
    if total > bottom - top {
        return None;
    }
    let order = rising(wanted.iter().map(|label| f64::from(label.middle)));
    let mut above = 0;
    let mut pools: Vec<Pool> = Vec::new();
    let mut offsets: Vec<(usize, i32)> = Vec::new();
    for index in order {
        let Some(label) = wanted.get(index) else { continue };
        let offset = above + label.height / 2;
        above += label.height;
        offsets.push((index, offset));
        pool(&mut pools, i64::from(label.middle - offset));
    }
    let places = pools.iter().flat_map(|pool| std::iter::repeat_n(pool.mean(), pool.count as usize));
    let mut middles = vec![0; wanted.len()];
    for ((index, offset), place) in offsets.into_iter().zip(places) {
        if let Some(middle) = middles.get_mut(index) {
            *middle = place.clamp(top, bottom - total) + offset;
        }
    }
    Some(middles)
}

/// Neighbours that share one place: their mean.
struct Pool {
    sum: i64,
    count: i64,
}

impl Pool {
    fn mean(&self) -> i32 {
        i32::try_from(self.sum.div_euclid(self.count.max(1))).unwrap_or(0)
    }
}

fn pool(pools: &mut Vec<Pool>, place: i64) {
    let mut last = Pool { sum: place, count: 1 };
    while let Some(before) = pools.pop_if(|before| before.sum * last.count > last.sum * before.count) {
        last = Pool { sum: last.sum + before.sum, count: last.count + before.count };
    }
    pools.push(last);
}

/// Puts labels of a width, centred where wanted and kept within `left..right`, into the first of `max_rows` rows with
/// room. Gives the row and the middle of each; `None` where no row has room.
pub(crate) fn pack_rows(
    wanted: &[(i32, i32)],
    (left, right): (i32, i32),
    max_rows: usize,
) -> Vec<Option<(usize, i32)>> {
    let order = rising(wanted.iter().map(|label| f64::from(label.0)));
    let mut ends = vec![i32::MIN; max_rows];
    let mut placed = vec![None; wanted.len()];
    for index in order {
        let (Some(&(middle, width)), Some(slot)) = (wanted.get(index), placed.get_mut(index)) else {
            continue;
        };
        let middle = middle.min(right - width / 2 - 1).max(left + width / 2);
        let start = middle - width / 2;
        let free = ends.iter_mut().enumerate().find(|(_, end)| **end <= start);
        *slot = free.map(|(row, end)| {
            *end = start + width + LABEL_GAP;
            (row, middle)
        });
    }
    placed
}

/// Empties the labels of ticks on the horizontal axis that would touch the label before or leave `0..width`.
pub(crate) fn thin_across(ticks: &mut [Tick], place: impl Fn(f64) -> i32, width: i32) -> usize {
    let mut free_from = 0;
    let mut emptied = 0;
    for tick in ticks.iter_mut().filter(|tick| !tick.label.is_empty()) {
        let label_width = text_width(&tick.label, TEXT_SIZE);
        let start = place(tick.value) - label_width / 2;
        if start >= free_from && start + label_width <= width {
            free_from = start + label_width + LABEL_GAP;
        } else {
            tick.label.clear();
            emptied += 1;
        }
    }
    emptied
}

/// Empties the labels of ticks on the vertical axis that would touch the label below.
pub(crate) fn thin_upward(ticks: &mut [Tick], place: impl Fn(f64) -> i32) {
    let mut free_below = i32::MAX;
    for tick in ticks.iter_mut().filter(|tick| !tick.label.is_empty()) {
        let middle = place(tick.value);
        if middle <= free_below {
            free_below = middle - box_height(TEXT_SIZE);
        } else {
            tick.label.clear();
        }
    }
}
