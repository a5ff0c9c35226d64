//! Rates as a drawing: a mark for each share, a line for its interval, on a scale from nothing to all.

use super::desk::Opened;
use super::rates::{Rate, percent};
use crate::figures::Ask;
use crate::page::Node;

/// Rates that are drawn at most.
const MOST: usize = 16;
/// CSS pixels.
const LEFT: f64 = 150.0;
const WIDTH: f64 = 220.0;
const STEP: usize = 34;

/// The drawing.
pub(super) fn draw(ask: &Ask<'_>, opened: &Opened, rates: &[Rate]) -> Node {
    let shown = rates.get(..rates.len().min(MOST)).unwrap_or_default();
    let height = shown.len() * STEP + 26;
    let mut shapes: Vec<Node> = [0.0, 0.5, 1.0].into_iter().flat_map(|share| tick(share, height)).collect();
    shapes.extend(shown.iter().enumerate().flat_map(|(row, rate)| bar(ask, opened, row, rate)));
    let width = (LEFT + WIDTH + 24.0) as usize;
    let view_box = format!("0 0 {width} {height}");
    let (width, height) = (width.to_string(), height.to_string());
    let label = ask.words.word("rates_caption");
    let attributes = [
        ("class", "chart rates"),
        ("viewBox", view_box.as_str()),
        ("width", &width),
        ("height", &height),
        ("role", "img"),
        ("aria-label", &label),
        ("key", "chart"),
    ];
    Node::element("svg", &attributes, shapes)
}

fn x(share: f64) -> String {
    ((LEFT + share * WIDTH) as u32).to_string()
}

fn tick(share: f64, height: usize) -> [Node; 2] {
    let line = format!("M{} 4V{}", x(share), height - 18);
    [
        Node::leaf("path", &[("class", "grid"), ("d", &line)]),
        Node::words("text", &[("x", &x(share)), ("y", &(height - 4).to_string()), ("text-anchor", "middle")], &percent(share)),
    ]
}

fn bar(ask: &Ask<'_>, opened: &Opened, row: usize, rate: &Rate) -> Vec<Node> {
    let top = row * STEP;
    let middle = (top + 20).to_string();
    let series = ["series-", &(row % 2).to_string()].concat();
    let mut shapes = vec![
        Node::words("text", &[("x", "2"), ("y", &(top + 14).to_string())], &short(&rate.name(opened))),
        Node::words("text", &[("x", "2"), ("y", &(top + 29).to_string()), ("class", "soft")], &short(&rate.condition_name(ask))),
    ];
    if let Some(interval) = rate.interval {
        let line = format!("M{} {middle}H{}", x(interval.low), x(interval.high));
        shapes.push(Node::leaf("path", &[("class", &[&series, " line"].concat()), ("d", &line)]));
    }
    let mark = [("class", [&series, " marker"].concat()), ("cx", x(rate.share())), ("cy", middle), ("r", "5".to_owned())];
    let mark: Vec<(&str, &str)> = mark.iter().map(|(name, value)| (*name, value.as_str())).collect();
    shapes.push(Node::leaf("circle", &mark));
    shapes
}

fn short(name: &str) -> String {
    super::text::line(name, 24)
}
