//! A widget alone: with everything on the table in the lab, bare in somebody else's frame.

use super::{Maker, classed, title};
use crate::page::Node;
use crate::widgets::Place;

/// The widget in the lab.
#[must_use]
pub fn lab_page(maker: &Maker<'_>, slug: &str, name: &str, description: &str) -> Vec<Node> {
    let lede = classed("p", "lede", vec![Node::text(description)]);
    vec![title(name), lede, maker.widget(slug, &[], Place::Lab)]
}

/// The widget in a frame. Its heading is for screen readers: a host page shows the figure's own title.
#[must_use]
pub fn embed_page(maker: &Maker<'_>, slug: &str, name: &str, chapter: Option<&str>) -> Vec<Node> {
    let path = chapter.map_or_else(|| format!("/lab/{slug}/"), |chapter| format!("/read/{chapter}/"));
    let heading =
        Node::element("h1", &[("class", "for-screen-readers"), ("id", "page-title")], vec![Node::text(name)]);
    let link =
        [("href", maker.address(&path)), ("target", "_blank".to_owned()), ("rel", "noopener".to_owned())];
    let link: Vec<(&str, &str)> = link.iter().map(|(name, value)| (*name, value.as_str())).collect();
    let credit = classed("p", "credit", vec![Node::element("a", &link, vec![maker.word("embed.credit")])]);
    vec![heading, maker.widget(slug, &[], Place::Embed), credit]
}
