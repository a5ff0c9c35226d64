//! The Markdown files of one language: chapters in the order of toc.toml, and pages.

use std::collections::BTreeMap;

use super::book::names;
use super::fault::Fault;
use super::fields::{self, Fields};
use super::page::{self, Body, Keys, front};
use super::problem::Report;
use super::reading_time;
use super::site_links::SiteLinks;
use super::source::{SourceFile, to_u32};
use super::{Book, Input, file, lessons};
use crate::{Chapter, Lesson, Minutes, SitePage, TocChapter};

/// An aim may be off by so many minutes before a warning is worth it.
const MINUTES_APART: u32 = 2;

/// Reads Markdown files and remembers their anchors and links.
pub(super) struct Reader<'a> {
    root: &'a str,
    input: &'a Input<'a>,
    keys: Keys<'a>,
    report: &'a mut Report,
    links: SiteLinks,
}

impl<'a> Reader<'a> {
    pub(super) fn new(root: &'a str, input: &'a Input<'a>, keys: Keys<'a>, report: &'a mut Report) -> Self {
        Self { root, input, keys, report, links: SiteLinks::default() }
    }

    /// Fills the book's chapters, and the minutes of its table of contents.
    pub(super) fn chapters(&mut self, book: &mut Book, places: &BTreeMap<String, usize>) {
        for (part_idx, part) in book.toc.parts.iter_mut().enumerate() {
            let empty =
                Chapter { part: part.title.clone(), part_number: to_u32(part_idx + 1), ..Chapter::default() };
            for line in &mut part.chapters {
                book.chapters.push(self.chapter(line, 0, empty.clone()));
                for (page_idx, page) in line.pages.iter_mut().enumerate() {
                    book.chapters.push(self.chapter(page, to_u32(page_idx + 1), empty.clone()));
                }
            }
        }
        let folder = format!("{}/chapters/", self.root);
        for (path, slug) in names(self.input, &folder, ".md") {
            if !places.contains_key(slug) {
                self.report.add_to_path(path, Fault::UnlistedChapter(slug.to_owned()));
            }
        }
    }

    fn chapter(&mut self, line: &mut TocChapter, page: u32, empty: Chapter) -> Chapter {
        let mut chapter = Chapter {
            slug: line.slug.clone(),
            number: line.number,
            page,
            title: line.title.clone(),
            teaser: line.teaser.clone(),
            planned: line.planned,
            ..empty
        };
        let route = format!("/read/{}/", line.slug);
        self.links.add_page(&route);
        let path = format!("{}/chapters/{}.md", self.root, line.slug);
        match file(self.input.sources, &path) {
            Some(file) if !line.planned => self.written(&file, &route, &mut chapter),
            None if !line.planned => self.report.add_to_path(&path, Fault::MissingFile()),
            // A draft of a planned chapter is not read.
            _ => {}
        }
        line.minutes = chapter.minutes;
        chapter
    }

    fn written(&mut self, file: &SourceFile<'_>, route: &str, chapter: &mut Chapter) {
        let front = front::split(file, self.report);
        let table = fields::parse(file, front.toml_start, front.toml, self.report);
        let mut fields = Fields::new(file, &table, front.toml_start, 0);
        let title = fields.required("title", self.report);
        if !title.is_empty() && title != chapter.title {
            self.report.add(file, fields.place("title"), Fault::TitleDiffers(chapter.title.clone()));
        }
        chapter.claim = fields.required("claim", self.report);
        chapter.rows = fields.texts("rows", self.report);
        let body = page::compile(file, front.body_start, &self.keys, self.report);
        chapter.minutes = reading_time::minutes(&body.blocks);
        check_minutes(&mut fields, chapter.minutes, self.report);
        fields.finish(self.report);
        self.links.add_body(file.path, route, &body);
        let Body { blocks, used, .. } = body;
        chapter.blocks = blocks;
        (chapter.references, chapter.figures) = (used.references, used.figures);
        (chapter.terms, chapter.widgets) = (used.terms, used.widgets);
    }

    /// Fills the book's pages.
    pub(super) fn pages(&mut self, book: &mut Book) {
        let folder = format!("{}/pages/", self.root);
        for (path, slug) in names(self.input, &folder, ".md") {
            if !fields::is_slug(slug) {
                self.report.add_to_path(path, Fault::BadSlug(slug.to_owned()));
            }
            if let Some(file) = file(self.input.sources, path) {
                book.pages.insert(slug.to_owned(), self.page(&file, slug));
            }
        }
    }

    fn page(&mut self, file: &SourceFile<'_>, slug: &str) -> SitePage {
        let front = front::split(file, self.report);
        let table = fields::parse(file, front.toml_start, front.toml, self.report);
        let mut fields = Fields::new(file, &table, front.toml_start, 0);
        let title = fields.required("title", self.report);
        let description = fields.required("description", self.report);
        fields.finish(self.report);
        let body = page::compile(file, front.body_start, &self.keys, self.report);
        let route = if slug == "home" { "/".to_owned() } else { format!("/{slug}/") };
        self.links.add_page(&route);
        self.links.add_body(file.path, &route, &body);
        let Body { blocks, used, .. } = body;
        SitePage {
            slug: slug.to_owned(),
            title,
            description,
            blocks,
            references: used.references,
            figures: used.figures,
            terms: used.terms,
            widgets: used.widgets,
        }
    }

    /// Fills the book's lesson plans; the chapters must have been read.
    pub(super) fn lessons(&mut self, book: &mut Book) {
        let folder = format!("{}/teach/", self.root);
        for (path, slug) in names(self.input, &folder, ".md") {
            let Some(chapter) = book.chapter(slug).filter(|chapter| !chapter.planned) else {
                self.report.add_to_path(path, Fault::UnlistedChapter(slug.to_owned()));
                continue;
            };
            if let Some(file) = file(self.input.sources, path) {
                let lesson = self.lesson(&file, chapter);
                book.lessons.push(lesson);
            }
        }
        book.lessons.sort_by_key(|lesson| lesson.number);
    }

    fn lesson(&mut self, file: &SourceFile<'_>, chapter: &Chapter) -> Lesson {
        let front = front::split(file, self.report);
        let table = fields::parse(file, front.toml_start, front.toml, self.report);
        let mut fields = Fields::new(file, &table, front.toml_start, 0);
        let summary = fields.required("summary", self.report);
        fields.finish(self.report);
        let cited = chapter.references.clone();
        let mut body = page::compile_after(file, front.body_start, cited, &self.keys, self.report);
        let asked = lessons::finish(file, front.body_start, &mut body, self.report);
        let route = format!("/teach/{}/", chapter.slug);
        self.links.add_page(&route);
        self.links.add_body(file.path, &route, &body);
        Lesson {
            slug: chapter.slug.clone(),
            title: chapter.title.clone(),
            number: chapter.number,
            summary,
            blocks: lessons::in_order(body.blocks),
            asked,
            pack: lessons::pack(chapter),
            questions: lessons::questions(chapter),
            references: body.used.references,
            widgets: body.used.widgets,
        }
    }

    /// Checks the links inside the site once all pages are known.
    pub(super) fn check_links(&mut self) {
        self.links.check(self.input, &self.keys, self.report);
    }
}

/// Compares the minutes that the author aims at, where any are given, with those counted.
fn check_minutes(fields: &mut Fields<'_, '_>, counted: Minutes, report: &mut Report) {
    let Some(mut table) = fields.table("minutes", report) else { return };
    let all = [("path5", counted.path5), ("path15", counted.path15), ("full", Some(counted.full))];
    for (key, counted) in all {
        let Some(aim) = table.number(key, report) else { continue };
        let (counted, at) = (counted.unwrap_or_default(), table.place(key));
        match u32::try_from(aim) {
            Ok(aim) if aim.abs_diff(counted) > MINUTES_APART => {
                report.add(table.file, at, Fault::MinutesDiffer(aim, counted));
            }
            Ok(_) => {}
            Err(_) => {
                report.add(table.file, at, Fault::WrongType(key.to_owned(), "a number of minutes"));
            }
        }
    }
    table.finish(report);
}
