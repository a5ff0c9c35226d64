//! Header and foot around a page; embeds get neither.

use std::collections::BTreeMap;

use super::{Maker, classed, plain};
use crate::figures::search_box::{SEARCH_BOX, SearchBox};
use crate::page::Node;
use crate::route::Base;
use crate::widgets::Place;

/// Paths in the header, each with its word's key.
const NAVIGATION: [(&str, &str); 5] = [
    ("/#map", "shell.chapters"),
    ("/lab/", "shell.lab"),
    ("/traces/", "shell.traces"),
    ("/glossary/", "shell.glossary"),
    ("/about/", "shell.about"),
];

/// A page of the site: skip link, header, the page's own nodes, foot.
#[must_use]
pub fn site_frame(maker: &Maker<'_>, route: &str, page_title: &str, inner: Vec<Node>) -> Vec<Node> {
    let skip =
        Node::element("a", &[("class", "skip"), ("href", "#page-title")], vec![maker.word("shell.skip")]);
    vec![skip, header(maker, route), classed("main", "page", inner), foot(maker, route, page_title)]
}

/// A page for somebody else's frame.
#[must_use]
pub fn embed_frame(inner: Vec<Node>) -> Vec<Node> {
    vec![classed("main", "embed", inner)]
}

fn header(maker: &Maker<'_>, route: &str) -> Node {
    let links = NAVIGATION.iter().map(|(path, key)| {
        let href = maker.href(path);
        let mut attributes = vec![("href", href.as_str())];
        if *path == route {
            attributes.push(("aria-current", "page"));
        }
        Node::element("a", &attributes, vec![maker.word(key)])
    });
    let brand =
        Node::element("a", &[("class", "brand"), ("href", &maker.href("/"))], vec![maker.word("shell.name")]);
    let navigation =
        Node::element("nav", &[("aria-label", maker.words.get("shell.navigation"))], links.collect());
    classed("header", "bar", vec![brand, navigation, search(maker)])
}

fn search(maker: &Maker<'_>) -> Node {
    let base = Base::new(&maker.facts.public_path);
    let search_box = SearchBox { words: maker.words, base: &base, index: None, query: "" };
    Node::Widget {
        slug: SEARCH_BOX.to_owned(),
        id: SEARCH_BOX.to_owned(),
        place: Place::Chapter.name().to_owned(),
        params: BTreeMap::new(),
        prepared: search_box.nodes(),
    }
}

fn foot(maker: &Maker<'_>, route: &str, page_title: &str) -> Node {
    let version =
        maker.fill("shell.version", &[("version", &maker.facts.version), ("date", &maker.facts.date)]);
    let sources = maker.link("/references/", vec![maker.word("shell.references")]);
    let privacy = maker.link("/privacy/", vec![maker.word("shell.privacy_page")]);
    let teach = maker.link("/teach/", vec![maker.word("teach.foot")]);
    let links = [privacy, sources, teach].into_iter().flat_map(|link| [Node::text(" "), link]);
    let children = vec![
        plain("p", std::iter::once(maker.word("shell.privacy")).chain(links).collect()),
        theme_choice(maker),
        cite(maker, route, page_title),
        report(maker, route, page_title),
        classed("p", "version", vec![Node::text(version)]),
        plain("p", vec![maker.word("shell.licence")]),
    ];
    classed("footer", "site-foot", children)
}

/// Three buttons, handled by `boot.js`, which also keeps the choice on the reader's machine.
fn theme_choice(maker: &Maker<'_>) -> Node {
    let mut children = vec![plain("span", vec![maker.word("theme.label")])];
    children.extend(["auto", "light", "dark"].map(|choice| {
        let attributes = [
            ("type", "button"),
            ("class", "quiet needs-script"),
            ("data-do", "theme"),
            ("data-theme-choice", choice),
            ("aria-pressed", if choice == "auto" { "true" } else { "false" }),
        ];
        Node::element("button", &attributes, vec![maker.word(&format!("theme.{choice}"))])
    }));
    Node::element(
        "div",
        &[("class", "theme-choice"), ("role", "group"), ("aria-label", maker.words.get("theme.label"))],
        children,
    )
}

fn cite(maker: &Maker<'_>, route: &str, page_title: &str) -> Node {
    let year = maker.facts.date.split('-').next().unwrap_or_default();
    let link = maker.address(route);
    let values = [("title", page_title), ("year", year), ("version", &maker.facts.version), ("link", &link)];
    let text = maker.fill("figure.citation_form", &values);
    plain(
        "details",
        vec![
            plain("summary", vec![maker.word("shell.cite")]),
            classed("p", "selectable", vec![Node::text(text)]),
        ],
    )
}

/// Prefilled, and sent by nobody but the reader. Where the build knows no tracker, the text is there to be copied.
fn report(maker: &Maker<'_>, route: &str, page_title: &str) -> Node {
    let text = maker
        .fill("shell.report_form", &[("page", &maker.address(route)), ("version", &maker.facts.version)]);
    let way = match maker.repository {
        Some(repository) => {
            let query =
                format!("title={}&body={}", crate::query::encode(page_title), crate::query::encode(&text));
            let href = format!("{repository}/issues/new?{query}");
            Node::element(
                "a",
                &[("href", &href), ("rel", "noopener noreferrer")],
                vec![maker.word("shell.report_open")],
            )
        }
        None => maker.word("shell.report_nowhere"),
    };
    let children = vec![
        plain("summary", vec![maker.word("shell.report")]),
        plain("p", vec![maker.word("shell.report_how")]),
        classed("p", "selectable", vec![Node::text(text)]),
        plain("p", vec![way]),
    ];
    plain("details", children)
}
