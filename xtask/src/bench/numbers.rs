//! What the page measured, and whether it is fast enough. Used by `bench`.

use anyhow::{Context, Result, bail};
use serde::Deserialize;
use serde_json::Value;

use crate::audit::median;
use crate::say;

/// Milliseconds for the whole tree, at most.
const LIMIT: f64 = 16.0;
/// How many times faster than plain JavaScript objects, at least.
const RATIO: f64 = 2.0;

/// One result for each way of solving.
#[derive(Clone, Debug, PartialEq, Deserialize)]
struct Ways<T> {
    wasm: T,
    objects: T,
    arrays: T,
}

/// The page's answer.
#[derive(Clone, Debug, PartialEq, Deserialize)]
pub struct Measured {
    nodes: f64,
    times: Ways<Vec<f64>>,
    roots: Ways<Vec<f64>>,
}

impl Measured {
    /// Reads the page's answer.
    pub fn read(answer: &Value) -> Result<Measured> {
        serde_json::from_value(answer.clone()).context("the bench page gave no result that can be read")
    }

    /// Prints the three times; fails when the results differ or the wasm is too slow.
    pub fn judge(&self) -> Result<()> {
        if self.roots.wasm != self.roots.objects || self.roots.wasm != self.roots.arrays {
            bail!("wasm and JavaScript disagree on the root: {:?}", self.roots);
        }
        let wasm = self.print("wasm", &self.times.wasm);
        let objects = self.print("JavaScript, objects", &self.times.objects);
        let arrays = self.print("JavaScript, typed arrays", &self.times.arrays);
        let ratio = objects / wasm;
        say::line(&format!(
            "  {ratio:.1} times as fast as objects (at least {RATIO}), {:.1} times typed arrays",
            arrays / wasm
        ));
        match (wasm <= LIMIT, ratio >= RATIO) {
            (true, true) => Ok(()),
            (false, _) => bail!("wasm took {wasm:.1} ms for {} nodes; the limit is {LIMIT} ms", self.nodes),
            (_, false) => {
                bail!("wasm is {ratio:.2} times as fast as JavaScript objects; it must be {RATIO} times")
            }
        }
    }

    fn print(&self, name: &str, times: &[f64]) -> f64 {
        let middle = median(times);
        let rate = self.nodes / middle / 1000.0;
        let runs = times.len();
        say::line(&format!("  {name:25} {middle:6.1} ms (median of {runs}), {rate:.0} million nodes/s"));
        middle
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn measured(wasm: &[f64], objects: f64, root: f64) -> Measured {
        Measured::read(&json!({
            "nodes": 1_048_575,
            "times": {"wasm": wasm, "objects": [objects], "arrays": [9.0]},
            "roots": {"wasm": [root], "objects": [1.0], "arrays": [1.0]},
        }))
        .unwrap()
    }

    #[test]
    fn both_limits_and_equal_results_are_asked_for() {
        assert!(measured(&[8.0], 16.0, 1.0).judge().is_ok());
        assert!(measured(&[17.0], 60.0, 1.0).judge().is_err());
        assert!(measured(&[10.0], 19.0, 1.0).judge().is_err());
        assert!(measured(&[1.0], 19.0, 2.0).judge().is_err());
        assert!(measured(&[], 19.0, 1.0).judge().is_err());
    }
}
