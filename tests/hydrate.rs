//! Hydration in a browser, of every registered widget in every place and of every kind of page node: the elements that
//! were pre-rendered are kept, each one, and the markup stays as it was.
//!
//! The markup is rendered by the same Yew in the same build, with its debug assertions on: a mismatch between what a
//! view renders first and what it hydrates panics with the two elements. The built pages are compared in the
//! end-to-end tests.
#![cfg(target_arch = "wasm32")]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test may fail")]

use std::collections::BTreeMap;
use std::rc::Rc;

use js_sys::{Array, Function, Promise};
use lookahead::app::{App, AppProps};
use lookahead::page::{Node, PageData};
use lookahead::parts::island::Arrival;
use lookahead::widgets::{Place, WIDGETS};
use lookahead_book::Words;
use wasm_bindgen_futures::JsFuture;
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};
use web_sys::{Document, Element, Window};
use yew::{LocalServerRenderer, Renderer};

wasm_bindgen_test_configure!(run_in_browser);

const PLACES: [Place; 3] = [Place::Chapter, Place::Lab, Place::Embed];

fn window() -> Window {
    web_sys::window().unwrap()
}

fn document() -> Document {
    window().document().unwrap()
}

/// The site's own words, so that lists and sentences are as long as they are for readers. Enough TOML for our files:
/// sections, `key = "text"`, lists of texts.
fn words() -> Words {
    let game_tree = read_words(include_str!("../content/en/widgets/game-tree.toml"));
    let mut all = read_words(include_str!("../content/en/site.toml"));
    all.extend(game_tree.into_iter().map(|(key, text)| (format!("game-tree.{key}"), text)));
    assert!(all.len() > 100, "only {} words were read", all.len());
    Words(all)
}

fn read_words(toml: &str) -> BTreeMap<String, String> {
    let mut words = BTreeMap::new();
    let (mut section, mut list) = (String::new(), None::<(String, u32)>);
    for line in toml.lines().map(str::trim).filter(|line| !line.starts_with('#')) {
        if let Some(name) = line.strip_prefix('[').and_then(|rest| rest.strip_suffix(']')) {
            section = format!("{name}.");
        } else if let Some((key, value)) = line.split_once(" = ").filter(|_| !line.starts_with('"')) {
            match text_of(value) {
                Some(text) => drop(words.insert(format!("{section}{key}"), text)),
                None => list = Some((format!("{section}{key}"), 0)),
            }
        } else if let (Some((key, nth)), Some(text)) = (list.as_mut(), text_of(line.trim_end_matches(','))) {
            words.insert(format!("{key}.{nth}"), text);
            *nth += 1;
        }
    }
    words
}

fn text_of(value: &str) -> Option<String> {
    Some(value.strip_prefix('"')?.strip_suffix('"')?.replace("\\\"", "\""))
}

fn page(body: Vec<Node>) -> PageData {
    PageData { route: "/test/".into(), title: "A page".into(), words: words(), body, ..PageData::default() }
}

fn widget(slug: &str, id: &str, place: Place, params: &[(&str, &str)]) -> Node {
    let params = params.iter().map(|(key, value)| ((*key).to_owned(), (*value).to_owned())).collect();
    Node::Widget {
        slug: slug.into(),
        id: id.into(),
        place: place.name().into(),
        params,
        prepared: Vec::new(),
    }
}

/// Renders the page as the prerenderer does, hydrates it, and compares.
async fn check(what: &str, page: PageData) {
    let page = Rc::new(page);
    let markup = LocalServerRenderer::<App>::with_props(AppProps {
        page: Rc::clone(&page),
        arrival: Arrival::Written,
    })
    .render()
    .await;
    let root = document().create_element("div").unwrap();
    document().body().unwrap().append_child(&root).unwrap();
    root.set_inner_html(&markup);
    let (before, plain) = (elements(&root), without_comments(&root));
    document().document_element().unwrap().remove_attribute("data-live").unwrap();
    lookahead::web::islands::mark(&root);
    let handle =
        Renderer::<App>::with_root_and_props(root.clone(), AppProps { page, arrival: Arrival::TakenOver })
            .hydrate();
    until_live().await;
    let after = elements(&root);
    assert_eq!(before.len(), after.len(), "{what}: elements before and after");
    for (was, is) in before.iter().zip(&after) {
        assert!(was == is, "{what}: {} was made anew", is.outer_html());
    }
    assert_eq!(without_comments(&root), plain, "{what}: the markup changed");
    handle.destroy();
    root.remove();
}

/// All elements below `root`, in the order of the document.
fn elements(root: &Element) -> Vec<Element> {
    let mut found = Vec::new();
    let mut open = vec![root.first_element_child()];
    while let Some(next) = open.pop() {
        let Some(element) = next else { continue };
        open.push(element.next_element_sibling());
        open.push(element.first_element_child());
        found.push(element);
    }
    found
}

/// Yew's marks for its components are comments; hydration takes them away.
fn without_comments(root: &Element) -> String {
    let markup = root.inner_html();
    let mut plain = String::new();
    let mut rest = markup.as_str();
    while let Some((before, after)) = rest.split_once("<!--") {
        plain.push_str(before);
        rest = after.split_once("-->").unwrap().1;
    }
    plain + rest
}

/// Turns of the page's own loop, until the app says that it is live and its effects have run.
async fn until_live() {
    for _ in 0..500 {
        let turn = Promise::new(&mut |done: Function, _| {
            window().set_timeout_with_callback_and_timeout_and_arguments(&done, 5, &Array::new()).unwrap();
        });
        JsFuture::from(turn).await.unwrap();
        if document().document_element().unwrap().has_attribute("data-live") {
            return;
        }
    }
    panic!("the page did not become live");
}

#[wasm_bindgen_test]
async fn every_widget_in_every_place() {
    for entry in WIDGETS {
        for place in PLACES {
            let what = format!("{} in {}", entry.slug, place.name());
            check(&what, page(vec![widget(entry.slug, entry.slug, place, &[])])).await;
        }
    }
}

/// Several widgets in one chapter, between prose, as an author places them.
#[wasm_bindgen_test]
async fn several_widgets_between_prose() {
    let paragraph = |text: &str| Node::element("p", &[], vec![Node::text(text)]);
    for entry in WIDGETS {
        let second = format!("{}-2", entry.slug);
        let body = vec![
            paragraph("Before."),
            widget(entry.slug, entry.slug, Place::Chapter, &[]),
            paragraph("Between."),
            widget(entry.slug, &second, Place::Chapter, &[]),
            paragraph("After."),
        ];
        check(&format!("two of {}", entry.slug), page(body)).await;
    }
}

/// Text beside elements, empty text, nested lists and tables, mathematics, drawings, tools.
#[wasm_bindgen_test]
async fn every_kind_of_node() {
    let text = |text: &str| Node::text(text);
    let cell = |tag: &str, inner: &str| Node::element(tag, &[], vec![Node::text(inner)]);
    let row = Node::element("tr", &[], vec![cell("th", "a"), cell("td", "<b> & \"c\"")]);
    let table = Node::element("table", &[], vec![Node::element("tbody", &[], vec![row])]);
    let item = Node::element("li", &[("id", "one")], vec![text("one "), cell("b", "two"), text(" three")]);
    let list = Node::element("ul", &[("class", "list")], vec![item, cell("li", "")]);
    let fraction = Node::element("mfrac", &[], vec![cell("mn", "1"), cell("mn", "2")]);
    let formula = Node::element("math", &[("display", "block")], vec![fraction]);
    let path = Node::element("path", &[("d", "M0 0L1 1"), ("class", "edge")], Vec::new());
    let drawing = Node::element("svg", &[("viewBox", "0 0 1 1"), ("role", "presentation")], vec![path]);
    let details = Node::element("details", &[], vec![cell("summary", "More"), cell("p", "Inside.")]);
    let body = vec![list, table, formula, drawing, details, cell("p", "")];
    check("every kind of node", page(vec![Node::element("main", &[], body)])).await;
    check("an empty page", page(Vec::new())).await;
}
