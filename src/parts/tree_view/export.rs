//! A drawn tree as an SVG document of its own, with its colours inside, for papers and slides.

use lookahead_chart::svg::Writer;

use super::{TreeDrawing, TreeShape};

/// The light colours of `assets/css/tokens.css`: a file has no style sheet of the site's.
pub const FILE_STYLE: &str = "text{font:15px sans-serif;color:#1d1c1a;fill:currentColor}.soft,.node{color:#5c5850}.value{font-weight:600}\
.edge{fill:none;stroke:#5c5850;stroke-width:1.2}.edge.chosen{stroke:#1d1c1a;stroke-width:3.2}.leader{fill:none;stroke:#5c5850;stroke-width:1.2;stroke-linecap:round;stroke-dasharray:.1 5}\
.node{fill:#fff;stroke:currentColor;stroke-width:2}.capsule{fill:none;stroke:#5c5850;stroke-dasharray:5 4}.ring{fill:none}\
.player-0{color:#2350a0}.player-1{color:#8a4700}.player-2{color:#00665a}.player-3{color:#a0205f}.player-4{color:#5a5f00}.player-5{color:#00637f}\
.player-6{color:#2c6a1e}.player-7{color:#9c3325}.chance{color:#6a3f8f}.halo{paint-order:stroke;stroke:#fff;stroke-width:4px;stroke-linejoin:round}";

/// Margin around the drawing, in CSS pixels.
const MARGIN: i32 = 12;

/// The document; `title` is what a reader without eyes is told.
#[must_use]
pub fn to_svg_document(drawing: &TreeDrawing, title: &str) -> String {
    let (width, height) = document_size(drawing);
    let mut svg = Writer::document_with(width, height, &[("role", "img")]);
    svg.text_element("title", &[], title);
    svg.text_element("style", &[], FILE_STYLE);
    svg.leaf("rect", &[("width", "100%"), ("height", "100%"), ("fill", "#fff")]);
    svg.open("g", &[("transform", &format!("translate({MARGIN} {MARGIN})"))]);
    let shapes = drawing.ground.iter().chain(drawing.nodes.iter().flat_map(|node| &node.shapes));
    shapes.for_each(|shape| write_shape(&mut svg, shape));
    svg.close();
    svg.finish()
}

/// Width and height of the document in CSS pixels.
#[must_use]
pub fn document_size(drawing: &TreeDrawing) -> (u16, u16) {
    let with_margin = |length: i32| u16::try_from(length.saturating_add(2 * MARGIN)).unwrap_or(u16::MAX);
    (with_margin(drawing.width), with_margin(drawing.height))
}

fn write_shape(svg: &mut Writer, shape: &TreeShape) {
    match shape {
        TreeShape::Path { data, class } => svg.leaf("path", &[("class", class), ("d", data)]),
        TreeShape::Text { x, y, anchor, class, text } => {
            let (x, y) = (x.to_string(), y.to_string());
            svg.text_element(
                "text",
                &[("class", class), ("x", &x), ("y", &y), ("text-anchor", anchor)],
                text,
            );
        }
    }
}
