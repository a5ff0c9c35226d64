//! From a `LineChart` to a `Scene`: ranges, clipping and layout first, then the drawing, then marks and legend, of
//! which plotters knows nothing. The one entry for widgets.

use crate::axis::{AxisScale, given_ticks, resolve_range, rounded_outward, step_for};
use crate::clip::{Pair, clip_run};
use crate::draw::{Drawing, draw};
use crate::input::{Axis, DataPoint, LineChart, Reference, Series, TickChoice};
use crate::layout::{Layout, LineEnd, lay_out, vertical_tick_count};
use crate::problem::{AxisName, Problem};
use crate::scene::{LegendEntry, Mark, Scene, ShapeClass};
use crate::style::{Dash, Marker};

/// Draws a line chart. Never fails: what cannot be drawn is left out and reported in `problems`.
///
/// ```
/// use lookahead_chart::{LineChart, Problem, Series, Shape, ShapeClass, line_chart};
/// let mut chart = LineChart::phone();
/// chart.series = vec![Series::new("worth", [(0.0, 1.0), (1.0, f64::NAN), (2.0, 3.0), (3.0, 5.0)])];
/// let scene = line_chart(&chart);
/// assert_eq!(scene.marks.len(), 3);
/// assert_eq!(scene.problems, [Problem::PointsDropped { series: 0, count: 1, first: 1 }]);
/// assert!(scene.shapes.iter().any(|shape| shape.class() == ShapeClass::Series(0)));
/// ```
pub fn line_chart(chart: &LineChart) -> Scene {
    let mut problems = Vec::new();
    let (width, height) = (chart.width.clamp(200, 4000), chart.height.clamp(160, 3000));
    if (width, height) != (chart.width, chart.height) {
        problems.push(Problem::SizeChanged);
    }
    let scales = scales(chart, height, &mut problems);
    let drawing = visible(chart, &scales.0, &scales.1);
    let ends = line_ends(chart, &drawing, &scales, &mut problems);
    let size = (i32::from(width) * 10, i32::from(height) * 10);
    let layout = lay_out(chart, size, &scales, &ends, &mut problems);
    report_unlabelled(&layout, &ends, &mut problems);
    let mut marks = Vec::new();
    for (n, series) in numbered(&chart.series) {
        marks.extend(marks_of(n, series, &layout));
        report_points(n, series, &layout, &mut problems);
    }
    let shapes = draw(chart, &layout, &drawing, &mut problems);
    let legend = numbered(&chart.series).map(|(n, series)| legend_entry(n, series, &layout)).collect();
    Scene { width, height, shapes, marks, legend, problems }
}

/// Items with their index as it is saved.
pub(crate) fn numbered<T>(items: &[T]) -> impl Iterator<Item = (u16, &T)> {
    (0..=u16::MAX).zip(items)
}

/// A point that can be drawn.
pub(crate) fn is_finite(point: &DataPoint) -> bool {
    point.x.is_finite() && point.y.is_finite()
}

/// Stretches of finite points, as pairs; broken where a point is not finite.
pub(crate) fn runs(points: &[DataPoint]) -> Vec<Vec<Pair>> {
    let stretches = points.split(|point| !is_finite(point)).filter(|stretch| !stretch.is_empty());
    stretches.map(|stretch| stretch.iter().map(|point| (point.x, point.y)).collect()).collect()
}

/// Both axes: ranges from data or caller, ticks for the vertical one (those of the horizontal one need the layout).
fn scales(chart: &LineChart, height: u16, problems: &mut Vec<Problem>) -> (AxisScale, AxisScale) {
    let (xs, ys) = values(chart);
    let (x_from, x_to) = resolve_range(&chart.x, AxisName::X, &xs, problems);
    let y_range = resolve_range(&chart.y, AxisName::Y, &ys, problems);
    let step = step_for(&chart.y, y_range, vertical_tick_count(i32::from(height) * 10));
    let (from, to) = rounded_outward(&chart.y, y_range, step);
    let given = given_ticks(&chart.y, AxisName::Y, (from, to), problems);
    let ticks = given.unwrap_or_else(|| step.ticks(from, to, chart.y.format));
    (AxisScale { from: x_from, to: x_to, ticks: vec![] }, AxisScale { from, to, ticks })
}

/// Every value that the two axes have to show.
fn values(chart: &LineChart) -> (Vec<f64>, Vec<f64>) {
    let (mut xs, mut ys) = (tick_values(&chart.x), tick_values(&chart.y));
    for series in &chart.series {
        for point in series.points.iter().filter(|point| is_finite(point)) {
            xs.push(point.x);
            ys.push(point.y);
        }
        for slice in &series.band {
            xs.push(slice.x);
            ys.extend([slice.low, slice.high]);
        }
    }
    xs.extend(chart.references.iter().filter_map(x_of));
    ys.extend(chart.references.iter().filter_map(y_of));
    (xs, ys)
}

fn x_of(reference: &Reference) -> Option<f64> {
    if let Reference::AtX { x, .. } = reference { Some(*x) } else { None }
}

fn y_of(reference: &Reference) -> Option<f64> {
    if let Reference::AtY { y, .. } = reference { Some(*y) } else { None }
}

fn tick_values(axis: &Axis) -> Vec<f64> {
    match &axis.ticks {
        TickChoice::Auto => Vec::new(),
        TickChoice::At(values) => values.clone(),
        TickChoice::Labelled(pairs) => pairs.iter().map(|pair| pair.0).collect(),
    }
}

/// The pieces of all series inside the plot.
fn visible(chart: &LineChart, x: &AxisScale, y: &AxisScale) -> Drawing {
    let mut drawing = Drawing::default();
    for series in &chart.series {
        let mut pieces = Vec::new();
        runs(&series.points).iter().for_each(|run| pieces.append(&mut clip_run(run, x, y)));
        drawing.pieces.push(pieces);
    }
    drawing
}

/// The names to stand right of the plot: of series with something to see, and of level reference lines.
fn line_ends(
    chart: &LineChart,
    drawing: &Drawing,
    (x, y): &(AxisScale, AxisScale),
    problems: &mut Vec<Problem>,
) -> Vec<LineEnd> {
    let series = numbered(&chart.series).zip(&drawing.pieces).filter_map(|((n, series), pieces)| {
        let at = *pieces.last()?.last()?;
        let name = series.name.trim().to_string();
        (!name.is_empty()).then_some(LineEnd { class: ShapeClass::SeriesLabel(n), reference: None, name, at })
    });
    let mut ends: Vec<LineEnd> = series.collect();
    for (index, reference) in numbered(&chart.references) {
        let inside =
            x_of(reference).is_some_and(|at| x.holds(at)) || y_of(reference).is_some_and(|at| y.holds(at));
        if !inside {
            problems.push(Problem::ReferenceDropped { reference: index });
        } else if let Reference::AtY { y, label } = reference
            && !label.trim().is_empty()
        {
            let (name, at) = (label.trim().to_string(), (x.to, *y));
            ends.push(LineEnd { class: ShapeClass::ReferenceLabel, reference: Some(index), name, at });
        }
    }
    ends
}

fn report_unlabelled(layout: &Layout, ends: &[LineEnd], problems: &mut Vec<Problem>) {
    for reference in ends.iter().filter_map(|end| end.reference) {
        if !layout.end_labels.iter().any(|label| label.reference == Some(reference) && label.whole) {
            problems.push(Problem::ReferenceUnlabelled { reference });
        }
    }
}

fn marks_of(n: u16, series: &Series, layout: &Layout) -> impl Iterator<Item = Mark> {
    (0_u32..).zip(&series.points).filter(|(_, point)| is_finite(point)).map(move |(index, point)| Mark {
        at: layout.place(point.x, point.y),
        series: n,
        index,
        x_value: point.x,
        y_value: point.y,
        exact: point.exact.clone(),
        inside: layout.x.holds(point.x) && layout.y.holds(point.y),
    })
}

fn report_points(n: u16, series: &Series, layout: &Layout, problems: &mut Vec<Problem>) {
    let count = |wanted: &dyn Fn(&DataPoint) -> bool| {
        u32::try_from(series.points.iter().filter(|point| wanted(point)).count()).unwrap_or(u32::MAX)
    };
    let dropped = count(&|point| !is_finite(point));
    let outside = count(&|p| is_finite(p) && !(layout.x.holds(p.x) && layout.y.holds(p.y)));
    if let Some(first) = series.points.iter().position(|point| !is_finite(point)) {
        let first = u32::try_from(first).unwrap_or(u32::MAX);
        problems.push(Problem::PointsDropped { series: n, count: dropped, first });
    }
    if !series.points.iter().any(is_finite) {
        problems.push(Problem::SeriesEmpty { series: n });
    }
    if outside > 0 {
        problems.push(Problem::PointsOutside { series: n, count: outside });
    }
}

fn legend_entry(n: u16, series: &Series, layout: &Layout) -> LegendEntry {
    let class = ShapeClass::SeriesLabel(n);
    LegendEntry {
        series: n,
        name: series.name.clone(),
        tone: series.tone,
        dash: series.dash.unwrap_or(Dash::of(n)),
        marker: series.marker.unwrap_or(Marker::of(n)),
        labelled: layout.end_labels.iter().any(|label| label.class == class && label.whole),
    }
}
