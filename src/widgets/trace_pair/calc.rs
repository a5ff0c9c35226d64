//! Numbers for the prose, `{calc:trace-pair.<key>}`, and states for the tests.

use super::sets::SETS;
use crate::query::{Query, parse};

/// A number by its key: `sets`, the number of sets that come with the site.
pub(super) fn calc(key: &str) -> Option<String> {
    (key == "sets").then(|| SETS.len().to_string())
}

/// States that must survive the address.
pub(super) fn samples() -> Vec<Query> {
    [
        "",
        "pair=2&turn=3",
        "preset=stars&pair=1",
        "preset=table&pair=3",
        "preset=conflict&only=",
        "only=swap",
        "preset=bread&view=list&at=1",
        "view=rates&first=B&second=A",
        "view=list&show=0:1:A",
        "view=find&sought=sponsor%20%3C%C3%BC",
        "file=a%20log.eval&pair=7&turn=2",
        "preset=none&view=none&pair=-1&turn=0&show=x:1&at=no",
    ]
    .into_iter()
    .map(parse)
    .collect()
}
