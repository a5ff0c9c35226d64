//! Values with more or fewer steps to go, as bars with their numbers: in the ping-pong world the Fibonacci numbers, growing
//! by the golden ratio. X is filled, Y hollow.

use lookahead_game::value::mutual::{Mixed, Number};

use super::model::State;
use super::parts::{label, path};
use super::solve::{short, solve};
use super::worlds::told;
use crate::figures::number::decimals;
use crate::figures::{Ask, Drawn, Table};
use crate::page::Node;
use crate::widgets::sketch::frame;

/// Longest horizon drawn, and most states before the bars stop.
const LONGEST: u32 = 14;
const MOST_STATES: usize = 30_000;
/// Worlds with more states take a while.
const LONG_WORK: usize = 5_000;

/// Values at the start with so many steps to go: VX, VY, J. `tell` hears per cent once it takes long.
pub(super) fn by_horizon(state: &State, tell: &dyn Fn(u32)) -> Vec<[Mixed; 3]> {
    let mut rows = Vec::new();
    let mut at = State { commit: false, ..state.clone() };
    for horizon in 0..=LONGEST {
        at.valued.world.horizon = horizon;
        let Ok(solved) = solve(&at, &|_| ()) else { break };
        // Beyond the cap values say more of the cap than of the world.
        if rows.len() > 1 && solved.touches(at.valued.world.cap) {
            break;
        }
        let [vx, vy, _, _, j] = solved.worth(solved.layers.root());
        rows.push([vx, vy, j]);
        if solved.layers.n_states() > MOST_STATES {
            break;
        }
        if solved.layers.n_states() > LONG_WORK {
            tell(horizon * 100 / LONGEST);
        }
    }
    rows
}

/// The chart of the state's world.
pub(super) fn draw(ask: &Ask<'_>, state: &State, drawn: &mut Drawn) {
    let rows = by_horizon(state, ask.progress);
    drawn.readout = readout(ask, &rows);
    let drawings = [wide(ask, &rows), narrow(&rows)].into_iter().zip(["wide", "narrow"]);
    let svg = |(((width, height), parts), layout)| {
        frame(layout, (f64::from(width), f64::from(height)), ("img", &drawn.readout), parts)
    };
    drawn.picture = vec![Node::element("div", &[("class", "chart-place")], drawings.map(svg).collect())];
    drawn.table = table(ask, &rows);
    drawn.came_out = ask.words.list("chart_came_out");
}

type Sketch = ((i32, i32), Vec<Node>);

/// From the least to the greatest of all values and 0, on a length.
fn scale(rows: &[[Mixed; 3]], length: i32) -> impl Fn(f64) -> i32 {
    let values = || rows.iter().flat_map(|[vx, vy, _]| [vx.to_double(), vy.to_double()]);
    let (least, most) = (values().fold(0.0, f64::min), values().fold(0.0, f64::max));
    let unit = f64::from(length) / (most - least).max(f64::MIN_POSITIVE);
    move |value: f64| ((value - least) * unit).round() as i32
}

/// Upright bars, with the numbers in two rows below.
fn wide(ask: &Ask<'_>, rows: &[[Mixed; 3]]) -> Sketch {
    const LEFT: i32 = 36;
    const TOP: i32 = 24;
    const HEIGHT: i32 = 150;
    let n_rows = i32::try_from(rows.len()).unwrap_or(1).max(1);
    let column = (600 / n_rows).clamp(40, 76);
    let right = LEFT + column * n_rows;
    let up = scale(rows, HEIGHT);
    let y = |value: f64| TOP + HEIGHT - up(value);
    let ground = y(0.0);
    let below = TOP + HEIGHT;
    let mut parts = vec![
        label((LEFT, 12), "start", "axis-title", &ask.words.word("chart_y")),
        label((LEFT - 6, below + 38), "end", "series-label tone-x", "VX"),
        label((LEFT - 6, below + 56), "end", "series-label tone-y", "VY"),
        label((right, below + 78), "end", "axis-title", &ask.words.word("chart_x")),
    ];
    for (at, row) in (0..).zip(rows) {
        let middle = LEFT + column * at + column / 2;
        let [vx, vy, _] = row;
        parts.push(bar("marker tone-x", (middle - 13, ground), (12, y(vx.to_double()) - ground)));
        parts.push(bar("line tone-y", (middle + 2, ground), (10, y(vy.to_double()) - ground)));
        parts.push(label((middle, below + 18), "middle", "tick-label", &at.to_string()));
        parts.push(label((middle, below + 38), "middle", "series-label tone-x", &short(vx)));
        parts.push(label((middle, below + 56), "middle", "series-label tone-y", &short(vy)));
    }
    parts.push(path("axis", &format!("M{LEFT} {ground}H{right}")));
    ((right + 4, below + 84), parts)
}

/// Lying bars, a pair for each number of steps.
fn narrow(rows: &[[Mixed; 3]]) -> Sketch {
    const LEFT: i32 = 28;
    const WIDTH: i32 = 220;
    const ROW: i32 = 38;
    let along = scale(rows, WIDTH);
    let ground = LEFT + along(0.0);
    let mut parts = Vec::new();
    for (at, row) in (0..).zip(rows) {
        let top = 4 + ROW * at;
        parts.push(label((LEFT - 8, top + 20), "end", "tick-label", &at.to_string()));
        let [vx, vy, _] = row;
        for (value, class, tone, down) in
            [(vx, "marker tone-x", "tone-x", 0), (vy, "line tone-y", "tone-y", 16)]
        {
            let end = LEFT + along(value.to_double());
            parts.push(bar(class, (ground, top + down + 1), (end - ground, 12)));
            let class = format!("series-label {tone}");
            parts.push(label((end.max(ground) + 6, top + down + 12), "start", &class, &short(value)));
        }
    }
    let bottom = 4 + ROW * i32::try_from(rows.len()).unwrap_or(0);
    parts.push(path("axis", &format!("M{ground} 0V{bottom}")));
    ((LEFT + WIDTH + 72, bottom + 4), parts)
}

fn bar(class: &str, (x, y): (i32, i32), (width, height): (i32, i32)) -> Node {
    path(class, &format!("M{x} {y}h{width}v{height}h{}z", -width))
}

/// The last value of X by the one before it.
pub(super) fn growth(rows: &[[Mixed; 3]]) -> Option<f64> {
    let [.., [before, ..], [last, ..]] = rows else { return None };
    Some(last.to_double() / before.to_double()).filter(|ratio| ratio.is_finite())
}

fn readout(ask: &Ask<'_>, rows: &[[Mixed; 3]]) -> String {
    let list: Vec<String> = rows.iter().map(|[vx, ..]| short(vx)).collect();
    let list = list.join(", ");
    match growth(rows) {
        Some(ratio) => ask.words.fill("chart_readout", &[("values", &list), ("ratio", &decimals(ratio, 4))]),
        None => ask.words.fill("chart_readout_flat", &[("values", &list)]),
    }
}

fn table(ask: &Ask<'_>, rows: &[[Mixed; 3]]) -> Table {
    let row = |(horizon, row): (usize, &[Mixed; 3])| {
        let mut cells = vec![horizon.to_string()];
        cells.extend(row.iter().map(told));
        cells
    };
    Table {
        caption: ask.words.word("chart_title"),
        head: ask.words.list("chart_head"),
        rows: rows.iter().enumerate().map(row).collect(),
    }
}
