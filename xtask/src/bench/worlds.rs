//! What the page measured on the large world and the large file, and whether it is fast enough. Used by `bench`.

use anyhow::{Context, Result, bail};
use serde::Deserialize;
use serde_json::Value;

use crate::audit::median;

/// How many times faster than plain JavaScript objects, at least.
const RATIO: f64 = 2.0;
/// Milliseconds for reading a file of a million nodes, at most.
const READING_LIMIT: f64 = 1000.0;

/// The same in wasm and in JavaScript.
#[derive(Clone, Debug, Deserialize)]
struct Both {
    wasm: f64,
    objects: f64,
}

#[derive(Clone, Debug, Deserialize)]
struct Times {
    wasm: Vec<f64>,
    objects: Vec<f64>,
    reading: Vec<f64>,
}

/// What the page answered.
#[derive(Clone, Debug, Deserialize)]
pub struct Worlds {
    states: Both,
    j: Both,
    times: Times,
    nodes: f64,
    bytes: f64,
}

/// Reads the page's answer; fails where wasm and JavaScript disagree.
pub fn read(answer: &Value) -> Result<Worlds> {
    let worlds: Worlds =
        serde_json::from_value(answer.clone()).context("the bench page gave no result that can be read")?;
    let near = |a: f64, b: f64| (a - b).abs() <= 1e-9 * b.abs().max(1.0);
    if worlds.states.wasm != worlds.states.objects || !near(worlds.j.wasm, worlds.j.objects) {
        bail!("wasm and JavaScript disagree on the world: {:?}, {:?}", worlds.states, worlds.j);
    }
    Ok(worlds)
}

impl Worlds {
    /// The times, and how they compare, in lines.
    pub fn report(&self) -> Vec<String> {
        let row = |name: &str, times: &[f64], n: f64, what: &str| {
            let middle = median(times);
            format!(
                "  {name:25} {middle:6.1} ms (median of {}), {:.1} million {what}/s",
                times.len(),
                n / middle / 1000.0
            )
        };
        vec![
            format!("  mutual value on a world of {} states, rules unrolled and valued:", self.states.wasm),
            row("wasm", &self.times.wasm, self.states.wasm, "states"),
            row("JavaScript, objects", &self.times.objects, self.states.wasm, "states"),
            format!("  {:.1} times as fast as objects (at least {RATIO})", self.ratio()),
            format!("  a file of {} nodes, {:.1} MB:", self.nodes, self.bytes / 1e6),
            row("reading it in wasm", &self.times.reading, self.nodes, "nodes"),
        ]
    }

    /// Fails when the wasm is too slow.
    pub fn judge(&self) -> Result<()> {
        if self.ratio() < RATIO {
            bail!("mutual value in wasm is {:.2} times as fast as objects; it must be {RATIO}", self.ratio());
        }
        let reading = median(&self.times.reading);
        if reading > READING_LIMIT {
            bail!("reading {} nodes took {reading:.0} ms; the limit is {READING_LIMIT}", self.nodes);
        }
        Ok(())
    }

    fn ratio(&self) -> f64 {
        median(&self.times.objects) / median(&self.times.wasm)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn worlds(wasm: f64, reading: f64, j: f64) -> Result<()> {
        read(&json!({
            "states": {"wasm": 10, "objects": 10}, "j": {"wasm": j, "objects": 1.0},
            "times": {"wasm": [wasm], "objects": [100.0], "reading": [reading]}, "nodes": 5, "bytes": 7,
        }))?
        .judge()
    }

    #[test]
    fn both_limits_and_equal_results_are_asked_for() {
        assert!(worlds(50.0, 1000.0, 1.0).is_ok());
        assert!(worlds(51.0, 900.0, 1.0).is_err());
        assert!(worlds(10.0, 1001.0, 1.0).is_err());
        assert!(worlds(10.0, 900.0, 1.1).is_err());
    }
}
