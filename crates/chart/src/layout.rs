//! Where everything stands: titles above and below, ticks and their labels, reference labels, series names at the ends
//! of lines, and what is left for the plot. Pure; used by `line_chart`, which then only draws.

use crate::axis::{AxisScale, given_ticks, step_for};
use crate::input::{Axis, LineChart, Reference};
use crate::labels::{LABEL_GAP, Wanted, pack_rows, push_apart, thin_across, thin_upward};
use crate::metrics::{LINE_HEIGHT, TEXT_SIZE, box_height, text_width, wrap};
use crate::problem::{AxisName, Problem};
use crate::scene::{Bounds, Position, ShapeClass};

/// Free space along the edge of the picture.
pub(crate) const EDGE: i32 = 40;
/// Length of a tick mark; its label stands at twice this distance.
pub(crate) const TICK: i32 = 40;
/// From the plot to the names at the ends of lines.
const LABEL_DISTANCE: i32 = 120;
/// From the tick labels to the title below them.
const TITLE_GAP: i32 = 30;
const MAX_ROWS: usize = 3;

/// A name to stand right of the plot, beside a line that ends at (x, y).
#[derive(Clone, Debug)]
pub(crate) struct LineEnd {
    pub(crate) class: ShapeClass,
    /// Which reference line it names, if it is one.
    pub(crate) reference: Option<u16>,
    pub(crate) name: String,
    pub(crate) at: (f64, f64),
}

/// A name with its place.
#[derive(Clone, Debug)]
pub(crate) struct EndLabel {
    pub(crate) class: ShapeClass,
    pub(crate) reference: Option<u16>,
    pub(crate) lines: Vec<String>,
    pub(crate) left: i32,
    pub(crate) middle: i32,
    /// From the line to the label, where they do not stand side by side.
    pub(crate) leader: Option<(Position, Position)>,
    /// Whether the whole name is there.
    pub(crate) whole: bool,
}

/// The label of an upright reference line: its middle and its lower edge.
#[derive(Clone, Debug)]
pub(crate) struct ReferenceLabel {
    pub(crate) text: String,
    pub(crate) middle: i32,
    pub(crate) bottom: i32,
}

/// All places, in tenths of a px.
#[derive(Clone, Debug)]
pub(crate) struct Layout {
    pub(crate) width: i32,
    pub(crate) height: i32,
    pub(crate) plot: Bounds,
    pub(crate) x: AxisScale,
    pub(crate) y: AxisScale,
    pub(crate) x_title: Vec<String>,
    pub(crate) y_title: Vec<String>,
    pub(crate) end_labels: Vec<EndLabel>,
    pub(crate) reference_labels: Vec<ReferenceLabel>,
}

impl Layout {
    /// First and last x of the plot.
    pub(crate) fn across(&self) -> (i32, i32) {
        (self.plot.left, self.plot.right - 1)
    }

    /// Lower and upper y of the plot.
    pub(crate) fn upward(&self) -> (i32, i32) {
        (self.plot.bottom - 1, self.plot.top)
    }

    /// Where a pair of values stands.
    pub(crate) fn place(&self, x: f64, y: f64) -> Position {
        Position { x: self.x.place(x, self.across()), y: self.y.place(y, self.upward()) }
    }
}

/// Lays out a chart of `width` × `height` (tenths of a px) whose ranges are known; ticks of `x` are filled in. Where
/// the names at the ends of lines cannot stand above each other, those of series are left out, or all, and the plot takes their room.
pub(crate) fn lay_out(
    chart: &LineChart,
    size: (i32, i32),
    scales: &(AxisScale, AxisScale),
    ends: &[LineEnd],
    problems: &mut Vec<Problem>,
) -> Layout {
    // Names of series stand in the legend too, labels of reference lines nowhere else: they stay longer.
    let references: Vec<LineEnd> = ends.iter().filter(|end| end.reference.is_some()).cloned().collect();
    for ends in [ends, &references] {
        let (layout, found) = attempt(chart, size, scales, ends);
        if layout.end_labels.len() == ends.len() {
            problems.extend(found);
            return layout;
        }
    }
    let (layout, found) = attempt(chart, size, scales, &[]);
    problems.extend(found);
    layout
}

fn attempt(
    chart: &LineChart,
    (width, height): (i32, i32),
    (x, y): &(AxisScale, AxisScale),
    ends: &[LineEnd],
) -> (Layout, Vec<Problem>) {
    let mut problems = Vec::new();
    let title_lines = |title: &str| wrap(title, TEXT_SIZE, width - 2 * EDGE, 2).0;
    let (x_title, y_title) = (title_lines(&chart.x.title), title_lines(&chart.y.title));
    let top = EDGE + LINE_HEIGHT * lines(&y_title) + 80;
    let bottom = height - 2 * TICK - box_height(TEXT_SIZE) - TITLE_GAP - EDGE - LINE_HEIGHT * lines(&x_title);
    let plot = Bounds { left: 0, top, right: width, bottom };
    let (x, y) = (x.clone(), y.clone());
    let mut layout =
        Layout { width, height, plot, x, y, x_title, y_title, end_labels: vec![], reference_labels: vec![] };
    layout.set_left(chart);
    layout.set_right(ends);
    layout.set_x_ticks(&chart.x, &mut problems);
    layout.set_reference_labels(chart, &mut problems);
    layout.set_end_labels(ends);
    layout.thin_y_ticks();
    (layout, problems)
}

/// How many round ticks a vertical axis of a picture this tall bears.
pub(crate) fn vertical_tick_count(height: i32) -> i32 {
    ((height - 700) / 380).clamp(2, 8)
}

impl Layout {
    /// Room for the labels of the vertical axis, at most a third of the picture.
    fn set_left(&mut self, chart: &LineChart) {
        let most = self.width / 3;
        for tick in &mut self.y.ticks {
            tick.label = wrap(&tick.label, TEXT_SIZE, most, 1).0.join(" ");
        }
        let widest = self.y.ticks.iter().map(|tick| text_width(&tick.label, TEXT_SIZE)).max().unwrap_or(0);
        let first = if matches!(chart.x.ticks, crate::input::TickChoice::Auto) { 150 } else { 0 };
        self.plot.left = (EDGE + widest + 2 * TICK).max(first);
    }

    /// Room for the names at the ends of lines, at most two lines each; none if they cannot stand above each other.
    fn set_right(&mut self, ends: &[LineEnd]) {
        let most = self.width * 3 / 10;
        self.end_labels = ends
            .iter()
            .map(|end| {
                let (lines, whole) = wrap(&end.name, end.class.measured_size(TEXT_SIZE), most, 2);
                EndLabel {
                    class: end.class,
                    reference: end.reference,
                    lines,
                    left: 0,
                    middle: 0,
                    leader: None,
                    whole,
                }
            })
            .collect();
        let widest = self.end_labels.iter().map(EndLabel::width).max().unwrap_or(0);
        let room = if widest > 0 { LABEL_DISTANCE + widest + EDGE } else { 4 * EDGE };
        self.plot.right = self.width - room;
        let left = self.plot.right + LABEL_DISTANCE;
        self.end_labels.iter_mut().for_each(|label| label.left = left);
    }

    /// As many round ticks as fit side by side, or the caller's own with colliding labels left out.
    fn set_x_ticks(&mut self, axis: &Axis, problems: &mut Vec<Problem>) {
        let (across, width) = (self.across(), self.width);
        let range = (self.x.from, self.x.to);
        let scale = self.x.clone();
        let place = |value| scale.place(value, across);
        if let Some(mut ticks) = given_ticks(axis, AxisName::X, range, problems) {
            thin_across(&mut ticks, place, width);
            self.x.ticks = ticks;
            return;
        }
        for count in (1..=((across.1 - across.0) / 550).clamp(1, 12)).rev() {
            let mut ticks = step_for(axis, range, count).ticks(range.0, range.1, axis.format);
            let emptied = thin_across(&mut ticks, place, width);
            self.x.ticks = ticks;
            if emptied == 0 {
                return;
            }
        }
    }

    /// Labels of upright reference lines, in rows above the plot, which gives way.
    fn set_reference_labels(&mut self, chart: &LineChart, problems: &mut Vec<Problem>) {
        let mut wanted: Vec<(u16, String, i32)> = Vec::new();
        for (index, reference) in (0_u16..).zip(&chart.references) {
            let Reference::AtX { x, label } = reference else { continue };
            if self.x.holds(*x) && !label.trim().is_empty() {
                let text = wrap(label, TEXT_SIZE, self.width - 2 * EDGE, 1).0.join(" ");
                wanted.push((index, text, self.x.place(*x, self.across())));
            }
        }
        let boxes: Vec<(i32, i32)> =
            wanted.iter().map(|(_, text, middle)| (*middle, text_width(text, TEXT_SIZE))).collect();
        let packed = pack_rows(&boxes, (EDGE, self.width - EDGE), MAX_ROWS);
        let rows = packed.iter().flatten().map(|(row, _)| row + 1).max().unwrap_or(0);
        self.plot.top += LINE_HEIGHT * i32::try_from(rows).unwrap_or(0);
        for ((index, text, _), place) in wanted.into_iter().zip(packed) {
            let Some((row, middle)) = place else {
                problems.push(Problem::ReferenceUnlabelled { reference: index });
                continue;
            };
            let bottom = self.plot.top - 80 - LINE_HEIGHT * i32::try_from(row).unwrap_or(0);
            self.reference_labels.push(ReferenceLabel { text, middle, bottom });
        }
    }

    fn thin_y_ticks(&mut self) {
        let (upward, scale) = (self.upward(), self.y.clone());
        thin_upward(&mut self.y.ticks, |value| scale.place(value, upward));
    }

    /// Pushes the names apart; a name that ends up away from its line gets a leader.
    fn set_end_labels(&mut self, ends: &[LineEnd]) {
        let places: Vec<Position> = ends.iter().map(|end| self.place(end.at.0, end.at.1)).collect();
        let wanted: Vec<Wanted> = self
            .end_labels
            .iter()
            .zip(&places)
            .map(|(label, at)| Wanted { middle: at.y, height: label.height() })
            .collect();
        let Some(middles) = push_apart(&wanted, self.plot.top, self.plot.bottom) else {
            self.end_labels.clear();
            return;
        };
        let right = self.plot.right;
        for ((label, at), middle) in self.end_labels.iter_mut().zip(places).zip(middles) {
            label.middle = middle;
            let beside = (middle - at.y).abs() <= LINE_HEIGHT / 4 && right - at.x <= LABEL_GAP;
            let (from, to) = (at.x + 45, right + LABEL_DISTANCE - 20);
            label.leader =
                (!beside).then_some((Position { x: from, y: at.y }, Position { x: to, y: middle }));
        }
    }
}

impl EndLabel {
    fn width(&self) -> i32 {
        self.lines.iter().map(|line| self.class.text_width(line, TEXT_SIZE)).max().unwrap_or(0)
    }

    fn height(&self) -> i32 {
        LINE_HEIGHT * lines(&self.lines)
    }
}

fn lines(lines: &[String]) -> i32 {
    i32::try_from(lines.len()).unwrap_or(0)
}
