//! Two surfaces over scale and difficulty, as grids of numbers on darker and lighter ground: how often a model is right after
//! reasoning, and which share reasoning carries. Through both runs the edge of ability.

use lookahead_models::faithfulness::Spot;

use super::model::{HARDEST, N_MODELS, State, scales};
use crate::figures::Speaker;
use crate::figures::number::decimals;
use crate::page::Node;
use crate::widgets::sketch::{WIDE, area, layouts, path, px, text};

/// Between two rows of the grid, in units of difficulty.
const STEP: f64 = 2.0;
const ROW: f64 = 21.0;
const COLUMN: f64 = 27.0;
/// Room for the numbers at the left, for the title above and for the numbers below.
const LEFT: f64 = 30.0;
const ABOVE: f64 = 24.0;
const BELOW: f64 = 40.0;
/// Pale grounds that lie on one another, the more the larger the share; all of them leave a number readable.
const N_GROUNDS: u32 = 4;

/// Where a grid stands.
#[derive(Clone, Copy)]
struct Grid {
    left: f64,
    top: f64,
}

impl Grid {
    fn x(self, scale: f64) -> f64 {
        self.left + LEFT + (scale - 0.5) * COLUMN
    }

    fn y(self, difficulty: f64) -> f64 {
        self.top + ABOVE + (HARDEST - difficulty) / STEP * ROW + ROW / 2.0
    }

    fn height() -> f64 {
        ABOVE + (HARDEST / STEP + 1.0) * ROW + BELOW
    }
}

/// Both surfaces in both layouts.
pub(super) fn surface_nodes(words: &Speaker<'_>, state: &State, label: &str) -> Vec<Node> {
    let draw = |width: f64| {
        let is_wide = width >= WIDE;
        let second = if is_wide {
            Grid { left: WIDE / 2.0 + 8.0, top: 0.0 }
        } else {
            Grid { left: 0.0, top: Grid::height() }
        };
        let mut parts = Vec::new();
        let first = Grid { left: 0.0, top: 0.0 };
        surface(words, state, (first, "surfaces.accuracy"), &|spot| spot.with, &mut parts);
        let share = |spot: &Spot| spot.share(state.share());
        surface(words, state, (second, "surfaces.share"), &share, &mut parts);
        (parts, if is_wide { Grid::height() } else { 2.0 * Grid::height() })
    };
    layouts(&draw, ("img", label))
}

fn surface(
    words: &Speaker<'_>,
    state: &State,
    (grid, title): (Grid, &str),
    value: &dyn Fn(&Spot) -> f64,
    parts: &mut Vec<Node>,
) {
    parts.push(text("axis-title", (grid.left + 4.0, grid.top + 14.0), "start", &words.word(title)));
    let family = state.family();
    let n_rows = (HARDEST / STEP) as u32;
    let mut cells = Vec::new();
    for row in 0..=n_rows {
        let difficulty = f64::from(row) * STEP;
        let middle = grid.y(difficulty);
        let at = (grid.left + LEFT - 6.0, middle + 4.0);
        parts.push(text("tick-label", at, "end", &decimals(difficulty, 0)));
        let spots =
            scales().into_iter().filter_map(|scale| Some((scale, family.spot(scale, difficulty).ok()?)));
        cells.extend(spots.map(|(scale, spot)| ((grid.x(scale), middle), value(&spot))));
    }
    grounds(&cells, parts);
    let number = |share: f64| decimals(100.0 * share, 0);
    parts.extend(cells.iter().map(|((x, y), share)| text("", (*x, y + 4.0), "middle", &number(*share))));
    let bottom = grid.y(0.0) + ROW / 2.0;
    for scale in scales() {
        parts.push(text("tick-label", (grid.x(scale), bottom + 14.0), "middle", &decimals(scale, 0)));
    }
    let at = (grid.left + 4.0, bottom + 31.0);
    parts.push(text("axis-title", at, "start", &words.word("surfaces.axes")));
    edge(state, grid, parts);
    task(state, grid, parts);
}

/// Each ground lies under all cells whose share reaches it.
fn grounds(cells: &[((f64, f64), f64)], parts: &mut Vec<Node>) {
    for ground in 0..N_GROUNDS {
        let least = (f64::from(ground) + 0.5) / f64::from(N_GROUNDS);
        let reached = cells.iter().filter(|(_, share)| *share >= least);
        let shapes = reached
            .map(|((x, y), _)| area((x - COLUMN / 2.0 + 0.5, y - ROW / 2.0 + 0.5, COLUMN - 1.0, ROW - 1.0)));
        let shapes = shapes.collect::<Vec<String>>().concat();
        if !shapes.is_empty() {
            parts.push(path("band series-0", &shapes));
        }
    }
}

/// Between the rows that a model does at least as often as is set and those that it does not: along the cells, since a
/// line across them would strike their numbers out.
fn edge(state: &State, grid: Grid, parts: &mut Vec<Node>) {
    let (family, accuracy) = (state.family(), state.form.share("accuracy"));
    let mut data = String::new();
    for scale in scales() {
        let difficulty = family.edge(scale, accuracy).unwrap_or(-STEP);
        let n_rows = ((difficulty / STEP).floor() + 1.0).clamp(0.0, HARDEST / STEP + 1.0);
        let y = px(grid.y(0.0) + ROW / 2.0 - n_rows * ROW);
        let (left, right) = (px(grid.x(scale) - COLUMN / 2.0), px(grid.x(scale) + COLUMN / 2.0));
        let start = if data.is_empty() { ["M", &left, " ", &y].concat() } else { ["V", &y].concat() };
        data = [&data, &start, "H", &right].concat();
    }
    parts.push(path("line series-1", &data));
}

/// A triangle beside the grid at the difficulty of the one task, and a ring where the chosen model stands.
fn task(state: &State, grid: Grid, parts: &mut Vec<Node>) {
    if !state.is_at_edge() {
        let y = grid.y(state.form.number("difficulty"));
        let x = grid.x(f64::from(N_MODELS)) + COLUMN / 2.0 + 3.0;
        let (tip, foot) = (px(x), px(x + 9.0));
        let data = ["M", &tip, " ", &px(y), "L", &foot, " ", &px(y - 5.0), "V", &px(y + 5.0), "Z"];
        parts.push(path("marker series-5", &data.concat()));
    }
    let Some(chosen) = state.chosen() else { return };
    if (0.0..=HARDEST).contains(&chosen.model.difficulty) {
        let (x, y) = (grid.x(chosen.model.scale), grid.y(chosen.model.difficulty));
        let attributes = [("class", "line series-5"), ("cx", &*px(x)), ("cy", &*px(y)), ("r", "12")];
        parts.push(Node::leaf("circle", &attributes));
    }
}
