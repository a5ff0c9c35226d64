//! All terms, generated from the data file.

use lookahead_book::{Block, GlossaryEntry};

use super::{Maker, classed, plain, title};
use crate::page::Node;

/// An introduction, then every term.
pub fn glossary_page<'book>(
    maker: &Maker<'_>,
    page_title: &str,
    blocks: &[Block],
    entries: impl Iterator<Item = &'book GlossaryEntry>,
) -> Vec<Node> {
    let mut nodes = vec![title(page_title)];
    nodes.extend(maker.flow(blocks));
    nodes.push(classed("dl", "glossary", entries.map(entry_node).collect()));
    nodes
}

fn entry_node(entry: &GlossaryEntry) -> Node {
    let children =
        vec![plain("dt", vec![Node::text(&entry.term)]), plain("dd", vec![Node::text(&entry.short)])];
    Node::element("div", &[("id", &entry.slug)], children)
}
