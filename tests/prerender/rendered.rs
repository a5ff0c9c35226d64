//! The pages as they are written, rendered once, and a reader of their tags. Used by all tests here.

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::OnceLock;

use lookahead::page::{PageData, SiteFacts};
use lookahead::prerender::{Assets, Settings, Style, all_pages, compile_book, render_document, today};

pub const ORIGIN: &str = "https://example.org";
pub const PUBLIC_PATH: &str = "/repo/";
/// These stand for the hashes of the styles; that the real ones fit is seen in browsers.
pub const STYLE_HASH: &str = "sha256-of-the-style";
pub const HOME_STYLE_HASH: &str = "sha256-of-the-first-pages-style";
pub const TEACH_STYLE_HASH: &str = "sha256-of-the-educators-style";
pub const TRACE_STYLE_HASH: &str = "sha256-of-the-traces-style";
pub const TOOL_STYLE_HASH: &str = "sha256-of-the-tools-style";
pub const ROOM_STYLE_HASH: &str = "sha256-of-the-rooms-style";
pub const ROOM_EARLY_HASH: &str = "sha256-of-the-rooms-early-script";
pub const EARLY_HASH: &str = "sha256-of-the-early-script";

/// A rendered page with its site path.
pub struct Page {
    pub path: String,
    pub html: String,
}

/// A start tag: its name and its attributes, with character references read.
#[derive(Debug, PartialEq)]
pub struct Tag<'html> {
    pub name: &'html str,
    pub attributes: BTreeMap<&'html str, String>,
}

pub fn settings() -> Settings {
    let facts = SiteFacts {
        version: "1.2.3+abc".into(),
        date: "2026-11-21".into(),
        origin: ORIGIN.into(),
        public_path: PUBLIC_PATH.into(),
    };
    Settings {
        staging: "no-such-folder".into(),
        facts,
        repository: Some("https://tracker.example/us/lookahead".into()),
    }
}

pub fn assets() -> Assets {
    let name = |text: &str| text.to_owned();
    Assets {
        tool_style: Style { text: name("body{margin:0}"), hash: name(TOOL_STYLE_HASH) },
        prose_style: Style { text: name("body{margin:1px}"), hash: name(STYLE_HASH) },
        home_style: Style { text: name("body{margin:4px}"), hash: name(HOME_STYLE_HASH) },
        teach_style: Style { text: name("body{margin:3px}"), hash: name(TEACH_STYLE_HASH) },
        trace_style: Style { text: name("body{margin:2px}"), hash: name(TRACE_STYLE_HASH) },
        room_style: Style { text: name("body{margin:5px}"), hash: name(ROOM_STYLE_HASH) },
        room_early: Style { text: name("begin()"), hash: name(ROOM_EARLY_HASH) },
        run: name("run.js"),
        late_style: name("late.css"),
        noscript_style: name("noscript.css"),
        early: name("start()"),
        early_hash: name(EARLY_HASH),
        boot: name("boot.js"),
        embed_boot: name("embed-boot.js"),
        client: name("client.js"),
        wasm: name("client_bg.wasm"),
    }
}

/// Compiles the book and renders everything, from scratch.
pub fn render_all() -> Vec<Page> {
    let whole = compile_book(Path::new(env!("CARGO_MANIFEST_DIR")), &today()).unwrap();
    let (settings, assets) = (settings(), assets());
    let pages = all_pages(&whole, &settings);
    let render = |page: &PageData| Page {
        path: page.route.clone(),
        html: render_document(page, &settings, &assets, &whole.book.site).unwrap(),
    };
    pages.iter().map(render).collect()
}

pub fn pages() -> &'static [Page] {
    static PAGES: OnceLock<Vec<Page>> = OnceLock::new();
    PAGES.get_or_init(render_all)
}

/// All start tags. The pages are written by machine, so that a scanner is enough: every `<` begins a tag or a comment,
/// and every attribute stands in double quotes or alone.
pub fn tags(html: &str) -> Vec<Tag<'_>> {
    let mut found = Vec::new();
    let mut rest = html;
    while let Some(at) = rest.find('<') {
        rest = &rest[at + 1..];
        if let Some(comment) = rest.strip_prefix("!--") {
            rest = comment.split_once("-->").expect("a closed comment").1;
        } else if rest.starts_with(|first: char| first.is_ascii_alphabetic()) {
            let (tag, after) = read_tag(rest);
            rest = if tag.name == "script" {
                after.split_once("</script>").expect("a closed script").1
            } else {
                after
            };
            found.push(tag);
        }
    }
    found
}

pub fn read_tag(text: &str) -> (Tag<'_>, &str) {
    let end =
        text.find(|sign: char| sign.is_whitespace() || sign == '>' || sign == '/').expect("a closed tag");
    let (name, mut rest) = text.split_at(end);
    let mut attributes = BTreeMap::new();
    loop {
        rest = rest.trim_start();
        if let Some(after) = rest.strip_prefix('>') {
            return (Tag { name, attributes }, after);
        }
        if let Some(after) = rest.strip_prefix("/>") {
            return (Tag { name, attributes }, after);
        }
        let end = rest.find(['=', ' ', '>']).expect("an attribute ends");
        let (key, after) = rest.split_at(end);
        match after.strip_prefix("=\"").map(|value| value.split_once('"').expect("a closed value")) {
            Some((value, after)) => {
                assert!(attributes.insert(key, unescape(value)).is_none(), "<{name}> has {key} twice");
                rest = after;
            }
            None => {
                assert!(!after.starts_with('='), "<{name} {key}> has a value without quotes");
                attributes.insert(key, String::new());
                rest = after;
            }
        }
    }
}

pub fn unescape(text: &str) -> String {
    text.replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&quot;", "\"")
        .replace("&#x27;", "'")
        .replace("&#x2F;", "/")
        .replace("&amp;", "&")
}

pub fn attribute_of<'page>(
    tags: &'page [Tag<'_>],
    name: &str,
    marked: (&str, &str),
    wanted: &str,
) -> Option<&'page str> {
    let tag = tags.iter().find(|tag| {
        tag.name == name && tag.attributes.get(marked.0).is_some_and(|value| value == marked.1)
    })?;
    tag.attributes.get(wanted).map(String::as_str)
}

pub fn ids<'page>(tags: &'page [Tag<'_>]) -> Vec<&'page str> {
    tags.iter().filter_map(|tag| tag.attributes.get("id")).map(String::as_str).collect()
}
