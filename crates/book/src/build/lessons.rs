//! Lesson plans: `teach/<chapter>.md`, each of a fixed set of sections, with an outline whose minutes must add up.
//!
//! Used by `chapters`, after the chapters: what others say against a chapter, its sources and its questions for a class are
//! taken from there, so that nothing is typed twice.

use std::collections::BTreeSet;

use super::fault::Fault;
use super::page::Body;
use super::problem::Report;
use super::source::SourceFile;
use crate::{Block, Chapter, Inline, LESSON_MINUTES, LESSON_PARTS};

/// Checks the sections and turns the outline's minutes into marks. `start` is where the Markdown begins.
pub(super) fn finish(file: &SourceFile<'_>, start: usize, body: &mut Body, report: &mut Report) {
    let headings = lines(file, start).filter(|(_, line)| line.starts_with("## "));
    let mut places = headings.map(|(at, _)| at).collect::<Vec<usize>>().into_iter();
    let mut seen = BTreeSet::new();
    let mut section = String::new();
    let mut at = start;
    for block in &mut body.blocks {
        match block {
            Block::Heading { level: 2, id, .. } => {
                at = places.next().unwrap_or(start);
                if !LESSON_PARTS.contains(&id.as_str()) {
                    report.add(file, at, Fault::UnknownKey(id.clone()));
                }
                section.clone_from(id);
                seen.insert(id.clone());
            }
            Block::Table { rows, .. } if section == "outline" => mark_minutes(file, at, rows, report),
            _ => {}
        }
    }
    for part in LESSON_PARTS.iter().filter(|part| !seen.contains(**part)) {
        report.add(file, start, Fault::MissingKey(part));
    }
    if seen.contains("outline") && !has_outline(&body.blocks) {
        report.add(file, start, Fault::LessonOutline());
    }
}

/// Sections in the order of the plan, whatever order they were written in.
pub(super) fn in_order(blocks: Vec<Block>) -> Vec<Block> {
    let mut sections: Vec<(usize, Vec<Block>)> = Vec::new();
    for block in blocks {
        if let Block::Heading { level: 2, id, .. } = &block {
            let place = LESSON_PARTS.iter().position(|part| part == id).unwrap_or(LESSON_PARTS.len());
            sections.push((place, Vec::new()));
        }
        if let Some((_, section)) = sections.last_mut() {
            section.push(block);
        }
    }
    sections.sort_by_key(|(place, _)| *place);
    sections.into_iter().flat_map(|(_, section)| section).collect()
}

/// Objections, replies, and the running text after a reply, which tells where it comes from.
pub(super) fn pack(chapter: &Chapter) -> Vec<Block> {
    let mut found = Vec::new();
    let mut after_reply = false;
    for block in flat(&chapter.blocks) {
        let belongs = match block {
            Block::Objection { .. } | Block::Reply { .. } => true,
            Block::Paragraph(_) => after_reply,
            _ => false,
        };
        after_reply = belongs && !matches!(block, Block::Objection { .. });
        found.extend(belongs.then(|| block.clone()));
    }
    found
}

/// The chapter's questions for a class.
pub(super) fn questions(chapter: &Chapter) -> Vec<Vec<Block>> {
    let found = flat(&chapter.blocks).into_iter().find_map(|block| match block {
        Block::Class { questions } => Some(questions.clone()),
        _ => None,
    });
    found.unwrap_or_default()
}

/// Blocks outside of sections and in them, in order.
fn flat(blocks: &[Block]) -> Vec<&Block> {
    let mut found = Vec::new();
    let mut open: Vec<std::slice::Iter<'_, Block>> = vec![blocks.iter()];
    while let Some(blocks) = open.last_mut() {
        match blocks.next() {
            None => drop(open.pop()),
            Some(Block::Section { blocks, .. }) => open.push(blocks.iter()),
            Some(block) => found.push(block),
        }
    }
    found
}

/// Lines with their offsets, from an offset on.
fn lines<'text>(file: &SourceFile<'text>, start: usize) -> impl Iterator<Item = (usize, &'text str)> {
    let mut at = start;
    file.text.get(start..).unwrap_or_default().split_inclusive('\n').map(move |line| {
        let here = at;
        at += line.len();
        (here, line)
    })
}

/// `5` becomes `10–15` where ten minutes have passed; their sum must be a lesson's.
fn mark_minutes(file: &SourceFile<'_>, section: usize, rows: &mut [Vec<Vec<Inline>>], report: &mut Report) {
    // The head and the line below it come first.
    let mut places = lines(file, section).filter(|(_, line)| line.starts_with('|')).map(|(at, _)| at).skip(2);
    let mut passed: u32 = 0;
    for row in rows {
        let at = places.next().unwrap_or(section);
        let Some(cell) = row.first_mut() else { continue };
        match Inline::plain(cell).trim().parse::<u32>() {
            Ok(minutes @ 1..=LESSON_MINUTES) => {
                let until = passed + minutes;
                *cell = vec![Inline::Text(format!("{passed}–{until}"))];
                passed = until;
            }
            _ => report.add(file, at, Fault::LessonStep(Inline::plain(cell))),
        }
    }
    if passed != LESSON_MINUTES {
        report.add(file, section, Fault::LessonMinutes(passed, LESSON_MINUTES));
    }
}

fn has_outline(blocks: &[Block]) -> bool {
    let from = blocks.iter().skip_while(|block| !is_heading_of(block, "outline")).skip(1);
    let section = from.take_while(|block| !matches!(block, Block::Heading { level: 2, .. }));
    section.filter(|block| matches!(block, Block::Table { .. })).count() == 1
}

fn is_heading_of(block: &Block, part: &str) -> bool {
    matches!(block, Block::Heading { id, .. } if id == part)
}
