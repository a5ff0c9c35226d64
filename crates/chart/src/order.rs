//! Sorting, once for the whole crate: each call of `sort_by` on another type costs the reader's browser some 4 KB of
//! wasm, so everything here is put in order by a number and a heap. Used by ticks, labels, table and crossings.

use std::collections::BinaryHeap;

/// The indices of `keys` in rising order of the keys (as `f64::total_cmp` has it); equal keys keep their order.
pub(crate) fn rising(keys: impl Iterator<Item = f64>) -> Vec<usize> {
    let keys: Vec<(i64, usize)> = keys.map(as_integer).zip(0..).collect();
    BinaryHeap::from(keys).into_sorted_vec().into_iter().map(|(_, index)| index).collect()
}

/// Items in rising order of their keys; equal ones keep their order.
pub(crate) fn sorted<T: Clone>(items: &[T], key: impl Fn(&T) -> f64) -> Vec<T> {
    rising(items.iter().map(key)).into_iter().filter_map(|index| items.get(index).cloned()).collect()
}

/// An integer that orders as the float does: the bits, with those of negative numbers turned round.
fn as_integer(key: f64) -> i64 {
    let bits = key.to_bits().cast_signed();
    bits ^ ((bits >> 63).cast_unsigned() >> 1).cast_signed()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_order_is_that_of_total_cmp_and_stable() {
        let keys = [2.0, -1.0, f64::INFINITY, 0.0, -0.0, -f64::MAX, 1e-320, 2.0, -1.0, f64::NAN];
        let mut expected: Vec<usize> = (0..keys.len()).collect();
        expected.sort_by(|&a, &b| keys[a].total_cmp(&keys[b]));
        assert_eq!(rising(keys.into_iter()), expected);
    }
}
