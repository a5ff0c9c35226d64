//! The embed kit as it is published. Version 1 is frozen: `embed_v1.txt` has its parameters, its snippet, its oEmbed answer
//! and the names and integrity values of its scripts. Lines may be added there; none may change.

use std::collections::BTreeMap;
use std::fmt::Write;
use std::path::Path;

use lookahead::page::SiteFacts;
use lookahead::parts::figure::{Options, RESERVED};
use lookahead::prerender::{EmbedScript, all_pages, compile_book, oembed_files, today};
use lookahead::widgets::WIDGETS;
use serde_json::Value;

use crate::rendered::*;

const FROZEN: &str = include_str!("embed_v1.txt");
/// What is tried as a value of every parameter.
const TRIED: [&str; 10] = ["auto", "light", "dark", "none", "min", "full", "0", "1", "en", "7"];

fn facts() -> SiteFacts {
    settings().facts
}

fn oembed() -> BTreeMap<String, Value> {
    let whole = compile_book(Path::new(env!("CARGO_MANIFEST_DIR")), &today()).unwrap();
    let settings = settings();
    let files = oembed_files(&all_pages(&whole, &settings), &settings);
    files.into_iter().map(|(path, text)| (path, serde_json::from_str(&text).unwrap())).collect()
}

/// The contract as the program has it now.
fn contract() -> String {
    let mut out = String::new();
    for key in RESERVED {
        let takes = |value: &&str| {
            let query = BTreeMap::from([(key.to_owned(), (*value).to_owned())]);
            Options::default().read(&query).1.is_empty()
        };
        let taken: Vec<&str> = TRIED.iter().copied().filter(takes).collect();
        writeln!(out, "parameter {key} {}", taken.join(" ")).unwrap();
    }
    let answer = &oembed()["embed/game-tree/oembed.json"];
    // The preview picture may become a better one.
    let frozen = |key: &str| !key.starts_with("thumbnail_");
    for (key, value) in answer.as_object().unwrap().iter().filter(|(key, _)| frozen(key)) {
        writeln!(out, "oembed {key} {value}").unwrap();
    }
    for script in EmbedScript::all(&facts()) {
        writeln!(out, "script {} {}", script.file, script.integrity).unwrap();
    }
    out
}

#[test]
fn version_1_is_as_it_was_published() {
    let now = contract();
    let lost: Vec<&str> = FROZEN.lines().filter(|line| !now.lines().any(|other| other == *line)).collect();
    assert!(lost.is_empty(), "no longer so: {lost:#?}\nnow:\n{now}");
    assert_eq!(FROZEN.lines().count(), now.lines().count(), "new lines belong into embed_v1.txt:\n{now}");
}

/// Every widget has its oEmbed answer, which its pages name, with its snippet and its poster.
#[test]
fn every_widget_can_be_asked_for() {
    let files = oembed();
    assert_eq!(files.len(), WIDGETS.len());
    for widget in WIDGETS {
        let slug = widget.slug;
        let answer = &files[&format!("embed/{slug}/oembed.json")];
        let at = |file: &str| format!("{ORIGIN}{PUBLIC_PATH}embed/{slug}/{file}");
        let html = answer["html"].as_str().unwrap();
        let (frame, _) = read_tag(html.trim_start_matches('<'));
        assert_eq!(frame.name, "iframe");
        assert_eq!(frame.attributes["src"], at(""));
        assert_eq!(Some(frame.attributes["title"].as_str()), answer["title"].as_str());
        assert_eq!(frame.attributes["loading"], "lazy");
        assert!(
            frame.attributes["sandbox"].contains("allow-scripts")
                && !frame.attributes["sandbox"].contains("same-origin")
        );
        assert_eq!(answer["thumbnail_url"], at("poster.png"));
        for path in [format!("/lab/{slug}/"), format!("/embed/{slug}/")] {
            let page = pages().iter().find(|page| page.path == path).unwrap();
            let tags = tags(&page.html);
            let link = attribute_of(&tags, "link", ("type", "application/json+oembed"), "href");
            assert_eq!(link, Some(at("oembed.json").as_str()), "{path}");
            let image = attribute_of(&tags, "meta", ("property", "og:image"), "content");
            assert_eq!(image, Some(at("poster.png").as_str()), "{path}");
        }
    }
}

#[test]
fn the_script_is_small_and_knows_the_site() {
    for script in EmbedScript::all(&facts()) {
        let bytes = xtask::server::gzip(script.text.as_bytes()).len();
        assert!(bytes <= 2_000, "{} has {bytes} bytes after gzip", script.file);
        assert!(script.text.contains(&format!("(\"{ORIGIN}{PUBLIC_PATH}\")")), "{}", script.file);
        assert!(!script.text.contains("lookahead.invalid"), "{}", script.file);
        assert!(
            script.integrity.starts_with("sha384-") && script.integrity.len() == 71,
            "{}",
            script.integrity
        );
    }
}

/// The page on embedding names the newest script by the name that stays, with its integrity value, and this site.
#[test]
fn the_documentation_names_the_script() {
    let about = &pages().iter().find(|page| page.path == "/about/").unwrap().html;
    let all = EmbedScript::all(&facts());
    let newest = all.last().unwrap();
    let text = unescape(about);
    assert!(text.contains(&format!("src=\"{ORIGIN}{PUBLIC_PATH}{}\"", newest.file)));
    assert!(text.contains(&format!("integrity=\"{}\"", newest.integrity)));
    assert!(!text.contains("lookahead.invalid") && !text.contains("EMBED_"));
    for key in RESERVED {
        assert!(text.contains(&format!("<td><code>{key}</code></td>")), "{key} is not in the table");
    }
}
