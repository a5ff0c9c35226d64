//! The browser's entry: takes over the pre-rendered page, or draws it where the markup is another page's.

use std::rc::Rc;

use lookahead::app::{App, AppProps};
use lookahead::page::PageData;
use lookahead::parts::island::Arrival;
use lookahead::web;

fn main() {
    yew::set_custom_panic_hook(Box::new(|info| web::panic::report(&info.to_string())));
    wasm_bindgen_futures::spawn_local(start());
}

/// A page without its data stays as it is, readable, with its first figures, and says so.
async fn start() {
    let page = web::boot::page_json().await.map(|json| PageData::from_json(&json));
    let (page, (root, route)) = match (page, web::dom::app_root()) {
        (Ok(Some(page)), Some(root)) => (page, root),
        (Err(reason), _) => return web::panic::give_up(&reason),
        _ => return web::panic::give_up("the page's data is of another build"),
    };
    let hydrates = route == page.route;
    let arrival = if hydrates { Arrival::TakenOver } else { Arrival::Drawn };
    let props = AppProps { page: Rc::new(page), arrival };
    let renderer = yew::Renderer::<App>::with_root_and_props(root.clone(), props);
    // In a task of its own, so that reading the data and drawing the page are two short ones.
    web::timer::after(0, move || {
        if hydrates {
            web::islands::mark(&root);
            renderer.hydrate();
        } else {
            renderer.render();
        }
    });
}
