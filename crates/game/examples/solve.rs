//! Reads an .efg file and prints its subgame-perfect plan as one JSON object: for scripts, and for anyone who
//! wants to compare our answers with their own. Where information is hidden there is no such plan, but a list of
//! equilibria: all pure ones by what they pay, and a mixed one where two players' payoffs have a constant sum.
//! `cargo run -q -p lookahead-game --example solve -- FILE.efg`

use std::ops::ControlFlow;
use std::process::ExitCode;

use lookahead_game::efg::{self, Problem};
use lookahead_game::induction::{Options, Solution, Unsolved, solve};
use lookahead_game::information::{Caps, Profile};
use lookahead_game::tree::Game;
use lookahead_game::value::{Equilibria, equilibria};
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
    let (mut found, mut note) = (Vec::new(), Value::Null);
    let (payoffs, plan) = match solve(&game, &Options::default()) {
        Ok(solution) => (json!(solution.value(lookahead_game::NodeIdx::ROOT)), plan(&game, &solution)),
        Err(why) => {
            problems.push(json!({"line": 1, "column": 1, "code": why.code(), "text": why.to_string()}));
            if let Unsolved::Hidden { .. } = why {
                let all = equilibria(&game, &Caps::default(), &mut |_, _| ControlFlow::Continue(()));
                (found, note) = (list(&game, &all), remarks(&game, &all));
            }
            (Value::Null, json!([]))
        }
    };
    let (players, nodes) = (game.players(), game.n_nodes());
    Ok(json!({
        "players": players, "nodes": nodes, "payoffs": payoffs, "plan": plan, "problems": problems,
        "equilibria": found, "note": note,
    }))
}

/// The pure equilibria by what they pay; the mixed one where there is none of them.
fn list(game: &Game, all: &Equilibria) -> Vec<Value> {
    let pure = all.pure.iter().flat_map(|pure| &pure.by_payoffs).map(|one| {
        let strategies = strategies(game, &one.profile);
        json!({"payoffs": one.payoffs, "kind": "pure", "profiles": one.n_profiles, "strategies": strategies})
    });
    let mut found: Vec<Value> = pure.collect();
    // All equilibria of a constant-sum game pay the same.
    if let (Ok(mixed), true) = (&all.mixed, found.is_empty()) {
        let kind = if mixed.profile.is_pure() { "pure" } else { "mixed" };
        let strategies = strategies(game, &mixed.profile);
        found.push(json!({"payoffs": mixed.payoffs, "kind": kind, "strategies": strategies}));
    }
    found
}

/// How likely each move is, by information set.
fn strategies(game: &Game, profile: &Profile) -> Value {
    let sets = game.sets().filter_map(|set| {
        let view = game.set(set)?;
        let player = view.player?.number();
        Some(json!({"player": player, "set": view.number, "label": view.label, "odds": profile.odds(set)}))
    });
    sets.collect()
}

/// What the list leaves out, and why.
fn remarks(game: &Game, all: &Equilibria) -> Value {
    let mut remarks: Vec<String> = Vec::new();
    for lapse in &all.lapses {
        let number = game.set(lapse.set).map_or(0, |view| view.number);
        remarks.push(format!("{}: player {}, set {number}", lapse.kind.code(), lapse.player.number()));
    }
    remarks.extend(all.pure.as_ref().err().map(ToString::to_string));
    remarks.extend(all.mixed.as_ref().err().map(ToString::to_string));
    remarks.dedup();
    if remarks.is_empty() { Value::Null } else { json!(remarks.join("; ")) }
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
