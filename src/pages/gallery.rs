//! All widgets, from the registry.

use lookahead_book::Block;

use super::{Maker, classed, plain, title};
use crate::page::Node;

/// An introduction, then a card for each widget: slug, title, description.
#[must_use]
pub fn gallery_page(
    maker: &Maker<'_>,
    page_title: &str,
    blocks: &[Block],
    cards: &[(String, String, String)],
) -> Vec<Node> {
    let card = |(slug, name, description): &(String, String, String)| {
        let link = maker.link(&format!("/lab/{slug}/"), vec![Node::text(name)]);
        classed("li", "card", vec![link, plain("p", vec![Node::text(description)])])
    };
    let mut nodes = vec![title(page_title)];
    nodes.extend(maker.flow(blocks));
    nodes.push(classed("ul", "cards", cards.iter().map(card).collect()));
    nodes
}
