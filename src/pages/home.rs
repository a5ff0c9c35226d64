//! The first page: what this is, and the map of the book.

use lookahead_book::{Block, Toc, TocChapter, TocPart};

use super::{Maker, classed, plain, title};
use crate::page::Node;

/// Prose, then the map.
#[must_use]
pub fn home_page(maker: &Maker<'_>, page_title: &str, blocks: &[Block], toc: &Toc) -> Vec<Node> {
    let mut nodes = vec![classed("div", "opening", vec![title(page_title)])];
    nodes.extend(maker.blocks(blocks));
    nodes.push(map(maker, toc));
    nodes
}

fn map(maker: &Maker<'_>, toc: &Toc) -> Node {
    let heading = Node::element("h2", &[("id", "map-title")], vec![maker.word("home.map")]);
    let mut children = vec![heading, classed("p", "quiet-text", vec![maker.word("home.map_key")])];
    children.extend(toc.parts.iter().map(|part| map_part(maker, part)));
    Node::element("section", &[("class", "map"), ("id", "map"), ("aria-labelledby", "map-title")], children)
}

fn map_part(maker: &Maker<'_>, part: &TocPart) -> Node {
    let start = part.chapters.first().map_or(1, |chapter| chapter.number).to_string();
    let lines = part.chapters.iter().map(|chapter| map_line(maker, chapter)).collect();
    let list = Node::element("ol", &[("start", &start)], lines);
    classed("section", "map-part", vec![plain("h3", vec![Node::text(&part.title)]), list])
}

/// A planned chapter is named, not linked.
fn map_line(maker: &Maker<'_>, chapter: &TocChapter) -> Node {
    let name = Node::text(&chapter.title);
    let (name, badge) = if chapter.planned {
        (classed("span", "planned", vec![name]), maker.words.get("home.planned").to_owned())
    } else {
        let minutes = chapter.minutes.full.to_string();
        (
            maker.link(&format!("/read/{}/", chapter.slug), vec![name]),
            maker.fill("home.minutes", &[("minutes", &minutes)]),
        )
    };
    let badge = classed("span", "badge", vec![Node::text(badge)]);
    plain("li", vec![name, Node::text(" "), badge, plain("p", vec![Node::text(&chapter.teaser)])])
}
