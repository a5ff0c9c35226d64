//! Leaves out the wide layout of drawings where the page stands on a phone: a slow machine then follows a slider with half
//! the work. The first figure of a page has both layouts, since the prerenderer knows no screen.

use crate::page::Node;

/// Keeps the narrow layout of every drawing that has two, marked as `alone` for the style. The depth is that of our own
/// figures.
pub(super) fn keep_narrow(nodes: &mut Vec<Node>) {
    let has_narrow = nodes.iter().any(|node| is_drawing(node, "narrow"));
    nodes.retain(|node| !has_narrow || !is_drawing(node, "wide"));
    for node in nodes {
        let is_narrow = is_drawing(node, "narrow");
        let Node::Element { attributes, children, .. } = node else { continue };
        for (name, value) in attributes {
            if is_narrow && name == "class" {
                value.push_str(" alone");
            }
        }
        keep_narrow(children);
    }
}

/// Is it a chart or a tree in this layout?
#[inline(never)]
fn is_drawing(node: &Node, layout: &str) -> bool {
    let class = node.attribute("class").unwrap_or_default();
    let rest = class.strip_prefix("chart ").or(class.strip_prefix("tree-view "));
    rest.is_some_and(|rest| rest.starts_with(layout))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn drawings_with_two_layouts_keep_the_narrow_one() {
        let drawing = |class: &str| Node::leaf("svg", &[("class", class)]);
        let two = vec![drawing("chart wide"), Node::text("words"), drawing("chart narrow")];
        let mut nodes = vec![Node::element("div", &[], two), drawing("chart wide"), drawing("wide")];
        keep_narrow(&mut nodes);
        let kept = vec![Node::text("words"), drawing("chart narrow alone")];
        assert_eq!(nodes, [Node::element("div", &[], kept), drawing("chart wide"), drawing("wide")]);
    }
}
