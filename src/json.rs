//! JSON for pages and messages: texts, whole numbers, lists, maps, and nothing else.
//!
//! In the browser the text is parsed by the browser itself (`web::json`), natively by serde_json: serde_json in the
//! client's wasm took 17 KB (gzip), its tables for fractions most of it. Fractions, truth values and nulls are not part
//! of any of our files; they are left out when read.

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

    /// Reads a text; `None` when it is no JSON.
    ///
    /// ```
    /// use lookahead::json::Json;
    /// let value = Json::parse(r#"{"a": ["x", 3, null]}"#);
    /// assert_eq!(value.as_ref().and_then(|value| value.get("a")?.at(1)?.count()), Some(3));
    /// assert_eq!(value.map(|value| value.write()).as_deref(), Some(r#"{"a":["x",3]}"#));
    /// ```
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        #[cfg(target_arch = "wasm32")]
        return crate::web::json::parse(text);
        #[cfg(not(target_arch = "wasm32"))]
        return from_serde(&serde_json::from_str(text).ok()?);
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

fn write_text(text: &str, out: &mut String) {
    out.push('"');
    for char in text.chars() {
        match char {
            '"' | '\\' => out.extend(['\\', char]),
            // RFC 8259 asks for these; U+2028 and U+2029 are allowed and harmless in files that are never scripts.
            '\u{0}'..='\u{1f}' => out.push_str(&format!("\\u{:04x}", u32::from(char))),
            _ => out.push(char),
        }
    }
    out.push('"');
}

#[cfg(not(target_arch = "wasm32"))]
fn from_serde(value: &serde_json::Value) -> Option<Json> {
    use serde_json::Value;
    match value {
        Value::String(text) => Some(Json::from(text.as_str())),
        Value::Number(number) => Some(Json::Count(u32::try_from(number.as_u64()?).ok()?)),
        Value::Array(values) => Some(Json::List(values.iter().filter_map(from_serde).collect())),
        Value::Object(pairs) => Some(Json::Map(
            pairs.iter().filter_map(|(name, value)| Some((name.clone(), from_serde(value)?))).collect(),
        )),
        Value::Null | Value::Bool(_) => None,
    }
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
        for text in ["", "{", "nul", "[1,]"] {
            assert_eq!(Json::parse(text), None, "{text}");
        }
        assert_eq!(Json::parse("[1.5, true, -1, 2]"), Some(Json::List(vec![Json::Count(2)])));
    }
}
