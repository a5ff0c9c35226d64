//! Reference cases of mutual value, prices and the stationary variant: our own, and those in the folder named by
//! `LOOKAHEAD_CASES`.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test fails by panicking"
)]

use std::collections::BTreeSet;
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};

use lookahead_game::value::mutual::{
    self, Counterfactual, GivenOption, GivenState, Layers, Mutual, Params, StateIdx, Steer,
};
use lookahead_game::value::prices::{Prices, prices};
use lookahead_game::value::stationary::{StationaryWorld, Verdict};
use lookahead_game::world::Player;
use serde_json::Value;

/// Every folder of this kind of cases. The foreign one may be absent, ours not.
fn folders() -> Vec<PathBuf> {
    let own = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/cases/mutual");
    let foreign = std::env::var_os("LOOKAHEAD_CASES").map(|folder| PathBuf::from(folder).join("mutual"));
    std::iter::once(own).chain(foreign.filter(|folder| folder.is_dir())).collect()
}

fn cases() -> Vec<(String, Value)> {
    let mut cases = Vec::new();
    for folder in folders() {
        let before = cases.len();
        for entry in std::fs::read_dir(&folder).unwrap() {
            let path = entry.unwrap().path();
            if path.extension().is_some_and(|ending| ending == "json") {
                let text = std::fs::read_to_string(&path).unwrap();
                cases.push((path.display().to_string(), serde_json::from_str(&text).unwrap()));
            }
        }
        assert!(cases.len() > before, "nothing to check in {}", folder.display());
    }
    cases
}

#[test]
fn reference_cases_come_out_right() {
    for (name, case) in cases() {
        match case["kind"].as_str() {
            Some("amv_layered") => check_mutual(&name, &case),
            Some("eigen_prices") => items(&case["cases"]).iter().for_each(|one| check_prices(&name, one)),
            Some("lmv") => items(&case["cases"]).iter().for_each(|one| check_stationary(&name, one)),
            kind => panic!("{name}: unknown kind {kind:?}"),
        }
    }
}

#[test]
fn every_kind_is_among_our_own() {
    let kinds: BTreeSet<String> =
        cases().iter().map(|(_, case)| case["kind"].as_str().unwrap().to_owned()).collect();
    assert!(kinds.iter().map(String::as_str).eq(["amv_layered", "eigen_prices", "lmv"]));
}

fn items(value: &Value) -> &[Value] {
    value.as_array().unwrap()
}

fn numbers(value: &Value) -> Vec<f64> {
    items(value).iter().map(number).collect()
}

fn close(name: &str, found: f64, expected: f64) {
    let is_close = (found - expected).abs() <= 1e-9 * expected.abs().max(1.0);
    assert!(is_close, "{name}: found {found}, expected {expected}");
}

fn number(value: &Value) -> f64 {
    value.as_f64().unwrap_or_else(|| panic!("no number: {value}"))
}

fn position(value: &Value) -> u32 {
    u32::try_from(value.as_u64().unwrap()).unwrap()
}

fn given_state(state: &Value) -> GivenState {
    let player = match state["player"].as_str().unwrap() {
        "agent" | "terminal" => Player::Agent,
        "chance" => Player::Chance,
        "adversary" => Player::Adversary,
        other => panic!("unknown player {other}"),
    };
    let outcome = |to: &Value| (number(&to[0]), position(&to[1]));
    let option = |action: &Value| GivenOption {
        name: action["name"].as_str().unwrap().to_owned(),
        outcomes: action["to"].as_array().unwrap().iter().map(outcome).collect(),
    };
    GivenState {
        t: position(&state["t"]),
        amounts: [number(&state["x"]), number(&state["y"])],
        twins: [position(&state["cx"]), position(&state["cy"])],
        player,
        options: state["actions"].as_array().unwrap().iter().map(option).collect(),
    }
}

fn read_layers(case: &Value) -> Layers {
    let states: Vec<GivenState> = case["states"].as_array().unwrap().iter().map(given_state).collect();
    let baselines = [number(&case["params"]["xbar"]), number(&case["params"]["ybar"])];
    Layers::from_states(&states, position(&case["root"]), baselines).unwrap()
}

fn read_params(params: &Value) -> Params<f64> {
    Params {
        gamma: number(&params["gamma"]),
        eps: number(&params["eps"]),
        anchors: [number(&params["wX"]), number(&params["wY"])],
        counterfactual: match params["counterfactual"].as_str().unwrap() {
            "policy" => Counterfactual::Policy,
            "replay" => Counterfactual::Replay,
            other => panic!("unknown counterfactual {other}"),
        },
        steer: match params["steer"].as_str().unwrap() {
            "to_go" => Steer::ToGo,
            "next" => Steer::Next,
            other => panic!("unknown steer {other}"),
        },
    }
}

fn policy_of(mutual: &Mutual<f64>, layers: &Layers) -> Vec<i64> {
    layers.states().map(|state| mutual.chosen(state).map_or(-1, i64::from)).collect()
}

fn integers(value: &Value) -> Vec<i64> {
    value.as_array().unwrap().iter().map(|one| one.as_i64().unwrap()).collect()
}

fn check_mutual(name: &str, case: &Value) {
    let (layers, params, expected) = (read_layers(case), read_params(&case["params"]), &case["expected"]);
    let mutual = mutual::value(&layers, &params).unwrap();
    for state in layers.states() {
        let (worth, at) = (mutual.worth(state), state.get() as usize);
        let found = [
            ("VX", worth.v[0]),
            ("VY", worth.v[1]),
            ("GX", worth.g[0]),
            ("GY", worth.g[1]),
            ("J", worth.j()),
        ];
        for (column, found) in found {
            close(&format!("{name}, state {at}, {column}"), found, number(&expected[column][at]));
        }
    }
    assert_eq!(policy_of(&mutual, &layers), integers(&expected["policy"]), "{name}");
    check_root(name, &mutual, layers.root(), &expected["root"]);
    check_path(name, &layers, &mutual, expected);
    if let Some(is_boring) = expected.get("boring_equivalent").and_then(Value::as_bool) {
        assert_eq!(mutual.is_boring(&layers, &params), is_boring, "{name}");
    }
    if let Some(final_sum) = expected.get("terminal_sum_agent") {
        check_final_sum(name, &layers, final_sum);
    }
    if let Some(optimum) = expected.get("commit_optimum") {
        check_commit(name, &layers, &params, optimum);
    }
}

fn check_final_sum(name: &str, layers: &Layers, expected: &Value) {
    let solution = mutual::final_sum_plan::<f64>(layers);
    close(name, solution.value(layers.root()), number(&expected["value"]));
    let names = solution
        .plan(layers)
        .iter()
        .map(|step| layers.option_name(step.state, step.option).to_owned())
        .collect::<Vec<_>>();
    assert_eq!(
        names,
        items(&expected["path"]).iter().map(|one| one.as_str().unwrap()).collect::<Vec<_>>(),
        "{name}"
    );
}

fn check_commit(name: &str, layers: &Layers, params: &Params<f64>, expected: &Value) {
    let mut progress = |_, _| ControlFlow::Continue(());
    let committed = mutual::commit(layers, params, mutual::MAX_PLANS, &mut progress).unwrap();
    check_root(name, &committed.mutual, layers.root(), expected);
    if expected.get("policy").is_some() {
        // Chance and adversaries are no part of the assignment; what stands there is not compared.
        let is_free = |state: &StateIdx| matches!(layers.player(*state), None | Some(Player::Agent));
        let policy = policy_of(&committed.mutual, layers);
        let pairs = layers.states().zip(policy.iter().zip(integers(&expected["policy"])));
        for (state, (found, expected)) in pairs.filter(|(state, _)| is_free(state)) {
            assert_eq!(*found, expected, "{name}, state {}", state.get());
        }
    }
}

fn check_prices(file: &str, case: &Value) {
    let name = format!("{file}, {}", case["name"]);
    let f: Vec<Vec<f64>> = items(&case["F"]).iter().map(numbers).collect();
    let (lambda, found, gains) = match prices(&f, number(&case["delta"])) {
        Prices::Settled { system, gains } => (system.lambda, system.prices, gains),
        Prices::Reducible { lambda, prices, gains, .. } => (lambda, prices.unwrap(), gains),
        Prices::NoSelfSustaining { gains } => (0.0, vec![0.0; f.len()], gains),
        other => panic!("{name}: {other:?}"),
    };
    close(&name, lambda, number(&case["lam"]));
    for (found, expected) in found.iter().zip(numbers(&case["prices_sum1"])) {
        close(&name, *found, expected);
    }
    for (found, expected) in gains.iter().zip(items(&case["gains"])) {
        found.iter().zip(numbers(expected)).for_each(|(found, expected)| close(&name, *found, expected));
    }
}

fn table(value: &Value) -> Vec<u32> {
    items(value).iter().map(position).collect()
}

/// Policies are written as one digit for each state.
fn policy(text: &str) -> Vec<u32> {
    text.chars().map(|digit| digit.to_digit(10).unwrap()).collect()
}

fn check_stationary(file: &str, case: &Value) {
    let name = format!("{file}, {}", case["name"]);
    let world = StationaryWorld {
        next: items(&case["next_state"]).iter().map(table).collect(),
        twins: [table(&case["cx"]), table(&case["cy"])],
        own: [numbers(&case["bX"]), numbers(&case["bY"])],
        gamma: number(&case["gamma"]),
        kappa: number(&case["kappa"]),
    };
    for (text, expected) in case["policies"].as_object().unwrap() {
        let value = world.evaluate(&policy(text)).unwrap();
        let [vx, vy] = &value.v;
        for (column, found) in [("VX", vx), ("VY", vy), ("J", &value.j)] {
            for (found, expected) in found.iter().zip(numbers(&expected[column])) {
                close(&format!("{name}, {text}, {column}"), *found, expected);
            }
        }
        assert!((value.radius - number(&expected["rho"])).abs() < 1e-6, "{name}, {text}: {}", value.radius);
        assert_eq!(value.greedy, policy(expected["greedy"].as_str().unwrap()), "{name}, {text}");
    }
    for (start, expected) in case["iteration"].as_object().unwrap() {
        let iteration = world.iterate(policy(start)).unwrap();
        let trace: Vec<Vec<u32>> =
            items(&expected["trace"]).iter().map(|one| policy(one.as_str().unwrap())).collect();
        assert_eq!((iteration.trace, iteration.cycle), (trace, Some(position(&expected["cycle"]))), "{name}");
    }
    let joint = world.joint(100_000, &mut |_, _| ControlFlow::Continue(())).unwrap();
    let fixed: Vec<Vec<u32>> =
        items(&case["fixed_points"]).iter().map(|one| policy(one.as_str().unwrap())).collect();
    let verdict = match fixed.len() {
        0 => Verdict::Unsettled,
        1 => Verdict::One,
        _ => Verdict::Several,
    };
    assert_eq!((joint.verdict(), joint.fixed_points), (verdict, fixed), "{name}");
}

fn check_root(name: &str, mutual: &Mutual<f64>, root: StateIdx, expected: &Value) {
    let worth = mutual.worth(root);
    close(name, worth.v[0], number(&expected["VX"]));
    close(name, worth.v[1], number(&expected["VY"]));
    close(name, worth.j(), number(&expected["J"]));
}

/// The moves from the root as long as the agent moves and nothing is left to chance.
fn check_path(name: &str, layers: &Layers, mutual: &Mutual<f64>, expected: &Value) {
    let Some(path) = expected.get("greedy_path").and_then(Value::as_array) else { return };
    let mut state = layers.root();
    for step in path {
        let chosen = mutual.chosen(state).expect("the path goes on");
        assert_eq!(layers.option_name(state, chosen), step.as_str().unwrap(), "{name}");
        state = layers.outcomes(state, chosen).next().unwrap().1;
    }
    if let Some(end) = expected.get("path_end") {
        assert_eq!(layers.amounts(state), [number(&end["x"]), number(&end["y"])], "{name}");
    }
}
