//! Letters to words: spaces, texts with their escapes, numbers, the words of JSON and Python's three more. Also how to
//! step over a whole value without looking into it. Used by `read` and `shallow`.

use std::borrow::Cow;

use super::{JsonError, JsonFault, Value};

pub(super) struct Lexer<'a> {
    pub text: &'a str,
    pub at: usize,
    /// Halves of surrogate pairs that stood alone and were replaced by U+FFFD.
    pub n_replaced: u32,
}

impl<'a> Lexer<'a> {
    pub const fn new(text: &'a str) -> Self {
        Self { text, at: 0, n_replaced: 0 }
    }

    fn bytes(&self) -> &'a [u8] {
        self.text.as_bytes()
    }

    pub fn peek(&self) -> Option<u8> {
        self.bytes().get(self.at).copied()
    }

    fn rest(&self) -> &'a [u8] {
        self.bytes().get(self.at..).unwrap_or_default()
    }

    fn slice(&self, start: usize) -> &'a str {
        self.text.get(start..self.at).unwrap_or_default()
    }

    /// What is wrong here: the end of the text or something that was not due.
    pub fn error(&self) -> JsonError {
        let fault = if self.at >= self.text.len() { JsonFault::Truncated } else { JsonFault::Unexpected };
        self.fault(fault)
    }

    pub const fn fault(&self, fault: JsonFault) -> JsonError {
        JsonError { at: self.at as u64, fault }
    }

    pub fn skip_space(&mut self) {
        self.at += self.rest().iter().take_while(|byte| matches!(byte, b' ' | b'\t' | b'\r' | b'\n')).count();
    }

    pub fn take(&mut self, byte: u8) -> bool {
        let is_next = self.peek() == Some(byte);
        self.at += usize::from(is_next);
        is_next
    }

    /// A text, from its opening quote on.
    pub fn quoted(&mut self) -> Result<Cow<'a, str>, JsonError> {
        if !self.take(b'"') {
            return Err(self.error());
        }
        let mut built = String::new();
        loop {
            let start = self.at;
            self.reach_mark()?;
            let stretch = self.slice(start);
            if self.take(b'"') {
                if built.is_empty() {
                    return Ok(Cow::Borrowed(stretch));
                }
                built.push_str(stretch);
                return Ok(Cow::Owned(built));
            }
            built.push_str(stretch);
            self.at += 1;
            built.push(self.escape()?);
        }
    }

    /// To the next quote or backslash.
    fn reach_mark(&mut self) -> Result<(), JsonError> {
        let length = self.rest().iter().position(|byte| matches!(byte, b'"' | b'\\'));
        self.at = length.map_or(self.text.len(), |length| self.at + length);
        if length.is_none() { Err(self.error()) } else { Ok(()) }
    }

    /// What stands for the letter after a backslash.
    fn escape(&mut self) -> Result<char, JsonError> {
        let Some(byte) = self.peek() else { return Err(self.error()) };
        let char = match byte {
            b'"' | b'\\' | b'/' => char::from(byte),
            b'b' => '\u{8}',
            b'f' => '\u{c}',
            b'n' => '\n',
            b'r' => '\r',
            b't' => '\t',
            b'u' => {
                self.at += 1;
                return self.unicode();
            }
            _ => return Err(self.error()),
        };
        self.at += 1;
        Ok(char)
    }

    /// The letter of `\uXXXX`, or of two of them; half a pair alone becomes U+FFFD.
    fn unicode(&mut self) -> Result<char, JsonError> {
        let first = self.hex()?;
        if let Some(char) = char::from_u32(first) {
            return Ok(char);
        }
        if first < 0xdc00 && self.rest().starts_with(b"\\u") {
            let before = self.at;
            self.at += 2;
            let second = self.hex()?;
            if (0xdc00..0xe000).contains(&second) {
                let code = 0x1_0000 + ((first - 0xd800) << 10) + (second - 0xdc00);
                return Ok(char::from_u32(code).unwrap_or(char::REPLACEMENT_CHARACTER));
            }
            self.at = before;
        }
        self.n_replaced += 1;
        Ok(char::REPLACEMENT_CHARACTER)
    }

    fn hex(&mut self) -> Result<u32, JsonError> {
        let mut code = 0;
        for _ in 0..4 {
            let digit = self.peek().and_then(|byte| char::from(byte).to_digit(16));
            let Some(digit) = digit else { return Err(self.error()) };
            code = code * 16 + digit;
            self.at += 1;
        }
        Ok(code)
    }

    /// A number or one of the words.
    pub fn scalar(&mut self) -> Result<Value<'a>, JsonError> {
        let start = self.at;
        self.at += self.rest().iter().take_while(|byte| is_of_word(**byte)).count();
        let word = self.slice(start);
        let value = match word {
            "null" => Value::Null,
            "true" => Value::Truth(true),
            "false" => Value::Truth(false),
            "NaN" | "-NaN" | "Infinity" | "-Infinity" => Value::NotFinite,
            _ if is_number(word.as_bytes()) => Value::Number(Cow::Borrowed(word)),
            _ => {
                let is_cut = self.at == self.text.len();
                self.at = if is_cut { self.at } else { start };
                return Err(self.error());
            }
        };
        Ok(value)
    }

    /// Over one value, however deep, without looking whether brackets are of one kind.
    pub fn skip_value(&mut self) -> Result<(), JsonError> {
        let mut depth = 0_u64;
        loop {
            match self.peek() {
                None => return Err(self.error()),
                Some(b'"') => self.skip_quoted()?,
                Some(b'{' | b'[') => {
                    self.at += 1;
                    depth += 1;
                }
                Some(b'}' | b']') if depth > 0 => {
                    self.at += 1;
                    depth -= 1;
                }
                Some(b',' | b':' | b' ' | b'\n' | b'\r' | b'\t') if depth > 0 => self.at += 1,
                Some(_) => self.skip_word()?,
            }
            if depth == 0 {
                return Ok(());
            }
        }
    }

    fn skip_word(&mut self) -> Result<(), JsonError> {
        let length = self.rest().iter().take_while(|byte| is_of_word(**byte)).count();
        self.at += length;
        if length == 0 || self.at == self.text.len() { Err(self.error()) } else { Ok(()) }
    }

    fn skip_quoted(&mut self) -> Result<(), JsonError> {
        self.at += 1;
        loop {
            self.reach_mark()?;
            if self.take(b'"') {
                return Ok(());
            }
            self.at += 2;
        }
    }
}

const fn is_of_word(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || matches!(byte, b'+' | b'-' | b'.')
}

/// Is this a number by RFC 8259? Zeros in front are let through: nothing else could be meant.
fn is_number(word: &[u8]) -> bool {
    let mut rest = word.strip_prefix(b"-").unwrap_or(word);
    let mut is_right = take_digits(&mut rest);
    if let Some(fraction) = rest.strip_prefix(b".") {
        rest = fraction;
        is_right &= take_digits(&mut rest);
    }
    if let Some(exponent) = rest.strip_prefix(b"e").or_else(|| rest.strip_prefix(b"E")) {
        rest = exponent.strip_prefix(b"-").or_else(|| exponent.strip_prefix(b"+")).unwrap_or(exponent);
        is_right &= take_digits(&mut rest);
    }
    is_right && rest.is_empty()
}

/// Steps over digits; were there any?
fn take_digits(rest: &mut &[u8]) -> bool {
    let length = rest.iter().take_while(|byte| byte.is_ascii_digit()).count();
    *rest = rest.get(length..).unwrap_or_default();
    length > 0
}
