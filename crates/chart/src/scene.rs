//! The picture: shapes with classes, marks, a legend. The one type the site draws from, natively and in wasm alike.
//! All coordinates are tenths of a px, y downward, origin at the upper left.

use crate::metrics;
use crate::problem::Problem;
use crate::style::{Dash, Marker, Tone};
use serde::{Deserialize, Serialize};

/// A finished chart. Shapes stand in drawing order.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Scene {
    /// Width in px.
    pub width: u16,
    /// Height in px.
    pub height: u16,
    /// What is drawn, first to last.
    pub shapes: Vec<Shape>,
    /// The data points a reader can focus; one for each finite point, by series, then by index.
    pub marks: Vec<Mark>,
    /// One entry for each series.
    pub legend: Vec<LegendEntry>,
    /// What was wrong with the input.
    pub problems: Vec<Problem>,
}

impl Scene {
    /// The dash pattern of a shape of this class; solid for all but the line of a series.
    pub fn dash(&self, class: ShapeClass) -> Dash {
        match class {
            ShapeClass::Series(n) => self.legend.get(usize::from(n)).map_or(Dash::Solid, |entry| entry.dash),
            _ => Dash::Solid,
        }
    }

    /// CSS classes of a shape: what it is, which series, which tone.
    ///
    /// ```
    /// use lookahead_chart::*;
    /// let mut chart = LineChart::phone();
    /// chart.series = vec![Series::new("X", [(0.0, 1.0)]).with_tone(Tone::X)];
    /// assert_eq!(line_chart(&chart).css_class(ShapeClass::Marker(0)), "marker series-0 tone-x");
    /// ```
    pub fn css_class(&self, class: ShapeClass) -> String {
        let Some(series) = class.series() else { return class.name().to_string() };
        let tone = self.legend.get(usize::from(series)).and_then(|entry| entry.tone.class());
        let plain = format!("{} series-{}", class.name(), series % 6);
        tone.map_or(plain.clone(), |tone| format!("{plain} {tone}"))
    }
}

/// A place in tenths of a px.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Position {
    /// Rightward.
    pub x: i32,
    /// Downward.
    pub y: i32,
}

/// Which end of a text stands at its position.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Anchor {
    /// The text begins there.
    Start,
    /// The text is centred there.
    Middle,
    /// The text ends there.
    End,
}

impl Anchor {
    /// The value of SVG's `text-anchor`.
    pub fn as_str(self) -> &'static str {
        match self {
            Anchor::Start => "start",
            Anchor::Middle => "middle",
            Anchor::End => "end",
        }
    }
}

/// What a shape is, so that the site can style it; never a colour.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ShapeClass {
    /// The two axes and their tick marks.
    Axis,
    /// Lines across the plot at the ticks.
    Grid,
    /// The line at y = 0, where 0 lies within the plot.
    Zero,
    /// The number at a tick.
    TickLabel,
    /// The title of an axis.
    AxisTitle,
    /// A reference line.
    Reference,
    /// The label of a reference line.
    ReferenceLabel,
    /// The interval around a series.
    Band(u16),
    /// The line of a series.
    Series(u16),
    /// The marker shape at a point of a series.
    Marker(u16),
    /// The thin line from the end of a series to its label.
    Leader(u16),
    /// The name of a series; room is kept for it to be set in bold.
    SeriesLabel(u16),
}

impl ShapeClass {
    /// The CSS class of the kind of shape.
    pub fn name(self) -> &'static str {
        match self {
            ShapeClass::Axis => "axis",
            ShapeClass::Grid => "grid",
            ShapeClass::Zero => "zero",
            ShapeClass::TickLabel => "tick-label",
            ShapeClass::AxisTitle => "axis-title",
            ShapeClass::Reference => "reference",
            ShapeClass::ReferenceLabel => "reference-label",
            ShapeClass::Band(_) => "band",
            ShapeClass::Series(_) => "line",
            ShapeClass::Marker(_) => "marker",
            ShapeClass::Leader(_) => "leader",
            ShapeClass::SeriesLabel(_) => "series-label",
        }
    }

    /// Width of a text of this class: names of series are measured as bold.
    pub(crate) fn text_width(self, text: &str, size: u16) -> i32 {
        metrics::text_width(text, self.measured_size(size))
    }

    /// The size at which a text of this class is measured.
    pub(crate) fn measured_size(self, size: u16) -> u16 {
        if matches!(self, ShapeClass::SeriesLabel(_)) { metrics::bold(size) } else { size }
    }

    /// The series a shape belongs to.
    pub fn series(self) -> Option<u16> {
        match self {
            ShapeClass::Band(n)
            | ShapeClass::Series(n)
            | ShapeClass::Marker(n)
            | ShapeClass::Leader(n)
            | ShapeClass::SeriesLabel(n) => Some(n),
            _ => None,
        }
    }
}

/// One thing to draw.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", tag = "shape")]
#[allow(missing_docs, reason = "the fields of the variants are said once, here and in `Position`")]
pub enum Shape {
    /// A straight line.
    Line { class: ShapeClass, from: Position, to: Position },
    /// An open line through three points or more.
    Path { class: ShapeClass, points: Vec<Position> },
    /// A closed, filled outline.
    Polygon { class: ShapeClass, points: Vec<Position> },
    /// A filled rectangle between two corners, upper left first.
    Rect { class: ShapeClass, from: Position, to: Position },
    /// A filled disc.
    Circle { class: ShapeClass, at: Position, radius: u16 },
    /// One line of text; `at` lies on the baseline, `size` is the font size in tenths of a px.
    Text { class: ShapeClass, at: Position, size: u16, anchor: Anchor, text: String },
}

impl Shape {
    /// What the shape is.
    pub fn class(&self) -> ShapeClass {
        match self {
            Shape::Line { class, .. }
            | Shape::Path { class, .. }
            | Shape::Polygon { class, .. }
            | Shape::Rect { class, .. }
            | Shape::Circle { class, .. }
            | Shape::Text { class, .. } => *class,
        }
    }

    /// The smallest upright rectangle around the shape (without stroke width); text by the fixed metrics.
    pub fn bounds(&self) -> Bounds {
        match self {
            Shape::Line { from, to, .. } | Shape::Rect { from, to, .. } => Bounds::around(&[*from, *to]),
            Shape::Path { points, .. } | Shape::Polygon { points, .. } => Bounds::around(points),
            Shape::Circle { at, radius, .. } => Bounds::around(&[*at]).grown(i32::from(*radius)),
            Shape::Text { class, at, size, anchor, text } => {
                metrics::text_bounds(class.text_width(text, *size), *size, *at, *anchor)
            }
        }
    }
}

/// An upright rectangle in tenths of a px.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Bounds {
    /// Left edge.
    pub left: i32,
    /// Upper edge.
    pub top: i32,
    /// Right edge.
    pub right: i32,
    /// Lower edge.
    pub bottom: i32,
}

impl Bounds {
    /// The smallest rectangle around some points; all zero for none.
    pub fn around(points: &[Position]) -> Bounds {
        let left = points.iter().map(|p| p.x).min().unwrap_or(0);
        let right = points.iter().map(|p| p.x).max().unwrap_or(0);
        let top = points.iter().map(|p| p.y).min().unwrap_or(0);
        let bottom = points.iter().map(|p| p.y).max().unwrap_or(0);
        Bounds { left, top, right, bottom }
    }

    /// Whether two rectangles share more than an edge.
    pub fn overlaps(self, other: Bounds) -> bool {
        self.left < other.right
            && other.left < self.right
            && self.top < other.bottom
            && other.top < self.bottom
    }

    fn grown(self, by: i32) -> Bounds {
        let Bounds { left, top, right, bottom } = self;
        Bounds { left: left - by, top: top - by, right: right + by, bottom: bottom + by }
    }
}

/// A data point that can be focused, pointed at and read out.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Mark {
    /// Where it stands, in tenths of a px.
    pub at: Position,
    /// Index of its series.
    pub series: u16,
    /// Index in the series as it was handed in.
    pub index: u32,
    /// Its x value.
    pub x_value: f64,
    /// Its y value.
    pub y_value: f64,
    /// Its y value written exactly, where the caller said so.
    pub exact: Option<String>,
    /// False if the value lies beyond a fixed range, so that `at` is the nearest place on the edge.
    pub inside: bool,
}

/// How one series is told apart.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LegendEntry {
    /// Index of the series.
    pub series: u16,
    /// Its name in full.
    pub name: String,
    /// What it stands for.
    pub tone: Tone,
    /// Its dash pattern.
    pub dash: Dash,
    /// Its marker shape.
    pub marker: Marker,
    /// True if the full name stands at the end of the line, so that the legend may be left out.
    pub labelled: bool,
}
