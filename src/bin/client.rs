//! The browser's entry: takes over the pre-rendered page, or draws it where the markup is another page's.

use std::rc::Rc;

use lookahead::app::{App, AppProps};
use lookahead::page::PageData;
use lookahead::web;

fn main() {
    web::panic::install();
    wasm_bindgen_futures::spawn_local(start());
}

/// A page without its data stays as it is: readable, with its first figures.
async fn start() {
    let Ok(json) = web::boot::page_json().await else { return };
    let Some(page) = PageData::from_json(&json) else { return };
    let Some((root, route)) = web::dom::app_root() else { return };
    let hydrates = route == page.route;
    let renderer = yew::Renderer::<App>::with_root_and_props(root, AppProps { page: Rc::new(page) });
    if hydrates {
        renderer.hydrate();
    } else {
        renderer.render();
    }
}
