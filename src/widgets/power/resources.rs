//! Named goals, each with what it needs: which of their plans gather first, and which need to stay switched on.

use lookahead_models::instrumental::{GoalPlan, ResourceAnswer, Resources, resources};

use super::model::State;
use crate::figures::Speaker;
use crate::page::Node;

const SQUARE: u32 = 16;
const GAP: u32 = 7;
/// More steps of gathering than this are told by their number alone.
const MOST_SQUARES: u32 = 6;

/// The goals and their plans.
pub(super) struct Goals {
    /// What was asked.
    pub asked: Resources,
    /// What came out.
    pub answer: ResourceAnswer,
}

/// The goals of a state; none where the model refuses them.
pub(super) fn goals(state: &State) -> Option<Goals> {
    let asked = state.resources();
    let answer = resources(&asked).ok()?;
    Some(Goals { asked, answer })
}

/// How many feasible plans gather, and how many need to stay switched on.
pub(super) fn counts(answer: &ResourceAnswer) -> (usize, usize) {
    let count =
        |is_counted: fn(&GoalPlan) -> bool| answer.plans.iter().filter(|plan| is_counted(plan)).count();
    (count(|plan| plan.gathers), count(|plan| plan.needs_staying_on))
}

/// A goal's name: from the words, and by its number beyond them.
pub(super) fn goal_name(words: &Speaker<'_>, idx: usize) -> String {
    let names = words.list("goals");
    names.get(idx).cloned().unwrap_or_else(|| words.fill("goal_number", &[("n", &(idx + 1).to_string())]))
}

/// What a plan comes to, in words.
pub(super) fn verdict(words: &Speaker<'_>, plan: &GoalPlan) -> String {
    let key = match plan {
        GoalPlan { feasible: false, .. } => "verdicts.too_far",
        GoalPlan { gathers: true, gather_steps: 1, .. } => "verdicts.gathers_once",
        GoalPlan { gathers: true, .. } => "verdicts.gathers",
        GoalPlan { needs_staying_on: true, .. } => "verdicts.at_once",
        _ => "verdicts.nothing",
    };
    words.fill(key, &[("n", &plan.gather_steps.to_string())])
}

/// One row for each goal in both layouts.
pub(super) fn goal_nodes(words: &Speaker<'_>, goals: &Goals, label: &str) -> Vec<Node> {
    vec![drawing(words, goals, label, true), drawing(words, goals, label, false)]
}

fn drawing(words: &Speaker<'_>, goals: &Goals, label: &str, is_wide: bool) -> Node {
    let row = if is_wide { 34 } else { 62 };
    let plans = &goals.answer.plans;
    let rows = (0_u32..).zip(plans);
    let parts =
        rows.flat_map(|(idx, plan)| draw_row(words, goals, idx, plan, is_wide, 8 + row * idx)).collect();
    let height = (row * plans.len() as u32 + 12).to_string();
    let (width, layout) = if is_wide { ("640", "wide") } else { ("320", "narrow") };
    let (class, view_box) = (format!("tree-view {layout}"), format!("0 0 {width} {height}"));
    let mut attributes = vec![("viewBox", view_box.as_str()), ("role", "img"), ("aria-label", label)];
    attributes.extend(if is_wide {
        vec![("width", width), ("height", &height)]
    } else {
        vec![("width", "100%")]
    });
    Node::element("div", &[("class", &class)], vec![Node::element("svg", &attributes, parts)])
}

fn draw_row(
    words: &Speaker<'_>,
    goals: &Goals,
    idx: u32,
    plan: &GoalPlan,
    is_wide: bool,
    top: u32,
) -> Vec<Node> {
    let need = goals.asked.needs.get(idx as usize).copied().unwrap_or(0);
    let name = goal_name(words, idx as usize);
    let name = words.fill("goal_row", &[("goal", &name), ("need", &need.to_string())]);
    let (x, y) = if is_wide { (330, top) } else { (12, top + 22) };
    let mut parts = vec![text("", 8, top + 16, &name)];
    let n_squares = if plan.gathers { plan.gather_steps.min(MOST_SQUARES) } else { 0 };
    parts.extend((0..n_squares).map(|step| square(x + step * (SQUARE + GAP), y + 4)));
    let at = x + n_squares * (SQUARE + GAP);
    if plan.feasible {
        parts.push(triangle(at, y + 4));
    }
    parts.push(text("soft", at + 26, y + 17, &verdict(words, plan)));
    parts
}

fn text(class: &str, x: u32, y: u32, words: &str) -> Node {
    let (x, y) = (x.to_string(), y.to_string());
    Node::words("text", &[("class", class), ("x", &x), ("y", &y)], words)
}

fn square(x: u32, y: u32) -> Node {
    let data = format!("M{x} {y}h{SQUARE}v{SQUARE}h-{SQUARE}Z");
    Node::leaf("path", &[("class", "node player-0"), ("d", &data)])
}

fn triangle(x: u32, y: u32) -> Node {
    let data = format!("M{x} {}L{} {y}V{}Z", y + SQUARE / 2, x + SQUARE, y + SQUARE);
    Node::leaf("path", &[("class", "node end"), ("d", &data)])
}
