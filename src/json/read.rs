//! Reads what [`Json::write`] wrote, and any other RFC 8259 text that holds nothing but texts, whole numbers, lists and maps.
//! In one pass over the bytes: a chapter's data, walked through the browser's own objects, took a phone 100 ms.

use super::Json;

/// How deep lists and maps may stand in one another; pages are capped far below when the book is compiled.
const MAX_DEPTH: u32 = 512;

/// The whole text as a value.
pub(super) fn read(text: &str) -> Option<Json> {
    let mut reader = Reader { text, at: 0 };
    let value = reader.value(0)?;
    reader.skip_space();
    (reader.at == text.len()).then_some(value)
}

struct Reader<'text> {
    text: &'text str,
    /// The next byte; always at the beginning of a character.
    at: usize,
}

impl Reader<'_> {
    fn rest(&self) -> &[u8] {
        self.text.as_bytes().get(self.at..).unwrap_or_default()
    }

    fn peek(&self) -> u8 {
        self.rest().first().copied().unwrap_or(0)
    }

    fn take(&mut self, byte: u8) -> bool {
        let is_next = self.rest().first() == Some(&byte);
        self.at += usize::from(is_next);
        is_next
    }

    fn skip_space(&mut self) {
        self.at += self.rest().iter().take_while(|byte| matches!(byte, b' ' | b'\t' | b'\r' | b'\n')).count();
    }

    /// A value. Calls itself, at most [`MAX_DEPTH`] deep.
    fn value(&mut self, depth: u32) -> Option<Json> {
        self.skip_space();
        match self.peek() {
            _ if depth > MAX_DEPTH => None,
            b'"' => self.quoted().map(Json::Text),
            b'[' => self.list(depth).map(Json::List),
            b'{' => self.map(depth).map(Json::Map),
            _ => self.count().map(Json::Count),
        }
    }

    fn list(&mut self, depth: u32) -> Option<Vec<Json>> {
        let mut values = Vec::new();
        self.items(b']', |reader| {
            values.push(reader.value(depth + 1)?);
            Some(())
        })?;
        Some(values)
    }

    fn map(&mut self, depth: u32) -> Option<Vec<(String, Json)>> {
        let mut pairs = Vec::new();
        self.items(b'}', |reader| {
            reader.skip_space();
            let name = reader.quoted()?;
            reader.skip_space();
            reader.take(b':').then_some(())?;
            pairs.push((name, reader.value(depth + 1)?));
            Some(())
        })?;
        Some(pairs)
    }

    /// What stands between the bracket at hand and its partner, commas between.
    fn items(&mut self, close: u8, mut item: impl FnMut(&mut Self) -> Option<()>) -> Option<()> {
        self.at += 1;
        self.skip_space();
        if self.take(close) {
            return Some(());
        }
        loop {
            item(self)?;
            self.skip_space();
            if self.take(close) {
                return Some(());
            }
            self.take(b',').then_some(())?;
        }
    }

    fn count(&mut self) -> Option<u32> {
        let length = self.rest().iter().take_while(|byte| byte.is_ascii_digit()).count();
        let digits = self.text.get(self.at..self.at + length)?;
        self.at += length;
        // No number begins with a nought that it does not need.
        if length > 1 && digits.starts_with('0') { None } else { digits.parse().ok() }
    }

    fn quoted(&mut self) -> Option<String> {
        self.take(b'"').then_some(())?;
        let mut text = String::new();
        loop {
            let length = self.rest().iter().take_while(|byte| !matches!(byte, b'"' | b'\\' | 0..=31)).count();
            text.push_str(self.text.get(self.at..self.at + length)?);
            self.at += length;
            if self.take(b'"') {
                return Some(text);
            }
            self.take(b'\\').then_some(())?;
            text.push(self.escaped()?);
        }
    }

    fn escaped(&mut self) -> Option<char> {
        let escape = self.peek();
        self.at += usize::from(escape.is_ascii());
        match escape {
            b'"' | b'\\' | b'/' => Some(char::from(escape)),
            b'n' => Some('\n'),
            b't' => Some('\t'),
            b'r' => Some('\r'),
            b'b' => Some('\u{8}'),
            b'f' => Some('\u{c}'),
            b'u' => self.unicode(),
            _ => None,
        }
    }

    /// Four hexadecimal digits, or two times four for characters beyond them.
    fn unicode(&mut self) -> Option<char> {
        let first = self.four_digits()?;
        if !(0xD800..0xDC00).contains(&first) {
            return char::from_u32(first);
        }
        (self.take(b'\\') && self.take(b'u')).then_some(())?;
        let low = self.four_digits()?.checked_sub(0xDC00).filter(|low| *low < 0x400)?;
        char::from_u32(0x1_0000 + ((first - 0xD800) << 10) + low)
    }

    fn four_digits(&mut self) -> Option<u32> {
        let digits = self.text.get(self.at..self.at + 4)?;
        self.at += 4;
        digits.bytes().try_fold(0, |code, digit| Some(code * 16 + char::from(digit).to_digit(16)?))
    }
}
