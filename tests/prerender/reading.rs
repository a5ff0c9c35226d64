//! What chapters and the first page have beside the text: paths, tips, and the map of premises.

use std::path::Path;

use lookahead::prerender::{compile_book, today};

use crate::rendered::{Page, pages, tags};

fn page(path: &str) -> &'static str {
    &pages().iter().find(|page| page.path == path).expect("the page is there").html
}

/// Every part of a text between two marks.
fn between<'html>(html: &'html str, start: &str, end: &str) -> Vec<&'html str> {
    html.split(start).skip(1).filter_map(|rest| Some(rest.split_once(end)?.0)).collect()
}

/// A row for each chapter that bears on something, a cell for each premise, words in every cell, and a count below that
/// fits what stands above it.
#[test]
fn the_map_of_premises_is_a_table_that_adds_up() {
    let whole = compile_book(Path::new(env!("CARGO_MANIFEST_DIR")), &today()).unwrap();
    let toc = &whole.book.toc;
    let html = page("/");
    let table = between(html, "<section class=\"premise-map\"", "</section>")[0];
    let rows = between(table, "<tr", "</tr>");
    let lines: Vec<_> = toc.lines().filter(|line| !line.premises.is_empty()).collect();
    assert_eq!((toc.premises.len(), rows.len()), (6, lines.len() + 2), "a head, the chapters, a sum");
    assert_eq!(between(rows[0], "<th scope=\"col\"", "</th>").len(), 7);
    let (sum, chapters) = rows[1..].split_last().unwrap();
    let mut counted = [0; 6];
    for (row, line) in chapters.iter().zip(&lines) {
        let title = line.title.replace('\'', "&#x27;");
        assert!(row.contains(&title), "{title}: {row}");
        assert_eq!(row.contains("/read/"), !line.planned, "written chapters are links: {row}");
        let cells = between(row, "<td", "</td>");
        assert_eq!(cells.len(), 6);
        for ((cell, premise), count) in cells.iter().zip(&toc.premises).zip(&mut counted) {
            let bears = line.premises.contains(&premise.slug);
            assert_eq!(cell.contains('●'), bears && !line.planned, "{title}: {cell}");
            assert_eq!(cell.contains('○'), bears && line.planned, "{title}: {cell}");
            assert!(cell.contains("for-screen-readers"), "a word for the ear: {cell}");
            *count += i32::from(bears && !line.planned);
        }
    }
    let cells = between(sum, "<td", "</td>");
    for (cell, count) in cells.iter().zip(counted) {
        assert!(cell.ends_with(&format!(">{count}")), "{cell} is not {count}");
        assert_eq!(cell.contains("gap"), count == 0, "{cell}");
    }
}

/// Whoever reads without scripts sees the whole text: nothing of the choice is folded in the page as written, one button of
/// each group is pressed, and it is the one for everything.
#[test]
fn pages_are_written_open() {
    let mut n_groups = 0;
    for Page { path, html } in pages() {
        let tags = tags(html);
        let buttons: Vec<_> = tags
            .iter()
            .filter(|tag| tag.attributes.get("data-do").is_some_and(|tool| tool == "path"))
            .map(|tag| (tag.attributes["data-path"].as_str(), tag.attributes["aria-pressed"].as_str()))
            .collect();
        let expect = [("5", "false"), ("15", "false"), ("full", "true")];
        assert!(buttons.is_empty() || buttons == expect, "{path}: {buttons:?}");
        n_groups += usize::from(!buttons.is_empty());
        assert!(!html.contains("data-unfolded"), "{path}");
        let sections: Vec<_> = tags
            .iter()
            .filter(|tag| tag.attributes.get("class").is_some_and(|class| class == "part-of-path"))
            .filter(|tag| tag.attributes["data-path"] != "5")
            .collect();
        let folds = html.matches("data-do=\"unfold\"").count();
        assert_eq!(folds, sections.len(), "{path}: a way into each section that a path folds");
    }
    assert!(n_groups >= 5, "the first page and the chapters");
}

/// Each tip belongs to one mark beside it, and says something.
#[test]
fn tips_describe_their_marks() {
    let mut n_tips = 0;
    for Page { path, html } in pages() {
        for gloss in html.split("<span class=\"gloss\">").skip(1) {
            let (mark, rest) = gloss.split_once("<span class=\"tip\"").expect("a tip stands in it");
            let (id, rest) = rest.split_once(" id=\"").and_then(|(_, rest)| rest.split_once('"')).unwrap();
            let text = rest.split_once('>').and_then(|(_, rest)| rest.split_once("</span>")).unwrap().0;
            assert!(mark.contains(&format!("aria-describedby=\"{id}\"")), "{path}: {mark}");
            assert!(text.chars().count() > 12 && !text.contains("prose."), "{path}: {text:?}");
            n_tips += 1;
        }
    }
    assert!(n_tips > 60, "only {n_tips} tips were looked at");
}
