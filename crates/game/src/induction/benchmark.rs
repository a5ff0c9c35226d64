//! The tree that speed is measured on: binary, full, players moving in turn, leaves from an integer hash that
//! any language with 32-bit multiplication computes alike (Wellons' "lowbias32", 2018, public domain).

use crate::Exact;
use crate::tree::{BuildError, Builder, Game, PlayerIdx};

/// A full binary tree with `2^(depth + 1) - 1` nodes (depth 19: 1,048,575). Player `p` (from 0) gets
/// `lowbias32(seed + leaf · n_players + p) mod 1000` at a leaf, leaves counted from 0 from left to right.
/// A depth above 20 counts as 20.
///
/// # Errors
/// [`BuildError::Set`] if there are no players.
///
/// ```
/// let game = lookahead_game::induction::benchmark_game(3, 2, 7)?;
/// assert_eq!(game.n_nodes(), 15);
/// # Ok::<(), lookahead_game::tree::BuildError>(())
/// ```
pub fn benchmark_game(depth: u32, n_players: u32, seed: u32) -> Result<Game, BuildError> {
    let depth = depth.min(20);
    let players = (1..=n_players).map(|number| format!("P{number}")).collect();
    let mut builder = Builder::new("benchmark", "", players);
    let (mut n_sets, mut leaf) = (0, 0_u32);
    // Depths of the nodes still to be pushed, the next one last.
    let mut pending = vec![0_u32];
    while let Some(at) = pending.pop() {
        if at < depth {
            n_sets += 1;
            let player = PlayerIdx::new(at.checked_rem(n_players).unwrap_or(0));
            let set = builder.add_set(Some(player), n_sets, "", &["l", "r"], &[])?;
            builder.push_moves("", set, None)?;
            pending.extend([at + 1, at + 1]);
        } else {
            let first = leaf.wrapping_mul(n_players).wrapping_add(seed);
            let payoffs = (0..n_players).map(|player| payoff(first.wrapping_add(player))).collect();
            leaf += 1;
            let outcome = builder.add_outcome(leaf.cast_signed(), "", payoffs)?;
            builder.push_end("", Some(outcome))?;
        }
    }
    builder.finish()
}

fn payoff(key: u32) -> Exact {
    Exact::int(i64::from(lowbias32(key) % 1_000))
}

fn lowbias32(mut x: u32) -> u32 {
    x ^= x >> 16;
    x = x.wrapping_mul(0x7FEB_352D);
    x ^= x >> 15;
    x = x.wrapping_mul(0x846C_A68B);
    x ^ x >> 16
}
