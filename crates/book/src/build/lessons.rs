//! Lesson plans: `teach/<chapter>.md`, each of a fixed set of sections, with an outline whose minutes must add up.
//!
//! Used by `chapters`, after the chapters: what others say against a chapter, its sources and its questions for a class are
//! taken from there, so that nothing is typed twice.

use std::collections::BTreeSet;

use super::fault::Fault;
use super::page::Body;
use super::problem::Report;
use super::source::SourceFile;
use crate::{Asked, Block, Chapter, Inline, LESSON_MINUTES, LESSON_PARTS, ROOM_PART};

/// What parts the answers of a question for the room.
const BETWEEN_ANSWERS: &str = " / ";

/// Checks the sections, turns the outline's minutes into marks, and gives the questions for the room. `start` is where the
/// Markdown begins.
pub(super) fn finish(
    file: &SourceFile<'_>,
    start: usize,
    body: &mut Body,
    report: &mut Report,
) -> Vec<Asked> {
    let n_steps = outline(&body.blocks).unwrap_or_default();
    let mut asked = Vec::new();
    let headings = lines(file, start).filter(|(_, line)| line.starts_with("## "));
    let mut places = headings.map(|(at, _)| at).collect::<Vec<usize>>().into_iter();
    let mut seen = BTreeSet::new();
    let mut section = String::new();
    let mut at = start;
    for block in &mut body.blocks {
        match block {
            Block::Heading { level: 2, id, .. } => {
                at = places.next().unwrap_or(start);
                if !LESSON_PARTS.contains(&id.as_str()) && id != ROOM_PART {
                    report.add(file, at, Fault::UnknownKey(id.clone()));
                }
                section.clone_from(id);
                seen.insert(id.clone());
            }
            Block::Table { rows, .. } if section == "outline" => mark_minutes(file, at, rows, report),
            Block::Table { rows, .. } if section == ROOM_PART => {
                asked = room_questions(file, at, rows, n_steps, report);
            }
            _ => {}
        }
    }
    for part in LESSON_PARTS.iter().filter(|part| !seen.contains(**part)) {
        report.add(file, start, Fault::MissingKey(part));
    }
    if seen.contains("outline") && outline(&body.blocks).is_none() {
        report.add(file, start, Fault::LessonOutline());
    }
    asked
}

/// Sections in the order of the plan, whatever order they were written in; without the questions for the room.
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
    sections.retain(|(place, _)| *place < LESSON_PARTS.len());
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
    let mut places = row_places(file, section);
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

/// Where the rows of the table after an offset stand: the head and the line below it come first.
fn row_places(file: &SourceFile<'_>, section: usize) -> impl Iterator<Item = usize> {
    lines(file, section).filter(|(_, line)| line.starts_with('|')).map(|(at, _)| at).skip(2)
}

/// One question for each row: the step, the question, the answers, the right one, what is released.
fn room_questions(
    file: &SourceFile<'_>,
    section: usize,
    rows: &[Vec<Vec<Inline>>],
    n_steps: u32,
    report: &mut Report,
) -> Vec<Asked> {
    let mut places = row_places(file, section);
    let mut found = Vec::new();
    for row in rows {
        let at = places.next().unwrap_or(section);
        match room_question(row, n_steps) {
            Some(asked) => found.push(asked),
            None => {
                let first = row.first().map(|cell| Inline::plain(cell)).unwrap_or_default();
                report.add(file, at, Fault::LessonQuestion(first));
            }
        }
    }
    found.sort_by_key(|asked: &Asked| asked.step);
    found
}

fn room_question(row: &[Vec<Inline>], n_steps: u32) -> Option<Asked> {
    let [step, question, answers, right, released] = row else { return None };
    let step = Inline::plain(step).trim().parse::<u32>().ok();
    let step = step.filter(|step| (1..=n_steps).contains(step) && !question.is_empty())?;
    let answers = Inline::plain(answers);
    let answers = answers.split(BETWEEN_ANSWERS).map(str::trim).filter(|answer| !answer.is_empty());
    let answers: Vec<String> = answers.map(str::to_owned).collect();
    let right = Inline::plain(right);
    let right = match right.trim() {
        "" => None,
        right => Some(u32::try_from(answers.iter().position(|answer| answer == right)?).ok()?),
    };
    Some(Asked { step, question: question.clone(), answers, right, released: released.clone() })
}

/// How many rows the outline has; none where there is not one table.
fn outline(blocks: &[Block]) -> Option<u32> {
    let from = blocks.iter().skip_while(|block| !is_heading_of(block, "outline")).skip(1);
    let section = from.take_while(|block| !matches!(block, Block::Heading { level: 2, .. }));
    let mut tables = section.filter_map(|block| match block {
        Block::Table { rows, .. } => Some(rows.len()),
        _ => None,
    });
    let rows = tables.next()?;
    if tables.next().is_some() { None } else { u32::try_from(rows).ok() }
}

fn is_heading_of(block: &Block, part: &str) -> bool {
    matches!(block, Block::Heading { id, .. } if id == part)
}
