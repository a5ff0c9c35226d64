//! Reads an .efg file and prints its subgame-perfect plan as one JSON object: for scripts, and for anyone who
//! wants to compare our answers with their own.
//! `cargo run -q -p lookahead-game --example solve -- FILE.efg`

use std::process::ExitCode;

use lookahead_game::efg::{self, Problem};
use lookahead_game::induction::{Options, Solution, solve};
use lookahead_game::tree::Game;
use serde_json::{Value, json};

fn main() -> ExitCode {
    let Some(path) = std::env::args().nth(1) else {
        eprintln!("usage: solve FILE.efg");
        return ExitCode::FAILURE;
    };
    match std::fs::read(&path).map_err(|error| error.to_string()).and_then(|bytes| answer(&bytes)) {
        Ok(object) => {
            println!("{object}");
            ExitCode::SUCCESS
        }
        Err(why) => {
            eprintln!("{path}:{why}");
            ExitCode::FAILURE
        }
    }
}

fn answer(bytes: &[u8]) -> Result<Value, String> {
    let (game, problems) = efg::read(bytes, &efg::Caps::default()).map_err(|error| error.to_string())?;
    let mut problems: Vec<Value> = problems.iter().map(problem).collect();
    let (payoffs, plan) = match solve(&game, &Options::default()) {
        Ok(solution) => (json!(solution.value(lookahead_game::NodeIdx::ROOT)), plan(&game, &solution)),
        Err(why) => {
            problems.push(json!({"line": 1, "column": 1, "code": why.code(), "text": why.to_string()}));
            (Value::Null, json!([]))
        }
    };
    let (players, nodes) = (game.players(), game.n_nodes());
    Ok(json!({"players": players, "nodes": nodes, "payoffs": payoffs, "plan": plan, "problems": problems}))
}

fn problem(problem: &Problem) -> Value {
    json!({"line": problem.line, "column": problem.column, "code": problem.kind.code(), "text": problem.kind.to_string()})
}

fn plan(game: &Game, solution: &Solution) -> Value {
    let entries = solution.plan(game).into_iter().map(|entry| {
        json!({
            "node": entry.node.get(),
            "player": entry.player.number(),
            "label": game.label(entry.node),
            "move": game.move_name(entry.node, entry.move_idx),
            "tie": entry.tie,
        })
    });
    entries.collect()
}
