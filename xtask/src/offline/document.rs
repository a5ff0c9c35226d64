//! The file: the embed's own page with everything that it would load inside, under a policy of hashes.

use anyhow::{Context, Result, ensure};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD as BASE64;
use sha2::{Digest, Sha256};

use super::held::{HeldFile, Shelf};
use super::page::EmbedPage;
use crate::site::settings::Settings;

/// Gives the site's scripts what they would fetch.
const OFFLINE: &str = include_str!("../../../assets/offline.js");
const STYLE: &str = include_str!("../../../assets/offline.css");

/// What `early.js` has where it loads a program, twice; a program of this file is there already.
const IMPORT: &str = "import(absolute(";
const LOAD: &str = "lookaheadHeld.load(absolute(";

/// What the prerenderer adds to the client's glue, which is a classic script otherwise.
const EXPORT: &str = "export default wasm_bindgen;";

/// What a page lets in: nothing but these.
#[derive(Debug, Clone)]
pub struct Policy<'texts> {
    /// Inline scripts.
    pub scripts: &'texts [&'texts str],
    /// What else scripts may do.
    pub script_source: &'static str,
    /// Inline styles.
    pub styles: &'texts [&'texts str],
    /// Further directives.
    pub more: &'static str,
}

impl Policy<'_> {
    /// As an element.
    pub fn to_meta(&self) -> String {
        let hashes = |texts: &[&str]| texts.iter().map(|text| hash(text)).collect::<Vec<_>>().join(" ");
        format!(
            "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; script-src {}{}; style-src {}; {}; base-uri 'none'; form-action 'none'; object-src 'none'; require-trusted-types-for 'script'\">",
            self.script_source,
            hashes(self.scripts),
            hashes(self.styles),
            self.more,
        )
    }
}

/// How a policy names an inline script or style.
pub fn hash(text: &str) -> String {
    format!("'sha256-{}'", BASE64.encode(Sha256::digest(text.as_bytes())))
}

/// The whole file.
pub fn write(settings: &Settings, shelf: &Shelf, page: &EmbedPage, held: &[HeldFile]) -> Result<String> {
    let early = early(&page.early)?;
    let client = client(&shelf.text(&page.client)?)?;
    // A module, since it asks where it stands; begun by `early.js` and not before.
    let boot = format!("lookaheadHeld.boot = () => {{\n{}\n}};", shelf.text(&page.boot)?);
    let scripts = [OFFLINE, &early, &client, &boot];
    ensure!(
        scripts.iter().all(|text| !text.contains("</script")),
        "a script of the site would end too early"
    );
    let policy = Policy {
        scripts: &scripts,
        // The programs of workers are compiled under the page's policy too.
        script_source: "'wasm-unsafe-eval' ",
        styles: &[&page.style, STYLE, &page.noscript_style],
        more: "img-src data: blob:; worker-src blob:; trusted-types lookahead",
    };
    let policy = policy.to_meta();
    let address = site_address(settings);
    let published = if is_published(settings) { " data-published=\"yes\"" } else { "" };
    let early_data = format!(
        "data-boot=\"boot\" data-client=\"client\" data-wasm=\"{}\" data-page=\"{}\" data-when=\"seen\"",
        page.wasm, page.data
    );
    let files: String = held
        .iter()
        .map(|file| {
            format!("<script type=\"text/plain\" data-file=\"{}\">{}</script>\n", file.name, file.packed)
        })
        .collect();
    Ok(format!(
        "<!doctype html>\n<html{root}><head><meta charset=\"utf-8\">{policy}<meta name=\"referrer\" content=\"no-referrer\"><meta name=\"robots\" content=\"noindex\">\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"><meta name=\"color-scheme\" content=\"light dark\">\
         <title>{title}</title><meta name=\"description\" content=\"{description}\"><link rel=\"icon\" type=\"image/svg+xml\" href=\"{icon}\">\
         <style>{style}</style><style>{STYLE}</style><noscript><style>{noscript}</style></noscript>\
         <script data-home=\"{home}\" data-address=\"{address}\"{published}>{OFFLINE}</script><script {early_data}>{early}</script></head>\
         <body>{body}\n{files}<script>{client}</script>\n<script type=\"module\">{boot}</script>\n</body></html>\n",
        root = page.root,
        title = page.title,
        description = page.description,
        icon = page.icon,
        style = page.style,
        noscript = page.noscript_style,
        home = settings.public_url,
        body = settle_links(&page.body, settings),
    ))
}

fn early(text: &str) -> Result<String> {
    ensure!(
        text.matches(IMPORT).count() == 2 && text.matches("import(").count() == 2,
        "early.js loads its programs in another way than xtask/src/offline knows"
    );
    Ok(text.replace(IMPORT, LOAD))
}

fn client(text: &str) -> Result<String> {
    let text = text.trim_end().strip_suffix(EXPORT);
    text.map(str::to_owned).context("the client's glue does not end as xtask/src/offline knows")
}

/// The home page's address.
fn site_address(settings: &Settings) -> String {
    format!("{}{}", settings.origin, settings.public_url)
}

/// A site on the machine that built it is nowhere that a reader of the file could go.
pub fn is_published(settings: &Settings) -> bool {
    let host = settings.origin.split_once("://").map_or("", |(_, host)| host);
    !["localhost", "127.", "[::1]"].iter().any(|local| host.starts_with(local))
}

/// Links into the site, in markup: with the site's address, or plain words where it has none. (For readers without scripts;
/// `offline.js` does the same with links that come later.)
fn settle_links(body: &str, settings: &Settings) -> String {
    let (home, address) = (&settings.public_url, site_address(settings));
    let mut out = String::with_capacity(body.len());
    let mut rest = body;
    while let Some((before, after)) = rest.split_once(" href=\"") {
        let (href, end) = after.split_once('"').unwrap_or((after, ""));
        out.push_str(before);
        let inside = href.strip_prefix(&address).or_else(|| href.strip_prefix(home.as_str()));
        match inside {
            Some(inside) if is_published(settings) => out.push_str(&format!(" href=\"{address}{inside}\"")),
            Some(_) => {}
            None => out.push_str(&format!(" href=\"{href}\"")),
        }
        rest = end;
    }
    out + rest
}
