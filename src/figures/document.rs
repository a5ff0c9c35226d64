//! A picture as an SVG file of its own, with its colours inside, for papers and slides. What the page shows on narrow
//! screens is left out; several drawings stand one below the other.

use lookahead_chart::svg::escape;

use crate::page::Node;
use crate::parts::tree_view::FILE_STYLE;

/// The colours of trees; the program that opens traces draws none.
const TREE_STYLE: &str = if cfg!(all(feature = "traces", not(feature = "server"))) { "" } else { FILE_STYLE };

/// The light colours of charts in `assets/css`: a file has no style sheet of the site's.
const CHART_STYLE: &str = ".axis,.zero{stroke:#5c5850;fill:none}.grid{stroke:#dcd7cb;fill:none}.reference{stroke:#1d1c1a;stroke-dasharray:1 3;fill:none}\
.series-0,.tone-machine{color:#2350a0}.series-1,.tone-person{color:#8a4700}.series-2,.tone-x{color:#00665a}.series-3,.tone-chance{color:#6a3f8f}.series-4,.tone-y{color:#8f5200}.series-5{color:#1d1c1a}\
.line{fill:none;stroke:currentColor;stroke-width:2;stroke-linejoin:round}.marker,.band,.series-label{fill:currentColor}.band{fill-opacity:.15}\
.twin{stroke-dasharray:2 3;fill:none}.twin-link{fill:none;stroke:#5c5850;stroke-dasharray:1 4}.struck{text-decoration:line-through}.focus-mark{fill:none}.chart text{font-size:12px}";
/// Margin around the drawings and between them, in CSS pixels.
const MARGIN: u32 = 12;

/// The document with its width and height in CSS pixels; `title` is what a reader without eyes is told.
pub(super) fn svg_document(picture: &[Node], title: &str) -> (String, (u32, u32)) {
    let mut drawings = Vec::new();
    picture.iter().for_each(|node| collect(node, &mut drawings));
    let width = drawings.iter().map(|drawing| drawing.width).max().unwrap_or(0) + 2 * MARGIN;
    let height = drawings.iter().map(|drawing| drawing.height + MARGIN).sum::<u32>() + MARGIN;
    let mut out = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{width}\" height=\"{height}\" viewBox=\"0 0 {width} {height}\" role=\"img\">\
         <title>{}</title><style>{TREE_STYLE}{CHART_STYLE}</style><rect width=\"100%\" height=\"100%\" fill=\"#fff\"/>",
        escape(title)
    );
    let mut top = MARGIN;
    for drawing in drawings {
        let (w, h, class, box_) = (drawing.width, drawing.height, drawing.class, drawing.view_box);
        out += &format!(
            "<svg x=\"{MARGIN}\" y=\"{top}\" width=\"{w}\" height=\"{h}\" viewBox=\"{box_}\" class=\"{class}\">"
        );
        drawing.children.iter().for_each(|node| write(node, &mut out));
        out += "</svg>";
        top += h + MARGIN;
    }
    out += "</svg>";
    (out, (width, height))
}

struct Drawing<'node> {
    width: u32,
    height: u32,
    class: String,
    view_box: String,
    children: &'node [Node],
}

/// The drawings of a picture in order. Pictures nest a few elements deep, so recursion is bounded by our own code.
fn collect<'node>(node: &'node Node, drawings: &mut Vec<Drawing<'node>>) {
    let Node::Element { tag, attributes, children } = node else { return };
    let value =
        |name: &str| attributes.iter().find(|(key, _)| key == name).map_or("", |(_, value)| value.as_str());
    if value("class").split(' ').any(|class| class == "narrow") {
        return;
    }
    if tag != "svg" {
        return children.iter().for_each(|child| collect(child, drawings));
    }
    let view_box = value("viewBox");
    let mut sizes = view_box.split(' ').skip(2).map(|size| size.parse().unwrap_or(0));
    let (width, height) = (sizes.next().unwrap_or(0), sizes.next().unwrap_or(0));
    drawings.push(Drawing {
        width,
        height,
        class: escape(value("class")),
        view_box: escape(view_box),
        children,
    });
}

fn write(node: &Node, out: &mut String) {
    match node {
        Node::Text(text) => *out += &escape(text),
        Node::Element { tag, attributes, children } => {
            *out += &format!("<{tag}");
            // What belongs to the page alone, its handles and its ids, stays there.
            let drawn = attributes.iter().filter(|(name, _)| svg_attribute(name));
            drawn.for_each(|(name, value)| *out += &format!(" {name}=\"{}\"", escape(value)));
            out.push('>');
            children.iter().for_each(|child| write(child, out));
            *out += &format!("</{tag}>");
        }
        Node::Widget { .. } => {}
    }
}

fn svg_attribute(name: &str) -> bool {
    !(name.starts_with("data-")
        || name.starts_with("aria-")
        || ["id", "role", "tabindex", "key"].contains(&name))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn drawings_stand_below_each_other_without_the_narrow_ones() {
        let svg = |class: &str, text: &str| {
            Node::element(
                "svg",
                &[("class", class), ("viewBox", "0 0 100 50")],
                vec![Node::words("text", &[("x", "1"), ("data-set", "a=1")], text)],
            )
        };
        let picture = [
            Node::element("div", &[], vec![svg("chart wide", "a & b"), svg("chart narrow", "no")]),
            svg("", "c"),
        ];
        let (text, size) = svg_document(&picture, "<t>");
        assert_eq!(size, (124, 136));
        assert!(text.contains("<text x=\"1\">a &amp; b</text>") && !text.contains("no</text>"), "{text}");
        assert!(
            text.contains("<svg x=\"12\" y=\"74\"") && text.contains("<title>&lt;t&gt;</title>"),
            "{text}"
        );
    }
}
