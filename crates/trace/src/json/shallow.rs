//! The first level of a list or map: names and the text of each value, unread. So a log of many megabytes costs one
//! pass over its bytes, each sample is read when it is wanted, what nobody asks for may be as deep as it likes, and of
//! a file that breaks off all that came before is kept. Used by every format.

use std::borrow::Cow;

use super::lex::Lexer;
use super::{JsonError, JsonFault, MAX_VALUES, parse};

/// The values of one list or map as text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Shallow<'a> {
    /// Names (empty in a list) and the text of each value. Where the text breaks off, the last one is cut short.
    pub items: Vec<(Cow<'a, str>, &'a str)>,
    /// Where and how the text stopped being JSON. Items before that place are whole.
    pub fault: Option<JsonError>,
    /// The byte after the closing bracket, or of the fault.
    pub end: usize,
    /// Is the last item cut short by the end of the text?
    pub is_last_cut: bool,
}

impl<'a> Shallow<'a> {
    /// The text of the value under this name; the last one of several.
    #[must_use]
    pub fn get(&self, name: &str) -> Option<&'a str> {
        self.items.iter().rev().find(|(key, _)| key == name).map(|(_, text)| *text)
    }

    /// Has it all of these names?
    #[must_use]
    pub fn has(&self, names: &[&str]) -> bool {
        names.iter().all(|name| self.get(name).is_some())
    }

    /// The text of a short value under this name, unescaped; nothing for anything else.
    #[must_use]
    pub fn text(&self, name: &str) -> Option<String> {
        Some(parse(self.get(name)?).ok()?.value.text()?.to_owned())
    }
}

/// Reads the first level of a list or map at the start of a text; what follows its end is left alone.
///
/// ```
/// use lookahead_trace::json::shallow;
/// let cut = shallow(r#"{"a": [1, {"b": 2}], "c": [3, "#);
/// assert_eq!(cut.get("a"), Some(r#"[1, {"b": 2}]"#));
/// assert_eq!(cut.get("c"), Some("[3, "));
/// assert!(cut.fault.is_some() && cut.is_last_cut);
/// ```
#[must_use]
pub fn shallow(text: &str) -> Shallow<'_> {
    let mut found = Shallow::default();
    let mut lexer = Lexer::new(text);
    found.fault = level(&mut lexer, &mut found).err();
    found.end = lexer.at;
    found
}

/// The elements of a list as texts (nothing for anything else), and where it breaks off.
#[must_use]
pub fn elements(text: &str) -> Shallow<'_> {
    if text.trim_ascii_start().starts_with('[') { shallow(text) } else { Shallow::default() }
}

fn level<'a>(lexer: &mut Lexer<'a>, found: &mut Shallow<'a>) -> Result<(), JsonError> {
    lexer.skip_space();
    let is_map = lexer.peek() == Some(b'{');
    let bracket = if is_map { b'}' } else { b']' };
    if !is_map && lexer.peek() != Some(b'[') {
        return Err(lexer.error());
    }
    lexer.at += 1;
    lexer.skip_space();
    if lexer.take(bracket) {
        return Ok(());
    }
    loop {
        item(lexer, is_map, found)?;
        lexer.skip_space();
        if lexer.take(bracket) {
            return Ok(());
        }
        if !lexer.take(b',') {
            return Err(lexer.error());
        }
    }
}

fn item<'a>(lexer: &mut Lexer<'a>, is_map: bool, found: &mut Shallow<'a>) -> Result<(), JsonError> {
    lexer.skip_space();
    let mut name = Cow::Borrowed("");
    if is_map {
        name = lexer.quoted()?;
        lexer.skip_space();
        if !lexer.take(b':') {
            return Err(lexer.error());
        }
        lexer.skip_space();
    }
    if found.items.len() >= MAX_VALUES {
        return Err(lexer.fault(JsonFault::TooManyValues));
    }
    let start = lexer.at;
    let result = lexer.skip_value();
    let text = lexer.text.get(start..lexer.at.min(lexer.text.len())).unwrap_or_default();
    // A value that is no value at all is left out; one that is cut short is kept with the fault.
    found.is_last_cut = result.is_err() && lexer.at >= lexer.text.len();
    if result.is_ok() || (found.is_last_cut && !text.is_empty()) {
        found.items.push((name, text));
    }
    result
}
/// The elements of lists with their numbers, which go on from each list's own start.
pub(crate) fn numbered<'a>(lists: &[(u32, &'a str)]) -> Vec<(u32, &'a str)> {
    let mut found = Vec::new();
    for (start, list) in lists {
        let mut number = *start;
        for (_, element) in elements(list).items {
            found.push((number, element));
            number = number.saturating_add(1);
        }
    }
    found
}
