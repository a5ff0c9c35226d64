//! The solvers as a small wasm module of their own, for `cargo xtask bench`: the benchmark tree, the benchmark world, a
//! large file, the codes of a class. They tell their results, so that the page can compare them with its own JavaScript. No page loads it.

use lookahead_game::induction::benchmark_game;
use lookahead_game::induction::fast::{FastSolution, FlatGame, solve_into};
use lookahead_game::value::mutual::{Layers, Params, value};
use lookahead_game::world::{self, World, benchmark_world};
use lookahead_game::{NodeIdx, efg};
use lookahead_models::Seed;
use lookahead_models::class_code::{
    InventedClass, QUESTIONS, Repeats, collect, invented_readers, questions, summarise, tally,
};
use wasm_bindgen::prelude::wasm_bindgen;

/// More than the world has.
const MOST_STATES: u32 = 3_000_000;

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

/// The large rule world and what mutual value made of it.
#[wasm_bindgen]
pub struct WorldBench {
    world: World,
    n_states: u32,
    j: f64,
}

#[wasm_bindgen]
impl WorldBench {
    /// The world of `lookahead_game::world::benchmark_world`.
    #[wasm_bindgen(constructor)]
    #[expect(clippy::new_without_default, reason = "JavaScript calls it")]
    pub fn new() -> WorldBench {
        WorldBench { world: benchmark_world(), n_states: 0, j: f64::NAN }
    }

    /// The world as JSON.
    pub fn world(&self) -> String {
        world::write(&self.world)
    }

    /// Unrolls the rules and values every state, from scratch.
    ///
    /// # Errors
    /// The message of whatever refused, as text.
    pub fn run(&mut self) -> Result<(), String> {
        let layers = Layers::unroll(&self.world, [0, 0], MOST_STATES).map_err(|error| error.to_string())?;
        let params = Params::default().to::<f64>();
        self.j = value(&layers, &params).map_err(|error| error.to_string())?.j(layers.root());
        self.n_states = u32::try_from(layers.n_states()).unwrap_or(u32::MAX);
        Ok(())
    }

    /// How many states there were.
    pub fn states(&self) -> u32 {
        self.n_states
    }

    /// The value of the start.
    pub fn j(&self) -> f64 {
        self.j
    }
}

/// The benchmark tree as the text of an `.efg` file.
///
/// # Errors
/// The builder's message, as text.
#[wasm_bindgen(js_name = gameFile)]
pub fn game_file(depth: u32, n_players: u32, seed: u32) -> Result<Vec<u8>, String> {
    let game = benchmark_game(depth, n_players, seed).map_err(|error| error.to_string())?;
    Ok(efg::write(&game).into_bytes())
}

/// Reads such a file; says how many nodes it has.
///
/// # Errors
/// The reader's message, as text.
#[wasm_bindgen(js_name = readGame)]
pub fn read_game(bytes: &[u8]) -> Result<u32, String> {
    let (game, _) = efg::read(bytes, &efg::Caps::default()).map_err(|error| error.to_string())?;
    Ok(u32::try_from(game.n_nodes()).unwrap_or(u32::MAX))
}

/// So many codes as a class hands them in, one a line: half of them answers to six steps, half guesses at every question.
#[wasm_bindgen(js_name = classList)]
pub fn class_list(n_codes: u32) -> String {
    let half = n_codes / 2;
    let all: Vec<u32> = (0..).zip(QUESTIONS).map(|(question, _)| question).collect();
    let class = InventedClass { medians: &[0.5; 6], spreads: &[1.0; 6], n_people: n_codes - half };
    let mut codes = class.draw(Seed::new(1));
    codes.extend(invented_readers(&all, half, Seed::new(2)));
    codes.iter().filter_map(|code| code.write().ok()).collect::<Vec<String>>().join("\n")
}

/// Reads such a list and counts it as the class figure does; says how many codes were counted.
#[wasm_bindgen(js_name = countClass)]
pub fn count_class(list: &str) -> u32 {
    let found = collect(list, Repeats::Each);
    let class = summarise(&found.codes, 6);
    let guesses = questions(&found.codes);
    let is_counted = class.whole.quartiles.is_some() && !guesses.is_empty() && tally(&found.codes).is_empty();
    if is_counted { u32::try_from(found.codes.len()).unwrap_or(u32::MAX) } else { 0 }
}

fn main() {}
