//! Times reading and solving the benchmark tree on this machine: `cargo run --release -p lookahead-game --example speed`.
#![allow(clippy::disallowed_methods, reason = "a native stopwatch, never built for wasm")]

use std::time::Instant;

use lookahead_game::induction::{Options, benchmark_game, fast, solve};
use lookahead_game::{NodeIdx, efg, layout};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let game = benchmark_game(19, 2, 1)?;
    let text = efg::write(&game);
    let read = timed(5, || efg::read(text.as_bytes(), &efg::Caps::default()).map(|(game, _)| game.n_nodes()));
    let exact =
        timed(5, || solve(&game, &Options::default()).map(|solution| solution.value(NodeIdx::ROOT).len()));
    let flat = fast::FlatGame::new(&game);
    let mut solution = fast::FastSolution::default();
    let fast = timed(20, || fast::solve_into(&flat, 1.0, &mut solution));
    let folded = layout::default_folded(&game, 200);
    let visible = timed(20, || layout::visible(&game, &folded, 2_000).nodes.len());
    println!("{} nodes, {} bytes; root {:?}", game.n_nodes(), text.len(), solution.value(NodeIdx::ROOT));
    println!("read {read:.1} ms, exact {exact:.1} ms, fast {fast:.2} ms, visible {visible:.3} ms (medians)");
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
