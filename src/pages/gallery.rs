//! All widgets, from the registry.

use std::cell::RefCell;

use lookahead_book::Block;
use yew::prelude::*;

use super::{draw_slot, view_title};
use crate::hooks::Site;
use crate::parts::prose::view_blocks;

pub(super) fn view_gallery(site: &Site, title: &str, blocks: &[Block], widgets: &[String]) -> Html {
    let placed = RefCell::default();
    html! {
        <>
            {view_title(title)}
            {view_blocks(site, blocks, &draw_slot(&placed))}
            <ul class="cards">{widgets.iter().map(|slug| view_card(site, slug)).collect::<Html>()}</ul>
        </>
    }
}

fn view_card(site: &Site, slug: &str) -> Html {
    html! {
        <li class="card">
            <a href={site.href(&format!("/lab/{slug}/"))}>{site.word(&format!("{slug}.title"))}</a>
            <p>{site.word(&format!("{slug}.description"))}</p>
        </li>
    }
}
