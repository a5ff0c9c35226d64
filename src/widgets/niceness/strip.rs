//! The drawing over power: one bar for each ruler, cut where its first move changes, and beside it how the ruler's plan
//! scores on all three. By hand, since it is no line chart. Units: CSS pixels. Used by `rulers`.

use lookahead_chart::metrics::text_width;
use lookahead_game::Exact;
use lookahead_models::niceness::rulers::{PowerAnswer, RulersAnswer, Segment};

use super::figure::{drawn, rounded_odds};
use crate::figures::Ask;
use crate::number::shown;
use crate::page::Node;

/// Height of a bar.
const BAR: i32 = 22;
const TEXT: u16 = 130;

/// Where things stand in one of the two layouts.
struct Layout {
    name: &'static str,
    width: i32,
    bar_left: i32,
    bar_width: i32,
    /// Middles of the columns of scores.
    columns: [i32; 3],
    /// From the top of a row to the bar, and to the baseline of its words.
    to_bar: i32,
    to_words: i32,
    row: i32,
    top: i32,
    /// Baseline of the heads of the columns.
    heads: i32,
}

const WIDE: Layout = Layout {
    name: "wide",
    width: 632,
    bar_left: 100,
    bar_width: 330,
    columns: [474, 534, 594],
    to_bar: 0,
    to_words: 15,
    row: 30,
    top: 26,
    heads: 14,
};
const NARROW: Layout = Layout {
    name: "narrow",
    width: 320,
    bar_left: 6,
    bar_width: 308,
    columns: [178, 236, 292],
    to_bar: 20,
    to_words: 14,
    row: 52,
    top: 40,
    heads: 32,
};

/// What the drawing shows.
pub(super) struct Strip<'a> {
    pub ask: &'a Ask<'a>,
    pub answer: &'a RulersAnswer,
    pub power: &'a PowerAnswer,
    pub at: f64,
    pub at_shown: &'a str,
    pub rulers: &'a [String],
    pub moves: &'a [String],
    pub label: &'a str,
}

impl Strip<'_> {
    /// Both layouts.
    pub fn draw(&self) -> Vec<Node> {
        vec![self.layout(&WIDE), self.layout(&NARROW)]
    }

    fn layout(&self, layout: &Layout) -> Node {
        let bottom = layout.top + 3 * layout.row;
        let height = bottom + 18;
        let mut parts = self.heads(layout);
        for (row, segments) in self.power.segments.iter().enumerate() {
            let top = layout.top + row as i32 * layout.row;
            parts.extend(segments.iter().flat_map(|segment| self.segment(layout, top, segment)));
            parts.extend(self.words(layout, row, top));
        }
        parts.extend(self.ticks(layout, bottom + 10));
        parts.extend(self.here(layout, bottom));
        let class = format!("chart after-guess {}", layout.name);
        let (width, height) = (layout.width.to_string(), height.to_string());
        let view_box = format!("0 0 {width} {height}");
        let mut attributes = vec![
            ("class", class.as_str()),
            ("viewBox", view_box.as_str()),
            ("role", "img"),
            ("aria-label", self.label),
        ];
        match layout.name {
            "wide" => attributes.extend([("width", width.as_str()), ("height", height.as_str())]),
            _ => attributes.push(("width", "100%")),
        }
        Node::element("svg", &attributes, parts)
    }

    fn heads(&self, layout: &Layout) -> Vec<Node> {
        let columns = layout.columns.iter().zip(self.rulers);
        columns.map(|(x, name)| text(*x, layout.heads, "middle", "axis-title", name)).collect()
    }

    fn words(&self, layout: &Layout, row: usize, top: i32) -> Vec<Node> {
        let y = top + layout.to_words;
        let (x, anchor) =
            if layout.to_bar == 0 { (layout.bar_left - 10, "end") } else { (layout.bar_left, "start") };
        let name = self.rulers.get(row).map_or("", String::as_str);
        let mut parts = vec![text(x, y, anchor, "series-label series-5", name)];
        if let Some(answer) = self.answer.rulers.get(row) {
            let scores = layout.columns.iter().zip(&answer.scores).enumerate();
            parts.extend(scores.map(|(judge, (x, score))| {
                let class = if judge == row { "series-label series-5" } else { "tick-label" };
                text(*x, y, "middle", class, &drawn(score))
            }));
        }
        parts
    }

    fn segment(&self, layout: &Layout, top: i32, segment: &Segment) -> Vec<Node> {
        let (from, to) = (x_of(layout, segment.from.to_f64()), x_of(layout, segment.to.to_f64()));
        let (y, low) = (top + layout.to_bar, top + layout.to_bar + BAR);
        let outline = format!("M{from} {y}H{to}V{low}H{from}Z");
        // Leaving alone stays white; influence is shaded, manipulation twice: the words in the bar say it too.
        let shades = (0..segment.best).map(|_| path("band series-5", &outline));
        let mut parts: Vec<Node> = shades.collect();
        parts.push(path("axis", &outline));
        let name = self.moves.get(segment.best as usize).map_or("", String::as_str);
        if text_width(name, TEXT) / 10 + 6 <= to - from {
            parts.push(text((from + to) / 2, y + 15, "middle", "value", name));
        }
        parts
    }

    /// 0, 1 and every power at which a first move changes; of labels that would touch the later ones are left out.
    fn ticks(&self, layout: &Layout, y: i32) -> Vec<Node> {
        // The next is looked for each time: a sort for these few would take 5 KB of wasm.
        let after = |last: Option<&Exact>| {
            let all = self.power.segments.iter().flatten().map(|segment| &segment.from);
            all.filter(|turn| last.is_none_or(|last| *turn > last)).min()
        };
        let mut next = after(None);
        let mut parts = vec![text(x_of(layout, 1.0), y, "end", "tick-label", "1")];
        let mut free_from = i32::MIN;
        let last = x_of(layout, 1.0) - 14;
        while let Some(turn) = next {
            next = after(Some(turn));
            let (x, label) = (x_of(layout, turn.to_f64()), tick(turn));
            let half = text_width(&label, TEXT) / 20;
            let (x, anchor) = if turn.is_zero() { (x + half, "middle") } else { (x, "middle") };
            if x - half < free_from || x + half > last {
                continue;
            }
            free_from = x + half + 6;
            parts.push(text(x, y, anchor, "tick-label", &label));
        }
        parts
    }

    /// The line at the power that is set.
    fn here(&self, layout: &Layout, bottom: i32) -> Vec<Node> {
        let x = x_of(layout, self.at);
        let label = self.ask.words.fill("here", &[("power", self.at_shown)]);
        let half = text_width(&label, TEXT) / 20;
        let (left, right) = (layout.bar_left + half, layout.bar_left + layout.bar_width - half);
        vec![
            path("reference", &format!("M{x} 18V{}", bottom - 4)),
            text(x.clamp(left, right.max(left)), 13, "middle", "reference-label", &label),
        ]
    }
}

/// A power at the axis: exact where it is short, else to three decimals.
fn tick(power: &Exact) -> String {
    shown(&rounded_odds(power))
}

fn x_of(layout: &Layout, power: f64) -> i32 {
    layout.bar_left + (f64::from(layout.bar_width) * power).round() as i32
}

fn path(class: &str, data: &str) -> Node {
    Node::leaf("path", &[("class", class), ("d", data)])
}

pub(super) fn text(x: i32, y: i32, anchor: &str, class: &str, words: &str) -> Node {
    let (x, y) = (x.to_string(), y.to_string());
    let attributes = [("class", class), ("x", x.as_str()), ("y", y.as_str()), ("text-anchor", anchor)];
    Node::words("text", &attributes, words)
}
