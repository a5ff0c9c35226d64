//! All sources, generated from the data file.

use lookahead_book::{Block, Reference};

use super::{Maker, classed, title};
use crate::page::Node;

/// An introduction, then every source.
pub fn references_page<'book>(
    maker: &Maker<'_>,
    page_title: &str,
    blocks: &[Block],
    entries: impl Iterator<Item = &'book Reference>,
) -> Vec<Node> {
    let items = entries.map(|entry| Node::element("li", &[("id", &entry.key)], maker.reference(entry)));
    let mut nodes = vec![title(page_title)];
    nodes.extend(maker.flow(blocks));
    nodes.push(classed("ul", "references", items.collect()));
    nodes
}

impl Maker<'_> {
    /// One source in full, with the day on which somebody opened it.
    pub(super) fn reference(&self, reference: &Reference) -> Vec<Node> {
        let link = Node::element(
            "a",
            &[("href", &reference.url), ("rel", "noopener noreferrer")],
            vec![Node::text(&reference.title)],
        );
        let checked = self.fill("chapter.checked", &[("day", &reference.checked)]);
        let remark = format!("{checked} {}", reference.note);
        vec![
            Node::text(format!("{} ({}). ", reference.authors, reference.year)),
            link,
            Node::text(format!(". {}. ", reference.venue)),
            classed("span", "quiet-text", vec![Node::text(remark.trim())]),
        ]
    }
}
