//! A drawing without what a guess is about: shapes of some classes wait until the reader has answered. They are hidden by
//! style, so that readers without scripts see all. Used by `faking_game` and `value_freeze`.

use crate::page::Node;

/// The nodes, those of these classes marked to be hidden while a guess stands open.
pub(super) fn hide(nodes: Vec<Node>, classes: &[&str]) -> Vec<Node> {
    let hide_one = |node| {
        let Node::Element { tag, mut attributes, children } = node else { return node };
        for (_, class) in attributes.iter_mut().filter(|(name, _)| name == "class") {
            if class.split(' ').any(|one| classes.contains(&one)) {
                class.push_str(" after-guess");
            }
        }
        Node::Element { tag, attributes, children: hide(children, classes) }
    };
    nodes.into_iter().map(hide_one).collect()
}
