//! What is reported in the TOML files, and where.

use crate::small_book::{
    CHAPTER, FIGURES, GLOSSARY, REFERENCES, TOC, check_file, compile_all, mismatch, places, sources, with,
};

const FIGURES_PATH: &str = "content/figures.toml";
const REFERENCES_PATH: &str = "content/references.toml";
const GLOSSARY_PATH: &str = "content/en/glossary.toml";
const TOC_PATH: &str = "content/en/toc.toml";
const WIDGET_PATH: &str = "content/en/widgets/tree.toml";

/// File, what is replaced in the valid text, by what, and the `line:column code` of each problem.
pub const CASES: &[(&str, &str, &str, &[&str])] = &[
    (REFERENCES_PATH, "year = 2017", "year = 20170\nissue = 3", &["3:8 bad-year", "4:1 unknown-key"]),
    (REFERENCES_PATH, "year = 2017", "year = \"2017\"", &["3:8 wrong-type"]),
    (REFERENCES_PATH, "title = \"Trees\"\n", "", &["1:2 missing-key"]),
    (REFERENCES_PATH, "https://example.org/trees", "http://example.org/trees", &["6:7 bad-url"]),
    (REFERENCES_PATH, "\"2026-11-01\"", "\"2026-11-31\"", &["7:11 bad-date"]),
    (REFERENCES_PATH, "2026-11-02", "2026-11-22", &["15:11 future-date"]),
    (REFERENCES_PATH, "[jones]", "[Jones]", &["9:2 bad-slug"]),
    (REFERENCES_PATH, "year = 2020", "year = 2020\nyear = 2021", &["12:1 toml"]),
    (FIGURES_PATH, "review = \"2026-11-21\"", "review = \"2026-11-20\"", &["9:10 review-passed"]),
    (FIGURES_PATH, "\"smith-2017\"", "\"gone\"", &["6:10 unknown-reference"]),
    (FIGURES_PATH, "source = \"smith-2017\"\n", "", &["1:2 missing-key"]),
    (FIGURES_PATH, "quote = \"The share was 12 %.\"\n", "", &["1:2 missing-quote"]),
    (FIGURES_PATH, "The share was 12 %.", "It was 12 %. That is all.", &["7:9 long-quote"]),
    (FIGURES_PATH, "population", "question", &["1:2 meaning-or-question", "1:2 missing-key"]),
    (FIGURES_PATH, "2024-12", "December", &["5:8 bad-date"]),
    (GLOSSARY_PATH, "[\"tree of moves\"]", "[\"Game-Tree\"]\nsource = \"gone\"", &["5:10 unknown-reference"]),
    (
        GLOSSARY_PATH,
        "[game-tree]",
        "[another]\nterm = \"Game tree\"\nshort = \"x\"\n[game-tree]",
        &["4:2 duplicate-term", "5:8 duplicate-term"],
    ),
    (TOC_PATH, "slug = \"later\"", "slug = \"first\"", &["11:8 duplicate-slug"]),
    (TOC_PATH, "\"planned\"", "\"soon\"", &["14:10 bad-status"]),
    (TOC_PATH, "\"planned\"", "\"planned\"\npath = \"7\"", &["15:8 bad-path"]),
    (TOC_PATH, "\"planned\"", "\"planned\"\npremises = [\"gone\"]", &["15:12 unknown-premise"]),
    (TOC_PATH, "[[part]]", "[[premise]]\nslug = \"a\"\nname = \"A\"\n\n[[part]]", &["1:1 missing-key"]),
    (CHAPTER, "full = 2", "full = 9", &["4:32 minutes-differ"]),
    (CHAPTER, "full = 2", "full = -1", &["4:32 wrong-type"]),
    (TOC_PATH, "teaser = \"Not yet.\"", "teaser = 5", &["13:10 wrong-type"]),
    (WIDGET_PATH, "title = \"Tree\"\n", "n = 1\n", &["1:1 missing-key", "1:5 wrong-type"]),
];

fn valid(path: &str) -> String {
    sources().remove(path).unwrap()
}

#[test]
fn the_small_book_is_valid() {
    assert_eq!(compile_all(&sources()).1, []);
    assert!([REFERENCES, FIGURES, GLOSSARY, TOC].iter().all(|text| !text.is_empty()));
}

#[test]
fn reports_at_line_and_column() {
    let wrong = CASES.iter().filter_map(|(path, from, to, expect)| {
        let text = valid(path);
        assert!(text.contains(from), "{from}");
        let expect: Vec<String> = expect.iter().map(ToString::to_string).collect();
        mismatch(path, &text.replacen(from, to, 1), &expect)
    });
    let wrong: Vec<String> = wrong.collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n\n"));
}

#[test]
fn files_that_are_missing_or_unknown() {
    check_file("content/en/chapters/lost.md", "", &["1:1 unlisted-chapter"]);
    check_file("content/en/widgets/gone.toml", "", &["1:1 unknown-widget"]);
    check_file("content/notes.txt", "", &["1:1 unknown-file"]);
    for path in [TOC_PATH, WIDGET_PATH, "content/en/site.toml", CHAPTER] {
        let mut sources = sources();
        sources.remove(path);
        assert_eq!(places(&compile_all(&sources).1, path)[0], "1:1 missing-file", "{path}");
    }
}

#[test]
fn words_are_flattened() {
    let text = "title = \"T\"\ndescription = \"D\"\nby_hand = [\"a\", \"b\"]\n[controls.days]\nlabel = \"Days {n}\"\n";
    let (compiled, problems) = compile_all(&with(WIDGET_PATH, text));
    assert_eq!(problems, []);
    let words = &compiled.books["en"].widgets["tree"];
    assert_eq!(words.list("by_hand"), ["a", "b"]);
    assert_eq!(words.fill("controls.days.label", &[("n", "3")]), "Days 3");
}

#[test]
fn pages_of_chapters_and_neighbours() {
    let page =
        "\n[[part.chapter.page]]\nslug = \"one\"\ntitle = \"P\"\nteaser = \"t\"\nstatus = \"planned\"\n";
    let (compiled, problems) = compile_all(&with(TOC_PATH, &format!("{TOC}{page}")));
    assert_eq!(problems, []);
    let book = &compiled.books["en"];
    let lines: Vec<(&str, u32, u32)> =
        book.chapters.iter().map(|chapter| (chapter.slug.as_str(), chapter.number, chapter.page)).collect();
    assert_eq!(lines, [("first", 1, 0), ("later", 2, 0), ("later/one", 2, 1)]);
    let (before, after) = book.toc.neighbours("later/one");
    assert_eq!((before.map(|line| line.slug.as_str()), after), (Some("first"), None));
}
