//! What is taken from a built embed page. It is our own markup, written by `src/prerender/document.rs`.

use std::fs;

use anyhow::{Context, Result};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD as BASE64;

use crate::html::{attribute, tags};
use crate::site::settings::Settings;

/// The parts of an embed page.
#[derive(Debug, Clone)]
pub struct EmbedPage {
    /// What stands in the opening tag of the document.
    pub root: String,
    /// The language.
    pub language: String,
    /// The title, as markup.
    pub title: String,
    /// The description, as markup.
    pub description: String,
    /// The style.
    pub style: String,
    /// What readers without scripts have beside it.
    pub noscript_style: String,
    /// `early.js`.
    pub early: String,
    /// What stands between the tags of the body.
    pub body: String,
    /// The icon, as an address that needs no request.
    pub icon: String,
    /// Site paths of what `early.js` fetches.
    pub boot: String,
    /// See `boot`.
    pub client: String,
    /// See `boot`.
    pub wasm: String,
    /// See `boot`.
    pub data: String,
}

impl EmbedPage {
    /// Reads the embed page of a widget.
    pub fn read(settings: &Settings, slug: &str) -> Result<EmbedPage> {
        let place = settings.dist.join(format!("embed/{slug}/index.html"));
        let html = fs::read_to_string(&place).with_context(|| format!("cannot read {}", place.display()))?;
        let find = |what: &str, start: &str, end: &str| -> Result<String> {
            let missing = || format!("{} has no {what}: build the site again", place.display());
            between(&html, start, end).map(str::to_owned).with_context(missing)
        };
        let early_tag = find("early script", "<script data-boot=", ">")?;
        let early_tag = format!(" data-boot={early_tag}");
        let site_path = |tag: &str, name: &str| -> Result<String> {
            let value = attribute(tag, name).with_context(|| format!("no {name} in {tag}"))?;
            Ok(value.strip_prefix(&settings.public_url).unwrap_or(value).to_owned())
        };
        let file = |path: &str| {
            let place = settings.dist.join(path);
            fs::read_to_string(&place).with_context(|| format!("cannot read {}", place.display()))
        };
        let link = |rel: &str| -> Result<String> {
            let found = tags(&html, "link").into_iter().find(|tag| attribute(tag, "rel") == Some(rel));
            site_path(found.with_context(|| format!("no link to the {rel}"))?, "href")
        };
        let root = find("document", "<html", ">")?;
        Ok(EmbedPage {
            language: attribute(&root, "lang").unwrap_or("en").to_owned(),
            root,
            title: find("title", "<title>", "</title>")?,
            description: find("description", "<meta name=\"description\" content=\"", "\"")?,
            style: find("style", "<style>", "</style>")?,
            noscript_style: file(&link("stylesheet")?)?,
            early: find("early script", &format!("<script{early_tag}>"), "</script>")?,
            body: find("body", "<body>", "</body>")?,
            icon: format!("data:image/svg+xml;base64,{}", BASE64.encode(file(&link("icon")?)?)),
            boot: site_path(&early_tag, "data-boot")?,
            client: site_path(&early_tag, "data-client")?,
            wasm: site_path(&early_tag, "data-wasm")?,
            data: site_path(&early_tag, "data-page")?,
        })
    }
}

/// What stands after the first `start`, up to the next `end`.
pub fn between<'text>(text: &'text str, start: &str, end: &str) -> Option<&'text str> {
    Some(text.split_once(start)?.1.split_once(end)?.0)
}
