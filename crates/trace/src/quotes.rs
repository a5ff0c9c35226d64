//! Quotes that a classifier gave, found again in the text: they come in small letters, without punctuation and hyphens
//! ("freetier"), so both sides are brought to that form and places are mapped back. Used by `open_source`.

use crate::find::find;
use crate::model::offset;

/// A text in the quotes' form, with the place of each of its bytes in the original.
pub(crate) struct Normalised<'a> {
    original: &'a str,
    text: String,
    /// Original byte of each byte of `text`.
    places: Vec<usize>,
}

/// Letters and digits in small, one space for each run of spaces, nothing else.
pub(crate) fn normalised(original: &str) -> Normalised<'_> {
    let mut text = String::new();
    let mut places = Vec::new();
    for (at, char) in original.char_indices() {
        if is_letter(char) {
            text.push(small(char));
        } else if char.is_whitespace() && !text.is_empty() && !text.ends_with(' ') {
            text.push(' ');
        }
        places.resize(text.len(), at);
    }
    Normalised { original, text, places }
}

impl Normalised<'_> {
    /// Where the quote stands in the original: first byte and the byte after the last one.
    pub fn find(&self, quote: &str) -> Option<(u32, u32)> {
        let quote = normalised(quote);
        let quote = quote.text.trim_ascii_end();
        if quote.is_empty() {
            return None;
        }
        let at = find(&self.text, quote)?;
        let start = *self.places.get(at)?;
        let last = *self.places.get(at + quote.len() - 1)?;
        let letter = self.original.get(last..)?.chars().next()?;
        Some((offset(start), offset(last + letter.len_utf8())))
    }
}

/// Letters and digits, and of what is not ASCII all but spaces and the usual punctuation: the library's tables of all
/// letters weigh more than the rest of this module.
fn is_letter(char: char) -> bool {
    let is_sign =
        matches!(char, '\u{80}'..='\u{bf}' | '\u{2000}'..='\u{206f}' | '\u{3000}'..='\u{303f}' | '\u{fffd}');
    char.is_ascii_alphanumeric() || (!char.is_ascii() && !is_sign)
}

/// A letter in small: ASCII, Western European, Greek and Cyrillic letters; others stay.
fn small(char: char) -> char {
    let distance = match char {
        'A'..='Z' | '\u{c0}'..='\u{de}' | '\u{391}'..='\u{3a9}' | '\u{410}'..='\u{42f}'
            if char != '\u{d7}' =>
        {
            0x20
        }
        '\u{400}'..='\u{40f}' => 0x50,
        '\u{100}'..='\u{137}' | '\u{14a}'..='\u{177}' => 1 - (char as u32 & 1),
        '\u{139}'..='\u{148}' => char as u32 & 1,
        _ => 0,
    };
    char::from_u32(char as u32 + distance).unwrap_or(char)
}

#[cfg(test)]
mod tests {
    use super::{normalised, small};

    #[test]
    fn small_letters_are_those_of_the_library() {
        let ranges =
            ['\u{0}'..='\u{12f}', '\u{132}'..='\u{177}', '\u{391}'..='\u{3a9}', '\u{400}'..='\u{45f}'];
        for char in ranges.into_iter().flatten().filter(|char| !['\u{149}', '\u{3a2}'].contains(char)) {
            assert_eq!(char.to_lowercase().next(), Some(small(char)), "{char:?}");
        }
    }

    #[test]
    fn quotes_are_found_where_they_stand() {
        let text = "“I’m on the Free-tier”, said  the\nÄlteste: decision—making, 25 %.";
        let marked = |quote: &str| {
            normalised(text).find(quote).map(|(start, end)| &text[start as usize..end as usize])
        };
        assert_eq!(
            marked("im on the freetier said the älteste"),
            Some("I’m on the Free-tier”, said  the\nÄlteste")
        );
        assert_eq!(marked("decisionmaking 25"), Some("decision—making, 25"));
        assert_eq!((marked("nothing"), marked(""), marked(" -")), (None, None, None));
    }
}
