//! What the reader's browser keeps: the prose, what it holds at this moment, and a button that forgets it.

use lookahead_book::Block;

use super::{Maker, classed, plain};
use crate::page::Node;

/// The prose, then what `boot.js` fills in and shows. Without scripts nothing is kept, and the button is not there.
#[must_use]
pub fn privacy_page(maker: &Maker<'_>, page_title: &str, blocks: &[Block]) -> Vec<Node> {
    let mut nodes = maker.prose_page(page_title, blocks);
    let heading = Node::element("h2", &[("id", "now")], vec![maker.word("privacy.now")]);
    let told = |id: &str, more: &[(&str, &str)]| {
        Node::element("p", &[&[("id", id)], more].concat(), vec![maker.word(&format!("privacy.{id}"))])
    };
    // A field: whatever `boot.js` puts there before the page is taken over is no part of its nodes.
    let field = [("id", "kept"), ("readonly", ""), ("rows", "8"), ("aria-labelledby", "now"), ("hidden", "")];
    let field = classed("div", "copy-field", vec![Node::element("textarea", &field, Vec::new())]);
    let button = [("type", "button"), ("data-do", "forgetAll")];
    let button = plain("p", vec![Node::element("button", &button, vec![maker.word("privacy.forget")])]);
    let parts =
        vec![heading, field, told("kept-nothing", &[]), told("kept-closed", &[("hidden", "")]), button];
    let attributes = [("class", "needs-script"), ("aria-labelledby", "now")];
    nodes.push(Node::element("section", &attributes, parts));
    nodes
}
