//! The small part of JSON reading that worlds need, for two things a general reader does not give: the place of
//! every field, so that complaints about what a number means can point at it, and numbers kept as they are
//! written, so that probabilities are exact. RFC 8259, nesting capped. Used by [`super::read`] only.

use super::Reason;

/// How deep lists and objects may stand in one another.
const MAX_DEPTH: u32 = 8;

/// A value and the byte it starts at.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Item {
    pub(super) at: usize,
    pub(super) value: Value,
}

/// What stands there.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Value {
    Null,
    Truth(bool),
    /// As written.
    Number(String),
    Text(String),
    List(Vec<Item>),
    Object(Vec<(String, Item)>),
}

/// Reads a whole text.
///
/// # Errors
/// The byte at which it is no JSON, and why.
pub(super) fn parse(text: &str) -> Result<Item, (usize, Reason)> {
    let mut lexer = Lexer { text, at: 0 };
    let item = lexer.item(0).map_err(|reason| (lexer.at, reason))?;
    lexer.skip_space();
    if lexer.at < text.len() {
        return Err((lexer.at, Reason::Syntax("nothing after the closing brace")));
    }
    Ok(item)
}

struct Lexer<'a> {
    text: &'a str,
    at: usize,
}

impl Lexer<'_> {
    fn rest(&self) -> &[u8] {
        self.text.as_bytes().get(self.at..).unwrap_or_default()
    }

    fn peek(&self) -> Option<u8> {
        self.rest().first().copied()
    }

    fn skip_space(&mut self) {
        self.at += self.rest().iter().take_while(|byte| b" \t\r\n".contains(byte)).count();
    }

    fn take(&mut self, byte: u8) -> bool {
        let is_next = self.peek() == Some(byte);
        self.at += usize::from(is_next);
        is_next
    }

    /// One value. Calls itself for lists and objects, at most [`MAX_DEPTH`] deep.
    fn item(&mut self, depth: u32) -> Result<Item, Reason> {
        self.skip_space();
        let at = self.at;
        let value = match self.peek() {
            Some(b'{' | b'[') if depth >= MAX_DEPTH => return Err(Reason::TooDeep),
            Some(b'{') => self.object(depth)?,
            Some(b'[') => self.list(depth)?,
            Some(b'"') => Value::Text(self.quoted()?),
            Some(b'-' | b'0'..=b'9') => self.number()?,
            _ => self.word()?,
        };
        Ok(Item { at, value })
    }

    fn word(&mut self) -> Result<Value, Reason> {
        let words = [("true", Value::Truth(true)), ("false", Value::Truth(false)), ("null", Value::Null)];
        for (word, value) in words {
            if self.rest().starts_with(word.as_bytes()) {
                self.at += word.len();
                return Ok(value);
            }
        }
        Err(Reason::Syntax("a value"))
    }

    fn list(&mut self, depth: u32) -> Result<Value, Reason> {
        self.at += 1;
        let mut items = Vec::new();
        self.skip_space();
        if self.take(b']') {
            return Ok(Value::List(items));
        }
        loop {
            items.push(self.item(depth + 1)?);
            self.skip_space();
            if self.take(b']') {
                return Ok(Value::List(items));
            }
            if !self.take(b',') {
                return Err(Reason::Syntax("`,` or `]`"));
            }
        }
    }

    fn object(&mut self, depth: u32) -> Result<Value, Reason> {
        self.at += 1;
        let mut fields = Vec::new();
        self.skip_space();
        if self.take(b'}') {
            return Ok(Value::Object(fields));
        }
        loop {
            self.skip_space();
            if self.peek() != Some(b'"') {
                return Err(Reason::Syntax("a field's name in quotes"));
            }
            let name = self.quoted()?;
            self.skip_space();
            if !self.take(b':') {
                return Err(Reason::Syntax("`:` after the field's name"));
            }
            fields.push((name, self.item(depth + 1)?));
            self.skip_space();
            if self.take(b'}') {
                return Ok(Value::Object(fields));
            }
            if !self.take(b',') {
                return Err(Reason::Syntax("`,` or `}`"));
            }
        }
    }

    fn digits(&mut self) -> usize {
        let n_digits = self.rest().iter().take_while(|byte| byte.is_ascii_digit()).count();
        self.at += n_digits;
        n_digits
    }

    fn number(&mut self) -> Result<Value, Reason> {
        let start = self.at;
        self.take(b'-');
        let leads_with_zero = self.peek() == Some(b'0');
        let n_whole = self.digits();
        let mut is_sound = n_whole == 1 || (n_whole > 1 && !leads_with_zero);
        if self.take(b'.') {
            is_sound &= self.digits() > 0;
        }
        if self.take(b'e') || self.take(b'E') {
            let _ = self.take(b'-') || self.take(b'+');
            is_sound &= self.digits() > 0;
        }
        let text = self.text.get(start..self.at).unwrap_or("").to_owned();
        if !is_sound {
            self.at = start;
            return Err(Reason::Syntax("a number"));
        }
        Ok(Value::Number(text))
    }

    fn quoted(&mut self) -> Result<String, Reason> {
        self.at += 1;
        let mut text = String::new();
        loop {
            let plain = self.rest().iter().take_while(|byte| !matches!(byte, b'"' | b'\\' | 0..=31)).count();
            text.push_str(self.text.get(self.at..self.at + plain).unwrap_or(""));
            self.at += plain;
            if self.take(b'"') {
                return Ok(text);
            }
            if !self.take(b'\\') {
                return Err(Reason::Syntax("a closing quote on the same line"));
            }
            text.push(self.escaped()?);
        }
    }

    fn escaped(&mut self) -> Result<char, Reason> {
        let escape = self.peek();
        self.at += usize::from(escape.is_some_and(|byte| byte.is_ascii()));
        match escape {
            Some(same @ (b'"' | b'\\' | b'/')) => Ok(char::from(same)),
            Some(b'n') => Ok('\n'),
            Some(b't') => Ok('\t'),
            Some(b'r') => Ok('\r'),
            Some(b'b') => Ok('\u{8}'),
            Some(b'f') => Ok('\u{c}'),
            Some(b'u') => self.unicode(),
            _ => Err(Reason::Syntax("one of the escapes of JSON after `\\`")),
        }
    }

    /// Four hexadecimal digits, or two times four for characters beyond them.
    fn unicode(&mut self) -> Result<char, Reason> {
        let first = self.four_digits()?;
        let mut code = first;
        if (0xD800..0xDC00).contains(&first) && self.rest().starts_with(b"\\u") {
            self.at += 2;
            let second = self.four_digits()?;
            let low = second.checked_sub(0xDC00).filter(|low| *low < 0x400);
            code = low.map_or(first, |low| 0x1_0000 + ((first - 0xD800) << 10) + low);
        }
        char::from_u32(code).ok_or(Reason::Syntax("a character after `\\u`"))
    }

    fn four_digits(&mut self) -> Result<u32, Reason> {
        let digits = self.text.get(self.at..self.at + 4).filter(|digits| !digits.starts_with('+'));
        let code = digits.and_then(|digits| u32::from_str_radix(digits, 16).ok());
        self.at += if code.is_some() { 4 } else { 0 };
        code.ok_or(Reason::Syntax("four hexadecimal digits"))
    }
}
