//! What the start is worth against one number: lines from exact ends to exact ends, so that the places where something turns
//! are written on the axes as the fractions that they are. The chart crate labels round numbers instead, and weighs more
//! than all else here. Units: CSS pixels, y downwards.

use lookahead_chart::metrics::{TEXT_SIZE, text_width, wrap};
use lookahead_game::Exact;

use crate::figures::games::DASHES;
use crate::number::shown;
use crate::page::Node;
use crate::widgets::sketch::frame;

/// Room left of, above and below the lines.
const LEFT: i32 = 64;
const TOP: i32 = 34;
const BELOW: i32 = 46;
const RIGHT: i32 = 24;
/// Between the baselines of two labels.
const LINE: i32 = 15;

/// The lines of one ruler: stretches without a jump, each a list of exact points.
pub struct Curve {
    /// Its runs.
    pub runs: Vec<Vec<(Exact, Exact)>>,
}

/// What is drawn.
pub struct Curves<'view> {
    /// The first whole, the second dashed.
    pub curves: &'view [Curve],
    /// From where to where the number goes.
    pub window: &'view (Exact, Exact),
    /// The number as it stands, and the word for that.
    pub now: (&'view Exact, &'view str),
    /// What lies along the axes.
    pub titles: [&'view str; 2],
    /// The chart in one sentence.
    pub label: &'view str,
}

/// Both layouts.
pub fn draw(curves: &Curves<'_>) -> Node {
    let layouts = vec![layout(curves, "wide", 640, 250), layout(curves, "narrow", 340, 240)];
    Node::element("div", &[("class", "chart-place")], layouts)
}

/// From numbers to places.
struct Scale {
    low: f64,
    span: f64,
    from: i32,
    length: i32,
}

impl Scale {
    fn new(low: &Exact, high: &Exact, from: i32, length: i32) -> Self {
        let span = (high - low).to_f64();
        Self { low: low.to_f64(), span: if span > 0.0 { span } else { 1.0 }, from, length }
    }

    fn place(&self, number: &Exact) -> i32 {
        self.from + ((number.to_f64() - self.low) / self.span * f64::from(self.length)) as i32
    }
}

fn layout(curves: &Curves<'_>, name: &str, width: i32, height: i32) -> Node {
    let points = || curves.curves.iter().flat_map(|curve| &curve.runs).flatten();
    let worths = || points().map(|(_, worth)| worth);
    let zero = Exact::ZERO;
    let (least, most) = (worths().min().unwrap_or(&zero), worths().max().unwrap_or(&zero));
    let across = Scale::new(&curves.window.0, &curves.window.1, LEFT, width - LEFT - RIGHT);
    let up = Scale::new(least, most, height - BELOW, TOP + BELOW - height);
    let (right, bottom) = (width - RIGHT, height - BELOW);
    let mut parts = Vec::new();
    // What was labelled first stays; what would run into it is left out.
    let mut taken: Vec<i32> = Vec::new();
    for worth in worths() {
        let y = up.place(worth);
        if taken.iter().all(|other| (other - y).abs() >= LINE) {
            taken.push(y);
            parts.push(path(
                "grid",
                &["M", &LEFT.to_string(), " ", &y.to_string(), "H", &right.to_string()],
                "",
            ));
            parts.push(text("tick-label", LEFT - 6, y + 4, "end", &shown(worth)));
        }
    }
    parts.push(path(
        "axis",
        &["M", &LEFT.to_string(), " ", &(bottom + 6).to_string(), "H", &right.to_string()],
        "",
    ));
    let mut taken: Vec<(i32, i32)> = Vec::new();
    let now = across.place(curves.now.0);
    for number in std::iter::once(curves.now.0).chain(points().map(|(number, _)| number)) {
        let (x, words) = (across.place(number), shown(number));
        let half = text_width(&words, TEXT_SIZE) / 20 + 4;
        if taken.iter().all(|(other, room)| (other - x).abs() >= half + room) {
            taken.push((x, half));
            parts.push(text("tick-label", x, bottom + 22, "middle", &words));
        }
    }
    parts.push(path(
        "reference",
        &["M", &now.to_string(), " ", &TOP.to_string(), "V", &(bottom + 6).to_string()],
        "",
    ));
    parts.push(text("tick-label", now, TOP - 4, "middle", curves.now.1));
    for (series, curve) in curves.curves.iter().enumerate() {
        let class = ["line series-", &series.to_string()].concat();
        for run in &curve.runs {
            let mut data = String::new();
            for (number, worth) in run {
                let (x, y) = (across.place(number).to_string(), up.place(worth).to_string());
                [if data.is_empty() { "M" } else { "L" }, &x, " ", &y]
                    .iter()
                    .for_each(|part| data.push_str(part));
            }
            parts.push(path(&class, &[&data], if series > 0 { DASHES } else { "" }));
        }
    }
    for (title, y) in curves.titles.iter().zip([bottom + 38, 14]) {
        let words = wrap(title, TEXT_SIZE, (width - 12) * 10, 1).0;
        words.iter().for_each(|words| parts.push(text("axis-title", 6, y, "start", words)));
    }
    frame(name, (f64::from(width), f64::from(height)), ("img", curves.label), parts)
}

#[inline(never)]
fn path(class: &str, data: &[&str], dashes: &str) -> Node {
    let data = data.concat();
    let attributes = [("class", class), ("d", data.as_str()), ("stroke-dasharray", dashes)];
    Node::leaf("path", if dashes.is_empty() { &attributes[..2] } else { &attributes })
}

#[inline(never)]
fn text(class: &str, x: i32, y: i32, anchor: &str, words: &str) -> Node {
    let (x, y) = (x.to_string(), y.to_string());
    Node::words("text", &[("class", class), ("x", &x), ("y", &y), ("text-anchor", anchor)], words)
}
