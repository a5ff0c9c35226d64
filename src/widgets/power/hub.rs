//! Goals behind a hub: the chance that the best of `k` goals at hand is beaten by the best of `m` goals one step
//! further, against the discount.

use lookahead_chart::{AxisRange, LineChart, Reference, Scene, Series, line_chart};
use lookahead_game::Exact;
use lookahead_models::instrumental::{drawn_hub_share, hub_probability, hub_probability_f64};
use lookahead_models::{Estimate, Seed};

use super::model::State;
use crate::figures::Speaker;
use crate::figures::number::decimals;
use crate::figures::pictures::line_chart_nodes;
use crate::number::shown;
use crate::page::Node;

/// Steps of γ along the chart.
const N_STEPS: u32 = 40;
/// Draws of the check; few enough to be done at once.
const N_DRAWS: u32 = 20_000;

/// What the figure tells of goals behind a hub.
pub(super) struct Chance {
    /// Now, as a double.
    pub now: f64,
    /// Now, exactly; none where the fraction grows too long.
    pub exact: Option<Exact>,
    /// By drawing.
    pub drawn: Estimate,
    /// The discount above which the hub is the better bet; none where it never is.
    pub turn: Option<f64>,
}

/// The chance now, exactly and by drawing, and where it passes one half.
pub(super) fn chance(state: &State) -> Chance {
    let goals = state.goals();
    let gamma = goals.gamma.to_f64();
    let seed = Seed::new(u64::from(state.number("seed")));
    Chance {
        now: at(state, gamma),
        exact: hub_probability(&goals).ok(),
        drawn: drawn_hub_share(goals.behind, goals.direct, gamma, seed, N_DRAWS).unwrap_or_default(),
        turn: turn(state),
    }
}

fn at(state: &State, gamma: f64) -> f64 {
    hub_probability_f64(state.number("m"), state.number("k"), gamma).unwrap_or(0.0)
}

/// γᵏ·m/(m + k) rises with γ: by halving.
fn turn(state: &State) -> Option<f64> {
    const HALVINGS: u32 = 60;
    let (mut low, mut high) = (0.0, 1.0);
    if at(state, high) < 0.5 {
        return None;
    }
    for _ in 0..HALVINGS {
        let middle = 0.5 * (low + high);
        if at(state, middle) < 0.5 { low = middle } else { high = middle }
    }
    Some(high)
}

/// The chance as people read it: the exact number where it is short.
pub(super) fn long(chance: &Chance) -> String {
    let decimal = decimals(chance.now, 4);
    match chance.exact.as_ref().map(shown) {
        Some(exact) if exact != decimal => format!("{exact} = {decimal}"),
        _ => decimal,
    }
}

/// γ and the chance, along the chart.
pub(super) fn points(state: &State) -> Vec<(f64, f64)> {
    let gamma = |step: u32| f64::from(step) / f64::from(N_STEPS);
    (0..=N_STEPS).map(|step| (gamma(step), at(state, gamma(step)))).collect()
}

/// The chart in both layouts.
pub(super) fn chart_nodes(words: &Speaker<'_>, state: &State, chance: &Chance, label: &str) -> Vec<Node> {
    line_chart_nodes(&|empty| scene(words, state, chance, empty), label)
}

fn scene(words: &Speaker<'_>, state: &State, chance: &Chance, mut chart: LineChart) -> Scene {
    chart.x.title = words.word("hub.x");
    chart.x.range = AxisRange::Fixed(0.0, 1.0);
    chart.y.title = words.word("hub.y");
    chart.y.range = AxisRange::Fixed(0.0, 1.0);
    chart.series = vec![Series::new(words.word("hub.series"), points(state))];
    chart.references.push(Reference::AtY { y: 0.5, label: words.word("hub.even") });
    if let Some(turn) = chance.turn {
        let label = words.fill("hub.turn", &[("gamma", &decimals(turn, 3))]);
        chart.references.push(Reference::AtX { x: turn, label });
    }
    let now = state.gamma.value.to_f64();
    let label = words.fill("hub.now", &[("gamma", &decimals(now, 3))]);
    chart.references.push(Reference::AtX { x: now, label });
    line_chart(&chart)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::query::parse;

    #[test]
    fn the_chance_passes_one_half_where_the_formula_says() {
        let state = State::from_query(&parse("view=hub&m=4&k=1&gamma=0.9"));
        let chance = chance(&state);
        // γ·4/5 = 1/2 at 5/8; 0.9·4/5 = 0.72.
        assert!((chance.turn.unwrap() - 0.625).abs() < 1e-12);
        assert_eq!(long(&chance), "0.72");
        assert!((chance.drawn.mean - 0.72).abs() < 4.5 * chance.drawn.standard_error);
    }

    #[test]
    fn with_fewer_goals_behind_than_beside_the_hub_is_never_the_better_bet() {
        assert_eq!(turn(&State::from_query(&parse("view=hub&m=2&k=3"))), None);
    }
}
