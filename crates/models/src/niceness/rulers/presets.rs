//! Ready trees for the rulers, as data: preferences 0 (initial), 1 (natural), 2 (manufactured), one service for each,
//! first moves 0 (leave alone), 1 (lock in), 2 (manipulate). Used by the niceness figure.

use lookahead_game::Exact;
use serde::{Deserialize, Serialize};

use super::{FirstMove, Rulers};

/// A ready tree.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Preset {
    /// Each ruler begins differently. Locking in costs nothing here, so the initial ruler locks at any power above 0.
    ThreeWays,
    /// The same with effort for locking in, and a person who thinks ahead of the change that they should then be
    /// served as they will be: at powers up to 1/6 all three rulers act alike, services included.
    WeakAlike,
    /// Where the worry does not appear: what can be manufactured is not fulfilled more easily than what grows, and the
    /// first self is content with the change. All three rulers leave the person alone at every power.
    NoWorry,
}

/// `[judge][service][current]`.
type Table = [[[i64; 3]; 3]; 3];

const THREE_WAYS: Table = [
    [[6, 4, 1], [2, 2, 1], [0, 0, 0]],
    [[3, 3, 1], [3, 7, 2], [1, 1, 0]],
    [[1, 1, 2], [1, 1, 3], [5, 5, 10]],
];
const WEAK_ALIKE: Table = [
    [[6, 2, 1], [2, 4, 1], [0, 0, 0]],
    [[3, 3, 1], [3, 7, 2], [1, 1, 0]],
    [[1, 1, 2], [1, 1, 3], [5, 5, 10]],
];
const NO_WORRY: Table =
    [[[6, 2, 1], [2, 6, 1], [0, 0, 0]], [[3, 3, 1], [3, 7, 2], [1, 1, 0]], [[1, 1, 2], [1, 1, 3], [3, 3, 6]]];

impl Preset {
    /// The parameters: gamma 1, two later steps, full power.
    #[must_use]
    pub fn build(self) -> Rulers {
        let (table, effort_of_locking) = match self {
            Self::ThreeWays => (THREE_WAYS, 0),
            Self::WeakAlike => (WEAK_ALIKE, -1),
            Self::NoWorry => (NO_WORRY, -1),
        };
        let first = |after, now| FirstMove { after, now: Exact::int(now) };
        Rulers {
            n_preferences: 3,
            n_services: 3,
            initial: 0,
            natural: 1,
            moves: vec![first(1, 0), first(0, effort_of_locking), first(2, -1)],
            fulfilment: table.iter().flatten().flatten().map(|&entry| Exact::int(entry)).collect(),
            gamma: Exact::ONE,
            later_steps: 2,
            power: Exact::ONE,
        }
    }
}
