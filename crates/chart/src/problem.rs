//! What was wrong with the numbers handed in, as codes: a chart is drawn all the same. The words for them stand in
//! the site's content; used by `line_chart` and shown under the figure.

use serde::{Deserialize, Serialize};

/// One of the two axes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum AxisName {
    /// The horizontal axis.
    X,
    /// The vertical axis.
    Y,
}

/// Something the reader or the author should know about the drawn chart.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", tag = "code")]
pub enum Problem {
    /// `count` points of a series were NaN or infinite and are not drawn; the first had index `first`.
    PointsDropped {
        /// Index of the series.
        series: u16,
        /// How many were dropped.
        count: u32,
        /// Index of the first one dropped.
        first: u32,
    },
    /// A series has no point that can be drawn.
    SeriesEmpty {
        /// Index of the series.
        series: u16,
    },
    /// `count` points lie beyond a fixed axis range; their marks stand at the edge.
    PointsOutside {
        /// Index of the series.
        series: u16,
        /// How many lie outside.
        count: u32,
    },
    /// The fixed range of an axis was empty, reversed or not finite: the range of the data is used.
    RangeUnusable {
        /// Which axis.
        axis: AxisName,
    },
    /// `count` of the ticks asked for were not finite or lie outside the axis.
    TicksDropped {
        /// Which axis.
        axis: AxisName,
        /// How many.
        count: u32,
    },
    /// A reference line is not finite or lies outside the axis.
    ReferenceDropped {
        /// Index in `LineChart::references`.
        reference: u16,
    },
    /// There was no room for all of the label of a reference line; the line is drawn.
    ReferenceUnlabelled {
        /// Index in `LineChart::references`.
        reference: u16,
    },
    /// The size asked for was too small or too large; the scene says which size was used.
    SizeChanged,
    /// plotters refused to draw; shapes may be missing.
    DrawingFailed,
}
