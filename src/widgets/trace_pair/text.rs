//! A text as nodes. Nothing in it is ever read as HTML: it becomes text nodes, and what cannot be seen (marks that turn the
//! direction of writing, control characters) is written out by its number.

use crate::page::Node;

/// A stretch that is marked: bytes and a class.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Mark {
    pub start: usize,
    pub end: usize,
    /// Class of the mark.
    pub class: String,
    /// What stands behind it, for eyes that do not see colours.
    pub sign: String,
}

/// Marks that are drawn at most in one text.
const MOST_MARKS: usize = 300;

/// Odd characters that are written out at most in one text.
const MOST_ODD: usize = 2_000;

/// The text with its marks; where marks overlap the first one counts.
pub(super) fn nodes(text: &str, marks: &[Mark]) -> Vec<Node> {
    let mut out = Vec::new();
    let mut at = 0;
    let marks = marks.get(..marks.len().min(MOST_MARKS)).unwrap_or_default();
    loop {
        // The next mark that begins here or later; few marks, so each is looked at.
        let found = marks.iter().filter(|mark| mark.start >= at && mark.end > mark.start);
        let found = found
            .filter_map(|mark| Some((mark, text.get(at..mark.start)?, text.get(mark.start..mark.end)?)));
        let Some((mark, before, marked)) = found.min_by_key(|(mark, _, _)| mark.start) else { break };
        plain(before, &mut out);
        let mut inner = Vec::new();
        plain(marked, &mut inner);
        if !mark.sign.is_empty() {
            inner.push(Node::words("sup", &[], &mark.sign));
        }
        out.push(Node::element("mark", &[("class", &mark.class)], inner));
        at = mark.end;
    }
    plain(text.get(at..).unwrap_or_default(), &mut out);
    out
}

/// A short text on one line: odd characters as signs, line breaks as spaces, cut at so many bytes.
pub(super) fn line(text: &str, longest: usize) -> String {
    let cut = text.get(..text.floor_char_boundary(longest)).unwrap_or_default();
    let shown = cut.chars().map(|char| match char {
        '\n' | '\r' | '\t' => ' ',
        char if is_odd(char) => '\u{fffd}',
        char => char,
    });
    let ellipsis = (cut.len() < text.len()).then_some('…');
    shown.chain(ellipsis).collect()
}

fn plain(text: &str, out: &mut Vec<Node>) {
    let mut start = 0;
    let odd = text.char_indices().filter(|(_, char)| is_odd(*char)).take(MOST_ODD);
    for (at, char) in odd {
        push(text.get(start..at), out);
        out.push(Node::words("span", &[("class", "odd-char")], &name(char)));
        start = at + char.len_utf8();
    }
    push(text.get(start..), out);
}

fn push(text: Option<&str>, out: &mut Vec<Node>) {
    out.extend(text.filter(|text| !text.is_empty()).map(Node::text));
}

/// `U+202E`.
fn name(char: char) -> String {
    let digits = (0..6).rev().map(|place| (char as u32 >> (4 * place)) & 15);
    let digits = digits.filter_map(|digit| char::from_digit(digit, 16)).map(|digit| digit.to_ascii_uppercase());
    let digits: String = digits.collect();
    let short = digits.trim_start_matches('0');
    let width = digits.len() - short.len().max(4);
    ["U+", digits.get(width..).unwrap_or_default()].concat()
}

/// Control characters, marks of direction, and what has no width and joins nothing.
fn is_odd(char: char) -> bool {
    matches!(char,
        '\0'..='\u{8}' | '\u{b}'..='\u{c}' | '\u{e}'..='\u{1f}' | '\u{7f}'..='\u{9f}' | '\u{61c}' | '\u{200b}'
        | '\u{200e}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}' | '\u{fff9}'..='\u{fffb}'
        | '\u{e0000}'..='\u{e007f}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_cannot_be_seen_is_written_out() {
        let found = nodes("a\u{202e}b\0\u{e0041}", &[]);
        let texts: Vec<String> = found.iter().map(|node| format!("{node:?}")).collect();
        assert_eq!(found.len(), 5, "{texts:?}");
        for (at, wanted) in [(1, "U+202E"), (3, "U+0000"), (4, "U+E0041")] {
            assert!(texts[at].contains(wanted), "{texts:?}");
        }
        assert_eq!(line("a\u{202e}\nb", 100), "a\u{fffd} b");
        assert_eq!(line("äöü", 3), "ä…");
    }

    #[test]
    fn marks_are_cut_out_and_overlaps_left_alone() {
        let mark = |start, end| Mark { start, end, class: "c".to_owned(), sign: "1".to_owned() };
        let found = nodes("hällo you", &[mark(7, 10), mark(0, 3), mark(2, 4), mark(4, 99), mark(1, 2)]);
        let tags: Vec<Option<&str>> = found.iter().map(|node| node.attribute("class")).collect();
        assert_eq!(tags, [Some("c"), None, Some("c")]);
    }
}
