//! `glossary.toml`: terms, and all names that lead to them.

use std::collections::BTreeMap;

use crate::build::fault::Fault;
use crate::build::fields::{self, Fields};
use crate::build::problem::Report;
use crate::build::slug::slug;
use crate::build::source::SourceFile;
use crate::{GlossaryEntry, Reference};

/// The glossary of one language.
#[derive(Default)]
pub(crate) struct Glossary {
    /// By slug.
    pub(crate) entries: BTreeMap<String, GlossaryEntry>,
    /// From every name, written as a slug, to the entry's slug.
    names: BTreeMap<String, String>,
}

impl Glossary {
    /// The entry that a name leads to; case and marks do not matter.
    pub(crate) fn find(&self, name: &str) -> Option<&GlossaryEntry> {
        self.entries.get(self.names.get(&slug(name))?)
    }

    fn add_name(&mut self, name: &str, entry: &str) -> Option<String> {
        let holder = self.names.entry(slug(name)).or_insert_with(|| entry.to_owned());
        (holder != entry).then(|| holder.clone())
    }
}

/// Reads and checks all terms.
pub(crate) fn read(
    file: &SourceFile<'_>,
    references: &BTreeMap<String, Reference>,
    report: &mut Report,
) -> Glossary {
    let table = fields::parse(file, 0, file.text, report);
    let mut glossary = Glossary::default();
    for (key, mut fields) in fields::entries(file, &table, report) {
        let entry = entry(key, &mut fields, references, report);
        add_names(&mut glossary, &entry, &fields, report);
        fields.finish(report);
        glossary.entries.insert(key.to_owned(), entry);
    }
    glossary
}

fn entry(
    key: &str,
    fields: &mut Fields<'_, '_>,
    references: &BTreeMap<String, Reference>,
    report: &mut Report,
) -> GlossaryEntry {
    let source = fields.text("source", report).unwrap_or_default();
    if !source.is_empty() && !references.contains_key(&source) {
        report.add(fields.file, fields.place("source"), Fault::UnknownReference(source.clone()));
    }
    GlossaryEntry {
        slug: key.to_owned(),
        term: fields.required("term", report),
        short: fields.required("short", report),
        also: fields.texts("also", report),
        source,
    }
}

fn add_names(glossary: &mut Glossary, entry: &GlossaryEntry, fields: &Fields<'_, '_>, report: &mut Report) {
    let places = [(&entry.slug, fields.at), (&entry.term, fields.place("term"))];
    let also = entry.also.iter().map(|name| (name, fields.place("also")));
    for (name, at) in places.into_iter().chain(also) {
        if let Some(holder) = glossary.add_name(name, &entry.slug) {
            report.add(fields.file, at, Fault::DuplicateTerm(name.clone(), holder));
        }
    }
}
