//! One chapter that uses everything: the blocks it becomes, as the site reads them, and what is found in it.

use lookahead_book::build::Book;
use lookahead_book::{Minutes, SearchKind};

use crate::small_book::{CHAPTER, FRONT, compile_all, with};

fn book() -> Book {
    let text = format!("{FRONT}{}", include_str!("golden/everything.md"));
    let (compiled, problems) = compile_all(&with(CHAPTER, &text));
    assert_eq!(problems, [], "{problems:#?}");
    compiled.books["en"].clone()
}

#[test]
fn blocks() {
    let blocks = &book().chapters[0].blocks;
    let lines: Vec<String> = blocks.iter().map(|block| serde_json::to_string(block).unwrap()).collect();
    let expect: Vec<&str> = include_str!("golden/everything.jsonl").lines().collect();
    assert_eq!(lines, expect, "\n{}\n", lines.join("\n"));
    let back: Vec<lookahead_book::Block> =
        expect.iter().map(|line| serde_json::from_str(line).unwrap()).collect();
    assert_eq!(&back, blocks);
}

#[test]
fn front_matter_and_what_is_used() {
    let book = book();
    let chapter = &book.chapters[0];
    assert_eq!((chapter.part.as_str(), chapter.part_number, chapter.number, chapter.page), ("One", 1, 1, 0));
    assert_eq!(
        (chapter.claim.as_str(), chapter.rows.as_slice()),
        ("It holds.", ["S1".to_owned()].as_slice())
    );
    // About a hundred words.
    let minutes = Minutes { path5: Some(1), path15: Some(1), full: 1 };
    assert_eq!((chapter.minutes, book.toc.parts[0].chapters[0].minutes), (minutes, minutes));
    assert_eq!(chapter.references, ["jones", "smith-2017"]);
    assert_eq!(
        (&chapter.figures[..], &chapter.terms[..]),
        (&["share".into()][..], &["game-tree".into()][..])
    );
    assert_eq!(chapter.widgets, ["tree"]);
    let later = book.chapter("later").unwrap();
    assert!(later.planned && later.blocks.is_empty() && later.number == 2);
}

#[test]
fn search_entries() {
    let found = book().search;
    let lines: Vec<String> =
        found.iter().map(|entry| format!("{:?} {} {}", entry.kind, entry.title, entry.href)).collect();
    assert_eq!(
        lines,
        [
            "Chapter First /read/first/",
            "Claim First /read/first/#claim-1",
            "Heading How it works /read/first/#how-it-works",
            "Heading Detail /read/first/#detail",
            "Heading End /read/first/#end",
            "Term game tree /glossary/#game-tree",
            "Widget Tree /lab/tree/",
        ]
    );
    let claim = found.iter().find(|entry| entry.kind == SearchKind::Claim).unwrap();
    assert_eq!(claim.text, "A claim with x<1 after it.");
}
