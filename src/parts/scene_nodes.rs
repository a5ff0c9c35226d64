//! A chart's scene as SVG nodes with classes: colours come from the style sheet, in light, dark and forced colours.
//! Made where the chart is made, in the worker and in the prerenderer; the page only draws the nodes.

use lookahead_chart::{Position, Scene, Shape, ShapeClass};

use crate::page::Node;

/// The scene as one drawing; `layout` says at which widths it is shown (`wide` or `narrow`).
#[must_use]
pub fn scene_node(scene: &Scene, layout: &str, label: &str) -> Node {
    let (width, height) = (scene.width.to_string(), scene.height.to_string());
    let view_box = format!("0 0 {width} {height}");
    let class = format!("chart {layout}");
    let mut attributes =
        vec![("class", class.as_str()), ("viewBox", &view_box), ("role", "img"), ("aria-label", label)];
    // The narrow drawing fills its column; the wide one keeps its size.
    let size = if layout == "wide" {
        [("width", width.as_str()), ("height", &height)]
    } else {
        [("width", "100%"), ("height", "auto")]
    };
    attributes.extend(size.into_iter().filter(|(_, value)| *value != "auto"));
    Node::element("svg", &attributes, scene.shapes.iter().map(|shape| shape_node(scene, shape)).collect())
}

fn shape_node(scene: &Scene, shape: &Shape) -> Node {
    let class = scene.css_class(shape.class());
    match shape {
        Shape::Line { from, to, class: kind } => {
            path(scene, *kind, &class, &format!("M{}L{}", at(*from), at(*to)))
        }
        Shape::Path { points, class: kind } => path(scene, *kind, &class, &outline(points)),
        Shape::Polygon { points, .. } => {
            Node::leaf("path", &[("class", &class), ("d", &format!("{}Z", outline(points)))])
        }
        Shape::Rect { from, to, .. } => {
            let data = format!("M{}H{}V{}H{}Z", at(*from), px(to.x), px(to.y), px(from.x));
            Node::leaf("path", &[("class", &class), ("d", &data)])
        }
        Shape::Circle { at, radius, .. } => {
            let attributes = [
                ("class", class.as_str()),
                ("cx", &px(at.x)),
                ("cy", &px(at.y)),
                ("r", &px(i32::from(*radius))),
            ];
            Node::leaf("circle", &attributes)
        }
        Shape::Text { at, anchor, text, .. } => {
            let attributes = [
                ("class", class.as_str()),
                ("x", &px(at.x)),
                ("y", &px(at.y)),
                ("text-anchor", anchor.as_str()),
            ];
            Node::words("text", &attributes, text)
        }
    }
}

fn path(scene: &Scene, kind: ShapeClass, class: &str, data: &str) -> Node {
    let dash = scene.dash(kind).attribute();
    let mut attributes = vec![("class", class), ("d", data)];
    attributes.extend(dash.as_deref().map(|dash| ("stroke-dasharray", dash)));
    Node::leaf("path", &attributes)
}

fn outline(points: &[Position]) -> String {
    points
        .iter()
        .enumerate()
        .map(|(idx, point)| format!("{}{}", if idx == 0 { "M" } else { "L" }, at(*point)))
        .collect()
}

fn at(point: Position) -> String {
    format!("{} {}", px(point.x), px(point.y))
}

/// Tenths of a pixel as pixels.
fn px(tenths: i32) -> String {
    lookahead_chart::svg::px(tenths)
}
