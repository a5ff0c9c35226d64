//! Worlds without an end, where values leak: there a plan that suits its own values may be one, several or none.

use std::ops::ControlFlow;

use lookahead_game::Exact;
use lookahead_game::value::stationary::{Iteration, Joint, Policy, StationaryWorld, Verdict};

use super::model::State;
use crate::figures::number::decimals;
use crate::figures::{Ask, Drawn, Table};
use crate::page::Node;
use crate::widgets::settings_parts::plain_table;

/// Policies tried at most: two moves at each of four places.
const MOST_POLICIES: u64 = 64;

/// Four places, (0,0), (0,1), (1,0), (1,1), and where two moves lead. Found by a search over all such worlds.
pub(super) fn world(state: &State) -> StationaryWorld {
    let next = match state.looped {
        "several" => vec![vec![1, 2, 2, 1], vec![2, 2, 0, 2]],
        "none" => vec![vec![1, 1, 2, 0], vec![1, 2, 0, 3]],
        _ => vec![vec![2, 2, 0, 3], vec![1, 0, 1, 0]],
    };
    let [leak, gamma, wx, wy] = state.leaky.each_ref().map(Exact::to_f64);
    StationaryWorld {
        next,
        twins: [vec![0, 1, 0, 1], vec![0, 0, 2, 2]],
        own: [vec![0.0, 0.0, 2.0 * wx, 2.0 * wx], vec![0.0, wy, 0.0, wy]],
        gamma,
        kappa: leak,
    }
}

/// The loop view.
pub(super) fn draw(ask: &Ask<'_>, state: &State, drawn: &mut Drawn) {
    let world = world(state);
    let joint = world.joint(MOST_POLICIES, &mut |_, _| ControlFlow::Continue(()));
    let joint = match joint {
        Ok(joint) => joint,
        Err(error) => {
            drawn.notes.push(ask.words.fill("trouble", &[("reason", &error.to_string())]));
            return;
        }
    };
    let key = match joint.verdict() {
        Verdict::One => "loop_one",
        Verdict::Several => "loop_several",
        Verdict::Unsettled => "loop_none",
        Verdict::Unknown => "loop_unknown",
    };
    drawn.readout = ask.words.fill(key, &[("n", &joint.fixed_points.len().to_string())]);
    drawn.picture = vec![places(ask, &world, &joint)];
    drawn.came_out = vec![
        iteration(ask, "loop_from_first", &joint.from_first),
        iteration(ask, "loop_from_last", &joint.from_last),
    ];
    let [_, gamma, ..] = &state.leaky;
    if *gamma >= Exact::ratio(1, 3).unwrap_or_default() {
        drawn.came_out.push(ask.words.word("loop_wide"));
    }
    drawn.table = table(ask, &world, &joint);
}

/// A policy as the letters of its moves.
fn letters(policy: &Policy) -> String {
    policy.iter().map(|option| if *option == 0 { 'A' } else { 'B' }).collect()
}

fn iteration(ask: &Ask<'_>, key: &str, from: &Iteration) -> String {
    let trace: Vec<String> = from.trace.iter().map(letters).collect();
    let ends = match from.cycle {
        Some(1) => ask.words.word("loop_rests"),
        Some(period) => ask.words.fill("loop_circles", &[("n", &period.to_string())]),
        None => ask.words.word("loop_breaks"),
    };
    ask.words.fill(key, &[("trace", &trace.join(" → ")), ("ends", &ends)])
}

const PLACES: [&str; 4] = ["(0, 0)", "(0, 1)", "(1, 0)", "(1, 1)"];

/// Where the moves lead, and what each settled plan does there.
fn places(ask: &Ask<'_>, world: &StationaryWorld, joint: &Joint) -> Node {
    let mut head: Vec<String> = ask.words.list("loop_head");
    head.extend(
        (1..=joint.fixed_points.len()).map(|n| ask.words.fill("loop_plan", &[("n", &n.to_string())])),
    );
    let row = |(at, name): (usize, &&str)| {
        let mut cells = vec![Node::text(*name)];
        cells.extend(world.next.iter().map(|to| {
            let to = to.get(at).and_then(|to| PLACES.get(*to as usize)).copied().unwrap_or_default();
            Node::text(to)
        }));
        cells.extend(joint.fixed_points.iter().map(|policy| {
            let letter: String = letters(policy).chars().skip(at).take(1).collect();
            Node::words("b", &[], &letter)
        }));
        cells
    };
    plain_table(&ask.words.word("loop_caption"), &head, PLACES.iter().enumerate().map(row).collect())
}

/// J of every settled plan.
fn table(ask: &Ask<'_>, world: &StationaryWorld, joint: &Joint) -> Table {
    let rows = joint.fixed_points.iter().filter_map(|policy| {
        let value = world.evaluate(policy).ok()?;
        let mut cells = vec![letters(policy)];
        cells.extend(value.j.iter().map(|j| decimals(*j, 4)));
        Some(cells)
    });
    let mut head = vec![ask.words.word("loop_policy")];
    head.extend(PLACES.iter().map(|place| format!("J {place}")));
    Table { caption: ask.words.word("loop_title"), head, rows: rows.collect() }
}
