//! Lesson plans: the sections, the minutes of the outline, what is taken from the chapter, and each fault at its place.

use lookahead_book::build::Sources;
use lookahead_book::{Asked, Block, Inline, LESSON_PARTS, ROOM_PART};

use crate::small_book::{CHAPTER, FRONT, compile_all, places, with};

const LESSON: &str = "content/en/teach/first.md";

const CHAPTER_BODY: &str = "A [@smith-2017].

## Objection {path=full}

Before.

::objection{author=\"Bo\" key=jones}
No.
::end

::reply
Yes.
::end

Told from a comment.

## Class {path=full}

Not in the pack.

::class
1. One?
2. Two?
::end
";

fn outline(rows: &str) -> String {
    format!("| Minutes | What |\n| --- | --- |\n{rows}")
}

/// All sections, the outline with these rows; the outline's heading is line 16 of the file.
fn lesson(rows: &str) -> String {
    let section = |part: &&str| match *part {
        "outline" => format!("## Outline\n\n{}\n", outline(rows)),
        part => format!("## {}\n\nText.\n", part.replace('-', " ")),
    };
    let parts: Vec<String> = LESSON_PARTS.iter().map(section).collect();
    format!("+++\nsummary = \"About it.\"\n+++\n\n{}", parts.join("\n"))
}

fn book_with(text: &str) -> Sources {
    let mut sources = with(CHAPTER, &format!("{FRONT}{CHAPTER_BODY}"));
    sources.insert(LESSON.to_owned(), text.to_owned());
    sources
}

#[track_caller]
fn check(text: &str, expect: &[&str]) {
    let (_, problems) = compile_all(&book_with(text));
    assert_eq!(places(&problems, LESSON), expect, "{text}\n{problems:#?}");
}

const ROWS: &str = "| 5 | a |\n| 30 | b |\n| 10 | c |\n";

#[test]
fn a_lesson_with_what_its_chapter_lends() {
    let text = lesson(ROWS).replacen("Text.", "Text [@smith-2017] and [@jones].", 1);
    let (compiled, problems) = compile_all(&book_with(&text));
    assert_eq!(problems, [], "{problems:#?}");
    let book = &compiled.books["en"];
    let lesson = &book.lessons[0];
    assert_eq!((lesson.slug.as_str(), lesson.title.as_str(), lesson.number), ("first", "First", 1));
    let kinds: Vec<&str> = lesson
        .pack
        .iter()
        .map(|block| match block {
            Block::Objection { number: 2, .. } => "objection",
            Block::Reply { .. } => "reply",
            Block::Paragraph(_) => "text",
            _ => "other",
        })
        .collect();
    assert_eq!(kinds, ["objection", "reply", "text"]);
    assert_eq!(lesson.questions.len(), 2);
    // The chapter's numbers, whatever the lesson cites first.
    assert_eq!(lesson.references, ["smith-2017", "jones"]);
    assert!(book.search.iter().any(|entry| entry.href == "/teach/first/" && entry.text == "About it."));
}

#[test]
fn minutes_become_marks() {
    let (compiled, _) = compile_all(&book_with(&lesson(ROWS)));
    let table = compiled.books["en"].lessons[0].blocks.iter().find_map(|block| match block {
        Block::Table { rows, .. } => Some(rows.clone()),
        _ => None,
    });
    let marks: Vec<String> = table.unwrap().iter().map(|row| Inline::plain(&row[0])).collect();
    assert_eq!(marks, ["0–5", "5–35", "35–45"]);
}

#[test]
fn minutes_that_do_not_add_up() {
    check(&lesson(ROWS), &[]);
    check(&lesson("| 5 | a |\n| 30 | b |\n| 9 | c |\n"), &["17:1 lesson-minutes"]);
    check(&lesson("| 45 | a |\n| 1 | b |\n"), &["17:1 lesson-minutes"]);
    check(&lesson("| 40 | a |\n| five | b |\n| 5 | c |\n"), &["22:1 lesson-step"]);
    check(&lesson("| 0 | a |\n| 45 | b |\n"), &["21:1 lesson-step"]);
    check(&lesson("| 99999999999 | a |\n| 45 | b |\n"), &["21:1 lesson-step"]);
}

/// A lesson with questions for the room; their rows begin at line 50 of the file.
fn with_questions(rows: &str) -> String {
    let head = "| Step | Question | Answers | Right | Released |\n| --- | --- | --- | --- | --- |\n";
    format!("{}\n## Room questions\n\n{head}{rows}", lesson(ROWS))
}

/// They are no part of the plan as it is read, and come in the order of the steps.
#[test]
fn questions_for_the_room() {
    let text =
        with_questions("| 3 | Which? | | | So. |\n| 1 | Take it? | take / wait | wait | It *waits*. |\n");
    let (compiled, problems) = compile_all(&book_with(&text));
    assert_eq!(problems, [], "{problems:#?}");
    let lesson = &compiled.books["en"].lessons[0];
    let is_room = |block: &Block| matches!(block, Block::Heading { id, .. } if id == ROOM_PART);
    assert!(!lesson.blocks.iter().any(is_room));
    let [first, second] = lesson.asked.as_slice() else { panic!("two: {:?}", lesson.asked) };
    assert_eq!((first.step, first.answers.join(","), first.right), (1, "take,wait".to_owned(), Some(1)));
    assert_eq!(Inline::plain(&first.released), "It waits.");
    let open = Asked { step: 3, answers: Vec::new(), right: None, ..second.clone() };
    assert_eq!(*second, open);
}

#[test]
fn questions_for_the_room_that_cannot_be() {
    let fault = |row: &str| check(&with_questions(row), &["50:1 lesson-question"]);
    fault("| 4 | There are three steps? | a / b | a | c |\n");
    fault("| 0 | None? | a / b | a | c |\n");
    fault("| one | Which? | a / b | a | c |\n");
    fault("| 1 | | a / b | a | c |\n");
    fault("| 1 | None of them? | a / b | c | c |\n");
    check(&with_questions("| 1 | Which? | a / b | b | c |\n"), &[]);
}

#[test]
fn sections_that_are_missing_or_unknown() {
    check(&lesson(ROWS).replace("## aims", "## purpose"), &["4:1 missing-key", "5:1 unknown-key"]);
    check(&lesson(ROWS).replace(&outline(ROWS), "Talk.\n"), &["4:1 lesson-outline"]);
    check(&lesson(ROWS).replace("## before the lesson", "## Preparation {#before-the-lesson}"), &[]);
    check(&lesson(ROWS).replace("summary", "sumary"), &["1:1 missing-key", "2:1 unknown-key"]);
    let twice = format!("{}\n## aims\n\nText.\n", lesson(ROWS));
    check(&twice, &["46:1 duplicate-id"]);
}

/// Sections come out in the order of the plan.
#[test]
fn sections_in_order() {
    let text = lesson(ROWS)
        .replace("## aims", "## x")
        .replace("## before the lesson", "## aims")
        .replace("## x", "## before the lesson");
    let (compiled, _) = compile_all(&book_with(&text));
    let ids = compiled.books["en"].lessons[0].blocks.iter().filter_map(|block| match block {
        Block::Heading { id, .. } => Some(id.clone()),
        _ => None,
    });
    assert_eq!(ids.collect::<Vec<String>>(), LESSON_PARTS);
}

#[test]
fn only_written_chapters_have_lessons() {
    let mut sources = book_with(&lesson(ROWS));
    for name in ["later", "gone"] {
        sources.insert(format!("content/en/teach/{name}.md"), lesson(ROWS));
    }
    let (compiled, problems) = compile_all(&sources);
    assert_eq!(places(&problems, "content/en/teach/later.md"), ["1:1 unlisted-chapter"]);
    assert_eq!(places(&problems, "content/en/teach/gone.md"), ["1:1 unlisted-chapter"]);
    assert_eq!(compiled.books["en"].lessons.len(), 1);
}

#[test]
fn links_to_lessons_are_checked() {
    let page = "+++\ntitle = \"T\"\ndescription = \"D.\"\n+++\n[a](/teach/first/#aims) [b](/teach/gone/) [c](/teach/first/#gone) [d](/teach/about/)\n";
    let mut sources = book_with(&lesson(ROWS));
    sources.insert("content/en/pages/about.md".into(), page.into());
    let (_, problems) = compile_all(&sources);
    let places = places(&problems, "content/en/pages/about.md");
    assert_eq!(places, ["5:25 broken-link", "5:43 broken-link"]);
}
