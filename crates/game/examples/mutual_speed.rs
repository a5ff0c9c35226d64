//! Times mutual value on the large world on this machine: `cargo run --release -p lookahead-game --example mutual_speed`.
#![allow(clippy::disallowed_methods, reason = "a native stopwatch, never built for wasm")]

use std::time::Instant;

use lookahead_game::value::mutual::{Counterfactual, Layers, Params, value};
use lookahead_game::world::benchmark_world;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let world = benchmark_world();
    let layers = Layers::unroll(&world, [0, 0], 3_000_000)?;
    let params = Params::default().to::<f64>();
    let unroll = timed(9, || Layers::unroll(&world, [0, 0], 3_000_000).map(|layers| layers.n_states()));
    let pass = timed(9, || value(&layers, &params).map(|mutual| mutual.j(layers.root())));
    println!("{} states in {} layers", layers.n_states(), layers.n_layers());
    println!(
        "J {}; unroll {unroll:.1} ms, value {pass:.1} ms (medians)",
        value(&layers, &params)?.j(layers.root())
    );
    let replay = Params { counterfactual: Counterfactual::Replay, ..params };
    let once = timed(1, || value(&layers, &replay).map(|mutual| mutual.j(layers.root())));
    println!("replayed: {:?} in {once:.0} ms", value(&layers, &replay).map(|mutual| mutual.j(layers.root())));
    Ok(())
}

/// Median time of a run, in milliseconds.
fn timed<T>(n_runs: usize, mut run: impl FnMut() -> T) -> f64 {
    let mut times: Vec<f64> = (0..n_runs)
        .map(|_| {
            let start = Instant::now();
            std::hint::black_box(run());
            start.elapsed().as_secs_f64() * 1e3
        })
        .collect();
    times.sort_by(f64::total_cmp);
    times.get(n_runs / 2).copied().unwrap_or(f64::NAN)
}
