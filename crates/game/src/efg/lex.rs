//! Bytes to tokens, the way Gambit cuts them: `{ } ,`, numbers, texts in quotes, and symbols that run to the
//! next white space. Tokens borrow from the file.

use std::borrow::Cow;

use super::complaint::Found;

/// One token, without its place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Token<'a> {
    Open,
    Close,
    Comma,
    Number(&'a str),
    /// What stands between the quotes, and whether it holds a backslash.
    Text(&'a str, bool),
    Symbol(&'a str),
    UnclosedText,
    End,
}

/// A lexer with one token in hand.
#[derive(Clone, Debug)]
pub(super) struct Lexer<'a> {
    text: &'a str,
    start: usize,
    end: usize,
    token: Token<'a>,
}

impl<'a> Lexer<'a> {
    /// Stands on the first token.
    pub(super) fn new(text: &'a str) -> Self {
        let mut lexer = Self { text, start: 0, end: 0, token: Token::End };
        lexer.advance();
        lexer
    }

    pub(super) fn token(&self) -> Token<'a> {
        self.token
    }

    /// Where the token in hand starts, in bytes.
    pub(super) fn offset(&self) -> usize {
        self.start
    }

    /// Length of the file, in bytes.
    pub(super) fn n_bytes(&self) -> usize {
        self.text.len()
    }

    /// The token in hand as messages show it: its first characters.
    pub(super) fn found(&self) -> Found {
        const SHOWN: usize = 24;
        let piece = self.text.get(self.start..self.end).unwrap_or_default();
        if piece.is_empty() {
            return Found::End;
        }
        let mut shown: String =
            piece.chars().take(SHOWN).map(|c| if c.is_control() { ' ' } else { c }).collect();
        if piece.chars().nth(SHOWN).is_some() {
            shown.push('…');
        }
        Found::Piece(shown)
    }

    pub(super) fn advance(&mut self) {
        let bytes = self.text.as_bytes();
        let rest = bytes.get(self.end..).unwrap_or_default();
        self.start = self.end + rest.iter().take_while(|byte| is_space(**byte)).count();
        let rest = bytes.get(self.start..).unwrap_or_default();
        let Some(&first) = rest.first() else {
            (self.end, self.token) = (self.start, Token::End);
            return;
        };
        let (length, token) = match first {
            b'{' => (1, Token::Open),
            b'}' => (1, Token::Close),
            b',' => (1, Token::Comma),
            b'"' => self.cut_text(rest),
            b'0'..=b'9' | b'+' | b'-' | b'.' => {
                let length = number_length(rest);
                (length, Token::Number(self.piece(length)))
            }
            _ => {
                let length = rest.iter().take_while(|byte| !is_space(**byte)).count();
                (length, Token::Symbol(self.piece(length)))
            }
        };
        (self.end, self.token) = (self.start + length, token);
    }

    fn piece(&self, length: usize) -> &'a str {
        self.text.get(self.start..self.start + length).unwrap_or_default()
    }

    fn cut_text(&self, rest: &[u8]) -> (usize, Token<'a>) {
        let (mut at, mut escaped) = (1, false);
        while let Some(&byte) = rest.get(at) {
            match byte {
                b'"' => {
                    let inside = self.text.get(self.start + 1..self.start + at).unwrap_or_default();
                    return (at + 1, Token::Text(inside, escaped));
                }
                b'\\' => (at, escaped) = (at + 2, true),
                _ => at += 1,
            }
        }
        (rest.len(), Token::UnclosedText)
    }
}

/// C's `isspace`.
fn is_space(byte: u8) -> bool {
    matches!(byte, b' ' | b'\t'..=b'\r')
}

/// Sign and digits, then one of `.digits[e±digits]`, `/digits`, `e±digits`: `1-2` is two numbers, as in Gambit.
fn number_length(bytes: &[u8]) -> usize {
    let digits = |from: usize| bytes.iter().skip(from).take_while(|byte| byte.is_ascii_digit()).count();
    let signed = usize::from(matches!(bytes.first(), Some(b'+' | b'-')));
    let mut at = signed + digits(signed);
    match bytes.get(at) {
        Some(b'/') => return at + 1 + digits(at + 1),
        Some(b'.') => at += 1 + digits(at + 1),
        _ => {}
    }
    if matches!(bytes.get(at), Some(b'e' | b'E')) && bytes.first() != Some(&b'.') {
        at += 1 + usize::from(matches!(bytes.get(at + 1), Some(b'+' | b'-')));
        at += digits(at);
    }
    at
}

/// The text that was meant: `\"` is a quote, `\\` a backslash, any other backslash stands for itself.
pub(super) fn unescape(inside: &str, escaped: bool) -> Cow<'_, str> {
    if !escaped {
        return Cow::Borrowed(inside);
    }
    let mut meant = String::with_capacity(inside.len());
    let mut chars = inside.chars().peekable();
    while let Some(c) = chars.next() {
        let next = chars.next_if(|&next| c == '\\' && (next == '"' || next == '\\'));
        meant.push(next.unwrap_or(c));
    }
    Cow::Owned(meant)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tokens(text: &str) -> Vec<Token<'_>> {
        let mut lexer = Lexer::new(text);
        let mut tokens = Vec::new();
        while lexer.token() != Token::End && tokens.len() < 50 {
            tokens.push(lexer.token());
            lexer.advance();
        }
        tokens
    }

    #[test]
    fn numbers_are_cut_as_gambit_cuts_them() {
        use Token::{Number, Symbol};
        assert_eq!(tokens("1-2"), [Number("1"), Number("-2")]);
        assert_eq!(tokens("1/-2"), [Number("1/"), Number("-2")]);
        assert_eq!(tokens("-1.5e-3x"), [Number("-1.5e-3"), Symbol("x")]);
        assert_eq!(tokens(".5e1"), [Number(".5"), Symbol("e1")]);
        assert_eq!(tokens("1e5 1. 2/3/4"), [Number("1e5"), Number("1."), Number("2/3"), Symbol("/4")]);
    }

    #[test]
    fn texts_end_at_the_first_free_quote() {
        assert_eq!(tokens(r#""a\"b" "c\\""#), [Token::Text(r#"a\"b"#, true), Token::Text(r"c\\", true)]);
        assert_eq!(tokens(r#""""#), [Token::Text("", false)]);
        assert_eq!(tokens(r#"x "open\""#), [Token::Symbol("x"), Token::UnclosedText]);
        assert_eq!(unescape(r#"a\"b\n\\"#, true), "a\"b\\n\\");
    }
}
