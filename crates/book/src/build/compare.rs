//! Languages against the first one: the same words with the same places, the same chapters, pages and terms.

use std::collections::{BTreeMap, BTreeSet};

use super::book::Outline;
use super::data::words::WordsSource;
use super::fault::Fault;
use super::problem::Report;
use super::source::SourceFile;
use super::{FIRST_LOCALE, Sources, file};
use crate::words::next_place;

/// Reports every difference in the other languages' files.
pub(crate) fn check(outlines: &BTreeMap<&str, Outline>, sources: &Sources, report: &mut Report) {
    let Some(first) = outlines.get(FIRST_LOCALE) else { return };
    for (locale, outline) in outlines.iter().filter(|(locale, _)| **locale != FIRST_LOCALE) {
        let root = format!("content/{locale}");
        for (name, words) in &outline.words {
            let file = file(sources, &format!("{root}/{name}"));
            if let (Some(file), Some(first)) = (file, first.words.get(name)) {
                compare_words(&file, first, words, report);
            }
        }
        let toc = (first.toc_places.keys(), outline.toc_places.keys());
        compare_slugs(&format!("{root}/toc.toml"), toc.0, toc.1, report);
        compare_slugs(&format!("{root}/glossary.toml"), first.terms.iter(), outline.terms.iter(), report);
        compare_slugs(&format!("{root}/pages"), first.pages.iter(), outline.pages.iter(), report);
        compare_slugs(&format!("{root}/teach"), first.lessons.iter(), outline.lessons.iter(), report);
    }
}

fn compare_words(file: &SourceFile<'_>, first: &WordsSource, words: &WordsSource, report: &mut Report) {
    for key in first.words.0.keys().filter(|key| !words.words.0.contains_key(*key)) {
        report.add(file, 0, Fault::WordsMissing(key.clone()));
    }
    for (key, template) in &words.words.0 {
        let at = words.places.get(key).copied().unwrap_or(0);
        match first.words.find(key) {
            None => report.add(file, at, Fault::WordsExtra(key.clone())),
            Some(other) if places(other) != places(template) => {
                report.add(file, at, Fault::PlacesDiffer(key.clone()));
            }
            Some(_) => {}
        }
    }
}

/// Names in braces.
fn places(template: &str) -> BTreeSet<&str> {
    let mut rest = template;
    let names = std::iter::from_fn(|| {
        let (_, place, after) = next_place(rest)?;
        rest = after;
        Some(place)
    });
    names.collect()
}

fn compare_slugs<'s>(
    path: &str,
    first: impl Iterator<Item = &'s String>,
    other: impl Iterator<Item = &'s String>,
    report: &mut Report,
) {
    let (first, other): (BTreeSet<&String>, BTreeSet<&String>) = (first.collect(), other.collect());
    for slug in first.difference(&other) {
        report.add_to_path(path, Fault::WordsMissing((*slug).clone()));
    }
    for slug in other.difference(&first) {
        report.add_to_path(path, Fault::WordsExtra((*slug).clone()));
    }
}
