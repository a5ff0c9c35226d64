//! The solver as a small wasm module of its own, for `cargo xtask bench`: builds the benchmark tree, solves it as often
//! as asked, and tells the root's value so that the page can compare it with its own JavaScript. No page loads it.

use lookahead_game::NodeIdx;
use lookahead_game::induction::benchmark_game;
use lookahead_game::induction::fast::{FastSolution, FlatGame, solve_into};
use wasm_bindgen::prelude::wasm_bindgen;

/// A full binary tree, and room for its solution.
#[wasm_bindgen]
pub struct Bench {
    game: FlatGame,
    solution: FastSolution,
}

#[wasm_bindgen]
impl Bench {
    /// The tree of `lookahead_game::induction::benchmark_game`.
    ///
    /// # Errors
    /// The builder's message, as text.
    #[wasm_bindgen(constructor)]
    pub fn new(depth: u32, n_players: u32, seed: u32) -> Result<Bench, String> {
        let game = benchmark_game(depth, n_players, seed).map_err(|error| error.to_string())?;
        Ok(Bench { game: FlatGame::new(&game), solution: FastSolution::default() })
    }

    /// How many nodes the tree has.
    pub fn nodes(&self) -> u32 {
        u32::try_from(self.game.n_nodes()).unwrap_or(u32::MAX)
    }

    /// Solves the whole tree once more.
    pub fn solve(&mut self) {
        solve_into(&self.game, 1.0, &mut self.solution);
    }

    /// What each player gets at the root.
    pub fn root(&self) -> Vec<f64> {
        self.solution.value(NodeIdx::ROOT).to_vec()
    }
}

fn main() {}
