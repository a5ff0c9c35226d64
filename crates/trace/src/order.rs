//! Orders as lists of indices: one sort for all that is sorted here, since each sort of a new type costs kilobytes.
//! Used by `zip`, `attachments` and `pairs`.

use std::cmp::Ordering;

/// The indices of so many things in this order; equal ones stay as they were.
pub(crate) fn in_order(length: usize, order: &dyn Fn(u32, u32) -> Ordering) -> Vec<u32> {
    let mut indices: Vec<u32> = (0..u32::try_from(length).unwrap_or(0)).collect();
    indices.sort_unstable_by(|a, b| order(*a, *b).then(a.cmp(b)));
    indices
}
