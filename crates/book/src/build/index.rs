//! The entries of the search: chapters, their claims and headings, lesson plans, terms, widgets, in this order.

use super::Book;
use crate::{Block, Chapter, Inline, SearchEntry, SearchKind};

/// All entries of one language; planned chapters are left out.
pub(crate) fn entries(book: &Book) -> Vec<SearchEntry> {
    let written: Vec<&Chapter> = book.chapters.iter().filter(|chapter| !chapter.planned).collect();
    let mut found: Vec<SearchEntry> = written.iter().map(|chapter| of_chapter(chapter)).collect();
    for chapter in &written {
        add_blocks(chapter, &mut found);
    }
    found.extend(book.lessons.iter().map(|lesson| {
        entry(SearchKind::Lesson, &lesson.title, &lesson.summary, format!("/teach/{}/", lesson.slug))
    }));
    found.extend(
        book.glossary.values().map(|term| {
            entry(SearchKind::Term, &term.term, &term.short, format!("/glossary/#{}", term.slug))
        }),
    );
    found.extend(book.widgets.iter().map(|(slug, words)| {
        let text = |key| words.find(key).unwrap_or_default();
        entry(SearchKind::Widget, text("title"), text("description"), format!("/lab/{slug}/"))
    }));
    found
}

fn of_chapter(chapter: &Chapter) -> SearchEntry {
    entry(SearchKind::Chapter, &chapter.title, &chapter.claim, format!("/read/{}/", chapter.slug))
}

/// Claims and headings stand at the top level or in sections, which nest six deep at most.
fn add_blocks(chapter: &Chapter, found: &mut Vec<SearchEntry>) {
    let mut open: Vec<std::slice::Iter<'_, Block>> = vec![chapter.blocks.iter()];
    while let Some(blocks) = open.last_mut() {
        match blocks.next() {
            None => drop(open.pop()),
            Some(Block::Section { blocks, .. }) => open.push(blocks.iter()),
            Some(Block::Heading { id, text, .. }) => {
                let title = Inline::plain(text);
                found.push(entry(SearchKind::Heading, &title, &chapter.title, href(chapter, id)));
            }
            Some(Block::Claim { id, body }) => {
                found.push(entry(SearchKind::Claim, &chapter.title, &plain(body), href(chapter, id)));
            }
            Some(_) => {}
        }
    }
}

/// Paragraphs and formulas of a claim as one line.
fn plain(body: &[Block]) -> String {
    let mut text = String::new();
    for block in body {
        match block {
            Block::Paragraph(line) => line.iter().for_each(|inline| inline.push_plain(&mut text)),
            Block::MathBlock(node) => node.push_plain(&mut text),
            _ => {}
        }
        text.push(' ');
    }
    text.split_whitespace().collect::<Vec<&str>>().join(" ")
}

fn href(chapter: &Chapter, id: &str) -> String {
    format!("/read/{}/#{id}", chapter.slug)
}

fn entry(kind: SearchKind, title: &str, text: &str, href: String) -> SearchEntry {
    SearchEntry { kind, title: title.to_owned(), text: text.to_owned(), href }
}
