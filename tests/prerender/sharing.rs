//! What leaves figures, in every page that has some: the link, the dialog, and the page where embeds are built.

use std::collections::BTreeSet;
use std::path::Path;

use lookahead::page::{Node, PageData};
use lookahead::prerender::{EmbedScript, all_pages, compile_book, today};
use lookahead::widgets::WIDGETS;
use serde_json::Value;

use crate::rendered::*;

const BUILDER: &str = "/teach/embed/";

fn page_data() -> Vec<PageData> {
    let whole = compile_book(Path::new(env!("CARGO_MANIFEST_DIR")), &today()).unwrap();
    all_pages(&whole, &settings())
}

/// The parameters of the tool "share" in a page.
fn parameters(nodes: &[Node]) -> Vec<std::collections::BTreeMap<String, String>> {
    let mut found = Vec::new();
    for node in nodes {
        match node {
            Node::Widget { slug, params, .. } if slug == "share" => found.push(params.clone()),
            Node::Element { children, .. } => found.extend(parameters(children)),
            _ => {}
        }
    }
    found
}

/// Every figure has its link and the opener; its page has one dialog, closed. No other page has one.
#[test]
fn every_figure_can_be_shared() {
    let mut n_figures = 0;
    // On a sheet for paper nothing is shared.
    for Page { path, html } in pages().iter().filter(|page| !super::is_room(&page.path)) {
        let tags = tags(html);
        let is = |tag: &&Tag<'_>, name: &str, value: &str| {
            tag.attributes.get(name).is_some_and(|found| found == value)
        };
        let figures: Vec<&Tag<'_>> = tags.iter().filter(|tag| tag.name == "figure").collect();
        let openers = tags.iter().filter(|tag| is(tag, "data-do", "share")).count();
        let dialogs: Vec<&Tag<'_>> = tags.iter().filter(|tag| is(tag, "id", "share-dialog")).collect();
        assert_eq!(openers, figures.len(), "{path}");
        assert_eq!(dialogs.len(), usize::from(!figures.is_empty()), "{path}");
        assert!(
            dialogs.iter().all(|dialog| dialog.name == "dialog" && !dialog.attributes.contains_key("open"))
        );
        for figure in &figures {
            let id = format!("{}-link", figure.attributes["id"]);
            assert!(tags.iter().any(|tag| tag.name == "textarea" && is(&tag, "id", &id)), "{path}: {id}");
        }
        n_figures += figures.len();
    }
    assert!(n_figures > 2 * WIDGETS.len(), "{n_figures} figures");
}

/// The dialog and the builder hand out the newest published script, with its integrity value.
#[test]
fn the_newest_script_is_handed_out() {
    let newest = EmbedScript::all(&settings().facts).pop().unwrap();
    let mut n_checked = 0;
    for page in page_data() {
        for params in parameters(&page.body) {
            let script = &params["script"];
            let (tag, rest) = read_tag(script.trim_start_matches('<'));
            assert_eq!((tag.name, rest), ("script", "</script>"), "{script}");
            assert_eq!(tag.attributes["src"], format!("{ORIGIN}{PUBLIC_PATH}{}", newest.file));
            assert_eq!(tag.attributes["integrity"], newest.integrity);
            assert!(page.words.0.keys().any(|key| key == "share.snippet"), "{}", page.route);
            n_checked += 1;
        }
    }
    assert!(n_checked > 2 * WIDGETS.len());
}

/// The builder lists the registry; what it lists as presets are states of those figures, each another one.
#[test]
fn the_builder_lists_every_figure_with_presets_that_exist() {
    let page = page_data().into_iter().find(|page| page.route == BUILDER).unwrap();
    let params = parameters(&page.body);
    let listed: Value = serde_json::from_str(&params[0]["figures"]).unwrap();
    let listed = listed.as_array().unwrap();
    assert_eq!(listed.len(), WIDGETS.len());
    let mut n_presets = 0;
    for (widget, figure) in WIDGETS.iter().zip(listed) {
        assert_eq!(figure[0], widget.slug);
        assert!(figure[1].as_str().unwrap().len() > 3, "{figure}");
        let mut states = BTreeSet::new();
        for preset in figure[2].as_array().unwrap() {
            let (value, name) = (preset[0].as_str().unwrap(), preset[1].as_str().unwrap());
            let query = [("preset".to_owned(), value.to_owned())].into();
            let state = widget.native.normalise(&query);
            assert!(!name.is_empty() && states.insert(state), "{}: {preset}", widget.slug);
            n_presets += 1;
        }
    }
    assert!(n_presets > 40, "{n_presets} presets");
}

/// Without scripts the page has a table with the plain snippet of every figure.
#[test]
fn the_builders_page_has_every_plain_snippet() {
    let html = &pages().iter().find(|page| page.path == BUILDER).unwrap().html;
    let text = unescape(html);
    for widget in WIDGETS {
        let src = format!("<code><iframe src=\"{ORIGIN}{PUBLIC_PATH}embed/{}/\"", widget.slug);
        assert!(text.contains(&src), "{src}");
    }
}
