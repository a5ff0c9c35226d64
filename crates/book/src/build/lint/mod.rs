//! Readability, as warnings: long sentences and paragraphs, unexplained capitals, unlinked terms, loud marks.
//!
//! Limits are ours (35 words a sentence, 120 a paragraph), after the advice of writing.md to keep sentences short.

mod acronyms;
pub(crate) mod sentences;
mod terms;

use crate::build::data::glossary::Glossary;
use crate::build::fault::Fault;
use crate::build::page::{Prose, ProseKind};
use crate::build::problem::Report;
use crate::build::source::SourceFile;

const MAX_SENTENCE_WORDS: usize = 35;
const MAX_PARAGRAPH_WORDS: usize = 120;

/// Looks at all prose of a page whose body begins at byte `start`.
pub(crate) fn check(
    file: &SourceFile<'_>,
    start: usize,
    prose: &[Prose],
    glossary: &Glossary,
    report: &mut Report,
) {
    let mut warn = |prose: &Prose, position: usize, fault: Fault| {
        report.add(file, start + prose.run.offset(position), fault);
    };
    for paragraph in prose {
        for (at, _) in paragraph.text().match_indices('!') {
            warn(paragraph, at, Fault::Exclamation());
        }
        if paragraph.kind == ProseKind::Paragraph {
            check_lengths(paragraph, &mut warn);
        }
    }
    acronyms::check(prose, glossary, &mut warn);
    terms::check(prose, glossary, &mut warn);
}

fn check_lengths(paragraph: &Prose, warn: &mut impl FnMut(&Prose, usize, Fault)) {
    let mut total = 0;
    for (at, sentence) in sentences::split(paragraph.text()) {
        let n_words = sentences::count_words(sentence);
        total += n_words;
        if n_words > MAX_SENTENCE_WORDS {
            warn(paragraph, at, Fault::LongSentence(n_words));
        }
    }
    if total > MAX_PARAGRAPH_WORDS {
        let first = paragraph.text().find(|c: char| !c.is_whitespace()).unwrap_or(0);
        warn(paragraph, first, Fault::LongParagraph(total));
    }
}
