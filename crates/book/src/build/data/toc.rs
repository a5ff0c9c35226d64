//! `toc.toml`: parts, chapters and their pages, in reading order.

use std::collections::BTreeMap;

use crate::build::fault::Fault;
use crate::build::fields::{self, Fields, is_slug};
use crate::build::problem::Report;
use crate::build::source::{SourceFile, to_u32};
use crate::{Premise, ReadingPath, Toc, TocChapter, TocPart};

/// A table of contents and where its lines stand in the file.
#[derive(Default)]
pub(crate) struct TocSource {
    pub(crate) toc: Toc,
    /// Offset of each slug.
    pub(crate) places: BTreeMap<String, usize>,
}

/// Reads and checks the table of contents.
pub(crate) fn read(file: &SourceFile<'_>, report: &mut Report) -> TocSource {
    let table = fields::parse(file, 0, file.text, report);
    let mut root = Fields::new(file, &table, 0, 0);
    let premises: Vec<Premise> =
        root.tables("premise", report).into_iter().map(|fields| premise(fields, report)).collect();
    let mut reader = Reader { n_chapters: 0, places: BTreeMap::new(), premises: &premises };
    let parts = root.tables("part", report).into_iter().map(|part| reader.part(part, report)).collect();
    root.finish(report);
    let places = reader.places;
    TocSource { toc: Toc { parts, premises }, places }
}

fn premise(mut fields: Fields<'_, '_>, report: &mut Report) -> Premise {
    let mut text = |key| fields.required(key, report);
    let premise = Premise { slug: text("slug"), name: text("name"), text: text("text") };
    fields.finish(report);
    premise
}

struct Reader<'p> {
    n_chapters: usize,
    places: BTreeMap<String, usize>,
    premises: &'p [Premise],
}

impl Reader<'_> {
    fn part(&mut self, mut fields: Fields<'_, '_>, report: &mut Report) -> TocPart {
        let title = fields.required("title", report);
        let tables = fields.tables("chapter", report);
        fields.finish(report);
        TocPart { title, chapters: tables.into_iter().map(|table| self.chapter(table, report)).collect() }
    }

    fn chapter(&mut self, mut fields: Fields<'_, '_>, report: &mut Report) -> TocChapter {
        self.n_chapters += 1;
        let mut chapter = self.line(&mut fields, "", report);
        for mut page in fields.tables("page", report) {
            let line = self.line(&mut page, &chapter.slug, report);
            page.finish(report);
            chapter.pages.push(line);
        }
        fields.finish(report);
        chapter
    }

    fn line(&mut self, fields: &mut Fields<'_, '_>, chapter: &str, report: &mut Report) -> TocChapter {
        let name = fields.required("slug", report);
        if !name.is_empty() && !is_slug(&name) {
            report.add(fields.file, fields.place("slug"), Fault::BadSlug(name.clone()));
        }
        let slug = if chapter.is_empty() { name } else { format!("{chapter}/{name}") };
        if self.places.insert(slug.clone(), fields.place("slug")).is_some() {
            report.add(fields.file, fields.place("slug"), Fault::DuplicateSlug(slug.clone()));
        }
        TocChapter {
            slug,
            number: to_u32(self.n_chapters),
            title: fields.required("title", report),
            teaser: fields.required("teaser", report),
            planned: is_planned(fields, report),
            path: path(fields, report),
            premises: self.bears_on(fields, report),
            ..TocChapter::default()
        }
    }

    fn bears_on(&self, fields: &mut Fields<'_, '_>, report: &mut Report) -> Vec<String> {
        let named = fields.texts("premises", report);
        for unknown in named.iter().filter(|name| self.premises.iter().all(|known| known.slug != **name)) {
            report.add(fields.file, fields.place("premises"), Fault::UnknownPremise(unknown.clone()));
        }
        named
    }
}

/// The shortest path through the book on which the chapter lies; on the whole book's alone when nothing is said.
fn path(fields: &mut Fields<'_, '_>, report: &mut Report) -> ReadingPath {
    let Some(name) = fields.text("path", report) else { return ReadingPath::Full };
    ReadingPath::parse(&name).unwrap_or_else(|| {
        report.add(fields.file, fields.place("path"), Fault::BadPath(name));
        ReadingPath::Full
    })
}

fn is_planned(fields: &mut Fields<'_, '_>, report: &mut Report) -> bool {
    let status = fields.required("status", report);
    if !matches!(status.as_str(), "" | "written" | "planned") {
        report.add(fields.file, fields.place("status"), Fault::BadStatus(status.clone()));
    }
    status != "written"
}
