//! A page's nodes as Yew nodes: one drawer for all prose, headers and feet, native and in the browser.
//!
//! Names of attributes must be on the list below; it is a gate as well, since no script and no style can be on it.

use yew::prelude::*;
use yew::virtual_dom::{Key, VNode, VTag};

use crate::page::Node;
use crate::query::Query;

/// Attributes that pages and formulas may carry, in the order of their bytes.
const ATTRIBUTES: [&str; 97] = [
    "accent",
    "accentunder",
    "accept",
    "alttext",
    "aria-current",
    "aria-describedby",
    "aria-disabled",
    "aria-expanded",
    "aria-hidden",
    "aria-invalid",
    "aria-keyshortcuts",
    "aria-label",
    "aria-labelledby",
    "aria-level",
    "aria-live",
    "aria-pressed",
    "aria-selected",
    "aria-valuetext",
    "autocomplete",
    "class",
    "colspan",
    "columnalign",
    "columnlines",
    "columnspacing",
    "cx",
    "cy",
    "d",
    "data-align",
    "data-by-hand",
    "data-do",
    "data-done",
    "data-fetch",
    "data-key",
    "data-keys",
    "data-marks",
    "data-of",
    "data-open",
    "data-panel",
    "data-path",
    "data-save",
    "data-set",
    "data-state",
    "data-theme-choice",
    "data-turn",
    "datetime",
    "depth",
    "display",
    "displaystyle",
    "fence",
    "for",
    "form",
    "height",
    "hidden",
    "href",
    "id",
    "inputmode",
    "lang",
    "largeop",
    "linethickness",
    "lspace",
    "mathvariant",
    "max",
    "maxsize",
    "min",
    "minsize",
    "movablelimits",
    "name",
    "preserveAspectRatio",
    "r",
    "readonly",
    "rel",
    "role",
    "rows",
    "rowspacing",
    "rowspan",
    "rspace",
    "rx",
    "scope",
    "scriptlevel",
    "separator",
    "size",
    "start",
    "step",
    "stretchy",
    "stroke-dasharray",
    "symmetric",
    "tabindex",
    "target",
    "text-anchor",
    "title",
    "transform",
    "type",
    "viewBox",
    "voffset",
    "width",
    "x",
    "y",
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
                        let known = ATTRIBUTES.binary_search(&name.as_str()).ok();
                        if let Some(known) = known.and_then(|idx| ATTRIBUTES.get(idx)) {
                            element.add_attribute(known, value);
                        }
                    }
                }
            }
            if let Some(typed) = drawer.typed.and_then(|typed| typed.get(node.attribute("data-key")?)) {
                // A range knows decimals alone; the solver says where it stands instead.
                let is_decimal = typed.chars().all(|char| char.is_ascii_digit() || "+-.".contains(char));
                if (is_decimal && !typed.is_empty()) || node.attribute("type") != Some("range") {
                    element.set_value(typed.clone());
                }
            }
            element.add_children(children.iter().map(|child| view_node(child, drawer)));
            element.into()
        }
        place => (drawer.draw_place)(place),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn attributes_are_in_order() {
        assert!(ATTRIBUTES.is_sorted_by(|a, b| a < b));
    }
}
