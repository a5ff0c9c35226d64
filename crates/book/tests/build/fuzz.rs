//! No input panics, every problem has a place in its file, and what was compiled survives JSON.

use lookahead_book::build::Sources;
use proptest::prelude::*;

use crate::small_book::{CHAPTER, FRONT, compile_all, sources, with};

/// Pieces that mean something, thrown together at random.
const PIECES: &[&str] = &[
    "::claim\n",
    "::end\n",
    "::objection{author=\"A\" key=jones}\n",
    "::reply\n",
    "::class\n",
    "::crux\n",
    "::widget{tree a=1}\n",
    "::widget{",
    "::",
    "## H {path=15}\n",
    "### I {path=full}\n",
    "# J\n",
    "#",
    "{path=",
    "[@jones]",
    "[@",
    "[[",
    "]]",
    "[[game tree]]",
    "[[x|y]]",
    "{fig:share}",
    "{calc:tree.root}",
    "{fig:",
    "}",
    "{",
    "$",
    "$$",
    "$x_1$",
    "\\frac{",
    "$$\\sqrt{2}$$",
    "\\",
    "\\{",
    "[^a]",
    "[^a]: note\n",
    "[^b]:\n",
    "- ",
    "1. ",
    "    ",
    "> ",
    "\n",
    "\n\n",
    "\r\n",
    "\r",
    "```\n",
    "~~~",
    "`",
    "|a|b|\n|-|-|\n",
    "|",
    "<b>",
    "<!--",
    "-->",
    "<?",
    "?>",
    "![",
    "](",
    "[a](/b)",
    "[a](#claim-1)",
    "*",
    "**",
    "_",
    "word ",
    "RLHF ",
    "é",
    "😀",
    "“",
    "!",
    ". A",
    "\u{0}",
    "\u{feff}",
    "+++\n",
    "\t",
    "&amp;",
    "&#0;",
    "\"",
    "'",
    "--",
    "...",
    ";",
];

/// Pieces of LaTeX.
const FORMULA: &[&str] = &[
    "x",
    "1",
    " ",
    "{",
    "}",
    "[",
    "]",
    "(",
    ")",
    "^",
    "_",
    "'",
    "&",
    "\\\\",
    "\\frac",
    "\\sqrt",
    "\\left(",
    "\\right)",
    "\\text{a ",
    "\\begin{matrix}",
    "\\end{matrix}",
    "\\begin{cases}",
    "\\end{cases}",
    "\\sum",
    "\\limits",
    "\\mathbb",
    "\\over",
    "\\middle|",
    "\\operatorname{ab}",
    "\\hat",
    "\\overbrace",
    "\\not",
    "=",
    "<",
    "~",
    "%",
    "#1",
    "é",
    "\\,",
    "\\",
    "\\newcommand",
    "\\tag{1}",
];

fn soup() -> impl Strategy<Value = String> {
    prop::collection::vec(prop::sample::select(PIECES), 0..60).prop_map(|pieces| pieces.concat())
}

fn holds(sources: &Sources) {
    let (compiled, problems) = compile_all(sources);
    for problem in &problems {
        let lines = sources.get(&problem.file).map_or(1, |text| text.split('\n').count());
        assert!(problem.line >= 1 && problem.line as usize <= lines, "{problem}");
    }
    let chapters = &compiled.books["en"].chapters;
    let json = serde_json::to_string(chapters).unwrap();
    assert_eq!(&serde_json::from_str::<Vec<lookahead_book::Chapter>>(&json).unwrap(), chapters);
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 600, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn soup_never_panics(body in soup()) {
        holds(&with(CHAPTER, &format!("{FRONT}{body}")));
    }

    #[test]
    fn formulas_never_panic(pieces in prop::collection::vec(prop::sample::select(FORMULA), 0..80)) {
        holds(&with(CHAPTER, &format!("{FRONT}A ${}$ b\n\n$$\n{}\n$$\n", pieces.concat(), pieces.concat())));
    }

    #[test]
    fn any_text_never_panics(text in "\\PC*", file in 0usize..7) {
        let path = sources().keys().nth(file).unwrap().clone();
        holds(&with(&path, &text));
        holds(&with(CHAPTER, &format!("{FRONT}{text}")));
    }

    #[test]
    fn mutilated_files_never_panic(file in 0usize..7, from in 0usize..400, length in 0usize..30, piece in soup()) {
        let mut sources = sources();
        let text = sources.values_mut().nth(file).unwrap();
        let ends: Vec<usize> = text.char_indices().map(|(at, _)| at).chain([text.len()]).collect();
        let (start, end) = (ends[from.min(ends.len() - 1)], ends[(from + length).min(ends.len() - 1)]);
        text.replace_range(start..end, &piece);
        holds(&sources);
    }
}

#[test]
fn deep_and_long_inputs_are_refused_not_feared() {
    for piece in
        ["> ", "- ", "*", "_a ", "[", "{", "((", "::claim\n", "[^a]: ", "$x$ ", "[[", "# ", "`", "\\(", "<b"]
    {
        holds(&with(CHAPTER, &format!("{FRONT}{}", piece.repeat(3000))));
    }
    for piece in [
        "{",
        "\\sqrt",
        "\\left(",
        "^",
        "x^{",
        "\\frac",
        "\\begin{matrix}",
        "\\text{",
        "'",
        "\\sqrt[a",
        "\\hat ",
        "_\\hat",
        "{a",
        "(\\left.",
        "\\over ",
    ] {
        for wrap in ["$", "$$"] {
            holds(&with(CHAPTER, &format!("{FRONT}{wrap}{}{wrap}", piece.repeat(1500 / piece.len()))));
        }
    }
    holds(&with("content/en/toc.toml", &format!("a = {}", "[".repeat(20_000))));
    holds(&with("content/en/site.toml", &format!("a{} = 1", ".a".repeat(5_000))));
}
