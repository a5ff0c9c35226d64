//! JSON for pages and messages: texts, whole numbers, lists, maps, and nothing else.
//!
//! Our own, because serde_json took 17 KB (gzip) of the client's wasm, its tables for fractions most of it. Fractions, truth
//! values and nulls are not part of any of our files; a text with one of them is not read. The reader is tested against
//! serde_json.

mod read;

/// A value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Json {
    /// A text.
    Text(String),
    /// A whole number.
    Count(u32),
    /// Values in order.
    List(Vec<Json>),
    /// Names and values, in the order written.
    Map(Vec<(String, Json)>),
}

impl From<&str> for Json {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

impl From<u32> for Json {
    fn from(count: u32) -> Self {
        Self::Count(count)
    }
}

impl Json {
    /// A map from names and values.
    #[must_use]
    pub fn map<const N: usize>(pairs: [(&str, Self); N]) -> Self {
        Self::Map(pairs.into_iter().map(|(name, value)| (name.to_owned(), value)).collect())
    }

    /// Reads a text; `None` when it is no JSON of this kind.
    ///
    /// ```
    /// use lookahead::json::Json;
    /// let value = Json::parse(r#"{"a": ["x", 3]}"#);
    /// assert_eq!(value.as_ref().and_then(|value| value.get("a")?.at(1)?.count()), Some(3));
    /// assert_eq!(value.map(|value| value.write()).as_deref(), Some(r#"{"a":["x",3]}"#));
    /// ```
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        read::read(text)
    }

    /// The text of a text.
    #[must_use]
    pub fn text(&self) -> Option<&str> {
        if let Self::Text(text) = self { Some(text) } else { None }
    }

    /// The number of a number.
    #[must_use]
    pub fn count(&self) -> Option<u32> {
        if let Self::Count(count) = self { Some(*count) } else { None }
    }

    /// The values of a list; nothing otherwise.
    #[must_use]
    pub fn list(&self) -> &[Self] {
        if let Self::List(values) = self { values } else { &[] }
    }

    /// The names and values of a map; nothing otherwise.
    #[must_use]
    pub fn pairs(&self) -> &[(String, Self)] {
        if let Self::Map(pairs) = self { pairs } else { &[] }
    }

    /// The value at a place of a list.
    #[must_use]
    pub fn at(&self, idx: usize) -> Option<&Self> {
        self.list().get(idx)
    }

    /// The value under a name of a map.
    #[must_use]
    pub fn get(&self, name: &str) -> Option<&Self> {
        self.pairs().iter().find(|(key, _)| key == name).map(|(_, value)| value)
    }

    /// The text under a name of a map.
    #[must_use]
    pub fn text_at(&self, name: &str) -> Option<String> {
        Some(self.get(name)?.text()?.to_owned())
    }

    /// The value as JSON text, without spaces.
    #[must_use]
    pub fn write(&self) -> String {
        let mut out = String::new();
        self.write_to(&mut out);
        out
    }

    fn write_to(&self, out: &mut String) {
        match self {
            Self::Text(text) => write_text(text, out),
            Self::Count(count) => out.push_str(&count.to_string()),
            Self::List(values) => write_all(out, ['[', ']'], values, |value, out| value.write_to(out)),
            Self::Map(pairs) => write_all(out, ['{', '}'], pairs, |(name, value), out| {
                write_text(name, out);
                out.push(':');
                value.write_to(out);
            }),
        }
    }
}

fn write_all<ITEM>(
    out: &mut String,
    brackets: [char; 2],
    items: &[ITEM],
    write: impl Fn(&ITEM, &mut String),
) {
    let [open, close] = brackets;
    out.push(open);
    for (idx, item) in items.iter().enumerate() {
        if idx > 0 {
            out.push(',');
        }
        write(item, out);
    }
    out.push(close);
}

/// `\u` and four digits, of which the last two can differ from 0.
fn write_control(byte: u8, out: &mut String) {
    out.push_str(if byte < 16 { "\\u000" } else { "\\u001" });
    let last = byte & 15;
    out.push(char::from(if last < 10 { b'0' + last } else { b'a' - 10 + last }));
}

fn write_text(text: &str, out: &mut String) {
    out.push('"');
    for char in text.chars() {
        match char {
            '"' | '\\' => out.extend(['\\', char]),
            // RFC 8259 asks for these; U+2028 and U+2029 are allowed and harmless in files that are never scripts.
            '\u{0}'..='\u{1f}' => write_control(char as u8, out),
            _ => out.push(char),
        }
    }
    out.push('"');
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_is_read_again() {
        let odd = Json::from("\"\\\n\u{1}ü→\u{2028}");
        let value = Json::map([
            ("a", Json::List(vec![odd, Json::from(7)])),
            ("b", Json::map([])),
            ("c", Json::List(Vec::new())),
        ]);
        assert_eq!(Json::parse(&value.write()), Some(value));
    }

    #[test]
    fn what_is_no_json_is_none() {
        for text in ["", "{", "nul", "[1,]", "[1.5]", "[true]", "[-1]", "[4294967296]", "null"] {
            assert_eq!(Json::parse(text), None, "{text}");
        }
    }

    #[test]
    fn nesting_is_capped() {
        let nested = |depth: usize| format!("{}{}", "[".repeat(depth), "]".repeat(depth));
        assert!(Json::parse(&nested(500)).is_some());
        assert_eq!(Json::parse(&nested(100_000)), None);
    }

    /// What serde_json makes of a text, as one of our values.
    fn by_serde(text: &str) -> Option<Json> {
        from_serde(&serde_json::from_str(text).ok()?)
    }

    fn from_serde(value: &serde_json::Value) -> Option<Json> {
        use serde_json::Value;
        let pair = |(name, value): (&String, &Value)| Some((name.clone(), from_serde(value)?));
        match value {
            Value::String(text) => Some(Json::from(text.as_str())),
            Value::Number(number) => Some(Json::Count(u32::try_from(number.as_u64()?).ok()?)),
            Value::Array(values) => values.iter().map(from_serde).collect::<Option<_>>().map(Json::List),
            Value::Object(pairs) => pairs.iter().map(pair).collect::<Option<_>>().map(Json::Map),
            Value::Null | Value::Bool(_) => None,
        }
    }

    #[test]
    fn escapes_and_spaces_are_read_as_serde_json_reads_them() {
        let texts = [
            r#" { "a\n\t\/\u00e9\ud83d\ude00" : [ 1 , "x" , { } , [ 0 ] ] , "b" : 4294967295 } "#,
            r#"["\ud83d"]"#,
            r#"["\u12"]"#,
            "[\"\t\"]",
            r#"{"a" 1}"#,
            r#"{"a": 1,}"#,
            "[1 2]",
            "\"a\" \"b\"",
            "[01]",
        ];
        for text in texts {
            assert_eq!(Json::parse(text), by_serde(text), "{text}");
        }
    }

    /// Any one byte of a written text changed or left out: both read the same or neither reads it.
    #[test]
    fn broken_texts_are_read_as_serde_json_reads_them() {
        let list = vec![Json::from("\"\\\u{1}"), Json::from(70), Json::map([])];
        let value = Json::map([("a→", Json::List(list))]);
        let text = value.write();
        for (at, char) in text.char_indices() {
            for other in ["", "\"", "\\", "]", "}", ",", ":", " ", "u", "7"] {
                let broken = format!("{}{other}{}", &text[..at], &text[at + char.len_utf8()..]);
                assert_eq!(Json::parse(&broken), by_serde(&broken), "{broken}");
            }
        }
    }
}
