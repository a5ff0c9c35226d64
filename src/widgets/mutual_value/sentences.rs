//! What a state means, in sentences; all words stand in `content/`.

use lookahead_game::Exact;
use lookahead_game::value::mutual::{StateIdx, Steer};
use lookahead_game::world::Player;

use super::model::State;
use super::presets::{OWN, RANDOM};
use super::solve::{Num, Solved, solve};
use crate::figures::Ask;

/// What is seen; it never tells the answer.
pub(super) fn title(ask: &Ask<'_>, state: &State) -> String {
    match state.view {
        "prices" => ask.words.word("prices_title"),
        "loop" => ask.words.word("loop_title"),
        "chart" => ask.words.word("chart_title"),
        "rulers" => ask.words.word("rulers_title"),
        _ => world_title(ask, state),
    }
}

fn world_title(ask: &Ask<'_>, state: &State) -> String {
    match state.preset.as_str() {
        OWN => ask.words.word("title_own"),
        RANDOM => ask.words.fill("title_random", &[("seed", &state.seed.to_string())]),
        slug => ask.words.word(&format!("world.{slug}.title")),
    }
}

/// Lines about what could not be used and what is odd. Problems of numbers stand beside their controls.
pub(super) fn notes(ask: &Ask<'_>, state: &State) -> Vec<String> {
    let problem = state.world_problem.iter().map(|problem| ask.words.fill("world_refused", &[("problem", problem)]));
    let odd = state.world_notes.iter().take(3).map(|odd| ask.words.fill("world_odd", &[("problem", odd)]));
    problem.chain(odd).collect()
}

/// The names of the moves of the plan, in words.
pub(super) fn plan_words(ask: &Ask<'_>, solved: &Solved, plan: &[(StateIdx, u32)]) -> String {
    const MOST: usize = 12;
    let mut names: Vec<String> =
        plan.iter().take(MOST).map(|(state, option)| solved.name(*state, *option)).collect();
    if plan.len() > MOST {
        names.push("…".to_owned());
    }
    if names.is_empty() { ask.words.word("plan_none") } else { names.join(", ") }
}

/// The readout of the tree.
pub(super) fn readout(ask: &Ask<'_>, state: &State, solved: &Solved) -> String {
    let root = solved.layers.root();
    let [vx, vy, _, _, j] = solved.worth(root).map(|num| num.shown());
    let worths = ask.words.fill("readout_worths", &[("vx", &vx), ("vy", &vy), ("j", &j)]);
    if state.params.anchors.iter().all(Exact::is_zero) {
        return ask.words.word("readout_no_anchor");
    }
    let mut text = format!("{} {worths}", first_move(ask, state, solved, root));
    if state.commit {
        text += &uncommitted(ask, state, solved);
    }
    if state.params.gamma != Exact::ONE && discount_key(state, solved) == "discount_idle" {
        text += &ask.words.word("readout_idle");
    }
    text
}

/// What the same agent gets if it chooses move by move.
fn uncommitted(ask: &Ask<'_>, state: &State, committed: &Solved) -> String {
    let Ok(free) = solve(&State { commit: false, ..state.clone() }, &|_| ()) else { return String::new() };
    let [.., j] = free.worth(free.layers.root()).map(|num| num.shown());
    let key = if free.plan() == committed.plan() { "readout_free_same" } else { "readout_free_other" };
    ask.words.fill(key, &[("j", &j)])
}

/// The first move and why.
fn first_move(ask: &Ask<'_>, state: &State, solved: &Solved, root: StateIdx) -> String {
    let best = solved.best(root);
    let n_options = solved.layers.n_options(root);
    let (Some(chosen), Some(why)) = (solved.chosen(root), solved.explain(root)) else {
        return ask.words.word("readout_end");
    };
    if n_options < 2 {
        return ask.words.fill("readout_only", &[("move", &solved.name(root, chosen))]);
    }
    let name = solved.name(root, chosen);
    if best.len() > 1 && !state.commit {
        let names: Vec<String> = best.iter().map(|option| solved.name(root, *option)).collect();
        return ask.words.fill("readout_tie", &[("moves", &names.join(", ")), ("move", &name)]);
    }
    let worth = |option: u32| usize::try_from(option).ok().and_then(|at| why.options.get(at)).map(Num::shown);
    let worth_of = |option: u32| worth(option).unwrap_or_default();
    let second = runner_up(&why.options, chosen);
    let by = ask.words.word(if state.params.steer == Steer::Next { "by_next" } else { "by_whole" });
    let margin = why.margin.as_ref().map(Num::shown).unwrap_or_default();
    let key = if state.commit { "readout_commit" } else { "readout_move" };
    ask.words.fill(
        key,
        &[
            ("move", &name),
            ("worth", &worth_of(chosen)),
            ("other", &second.map(|option| solved.name(root, option)).unwrap_or_default()),
            ("other_worth", &second.map(worth_of).unwrap_or_default()),
            ("margin", &margin),
            ("by", &by),
        ],
    )
}

/// What is compared at one state, and by how much it wins.
pub(super) fn comparison(ask: &Ask<'_>, solved: &Solved, state: StateIdx) -> String {
    let [x, y] = solved.amounts(state);
    let (Some(chosen), Some(why)) = (solved.chosen(state), solved.explain(state)) else {
        let [vx, vy, ..] = solved.worth(state).map(|num| num.shown());
        return ask.words.fill("compare_end", &[("x", &x), ("y", &y), ("vx", &vx), ("vy", &vy)]);
    };
    let one = |(option, worth): (u32, &Num)| {
        ask.words.fill("compare_one", &[("move", &solved.name(state, option)), ("worth", &worth.shown())])
    };
    let list: Vec<String> = (0..).zip(&why.options).map(one).collect();
    let margin = why.margin.as_ref().map(Num::shown).unwrap_or_default();
    let key = match solved.layers.player(state) {
        Some(Player::Chance) => "compare_chance",
        Some(Player::Adversary) => "compare_rival",
        _ if solved.best(state).len() > 1 => "compare_tie",
        _ if list.len() < 2 => "compare_only",
        _ => "compare",
    };
    let name = solved.name(state, chosen);
    let fill = [("x", x.as_str()), ("y", &y), ("list", &list.join(", ")), ("move", &name), ("margin", &margin)];
    ask.words.fill(key, &fill)
}

fn runner_up(options: &[Num], chosen: u32) -> Option<u32> {
    let others = (0..).zip(options).filter(|(option, _)| *option != chosen);
    others.max_by(|(_, one), (_, other)| one.to_f64().total_cmp(&other.to_f64())).map(|(option, _)| option)
}

/// What came out, point by point.
pub(super) fn came_out(ask: &Ask<'_>, state: &State, solved: &Solved) -> Vec<String> {
    let mut points = vec![ask.words.fill("came_plan", &[("plan", &plan_words(ask, solved, &solved.plan()))])];
    let root = solved.layers.root();
    let [vx, vy, gx, gy, _] = solved.worth(root).map(|num| num.shown());
    points.push(ask.words.fill("came_worths", &[("vx", &vx), ("vy", &vy), ("gx", &gx), ("gy", &gy)]));
    points.push(ask.words.word(discount_key(state, solved)));
    let cap = state.world.cap as f64;
    let touches = |at| solved.layers.amounts(at).iter().any(|amount| *amount >= cap);
    if solved.layers.states().any(touches) {
        points.push(ask.words.fill("came_cap", &[("cap", &state.world.cap.to_string())]));
    }
    if let Some(n_plans) = solved.n_plans {
        points.push(ask.words.fill("came_commit", &[("n", &n_plans.to_string())]));
    }
    points
}

/// Can the discount change a move here?
fn discount_key(state: &State, solved: &Solved) -> &'static str {
    if state.params.eps.is_zero() && solved.is_level() { "discount_idle" } else { "discount_counts" }
}
