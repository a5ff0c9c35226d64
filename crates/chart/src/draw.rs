//! The drawing itself: hands ready places to plotters, which draws grid, axes, lines and texts into the collector.
//! Used by `line_chart` alone. Order matters: what comes later lies on top.

use crate::axis::AxisScale;
use crate::backend::Collector;
use crate::clip::Pair;
use crate::input::{LineChart, Reference, Series};
use crate::layout::{EDGE, EndLabel, Layout, TICK};
use crate::line::{is_finite, numbered};
use crate::metrics::{LINE_HEIGHT, TEXT_SIZE, text_width};
use crate::problem::Problem;
use crate::scene::{Position, Shape, ShapeClass};
use crate::sentinel::colour_of;
use crate::style::{MARKER_RADIUS, Marker};
use plotters::chart::{ChartBuilder, ChartContext};
use plotters::coord::Shift;
use plotters::coord::cartesian::Cartesian2d;
use plotters::drawing::{DrawingArea, DrawingAreaErrorKind};
use plotters::element::{Circle, EmptyElement, PathElement, Polygon};
use plotters::style::text_anchor::{HPos, Pos, VPos};
use plotters::style::{Color, FontFamily, TextStyle};
use std::cell::RefCell;
use std::convert::Infallible;
use std::rc::Rc;

/// The visible pieces of each series, cut to the plot.
#[derive(Clone, Debug, Default)]
pub(crate) struct Drawing {
    pub(crate) pieces: Vec<Vec<Vec<Pair>>>,
}

type Area = DrawingArea<Collector, Shift>;
type Plot<'a> = ChartContext<'a, Collector, Cartesian2d<AxisScale, AxisScale>>;
type Drawn = Result<(), DrawingAreaErrorKind<Infallible>>;

/// Up to this many points, each gets its marker; beyond, about `SPARSE_MARKERS` of them do.
const MOST_MARKERS: usize = 24;
const SPARSE_MARKERS: usize = 8;

/// All shapes of a chart, in drawing order.
pub(crate) fn draw(
    chart: &LineChart,
    layout: &Layout,
    drawing: &Drawing,
    problems: &mut Vec<Problem>,
) -> Vec<Shape> {
    let collector = Rc::new(RefCell::new(Collector::new(layout.width, layout.height)));
    let drawn = draw_on(&Area::from(&collector), chart, layout, drawing);
    if drawn.is_err() {
        problems.push(Problem::DrawingFailed);
    }
    collector.try_borrow_mut().map(|mut collector| collector.take_shapes()).unwrap_or_default()
}

fn draw_on(root: &Area, chart: &LineChart, layout: &Layout, drawing: &Drawing) -> Drawn {
    let plot = layout.plot;
    let mut context: Plot = ChartBuilder::on(root)
        .margin_top(plot.top)
        .margin_right(layout.width - plot.right)
        .y_label_area_size(plot.left)
        .x_label_area_size(layout.height - plot.bottom)
        .build_cartesian_2d(layout.x.clone(), layout.y.clone())?;
    numbered(&chart.series).try_for_each(|(n, series)| draw_band(&context, n, series))?;
    draw_mesh(&mut context)?;
    draw_zero(&context, &layout.x, &layout.y)?;
    chart.references.iter().try_for_each(|reference| draw_reference(&context, reference, layout))?;
    for ((n, series), pieces) in numbered(&chart.series).zip(&drawing.pieces) {
        pieces.iter().try_for_each(|piece| draw_line(&context, ShapeClass::Series(n), piece.clone()))?;
        draw_markers(&context, n, series, layout)?;
    }
    draw_titles(root, layout)?;
    draw_reference_labels(root, layout)?;
    layout.end_labels.iter().try_for_each(|label| draw_end_label(root, label))
}

/// Grid, axes, tick marks and tick labels. Only level grid lines: upright ones add ink and no reading.
fn draw_mesh(context: &mut Plot) -> Drawn {
    context
        .configure_mesh()
        .disable_x_mesh()
        .set_all_tick_mark_size(TICK)
        .bold_line_style(colour_of(ShapeClass::Grid))
        .axis_style(colour_of(ShapeClass::Axis))
        .label_style(text_style(ShapeClass::TickLabel))
        .draw()
}

fn draw_zero(context: &Plot, x: &AxisScale, y: &AxisScale) -> Drawn {
    if y.from < 0.0 && y.to > 0.0 {
        return draw_line(context, ShapeClass::Zero, vec![(x.from, 0.0), (x.to, 0.0)]);
    }
    Ok(())
}

fn draw_reference(context: &Plot, reference: &Reference, layout: &Layout) -> Drawn {
    let (x, y) = (&layout.x, &layout.y);
    let ends = match reference {
        Reference::AtX { x: at, .. } if x.holds(*at) => vec![(*at, y.from), (*at, y.to)],
        Reference::AtY { y: at, .. } if y.holds(*at) => vec![(x.from, *at), (x.to, *at)],
        _ => return Ok(()),
    };
    draw_line(context, ShapeClass::Reference, ends)
}

fn draw_line(context: &Plot, class: ShapeClass, points: Vec<Pair>) -> Drawn {
    context.plotting_area().draw(&PathElement::new(points, colour_of(class)))
}

/// The band as filled outlines, one for each stretch of finite slices; held to the plot's edge where it is wider.
fn draw_band(context: &Plot, n: u16, series: &Series) -> Drawn {
    let whole = |slice: &crate::input::BandPoint| {
        slice.x.is_finite() && slice.low.is_finite() && slice.high.is_finite()
    };
    for stretch in series.band.split(|slice| !whole(slice)).filter(|stretch| stretch.len() > 1) {
        let lower = stretch.iter().map(|slice| (slice.x, slice.low));
        let upper = stretch.iter().rev().map(|slice| (slice.x, slice.high));
        let outline: Vec<Pair> = lower.chain(upper).collect();
        context.plotting_area().draw(&Polygon::new(outline, colour_of(ShapeClass::Band(n))))?;
    }
    Ok(())
}

fn draw_markers(context: &Plot, n: u16, series: &Series, layout: &Layout) -> Drawn {
    let inside = |x: f64, y: f64| layout.x.holds(x) && layout.y.holds(y);
    let points: Vec<Pair> =
        series.points.iter().filter(|p| is_finite(p) && inside(p.x, p.y)).map(|p| (p.x, p.y)).collect();
    let every = if points.len() > MOST_MARKERS { points.len().div_ceil(SPARSE_MARKERS) } else { 1 };
    // Each series starts elsewhere, so that markers of lines that coincide do not hide each other.
    let start = usize::from(n) * every / 3 % every;
    let marker = series.marker.unwrap_or(Marker::of(n));
    points.into_iter().skip(start).step_by(every).try_for_each(|at| draw_marker(context, n, marker, at))
}

fn draw_marker(context: &Plot, n: u16, marker: Marker, at: Pair) -> Drawn {
    let style = colour_of(ShapeClass::Marker(n)).filled();
    let area = context.plotting_area();
    if marker == Marker::Circle {
        return area.draw(&Circle::new(at, i32::from(MARKER_RADIUS), style));
    }
    area.draw(&(EmptyElement::at(at) + Polygon::new(marker.corners(), style)))
}

/// The vertical axis' title lies level above the plot, where it is read without turning the head.
fn draw_titles(root: &Area, layout: &Layout) -> Drawn {
    let style = text_style(ShapeClass::AxisTitle);
    for (row, line) in (0..).zip(&layout.y_title) {
        let style = style.pos(Pos::new(HPos::Left, VPos::Top));
        root.draw_text(line, &style, (EDGE, EDGE + row * LINE_HEIGHT))?;
    }
    for (row, line) in (0..).zip(layout.x_title.iter().rev()) {
        let half = text_width(line, TEXT_SIZE) / 2;
        let middle = (layout.plot.left + layout.plot.right) / 2;
        let x = middle.min(layout.width - EDGE - half).max(EDGE + half);
        let style = style.pos(Pos::new(HPos::Center, VPos::Bottom));
        root.draw_text(line, &style, (x, layout.height - EDGE - row * LINE_HEIGHT))?;
    }
    Ok(())
}

fn draw_reference_labels(root: &Area, layout: &Layout) -> Drawn {
    let style = text_style(ShapeClass::ReferenceLabel).pos(Pos::new(HPos::Center, VPos::Bottom));
    layout
        .reference_labels
        .iter()
        .try_for_each(|label| root.draw_text(&label.text, &style, (label.middle, label.bottom)))
}

fn draw_end_label(root: &Area, label: &EndLabel) -> Drawn {
    if let Some((Position { x: x0, y: y0 }, Position { x: x1, y: y1 })) = label.leader {
        let class = label.class.series().map_or(ShapeClass::Reference, ShapeClass::Leader);
        root.draw(&PathElement::new(vec![(x0, y0), (x1, y1)], colour_of(class)))?;
    }
    let style = text_style(label.class).pos(Pos::new(HPos::Left, VPos::Center));
    let first = label.middle - LINE_HEIGHT * (i32::try_from(label.lines.len()).unwrap_or(1) - 1) / 2;
    (0..)
        .zip(&label.lines)
        .try_for_each(|(row, line)| root.draw_text(line, &style, (label.left, first + row * LINE_HEIGHT)))
}

fn text_style(class: ShapeClass) -> TextStyle<'static> {
    let plain = TextStyle::from((FontFamily::SansSerif, f64::from(TEXT_SIZE)));
    TextStyle { color: colour_of(class).to_backend_color(), ..plain }
}
