//! The shell around every page: the page's own nodes, and the live region. One shell for client and prerender:
//! written twice, they would drift apart and hydration would fail.

use std::rc::Rc;

use yew::prelude::*;

use crate::hooks::Site;
use crate::page::{Node, PageData};
use crate::parts::island::{Arrival, Draw, Island};
use crate::parts::nodes::view_nodes;
use crate::parts::search_box::SearchBox;
use crate::widgets::{Place, WidgetProps, find};

/// A page, and the region through which `web::dom::announce` speaks.
pub fn view_shell(site: &Site, page: &Rc<PageData>, arrival: Arrival) -> Html {
    html! {
        <>
            <div class="page-nodes" key={page.route.clone()}>{view_nodes(&page.body, &|node| view_place(site, node, arrival))}</div>
            <div class="for-screen-readers" id="announcer" key="live-region" role="status" aria-live="polite"></div>
        </>
    }
}

/// Widgets from the registry, and the shell's own tool, search. The book's compiler refuses unknown widgets; a page of a newer
/// build may still name one, and gets an empty place.
fn view_place(site: &Site, node: &Node, arrival: Arrival) -> Html {
    match node {
        Node::Widget { slug, id, place, params, prepared } => {
            let Some(widget) = find(slug) else { return html! { <p></p> } };
            let props = WidgetProps {
                site: site.clone(),
                id: AttrValue::from(id.clone()),
                place: Place::named(place),
                params: params.clone(),
                prepared: Rc::new(prepared.clone()),
            };
            let (id, key) = (props.id.clone(), props.id.to_string());
            let draw = Draw(Rc::new(move || (widget.view)(widget.slug, &props)));
            html! { <Island {key} {id} {arrival} {draw} /> }
        }
        _ => html! { <SearchBox site={site.clone()} /> },
    }
}
