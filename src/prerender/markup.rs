//! Nodes as markup, for documents that no client takes over: lessons for the room and for paper. So their nodes may carry
//! attributes of their own, and none of Yew's marks stand between them. Figures are drawn by whoever knows how.

use anyhow::Result;

use super::document::escape;
use crate::page::Node;

/// Elements without an end.
const VOID: [&str; 4] = ["br", "hr", "img", "input"];

/// Nodes in order; their depth was capped when the book was compiled.
pub(super) fn markup(nodes: &[Node], figure: &dyn Fn(&Node) -> Result<String>) -> Result<String> {
    let mut out = String::new();
    for node in nodes {
        write(&mut out, node, figure)?;
    }
    Ok(out)
}

fn write(out: &mut String, node: &Node, figure: &dyn Fn(&Node) -> Result<String>) -> Result<()> {
    match node {
        Node::Text(text) => out.push_str(&escape(text)),
        Node::Widget { .. } => out.push_str(&figure(node)?),
        Node::Element { tag, attributes, children } => {
            out.push_str(&format!("<{tag}"));
            for (name, value) in attributes.iter().filter(|(name, _)| name != "key") {
                out.push_str(&format!(" {name}=\"{}\"", escape(value)));
            }
            out.push('>');
            for child in children {
                write(out, child, figure)?;
            }
            if !VOID.contains(&tag.as_str()) {
                out.push_str(&format!("</{tag}>"));
            }
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_would_be_markup_is_text() {
        let nodes = [Node::element(
            "p",
            &[("title", "\"<&"), ("key", "k")],
            vec![Node::text("a < b"), Node::leaf("br", &[]), Node::leaf("i", &[])],
        )];
        let written = markup(&nodes, &|_| Ok(String::new())).unwrap();
        assert_eq!(written, "<p title=\"&quot;&lt;&amp;\">a &lt; b<br><i></i></p>");
    }
}
