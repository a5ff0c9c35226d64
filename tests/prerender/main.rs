//! Every pre-rendered page, natively, from the real book: the same bytes twice, links that lead somewhere, metadata,
//! and nothing that the page's own policy would block.
#![cfg(not(target_arch = "wasm32"))]
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test may fail"
)]

mod embedding;
mod guesses;
mod lessons;
mod reading;
mod rendered;
mod sharing;

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use lookahead::page::PageData;
use lookahead::prerender::{all_pages, compile_book, render_document, today};
use lookahead::route::Route;
use lookahead::widgets::WIDGETS;

use rendered::*;

#[test]
fn the_same_bytes_twice() {
    let again = render_all();
    assert_eq!(pages().len(), again.len());
    for (first, second) in pages().iter().zip(&again) {
        assert_eq!(first.path, second.path);
        assert!(first.html == second.html, "{} differs from one rendering to the next", first.path);
    }
}

/// Home, the gallery, glossary, sources, about, 404, the written chapters, and two pages for each widget.
#[test]
fn every_kind_of_page_is_there() {
    let paths: BTreeSet<&str> = pages().iter().map(|page| page.path.as_str()).collect();
    assert_eq!(paths.len(), pages().len(), "no page is written twice");
    for path in ["/", "/lab/", "/glossary/", "/references/", "/about/", "/404.html", "/read/looking-ahead/"] {
        assert!(paths.contains(path), "{path} is missing");
    }
    for widget in WIDGETS {
        assert!(
            paths.contains(format!("/lab/{}/", widget.slug).as_str())
                && paths.contains(format!("/embed/{}/", widget.slug).as_str())
        );
    }
}

#[test]
fn every_page_has_its_head() {
    for Page { path, html } in pages() {
        let tags = tags(html);
        let first_in_head = tags.iter().skip_while(|tag| tag.name != "head").nth(1).unwrap();
        assert_eq!(
            first_in_head.attributes.get("http-equiv").map(String::as_str),
            Some("Content-Security-Policy"),
            "{path}: the policy comes first"
        );
        let policy = &first_in_head.attributes["content"];
        for part in [
            "default-src 'none'",
            "'wasm-unsafe-eval'",
            "require-trusted-types-for 'script'",
            "trusted-types lookahead",
            "base-uri 'none'",
            "form-action 'none'",
            ORIGIN,
        ] {
            assert!(policy.contains(part), "{path}: {part} is missing in {policy}");
        }
        assert!(!policy.contains("unsafe-inline") && !policy.contains("'unsafe-eval'"), "{path}: {policy}");
        let canonical = attribute_of(&tags, "link", ("rel", "canonical"), "href").unwrap();
        let known_as =
            path.strip_prefix("/embed/").map_or_else(|| path.clone(), |slug| format!("/lab/{slug}"));
        assert_eq!(canonical, format!("{ORIGIN}{PUBLIC_PATH}{}", known_as.trim_start_matches('/')), "{path}");
        let description = attribute_of(&tags, "meta", ("name", "description"), "content").unwrap();
        let n_chars = description.chars().count();
        assert!(
            (20..=200).contains(&n_chars),
            "{path}: a description of {n_chars} characters: {description}"
        );
        assert_eq!(
            attribute_of(&tags, "meta", ("name", "referrer"), "content"),
            Some("no-referrer"),
            "{path}"
        );
        assert_eq!(attribute_of(&tags, "meta", ("property", "og:url"), "content"), Some(canonical), "{path}");
        assert!(
            attribute_of(&tags, "meta", ("property", "og:title"), "content")
                .is_some_and(|title| !title.is_empty()),
            "{path}"
        );
        assert!(html.contains("<title>") && !html.contains("<title></title>"), "{path} has no title");
        assert!(tags.iter().any(|tag| tag.name == "html" && tag.attributes["lang"] == "en"), "{path}");
    }
}

#[test]
fn titles_and_descriptions_tell_pages_apart() {
    let tell = |text: &str| -> BTreeMap<String, Vec<String>> {
        let mut seen: BTreeMap<String, Vec<String>> = BTreeMap::new();
        for page in pages().iter().filter(|page| !page.path.starts_with("/embed/")) {
            let value = if text == "title" {
                page.html
                    .split_once("<title>")
                    .and_then(|(_, rest)| rest.split_once("</title>"))
                    .unwrap()
                    .0
                    .to_owned()
            } else {
                attribute_of(&tags(&page.html), "meta", ("name", text), "content").unwrap().to_owned()
            };
            seen.entry(value).or_default().push(page.path.clone());
        }
        seen
    };
    for text in ["title", "description"] {
        for (value, paths) in tell(text) {
            assert_eq!(paths.len(), 1, "the {text} {value:?} is that of {paths:?}");
        }
    }
}

/// Whether a page is a lesson for the room or for paper, which has no client.
fn is_room(path: &str) -> bool {
    matches!(Route::parse(path), Route::Room(..))
}

/// What search engines read.
#[test]
fn the_linked_data_parses() {
    for Page { path, html } in pages() {
        let (_, rest) = html.split_once("<script type=\"application/ld+json\">").unwrap();
        let data: serde_json::Value = serde_json::from_str(rest.split_once("</script>").unwrap().0).unwrap();
        assert_eq!(data["@type"], "LearningResource", "{path}");
        assert!(data["url"].as_str().is_some_and(|url| url.starts_with(ORIGIN)), "{path}");
        assert!(
            ["name", "description", "license", "version"]
                .iter()
                .all(|key| data[key].as_str().is_some_and(|value| !value.is_empty())),
            "{path}: {data}"
        );
    }
}

/// The policy blocks `style` attributes, inline scripts and event handlers; links with schemes of their own are not ours.
#[test]
fn nothing_that_the_policy_would_block() {
    for Page { path, html } in pages() {
        let tags = tags(html);
        let scripts: Vec<&Tag<'_>> = tags.iter().filter(|tag| tag.name == "script").collect();
        assert_eq!(scripts.len(), 2, "{path}: the linked data and early.js");
        assert_eq!(
            tags.iter().filter(|tag| tag.name == "style").count(),
            1,
            "{path}: the one style, let in by its hash"
        );
        let policy =
            attribute_of(&tags, "meta", ("http-equiv", "Content-Security-Policy"), "content").unwrap();
        let is_prose = ["/about/", "/privacy/"].contains(&path.as_str()) || path.starts_with("/read/");
        let has_traces = path.starts_with("/traces/") || path.ends_with("/trace-pair/");
        let style_hash = match (is_prose, has_traces) {
            _ if path == "/" => HOME_STYLE_HASH,
            _ if is_room(path) => ROOM_STYLE_HASH,
            _ if path.starts_with("/teach/") => TEACH_STYLE_HASH,
            (true, _) => STYLE_HASH,
            (false, true) => TRACE_STYLE_HASH,
            (false, false) => TOOL_STYLE_HASH,
        };
        assert!(policy.contains(&format!("'{style_hash}'")), "{path}: {policy}");
        let early = if is_room(path) { ROOM_EARLY_HASH } else { EARLY_HASH };
        assert!(policy.contains(&format!("'{early}'")), "{path}: {policy}");
        for tag in &tags {
            let name = tag.name;
            assert!(
                !["base", "form", "object", "embed", "foreignobject"]
                    .contains(&name.to_ascii_lowercase().as_str()),
                "{path}: <{name}>"
            );
            for (key, value) in &tag.attributes {
                assert!(
                    *key != "style" && !key.starts_with("on") && *key != "srcdoc",
                    "{path}: <{name} {key}={value:?}>"
                );
                assert!(
                    !value.trim_start().to_ascii_lowercase().starts_with("javascript:"),
                    "{path}: <{name} {key}={value:?}>"
                );
            }
        }
        // One is data, the other is early.js, let in by its hash.
        let is_data = |script: &&&Tag<'_>| {
            script.attributes.get("type").is_some_and(|kind| kind == "application/ld+json")
        };
        assert_eq!(scripts.iter().filter(is_data).count(), 1, "{path}");
        assert!(
            !html.contains("rel=\"preload\"") && !html.contains("modulepreload"),
            "{path}: a preload of the wasm spoils the first paint"
        );
    }
}

#[test]
fn ids_are_unique_and_headings_in_order() {
    for Page { path, html } in pages() {
        let tags = tags(html);
        let ids = ids(&tags);
        let unique: BTreeSet<&&str> = ids.iter().collect();
        let twice: Vec<_> =
            unique.iter().filter(|id| ids.iter().filter(|other| *other == **id).count() > 1).collect();
        assert!(twice.is_empty(), "{path}: ids that stand twice: {twice:?}");
        let levels: Vec<u32> =
            tags.iter().filter_map(|tag| tag.name.strip_prefix('h')?.parse().ok()).collect();
        assert_eq!(levels.iter().filter(|level| **level == 1).count(), 1, "{path}: one first-level heading");
        assert!(
            levels.windows(2).all(|pair| pair[1] <= pair[0] + 1),
            "{path}: a level is left out in {levels:?}"
        );
    }
}

/// `for`, `aria-labelledby` and their like name ids of the same page.
#[test]
fn references_between_elements_resolve() {
    for Page { path, html } in pages() {
        let tags = tags(html);
        let ids: BTreeSet<&str> = ids(&tags).into_iter().collect();
        for tag in &tags {
            for key in
                ["for", "aria-labelledby", "aria-describedby", "aria-controls", "aria-activedescendant"]
            {
                for id in tag.attributes.get(key).into_iter().flat_map(|value| value.split_whitespace()) {
                    assert!(ids.contains(id), "{path}: <{} {key}={id:?}> names nothing", tag.name);
                }
            }
        }
    }
}

/// Every link inside the site leads to a page that is written, and its anchor to an id of that page.
#[test]
fn every_internal_link_leads_somewhere() {
    let ids: BTreeMap<String, BTreeSet<String>> = pages()
        .iter()
        .map(|page| (page.path.clone(), ids(&tags(&page.html)).into_iter().map(str::to_owned).collect()))
        .collect();
    let mut n_checked = 0;
    for Page { path, html } in pages() {
        let tags = tags(html);
        for href in tags.iter().filter(|tag| tag.name == "a").filter_map(|tag| tag.attributes.get("href")) {
            let Some((site_path, anchor)) = inside(path, href) else { continue };
            if is_file_of_a_figure(&site_path) {
                continue;
            }
            let known = ids
                .get(&site_path)
                .unwrap_or_else(|| panic!("{path}: {href} leads to {site_path}, which is no page"));
            assert!(
                anchor.is_empty() || known.contains(&anchor),
                "{path}: {href}: there is no #{anchor} on {site_path}"
            );
            n_checked += 1;
        }
    }
    assert!(n_checked > 100, "only {n_checked} links were checked");
}

/// `cargo xtask build` writes two files beside the pages for every registered widget.
fn is_file_of_a_figure(site_path: &str) -> bool {
    let is = |slug: &str| {
        site_path == format!("/offline/{slug}.html") || site_path == format!("/scorm/{slug}.zip")
    };
    WIDGETS.iter().any(|widget| is(widget.slug))
}

/// Site path and anchor of a link inside the site.
fn inside(here: &str, href: &str) -> Option<(String, String)> {
    let (rest, anchor) = href.split_once('#').unwrap_or((href, ""));
    if rest.is_empty() {
        return Some((here.to_owned(), anchor.to_owned()));
    }
    let local = rest.strip_prefix(ORIGIN).unwrap_or(rest);
    if local.starts_with("https://") || local.starts_with("http://") {
        return None;
    }
    let site_path = local
        .strip_prefix(PUBLIC_PATH)
        .unwrap_or_else(|| panic!("{here}: {href} leads out of {PUBLIC_PATH}"));
    let path = site_path.split('?').next().unwrap_or_default();
    Some((format!("/{path}"), anchor.to_owned()))
}

/// Styles, scripts, icons and pictures are files of this site.
#[test]
fn every_file_that_a_page_loads_is_ours() {
    for Page { path, html } in pages() {
        for tag in tags(html)
            .iter()
            .filter(|tag| ["script", "link", "img", "iframe", "source", "use"].contains(&tag.name))
        {
            let address = tag.attributes.get("src").or(tag.attributes.get("href"));
            let is_loaded = tag.name != "link"
                || tag
                    .attributes
                    .get("rel")
                    .is_some_and(|rel| rel.contains("stylesheet") || rel.contains("icon"));
            for address in address.into_iter().filter(|_| is_loaded) {
                assert!(address.starts_with(PUBLIC_PATH), "{path}: <{}> loads {address}", tag.name);
            }
        }
    }
}

/// The data beside a page is the page: read back, it renders to the same elements and text. (Only the order of an
/// element's attributes is not kept.)
#[test]
fn page_data_survives_its_file() {
    let whole = compile_book(Path::new(env!("CARGO_MANIFEST_DIR")), &today()).unwrap();
    let (settings, assets) = (settings(), assets());
    for page in all_pages(&whole, &settings) {
        let read = PageData::from_json(&page.to_json()).unwrap();
        let html = |page| render_document(page, &settings, &assets, &whole.book.site).unwrap();
        let (after, before) = (html(&read), html(&page));
        assert_eq!(tags(&after), tags(&before), "{}", page.route);
        assert_eq!(after.len(), before.len(), "{}", page.route);
        let data = |page: &PageData| -> serde_json::Value { serde_json::from_str(&page.to_json()).unwrap() };
        assert_eq!(data(&read), data(&page), "{}", page.route);
        assert_eq!(Route::parse(&page.route).to_string(), page.route);
    }
}
