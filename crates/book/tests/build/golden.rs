//! One chapter that uses everything, and the blocks it becomes, as the site reads them.

use lookahead_book::{Chapter, SearchKind};

use crate::small_book::{CHAPTER, FRONT, compile_all, with};

fn chapter(body: &str) -> Chapter {
    let (compiled, problems) = compile_all(&with(CHAPTER, &format!("{FRONT}{body}")));
    assert_eq!(problems, [], "{problems:#?}");
    compiled.books["en"].chapters[0].clone()
}

#[test]
fn everything() {
    let chapter = chapter(include_str!("golden/everything.md"));
    let lines: Vec<String> = chapter.blocks.iter().map(|block| serde_json::to_string(block).unwrap()).collect();
    let expect: Vec<&str> = include_str!("golden/everything.jsonl").lines().collect();
    assert_eq!(lines, expect, "\n{}\n", lines.join("\n"));
}
