//! Everything that can be wrong with the sources: one line for each, with its code, severity and text.
//!
//! Used by the whole compiler; the texts are for writers, on the terminal. `CODES` lets tests ask for a case of each.

use super::Severity;

macro_rules! faults {
    ($($name:ident($($part:ty),*) $severity:ident $code:literal $text:literal;)*) => {
        /// What is wrong, with the names it concerns.
        #[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
        pub(crate) enum Fault {
            $(#[error($text)] $name($($part),*),)*
        }

        impl Fault {
            /// Stable short name, shown in brackets.
            pub(crate) fn code(&self) -> &'static str {
                match self { $(Self::$name(..) => $code,)* }
            }

            /// Whether it stops a build.
            pub(crate) fn severity(&self) -> Severity {
                match self { $(Self::$name(..) => Severity::$severity,)* }
            }
        }

        /// All codes with their severity.
        pub const CODES: &[(&str, Severity)] = &[$(($code, Severity::$severity),)*];
    };
}

faults! {
    // Files and TOML.
    MissingFile() Error "missing-file" "the file is missing; FORMAT.md says what belongs in it";
    UnknownFile() Warning "unknown-file" "nothing reads this file; FORMAT.md lists the names";
    Toml(String) Error "toml" "{0}";
    MissingKey(&'static str) Error "missing-key" "`{0}` is missing or empty";
    UnknownKey(String) Error "unknown-key" "`{0}` is not a key here; FORMAT.md lists them";
    WrongType(String, &'static str) Error "wrong-type" "`{0}` must be {1}";
    BadDate(String) Error "bad-date" "`{0}` is no date of the form 2026-11-21";
    BadYear(i64) Error "bad-year" "{0} is no year of publication";
    FutureDate(String) Warning "future-date" "`{0}` lies in the future";
    BadSlug(String) Error "bad-slug" "`{0}` must be lower-case letters, digits and hyphens";
    BadUrl(String) Error "bad-url" "`{0}` must begin with https://";
    // References, figures, glossary, table of contents.
    MeaningOrQuestion() Error "meaning-or-question" "give either `meaning` or `question`";
    LongQuote() Error "long-quote" "quote one sentence at most";
    MissingQuote() Warning "missing-quote" "no `quote`: readers cannot compare the number with the source's own words";
    ReviewPassed(String) Error "review-passed" "was to be reviewed by {0}: look at the source again and move `checked` and `review`";
    DuplicateTerm(String, String) Error "duplicate-term" "`{0}` already names the entry `{1}`";
    DuplicateSlug(String) Error "duplicate-slug" "`{0}` stands here twice";
    BadStatus(String) Error "bad-status" "`{0}` must be `written` or `planned`";
    UnknownPremise(String) Error "unknown-premise" "no premise `{0}` in toc.toml";
    UnlistedChapter(String) Error "unlisted-chapter" "toc.toml does not list `{0}`";
    TitleDiffers(String) Error "title-differs" "toc.toml calls this chapter `{0}`";
    MinutesDiffer(u32, u32) Warning "minutes-differ" "{0} minutes are aimed at, {1} are counted";
    // Keys used in prose.
    UnknownReference(String) Error "unknown-reference" "no source `{0}` in references.toml";
    UnknownFigure(String) Error "unknown-figure" "no number `{0}` in figures.toml";
    UnknownTerm(String) Error "unknown-term" "no term `{0}` in glossary.toml";
    UnknownWidget(String) Error "unknown-widget" "no widget `{0}` in the registry";
    UnknownCalc(String) Error "unknown-calc" "no widget computes `{0}`";
    UnknownNote(String) Error "unknown-note" "no note `[^{0}]:` in this file";
    UnusedNote(String) Error "unused-note" "nothing refers to the note `[^{0}]`";
    DuplicateNote(String) Error "duplicate-note" "the note `[^{0}]` is written twice";
    NoteInNote(String) Error "note-in-note" "a note cannot refer to the note `[^{0}]`";
    UnknownMarker(String) Error "unknown-marker" "`{0}` means nothing; known are {{fig:key}} and {{calc:widget.key}}, and \\{{ is a plain brace";
    UnclosedMarker(&'static str) Error "unclosed-marker" "`{0}` is opened and never closed, or holds what it cannot";
    // Markdown.
    FrontMatter() Error "front-matter" "begin the file with front matter between two lines `+++`";
    RawHtml() Error "raw-html" "raw HTML is not allowed; write \\< for the sign";
    Unsupported(&'static str) Error "unsupported-markdown" "{0} is not allowed";
    TooDeep() Error "too-deep" "nested more deeply than the site shows";
    HeadingLevel() Error "heading-level" "level 1 is the page's title; begin with ##";
    HeadingSkip(u8, u8) Warning "heading-skip" "level {1} follows level {0}: a level is skipped";
    HeadingAttribute(String) Error "heading-attribute" "a heading takes {{path=…}} and {{#id}}, not `{0}`";
    HeadingInside() Error "heading-inside" "no heading inside lists, quotes, notes and containers";
    BadPath(String) Error "bad-path" "`{0}` is no path: 5, 15 or full";
    DuplicateId(String) Error "duplicate-id" "the anchor `{0}` is taken; give another with {{#id}}";
    BadLink(String) Error "bad-link" "`{0}`: links are https:, mailto:, #id or /path/ inside the site";
    BrokenLink(String) Error "broken-link" "`{0}` leads nowhere";
    LinkSlash(String) Warning "link-slash" "`{0}` should end with a slash: the server redirects otherwise";
    Math(String) Error "math" "{0}";
    // Directives.
    UnknownDirective(String) Error "unknown-directive" "no directive `::{0}`";
    DirectiveSyntax() Error "directive-syntax" "write ::name or ::name{{key=value other=\"two words\"}} alone on its line";
    DirectiveIndented() Error "directive-indented" "a directive begins in the first column";
    DirectiveAttribute(String) Error "directive-attribute" "`{0}` does not belong here";
    ObjectionSource(&'static str) Error "objection-source" "an objection needs `{0}`: who holds it, and where it stands";
    NestedContainer(String) Error "nested-container" "`::{0}` is still open: close it with ::end";
    StrayEnd() Error "stray-end" "nothing to close";
    UnclosedContainer(String) Error "unclosed-container" "`::{0}` is never closed";
    EmptyContainer(String) Error "empty-container" "`::{0}` holds nothing";
    ReplyAlone() Error "reply-alone" "a reply stands after an objection";
    ClassQuestions() Error "class-questions" "write a list of exactly two questions";
    // Lesson plans.
    LessonOutline() Error "lesson-outline" "the outline holds one table, whose first column is minutes";
    LessonStep(String) Error "lesson-step" "`{0}`: a row of the outline begins with a whole number of minutes";
    LessonMinutes(u32, u32) Error "lesson-minutes" "the outline takes {0} minutes, a lesson has {1}";
    LessonQuestion(String) Error "lesson-question" "`{0}`: a question for the room has a step of the outline, a question, its answers with ` / ` between them, the right one of these or nothing, and what is released";
    // Languages.
    WordsMissing(String) Error "words-missing" "`{0}` is missing in this language";
    WordsExtra(String) Error "words-extra" "`{0}` is not in the English file";
    PlacesDiffer(String) Error "places-differ" "`{0}` has other places in braces than the English text";
    // Readability.
    LoneDollar() Warning "lone-dollar" "a lone dollar sign: write \\$, or close the formula";
    LongSentence(usize) Warning "long-sentence" "a sentence of {0} words";
    LongParagraph(usize) Warning "long-paragraph" "a paragraph of {0} words";
    Acronym(String) Warning "acronym" "`{0}` is explained neither here nor in the glossary";
    UnlinkedTerm(String, String) Warning "unlinked-term" "`{0}` is in the glossary: link its first use, [[{1}]]";
    Exclamation() Warning "exclamation" "an exclamation mark";
}
