//! Numbers in, a picture made of plain shapes out: the chart room of the pure house.
//!
//! [`line_chart`] turns a [`LineChart`] (series, axes, reference lines, a size in px) into a [`Scene`]: shapes with
//! classes instead of colours, focusable [`Mark`]s, a legend and what went wrong. [`facts`] says the same in codes and
//! numbers for a text summary, [`table`] as rows. The site draws a scene as SVG nodes; [`to_svg_string`] and
//! [`to_csv_string`] write the files a reader takes away.
//!
//! What is absent, on purpose: colours, fonts, prose, HTML, clocks, randomness and anything of the web. The same input
//! gives the same scene to the last integer on every machine, because coordinates are integers (tenths of a px), text is
//! measured by a fixed table ([`metrics`]) and ticks are made by multiplication alone ([`ticks`]).
//! Odd input never fails: it gives a scene and [`Problem`]s.
//!
//! ```
//! use lookahead_chart::{LineChart, Series, line_chart};
//! let mut chart = LineChart::wide();
//! chart.series = vec![Series::new("wait", [(0.0, 0.0), (1.0, 4.0)]), Series::new("take", [(0.0, 2.0), (1.0, 2.0)])];
//! let scene = line_chart(&chart);
//! assert_eq!(scene.marks.len(), 4);
//! assert!(scene.problems.is_empty());
//! ```

mod axis;
mod backend;
mod clip;
mod crossing;
pub mod csv;
mod decimal;
mod draw;
mod export;
mod input;
mod labels;
mod layout;
mod line;
pub mod metrics;
mod order;
mod problem;
mod scene;
mod sentinel;
mod style;
mod summary;
pub mod svg;
mod table;
pub mod ticks;

pub use export::{to_csv_string, to_svg_string};
pub use input::{Axis, AxisRange, BandPoint, DataPoint, LineChart, Reference, Series, TickChoice};
pub use line::line_chart;
pub use problem::{AxisName, Problem};
pub use scene::{Anchor, Bounds, LegendEntry, Mark, Position, Scene, Shape, ShapeClass};
pub use style::{Dash, MARKER_RADIUS, Marker, Tone};
pub use summary::{SummaryFact, Trend, facts};
pub use table::{Column, ColumnCode, Table, TableCell, table};
pub use ticks::{NumberFormat, Tick, format_number};
