//! Counts tests from the lines that Rust's test programs end with. Used by `cargo xtask test`.

use std::process::Command;

use anyhow::{Result, bail};

use crate::process::run_watching;

/// How many tests passed and failed so far.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    /// Passed.
    pub passed: u64,
    /// Failed.
    pub failed: u64,
}

impl Tally {
    /// Runs a test command and counts its tests; one that runs none has failed.
    pub fn count(&mut self, what: &str, command: &mut Command) -> Result<()> {
        let before = *self;
        run_watching(what, command, |line| self.read(line))?;
        if *self == before {
            bail!("{what}: not one test ran");
        }
        Ok(())
    }

    /// Adds the numbers of a line such as `test result: ok. 5 passed; 0 failed; …`; other lines count nothing.
    pub fn read(&mut self, line: &str) {
        let Some((_, rest)) = line.split_once("test result: ") else { return };
        let number = |word: &str| {
            let part = rest.split([';', '.']).find_map(|part| part.trim().strip_suffix(word))?;
            part.trim().parse::<u64>().ok()
        };
        self.passed += number("passed").unwrap_or_default();
        self.failed += number("failed").unwrap_or_default();
    }
}

#[cfg(test)]
mod tests {
    use super::Tally;

    #[test]
    fn result_lines_are_summed() {
        let mut tally = Tally::default();
        tally.read(
            "test result: ok. 5 passed; 0 failed; 0 ignored; 0 measured; 0 filtered out; finished in 0.01s",
        );
        tally.read("test result: FAILED. 12 passed; 3 failed; 0 ignored; 0 filtered out");
        tally.read("test a_test ... ok");
        tally.read("7 passed; 9 failed");
        assert_eq!(tally, Tally { passed: 17, failed: 3 });
    }
}
