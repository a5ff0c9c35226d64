//! What is reported in a chapter's Markdown, and where. Lines count from the first line of the body.

use crate::small_book::{CHAPTER, FRONT, body_mismatch, check_file};

/// Bodies and the `line:column code` of each problem.
pub const CASES: &[(&str, &[&str])] = &[
    // Keys.
    ("A [@gone].", &["1:4 unknown-reference"]),
    ("Ä ä [@jones; @gone], [@jones; smith].", &["1:14 unknown-reference", "1:31 unknown-reference"]),
    ("A {fig:gone}, \\{fig:gone}.", &["1:3 unknown-figure"]),
    ("One\nand {calc:tree.gone}", &["2:5 unknown-calc"]),
    ("> - a *[[gone]]*, \\[[gone]]", &["1:8 unknown-term"]),
    ("A [[gone|shown]].", &["1:3 unknown-term"]),
    ("::widget{gone}", &["1:1 unknown-widget"]),
    ("A {figure:share} and {path=5}.", &["1:3 unknown-marker", "1:22 unknown-marker"]),
    (
        "A {fig:share and [[game trap and [@jones",
        &["1:3 unclosed-marker", "1:18 unclosed-marker", "1:34 unclosed-marker"],
    ),
    ("A set {1, 2}, {n}, [see] and `{fig:gone} [@x]`.", &[]),
    // Notes.
    ("A[^x].", &["1:2 unknown-note"]),
    ("A\n\n[^x]: unused", &["3:1 unused-note"]),
    ("A[^x].\n\n[^x]: one\n\n[^x]: two", &["5:1 duplicate-note"]),
    ("A[^x].\n\n[^x]: one[^y]\n\n[^y]: two", &["3:10 note-in-note", "5:1 unused-note"]),
    ("A[^x] and[^x].\n\n- b[^y]\n\n[^x]: one\n[^y]: two", &[]),
    // Markdown.
    ("A <b>bold</b> word.\n\n<div>\nx\n</div>", &["1:3 raw-html", "1:10 raw-html", "3:1 raw-html"]),
    ("a \\< b <!-- c -->", &["1:8 raw-html"]),
    ("<? x ?>", &["1:1 raw-html"]),
    ("![alt](/a.png)\n\n---", &["1:1 unsupported-markdown", "3:1 unsupported-markdown"]),
    ("> > > > > > > > > > > > > > > > > > > > > > > > > > > > deep", &["1:47 too-deep"]),
    ("# Title", &["1:1 heading-level"]),
    ("## A\n\n#### B", &["3:1 heading-skip"]),
    (
        "## A {.loud}\n\n## B {size=3}\n\n## C {#Upper}",
        &["1:1 heading-attribute", "3:1 heading-attribute", "5:1 bad-slug"],
    ),
    ("- ## A", &["1:3 heading-inside"]),
    ("::crux\n## A\n::end", &["2:1 heading-inside"]),
    ("## A {path=7}", &["1:1 bad-path"]),
    ("## A b\n\n## A *b*\n\n## A b {#c}", &["3:1 duplicate-id"]),
    ("## Claim 1\n\n::claim\nA\n::end", &["3:1 duplicate-id"]),
    (
        "[a](javascript:x), [b](http://a.org), [c](read/), <ftp://x.org>",
        &["1:1 bad-link", "1:20 bad-link", "1:39 bad-link", "1:51 bad-link"],
    ),
    ("[a][gone] and [b]\n\n[b]: data:x", &["1:1 broken-link", "1:15 bad-link"]),
    ("<a@b.org> and <https://a.org/>", &[]),
    (
        "[a](/read/gone/), [b](#gone), [c](/read/later/#x), [d](/lab/gone/)",
        &["1:1 broken-link", "1:19 broken-link", "1:31 broken-link", "1:52 broken-link"],
    ),
    (
        "[a](/glossary/#gone) [b](/glossary/#game-tree) [c](/embed/tree/?x=1) [d](/references/#gone)",
        &["1:1 broken-link", "1:70 broken-link"],
    ),
    ("[a](/read/later)", &["1:1 link-slash"]),
    ("A $a \\frac$ and $\\wrong$.\n\n$$\n\\color{red} x\n$$", &["1:11 math", "1:18 math", "3:3 math"]),
    // Directives.
    ("::boom\n::end", &["1:1 unknown-directive", "2:1 stray-end"]),
    (
        "::widget\n::widget{tree\n::claim x\nA\n::end",
        &["1:1 directive-syntax", "2:1 directive-syntax", "3:1 directive-syntax", "5:1 stray-end"],
    ),
    ("- a\n  ::widget{tree}", &["2:3 directive-indented"]),
    ("::widget{tree extra}\n::claim{x=1}\nA\n::end", &["1:1 directive-attribute", "2:1 directive-attribute"]),
    ("::objection\nA\n::end", &["1:1 objection-source", "1:1 objection-source"]),
    ("::objection{author=\"A\" key=gone}\nA\n::end", &["1:1 unknown-reference"]),
    ("::claim\nA\n::crux\nB\n::end", &["3:1 nested-container"]),
    ("A\n::end", &["2:1 stray-end"]),
    ("A\n\n::claim\nA", &["3:1 unclosed-container"]),
    ("::claim\n::end", &["1:1 empty-container"]),
    ("::reply\nA\n::end", &["1:1 reply-alone"]),
    (
        "::class\n- one\n- two\n- three\n::end\n\n::class\nNone.\n::end",
        &["1:1 class-questions", "7:1 class-questions"],
    ),
    ("| a |\n|---|\n| 1 |\n::widget{tree}\n- b\n::widget{tree}\n> c\n::widget{tree}", &[]),
    // Readability.
    ("It costs $5, \\$6.", &["1:10 lone-dollar"]),
    ("Short. Wow! `x!`", &["1:11 exclamation"]),
    (
        "Short one. A a a a a a a a a a a a a a a a a a a\na a a a a a a a a a a a a a a a a.",
        &["1:12 long-sentence"],
    ),
    (
        "The RLHF, and (RLHF). GPTs use NASA; LLMs do, part II.",
        &["1:23 acronym", "1:32 acronym", "1:38 acronym"],
    ),
    ("NASA (the agency) and large language models (LLMs): an LLM.", &[]),
    ("A game\ntree, then [[game tree]].", &["1:3 unlinked-term"]),
    ("A [[game tree]], then game trees.", &[]),
    ("Gametree, *Trees of moves*: a **tree of moves**.", &["1:33 unlinked-term"]),
];

#[test]
fn reports_at_line_and_column() {
    let cases = CASES.iter().map(|(body, expect)| (body.to_string(), expect));
    let with_carriage_returns = CASES.iter().map(|(body, expect)| (body.replace('\n', "\r\n"), expect));
    let wrong: Vec<String> = cases
        .chain(with_carriage_returns)
        .filter_map(|(body, expect)| body_mismatch(&body, expect))
        .collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n\n"));
}

#[test]
fn long_paragraphs() {
    let body = format!("One.\n\n{}", "Five words are in here. ".repeat(25));
    assert_eq!(body_mismatch(&body, &["3:1 long-paragraph"]), None);
}

#[test]
fn front_matter() {
    check_file(CHAPTER, "No front matter.", &["1:1 front-matter", "1:1 missing-key", "1:1 missing-key"]);
    let check = |from: &str, to: &str, expect: &[&str]| check_file(CHAPTER, &FRONT.replace(from, to), expect);
    check("claim = \"It holds.\"", "claim = \"\"\ncolour = 1", &["1:1 missing-key", "4:1 unknown-key"]);
    check("\"First\"", "\"Other\"", &["2:9 title-differs"]);
    check("full = 2", "full = 2, path6 = 1", &["4:35 unknown-key"]);
    check("minutes = { path15 = 1, full = 2 }\n", "", &[]);
    check("[\"S1\"]", "\"S1\"", &["5:8 wrong-type"]);
    check("rows =", "rows", &["5:6 toml"]);
}
