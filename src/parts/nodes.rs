//! A page's nodes as Yew nodes: one drawer for all prose, headers and feet, native and in the browser.
//!
//! Names of attributes must be on the list below; it is a gate as well, since no script and no style can be on it.

use yew::prelude::*;
use yew::virtual_dom::{VNode, VTag};

use crate::page::Node;

/// Attributes that pages and formulas may carry.
const ATTRIBUTES: [&str; 60] = [
    "accent",
    "accentunder",
    "alttext",
    "aria-current",
    "aria-hidden",
    "aria-label",
    "aria-labelledby",
    "class",
    "columnalign",
    "columnlines",
    "columnspacing",
    "data-align",
    "data-path",
    "depth",
    "display",
    "displaystyle",
    "fence",
    "form",
    "height",
    "href",
    "id",
    "largeop",
    "linethickness",
    "lspace",
    "mathvariant",
    "maxsize",
    "minsize",
    "movablelimits",
    "rel",
    "role",
    "rowspacing",
    "rspace",
    "scope",
    "scriptlevel",
    "separator",
    "start",
    "stretchy",
    "symmetric",
    "tabindex",
    "target",
    "title",
    "width",
    "colspan",
    "rowspan",
    "datetime",
    "lang",
    "voffset",
    "viewBox",
    "d",
    "x",
    "y",
    "cx",
    "cy",
    "r",
    "text-anchor",
    "stroke-dasharray",
    "type",
    "data-do",
    "data-theme-choice",
    "aria-live",
];

/// Draws what is not a plain node: widgets and tools.
pub type DrawPlace<'page> = &'page dyn Fn(&Node) -> Html;

/// Nodes in order. Their depth was capped when the book was compiled.
pub fn view_nodes(nodes: &[Node], draw_place: DrawPlace<'_>) -> Html {
    nodes.iter().map(|node| view_node(node, draw_place)).collect()
}

/// Nodes without widgets or tools in them, for the parts of a figure that only show something.
pub fn view_plain_nodes(nodes: &[Node]) -> Html {
    view_nodes(nodes, &|_| Html::default())
}

fn view_node(node: &Node, draw_place: DrawPlace<'_>) -> Html {
    match node {
        Node::Text(text) => VNode::from(text.clone()),
        Node::Element { tag, attributes, children } => {
            let mut element = VTag::new(tag.clone());
            for (name, value) in attributes {
                if let Some(known) = ATTRIBUTES.iter().find(|known| *known == name) {
                    element.add_attribute(known, AttrValue::from(value.clone()));
                }
            }
            element.add_children(children.iter().map(|child| view_node(child, draw_place)));
            element.into()
        }
        place => draw_place(place),
    }
}
