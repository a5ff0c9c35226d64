//! A page's nodes as Yew nodes: one drawer for all prose, headers and feet, native and in the browser.
//!
//! Names of attributes must be on the list below; it is a gate as well, since no script and no style can be on it.

use yew::prelude::*;
use yew::virtual_dom::{Key, VNode, VTag};

use crate::page::Node;
use crate::query::Query;

/// Attributes that pages and formulas may carry.
const ATTRIBUTES: [&str; 94] = [
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
    "aria-pressed",
    "aria-disabled",
    "aria-valuetext",
    "aria-describedby",
    "aria-invalid",
    "aria-level",
    "aria-selected",
    "aria-expanded",
    "aria-keyshortcuts",
    "accept",
    "autocomplete",
    "data-by-hand",
    "data-done",
    "data-key",
    "data-keys",
    "data-of",
    "data-open",
    "data-panel",
    "data-save",
    "data-set",
    "data-state",
    "for",
    "hidden",
    "inputmode",
    "max",
    "min",
    "name",
    "preserveAspectRatio",
    "readonly",
    "rows",
    "rx",
    "size",
    "step",
    "transform",
];

/// Draws what is not a plain node: widgets and tools.
pub type DrawPlace<'page> = &'page dyn Fn(&Node) -> Html;

/// What a drawing of nodes depends on beside the nodes.
#[derive(Clone, Copy)]
struct Drawer<'page> {
    draw_place: DrawPlace<'page>,
    /// What stands in the fields whose `data-key` is among these: the reader may have typed on since the nodes were made.
    typed: Option<&'page Query>,
}

/// Nodes in order. Their depth was capped when the book was compiled.
pub fn view_nodes(nodes: &[Node], draw_place: DrawPlace<'_>) -> Html {
    view_all(nodes, Drawer { draw_place, typed: None })
}

/// Nodes without widgets or tools in them, for the parts of a figure that only show something.
pub fn view_plain_nodes(nodes: &[Node]) -> Html {
    view_nodes(nodes, &|_| Html::default())
}

/// Nodes with fields in them, which hold what was typed.
pub fn view_nodes_typed(nodes: &[Node], typed: &Query) -> Html {
    view_all(nodes, Drawer { draw_place: &|_| Html::default(), typed: Some(typed) })
}

fn view_all(nodes: &[Node], drawer: Drawer<'_>) -> Html {
    nodes.iter().map(|node| view_node(node, drawer)).collect()
}

fn view_node(node: &Node, drawer: Drawer<'_>) -> Html {
    match node {
        Node::Text(text) => VNode::from(text.clone()),
        Node::Element { tag, attributes, children } => {
            let mut element = VTag::new(tag.clone());
            for (name, value) in attributes {
                let value = AttrValue::from(value.clone());
                match name.as_str() {
                    "key" => element.key = Some(Key::from(&*value)),
                    "value" => element.set_value(value),
                    _ => {
                        if let Some(known) = ATTRIBUTES.iter().find(|known| *known == name) {
                            element.add_attribute(known, value);
                        }
                    }
                }
            }
            if let Some(typed) = drawer.typed.and_then(|typed| typed.get(node.attribute("data-key")?)) {
                // A range cannot stand at a fraction; the solver says where it stands instead.
                if !typed.contains('/') || node.attribute("type") != Some("range") {
                    element.set_value(typed.clone());
                }
            }
            element.add_children(children.iter().map(|child| view_node(child, drawer)));
            element.into()
        }
        place => (drawer.draw_place)(place),
    }
}
