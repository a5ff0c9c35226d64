//! A widget alone: with everything on the table in the lab, bare in somebody else's frame.

use yew::prelude::*;

use super::view_title;
use crate::hooks::Site;
use crate::widgets::{Place, view_widget};

pub(super) fn view_lab(site: &Site, slug: &str) -> Html {
    html! {
        <>
            {view_title(&site.word(&format!("{slug}.title")))}
            <p class="lede">{site.word(&format!("{slug}.description"))}</p>
            {view_widget(slug, slug, &[], Place::Lab)}
        </>
    }
}

/// The frame's heading is for screen readers: a host page shows the figure's own title.
pub(super) fn view_embed(site: &Site, slug: &str, chapter: Option<&str>) -> Html {
    let path = chapter.map_or_else(|| format!("/lab/{slug}/"), |chapter| format!("/read/{chapter}/"));
    html! {
        <>
            <h1 class="for-screen-readers" id="page-title">{site.word(&format!("{slug}.title"))}</h1>
            {view_widget(slug, slug, &[], Place::Embed)}
            <p class="credit"><a href={site.address(&path)} target="_blank" rel="noopener">{site.word("embed.credit")}</a></p>
        </>
    }
}
