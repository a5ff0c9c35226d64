//! A chart's scene as SVG nodes with classes: colours come from the style sheet, in light, dark and forced colours.

use lookahead_chart::{Position, Scene, Shape, ShapeClass};
use yew::prelude::*;

/// The scene in one drawing; `layout` says at which widths it is shown (`wide` or `narrow`).
#[must_use]
pub fn view_scene(scene: &Scene, layout: &'static str, label: &AttrValue, summary: &AttrValue) -> Html {
    let view_box = format!("0 0 {} {}", scene.width, scene.height);
    let width = if layout == "wide" { scene.width.to_string() } else { "100%".to_owned() };
    let height = (layout == "wide").then(|| scene.height.to_string());
    html! {
        <svg class={classes!("chart", layout)} viewBox={view_box} {width} {height} role="img" aria-label={format!("{label}. {summary}")}>
            {scene.shapes.iter().map(|shape| view_shape(scene, shape)).collect::<Html>()}
        </svg>
    }
}

fn view_shape(scene: &Scene, shape: &Shape) -> Html {
    let class = scene.css_class(shape.class());
    match shape {
        Shape::Line { from, to, class: kind } => view_path(scene, *kind, class, format!("M{}L{}", at(*from), at(*to))),
        Shape::Path { points, class: kind } => view_path(scene, *kind, class, outline(points)),
        Shape::Polygon { points, .. } => html! { <path {class} d={format!("{}Z", outline(points))} /> },
        Shape::Rect { from, to, .. } => {
            html! { <path {class} d={format!("M{}H{}V{}H{}Z", at(*from), px(to.x), px(to.y), px(from.x))} /> }
        }
        Shape::Circle { at, radius, .. } => html! { <circle {class} cx={px(at.x)} cy={px(at.y)} r={px(i32::from(*radius))} /> },
        Shape::Text { at, anchor, text, .. } => {
            html! { <text {class} x={px(at.x)} y={px(at.y)} text-anchor={anchor.as_str()}>{text.clone()}</text> }
        }
    }
}

fn view_path(scene: &Scene, kind: ShapeClass, class: String, data: String) -> Html {
    html! { <path {class} d={data} stroke-dasharray={scene.dash(kind).attribute()} /> }
}

fn outline(points: &[Position]) -> String {
    points.iter().enumerate().map(|(idx, point)| format!("{}{}", if idx == 0 { "M" } else { "L" }, at(*point))).collect()
}

fn at(point: Position) -> String {
    format!("{} {}", px(point.x), px(point.y))
}

/// Tenths of a pixel as pixels.
fn px(tenths: i32) -> String {
    lookahead_chart::svg::px(tenths)
}
