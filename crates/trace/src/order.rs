//! Orders as lists of indices: one small sort for all that is sorted here, since the library's costs kilobytes for each
//! type. Used by `zip`, `attachments` and `pairs`.

use std::cmp::Ordering;

/// The indices of so many things in this order; equal ones stay as they were. Heapsort, so never slow.
pub(crate) fn in_order(length: usize, order: &dyn Fn(u32, u32) -> Ordering) -> Vec<u32> {
    let mut indices: Vec<u32> = (0..u32::try_from(length).unwrap_or(0)).collect();
    let is_before = |a: u32, b: u32| order(a, b).then(a.cmp(&b)) == Ordering::Less;
    for top in (0..indices.len() / 2).rev() {
        sift(&mut indices, top, &is_before);
    }
    for end in (1..indices.len()).rev() {
        indices.swap(0, end);
        if let Some(heap) = indices.get_mut(..end) {
            sift(heap, 0, &is_before);
        }
    }
    indices
}

/// Lets the index at `at` sink until none below it comes after it.
fn sift(heap: &mut [u32], mut at: usize, is_before: &dyn Fn(u32, u32) -> bool) {
    loop {
        let value = |place: usize| heap.get(place).copied();
        let (left, right) = (2 * at + 1, 2 * at + 2);
        let Some(mut last) = value(left) else { return };
        let mut below = left;
        if let Some(other) = value(right).filter(|other| is_before(last, *other)) {
            (below, last) = (right, other);
        }
        if !value(at).is_some_and(|value| is_before(value, last)) {
            return;
        }
        heap.swap(at, below);
        at = below;
    }
}

#[cfg(test)]
mod tests {
    use super::in_order;

    #[test]
    fn orders_are_those_of_the_library() {
        let mut random = oorandom::Rand32::new(1);
        for length in 0..200 {
            let things: Vec<u32> = (0..length).map(|_| random.rand_range(0..50)).collect();
            let mut expected: Vec<u32> = (0..length).collect();
            expected.sort_by_key(|idx| things[*idx as usize]);
            let found = in_order(things.len(), &|a, b| things[a as usize].cmp(&things[b as usize]));
            assert_eq!(found, expected);
        }
    }
}
