//! Directive lines: found before Markdown is read, and masked by an empty processing instruction of the same
//! length, which Markdown passes through as a block of its own wherever it stands in the first column.

use crate::build::fault::Fault;
use crate::build::problem::Report;
use crate::build::source::SourceFile;

/// One line `::name{…}`.
pub(crate) struct Directive {
    /// Byte offset in the body.
    pub(crate) at: usize,
    pub(crate) name: String,
    /// Words without `=`.
    pub(crate) words: Vec<String>,
    /// Keys and values in order.
    pub(crate) params: Vec<(String, String)>,
}

/// Directives in order, and the body with their lines masked.
pub(crate) struct Directives {
    pub(crate) masked: String,
    pub(crate) lines: Vec<Directive>,
}

/// Finds all directives outside fenced code.
pub(crate) fn scan(file: &SourceFile<'_>, start: usize, body: &str, report: &mut Report) -> Directives {
    let mut found = Directives { masked: String::with_capacity(body.len()), lines: Vec::new() };
    let mut fence = None;
    let mut at = 0;
    for line in body.split_inclusive('\n') {
        let text = line.trim_end();
        fence = next_fence(fence, text);
        if fence.is_none() && looks_like_directive(text) {
            take_line(file, start, at, line, &mut found, report);
        } else {
            found.masked.push_str(line);
        }
        at += line.len();
    }
    found
}

fn take_line(
    file: &SourceFile<'_>,
    start: usize,
    at: usize,
    line: &str,
    found: &mut Directives,
    report: &mut Report,
) {
    let text = line.trim_end();
    let indent = text.len() - text.trim_start().len();
    if indent > 0 {
        report.add(file, start + at + indent, Fault::DirectiveIndented());
    }
    match parse(text.trim_start(), at) {
        Some(directive) => found.lines.push(directive),
        None => report.add(file, start + at + indent, Fault::DirectiveSyntax()),
    }
    found.masked.push_str("<?");
    found.masked.extend(std::iter::repeat_n(' ', text.len().saturating_sub(4)));
    found.masked.push_str("?>");
    found.masked.push_str(line.get(text.len()..).unwrap_or_default());
}

/// At least `::x`, so at least three bytes; the mask needs four, and no name is that short but in error.
fn looks_like_directive(text: &str) -> bool {
    let rest = text.trim_start().strip_prefix("::");
    text.len() >= 4 && rest.is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_alphabetic()))
}

/// The fence open after this line: its character and length.
fn next_fence(open: Option<(char, usize)>, line: &str) -> Option<(char, usize)> {
    let text = line.trim_start();
    let Some(first) = text.chars().next().filter(|first| matches!(first, '`' | '~')) else { return open };
    let length = text.chars().take_while(|c| *c == first).count();
    let rest = text.trim_start_matches(first);
    match open {
        Some((kind, needed)) if kind == first && length >= needed && rest.is_empty() => None,
        Some(_) => open,
        None if length >= 3 && !(first == '`' && rest.contains('`')) => Some((first, length)),
        None => None,
    }
}

fn parse(text: &str, at: usize) -> Option<Directive> {
    let text = text.strip_prefix("::")?;
    let name_end = text.find(|c: char| !c.is_ascii_alphanumeric() && c != '-').unwrap_or(text.len());
    let (name, rest) = text.split_at_checked(name_end)?;
    let mut directive = Directive { at, name: name.to_owned(), words: Vec::new(), params: Vec::new() };
    if rest.is_empty() {
        return Some(directive);
    }
    let mut inner = rest.strip_prefix('{')?.strip_suffix('}')?.trim();
    while !inner.is_empty() {
        inner = take_attribute(inner, &mut directive)?.trim_start();
    }
    Some(directive)
}

/// Reads one word or `key=value` and returns what follows.
fn take_attribute<'a>(text: &'a str, directive: &mut Directive) -> Option<&'a str> {
    let end = text.find(|c: char| c == '=' || c == '"' || c.is_whitespace()).unwrap_or(text.len());
    let (word, rest) = text.split_at_checked(end)?;
    if word.is_empty() || rest.starts_with('"') {
        return None;
    }
    let Some(value) = rest.strip_prefix('=') else {
        directive.words.push(word.to_owned());
        return Some(rest);
    };
    let (value, rest) = match value.strip_prefix('"') {
        Some(quoted) => quoted.split_once('"')?,
        None => value.split_at_checked(value.find(char::is_whitespace).unwrap_or(value.len()))?,
    };
    directive.params.push((word.to_owned(), value.to_owned()));
    Some(rest)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_words_and_parameters() {
        let directive = parse("::widget{game-tree preset=orchard note=\"two words\" n=3}", 0).unwrap();
        assert_eq!((directive.name.as_str(), directive.words), ("widget", vec!["game-tree".to_owned()]));
        let params: Vec<_> =
            directive.params.iter().map(|(key, value)| (key.as_str(), value.as_str())).collect();
        assert_eq!(params, [("preset", "orchard"), ("note", "two words"), ("n", "3")]);
        for wrong in ["::widget{", "::widget{a=\"b}", "::widget x", "::widget{\"a\"}", "::widget{=b}"] {
            assert!(parse(wrong, 0).is_none(), "{wrong}");
        }
    }

    #[test]
    fn masks_without_moving_anything() {
        let file = SourceFile::new("a", "");
        let body = "a\n::end\n```\n::end\n```\n~~~\n```\n::end\n~~~\n::claim\r\nb";
        let found = scan(&file, 0, body, &mut Report::default());
        assert_eq!(found.masked, "a\n<? ?>\n```\n::end\n```\n~~~\n```\n::end\n~~~\n<?   ?>\r\nb");
        assert_eq!(found.lines.iter().map(|line| line.at).collect::<Vec<_>>(), [2, 40]);
    }
}
