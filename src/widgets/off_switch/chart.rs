//! What asking gains over the best of the others, against one parameter: the person's errors, or the machine's doubt.
//! Where the line crosses zero asking stops paying; that place is drawn as an upright line.

use lookahead_chart::{AxisRange, LineChart, Reference, Scene, Series, line_chart};
use lookahead_models::off_switch::{Axis, BreakEven, Curve, Human, LARGEST_UTILITY, curve, spaced};

use super::model::State;
use crate::figures::Speaker;
use crate::figures::number::decimals;
use crate::figures::pictures::line_chart_nodes;
use crate::page::Node;

/// Enough for a smooth line, few enough for a table.
const N_PLACES: u32 = 101;
/// Errors beyond this rate are worse than a coin.
const WIDEST_RATE: f64 = 0.6;

/// One parameter along which the game is drawn.
pub(super) struct Sweep {
    axis: Axis,
    /// Its words stand under `chart.x_<name>`.
    pub name: &'static str,
    /// Where the figure stands now.
    pub now: f64,
    /// Where asking begins or stops paying.
    limits: Vec<f64>,
    most: f64,
}

/// The parameter that is chosen.
pub(super) fn sweep(state: &State) -> Sweep {
    let axis = match (state.choice("chart"), state.has_points(), state.human()) {
        ("doubt", false, _) => Axis::Deviation,
        ("doubt", true, _) => Axis::Probability,
        (_, _, Human::ConstantError { .. }) => Axis::Rate,
        _ => Axis::Beta,
    };
    let (name, now) = match axis {
        Axis::Deviation => ("deviation", state.number("deviation")),
        Axis::Probability => ("p", state.number("p")),
        Axis::Rate => ("rate", state.number("rate")),
        _ if state.human() == Human::Rational => ("beta", 0.0),
        _ => ("beta", state.number("beta")),
    };
    let limits = match axis {
        Axis::Deviation => place(state.deviation_limit()).into_iter().collect(),
        Axis::Probability => state.window(),
        _ => place(state.error_limit()).into_iter().collect(),
    };
    let most = match axis {
        Axis::Probability => 1.0,
        Axis::Rate => WIDEST_RATE.max(now),
        _ => width(now, limits.first().copied(), 1.0),
    };
    Sweep { axis, name, now, limits, most }
}

/// Room for the present value and for the break-even, unless that lies far away.
fn width(now: f64, limit: Option<f64>, least: f64) -> f64 {
    let near = least.max(1.6 * now);
    limit
        .filter(|limit| *limit < 20.0 * near)
        .map_or(near, |limit| near.max(2.0 * limit))
        .min(LARGEST_UTILITY)
}

/// The place of a break-even, where it has one.
pub(super) fn place(limit: BreakEven) -> Option<f64> {
    match limit {
        BreakEven::Exact(at) | BreakEven::Bracketed(at) => Some(at),
        BreakEven::Always | BreakEven::Never => None,
    }
}

/// The game along the parameter; empty where it cannot be worked out.
pub(super) fn along(state: &State, sweep: &Sweep) -> Curve {
    let places = spaced(0.0, sweep.most, N_PLACES).unwrap_or_default();
    curve(&state.question(), sweep.axis, &places).unwrap_or_default()
}

/// What a person who never errs would be worth asking, at each place.
pub(super) fn without_errors(curve: &Curve) -> Vec<f64> {
    curve.defer_rational.iter().zip(&curve.act).map(|(defer, act)| defer - act.max(0.0)).collect()
}

/// The chart in both layouts.
pub(super) fn chart_nodes(words: &Speaker<'_>, sweep: &Sweep, curve: &Curve, label: &str) -> Vec<Node> {
    line_chart_nodes(&|empty| scene(words, sweep, curve, empty), label)
}

fn scene(words: &Speaker<'_>, sweep: &Sweep, curve: &Curve, mut chart: LineChart) -> Scene {
    chart.x.title = words.word(&format!("chart.x_{}", sweep.name));
    chart.x.range = AxisRange::Fixed(0.0, sweep.most);
    chart.y.title = words.word("chart.y");
    chart.y.range = AxisRange::Including(vec![0.0]);
    let line =
        |name: &str, y: &[f64]| Series::new(words.word(name), curve.x.iter().copied().zip(y.iter().copied()));
    // Along the person's errors one who makes none is the left end of the same line.
    let has_errors = matches!(sweep.axis, Axis::Deviation | Axis::Probability)
        && curve.delta.iter().zip(without_errors(curve)).any(|(with, without)| *with < without);
    if has_errors {
        chart.series =
            vec![line("chart.person", &curve.delta), line("chart.no_errors", &without_errors(curve))];
    } else {
        chart.series = vec![line("chart.gain", &curve.delta)];
    }
    for at in sweep.limits.iter().filter(|at| (0.0..=sweep.most).contains(*at)) {
        let label = words.fill("chart.limit", &[("limit", &decimals(*at, 3))]);
        chart.references.push(Reference::AtX { x: *at, label });
    }
    let label = words.fill("chart.now", &[("now", &decimals(sweep.now, 3))]);
    chart.references.push(Reference::AtX { x: sweep.now, label });
    line_chart(&chart)
}
