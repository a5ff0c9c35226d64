//! Worlds that nobody chose: random ones, to show how the typical world behaves, and a large one, on which speed is
//! measured.

use super::{Amounts, Move, World};

/// A random world of two steps: two moves; each leaves every good as it is or adds to it 1 or 2 of the other good,
/// of itself or of nothing, or takes 1 away. Start 1 or 2 of each, floor 0, cap 1000. The same seed gives the same
/// world everywhere.
///
/// ```
/// use lookahead_game::world::random_world;
/// assert_eq!(random_world(7), random_world(7));
/// assert_eq!(random_world(7).horizon, 2);
/// ```
#[must_use]
pub fn random_world(seed: u64) -> World {
    let mut random = SplitMix(seed);
    let start = Amounts { x: 1 + random.below(2), y: 1 + random.below(2) };
    let names = ["A", "B"];
    let mut one_move = |name: &str| {
        let [x_by_x, x_by_y, x_fixed] = random.rule();
        let [y_by_y, y_by_x, y_fixed] = random.rule();
        let (x, y) = ([x_by_x, x_by_y, x_fixed], [y_by_x, y_by_y, y_fixed]);
        Move { name: name.to_owned(), x, y, ..Move::default() }
    };
    let moves = names.map(&mut one_move).to_vec();
    World { horizon: 2, start, floor: 0, cap: 1_000, moves, others: Vec::new() }
}

/// The world speed is measured on: more than a million states (their number is in the tests), two moves, 40 steps,
/// amounts from 0 to 255, and rules that fill that square quickly.
#[must_use]
pub fn benchmark_world() -> World {
    let rule = |name: &str, x, y| Move { name: name.to_owned(), x, y, ..Move::default() };
    World {
        horizon: 40,
        start: Amounts { x: 1, y: 1 },
        floor: 0,
        cap: 255,
        moves: vec![rule("make", [1, 1, 0], [0, 1, -1]), rule("grow", [1, 0, -1], [1, 1, 0])],
        others: Vec::new(),
    }
}

/// Steele, Lea & Flood's SplitMix64 (2014).
struct SplitMix(u64);

impl SplitMix {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        mixed ^ (mixed >> 31)
    }

    fn below(&mut self, end: u32) -> i64 {
        i64::from((self.next() >> 32) as u32 % end)
    }

    /// How one good changes: by itself, by the other good, by a fixed amount.
    fn rule(&mut self) -> [i64; 3] {
        match self.below(8) {
            0 | 1 => [1, 0, 0],
            2 => [1, 1, 0],
            3 => [1, 2, 0],
            4 => [2, 0, 0],
            5 => [1, 0, 1],
            6 => [1, 0, 2],
            _ => [1, 0, -1],
        }
    }
}
