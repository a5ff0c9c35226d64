//! What the page measured, and whether it is fast enough. Used by `bench`.

use anyhow::{Context, Result, bail};
use serde::Deserialize;
use serde_json::Value;

use crate::audit::median;

/// Milliseconds for the whole tree, at most.
const LIMIT: f64 = 16.0;
/// How many times faster than plain JavaScript objects, at least.
const RATIO: f64 = 2.0;

/// One result for each way of solving.
#[derive(Clone, Debug, Default, PartialEq, Deserialize)]
struct Ways<T> {
    wasm: T,
    objects: T,
    arrays: T,
}

/// What the page answered, in one window or several.
#[derive(Clone, Debug, Default, PartialEq, Deserialize)]
pub struct Measured {
    nodes: f64,
    times: Ways<Vec<f64>>,
    roots: Ways<Vec<f64>>,
}

impl Measured {
    /// Adds one window's answer; fails where wasm and JavaScript disagree.
    pub fn add(&mut self, answer: &Value) -> Result<()> {
        let new: Measured = serde_json::from_value(answer.clone())
            .context("the bench page gave no result that can be read")?;
        if new.roots.wasm != new.roots.objects || new.roots.wasm != new.roots.arrays {
            bail!("wasm and JavaScript disagree on the root: {:?}", new.roots);
        }
        self.nodes = new.nodes;
        self.times.wasm.extend(new.times.wasm);
        self.times.objects.extend(new.times.objects);
        self.times.arrays.extend(new.times.arrays);
        Ok(())
    }

    /// The three times, and how they compare, in lines.
    pub fn report(&self) -> Vec<String> {
        let Ways { wasm, objects, arrays } = self.medians();
        let row = |name: &str, times: &[f64], middle: f64| {
            let (runs, rate) = (times.len(), self.nodes / middle / 1000.0);
            format!("  {name:25} {middle:6.1} ms (median of {runs}), {rate:.0} million nodes/s")
        };
        vec![
            row("wasm", &self.times.wasm, wasm),
            row("JavaScript, objects", &self.times.objects, objects),
            row("JavaScript, typed arrays", &self.times.arrays, arrays),
            format!(
                "  {:.1} times as fast as objects (at least {RATIO}), {:.1} times typed arrays",
                objects / wasm,
                arrays / wasm
            ),
        ]
    }

    /// Fails when the wasm is too slow.
    pub fn judge(&self) -> Result<()> {
        let Ways { wasm, objects, .. } = self.medians();
        let ratio = objects / wasm;
        match (wasm <= LIMIT, ratio >= RATIO) {
            (true, true) => Ok(()),
            (false, _) => bail!("wasm took {wasm:.1} ms for {} nodes; the limit is {LIMIT} ms", self.nodes),
            (_, false) => {
                bail!("wasm is {ratio:.2} times as fast as JavaScript objects; it must be {RATIO} times")
            }
        }
    }

    fn medians(&self) -> Ways<f64> {
        let Ways { wasm, objects, arrays } = &self.times;
        Ways { wasm: median(wasm), objects: median(objects), arrays: median(arrays) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn judged(wasm: &[f64], objects: f64, root: f64) -> Result<()> {
        let mut measured = Measured::default();
        measured.add(&json!({
            "nodes": 1_048_575,
            "times": {"wasm": wasm, "objects": [objects], "arrays": [9.0]},
            "roots": {"wasm": [root], "objects": [1.0], "arrays": [1.0]},
        }))?;
        measured.judge()
    }

    #[test]
    fn both_limits_and_equal_results_are_asked_for() {
        assert!(judged(&[8.0], 16.0, 1.0).is_ok());
        assert!(judged(&[17.0], 60.0, 1.0).is_err());
        assert!(judged(&[10.0], 19.0, 1.0).is_err());
        assert!(judged(&[1.0], 19.0, 2.0).is_err());
        assert!(judged(&[], 19.0, 1.0).is_err());
    }
}
