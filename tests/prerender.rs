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

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::sync::OnceLock;

use lookahead::page::{PageData, SiteFacts};
use lookahead::prerender::{Assets, Settings, Style, all_pages, compile_book, render_document, today};
use lookahead::route::Route;
use lookahead::widgets::WIDGETS;

const ORIGIN: &str = "https://example.org";
const PUBLIC_PATH: &str = "/repo/";
/// These stand for the hashes of the styles; that the real ones fit is seen in browsers.
const STYLE_HASH: &str = "sha256-of-the-style";
const TOOL_STYLE_HASH: &str = "sha256-of-the-tools-style";
const EARLY_HASH: &str = "sha256-of-the-early-script";

/// A rendered page with its site path.
struct Page {
    path: String,
    html: String,
}

/// A start tag: its name and its attributes, with character references read.
#[derive(Debug, PartialEq)]
struct Tag<'html> {
    name: &'html str,
    attributes: BTreeMap<&'html str, String>,
}

fn settings() -> Settings {
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

fn assets() -> Assets {
    let name = |text: &str| text.to_owned();
    Assets {
        tool_style: Style { text: name("body{margin:0}"), hash: name(TOOL_STYLE_HASH) },
        prose_style: Style { text: name("body{margin:1px}"), hash: name(STYLE_HASH) },
        article_style: name("article.css"),
        noscript_style: name("noscript.css"),
        early: name("start()"),
        early_hash: name(EARLY_HASH),
        boot: name("boot.js"),
        client: name("client.js"),
        wasm: name("client_bg.wasm"),
    }
}

/// Compiles the book and renders everything, from scratch.
fn render_all() -> Vec<Page> {
    let whole = compile_book(Path::new(env!("CARGO_MANIFEST_DIR")), &today()).unwrap();
    let (settings, assets) = (settings(), assets());
    let pages = all_pages(&whole, &settings);
    let render = |page: &PageData| Page {
        path: page.route.clone(),
        html: render_document(page, &settings, &assets, &whole.book.site).unwrap(),
    };
    pages.iter().map(render).collect()
}

fn pages() -> &'static [Page] {
    static PAGES: OnceLock<Vec<Page>> = OnceLock::new();
    PAGES.get_or_init(render_all)
}

/// All start tags. The pages are written by machine, so that a scanner is enough: every `<` begins a tag or a comment,
/// and every attribute stands in double quotes or alone.
fn tags(html: &str) -> Vec<Tag<'_>> {
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

fn read_tag(text: &str) -> (Tag<'_>, &str) {
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

fn unescape(text: &str) -> String {
    text.replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&quot;", "\"")
        .replace("&#x27;", "'")
        .replace("&#x2F;", "/")
        .replace("&amp;", "&")
}

fn attribute_of<'page>(
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

fn ids<'page>(tags: &'page [Tag<'_>]) -> Vec<&'page str> {
    tags.iter().filter_map(|tag| tag.attributes.get("id")).map(String::as_str).collect()
}

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
        let known_as = path.replace("/embed/", "/lab/");
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
        let is_prose = ["/", "/about/"].contains(&path.as_str()) || path.starts_with("/read/");
        let style_hash = if is_prose { STYLE_HASH } else { TOOL_STYLE_HASH };
        assert!(policy.contains(&format!("'{style_hash}'")), "{path}: {policy}");
        assert!(policy.contains(&format!("'{EARLY_HASH}'")), "{path}: {policy}");
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

fn page(path: &str) -> &'static str {
    &pages().iter().find(|page| page.path == path).expect("the page is there").html
}

/// Every part of a text between two marks.
fn between<'html>(html: &'html str, start: &str, end: &str) -> Vec<&'html str> {
    html.split(start).skip(1).filter_map(|rest| Some(rest.split_once(end)?.0)).collect()
}

/// A row for each chapter that bears on something, a cell for each premise, words in every cell, and a count below that
/// fits what stands above it.
#[test]
fn the_map_of_premises_is_a_table_that_adds_up() {
    let whole = compile_book(Path::new(env!("CARGO_MANIFEST_DIR")), &today()).unwrap();
    let toc = &whole.book.toc;
    let html = page("/");
    let table = between(html, "<section class=\"premise-map\"", "</section>")[0];
    let rows = between(table, "<tr", "</tr>");
    let lines: Vec<_> = toc.lines().filter(|line| !line.premises.is_empty()).collect();
    assert_eq!((toc.premises.len(), rows.len()), (6, lines.len() + 2), "a head, the chapters, a sum");
    assert_eq!(between(rows[0], "<th scope=\"col\"", "</th>").len(), 7);
    let (sum, chapters) = rows[1..].split_last().unwrap();
    let mut counted = [0; 6];
    for (row, line) in chapters.iter().zip(&lines) {
        let title = line.title.replace('\'', "&#x27;");
        assert!(row.contains(&title), "{title}: {row}");
        assert_eq!(row.contains("/read/"), !line.planned, "written chapters are links: {row}");
        let cells = between(row, "<td", "</td>");
        assert_eq!(cells.len(), 6);
        for ((cell, premise), count) in cells.iter().zip(&toc.premises).zip(&mut counted) {
            let bears = line.premises.contains(&premise.slug);
            assert_eq!(cell.contains('●'), bears && !line.planned, "{title}: {cell}");
            assert_eq!(cell.contains('○'), bears && line.planned, "{title}: {cell}");
            assert!(cell.contains("for-screen-readers"), "a word for the ear: {cell}");
            *count += i32::from(bears && !line.planned);
        }
    }
    let cells = between(sum, "<td", "</td>");
    for (cell, count) in cells.iter().zip(counted) {
        assert!(cell.ends_with(&format!(">{count}")), "{cell} is not {count}");
        assert_eq!(cell.contains("gap"), count == 0, "{cell}");
    }
}

/// Whoever reads without scripts sees the whole text: nothing of the choice is folded in the page as written, one button of
/// each group is pressed, and it is the one for everything.
#[test]
fn pages_are_written_open() {
    let mut n_groups = 0;
    for Page { path, html } in pages() {
        let tags = tags(html);
        let buttons: Vec<_> = tags
            .iter()
            .filter(|tag| tag.attributes.get("data-do").is_some_and(|tool| tool == "path"))
            .map(|tag| (tag.attributes["data-path"].as_str(), tag.attributes["aria-pressed"].as_str()))
            .collect();
        let expect = [("5", "false"), ("15", "false"), ("full", "true")];
        assert!(buttons.is_empty() || buttons == expect, "{path}: {buttons:?}");
        n_groups += usize::from(!buttons.is_empty());
        assert!(!html.contains("data-unfolded"), "{path}");
        let sections: Vec<_> = tags
            .iter()
            .filter(|tag| tag.attributes.get("class").is_some_and(|class| class == "part-of-path"))
            .filter(|tag| tag.attributes["data-path"] != "5")
            .collect();
        let folds = html.matches("data-do=\"unfold\"").count();
        assert_eq!(folds, sections.len(), "{path}: a way into each section that a path folds");
    }
    assert!(n_groups >= 5, "the first page and the chapters");
}

/// Each tip belongs to one mark beside it, and says something.
#[test]
fn tips_describe_their_marks() {
    let mut n_tips = 0;
    for Page { path, html } in pages() {
        for gloss in html.split("<span class=\"gloss\">").skip(1) {
            let (mark, rest) = gloss.split_once("<span class=\"tip\"").expect("a tip stands in it");
            let (id, rest) = rest.split_once(" id=\"").and_then(|(_, rest)| rest.split_once('"')).unwrap();
            let text = rest.split_once('>').and_then(|(_, rest)| rest.split_once("</span>")).unwrap().0;
            assert!(mark.contains(&format!("aria-describedby=\"{id}\"")), "{path}: {mark}");
            assert!(text.chars().count() > 12 && !text.contains("prose."), "{path}: {text:?}");
            n_tips += 1;
        }
    }
    assert!(n_tips > 60, "only {n_tips} tips were looked at");
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
