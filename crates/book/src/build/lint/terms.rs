//! Terms of the glossary that a page uses before it links them, or without linking them at all.

use std::collections::BTreeSet;

use crate::GlossaryEntry;
use crate::build::data::glossary::Glossary;
use crate::build::fault::Fault;
use crate::build::page::{Prose, ProseKind};

pub(super) fn check(prose: &[Prose], glossary: &Glossary, warn: &mut impl FnMut(&Prose, usize, Fault)) {
    let mut settled: BTreeSet<&str> = BTreeSet::new();
    for paragraph in prose.iter().filter(|paragraph| paragraph.kind == ProseKind::Paragraph) {
        let text: Vec<(usize, char)> = paragraph.text().char_indices().collect();
        for entry in glossary.entries.values() {
            if settled.contains(entry.slug.as_str()) {
                continue;
            }
            let linked = paragraph.linked.iter().filter(|(_, slug)| *slug == entry.slug);
            let first_link = linked.map(|(range, _)| range.start).min();
            let first_use = first_use(&text, entry, paragraph);
            if let Some((at, name)) = first_use.filter(|(at, _)| first_link.is_none_or(|link| *at < link)) {
                warn(paragraph, at, Fault::UnlinkedTerm(name.to_owned(), entry.term.clone()));
                settled.insert(&entry.slug);
            } else if first_link.is_some() {
                settled.insert(&entry.slug);
            }
        }
    }
}

/// The first place where one of the entry's names stands outside glossary links.
fn first_use<'e>(
    text: &[(usize, char)],
    entry: &'e GlossaryEntry,
    paragraph: &Prose,
) -> Option<(usize, &'e str)> {
    let is_linked = |at: usize| paragraph.linked.iter().any(|(range, _)| range.contains(&at));
    let names = entry.also.iter().chain([&entry.term]);
    let uses = names.filter_map(|name| {
        let found = places(text, name).find(|at| !is_linked(*at));
        found.map(|at| (at, name.as_str()))
    });
    uses.min()
}

/// Where a name stands as a word of its own; case does not matter, a plural `s` neither.
fn places<'t>(text: &'t [(usize, char)], name: &str) -> impl Iterator<Item = usize> + 't {
    let name: Vec<char> = name.chars().collect();
    (0..text.len()).filter_map(move |idx| {
        let rest = text.get(idx..)?;
        let (at, first) = rest.first()?;
        let before = idx.checked_sub(1).and_then(|idx| text.get(idx));
        let begins = first.is_alphanumeric() && before.is_none_or(|(_, c)| !c.is_alphanumeric());
        let matches =
            begins && rest.len() >= name.len() && rest.iter().zip(&name).all(|((_, a), b)| same(*a, *b));
        (matches && ends(rest.get(name.len()..)?)).then_some(*at)
    })
}

fn same(a: char, b: char) -> bool {
    a == b || a.to_lowercase().eq(b.to_lowercase())
}

fn ends(after: &[(usize, char)]) -> bool {
    let mut after = after.iter().map(|(_, c)| *c);
    match after.next() {
        Some('s') => after.next().is_none_or(|c| !c.is_alphanumeric()),
        Some(c) => !c.is_alphanumeric(),
        None => true,
    }
}
