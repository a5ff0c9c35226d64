//! Reference cases: our own, and those in the folder named by `LOOKAHEAD_CASES`.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test fails by panicking"
)]

use std::ops::ControlFlow;
use std::path::{Path, PathBuf};

use lookahead_game::Exact;
use lookahead_models::faking::{self, Stakes};
use lookahead_models::instrumental::{self, RandomGoals, Resources};
use lookahead_models::niceness::rulers::{self, FirstMove, Rulers};
use lookahead_models::off_switch::{self, Belief, BreakEven, Choice, Human, Point, Question};
use lookahead_models::power::{self, Graph, Polynomial};
use lookahead_models::{Estimate, ProblemCode, Seed};
use serde_json::{Map, Value};

/// Kinds that belong to chapters to come: skipped by name. Any other kind that is unknown fails.
const NOT_BUILT_YET: [&str; 1] = ["scheming_half_life"];
const OWN_KINDS: [&str; 5] =
    ["POWER", "alignment_faking", "instrumental_convergence", "off_switch", "pseudo_niceness"];

fn folders() -> Vec<PathBuf> {
    let own = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/cases/models");
    let foreign = std::env::var_os("LOOKAHEAD_CASES").map(|folder| PathBuf::from(folder).join("models"));
    std::iter::once(own).chain(foreign.filter(|folder| folder.is_dir())).collect()
}

/// The names of the kinds that were checked in this folder, one for each file.
fn check_folder(folder: &Path) -> Vec<String> {
    let mut checked = Vec::new();
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.extension().is_some_and(|ending| ending == "json") {
            let text = std::fs::read_to_string(&path).unwrap();
            let case: Value = serde_json::from_str(&text).expect("case files are JSON");
            let kind = case["name"].as_str().unwrap();
            let n_checked = match kind {
                "off_switch" => check_off_switch(&case),
                "POWER" => check_power(&case),
                "pseudo_niceness" => check_niceness(&case),
                "alignment_faking" => check_faking(&case),
                "instrumental_convergence" => check_instrumental(&case),
                _ if NOT_BUILT_YET.contains(&kind) => continue,
                _ => panic!("{}: unknown kind {kind}", path.display()),
            };
            assert!(n_checked > 0, "nothing was checked in {}", path.display());
            checked.push(kind.to_owned());
        }
    }
    checked.sort();
    checked
}

#[test]
fn reference_cases_come_out_right() {
    for folder in folders() {
        let kinds = check_folder(&folder);
        assert!(!kinds.is_empty(), "no case in {}", folder.display());
    }
    assert_eq!(check_folder(&folders()[0]), OWN_KINDS);
}

fn list(value: &Value) -> &[Value] {
    value.as_array().map_or(&[], Vec::as_slice)
}

fn number(value: &Value) -> f64 {
    value.as_f64().unwrap_or_else(|| panic!("{value} is no number"))
}

fn count(value: &Value) -> u32 {
    u32::try_from(value.as_u64().unwrap()).unwrap()
}

/// The decimal as it stands in the file.
fn exact(value: &Value) -> Exact {
    Exact::parse(value.to_string().as_bytes()).unwrap_or_else(|_| panic!("{value} is no number"))
}

fn text(value: &Value) -> &str {
    value.as_str().unwrap()
}

fn assert_close(found: f64, expected: &Value, what: &str) {
    let expected = number(expected);
    let bound = 1e-9 * expected.abs().max(1.0);
    assert!((found - expected).abs() <= bound, "{what}: found {found}, expected {expected}");
}

fn check_off_switch(case: &Value) -> usize {
    let (gaussian, thresholds) = (list(&case["gaussian"]), list(&case["noise_threshold"]));
    let (discrete, rows) = (list(&case["discrete"]), list(&case["aima_two_point"]["rows"]));
    gaussian.iter().for_each(check_gaussian);
    thresholds.iter().for_each(check_threshold);
    discrete.iter().for_each(check_discrete);
    rows.iter().for_each(check_two_point);
    gaussian.len() + thresholds.len() + discrete.len() + rows.len()
}

fn gaussian(row: &Value) -> Belief {
    Belief::Gaussian { mean: number(&row["mu"]), deviation: number(&row["sigma"]) }
}

fn check_gaussian(row: &Value) {
    let ask = |human| off_switch::answer(&Question { belief: gaussian(row), human }).unwrap();
    let what = format!("mu {} sigma {}", row["mu"], row["sigma"]);
    let rational = ask(Human::Rational);
    assert_close(rational.act, &row["E_act"], &what);
    assert_close(rational.off, &row["E_off"], &what);
    assert_close(rational.defer, &row["E_defer_rational"], &what);
    assert_close(rational.delta, &row["delta_rational"], &what);
    for (beta, expected) in row["boltzmann_human_beta"].as_object().unwrap_or(&Map::new()) {
        let noisy = ask(Human::Logistic { beta: beta.parse().unwrap() });
        assert_close(noisy.defer, &expected["E_defer"], &format!("{what} beta {beta}"));
        assert_close(noisy.delta, &expected["delta"], &format!("{what} beta {beta}"));
        assert_close(noisy.delta_rational, &row["delta_rational"], &what);
    }
}

fn check_threshold(row: &Value) {
    let Ok(BreakEven::Exact(beta)) = off_switch::break_even_beta(&gaussian(row)) else {
        panic!("no break-even for {row}")
    };
    assert_close(beta, &row["beta_star_closed"], "beta*");
    assert_close(beta, &row["beta_star_numeric"], "beta*");
}

fn check_discrete(row: &Value) {
    let point = |pair: &Value| Point { probability: number(&pair[0]), utility: number(&pair[1]) };
    let belief = Belief::Points(list(&row["belief"]).iter().map(point).collect());
    let human = Human::ConstantError { rate: number(&row["human_error"]) };
    let answer = off_switch::answer(&Question { belief, human }).unwrap();
    let what = format!("{} error {}", row["name"], row["human_error"]);
    assert_close(answer.act, &row["E_act"], &what);
    assert_close(answer.off, &row["E_off"], &what);
    assert_close(answer.defer, &row["E_defer"], &what);
    assert_close(answer.delta, &row["delta"], &what);
    let best = match answer.best {
        Choice::Defer => "defer",
        Choice::Act => "act",
        Choice::Off => "off",
    };
    assert_eq!(best, text(&row["best"]), "{what}");
}

fn check_two_point(row: &Value) {
    let belief = Belief::two_points(number(&row["p"]), 1.0, -1.0);
    let answer = off_switch::answer(&Question { belief, human: Human::Rational }).unwrap();
    assert_close(answer.act, &row["E_act"], "E_act");
    assert_close(answer.defer, &row["E_wait"], "E_wait");
    assert_close(answer.defer - answer.act, &row["margin"], "margin");
}

fn check_power(case: &Value) -> usize {
    list(&case["cases"]).iter().for_each(check_graph);
    list(&case["cases"]).len()
}

fn check_graph(case: &Value) {
    let states = |state: &Value| list(state).iter().map(count).collect();
    let graph = Graph::new(list(&case["adj"]).iter().map(states).collect()).unwrap();
    let (gamma, what) = (exact(&case["gamma"]), &case["name"]);
    for (state, expected) in case["closed_form"].as_object().unwrap_or(&Map::new()) {
        let form = power::closed_form(&graph, state.parse().unwrap())
            .unwrap_or_else(|| panic!("{what}: no form for state {state}"));
        assert_close(value(&form.power, &gamma), expected, &format!("{what}: state {state}"));
    }
    check_drawn(case, &graph, gamma.to_f64());
    if let Some(expected) = case["p_hub_optimal"].get("closed") {
        let hub = list(&case["labels"]).iter().position(|label| label == "hub").unwrap() as u32;
        let move_idx = graph.successors(0).iter().position(|&to| to == hub).unwrap();
        let form = power::closed_form(&graph, 0).unwrap();
        assert_close(value(&form.first_moves[move_idx], &gamma), expected, "P(hub optimal)");
    }
}

/// The exact value, which doubles must meet; or the double alone where the exact one is too long to keep.
fn value(form: &Polynomial, gamma: &Exact) -> f64 {
    let double = form.at_f64(gamma.to_f64());
    if let Ok(exact) = form.at(gamma) {
        assert!((exact.to_f64() - double).abs() < 1e-10, "{form:?} at {gamma}");
    }
    double
}

/// Means of two independent draws must lie within four combined standard errors.
fn check_drawn(case: &Value, graph: &Graph, gamma: f64) {
    let (means, errors) = (list(&case["mc_mean"]), list(&case["mc_se"]));
    if means.is_empty() || errors.is_empty() {
        return;
    }
    let go_on = &mut |_: &_| ControlFlow::Continue(());
    let drawn = power::estimate_power(graph, gamma, 0, Seed::new(11), 40_000, 10_000, go_on).unwrap();
    for ((mean, error), own) in means.iter().zip(errors).zip(&drawn.power) {
        let Estimate { mean: own_mean, standard_error } = *own;
        let bound = 4.0 * (number(error) * number(error) + standard_error * standard_error).sqrt();
        assert!((own_mean - number(mean)).abs() <= bound, "{}: {own_mean} against {mean}", case["name"]);
    }
}

fn keys(value: &Value) -> Vec<&str> {
    value.as_object().unwrap().keys().map(String::as_str).collect()
}

fn place(names: &[&str], name: &Value) -> u32 {
    names.iter().position(|known| Some(*known) == name.as_str()).unwrap() as u32
}

struct NicenessNames<'a> {
    preferences: Vec<&'a str>,
    services: Vec<&'a str>,
    moves: Vec<&'a str>,
}

fn read_rulers<'a>(model: &'a Value, gamma: &Value) -> (Rulers, NicenessNames<'a>) {
    let preferences: Vec<&str> = list(&model["preferences"]).iter().map(text).collect();
    let services = keys(&model["fulfilment"][preferences[0]]);
    let moves = keys(&model["first_actions"]);
    let mut fulfilment = Vec::new();
    for judge in &preferences {
        for service in &services {
            let row = &model["fulfilment"][*judge][*service];
            fulfilment.extend(preferences.iter().map(|current| exact(&row[*current])));
        }
    }
    let first = |name: &&str| FirstMove {
        after: place(&preferences, &model["first_actions"][*name]["preference_after"]),
        now: exact(&model["first_actions"][*name]["fulfilment_now"]),
    };
    let rulers = Rulers {
        n_preferences: preferences.len() as u32,
        n_services: services.len() as u32,
        initial: place(&preferences, &model["initial"]),
        natural: place(&preferences, &model["natural"]),
        moves: moves.iter().map(first).collect(),
        fulfilment,
        gamma: exact(gamma),
        later_steps: count(&model["later_steps"]),
        power: Exact::ONE,
    };
    (rulers, NicenessNames { preferences, services, moves })
}

fn check_niceness(case: &Value) -> usize {
    for result in list(&case["results"]) {
        let (rulers, names) = read_rulers(&case["model"], &result["gamma"]);
        let answer = rulers::compare(&rulers).unwrap();
        let rulers_of_file = ["present_pseudo", "future_pseudo_initial", "natural_shift"];
        for (own, key) in answer.rulers.iter().zip(rulers_of_file) {
            check_ruler(&rulers, &names, own, &result[key]);
        }
    }
    if let Some(scores) = case.get("cross_scores_gamma1") {
        let (rulers, names) = read_rulers(&case["model"], &serde_json::json!(1.0));
        let answer = rulers::compare(&rulers).unwrap();
        let kinds = ["present", "initial", "natural"];
        for (own, kind) in answer.rulers.iter().zip(kinds) {
            assert_eq!(names.moves[own.best as usize], text(&scores[kind]["first"]));
            for (score, judge) in own.scores.iter().zip(kinds) {
                assert_close(score.to_f64(), &scores[kind]["scores"][judge], "cross score");
            }
        }
    }
    list(&case["results"]).len()
}

fn check_ruler(rulers: &Rulers, names: &NicenessNames<'_>, own: &rulers::RulerAnswer, expected: &Value) {
    assert_eq!(names.moves[own.best as usize], text(&expected["best"]));
    for ((option, first), name) in own.moves.iter().zip(&rulers.moves).zip(&names.moves) {
        let expected = &expected["options"][*name];
        assert_close(option.value.to_f64(), &expected["value"], name);
        assert_eq!(names.preferences[first.after as usize], text(&expected["preference_after"]));
        let services: Vec<&str> = list(&expected["service"]).iter().map(text).collect();
        let given = names.services[option.service_after_success as usize];
        assert_eq!(services, vec![given; rulers.later_steps as usize], "{name}");
    }
}

fn check_instrumental(case: &Value) -> usize {
    for row in list(&case["random_goals"]) {
        let goals = RandomGoals {
            behind: count(&row["m_goals_behind_hub"]),
            direct: count(&row["k_goals_direct"]),
            gamma: exact(&row["gamma"]),
        };
        let what = format!("m {} k {} gamma {}", goals.behind, goals.direct, goals.gamma);
        match instrumental::hub_probability(&goals) {
            Ok(exact) => assert_close(exact.to_f64(), &row["p_hub_optimal"], &what),
            Err(problem) => assert_eq!(problem.code, ProblemCode::TooLong, "{what}"),
        }
        let gamma = goals.gamma.to_f64();
        let double = instrumental::hub_probability_f64(goals.behind, goals.direct, gamma).unwrap();
        assert_close(double, &row["p_hub_optimal"], &what);
    }
    let demo = &case["resource_demo"];
    for result in list(&demo["results"]) {
        check_resources(demo, result);
    }
    list(&case["random_goals"]).len() + list(&demo["results"]).len()
}

fn check_resources(demo: &Value, result: &Value) {
    let rows = list(&result["rows"]);
    let answer = instrumental::resources(&Resources {
        start: count(&demo["start"]),
        gather: count(&demo["gather"]),
        n_steps: count(&result["T"]),
        needs: rows.iter().map(|row| count(&row["need"])).collect(),
    })
    .unwrap();
    for (plan, row) in answer.plans.iter().zip(rows) {
        let goal = &row["goal"];
        assert_eq!(plan.gather_steps, count(&row["gather_steps"]), "{goal}");
        assert_eq!(Some(plan.feasible), row["feasible"].as_bool(), "{goal}");
        assert_eq!(Some(plan.gathers), row["plan_gathers"].as_bool(), "{goal}");
        assert_eq!(Some(plan.needs_staying_on), row["plan_needs_staying_on"].as_bool(), "{goal}");
    }
    let gathering = answer.share_gathering.unwrap_or_default();
    assert_close(gathering, &result["frac_feasible_that_gather"], "share gathering");
    let staying_on = answer.share_staying_on.unwrap_or_default();
    assert_close(staying_on, &result["frac_feasible_that_need_to_stay_on"], "share staying on");
}

fn check_faking(case: &Value) -> usize {
    let (rows, tagged) = (list(&case["one_shot"]), list(&case["signal_gap"]));
    let repeated = list(&case["repeated"]);
    rows.iter().for_each(check_one_shot);
    tagged.iter().for_each(check_tagged);
    repeated.iter().for_each(check_repeated);
    rows.len() + tagged.len() + repeated.len()
}

fn choice(best: Option<faking::Choice>) -> &'static str {
    match best {
        Some(faking::Choice::Comply) => "comply",
        Some(faking::Choice::Decline) => "refuse",
        None => "tie",
    }
}

fn check_one_shot(row: &Value) {
    let stakes = Stakes { cost: exact(&row["c"]), change: exact(&row["m"]), worth: exact(&row["D"]) };
    let answer = faking::one_shot(&stakes, &exact(&row["p"])).unwrap();
    let what = row.to_string();
    assert_close(answer.comply.to_f64(), &row["EV_comply"], &what);
    assert_close(answer.decline.to_f64(), &row["EV_refuse"], &what);
    assert_close(answer.break_even.unwrap().to_f64(), &row["p_star"], &what);
    assert_eq!(choice(answer.best), text(&row["best"]), "{what}");
}

/// The rows leave out c, m and D, which are 1, 0.5 and 10.
fn check_tagged(row: &Value) {
    let half = Exact::ratio(1, 2).unwrap();
    let stakes = Stakes { cost: Exact::ONE, change: half, worth: Exact::int(10) };
    let answer =
        faking::signal(&stakes, &exact(&row["prior"]), &exact(&row["signal_accuracy"]), 1.0).unwrap();
    let what = row.to_string();
    assert_close(stakes.break_even().unwrap().to_f64(), &row["p_star"], &what);
    assert_close(answer.if_tagged.to_f64(), &row["post_looks_training"], &what);
    assert_close(answer.if_untagged.to_f64(), &row["post_looks_unmonitored"], &what);
    assert_eq!(Some(answer.complies_tagged), row["complies_training"].as_bool(), "{what}");
    assert_eq!(Some(answer.complies_untagged), row["complies_unmonitored"].as_bool(), "{what}");
    assert_eq!(Some(i64::from(answer.gap)), row["gap"].as_i64(), "{what}");
    assert_close(answer.soft_gap(), &row["soft_gap_tau1"], &what);
}

fn check_repeated(row: &Value) {
    let (cost, change, worth) = (number(&row["c"]), number(&row["m"]), number(&row["D"]));
    let plan = faking::repeated(cost, change, worth, count(&row["n"])).unwrap();
    assert_close(plan.value, &row["value"], &row.to_string());
    let found: Vec<&str> = plan.from_last_to_first.iter().map(|best| choice(Some(*best))).collect();
    let expected: Vec<&str> = list(&row["policy_from_last_to_first"]).iter().map(text).collect();
    assert_eq!(found, expected, "{row}");
}
