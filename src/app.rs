//! The application: holds the page that is shown and moves between pages without a reload.
//!
//! The same component is rendered natively (pre-rendered pages) and in the browser (hydration). Its first rendering
//! depends on nothing but the page's data; everything that only a browser knows comes in effects.

use std::rc::Rc;

use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

use crate::hooks::{Kept, Site, use_kept};
use crate::page::PageData;
use crate::parts::island::{Arrival, Islands, use_islands};
use crate::route::{Base, Route};
use crate::shell::view_shell;
use crate::web::{self, history, history::Address};

/// The page to begin with.
#[derive(Properties, PartialEq, Clone)]
pub struct AppProps {
    /// The first page's data.
    pub page: Rc<PageData>,
    /// How its figures come into it; those of later pages are drawn in the browser.
    pub arrival: Arrival,
}

/// The whole site on one page.
#[component]
pub fn App(props: &AppProps) -> Html {
    let kept = use_kept(|| Rc::clone(&props.page));
    let page = Rc::clone(&kept.get());
    let site = use_memo(Rc::clone(&page), |page| Site::new(page));
    let base = site.base().clone();
    use_arrival(&page);
    use_back_and_forward(&kept, &base);
    use_links(&kept, &page, &base);
    let arrival = use_arrival_of_figures(&page, props);
    let islands = Islands::default();
    let shell = view_shell(&site, &page, arrival, &islands);
    use_islands(page.route.clone(), arrival, islands);
    html! { <div class="site">{shell}</div> }
}

/// How figures come into the page: the first page's as they came with it, also where it is fetched again; once the reader
/// has gone on, all are drawn.
#[hook]
fn use_arrival_of_figures(page: &PageData, props: &AppProps) -> Arrival {
    let gone_on = use_mut_ref(|| false);
    let mut gone_on = gone_on.borrow_mut();
    *gone_on |= page.route != props.page.route;
    if *gone_on { Arrival::Drawn } else { props.arrival }
}

/// Says once that the page was taken over; after that, every new page gets title, focus, scroll position and a word to the
/// screen reader.
#[hook]
fn use_arrival(page: &Rc<PageData>) {
    let arrived_before = use_mut_ref(|| false);
    use_effect_with(Rc::clone(page), move |page| {
        let first = !std::mem::replace(&mut *arrived_before.borrow_mut(), true);
        if first {
            web::islands::taken_over();
        } else {
            // Once the figures have their roots: how long the page is decides where it can be scrolled to.
            let page = Rc::clone(page);
            web::timer::after(0, move || arrive(&page));
        }
    });
}

fn arrive(page: &PageData) {
    web::dom::set_title(&page.title);
    web::dom::focus("page-title");
    let fragment = history::address().fragment;
    let anchor = fragment.trim_start_matches('#');
    match history::remembered_scroll() {
        Some(y) => web::dom::scroll_to(y),
        None if !anchor.is_empty() && web::dom::scroll_to_element(anchor) => {}
        None => web::dom::scroll_to(0.0),
    }
    web::dom::announce(&page.title);
}

#[hook]
fn use_back_and_forward(kept: &Kept<Rc<PageData>>, base: &Base) {
    let kept = kept.clone();
    let base = base.clone();
    use_effect_with((), move |()| {
        web::events::on_pop_state(move || {
            let path = history::address().path;
            let route = base.site_path(&path).map_or(Route::NotFound, Route::parse);
            show(route, base.clone(), kept.clone());
        })
    });
}

/// Listens at the document, since figures have roots of their own and Yew hands no event from one root to another.
#[hook]
fn use_links(kept: &Kept<Rc<PageData>>, page: &Rc<PageData>, base: &Base) {
    let (kept, base) = (kept.clone(), base.clone());
    use_effect_with(Rc::clone(page), move |_| {
        web::events::on_click(move |event| follow_link(event, &base, &kept))
    });
}

/// Takes a click on a link to one of our own pages; every other click is left to the browser.
fn follow_link(event: &MouseEvent, base: &Base, kept: &Kept<Rc<PageData>>) {
    let Some((route, address)) = web::events::own_link(event).and_then(|address| internal(base, address))
    else {
        return;
    };
    event.prevent_default();
    history::remember_scroll(web::dom::scroll_y());
    if !history::push(&format!("{}{}{}", address.path, address.query, address.fragment)) {
        history::leave_to(&address.path);
        return;
    }
    show(route, base.clone(), kept.clone());
}

/// The route behind an address, unless the browser should load it itself: other files, embeds, the same page.
fn internal(base: &Base, address: Address) -> Option<(Route, Address)> {
    let route = Route::parse(base.site_path(&address.path)?);
    let elsewhere = address.path != history::address().path;
    (elsewhere && route != Route::NotFound && !route.is_embed()).then_some((route, address))
}

/// Fetches the page's data and shows it; a page that cannot be had this way is loaded by the browser. An answer that
/// comes after the reader went on is dropped.
fn show(route: Route, base: Base, kept: Kept<Rc<PageData>>) {
    spawn_local(async move {
        let loaded = web::fetch::text(&base.href(&route.data_file())).await.ok();
        let path = history::address().path;
        if base.site_path(&path).map(Route::parse) != Some(route) {
            return;
        }
        match loaded.and_then(|text| PageData::from_json(&text)) {
            // A newer build has other words, styles and code: load it whole.
            Some(data) if data.facts.version == kept.get().facts.version => {
                kept.change(|page| *page = Rc::new(data));
            }
            _ => history::reload(),
        }
    });
}
