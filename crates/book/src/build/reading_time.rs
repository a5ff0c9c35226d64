//! How long a page takes to read on each path, from its words; used for chapters.
//!
//! Counted are the words of the prose that are open on a path; figures, formulas and sources are not. The rate is a round
//! number for slow, attentive reading: a review of 190 studies finds a mean of 238 words a minute for adults reading
//! English non-fiction silently (Brysbaert, "How many words do we read per minute?", Journal of Memory and Language 109,
//! 2019).

use crate::{Block, Inline, Minutes, ReadingPath};

/// Words a minute.
pub(crate) const RATE: usize = 200;

/// Minutes on each path, at least one, rounded up.
pub(crate) fn minutes(blocks: &[Block]) -> Minutes {
    let on = |path| u32::try_from(words_in(blocks, path).div_ceil(RATE).max(1)).unwrap_or(u32::MAX);
    Minutes {
        path5: Some(on(ReadingPath::Five)),
        path15: Some(on(ReadingPath::Fifteen)),
        full: on(ReadingPath::Full),
    }
}

/// Words of blocks that a reader on `path` sees. The blocks' depth was capped when they were made.
fn words_in(blocks: &[Block], path: ReadingPath) -> usize {
    blocks.iter().map(|block| words_of(block, path)).sum()
}

fn words_of(block: &Block, path: ReadingPath) -> usize {
    let all = |bodies: &[Vec<Block>]| bodies.iter().map(|body| words_in(body, path)).sum();
    match block {
        Block::Paragraph(text) | Block::Heading { text, .. } => words_of_line(text),
        Block::Section { path: section, blocks } if section.is_open_on(path) => words_in(blocks, path),
        // Folded: its heading stays.
        Block::Section { blocks, .. } => blocks.first().map_or(0, |heading| words_of(heading, path)),
        Block::List { items, .. } => all(items),
        Block::Class { questions } => all(questions),
        Block::Table { head, rows } => {
            let cells = head.iter().chain(rows.iter().flatten());
            cells.map(|cell| words_of_line(cell)).sum()
        }
        Block::Quote(body)
        | Block::Claim { body, .. }
        | Block::Objection { body, .. }
        | Block::Reply { body, .. }
        | Block::Crux(body)
        | Block::Note { body, .. } => words_in(body, path),
        Block::Code { .. } | Block::MathBlock(_) | Block::Widget { .. } => 0,
    }
}

fn words_of_line(line: &[Inline]) -> usize {
    Inline::plain(line).split_whitespace().count()
}
