//! Ready opinions, as data. Used by the niceness figure.

use lookahead_game::Exact;
use serde::{Deserialize, Serialize};

use super::Opinions;

/// Ready opinions.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Preset {
    /// Where the worry does not appear: people differ in what they like, not in what is best.
    Agreement,
}

impl Preset {
    /// The opinions.
    #[must_use]
    pub fn build(self) -> Opinions {
        let rows: &[&[i64]] = match self {
            Self::Agreement => &[&[1, 9, 4, 2], &[0, 7, 1, 5], &[3, 8, 2, 6]],
        };
        let utilities = rows.iter().map(|row| row.iter().map(|&utility| Exact::int(utility)).collect());
        Opinions { utilities: utilities.collect() }
    }
}
