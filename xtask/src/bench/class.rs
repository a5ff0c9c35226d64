//! What the page measured on the codes of a large class, and whether it is fast enough. Used by `bench`.

use anyhow::{Context, Result, bail};
use serde::Deserialize;
use serde_json::Value;

use crate::audit::median;

/// Codes in the list: half of them answers to the six steps, half guesses.
pub const CODES: u32 = 1_000;
/// Milliseconds for reading and counting all of them, at most.
const LIMIT: f64 = 50.0;

/// What the page answered.
#[derive(Clone, Debug, Deserialize)]
pub struct Class {
    codes: f64,
    times: Vec<f64>,
}

/// Reads the page's answer; fails where codes were lost.
pub fn read(answer: &Value) -> Result<Class> {
    let class: Class =
        serde_json::from_value(answer.clone()).context("the bench page gave no result that can be read")?;
    if class.codes != f64::from(CODES) {
        bail!("of {CODES} codes {} were counted", class.codes);
    }
    Ok(class)
}

impl Class {
    /// The time in a line.
    pub fn report(&self) -> String {
        let (middle, runs) = (median(&self.times), self.times.len());
        format!(
            "  {:25} {middle:6.1} ms (median of {runs}, at most {LIMIT})",
            format!("{CODES} codes of a class")
        )
    }

    /// Fails when the wasm is too slow.
    pub fn judge(&self) -> Result<()> {
        let middle = median(&self.times);
        // Nothing measured is not fast.
        if middle <= LIMIT {
            Ok(())
        } else {
            bail!("{CODES} codes took {middle:.1} ms; the limit is {LIMIT} ms")
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn all_codes_in_time() {
        let judged = |codes: u32, times: &[f64]| read(&json!({"codes": codes, "times": times}))?.judge();
        assert!(judged(1_000, &[20.0, 30.0, 400.0]).is_ok());
        assert!(judged(1_000, &[20.0, 60.0, 61.0]).is_err());
        assert!(judged(999, &[20.0]).is_err());
        assert!(judged(1_000, &[]).is_err());
    }
}
