//! The first page: one guess, what this is, where the reader was, the paths, the map of the book and that of its question.

use lookahead_book::{Block, Toc, TocChapter, TocPart};

use super::opening::opening;
use super::{Maker, classed, plain, title};
use crate::page::Node;

/// Prose, then the paths and the maps.
#[must_use]
pub fn home_page(maker: &Maker<'_>, page_title: &str, blocks: &[Block], toc: &Toc) -> Vec<Node> {
    let mut nodes = vec![classed("div", "opening", vec![title(page_title), go_on(maker)])];
    nodes.push(plain("p", vec![maker.word("opening.lead")]));
    nodes.extend(opening(maker));
    nodes.extend(maker.flow(blocks));
    nodes.extend([maker.paths(toc), map(maker, toc), maker.premise_map(toc)]);
    nodes
}

/// Filled in and shown by `boot.js` when this machine remembers where its reader was.
fn go_on(maker: &Maker<'_>) -> Node {
    let link = maker.link("/#map", vec![maker.word("home.go_on")]);
    let place = Node::element("span", &[("class", "place")], Vec::new());
    let forget = Node::element(
        "button",
        &[("type", "button"), ("class", "quiet"), ("data-do", "forget")],
        vec![maker.word("home.forget")],
    );
    let attributes = [("class", "go-on quiet-text needs-script"), ("id", "go-on"), ("hidden", "")];
    Node::element("p", &attributes, vec![link, Node::text(" "), place, Node::text(" "), forget])
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
    let badge = |class: &str, text: &str| classed("span", class, vec![Node::text(text)]);
    let mut line = if chapter.planned {
        vec![
            classed("span", "planned", vec![name]),
            Node::text(" "),
            badge("badge", maker.words.get("home.planned")),
        ]
    } else {
        let minutes = maker.fill("home.minutes", &[("minutes", &chapter.minutes.full.to_string())]);
        // Filled in by `boot.js` for what was read on this machine.
        let read = Node::element(
            "span",
            &[("class", "badge read"), ("hidden", "")],
            vec![Node::text(maker.fill("home.read", &[("percent", "0")]))],
        );
        let link = maker.link(&format!("/read/{}/", chapter.slug), vec![name]);
        vec![link, Node::text(" "), badge("badge", &minutes), Node::text(" "), read]
    };
    line.push(plain("p", vec![Node::text(&chapter.teaser)]));
    plain("li", line)
}
