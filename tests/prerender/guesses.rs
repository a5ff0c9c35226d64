//! The questions that the chapters' figures ask before they answer: codes of guesses know each of them, and which choice
//! comes out.

use std::path::Path;
use std::sync::OnceLock;

use lookahead::page::PageData;
use lookahead::prerender::{all_pages, compile_book, questions, today};
use lookahead_models::class_code::QUESTIONS;

use super::rendered::settings;

fn pages() -> &'static [PageData] {
    static PAGES: OnceLock<Vec<PageData>> = OnceLock::new();
    PAGES.get_or_init(|| {
        let whole = compile_book(Path::new(env!("CARGO_MANIFEST_DIR")), &today()).unwrap();
        all_pages(&whole, &settings())
    })
}

/// Places in the list stand in codes that were given out: what is new comes at its end.
#[test]
fn codes_know_every_question_of_the_chapters() {
    let found = questions(pages());
    for question in &found {
        let known = QUESTIONS.iter().find(|(name, _)| *name == question.name);
        let n_choices = u32::try_from(question.choices.len()).unwrap();
        assert_eq!(known.map(|(_, n_choices)| *n_choices), Some(n_choices), "{question:#?}");
        assert!(!question.right.is_empty(), "nothing comes out: {question:#?}");
        assert!(question.right.len() < question.choices.len(), "everything comes out: {question:#?}");
        assert!(question.question.len() > 10 && !question.chapter.is_empty(), "{question:#?}");
    }
    for (name, _) in QUESTIONS {
        assert!(found.iter().any(|question| question.name == name), "no chapter asks {name} any more");
    }
}

/// The page of codes and the class figure get them as words; others are not burdened.
#[test]
fn only_pages_that_read_codes_hold_the_questions() {
    for page in pages() {
        let n_words = page.words.0.keys().filter(|key| key.starts_with("classroom.asked.")).count();
        let reads = page.route.ends_with("/classroom/") || page.route == "/teach/code/";
        assert_eq!(n_words > 3 * QUESTIONS.len(), reads, "{}: {n_words}", page.route);
    }
}
