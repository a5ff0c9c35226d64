//! Numbers for the prose, `{calc:mutual-value.<world>.<settings>.<what>}`: settings as `gamma-1/2`, with `_` for a point, and
//! `after-<move>` to stand somewhere else than at the start. And the states of the tests.

use lookahead_game::value::mutual::StateIdx;

use super::model::{State, from_query};
use super::solve::{Solved, solve};
use super::worlds::told;
use super::{break_even, horizon, rulers};
use crate::figures::number::decimals;
use crate::query::{self, Query};

/// A number by its key.
pub(super) fn calc(key: &str) -> Option<String> {
    let (start, what) = key.rsplit_once('.')?;
    let mut parts = start.split('.');
    let preset = parts.next()?;
    let mut pairs = query::gather([("preset".to_owned(), preset.to_owned())].into_iter());
    let mut path = Vec::new();
    for part in parts {
        if let Some(name) = part.strip_prefix("after-") {
            path.push(name);
            continue;
        }
        // A setting of several letters and one number: `gamma-1/2` is `gamma=1/2`.
        let (name, value) = part.split_once('-')?;
        pairs.insert(name.to_owned(), value.replace('_', "."));
    }
    match preset {
        "random" => random(what),
        _ => of_world(&from_query(&pairs), &path, what),
    }
}

fn random(what: &str) -> Option<String> {
    let n = rulers::n_differing();
    match what {
        "n" => Some(n.to_string()),
        "of" => Some(rulers::N_RANDOM.to_string()),
        "percent" => Some(decimals(f64::from(n) * 100.0 / f64::from(rulers::N_RANDOM), 1)),
        _ => None,
    }
}

fn of_world(state: &State, path: &[&str], what: &str) -> Option<String> {
    let solved = solve(state, &|_| ()).ok()?;
    let root = after(&solved, path)?;
    let [x, y] = solved.amounts(root);
    let [vx, vy, gx, gy, j] = solved.told(root);
    match what {
        "vx" => Some(vx),
        "vy" => Some(vy),
        "gx" => Some(gx),
        "gy" => Some(gy),
        "j" => Some(j),
        "x" => Some(x),
        "y" => Some(y),
        "twin-gy" => twin(&solved, root, 0),
        "twin-gx" => twin(&solved, root, 1),
        "move" => Some(solved.name(root, solved.chosen(root)?)),
        "plan" => Some(plan(&solved)),
        "end-x" | "end-y" => end(&solved, what == "end-y"),
        "n-plans" => solved.n_plans.map(|n| n.to_string()),
        "values" => Some(values(state)),
        "growth" => horizon::growth(&horizon::by_horizon(state, &|_| ())).map(|ratio| decimals(ratio, 4)),
        "turn" => turn(state, &solved),
        "turns" => Some(break_even::changes(state, &solved)?.len().to_string()),
        "sum-plan" => Some(sum_plan(&solved)),
        _ => of_option(&solved, root, what),
    }
}

/// The first break-even: exactly, or to three digits where only bounds are known.
fn turn(state: &State, solved: &Solved) -> Option<String> {
    let changes = break_even::changes(state, solved)?;
    let first = changes.first()?;
    let rounded = |end: &lookahead_game::Exact| decimals(end.to_f64(), 3);
    match &first.exact {
        Some(at) => Some(crate::number::shown(at)),
        None => Some(rounded(&first.low)).filter(|low| *low == rounded(&first.high)),
    }
}

/// The state after these moves from the start.
fn after(solved: &Solved, path: &[&str]) -> Option<StateIdx> {
    path.iter().try_fold(solved.layers.root(), |state, name| {
        let n_options = u32::try_from(solved.layers.n_options(state)).ok()?;
        let option = (0..n_options).find(|option| solved.name(state, *option) == *name)?;
        Some(solved.layers.outcomes(state, option).next()?.1)
    })
}

/// What of the other good is still to come at a twin.
fn twin(solved: &Solved, state: StateIdx, good: usize) -> Option<String> {
    Some(told(&solved.explain(state)?.goods.get(good)?.twin_future))
}

/// What a first move leads to: `move-<name>`.
fn of_option(solved: &Solved, root: StateIdx, what: &str) -> Option<String> {
    let name = what.strip_prefix("move-")?;
    let n_options = u32::try_from(solved.layers.n_options(root)).ok()?;
    let option = (0..n_options).find(|option| solved.name(root, *option) == name)?;
    Some(told(&solved.explain(root)?.options.get(usize::try_from(option).ok()?)?.worth))
}

fn names(solved: &Solved, plan: &[(StateIdx, u32)]) -> String {
    let names: Vec<String> = plan.iter().map(|(state, option)| solved.name(*state, *option)).collect();
    names.join(", ")
}

fn plan(solved: &Solved) -> String {
    names(solved, &solved.plan())
}

fn sum_plan(solved: &Solved) -> String {
    let sum =
        lookahead_game::value::mutual::final_sum_plan::<lookahead_game::value::mutual::Mixed>(&solved.layers);
    let plan: Vec<_> = sum.plan(&solved.layers).into_iter().map(|step| (step.state, step.option)).collect();
    names(solved, &plan)
}

fn end(solved: &Solved, is_y: bool) -> Option<String> {
    let reached = solved.layers.reached(&|at| solved.chosen(at));
    let [x, y] = solved.amounts(*reached.last()?);
    Some(if is_y { y } else { x })
}

/// VX with 0, 1, 2, … steps to go, the first nine.
fn values(state: &State) -> String {
    let rows = horizon::by_horizon(state, &|_| ());
    let values: Vec<String> = rows.iter().take(9).map(|[vx, ..]| told(vx)).collect();
    values.join(", ")
}

/// States for the tests: plain, odd and garbage.
pub(super) fn samples() -> Vec<Query> {
    let own = r#"{"horizon":1,"start":{"x":1,"y":2},"floor":0,"cap":9,"moves":[{"name":"a \" b","x":[0,1,0],"y":[1,0,0]}]}"#;
    let mut with_world = query::parse("horizon=3&view=rulers");
    with_world.insert("world".to_owned(), own.to_owned());
    let mut broken = query::parse("gamma=0.5");
    broken.insert("world".to_owned(), "{ nonsense".to_owned());
    let texts = [
        "",
        "preset=orchard&horizon=3&step=1&node=2",
        "preset=ping-pong&horizon=2&view=chart",
        "preset=random&seed=7&view=rulers",
        "preset=sabotage&commit=0",
        "preset=orchard&horizon=6&from=0.1&fold=0.1.0~0.1.1.1&find=x%3D3",
        "preset=chance&from=9.9.9&fold=~x&find=go%3D1",
        "preset=baseline-flip&baseline=typed&bx=-1&by=2",
        "gamma=9/10&eps=1/3&wx=0&wy=2.5&counterfactual=replay&steer=next&vary=wx",
        "preset=no-such&horizon=-1&gamma=2&eps=x&baseline=sky&bx=0.5&view=&node=q&step=9999999999&seed=-3",
    ];
    texts.iter().map(|text| query::parse(text)).chain([with_world, broken]).collect()
}
