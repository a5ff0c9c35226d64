//! Words of capitals that nobody explained: neither `long form (RLHF)` nor `RLHF (long form)` in the page, nor an
//! entry of the glossary. Roman numerals are left alone.

use std::collections::BTreeSet;

use crate::build::data::glossary::Glossary;
use crate::build::fault::Fault;
use crate::build::page::Prose;

pub(super) fn check(prose: &[Prose], glossary: &Glossary, warn: &mut impl FnMut(&Prose, usize, Fault)) {
    let names = glossary.entries.values().flat_map(|entry| entry.also.iter().chain([&entry.term]));
    let mut known: BTreeSet<&str> = names.flat_map(|name| words(name)).map(|(_, word)| base(word)).collect();
    known.extend(prose.iter().flat_map(|paragraph| explained(paragraph.text())));
    for paragraph in prose {
        for (at, word) in words(paragraph.text()) {
            let word = base(word);
            if is_acronym(word) && known.insert(word) {
                warn(paragraph, at, Fault::Acronym(word.to_owned()));
            }
        }
    }
}

/// Runs of letters and digits with their positions.
fn words(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let mut at = 0;
    text.split_inclusive(|c: char| !c.is_alphanumeric()).map(move |piece| {
        let start = at;
        at += piece.len();
        (start, piece.trim_end_matches(|c: char| !c.is_alphanumeric()))
    })
}

/// Without the `s` of a plural.
fn base(word: &str) -> &str {
    word.strip_suffix('s').filter(|base| is_acronym(base)).unwrap_or(word)
}

fn is_acronym(word: &str) -> bool {
    let n_capitals = word.chars().filter(|c| c.is_uppercase()).count();
    let is_roman = word.chars().all(|c| "IVXLC".contains(c));
    n_capitals >= 2 && !is_roman && word.chars().all(|c| c.is_uppercase() || c.is_ascii_digit())
}

/// Acronyms inside parentheses, and those followed by some.
fn explained(text: &str) -> impl Iterator<Item = &str> {
    words(text).filter_map(move |(at, word)| {
        let before = text.get(..at).unwrap_or_default();
        let after = text.get(at + word.len()..).unwrap_or_default();
        let is_inside = before.ends_with('(') && after.starts_with([')', ',', ';']);
        let is_followed =
            after.strip_prefix(" (").is_some_and(|rest| !rest.starts_with(|c: char| c.is_numeric()));
        (is_inside || is_followed).then(|| base(word))
    })
}
