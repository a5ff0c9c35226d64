//! All sources, generated from the data file.

use std::cell::RefCell;

use lookahead_book::{Block, Reference};
use yew::prelude::*;

use super::{draw_slot, view_title};
use crate::hooks::Site;
use crate::parts::prose::view_blocks;

pub(super) fn view_references(site: &Site, title: &str, blocks: &[Block], entries: &[Reference]) -> Html {
    let placed = RefCell::default();
    let entries: Html = entries.iter().map(|entry| html! { <li id={entry.key.clone()}>{view_reference(site, entry)}</li> }).collect();
    html! { <>{view_title(title)}{view_blocks(site, blocks, &draw_slot(&placed))}<ul class="references">{entries}</ul></> }
}

/// One source in full, with the day on which somebody opened it.
pub(super) fn view_reference(site: &Site, reference: &Reference) -> Html {
    let checked = site.fill("chapter.checked", &[("day", &reference.checked)]);
    html! {
        <span class="reference">
            {format!("{} ({}). ", reference.authors, reference.year)}
            <a href={reference.url.clone()} rel="noopener noreferrer">{reference.title.clone()}</a>
            {format!(". {}. ", reference.venue)}
            <span class="quiet-text">{checked}{" "}{reference.note.clone()}</span>
        </span>
    }
}
