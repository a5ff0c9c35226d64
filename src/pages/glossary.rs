//! All terms, generated from the data file.

use std::cell::RefCell;

use lookahead_book::{Block, GlossaryEntry};
use yew::prelude::*;

use super::{draw_slot, view_title};
use crate::hooks::Site;
use crate::parts::prose::view_blocks;

pub(super) fn view_glossary(site: &Site, title: &str, blocks: &[Block], entries: &[GlossaryEntry]) -> Html {
    let placed = RefCell::default();
    html! {
        <>
            {view_title(title)}
            {view_blocks(site, blocks, &draw_slot(&placed))}
            <dl class="glossary">{entries.iter().map(view_entry).collect::<Html>()}</dl>
        </>
    }
}

fn view_entry(entry: &GlossaryEntry) -> Html {
    html! { <div id={entry.slug.clone()}><dt>{entry.term.clone()}</dt><dd>{entry.short.clone()}</dd></div> }
}
