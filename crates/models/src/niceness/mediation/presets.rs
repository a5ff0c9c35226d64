//! Ready opinions, as data. Used by the niceness figure.

use lookahead_game::Exact;
use serde::{Deserialize, Serialize};

use super::Opinions;

/// Ready opinions.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Preset {
    /// Eleven people in four groups and four options, each of which wins by some rule; found by search.
    Disagreement,
    /// Three people who hardly mind, two who mind a great deal: counting heads and adding up utilities part ways.
    Intensity,
    /// Where the worry does not appear: people differ in what they like, not in what is best.
    Agreement,
}

impl Preset {
    /// The opinions.
    #[must_use]
    pub fn build(self) -> Opinions {
        // How many people think alike, and what they think.
        let groups: &[(usize, &[i64])] = match self {
            Self::Disagreement => {
                &[(4, &[1, 2, 5, 3]), (3, &[9, 2, 1, 0]), (2, &[2, 8, 5, 6]), (2, &[10, 7, 1, 4])]
            }
            Self::Intensity => &[(3, &[6, 5]), (2, &[0, 10])],
            Self::Agreement => &[(1, &[1, 9, 4, 2]), (1, &[0, 7, 1, 5]), (1, &[3, 8, 2, 6])],
        };
        let people = groups.iter().flat_map(|&(n, utilities)| std::iter::repeat_n(utilities, n));
        let utilities = people.map(|person| person.iter().map(|&utility| Exact::int(utility)).collect());
        Opinions { utilities: utilities.collect() }
    }
}
