//! A small valid book; each test replaces a file and looks at what is reported.

use std::collections::BTreeSet;

use lookahead_book::build::{Compiled, Date, Input, Problem, Sources, compile};

pub const REFERENCES: &str = r#"[smith-2017]
authors = "Ann Smith"
year = 2017
title = "Trees"
venue = "Journal of Trees"
url = "https://example.org/trees"
checked = "2026-11-01"

[jones]
authors = "Bo Jones"
year = 2020
title = "Against trees"
venue = "Web"
url = "https://example.org/against"
checked = 2026-11-02
note = "A reply."
"#;

pub const FIGURES: &str = r#"[share]
value = "12 %"
meaning = "share of answers that complied"
population = "one model"
date = "2024-12"
source = "smith-2017"
quote = "The share was 12 %."
checked = "2026-11-01"
review = "2026-11-21"
"#;

pub const GLOSSARY: &str = r#"[game-tree]
term = "game tree"
short = "All the ways a game can go."
also = ["tree of moves"]
"#;

pub const TOC: &str = r#"[[part]]
title = "One"

[[part.chapter]]
slug = "first"
title = "First"
teaser = "A teaser."
status = "written"

[[part.chapter]]
slug = "later"
title = "Later"
teaser = "Not yet."
status = "planned"
"#;

pub const FRONT: &str = r#"+++
title = "First"
claim = "It holds."
minutes = { path15 = 1, full = 2 }
rows = ["S1"]
+++
"#;

pub const CHAPTER: &str = "content/en/chapters/first.md";

pub fn sources() -> Sources {
    let files = [
        ("content/references.toml", REFERENCES),
        ("content/figures.toml", FIGURES),
        ("content/en/glossary.toml", GLOSSARY),
        ("content/en/toc.toml", TOC),
        ("content/en/site.toml", "[nav]\nlab = \"Lab\"\n"),
        ("content/en/widgets/tree.toml", "title = \"Tree\"\ndescription = \"Look ahead.\"\n"),
        (CHAPTER, FRONT),
    ];
    files.into_iter().map(|(path, text)| (path.to_owned(), text.to_owned())).collect()
}

pub fn compile_all(sources: &Sources) -> (Compiled, Vec<Problem>) {
    let widgets = BTreeSet::from(["tree".to_owned()]);
    let calc = |key: &str| (key == "tree.root").then(|| "11".to_owned());
    let today = Date { year: 2026, month: 11, day: 21 };
    compile(&Input { sources, today, widgets: &widgets, calc: &calc })
}

/// The small book with one file replaced.
pub fn with(path: &str, text: &str) -> Sources {
    let mut sources = sources();
    sources.insert(path.to_owned(), text.to_owned());
    sources
}

/// `line:column code` of each problem in one file.
pub fn places(problems: &[Problem], path: &str) -> Vec<String> {
    let of_file = problems.iter().filter(|problem| problem.file == path);
    of_file.map(|problem| format!("{}:{} {}", problem.line, problem.column, problem.code)).collect()
}

/// Compiles the book with a file replaced; says what differs when the file's problems are not the expected ones, or
/// when another file has any.
pub fn mismatch(path: &str, text: &str, expect: &[String]) -> Option<String> {
    let (_, problems) = compile_all(&with(path, text));
    let shown: Vec<String> = problems.iter().map(ToString::to_string).collect();
    let is_same = places(&problems, path) == expect && problems.len() == expect.len();
    (!is_same).then(|| format!("{text}\nexpected {expect:?}\nfound {shown:#?}"))
}

#[track_caller]
pub fn check_file(path: &str, text: &str, expect: &[&str]) {
    let expect: Vec<String> = expect.iter().map(ToString::to_string).collect();
    assert_eq!(mismatch(path, text, &expect), None);
}

/// The same for the body of the chapter; lines count from the first line of the body.
pub fn body_mismatch(body: &str, expect: &[&str]) -> Option<String> {
    let n_front = FRONT.lines().count();
    let moved = expect.iter().map(|place| {
        let (line, rest) = place.split_once(':').unwrap();
        format!("{}:{rest}", line.parse::<usize>().unwrap() + n_front)
    });
    mismatch(CHAPTER, &format!("{FRONT}{body}"), &moved.collect::<Vec<String>>())
}
