//! Search over titles, claims and terms. The index is fetched when the box is first opened, and never leaves the page.

use std::rc::Rc;

use lookahead_book::{SearchEntry, SearchKind, search};
use wasm_bindgen::JsCast;
use web_sys::HtmlInputElement;
use yew::prelude::*;

use super::events::on_some;
use crate::hooks::Site;
use crate::json::Json;
use crate::web;

/// Where the index lies, from the site's root.
pub const INDEX_FILE: &str = "search-index.json";
const MOST_HITS: usize = 8;

/// What is known of the index.
#[derive(Clone, PartialEq)]
enum Index {
    NotAsked,
    Ready(Rc<Vec<SearchEntry>>),
    Missing,
}

/// The box's whole state.
#[derive(Clone, PartialEq)]
struct Search {
    index: Index,
    query: String,
}

/// What changes it.
enum Found {
    Index(Index),
    Query(String),
}

impl Reducible for Search {
    type Action = Found;

    fn reduce(self: Rc<Self>, found: Found) -> Rc<Self> {
        let mut next = (*self).clone();
        match found {
            Found::Index(index) => next.index = index,
            Found::Query(query) => next.query = query,
        }
        Rc::new(next)
    }
}

/// Where to search.
#[derive(Properties, PartialEq)]
pub struct SearchBoxProps {
    /// The site's words and addresses.
    pub site: Site,
}

/// A field with its results below.
#[component]
pub fn SearchBox(props: &SearchBoxProps) -> Html {
    let site = &props.site;
    let search = use_reducer(|| Search { index: Index::NotAsked, query: String::new() });
    let on_found = {
        let dispatcher = search.dispatcher();
        Callback::from(move |found| dispatcher.dispatch(found))
    };
    let ontoggle = {
        let (on_found, is_asked, url) =
            (on_found.clone(), search.index != Index::NotAsked, site.href(INDEX_FILE));
        Callback::from(move |_: Event| {
            if !is_asked {
                fetch_index(on_found.clone(), url.clone());
            }
        })
    };
    let oninput = on_some(&on_found, |event: InputEvent| {
        let field: HtmlInputElement = event.target()?.dyn_into().ok()?;
        Some(Found::Query(field.value()))
    });
    let Search { index, query } = &*search;
    html! {
        <details class="search needs-script" {ontoggle}>
            <summary>{site.word("search.open")}</summary>
            <div class="search-panel" role="search">
                <label for="search-field">{site.word("search.label")}</label>
                <input id="search-field" type="search" autocomplete="off" value={query.clone()} {oninput} />
                <div role="status">{view_status(site, index, query)}</div>
                <ul class="hits">{view_hits(site, index, query)}</ul>
            </div>
        </details>
    }
}

fn fetch_index(on_found: Callback<Found>, url: AttrValue) {
    wasm_bindgen_futures::spawn_local(async move {
        let text = web::fetch::text(&url).await.ok();
        let entries = text.and_then(|text| read_index(&text));
        on_found.emit(Found::Index(entries.map_or(Index::Missing, |entries| Index::Ready(Rc::new(entries)))));
    });
}

fn read_index(text: &str) -> Option<Vec<SearchEntry>> {
    let read = |entry: &Json| {
        Some(SearchEntry {
            kind: kind_named(entry.get("kind")?.text()?),
            title: entry.text_at("title")?,
            text: entry.text_at("text")?,
            href: entry.text_at("href")?,
        })
    };
    Some(Json::parse(text)?.list().iter().filter_map(read).collect())
}

fn kind_named(name: &str) -> SearchKind {
    match name {
        "claim" => SearchKind::Claim,
        "heading" => SearchKind::Heading,
        "term" => SearchKind::Term,
        "widget" => SearchKind::Widget,
        _ => SearchKind::Chapter,
    }
}

fn view_status(site: &Site, index: &Index, query: &str) -> Html {
    match index {
        Index::Missing => html! { <p>{site.word("search.missing")}</p> },
        Index::Ready(entries) if !query.trim().is_empty() && search::search(entries, query, 1).is_empty() => {
            html! { <p>{site.word("search.nothing")}</p> }
        }
        _ => html! { <p></p> },
    }
}

fn view_hits(site: &Site, index: &Index, query: &str) -> Html {
    let Index::Ready(entries) = index else { return Html::default() };
    search::search(entries, query, MOST_HITS)
        .iter()
        .map(|hit| {
            let kind = site.word(match hit.entry.kind {
                SearchKind::Chapter => "search.hit_chapter",
                SearchKind::Claim => "search.hit_claim",
                SearchKind::Heading => "search.hit_heading",
                SearchKind::Term => "search.hit_term",
                SearchKind::Widget => "search.hit_widget",
            });
            html! {
                <li key={hit.entry.href.clone()}>
                    <a href={site.href(&hit.entry.href)}><b>{hit.entry.title.clone()}</b>{" "}<span class="kind">{kind}</span></a>
                    <p>{hit.entry.text.clone()}</p>
                </li>
            }
        })
        .collect()
}
