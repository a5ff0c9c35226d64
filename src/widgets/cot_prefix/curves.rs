//! The chart of the first view: how often one reasoner is right, or how many steps it still writes, against the part of the
//! note that it is given, as its own text and as a summary.

use lookahead_chart::{
    AxisRange, DataPoint, LineChart, NumberFormat, Reference, Scene, Series, TickChoice, line_chart,
};
use lookahead_models::cot_prefix::Point;

use super::model::{Curves, State};
use crate::figures::Speaker;
use crate::page::Node;
use crate::parts::scene_nodes::scene_node;

/// Bends of a line below this part of the largest value are not seen.
const FLAT: f64 = 0.004;
const NAMES: [&str; 3] = ["chart.own", "chart.summary", "chart.trained"];

/// The chart in both layouts; flatter than most, since it stands under a sheet.
pub(super) fn chart_nodes(words: &Speaker<'_>, state: &State, curves: &Curves, label: &str) -> Node {
    let draw = |chart, layout| scene_node(&scene(words, state, curves, chart), layout, label);
    let parts = vec![draw(LineChart::sized(640, 160), "wide"), draw(LineChart::sized(320, 200), "narrow")];
    Node::element("div", &[("class", "after-guess")], parts)
}

fn scene(words: &Speaker<'_>, state: &State, curves: &Curves, mut chart: LineChart) -> Scene {
    let measure = state.form.choice("measure");
    let shown = if measure == "now" { &curves.now } else { &curves.on };
    let n = f64::from(state.n_columns());
    chart.x.title = words.word("chart.x");
    chart.x.range = AxisRange::Fixed(0.0, 1.0);
    chart.x.format = NumberFormat::Percent;
    chart.x.ticks = TickChoice::At(vec![0.0, 0.5, 1.0]);
    chart.y.title = words.word(&["chart.y_", measure].concat());
    if measure == "steps" {
        chart.y.range = AxisRange::Including(vec![0.0]);
    } else {
        chart.y.range = AxisRange::Fixed(0.0, 1.0);
        chart.y.format = NumberFormat::Percent;
    }
    let y = |point: &Point| if measure == "steps" { point.further } else { point.accuracy };
    for (points, name) in shown.iter().zip(NAMES) {
        let points: Vec<(f64, f64)> =
            points.iter().map(|point| (f64::from(point.columns) / n, y(point))).collect();
        let same = chart.series.iter_mut().find(|series| {
            series.points.iter().zip(&points).all(|(one, (_, other))| (one.y - other).abs() < 1e-9)
        });
        match same {
            // Lines that lie on each other bear one label.
            Some(series) => {
                series.name = [&series.name, words.word("chart.and").as_str(), &words.word(name)].concat();
            }
            None => chart.series.push(Series::new(words.word(name), points)),
        }
    }
    let most =
        chart.series.iter().flat_map(|series| &series.points).fold(0.0_f64, |most, point| most.max(point.y));
    chart.series.iter_mut().for_each(|series| series.points = bends(&series.points, FLAT * most));
    let x = f64::from(state.n_given()) / n;
    chart.references.push(Reference::AtX { x, label: words.word("chart.here") });
    line_chart(&chart)
}

/// The points at which a line bends by more than this, and both its ends: a page holds the marks of all of them.
fn bends(points: &[DataPoint], least: f64) -> Vec<DataPoint> {
    let inner = points.windows(3).filter(|three| {
        let [before, here, after] = three else { return false };
        (before.y + after.y - 2.0 * here.y).abs() > least
    });
    let inner = inner.filter_map(|three| three.get(1));
    points.first().into_iter().chain(inner).chain(points.last()).cloned().collect()
}
