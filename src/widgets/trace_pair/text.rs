//! A text as nodes. Nothing in it is ever read as HTML: it becomes text nodes, and what cannot be seen (marks that turn the
//! direction of writing, control characters) is written out by its number.

use super::pieces::Page;

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
pub(super) fn put(page: &mut Page<'_>, text: &str, marks: &[Mark]) {
    let mut at = 0;
    while let Some(mark) = next_mark(text, marks, at) {
        plain(page, text.get(at..mark.start).unwrap_or_default());
        page.open("mark|class=$", &[&mark.class]);
        plain(page, text.get(mark.start..mark.end).unwrap_or_default());
        if !mark.sign.is_empty() {
            page.put("sup", &[], &mark.sign);
        }
        page.close();
        at = mark.end;
    }
    plain(page, text.get(at..).unwrap_or_default());
}

/// The next mark that begins at a byte or later. There are few, so each is looked at.
fn next_mark<'mark>(text: &str, marks: &'mark [Mark], at: usize) -> Option<&'mark Mark> {
    let mut next: Option<&Mark> = None;
    for mark in marks.iter().take(MOST_MARKS) {
        let is_text = mark.end > mark.start && text.get(mark.start..mark.end).is_some();
        if mark.start >= at && is_text && next.is_none_or(|next| mark.start < next.start) {
            next = Some(mark);
        }
    }
    next
}

/// A short text on one line: odd characters as signs, line breaks as spaces, cut at so many bytes.
#[inline(never)]
pub(super) fn line(text: &str, longest: usize) -> String {
    let cut = text.get(..text.floor_char_boundary(longest)).unwrap_or_default();
    let mut shown = String::with_capacity(cut.len() + 3);
    for char in cut.chars() {
        shown.push(match char {
            '\n' | '\r' | '\t' => ' ',
            char if is_odd(char) => '\u{fffd}',
            char => char,
        });
    }
    if cut.len() < text.len() {
        shown.push('…');
    }
    shown
}

fn plain(page: &mut Page<'_>, text: &str) {
    let mut start = 0;
    let mut n_odd = 0;
    for (at, char) in text.char_indices() {
        if is_odd(char) && n_odd < MOST_ODD {
            n_odd += 1;
            page.text(text.get(start..at).unwrap_or_default());
            page.put("span|class=odd-char", &[], &name(char));
            start = at + char.len_utf8();
        }
    }
    page.text(text.get(start..).unwrap_or_default());
}

/// `U+202E`.
fn name(char: char) -> String {
    let mut name = String::from("U+");
    for place in (0..6).rev() {
        let digit = (char as u32 >> (4 * place)) & 15;
        if digit > 0 || place < 4 || name.len() > 2 {
            name.extend(char::from_digit(digit, 16).map(|digit| digit.to_ascii_uppercase()));
        }
    }
    name
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
    use crate::figures::Speaker;
    use crate::page::Node;

    fn nodes(text: &str, marks: &[Mark]) -> Vec<Node> {
        let words = lookahead_book::Words::default();
        let mut page = Page::new(Speaker::new("trace-pair", &words));
        put(&mut page, text, marks);
        page.finish()
    }

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
