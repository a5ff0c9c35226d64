//! What a state means, in sentences; all words stand in `content/`.

use lookahead_game::Exact;
use lookahead_game::value::mutual::{Explanation, Mixed, Number, OptionWorth, StateIdx, Steer};
use lookahead_game::world::Player;

use super::model::State;
use super::solve::{Solved, solve};
use super::worlds::{OWN, RANDOM, Valued, told};
use crate::figures::Ask;

/// What is seen; it never tells the answer.
pub(super) fn title(ask: &Ask<'_>, state: &State) -> String {
    match state.view {
        "rulers" => ask.words.word("rulers_title"),
        "chart" => ask.words.word("chart_title"),
        _ => world_title(ask, &state.valued),
    }
}

fn world_title(ask: &Ask<'_>, valued: &Valued) -> String {
    match valued.preset.as_str() {
        OWN => ask.words.word("title_own"),
        RANDOM => ask.words.fill("title_random", &[("seed", &valued.seed.to_string())]),
        slug => ask.words.word(&format!("world.{slug}.title")),
    }
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
    let [vx, vy, _, _, j] = solved.told(root);
    let worths = ask.words.fill("readout_worths", &[("vx", &vx), ("vy", &vy), ("j", &j)]);
    if state.valued.params.anchors.iter().all(Exact::is_zero) {
        return ask.words.word("readout_no_anchor");
    }
    let mut text = format!("{} {worths}", first_move(ask, state, solved, root));
    if state.commit {
        text += &uncommitted(ask, state, solved);
    }
    if state.valued.params.gamma != Exact::ONE && discount_key(state, solved) == "discount_idle" {
        text += &ask.words.word("readout_idle");
    }
    text
}

/// What the same agent gets if it chooses move by move.
fn uncommitted(ask: &Ask<'_>, state: &State, committed: &Solved) -> String {
    let Ok(free) = solve(&State { commit: false, ..state.clone() }, &|_| ()) else { return String::new() };
    let [.., j] = free.told(free.layers.root());
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
    let worth = |option: u32| {
        usize::try_from(option).ok().and_then(|at| why.options.get(at)).map(|one| told(&one.worth))
    };
    let worth_of = |option: u32| worth(option).unwrap_or_default();
    let second = runner_up(&why, chosen);
    let by = ask.words.word(if state.valued.params.steer == Steer::Next { "by_next" } else { "by_whole" });
    let margin = why.margin.as_ref().map(told).unwrap_or_default();
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
        let [vx, vy, ..] = solved.told(state);
        return ask.words.fill("compare_end", &[("x", &x), ("y", &y), ("vx", &vx), ("vy", &vy)]);
    };
    let one = |one: &OptionWorth<Mixed>| {
        ask.words
            .fill("compare_one", &[("move", &solved.name(state, one.option)), ("worth", &told(&one.worth))])
    };
    let list: Vec<String> = why.options.iter().map(one).collect();
    let margin = why.margin.as_ref().map(told).unwrap_or_default();
    let key = match solved.layers.player(state) {
        Some(Player::Chance) => "compare_chance",
        Some(Player::Adversary) => "compare_rival",
        _ if solved.best(state).len() > 1 => "compare_tie",
        _ if list.len() < 2 => "compare_only",
        _ => "compare",
    };
    let name = solved.name(state, chosen);
    let fill =
        [("x", x.as_str()), ("y", &y), ("list", &list.join(", ")), ("move", &name), ("margin", &margin)];
    ask.words.fill(key, &fill)
}

fn runner_up(why: &Explanation<Mixed>, chosen: u32) -> Option<u32> {
    let others = why.options.iter().filter(|one| one.option != chosen);
    others
        .reduce(|best, one| if one.worth.order(&best.worth).is_ge() { one } else { best })
        .map(|one| one.option)
}

/// What came out, point by point.
pub(super) fn came_out(ask: &Ask<'_>, state: &State, solved: &Solved) -> Vec<String> {
    let mut points = vec![ask.words.fill("came_plan", &[("plan", &plan_words(ask, solved, &solved.plan()))])];
    let root = solved.layers.root();
    let [vx, vy, gx, gy, _] = solved.told(root);
    points.push(ask.words.fill("came_worths", &[("vx", &vx), ("vy", &vy), ("gx", &gx), ("gy", &gy)]));
    points.push(ask.words.word(discount_key(state, solved)));
    if solved.touches(state.valued.world.cap) {
        points.push(ask.words.fill("came_cap", &[("cap", &state.valued.world.cap.to_string())]));
    }
    if let Some(n_plans) = solved.n_plans {
        points.push(ask.words.fill("came_commit", &[("n", &n_plans.to_string())]));
    }
    points
}

/// Can the discount change a move here?
fn discount_key(state: &State, solved: &Solved) -> &'static str {
    if state.valued.params.eps.is_zero() && solved.is_level() { "discount_idle" } else { "discount_counts" }
}
