//! The drawing itself: hands ready places to plotters, which draws grid, axes, lines and texts into the collector.
//! Used by `line_chart` alone. Order matters: what comes later lies on top.
//!
//! Of plotters only the drawing area and its elements are used, in places of our own: its chart context and its mesh came
//! to 20 KB of wasm and would have found the very same places.

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
use plotters::coord::Shift;
use plotters::drawing::{DrawingArea, DrawingAreaErrorKind};
use plotters::element::{Circle, PathElement, Polygon};
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
type Drawn = Result<(), DrawingAreaErrorKind<Infallible>>;
/// A place as plotters has it, in tenths of a px.
type Place = (i32, i32);

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
    let area = Area::from(&collector);
    if (Picture { area: &area, layout }).draw(chart, drawing).is_err() {
        problems.push(Problem::DrawingFailed);
    }
    collector.try_borrow_mut().map(|mut collector| collector.take_shapes()).unwrap_or_default()
}

/// Where is drawn, and where everything stands.
struct Picture<'a> {
    area: &'a Area,
    layout: &'a Layout,
}

impl Picture<'_> {
    fn draw(&self, chart: &LineChart, drawing: &Drawing) -> Drawn {
        numbered(&chart.series).try_for_each(|(n, series)| self.band(n, series))?;
        self.grid_and_axes()?;
        self.zero()?;
        chart.references.iter().try_for_each(|reference| self.reference(reference))?;
        for ((n, series), pieces) in numbered(&chart.series).zip(&drawing.pieces) {
            pieces.iter().try_for_each(|piece| self.values(ShapeClass::Series(n), piece))?;
            self.markers(n, series)?;
        }
        self.titles()?;
        self.reference_labels()?;
        self.layout.end_labels.iter().try_for_each(|label| self.end_label(label))
    }

    #[inline(never)]
    fn line(&self, class: ShapeClass, points: Vec<Place>) -> Drawn {
        self.area.draw(&PathElement::new(points, colour_of(class)))
    }

    /// A line through values.
    fn values(&self, class: ShapeClass, values: &[Pair]) -> Drawn {
        self.line(class, values.iter().map(|at| self.place(*at)).collect())
    }

    #[inline(never)]
    fn outline(&self, class: ShapeClass, corners: Vec<Place>) -> Drawn {
        self.area.draw(&Polygon::new(corners, colour_of(class)))
    }

    #[inline(never)]
    fn text(&self, class: ShapeClass, text: &str, anchor: (HPos, VPos), at: Place) -> Drawn {
        let plain = TextStyle::from((FontFamily::SansSerif, f64::from(TEXT_SIZE)));
        let style = TextStyle { color: colour_of(class).to_backend_color(), ..plain };
        self.area.draw_text(text, &style.pos(Pos::new(anchor.0, anchor.1)), at)
    }

    #[inline(never)]
    fn place(&self, (x, y): Pair) -> Place {
        let at = self.layout.place(x, y);
        (at.x, at.y)
    }

    /// Grid, axes, tick marks and tick labels. Only level grid lines: upright ones add ink and no reading.
    fn grid_and_axes(&self) -> Drawn {
        let layout = self.layout;
        let (across, upward) = (layout.across(), layout.upward());
        let (left, bottom) = (layout.plot.left, layout.plot.bottom);
        for tick in &layout.y.ticks {
            let y = layout.y.place(tick.value, upward);
            self.line(ShapeClass::Grid, vec![(across.0, y), (across.1, y)])?;
        }
        self.line(ShapeClass::Axis, vec![(left - 1, upward.1), (left - 1, upward.0)])?;
        for tick in &layout.y.ticks {
            let y = layout.y.place(tick.value, upward);
            self.text(ShapeClass::TickLabel, &tick.label, (HPos::Right, VPos::Center), (left - 2 * TICK, y))?;
            self.line(ShapeClass::Axis, vec![(left - 1 - TICK, y), (left - 1, y)])?;
        }
        self.line(ShapeClass::Axis, vec![(across.0, bottom), (across.1, bottom)])?;
        for tick in &layout.x.ticks {
            let x = layout.x.place(tick.value, across);
            self.text(ShapeClass::TickLabel, &tick.label, (HPos::Center, VPos::Top), (x, bottom + 2 * TICK))?;
            self.line(ShapeClass::Axis, vec![(x, bottom), (x, bottom + TICK)])?;
        }
        Ok(())
    }

    fn zero(&self) -> Drawn {
        let (x, y) = (&self.layout.x, &self.layout.y);
        if y.from < 0.0 && y.to > 0.0 {
            return self.values(ShapeClass::Zero, &[(x.from, 0.0), (x.to, 0.0)]);
        }
        Ok(())
    }

    fn reference(&self, reference: &Reference) -> Drawn {
        let (x, y) = (&self.layout.x, &self.layout.y);
        let ends = match reference {
            Reference::AtX { x: at, .. } if x.holds(*at) => [(*at, y.from), (*at, y.to)],
            Reference::AtY { y: at, .. } if y.holds(*at) => [(x.from, *at), (x.to, *at)],
            _ => return Ok(()),
        };
        self.values(ShapeClass::Reference, &ends)
    }

    /// The band as filled outlines, one for each stretch of finite slices; held to the plot's edge where it is wider.
    fn band(&self, n: u16, series: &Series) -> Drawn {
        let whole = |slice: &crate::input::BandPoint| {
            slice.x.is_finite() && slice.low.is_finite() && slice.high.is_finite()
        };
        for stretch in series.band.split(|slice| !whole(slice)).filter(|stretch| stretch.len() > 1) {
            let mut outline: Vec<Place> = Vec::new();
            stretch.iter().for_each(|slice| outline.push(self.place((slice.x, slice.low))));
            stretch.iter().rev().for_each(|slice| outline.push(self.place((slice.x, slice.high))));
            self.outline(ShapeClass::Band(n), outline)?;
        }
        Ok(())
    }

    fn markers(&self, n: u16, series: &Series) -> Drawn {
        let (x, y) = (&self.layout.x, &self.layout.y);
        let is_shown =
            |point: &&crate::input::DataPoint| is_finite(point) && x.holds(point.x) && y.holds(point.y);
        let count = series.points.iter().filter(is_shown).count();
        let every = if count > MOST_MARKERS { count.div_ceil(SPARSE_MARKERS) } else { 1 };
        // Each series starts elsewhere, so that markers of lines that coincide do not hide each other.
        let start = usize::from(n) * every / 3 % every;
        let marker = series.marker.unwrap_or(Marker::of(n));
        for (index, point) in series.points.iter().filter(is_shown).enumerate() {
            if index % every == start {
                self.marker(n, marker, self.place((point.x, point.y)))?;
            }
        }
        Ok(())
    }

    fn marker(&self, n: u16, marker: Marker, at: Place) -> Drawn {
        let class = ShapeClass::Marker(n);
        if marker == Marker::Circle {
            return self.area.draw(&Circle::new(at, i32::from(MARKER_RADIUS), colour_of(class).filled()));
        }
        let corners = marker.corners().iter().map(|(right, down)| (at.0 + right, at.1 + down));
        self.outline(class, corners.collect())
    }

    /// The vertical axis' title lies level above the plot, where it is read without turning the head.
    fn titles(&self) -> Drawn {
        let layout = self.layout;
        for (row, line) in (0..).zip(&layout.y_title) {
            let at = (EDGE, EDGE + row * LINE_HEIGHT);
            self.text(ShapeClass::AxisTitle, line, (HPos::Left, VPos::Top), at)?;
        }
        for (row, line) in (0..).zip(layout.x_title.iter().rev()) {
            let half = text_width(line, TEXT_SIZE) / 2;
            let middle = (layout.plot.left + layout.plot.right) / 2;
            let x = middle.min(layout.width - EDGE - half).max(EDGE + half);
            let at = (x, layout.height - EDGE - row * LINE_HEIGHT);
            self.text(ShapeClass::AxisTitle, line, (HPos::Center, VPos::Bottom), at)?;
        }
        Ok(())
    }

    fn reference_labels(&self) -> Drawn {
        let anchor = (HPos::Center, VPos::Bottom);
        self.layout.reference_labels.iter().try_for_each(|label| {
            self.text(ShapeClass::ReferenceLabel, &label.text, anchor, (label.middle, label.bottom))
        })
    }

    fn end_label(&self, label: &EndLabel) -> Drawn {
        if let Some((Position { x: x0, y: y0 }, Position { x: x1, y: y1 })) = label.leader {
            let class = label.class.series().map_or(ShapeClass::Reference, ShapeClass::Leader);
            self.line(class, vec![(x0, y0), (x1, y1)])?;
        }
        let first = label.middle - LINE_HEIGHT * (i32::try_from(label.lines.len()).unwrap_or(1) - 1) / 2;
        (0..).zip(&label.lines).try_for_each(|(row, line)| {
            let at = (label.left, first + row * LINE_HEIGHT);
            self.text(label.class, line, (HPos::Left, VPos::Center), at)
        })
    }
}
