//! The shell around every page: the page's own nodes, and the live region. One shell for client and prerender:
//! written twice, they would drift apart and hydration would fail.

use std::rc::Rc;

use yew::prelude::*;

use crate::hooks::Site;
use crate::page::{Node, PageData};
use crate::parts::island::{Arrival, Draw, Islands, view_island};
use crate::parts::nodes::view_nodes;
use crate::widgets::{Place, WidgetProps, view_of};

/// A page, and the region through which `web::dom::announce` speaks. The page's figures are noted among the islands.
pub fn view_shell(site: &Site, page: &Rc<PageData>, arrival: Arrival, islands: &Islands) -> Html {
    html! {
        <>
            <div class="page-nodes" key={page.route.clone()}>{view_nodes(&page.body, &|node| view_place(site, node, arrival, islands))}</div>
            <div class="for-screen-readers" id="announcer" key="live-region" role="status" aria-live="polite"></div>
        </>
    }
}

/// Widgets from the registry, and the search box. The book's compiler refuses unknown widgets; a page of a newer build may
/// still name one, and gets an empty place.
fn view_place(site: &Site, node: &Node, arrival: Arrival, islands: &Islands) -> Html {
    let Node::Widget { slug, id, place, params, prepared } = node else { return Html::default() };
    let Some((slug, program, view)) = view_of(slug) else { return html! { <p></p> } };
    let props = WidgetProps {
        site: site.clone(),
        id: AttrValue::from(id.clone()),
        place: Place::named(place),
        params: params.clone(),
        prepared: Rc::new(prepared.clone()),
    };
    view_island(id, arrival, Draw(Rc::new(move || view(slug, program, &props))), islands)
}
