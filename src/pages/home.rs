//! The first page: what this is, and the map of the book.

use std::cell::RefCell;

use lookahead_book::{Block, Toc, TocChapter, TocPart};
use yew::prelude::*;

use super::{draw_slot, view_title};
use crate::hooks::Site;
use crate::parts::prose::view_blocks;

pub(super) fn view_home(site: &Site, title: &str, blocks: &[Block], toc: &Toc) -> Html {
    let placed = RefCell::default();
    html! {
        <>
            <div class="opening">{view_title(title)}</div>
            {view_blocks(site, blocks, &draw_slot(&placed))}
            <section class="map" id="map" aria-labelledby="map-title">
                <h2 id="map-title">{site.word("home.map")}</h2>
                <p class="quiet-text">{site.word("home.map_key")}</p>
                {toc.parts.iter().map(|part| view_part(site, part)).collect::<Html>()}
            </section>
        </>
    }
}

fn view_part(site: &Site, part: &TocPart) -> Html {
    let start = part.chapters.first().map_or(1, |chapter| chapter.number);
    html! {
        <section class="map-part">
            <h3>{part.title.clone()}</h3>
            <ol start={start.to_string()}>{part.chapters.iter().map(|chapter| view_line(site, chapter)).collect::<Html>()}</ol>
        </section>
    }
}

fn view_line(site: &Site, chapter: &TocChapter) -> Html {
    let title = if chapter.planned {
        html! { <span class="planned">{chapter.title.clone()}{" "}<span class="badge">{site.word("home.planned")}</span></span> }
    } else {
        let minutes = site.fill("home.minutes", &[("minutes", &chapter.minutes.full.to_string())]);
        html! {
            <span>
                <a href={site.href(&format!("/read/{}/", chapter.slug))}>{chapter.title.clone()}</a>{" "}<span class="badge">{minutes}</span>
            </span>
        }
    };
    html! { <li>{title}<p>{chapter.teaser.clone()}</p></li> }
}
