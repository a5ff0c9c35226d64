//! The house rules as tests: law of imports, registries equal folders, module headers, file lengths, words in `content/`.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test complains by panicking")]

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

const LONGEST_FILE: usize = 500;

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// All files with this ending below a folder, without build output.
fn files(folder: &str, ending: &str) -> Vec<PathBuf> {
    let mut found = Vec::new();
    let mut open = vec![root().join(folder)];
    while let Some(folder) = open.pop() {
        for entry in fs::read_dir(&folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display())) {
            let path = entry.unwrap().path();
            if path.is_dir() && !path.ends_with("target") && !path.ends_with("node_modules") {
                open.push(path);
            } else if path.extension().is_some_and(|found| found == ending) {
                found.push(path);
            }
        }
    }
    found.sort();
    assert!(!found.is_empty(), "no .{ending} file in {folder}: the test would check nothing");
    found
}

fn rust_files() -> Vec<PathBuf> {
    ["src", "crates", "xtask", "tests"].iter().flat_map(|folder| files(folder, "rs")).collect()
}

fn read(path: &Path) -> String {
    fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

fn name(path: &Path) -> String {
    path.strip_prefix(root()).unwrap_or(path).display().to_string()
}

/// Complains about every line of the files that holds one of the words. Comments count too: a law has no small print.
fn assert_absent(paths: &[PathBuf], words: &[&str], law: &str) {
    for path in paths {
        for (idx, line) in read(path).lines().enumerate() {
            if let Some(word) = words.iter().find(|word| line.contains(**word)) {
                panic!("{}:{}: `{word}` is not allowed here: {law}", name(path), idx + 1);
            }
        }
    }
}

#[test]
fn every_module_says_what_it_is() {
    for path in rust_files() {
        assert!(read(&path).starts_with("//!"), "{}: the first line must be a `//!` header", name(&path));
    }
}

#[test]
fn no_file_is_too_long() {
    for path in rust_files() {
        let n_lines = read(&path).lines().count();
        assert!(n_lines <= LONGEST_FILE, "{}: {n_lines} lines, at most {LONGEST_FILE}", name(&path));
    }
}

#[test]
fn the_pure_house_knows_no_web() {
    assert_absent(
        &files("crates", "toml"),
        &["web-sys", "js-sys", "gloo", "yew", "wasm-bindgen", "getrandom"],
        "crates are pure",
    );
    let words = [
        "web_sys",
        "js_sys",
        "gloo_",
        "yew::",
        "std::fs",
        "std::env",
        "std::net",
        "SystemTime::now",
        "Instant::now",
    ];
    let sources: Vec<PathBuf> = files("crates", "rs")
        .into_iter()
        .filter(|path| path.components().any(|part| part.as_os_str() == "src"))
        .collect();
    assert_absent(&sources, &words, "crates are pure");
}

#[test]
fn only_the_web_room_touches_the_browser() {
    let others: Vec<PathBuf> = files("src", "rs")
        .into_iter()
        .filter(|path| !path.starts_with(root().join("src/web")) && !path.starts_with(root().join("src/bin")))
        .collect();
    // Types of web-sys may be named where Yew hands over events and elements; its windows and documents may not.
    assert_absent(&others, &["gloo_", "web_sys::window", "js_sys::"], "ask src/web");
}

#[test]
fn rooms_keep_to_their_neighbours() {
    assert_absent(
        &files("src/web", "rs"),
        &["yew", "lookahead_", "crate::parts", "crate::widgets", "crate::pages"],
        "web is the door, nothing more",
    );
    assert_absent(
        &files("src/parts", "rs"),
        &["crate::widgets", "crate::pages"],
        "parts know neither widgets nor pages",
    );
    assert_absent(
        &files("src/hooks", "rs"),
        &["crate::widgets", "crate::pages"],
        "hooks know neither widgets nor pages",
    );
    assert_absent(&files("src/widgets", "rs"), &["crate::pages"], "widgets know no pages");
}

#[test]
fn models_of_widgets_know_neither_yew_nor_the_web() {
    let models: Vec<PathBuf> = files("src/widgets", "rs")
        .into_iter()
        .filter(|path| path.to_string_lossy().contains("model"))
        .collect();
    assert!(!models.is_empty());
    assert_absent(&models, &["yew", "crate::web", "web_sys"], "a model is plain data and pure functions");
}

#[test]
fn pages_name_no_widget() {
    let slugs = lookahead::widgets::WIDGETS.iter().map(|widget| widget.slug);
    let names =
        slugs.flat_map(|slug| [format!("\"{slug}\""), format!("widgets::{}", slug.replace('-', "_"))]);
    let names: Vec<String> = names.collect();
    let names: Vec<&str> = names.iter().map(String::as_str).collect();
    assert_absent(&files("src/pages", "rs"), &names, "pages ask the registry");
}

#[test]
fn registry_folders_and_words_are_the_same_list() {
    let registered: BTreeSet<String> =
        lookahead::widgets::WIDGETS.iter().map(|widget| widget.slug.to_owned()).collect();
    let folders: BTreeSet<String> = fs::read_dir(root().join("src/widgets"))
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.is_dir())
        .map(|path| path.file_name().unwrap().to_string_lossy().replace('_', "-"))
        .collect();
    assert_eq!(registered, folders, "registry and folders of widgets");
    let words: BTreeSet<String> = files("content/en/widgets", "toml")
        .iter()
        .map(|path| path.file_stem().unwrap().to_string_lossy().into_owned())
        .collect();
    assert_eq!(registered, words, "registry and words of widgets");
}

/// HTML strings throw under the page's policy, and `style` attributes are dropped without a word.
#[test]
fn views_build_nodes_and_use_classes() {
    assert_absent(
        &files("src", "rs"),
        &["from_html_unchecked", "set_inner_html", "style={", "style=\\\""],
        "the policy blocks it",
    );
}

/// Three words with spaces between two quotes, inside a view: a sentence that belongs into `content/`.
#[test]
fn no_prose_in_rust() {
    let views =
        ["src/parts", "src/pages", "src/widgets", "src/hooks"].iter().flat_map(|folder| files(folder, "rs"));
    // What a room's own tests say is for whoever reads their failures.
    for path in views.filter(|path| !path.ends_with("tests.rs")) {
        let text = read(&path);
        let code = text.split("#[cfg(test)]").next().unwrap_or_default();
        for (idx, line) in code.lines().enumerate().filter(|(_, line)| !line.trim_start().starts_with("//")) {
            let sentence = line.split('"').skip(1).step_by(2).find(|literal| is_prose(literal));
            assert!(
                sentence.is_none(),
                "{}:{}: {sentence:?} reads like prose: move it to content/",
                name(&path),
                idx + 1
            );
        }
    }
}

fn is_prose(literal: &str) -> bool {
    let markup = ['<', '=', '{', '/', ';', '_', '('];
    let words: Vec<&str> = literal
        .split(' ')
        .filter(|word| word.chars().filter(|char| char.is_alphabetic()).count() > 1)
        .collect();
    words.len() >= 4 && !literal.contains(markup)
}

#[test]
fn every_word_that_views_ask_for_exists() {
    let table = |file: &str| read(&root().join("content/en").join(file)).parse::<toml::Table>().unwrap();
    let site = table("site.toml");
    let mut n_checked = 0;
    for path in files("src", "rs") {
        for literal in read(&path).split('"').skip(1).step_by(2) {
            let Some((section, key)) = literal.split_once('.') else { continue };
            let Some(section_words) = site.get(section).and_then(toml::Value::as_table) else { continue };
            let is_file = ["css", "js", "json", "toml"].contains(&key);
            let is_key = !is_file
                && !key.is_empty()
                && key.chars().all(|char| char.is_ascii_lowercase() || char == '_' || char.is_ascii_digit());
            if is_key {
                assert!(
                    section_words.contains_key(key),
                    "{}: content/en/site.toml has no {literal}",
                    name(&path)
                );
                n_checked += 1;
            }
        }
    }
    assert!(n_checked > 30, "only {n_checked} keys were checked");
}
