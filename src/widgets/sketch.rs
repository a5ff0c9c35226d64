//! Drawings by hand, in a wide and a narrow layout: the frame, paths and words in CSS pixels. Used by `bars` and by the
//! widgets that draw what no chart shows.

use crate::figures::number::decimals;
use crate::page::Node;

/// Width of the wide layout.
pub(super) const WIDE: f64 = 640.0;
/// Width of the narrow layout.
pub(super) const NARROW: f64 = 320.0;

/// Both layouts of a drawing. `draw` is told the width and gives the parts with the height; the rest is as in [`frame`].
pub(super) fn layouts(draw: &dyn Fn(f64) -> (Vec<Node>, f64), about: (&str, &str)) -> Vec<Node> {
    let framed = |(layout, width)| {
        let (parts, height) = draw(width);
        frame(layout, (width, height), about, parts)
    };
    [("wide", WIDE), ("narrow", NARROW)].map(framed).into()
}

/// The frame of one layout (`wide` has its own size, `narrow` fills its column): width and height, role (`img`, or `group`
/// where parts can be reached by keys) and what a screen reader says.
#[inline(never)]
pub(super) fn frame(
    layout: &str,
    (width, height): (f64, f64),
    (role, label): (&str, &str),
    parts: Vec<Node>,
) -> Node {
    let (width, height) = (px(width), px(height));
    let (class, view_box) = (["chart ", layout].concat(), ["0 0 ", &width, " ", &height].concat());
    let mut attributes =
        vec![("class", class.as_str()), ("viewBox", &view_box), ("role", role), ("aria-label", label)];
    if layout == "wide" {
        attributes.extend([("width", width.as_str()), ("height", &height)]);
    } else {
        attributes.push(("width", "100%"));
    }
    Node::element("svg", &attributes, parts)
}

/// A length as it is written.
pub(super) fn px(value: f64) -> String {
    decimals(value, 1).replace('−', "-")
}

/// A path; `data` may come in pieces.
pub(super) fn path_of(class: &str, data: &[&str]) -> Node {
    path(class, &data.concat())
}

/// A path.
#[inline(never)]
pub(super) fn path(class: &str, data: &str) -> Node {
    Node::leaf("path", &[("class", class), ("d", data)])
}

/// A level or upright line.
pub(super) fn line(class: &str, from: (f64, f64), to: (f64, f64)) -> Node {
    path(class, &["M", &px(from.0), " ", &px(from.1), "L", &px(to.0), " ", &px(to.1)].concat())
}

/// A box: left, top, width, height.
pub(super) fn area((left, top, width, height): (f64, f64, f64, f64)) -> String {
    let (right, bottom) = (left + width, top + height);
    ["M", &px(left), " ", &px(top), "H", &px(right), "V", &px(bottom), "H", &px(left), "Z"].concat()
}

/// Words at a place.
#[inline(never)]
pub(super) fn text(class: &str, (x, y): (f64, f64), anchor: &str, words: &str) -> Node {
    let attributes = [("class", class), ("x", &px(x)), ("y", &px(y)), ("text-anchor", anchor)];
    Node::words("text", &attributes, words)
}

/// A line of small print under a drawing.
pub(super) fn legend(points: &[String], class: &str) -> Node {
    let items = points.iter().map(|point| Node::words("li", &[], point)).collect();
    Node::element("ul", &[("class", class)], items)
}
