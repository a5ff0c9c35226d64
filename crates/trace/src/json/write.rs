//! A tree to a text without spaces; numbers as they were written, numbers that are not finite as `null`. Texts keep
//! everything but control characters as it is. Used by the canonical format and the example.

use super::Value;

impl Value<'_> {
    /// The value as JSON text.
    #[must_use]
    pub fn write(&self) -> String {
        let mut out = String::new();
        self.write_to(&mut out);
        out
    }

    /// Appends the value as JSON text. Calls itself for lists and maps: trees that were read are at most
    /// [`super::MAX_DEPTH`] deep.
    pub fn write_to(&self, out: &mut String) {
        match self {
            Self::Null | Self::NotFinite => out.push_str("null"),
            Self::Truth(true) => out.push_str("true"),
            Self::Truth(false) => out.push_str("false"),
            Self::Number(number) => out.push_str(number),
            Self::Text(text) => write_text(text, out),
            Self::List(values) => {
                out.push('[');
                for (idx, value) in values.iter().enumerate() {
                    separate(idx, out);
                    value.write_to(out);
                }
                out.push(']');
            }
            Self::Map(pairs) => {
                out.push('{');
                for (idx, (name, value)) in pairs.iter().enumerate() {
                    separate(idx, out);
                    write_text(name, out);
                    out.push(':');
                    value.write_to(out);
                }
                out.push('}');
            }
        }
    }
}

fn separate(idx: usize, out: &mut String) {
    if idx > 0 {
        out.push(',');
    }
}

/// Appends a text in quotes.
pub fn write_text(text: &str, out: &mut String) {
    const HEX: [char; 16] = ['0', '1', '2', '3', '4', '5', '6', '7', '8', '9', 'a', 'b', 'c', 'd', 'e', 'f'];
    out.push('"');
    for char in text.chars() {
        let code = char as usize;
        match char {
            '"' | '\\' => out.extend(['\\', char]),
            '\n' => out.push_str("\\n"),
            // RFC 8259 asks for these.
            '\u{0}'..='\u{1f}' => {
                out.push_str("\\u00");
                out.extend([code >> 4, code & 15].iter().filter_map(|digit| HEX.get(*digit)));
            }
            _ => out.push(char),
        }
    }
    out.push('"');
}
