//! Reference games and syntax cases: our own, and those in the folder named by `LOOKAHEAD_CASES`.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test fails by panicking"
)]

use std::path::{Path, PathBuf};

use lookahead_game::efg::{self, Caps};
use lookahead_game::induction::{Options, Unsolved, solve};
use lookahead_game::{Game, NodeIdx, share};
use serde_json::Value;

/// Every folder that holds .efg cases. The kind may be absent from the foreign folder, but not from ours.
fn folders() -> Vec<PathBuf> {
    let own = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/cases/efg");
    let foreign = std::env::var_os("LOOKAHEAD_CASES").map(|folder| PathBuf::from(folder).join("efg"));
    std::iter::once(own).chain(foreign.filter(|folder| folder.is_dir())).collect()
}

fn json(path: &Path) -> Option<Value> {
    let text = std::fs::read_to_string(path).ok()?;
    Some(serde_json::from_str(&text).expect("case files are JSON"))
}

fn strings(value: &Value) -> Vec<String> {
    value.as_array().unwrap().iter().map(|item| item.as_str().unwrap().to_owned()).collect()
}

#[test]
fn reference_games_have_their_payoffs_and_plans() {
    for folder in folders() {
        let Some(cases) = json(&folder.join("expected.json")) else { continue };
        let cases = cases.as_array().unwrap();
        for case in cases {
            check_game(&folder, case);
        }
    }
}

#[test]
fn every_folder_holds_cases() {
    for folder in folders() {
        let games = json(&folder.join("expected.json")).map_or(0, |cases| cases.as_array().unwrap().len());
        let texts =
            json(&folder.join("syntax_cases.json")).map_or(0, |cases| cases.as_object().unwrap().len());
        assert!(games + texts > 0, "nothing to check in {}", folder.display());
    }
}

fn check_game(folder: &Path, case: &Value) {
    let name = case["name"].as_str().unwrap();
    let bytes = std::fs::read(folder.join(case["file"].as_str().unwrap())).unwrap();
    let (game, _) = efg::read(&bytes, &Caps::default()).unwrap();
    assert_eq!(game.n_nodes() as u64, case["nodes"].as_u64().unwrap(), "{name}");
    assert_eq!(game.players(), strings(&case["players"]), "{name}");
    assert_eq!(efg::read(efg::write(&game).as_bytes(), &Caps::default()).unwrap().0, game, "{name}");
    let link = share::to_link(&game).unwrap();
    assert_eq!(share::from_link(&link).as_ref(), Ok(&game), "{name}");
    assert!(game.n_nodes() > 15 || link.len() <= 2_000, "{name}: {} characters", link.len());
    let is_perfect = case["information"].as_str() == Some("perfect");
    match (is_perfect, solve(&game, &Options::default())) {
        (true, Ok(solution)) => {
            let payoffs: Vec<String> =
                solution.value(NodeIdx::ROOT).iter().map(ToString::to_string).collect();
            assert_eq!(payoffs, strings(&case["spe_payoffs"]), "{name}");
            check_plan(name, &game, &solution.plan(&game), case["plan_preorder"].as_array().unwrap());
        }
        (false, Err(Unsolved::Hidden { .. })) => {}
        (_, result) => panic!("{name}: perfect information {is_perfect}, but {result:?}"),
    }
}

fn check_plan(name: &str, game: &Game, plan: &[lookahead_game::induction::PlanEntry], expected: &[Value]) {
    assert_eq!(plan.len(), expected.len(), "{name}");
    for (entry, expected) in plan.iter().zip(expected) {
        assert_eq!(u64::from(entry.player.number()), expected["player"].as_u64().unwrap(), "{name}");
        assert_eq!(
            game.move_name(entry.node, entry.move_idx),
            expected["action"].as_str().unwrap(),
            "{name}"
        );
        assert_eq!(entry.tie, expected["tie"].as_bool().unwrap(), "{name}");
        if let Some(label) = expected.get("label") {
            assert_eq!(game.label(entry.node), label.as_str().unwrap(), "{name}");
        }
    }
}

#[test]
fn syntax_cases_get_their_verdicts() {
    for folder in folders() {
        let Some(cases) = json(&folder.join("syntax_cases.json")) else { continue };
        let cases = cases.as_object().unwrap();
        for (name, case) in cases {
            let text = case["text"].as_str().unwrap();
            let (verdict, place) = match efg::read(text.as_bytes(), &Caps::default()) {
                Ok((_, problems)) if problems.is_empty() => ("accept", None),
                Ok(_) => ("warn", None),
                Err(error) => ("reject", Some(format!("{}:{}", error.line, error.column))),
            };
            assert_eq!(verdict, case["lookahead"].as_str().unwrap(), "{name}");
            if let Some(expected) = case.get("place").and_then(Value::as_str) {
                assert_eq!(place.as_deref(), Some(expected), "{name}");
            }
        }
    }
}
