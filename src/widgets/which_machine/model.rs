//! What the `which-machine` figure is at any moment: plain data and pure functions.
//!
//! Who uses it: the figure, the registry (`calc`, round trips), and tests. Where the formula comes from: …

use crate::query::{self, Query};

/// The largest amount.
pub const MOST: u32 = 10;

/// The figure's state. The default already makes the point.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct State {
    /// What the reader turns, from 0 to [`MOST`].
    pub amount: u32,
}

impl Default for State {
    fn default() -> Self {
        Self { amount: 3 }
    }
}

impl State {
    /// What comes out.
    #[must_use]
    pub fn outcome(&self) -> u32 {
        self.amount * 2
    }
}

/// The state behind pairs, and the keys whose values could not be used. Never fails.
#[must_use]
pub fn from_query(query: &Query) -> (State, Vec<&'static str>) {
    let Some(value) = query.get("amount") else { return (State::default(), Vec::new()) };
    match value.parse() {
        Ok(amount) if amount <= MOST => (State { amount }, Vec::new()),
        _ => (State::default(), vec!["amount"]),
    }
}

/// Every key of the state behind pairs.
#[must_use]
pub fn whole_state(query: &Query) -> Query {
    let state = from_query(query).0;
    query::gather([("amount".to_owned(), state.amount.to_string())].into_iter())
}

/// Numbers for `{calc:which-machine.key}` in prose.
#[cfg(feature = "server")]
#[must_use]
pub fn calc(key: &str) -> Option<String> {
    (key == "outcome").then(|| State::default().outcome().to_string())
}

/// Queries whose states must survive the address.
#[cfg(feature = "server")]
#[must_use]
pub fn samples() -> Vec<Query> {
    ["", "amount=0", "amount=10"].map(crate::query::parse).to_vec()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn garbage_gives_the_default_and_says_so() {
        for text in ["amount=11", "amount=-1", "amount=x", "amount="] {
            assert_eq!(from_query(&crate::query::parse(text)), (State::default(), vec!["amount"]), "{text}");
        }
    }
}
