//! What leaves a figure: the dialog behind "share", in every page that has figures, and the page where embeds are built.

use std::collections::BTreeMap;

use lookahead_book::Block;

use super::{Maker, classed, plain};
use crate::figures::share::{
    DIALOG, FIGURES_KEY, Listed, SCRIPT_KEY, SHARE, SIZE, figures_as_json, first_nodes, plain_snippet,
    waiting,
};
use crate::jobs::FigureJob;
use crate::page::Node;
use crate::widgets::Place;

/// The dialog, closed; `script` is the markup of the newest published `embed.js`.
#[must_use]
pub fn share_dialog(maker: &Maker<'_>, script: &str) -> Node {
    let close = [("type", "button"), ("class", "quiet"), ("data-do", "close")];
    let close = Node::element("button", &close, vec![maker.word("share.close")]);
    let params = BTreeMap::from([(SCRIPT_KEY.to_owned(), script.to_owned())]);
    let job = FigureJob { words: maker.words.clone(), ..FigureJob::default() };
    let inner = tool(SHARE, params, waiting(&job));
    Node::element(
        "dialog",
        &[("id", DIALOG), ("aria-label", maker.words.get("share.title"))],
        vec![close, inner],
    )
}

/// The prose before its first heading, the builder, the plain snippet of every figure, the rest of the prose. The table is all
/// that readers without scripts need.
#[must_use]
pub fn builder_page(
    maker: &Maker<'_>,
    page_title: &str,
    blocks: &[Block],
    figures: &[Listed],
    script: &str,
) -> Vec<Node> {
    let (mut nodes, rest) = maker.opening_prose(page_title, blocks);
    let params = BTreeMap::from([
        (SCRIPT_KEY.to_owned(), script.to_owned()),
        (FIGURES_KEY.to_owned(), figures_as_json(figures)),
    ]);
    let prepared = first_nodes(BUILDER, &params, maker.words, maker.facts);
    nodes.push(tool(BUILDER, params, prepared));
    nodes.push(Node::element("h2", &[("id", "all")], vec![maker.word("share.all_heading")]));
    nodes.push(all_snippets(maker, figures));
    nodes.extend(maker.flow(rest));
    nodes
}

/// The builder's id in its page, and the prefix of its keys in the address.
const BUILDER: &str = "builder";

fn tool(id: &str, params: BTreeMap<String, String>, prepared: Vec<Node>) -> Node {
    let place = Place::Chapter.name().to_owned();
    Node::Widget { slug: SHARE.to_owned(), id: id.to_owned(), place, params, prepared }
}

fn all_snippets(maker: &Maker<'_>, figures: &[Listed]) -> Node {
    let head = ["share.column_figure", "share.column_snippet"];
    let head = head.map(|key| Node::element("th", &[("scope", "col")], vec![maker.word(key)]));
    let row = |figure: &Listed| {
        let path = format!("/lab/{}/", figure.slug);
        let link = maker.link(&path, vec![Node::text(&figure.title)]);
        let src = maker.address(&format!("/embed/{}/", figure.slug));
        let snippet = plain_snippet(maker.words, &src, &figure.title, SIZE);
        let code = plain("code", vec![Node::text(snippet)]);
        plain("tr", vec![Node::element("th", &[("scope", "row")], vec![link]), plain("td", vec![code])])
    };
    let table = vec![
        plain("thead", vec![plain("tr", head.to_vec())]),
        plain("tbody", figures.iter().map(row).collect()),
    ];
    let label = maker.words.get("share.all_heading");
    let scroller = [("class", "scroller"), ("tabindex", "0"), ("role", "region"), ("aria-label", label)];
    let table = Node::element("div", &scroller, vec![plain("table", table)]);
    classed("details", "snippets", vec![plain("summary", vec![maker.word("share.all_open")]), table])
}
