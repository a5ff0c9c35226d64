//! oEmbed for static hosting: a file beside each embed page, the poster that it names, and the links by which consumers
//! find both.

use serde_json::json;

use super::Settings;
use super::document::escape;
use super::poster;
use crate::figures::share::plain_snippet;
use crate::page::PageData;
use crate::route::{Base, Route};

const WIDTH: u32 = 720;
const HEIGHT: u32 = 640;

/// `embed/<widget>/oembed.json` for every embed page.
#[must_use]
pub fn oembed_files(pages: &[PageData], settings: &Settings) -> Vec<(String, String)> {
    pages
        .iter()
        .filter_map(|page| match Route::parse(&page.route) {
            Route::Embed(slug) => Some((format!("embed/{slug}/oembed.json"), oembed(page, &slug, settings))),
            _ => None,
        })
        .collect()
}

/// `embed/<widget>/poster`, a name without its ending, for an embed page; and the poster.
pub(super) fn poster_file(page: &PageData, html: &str) -> Option<(String, String)> {
    let Route::Embed(slug) = Route::parse(&page.route) else { return None };
    Some((format!("embed/{slug}/poster"), poster::poster(page, &slug, html)))
}

/// The poster's address, for the pages of a widget.
pub(super) fn poster_address(page: &PageData, settings: &Settings) -> Option<String> {
    let (Route::Embed(slug) | Route::Lab(slug)) = Route::parse(&page.route) else { return None };
    Some(address(settings, &format!("/embed/{slug}/poster.png")))
}

/// The link in the head of a widget's lab and embed pages.
pub(super) fn discovery_link(page: &PageData, settings: &Settings) -> String {
    let (Route::Embed(slug) | Route::Lab(slug)) = Route::parse(&page.route) else { return String::new() };
    let href = address(settings, &format!("/embed/{slug}/oembed.json"));
    format!(
        "<link rel=\"alternate\" type=\"application/json+oembed\" href=\"{}\" title=\"{}\">",
        escape(&href),
        escape(&page.title)
    )
}

fn oembed(page: &PageData, slug: &str, settings: &Settings) -> String {
    let src = address(settings, &format!("/embed/{slug}/"));
    let (width, height) = (WIDTH.to_string(), HEIGHT.to_string());
    let html = plain_snippet(&page.words, &src, &page.title, (&width, &height));
    json!({
        "version": "1.0", "type": "rich", "title": page.title, "provider_name": "Lookahead",
        "provider_url": address(settings, "/"), "width": WIDTH, "height": HEIGHT, "html": html,
        "thumbnail_url": address(settings, &format!("/embed/{slug}/poster.png")),
        "thumbnail_width": poster::WIDTH, "thumbnail_height": poster::HEIGHT,
    })
    .to_string()
}

fn address(settings: &Settings, path: &str) -> String {
    format!("{}{}", settings.facts.origin, Base::new(&settings.facts.public_path).href(path))
}
