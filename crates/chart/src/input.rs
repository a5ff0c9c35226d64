//! What a caller says about a line chart: plain data with defaults, no drawing. Used by widgets' models, which bring
//! their words along (titles, names), since none stand here.

use crate::style::{Dash, Marker, Tone};
use crate::ticks::NumberFormat;
use serde::{Deserialize, Serialize};

/// Several series of (x, y) over two axes. Sizes are in px.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct LineChart {
    /// Width of the whole picture in px (200 to 4000).
    pub width: u16,
    /// Height of the whole picture in px (160 to 3000).
    pub height: u16,
    /// The horizontal axis.
    pub x: Axis,
    /// The vertical axis.
    pub y: Axis,
    /// The lines; a line is joined in the order of its points and broken where a point is not finite.
    pub series: Vec<Series>,
    /// Lines across the plot, such as a break-even.
    pub references: Vec<Reference>,
}

impl LineChart {
    /// An empty chart of 640 × 300 px, for a column of text.
    pub fn wide() -> LineChart {
        LineChart::sized(640, 300)
    }

    /// An empty chart of 320 × 240 px, for a phone.
    pub fn phone() -> LineChart {
        LineChart::sized(320, 240)
    }

    /// An empty chart of `width` × `height` px.
    pub fn sized(width: u16, height: u16) -> LineChart {
        LineChart {
            width,
            height,
            x: Axis::default(),
            y: Axis::default(),
            series: vec![],
            references: vec![],
        }
    }
}

/// Title, range, ticks and number format of one axis.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Axis {
    /// What is measured and in which unit; may be empty.
    pub title: String,
    /// From where to where.
    pub range: AxisRange,
    /// Where ticks stand.
    pub ticks: TickChoice,
    /// How the numbers at ticks are written.
    pub format: NumberFormat,
    /// Ticks are at least this far apart (1 for counts); 0 means no bound.
    pub least_step: f64,
}

impl Axis {
    /// An axis with a title, a range from the data, and ticks at round numbers.
    pub fn titled(title: impl Into<String>) -> Axis {
        Axis { title: title.into(), ..Axis::default() }
    }
}

/// From where to where an axis runs.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum AxisRange {
    /// Over all points, bands and references; the vertical axis is rounded outward to ticks.
    #[default]
    Auto,
    /// As `Auto`, but these values lie within too (often 0).
    Including(Vec<f64>),
    /// Exactly from the first to the second; lines are cut at the edge.
    Fixed(f64, f64),
}

/// Where ticks stand.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum TickChoice {
    /// At round numbers, as many as fit.
    #[default]
    Auto,
    /// At these values; labels that would collide are left out.
    At(Vec<f64>),
    /// At these values with these labels.
    Labelled(Vec<(f64, String)>),
}

/// One line.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Series {
    /// The name, written at the end of the line.
    pub name: String,
    /// The points, joined in this order.
    pub points: Vec<DataPoint>,
    /// An interval around the line, such as a confidence interval; may be empty.
    pub band: Vec<BandPoint>,
    /// What it stands for, where the site has a colour for it.
    pub tone: Tone,
    /// Dash pattern; by index if `None`.
    pub dash: Option<Dash>,
    /// Marker shape; by index if `None`.
    pub marker: Option<Marker>,
}

impl Series {
    /// A series of (x, y) points without band.
    pub fn new(name: impl Into<String>, points: impl IntoIterator<Item = impl Into<DataPoint>>) -> Series {
        let points = points.into_iter().map(Into::into).collect();
        Series { name: name.into(), points, ..Series::default() }
    }

    /// The same series with a tone.
    pub fn with_tone(mut self, tone: Tone) -> Series {
        self.tone = tone;
        self
    }
}

/// One point of a series.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct DataPoint {
    /// Position along the horizontal axis.
    pub x: f64,
    /// Position along the vertical axis.
    pub y: f64,
    /// `y` written exactly (such as `1/3`), for the table.
    pub exact: Option<String>,
}

impl From<(f64, f64)> for DataPoint {
    fn from((x, y): (f64, f64)) -> DataPoint {
        DataPoint { x, y, exact: None }
    }
}

/// One slice of a band.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct BandPoint {
    /// Position along the horizontal axis.
    pub x: f64,
    /// Lower end.
    pub low: f64,
    /// Upper end.
    pub high: f64,
}

/// A line across the plot.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Reference {
    /// Upright, at this x; its label stands above the plot.
    AtX {
        /// Where it stands.
        x: f64,
        /// Its label; may be empty.
        label: String,
    },
    /// Level, at this y; its label stands right of the plot.
    AtY {
        /// Where it stands.
        y: f64,
        /// Its label; may be empty.
        label: String,
    },
}
