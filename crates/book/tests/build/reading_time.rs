//! Minutes of reading: what is folded on a path is not counted, and what no words are is not counted either.

use lookahead_book::Minutes;

use crate::small_book::{CHAPTER, FRONT, compile_all, with};

fn minutes_of(body: &str) -> Minutes {
    let front = FRONT.replace("minutes = { path15 = 1, full = 2 }\n", "");
    let (compiled, problems) = compile_all(&with(CHAPTER, &format!("{front}{body}")));
    assert!(problems.iter().all(|problem| problem.code.starts_with("long-")), "{problems:#?}");
    compiled.books["en"].chapters[0].minutes
}

fn words(n: usize) -> String {
    "word ".repeat(n)
}

#[test]
fn each_path_counts_what_is_open_on_it() {
    let body = format!(
        "{}\n\n## A {{path=15}}\n\n{}\n\n## B {{path=full}}\n\n- {}\n",
        words(190),
        words(300),
        words(500)
    );
    // 192 words with the two headings, 492, 992.
    assert_eq!(minutes_of(&body), Minutes { path5: Some(1), path15: Some(3), full: 5 });
}

#[test]
fn what_is_read_at_once_takes_a_minute() {
    assert_eq!(minutes_of("A word."), Minutes { path5: Some(1), path15: Some(1), full: 1 });
}

#[test]
fn figures_formulas_and_code_are_not_counted() {
    let body = format!("A word.\n\n```\n{}\n```\n\n$$\nx^2\n$$\n\n::widget{{tree}}\n", words(900));
    assert_eq!(minutes_of(&body).full, 1);
}

#[test]
fn what_is_set_apart_is_counted() {
    let body = format!(
        "::objection{{author=\"A\" key=jones}}\n{}\n::end\n\n::reply\n{}\n::end\n",
        words(250),
        words(250)
    );
    assert_eq!(minutes_of(&body).full, 3);
}
