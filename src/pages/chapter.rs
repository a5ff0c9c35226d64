//! A chapter: where it stands in the book, its claim, its prose with widgets, its sources.

use std::cell::RefCell;

use lookahead_book::{Chapter, Reference};
use yew::prelude::*;

use super::references::view_reference;
use super::{draw_slot, view_title};
use crate::hooks::Site;
use crate::parts::prose::view_blocks;

pub(super) fn view_chapter(site: &Site, chapter: &Chapter, part: &str, n_chapters: u32, references: &[Reference]) -> Html {
    let placed = RefCell::default();
    let place = [("part", part), ("number", &chapter.number.to_string()), ("chapters", &n_chapters.to_string())];
    let minutes = site.fill("chapter.minutes", &[("minutes", &chapter.minutes.full.to_string())]);
    html! {
        <>
            <p class="kicker">{site.fill("chapter.place", &place)}</p>
            {view_title(&chapter.title)}
            <p class="lede">{chapter.claim.clone()}</p>
            <p class="quiet-text">{minutes}</p>
            {view_blocks(site, &chapter.blocks, &draw_slot(&placed))}
            <section class="sources" aria-labelledby="sources">
                <h2 id="sources">{site.word("chapter.sources")}</h2>
                <ol>{references.iter().enumerate().map(|(idx, reference)| view_source(site, idx, reference)).collect::<Html>()}</ol>
            </section>
        </>
    }
}

fn view_source(site: &Site, idx: usize, reference: &Reference) -> Html {
    html! { <li id={format!("source-{}", idx + 1)}>{view_reference(site, reference)}</li> }
}
