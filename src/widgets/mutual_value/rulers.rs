//! The same world under other rulers: all ways of valuing rule worlds in the registry, `lookahead_game::value::WORLD_WAYS`,
//! each with its moves and where it ends.

use std::ops::ControlFlow;

use lookahead_game::value::WORLD_WAYS;
use lookahead_game::value::mutual::{Layers, Mixed, Params, StateIdx, final_sum_plan, ordinary, value};
use lookahead_game::world::{Player, random_world};

use super::model::State;
use super::solve::Solved;
use super::worlds::RANDOM;
use crate::figures::number::decimals;
use crate::figures::{Ask, Drawn};
use crate::page::Node;
use crate::widgets::settings_parts::plain_table;

/// Random worlds counted.
pub(super) const N_RANDOM: u32 = 1_000;
/// Most states of one of them.
const MOST_STATES: u32 = 2_000;

/// A ruler's plan.
struct Ruler {
    code: &'static str,
    plan: Vec<(StateIdx, u32)>,
    end: Option<StateIdx>,
}

/// The rulers view.
pub(super) fn draw(ask: &Ask<'_>, state: &State, solved: &Solved, drawn: &mut Drawn) {
    let rulers = rulers(solved);
    let head = ["rulers_who", "rulers_moves", "rulers_end"].map(|key| ask.words.word(key));
    let mutual = rulers.first().map(|ruler| ruler.plan.clone()).unwrap_or_default();
    let row = |ruler: &Ruler| {
        let name = Node::text(ask.words.word(&format!("ruler.{}", ruler.code)));
        vec![name, moves(ask, solved, ruler, &mutual), Node::text(end(solved, ruler))]
    };
    let table = plain_table(&ask.words.word("rulers_caption"), &head, rulers.iter().map(row).collect());
    drawn.picture = vec![table];
    let differs = rulers.iter().any(|ruler| ruler.code == "final-sum" && ruler.plan != mutual);
    let boring = solved.mutual.is_boring(&solved.layers, &solved.params);
    let sum = ask.words.word(if differs { "rulers_sum_differs" } else { "rulers_sum_same" });
    let twin = ask.words.word(if boring { "rulers_twin_same" } else { "rulers_twin_other" });
    drawn.readout = format!("{sum} {twin}");
    if state.valued.preset == RANDOM {
        let n_other = n_differing();
        let percent = decimals(f64::from(n_other) * 100.0 / f64::from(N_RANDOM), 1);
        let (n, all) = (n_other.to_string(), N_RANDOM.to_string());
        let fill = [("n", n.as_str()), ("all", &all), ("percent", &percent)];
        drawn.readout = format!("{} {}", drawn.readout, ask.words.fill("rulers_random", &fill));
    }
}

/// Every ruler of the registry. A plan that was committed to stands in for mutual value's own.
fn rulers(solved: &Solved) -> Vec<Ruler> {
    let mut go_on = |_, _| ControlFlow::Continue(());
    let mut found = vec![ruler(&solved.layers, "mutual", &|at| solved.chosen(at))];
    for way in WORLD_WAYS.iter().filter(|way| way.code != "mutual") {
        if solved.n_plans.is_some() && way.code == "boring-twin" {
            // Of the numbers that the committed plan gives.
            let reward = |at| solved.mutual.worth(at).reward();
            let twin = ordinary(&solved.layers, &solved.params.gamma, &reward);
            found.push(ruler(&solved.layers, way.code, &|at| twin.chosen(at)));
        } else if let Some(Ok(valued)) = way.value_world(&solved.layers, &solved.params, &mut go_on) {
            found.push(ruler(&solved.layers, way.code, &|at| valued.chosen(at)));
        }
    }
    found
}

fn ruler(layers: &Layers, code: &'static str, chosen: &dyn Fn(StateIdx) -> Option<u32>) -> Ruler {
    let reached = layers.reached(chosen);
    let decided = |at: &StateIdx| layers.player(*at).is_some_and(|who| who != Player::Chance);
    let plan = reached.iter().filter(|at| decided(at)).filter_map(|at| Some((*at, chosen(*at)?))).collect();
    let mut ends = reached.iter().filter(|at| layers.player(**at).is_none());
    let end = ends.next().copied();
    Ruler { code, plan, end: end.filter(|_| ends.next().is_none()) }
}

/// The moves of a plan; those that differ from mutual value's at the same step are marked.
fn moves(ask: &Ask<'_>, solved: &Solved, ruler: &Ruler, mutual: &[(StateIdx, u32)]) -> Node {
    const MOST: usize = 12;
    let mark = ask.words.word("rulers_mark");
    let one = |(at, step): (usize, &(StateIdx, u32))| {
        let name = solved.name(step.0, step.1);
        let other = mutual.get(at).map(|(state, option)| solved.name(*state, *option));
        let text = if at + 1 < ruler.plan.len().min(MOST) { ", " } else { "" };
        if other.as_ref() == Some(&name) {
            Node::words("span", &[], &format!("{name}{text}"))
        } else {
            Node::words("b", &[], &format!("{mark} {name}{text}"))
        }
    };
    Node::element("span", &[], ruler.plan.iter().take(MOST).enumerate().map(one).collect())
}

fn end(solved: &Solved, ruler: &Ruler) -> String {
    let Some(end) = ruler.end else { return "…".to_owned() };
    let [x, y] = solved.amounts(end);
    format!("({x}, {y})")
}

/// In how many of the first thousand random worlds mutual value ends elsewhere than an agent that wants x + y.
pub(super) fn n_differing() -> u32 {
    let params: Params<Mixed> = Params::default().to();
    let differs = |seed: u32| -> Option<bool> {
        let layers = Layers::unroll(&random_world(u64::from(seed)), [0, 0], MOST_STATES).ok()?;
        let mutual = value(&layers, &params).ok()?;
        let sum = final_sum_plan::<Mixed>(&layers);
        let end = |chosen: &dyn Fn(StateIdx) -> Option<u32>| {
            layers.reached(chosen).last().map(|end| layers.amounts(*end))
        };
        Some(end(&|at| mutual.chosen(at)) != end(&|at| sum.chosen(at)))
    };
    let n = (0..N_RANDOM).filter(|seed| differs(*seed) == Some(true)).count();
    u32::try_from(n).unwrap_or(0)
}
