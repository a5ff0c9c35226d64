//! A second language: the same words, places, chapters and terms; and that every code has a case somewhere.

use std::collections::BTreeSet;

use lookahead_book::build::{CODES, Sources};

use crate::small_book::{compile_all, places, sources};
use crate::{data, pages};

/// The small book with every English file copied to German.
fn two_languages() -> Sources {
    let mut sources = sources();
    let copies: Vec<(String, String)> =
        sources.iter().map(|(path, text)| (path.replace("/en/", "/de/"), text.clone())).collect();
    sources.extend(copies);
    sources.insert("content/en/site.toml".into(), "a = \"{n} of {m}\"\nb = \"B\"\n".into());
    sources.insert("content/de/site.toml".into(), "a = \"{m}: {n}\"\nb = \"B\"\n".into());
    sources
}

fn check(file: &str, text: &str, expect: &[&str]) {
    let mut sources = two_languages();
    sources.insert(file.to_owned(), text.to_owned());
    let (_, problems) = compile_all(&sources);
    assert_eq!(places(&problems, file), expect, "{problems:#?}");
}

#[test]
fn equal_keys_and_places() {
    let (compiled, problems) = compile_all(&two_languages());
    assert_eq!(problems, []);
    assert_eq!(compiled.books.keys().collect::<Vec<_>>(), ["de", "en"]);
    check(
        "content/de/site.toml",
        "a = \"{n} von {k}\"\n[c]\nd = \"x\"\n",
        &["1:1 words-missing", "1:5 places-differ", "3:5 words-extra"],
    );
    check(
        "content/de/glossary.toml",
        "[baum]\nterm = \"Baum\"\nshort = \"x\"\n",
        &["1:1 words-extra", "1:1 words-missing"],
    );
    check("content/de/toc.toml", "[[part]]\ntitle = \"I\"\n", &["1:1 words-missing", "1:1 words-missing"]);
}

#[test]
fn every_code_has_a_case() {
    let pages = pages::CASES.iter().flat_map(|(_, expect)| *expect);
    let data = data::CASES.iter().flat_map(|(_, _, _, expect)| *expect);
    let mut seen: BTreeSet<&str> = pages.chain(data).filter_map(|place| place.split(' ').nth(1)).collect();
    // These have tests of their own.
    seen.extend([
        "words-missing",
        "words-extra",
        "places-differ",
        "long-paragraph",
        "front-matter",
        "title-differs",
        "lesson-outline",
        "lesson-step",
        "lesson-minutes",
        "lesson-question",
    ]);
    seen.extend(["missing-file", "unknown-file", "unlisted-chapter"]);
    let codes: BTreeSet<&str> = CODES.iter().map(|(code, _)| *code).collect();
    assert_eq!(codes.difference(&seen).collect::<Vec<_>>(), Vec::<&&str>::new());
    assert_eq!(codes.len(), CODES.len());
}
