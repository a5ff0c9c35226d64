//! A text to a tree, with a stack of its own: depth is counted, never the machine's stack. Used by every format for the
//! small pieces it needs (a message, a score), rarely for a whole file.

use std::borrow::Cow;

use super::lex::Lexer;
use super::{JsonError, JsonFault, MAX_DEPTH, MAX_VALUES, Value};

/// A tree, and what had to be changed to read it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Parsed<'a> {
    /// The tree.
    pub value: Value<'a>,
    /// Halves of surrogate pairs that stood alone, each replaced by U+FFFD.
    pub n_replaced: u32,
}

/// A list or map that is still open; a map with the name of the value that comes next.
enum Open<'a> {
    List(Vec<Value<'a>>),
    Map(Vec<(Cow<'a, str>, Value<'a>)>, Cow<'a, str>),
}

/// Reads a text that is one value.
///
/// ```
/// use lookahead_trace::json::{Value, parse};
/// let parsed = parse(r#"{"a": [NaN, 1e400, "\ud83d"]}"#)?;
/// let a = parsed.value.get("a").map(Value::list).unwrap_or_default();
/// assert_eq!(a.first(), Some(&Value::NotFinite));
/// assert_eq!(parsed.n_replaced, 1);
/// assert_eq!(parsed.value.write(), "{\"a\":[null,1e400,\"\u{fffd}\"]}");
/// # Ok::<(), lookahead_trace::json::JsonError>(())
/// ```
///
/// # Errors
/// Where and in which way it is no JSON, or too deep or too much of it.
pub fn parse(text: &str) -> Result<Parsed<'_>, JsonError> {
    let mut reader = Reader { lexer: Lexer::new(text), open: Vec::new(), n_values: 0 };
    let value = reader.document()?;
    Ok(Parsed { value, n_replaced: reader.lexer.n_replaced })
}

struct Reader<'a> {
    lexer: Lexer<'a>,
    open: Vec<Open<'a>>,
    n_values: usize,
}

impl<'a> Reader<'a> {
    fn document(&mut self) -> Result<Value<'a>, JsonError> {
        loop {
            let Some(value) = self.start()? else { continue };
            if let Some(whole) = self.finish(value)? {
                self.lexer.skip_space();
                let is_all = self.lexer.peek().is_none();
                return if is_all { Ok(whole) } else { Err(self.lexer.error()) };
            }
        }
    }

    /// A scalar or an empty container; nothing when a container was opened.
    fn start(&mut self) -> Result<Option<Value<'a>>, JsonError> {
        self.lexer.skip_space();
        self.n_values += 1;
        if self.n_values > MAX_VALUES {
            return Err(self.lexer.fault(JsonFault::TooManyValues));
        }
        match self.lexer.peek() {
            Some(b'"') => Ok(Some(Value::Text(self.lexer.quoted()?))),
            Some(b'[') => self.open_list(),
            Some(b'{') => self.open_map(),
            _ => Ok(Some(self.lexer.scalar()?)),
        }
    }

    fn check_depth(&self) -> Result<(), JsonError> {
        if self.open.len() >= MAX_DEPTH { Err(self.lexer.fault(JsonFault::TooDeep)) } else { Ok(()) }
    }

    fn open_list(&mut self) -> Result<Option<Value<'a>>, JsonError> {
        self.check_depth()?;
        self.lexer.at += 1;
        self.lexer.skip_space();
        if self.lexer.take(b']') {
            return Ok(Some(Value::List(Vec::new())));
        }
        self.open.push(Open::List(Vec::new()));
        Ok(None)
    }

    fn open_map(&mut self) -> Result<Option<Value<'a>>, JsonError> {
        self.check_depth()?;
        self.lexer.at += 1;
        self.lexer.skip_space();
        if self.lexer.take(b'}') {
            return Ok(Some(Value::Map(Vec::new())));
        }
        let name = self.name()?;
        self.open.push(Open::Map(Vec::new(), name));
        Ok(None)
    }

    /// A name of a map and its colon.
    fn name(&mut self) -> Result<Cow<'a, str>, JsonError> {
        self.lexer.skip_space();
        let name = self.lexer.quoted()?;
        self.lexer.skip_space();
        if self.lexer.take(b':') { Ok(name) } else { Err(self.lexer.error()) }
    }

    /// Puts a value where it belongs and closes what ends after it; the whole when nothing is open any more.
    fn finish(&mut self, mut value: Value<'a>) -> Result<Option<Value<'a>>, JsonError> {
        loop {
            let Some(open) = self.open.pop() else { return Ok(Some(value)) };
            self.lexer.skip_space();
            let has_more = self.lexer.take(b',');
            match open {
                Open::List(mut values) => {
                    values.push(value);
                    if has_more {
                        self.open.push(Open::List(values));
                        return Ok(None);
                    }
                    self.close(b']')?;
                    value = Value::List(values);
                }
                Open::Map(mut pairs, name) => {
                    pairs.push((name, value));
                    if has_more {
                        let name = self.name()?;
                        self.open.push(Open::Map(pairs, name));
                        return Ok(None);
                    }
                    self.close(b'}')?;
                    value = Value::Map(pairs);
                }
            }
        }
    }

    fn close(&mut self, bracket: u8) -> Result<(), JsonError> {
        if self.lexer.take(bracket) { Ok(()) } else { Err(self.lexer.error()) }
    }
}
