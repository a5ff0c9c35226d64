//! Reference games and syntax cases: our own, and those in the folder named by `LOOKAHEAD_CASES`.

use std::ops::ControlFlow;
use std::path::{Path, PathBuf};

use lookahead_game::efg::{self, Caps};
use lookahead_game::induction::{Options, Unsolved, solve};
use lookahead_game::information::{
    Caps as Bounds, MixedEquilibrium, Profile, PureEquilibria, Unanswered, best_response, evaluate, lapses,
    mixed_equilibrium, pure_equilibria,
};
use lookahead_game::{Exact, Game, NodeIdx, PlayerIdx, share};
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
    check_recall(name, &game, case);
    check_equilibria(name, &game, case);
}

fn check_recall(name: &str, game: &Game, case: &Value) {
    let Some(expected) = case.get("perfect_recall").and_then(Value::as_object) else { return };
    for (player, perfect) in (0..)
        .map(PlayerIdx::new)
        .zip(game.players())
        .filter_map(|(at, title)| Some((at, expected.get(title)?)))
    {
        let forgets = lapses(game).iter().any(|lapse| lapse.player == player);
        assert_eq!(!forgets, perfect.as_bool().unwrap(), "{name}: player {}", player.number());
    }
    let kinds: Vec<&str> = lapses(game).iter().map(|lapse| lapse.kind.code()).collect();
    if let Some(expected) = case.get("lapses") {
        assert_eq!(kinds, strings(expected), "{name}");
    }
}

/// Pure equilibria where they are given, and what was worked out by hand.
fn check_equilibria(name: &str, game: &Game, case: &Value) {
    let Some(count) = case.get("pure_nash_reduced_strategies").and_then(Value::as_u64) else { return };
    let found = pure_equilibria(game, &Bounds::default(), &mut |_, _| ControlFlow::Continue(())).unwrap();
    assert_eq!(found.n_equilibria, count, "{name}");
    let paid: Vec<Vec<String>> =
        found.by_payoffs.iter().map(|one| one.payoffs.iter().map(ToString::to_string).collect()).collect();
    let expected: Vec<Vec<String>> =
        case["pure_nash_payoffs"].as_array().unwrap().iter().map(strings).collect();
    assert_eq!(sorted(paid), sorted(expected), "{name}");
    if let Some(hand) = case.get("hand") {
        check_by_hand(name, game, &found, hand);
    }
}

fn sorted<T: Ord>(mut list: Vec<T>) -> Vec<T> {
    list.sort();
    list
}

/// A number, or a text such as "-1/18".
fn number(value: &Value) -> Exact {
    value.as_str().map_or_else(|| value.to_string(), str::to_owned).parse().unwrap()
}

fn numbers(value: &Value) -> Vec<Exact> {
    value.as_array().unwrap().iter().map(number).collect()
}

fn check_by_hand(name: &str, game: &Game, found: &PureEquilibria, hand: &Value) {
    for (key, value) in hand.as_object().unwrap() {
        match key.as_str() {
            "value" => check_value(name, game, &numbers(value)),
            "profile" => check_odds_everywhere(name, game, value.as_str().unwrap()),
            "pure" => {
                let paid = found.by_payoffs.iter().map(|one| one.payoffs.clone()).collect();
                assert_eq!(
                    sorted(paid),
                    sorted(value.as_array().unwrap().iter().map(numbers).collect()),
                    "{name}"
                );
            }
            "mixed" => check_mix(name, game, hand["mix"].as_str().unwrap(), &numbers(value)),
            "values" => check_named_moves(name, game, found, value),
            "spe" => assert!(found.by_payoffs.iter().any(|one| one.payoffs == numbers(value)), "{name}"),
            "mix" | "why" => {}
            other => panic!("{name}: nothing known about {other} by hand"),
        }
    }
}

/// Nothing only where the build has no linear programming.
fn mixed(game: &Game) -> Option<MixedEquilibrium> {
    match mixed_equilibrium(game, &Bounds::default(), &mut |_, _| ControlFlow::Continue(())) {
        Err(Unanswered::NotBuilt) if cfg!(not(feature = "equilibria")) => None,
        found => Some(found.unwrap()),
    }
}

fn check_value(name: &str, game: &Game, expected: &[Exact]) {
    let Some(found) = mixed(game) else { return };
    assert_eq!((found.payoffs.as_slice(), found.exploitability), (expected, Exact::ZERO), "{name}");
}

/// All players mix alike, as in "1/2-1/2".
fn check_odds_everywhere(name: &str, game: &Game, expected: &str) {
    let Some(found) = mixed(game) else { return };
    for set in game.sets().filter(|set| game.set(*set).is_some_and(|view| view.player.is_some())) {
        let odds: Vec<String> = found.profile.odds(set).iter().map(ToString::to_string).collect();
        assert_eq!(odds.join("-"), expected, "{name}");
    }
}

/// Everyone makes the named move this often, as in "3/4 stag", and the other of two else: nobody can do better.
fn check_mix(name: &str, game: &Game, mix: &str, expected: &[Exact]) {
    let (share, wanted) = mix.split_once(' ').unwrap();
    let share: Exact = share.parse().unwrap();
    let mut profile = Profile::first_moves(game);
    for node in game.nodes().filter(|node| game.n_moves(*node) > 0) {
        let odds =
            game.moves(node).map(|title| if title == wanted { share.clone() } else { Exact::ONE - &share });
        profile.set_odds(game.set_idx(node).unwrap(), odds.collect()).unwrap();
    }
    assert_eq!(evaluate(game, &profile).unwrap().value(NodeIdx::ROOT), expected, "{name}");
    for (player, value) in (0..).map(PlayerIdx::new).zip(expected) {
        assert_eq!(best_response(game, &profile, player).unwrap().value, *value, "{name}");
    }
}

/// What the named moves are worth to their player in the equilibrium that pays that player most.
fn check_named_moves(name: &str, game: &Game, found: &PureEquilibria, expected: &Value) {
    let is_named = |node: &NodeIdx| {
        game.n_moves(*node) > 0 && game.moves(*node).all(|title| expected.get(title).is_some())
    };
    let node = game.nodes().find(is_named).unwrap();
    let set = game.set_idx(node).unwrap();
    let player = game.set(set).unwrap().player.unwrap().get() as usize;
    let best = found.by_payoffs.iter().max_by_key(|one| &one.payoffs[player]).unwrap();
    let why = evaluate(game, &best.profile).unwrap().explain(game, &best.profile, set).unwrap();
    for at in why.moves {
        assert_eq!(at.worth, Some(number(&expected[game.move_name(node, at.move_idx)])), "{name}");
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
