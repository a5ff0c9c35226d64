//! Values against the horizon: in the ping-pong world the Fibonacci numbers, growing by the golden ratio.

use lookahead_chart::{DataPoint, LineChart, Series, Tone, line_chart};
use lookahead_game::world::World;

use super::model::State;
use super::solve::{Num, Solved, solve};
use crate::figures::number::decimals;
use crate::figures::pictures::line_chart_nodes;
use crate::figures::{Ask, Drawn, Table};

/// Longest horizon drawn, and most states before the lines stop.
const LONGEST: u32 = 14;
const MOST_STATES: usize = 30_000;

/// Values at the start with so many steps to go: VX, VY, J.
pub(super) fn by_horizon(state: &State) -> Vec<[Num; 3]> {
    let mut rows = Vec::new();
    for horizon in 0..=LONGEST {
        let at = State { world: World { horizon, ..state.world.clone() }, commit: false, ..state.clone() };
        let Ok(solved) = solve(&at, &|_| ()) else { break };
        // Beyond the cap values say more of the cap than of the world.
        if solved.touches(state.world.cap) && rows.len() > 1 {
            break;
        }
        let [vx, vy, _, _, j] = solved.worth(solved.layers.root());
        rows.push([vx, vy, j]);
        if solved.layers.n_states() > MOST_STATES {
            break;
        }
    }
    rows
}

/// The chart of the state's world.
pub(super) fn draw(ask: &Ask<'_>, state: &State, _solved: &Solved, drawn: &mut Drawn) {
    let rows = by_horizon(state);
    let names = ["VX", "VY"];
    let tones = [Tone::X, Tone::Y];
    let series = |which: usize| {
        let points = (0_u32..).zip(&rows).filter_map(|(horizon, row)| {
            let num = row.get(which)?;
            Some(DataPoint { x: f64::from(horizon), y: num.to_f64(), exact: Some(num.shown()) })
        });
        Series::new(names.get(which).copied().unwrap_or_default(), points)
            .with_tone(tones.get(which).copied().unwrap_or_default())
    };
    let (x, y) = (ask.words.word("chart_x"), ask.words.word("chart_y"));
    let chart_of = |mut chart: LineChart| {
        chart.x.title.clone_from(&x);
        chart.x.least_step = 1.0;
        chart.y.title.clone_from(&y);
        chart.series = vec![series(0), series(1)];
        line_chart(&chart)
    };
    drawn.readout = readout(ask, &rows);
    drawn.picture = line_chart_nodes(&chart_of, &drawn.readout);
    drawn.table = table(ask, &rows);
    drawn.came_out = ask.words.list("chart_came_out");
}

/// The last value of X by the one before it.
pub(super) fn growth(rows: &[[Num; 3]]) -> Option<f64> {
    let [.., [before, ..], [last, ..]] = rows else { return None };
    Some(last.to_f64() / before.to_f64()).filter(|ratio| ratio.is_finite())
}

fn readout(ask: &Ask<'_>, rows: &[[Num; 3]]) -> String {
    let list: Vec<String> = rows.iter().map(|[vx, ..]| vx.short()).collect();
    let list = list.join(", ");
    match growth(rows) {
        Some(ratio) => ask.words.fill("chart_readout", &[("values", &list), ("ratio", &decimals(ratio, 4))]),
        None => ask.words.fill("chart_readout_flat", &[("values", &list)]),
    }
}

fn table(ask: &Ask<'_>, rows: &[[Num; 3]]) -> Table {
    let row = |(horizon, [vx, vy, j]): (usize, &[Num; 3])| vec![horizon.to_string(), vx.shown(), vy.shown(), j.shown()];
    Table {
        caption: ask.words.word("chart_title"),
        head: ask.words.list("chart_head"),
        rows: rows.iter().enumerate().map(row).collect(),
    }
}
