//! The circle without an anchor: prices that hold themselves up, for two goods of which one unit makes p, q of the other.

use lookahead_chart::{LineChart, Reference, Series, line_chart};
use lookahead_game::Exact;
use lookahead_game::value::prices::{PriceSystem, Prices, prices};

use super::model::State;
use crate::figures::number::decimals;
use crate::figures::pictures::line_chart_nodes;
use crate::figures::{Ask, Drawn, Table};

/// The chart's height at most, in px, so that a frame of somebody else's page has room for the controls.
const HEIGHT: u16 = 270;

/// Production of the two goods: what one unit of each leaves of itself and makes of the other.
fn production([p, q, keep]: [f64; 3]) -> Vec<Vec<f64>> {
    vec![vec![keep, q], vec![p, keep]]
}

/// Prices in a state's world.
pub(super) fn of_state(state: &State) -> Prices {
    let [p, q, keep, delta] = &state.production;
    prices(&production([p, q, keep].map(Exact::to_f64)), delta.to_f64())
}

/// λ at a discount, where there is one.
fn lambda(state: &State, delta: f64) -> Option<f64> {
    let [p, q, keep, _] = &state.production;
    match prices(&production([p, q, keep].map(Exact::to_f64)), delta) {
        Prices::Settled { system, .. } => Some(system.lambda),
        Prices::NoSelfSustaining { .. } => Some(0.0),
        _ => None,
    }
}

/// The prices view.
pub(super) fn draw(ask: &Ask<'_>, state: &State, drawn: &mut Drawn) {
    let found = of_state(state);
    drawn.readout = readout(ask, &found);
    let points: Vec<(f64, f64)> = (1..100)
        .map(|percent| f64::from(percent) / 100.0)
        .filter_map(|delta| Some((delta, lambda(state, delta)?)))
        .take_while(|(_, lambda)| *lambda < 4.0)
        .collect();
    let (x, y) = (ask.words.word("prices_x"), ask.words.word("prices_y"));
    let (one, now) = (ask.words.word("prices_one"), ask.words.word("prices_now"));
    let delta = state.production.last().map_or(0.0, Exact::to_f64);
    let chart_of = |mut chart: LineChart| {
        chart.height = chart.height.min(HEIGHT);
        chart.x.title.clone_from(&x);
        chart.y.title.clone_from(&y);
        chart.y.range = lookahead_chart::AxisRange::Including(vec![0.0, 1.5]);
        chart.series = vec![Series::new("λ", points.clone())];
        chart.references.push(Reference::AtY { y: 1.0, label: one.clone() });
        chart.references.push(Reference::AtX { x: delta, label: now.clone() });
        line_chart(&chart)
    };
    drawn.picture = line_chart_nodes(&chart_of, &drawn.readout);
    drawn.came_out = came_out(ask, &found);
    drawn.table = Table {
        caption: ask.words.word("prices_title"),
        head: vec![x.clone(), "λ".to_owned()],
        rows: points
            .iter()
            .enumerate()
            .filter(|(at, _)| at % 5 == 4)
            .map(|(_, (delta, lambda))| vec![decimals(*delta, 2), decimals(*lambda, 6)])
            .collect(),
    };
}

fn readout(ask: &Ask<'_>, found: &Prices) -> String {
    match found {
        Prices::Settled { system, .. } => settled(ask, system),
        Prices::NotContracting { radius } => {
            ask.words.fill("prices_explode", &[("radius", &decimals(*radius, 3))])
        }
        Prices::NoSelfSustaining { .. } | Prices::Reducible { .. } => ask.words.word("prices_one_way"),
        Prices::NegativeEntry { .. } | Prices::Malformed => ask.words.word("prices_malformed"),
    }
}

fn settled(ask: &Ask<'_>, system: &PriceSystem) -> String {
    const NEAR: f64 = 1e-9;
    let [x, y] = system.prices.as_slice() else { return ask.words.word("prices_malformed") };
    let key = match system.lambda {
        lambda if (lambda - 1.0).abs() < NEAR => "prices_holds",
        lambda if lambda < 1.0 => "prices_fades",
        _ => "prices_grows",
    };
    let verdict = ask.words.word(key);
    let (ratio, lambda) = (decimals(x / y, 4), decimals(system.lambda, 4));
    ask.words.fill("prices_readout", &[("ratio", &ratio), ("lambda", &lambda), ("verdict", &verdict)])
}

fn came_out(ask: &Ask<'_>, found: &Prices) -> Vec<String> {
    let Prices::Settled { system, .. } = found else { return ask.words.list("prices_came_out") };
    let growth = decimals(system.growth, 4);
    let mut points = vec![ask.words.fill("prices_growth", &[("growth", &growth)])];
    if system.period > 1 {
        points.push(ask.words.fill("prices_period", &[("period", &system.period.to_string())]));
    }
    points.extend(ask.words.list("prices_came_out"));
    points
}
