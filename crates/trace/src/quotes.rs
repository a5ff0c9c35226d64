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
        if char.is_alphanumeric() {
            text.extend(char.to_lowercase());
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
        let quote = quote.text.trim_end();
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
