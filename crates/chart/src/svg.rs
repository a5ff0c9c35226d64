//! Writes SVG elements as text, escaped: the one place where markup is made. Used by the export of charts and of other
//! figures (game trees). On the page itself nothing is written this way: the site builds nodes.

use std::fmt::Write;

/// Writes elements one after the other. Names are literals of the program; values and texts may be anything.
///
/// ```
/// use lookahead_chart::svg::Writer;
/// let mut svg = Writer::document(20, 10);
/// svg.open("g", &[("class", "a \"b\"")]);
/// svg.leaf("path", &[("d", "M0 0H9")]);
/// svg.text_element("text", &[], "1 < 2 & more");
/// svg.close();
/// let text = svg.finish();
/// assert!(text.contains(r#"<g class="a &quot;b&quot;"><path d="M0 0H9"/><text>1 &lt; 2 &amp; more</text></g></svg>"#));
/// ```
#[derive(Clone, Debug, Default)]
pub struct Writer {
    text: String,
    open: Vec<&'static str>,
}

impl Writer {
    /// Begins a document of a size in px; its `svg` element stays open.
    pub fn document(width: u16, height: u16) -> Writer {
        Writer::document_with(width, height, &[])
    }

    /// The same with more attributes on the `svg` element.
    pub fn document_with(width: u16, height: u16, attributes: &[(&'static str, &str)]) -> Writer {
        let (width, height) = (width.to_string(), height.to_string());
        let view = format!("0 0 {width} {height}");
        let mut all = vec![("xmlns", "http://www.w3.org/2000/svg"), ("width", width.as_str())];
        all.extend([("height", height.as_str()), ("viewBox", view.as_str())]);
        all.extend(attributes);
        let mut writer = Writer::default();
        writer.open("svg", &all);
        writer
    }

    /// Opens an element.
    pub fn open(&mut self, name: &'static str, attributes: &[(&'static str, &str)]) {
        self.tag(name, attributes);
        self.text.push('>');
        self.open.push(name);
    }

    /// Closes the element opened last; nothing if none is open.
    pub fn close(&mut self) {
        if let Some(name) = self.open.pop() {
            self.end(name);
        }
    }

    /// An element without content.
    pub fn leaf(&mut self, name: &'static str, attributes: &[(&'static str, &str)]) {
        self.tag(name, attributes);
        self.text.push_str("/>");
    }

    /// An element with text in it.
    pub fn text_element(&mut self, name: &'static str, attributes: &[(&'static str, &str)], content: &str) {
        self.tag(name, attributes);
        self.text.push('>');
        escape_into(content, &mut self.text);
        self.end(name);
    }

    /// Closes what is open and hands over the document.
    pub fn finish(mut self) -> String {
        while !self.open.is_empty() {
            self.close();
        }
        self.text
    }

    fn tag(&mut self, name: &'static str, attributes: &[(&'static str, &str)]) {
        self.text.push('<');
        self.text.push_str(name);
        for (key, value) in attributes {
            self.text.extend([" ", key, "=\""]);
            escape_into(value, &mut self.text);
            self.text.push('"');
        }
    }

    fn end(&mut self, name: &'static str) {
        self.text.extend(["</", name, ">"]);
    }
}

/// A text as it may stand between tags or in quotes.
///
/// ```
/// assert_eq!(lookahead_chart::svg::escape("<a & 'b'>\u{0}"), "&lt;a &amp; &#39;b&#39;&gt;\u{fffd}");
/// ```
pub fn escape(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    escape_into(text, &mut escaped);
    escaped
}

/// A length in tenths of a px as a number of px: 125 is `12.5`.
///
/// ```
/// assert_eq!([125, -5, 20].map(lookahead_chart::svg::px), ["12.5", "-0.5", "2"]);
/// ```
pub fn px(tenths: i32) -> String {
    let sign = if tenths < 0 { "-" } else { "" };
    let (whole, tenth) = (tenths.unsigned_abs() / 10, tenths.unsigned_abs() % 10);
    if tenth == 0 { format!("{sign}{whole}") } else { format!("{sign}{whole}.{tenth}") }
}

/// Points as the `d` of a path: absolute moves and lines.
pub fn path_data(points: impl IntoIterator<Item = (i32, i32)>) -> String {
    let mut data = String::new();
    for (index, (x, y)) in points.into_iter().enumerate() {
        let letter = if index == 0 { 'M' } else { 'L' };
        // Writing to a String cannot fail.
        let _ = write!(data, "{letter}{} {}", px(x), px(y));
    }
    data
}

fn escape_into(text: &str, out: &mut String) {
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            '\t' | '\n' | '\r' => out.push(' '),
            // XML 1.0 has no way to write these.
            '\u{0}'..='\u{1f}' | '\u{fffe}' | '\u{ffff}' => out.push('\u{fffd}'),
            _ => out.push(c),
        }
    }
}
