//! Ready games of neighbours, as data. Used by the niceness figure.

use serde::{Deserialize, Serialize};

use super::Neighbours;

/// Ready games.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Preset {
    /// Between equals every value function is harmless; the share falls as the gap grows, to none.
    Threat,
    /// The same, with agents that may mind the other's loss: some share stays at any gap.
    Care,
    /// Where the worry does not appear: third parties answer for the weaker, and all stay harmless at any gap.
    Protected,
}

impl Preset {
    /// The parameters. δ·retaliation = 1 in all of them, so that an equal's answer outweighs all that could be gained.
    #[must_use]
    pub const fn build(self) -> Neighbours {
        let game = Neighbours { n_things: 3, retaliation: 1.25, protection: 0.0, care: 0.0, patience: 0.8 };
        match self {
            Self::Threat => game,
            Self::Care => Neighbours { care: 2.0, ..game },
            Self::Protected => Neighbours { protection: 1.25, ..game },
        }
    }
}
