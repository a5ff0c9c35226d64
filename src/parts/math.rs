//! A formula as MathML nodes. Yew gives `<math>` and all below it the right namespace.

use lookahead_book::MathNode;
use yew::prelude::*;
use yew::virtual_dom::{VNode, VTag};

/// Attributes of MathML Core that formulas may carry.
const ATTRIBUTES: [&str; 26] = [
    "accent", "accentunder", "alttext", "columnalign", "columnlines", "columnspacing", "depth", "display", "displaystyle",
    "fence", "form", "height", "largeop", "linethickness", "lspace", "mathvariant", "maxsize", "minsize", "movablelimits",
    "rowspacing", "rspace", "scriptlevel", "separator", "stretchy", "symmetric", "width",
];

/// The nodes of a formula. Depth was capped when the book was compiled.
#[must_use]
pub fn view_math(node: &MathNode) -> Html {
    let mut tag = VTag::new(node.tag.clone());
    for (name, value) in &node.attributes {
        // Yew wants names that live as long as the program; the list is also a second gate after the compiler's.
        if let Some(known) = ATTRIBUTES.iter().find(|known| *known == name) {
            tag.add_attribute(known, AttrValue::from(value.clone()));
        }
    }
    for child in &node.children {
        tag.add_child(view_math(child));
    }
    if !node.text.is_empty() {
        tag.add_child(VNode::from(node.text.clone()));
    }
    tag.into()
}
