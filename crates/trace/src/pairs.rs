//! Traces laid side by side: same request, two conditions. Where several traces share request and condition, the first
//! is laid beside the first, and so on. Used by whoever shows pairs or tests them.

use crate::listed::Listed;
use crate::order::in_order;

/// Pairs of places in the list: the first is of condition `first`, the second of `second`; in the order of the firsts.
///
/// ```
/// use lookahead_trace::{listed::Listed, pairs::pairs};
/// let line = |condition: &str| Listed {
///     condition: Some(condition.to_owned()), pair: Some("q".to_owned()), epoch: 1, ..Listed::default()
/// };
/// assert_eq!(pairs(&[line("paid"), line("free")], "free", "paid"), [(1, 0)]);
/// ```
#[must_use]
pub fn pairs(listing: &[Listed], first: &str, second: &str) -> Vec<(u32, u32)> {
    let order = in_order(listing.len(), &|a, b| key(listing, a).cmp(&key(listing, b)));
    let mut found = Vec::new();
    for group in order.chunk_by(|a, b| key(listing, *a) == key(listing, *b)) {
        let of = |condition: &str| {
            let condition = condition.to_owned();
            group.iter().copied().filter(move |idx| {
                line(listing, *idx)
                    .is_some_and(|line| line.pair.is_some() && line.condition.as_ref() == Some(&condition))
            })
        };
        found.extend(of(first).zip(of(second)));
    }
    let by_first = in_order(found.len(), &|a, b| found.get(a as usize).cmp(&found.get(b as usize)));
    by_first.into_iter().filter_map(|at| found.get(at as usize).copied()).collect()
}

fn line(listing: &[Listed], idx: u32) -> Option<&Listed> {
    listing.get(idx as usize)
}

/// What a pair shares.
fn key(listing: &[Listed], idx: u32) -> Option<(&str, u32)> {
    line(listing, idx).and_then(|line| Some((line.pair.as_deref()?, line.epoch)))
}
