//! Writes CSV (RFC 4180: comma, CRLF, doubled quotes) that a spreadsheet cannot take for a formula. Used for the tables
//! of charts and by every other figure with rows to export.

/// One cell.
#[derive(Clone, Debug, PartialEq)]
pub enum Cell {
    /// Words; guarded if a spreadsheet would take them for a formula.
    Text(String),
    /// A number, written so that it reads back as the same one; nothing if it is not finite.
    Number(f64),
    /// A number written exactly, such as `-1/3` or `0.10`; anything else in it is treated as text.
    Exact(String),
    /// Nothing.
    Empty,
}

impl From<&str> for Cell {
    fn from(text: &str) -> Cell {
        Cell::Text(text.to_string())
    }
}

impl From<f64> for Cell {
    fn from(number: f64) -> Cell {
        Cell::Number(number)
    }
}

/// Writes a header and rows. Short rows are filled up, so that all have the same number of cells.
///
/// ```
/// use lookahead_chart::csv::{Cell, write};
/// let rows = [vec![Cell::from("=1+1"), Cell::from(-2.5)], vec![Cell::from("a, \"b\"")]];
/// assert_eq!(write(&["name", "worth"], &rows), "name,worth\r\n'=1+1,-2.5\r\n\"a, \"\"b\"\"\",\r\n");
/// ```
pub fn write<H: AsRef<str>>(header: &[H], rows: &[Vec<Cell>]) -> String {
    let width = rows.iter().map(Vec::len).chain([header.len()]).max().unwrap_or(0);
    let mut text = String::new();
    let header: Vec<Cell> = header.iter().map(|word| Cell::from(word.as_ref())).collect();
    write_row(&header, width, &mut text);
    rows.iter().for_each(|row| write_row(row, width, &mut text));
    text
}

/// Writes a header and rows of words alone. For figures without numbers of their own: it brings no code that prints
/// floats into the wasm.
///
/// ```
/// use lookahead_chart::csv::write_texts;
/// assert_eq!(write_texts(&["move"], &[vec!["=up".to_string()]]), "move\r\n'=up\r\n");
/// ```
pub fn write_texts<H: AsRef<str>>(header: &[H], rows: &[Vec<String>]) -> String {
    let mut text = String::new();
    write_words(header.iter().map(AsRef::as_ref), &mut text);
    rows.iter().for_each(|row| write_words(row.iter().map(String::as_str), &mut text));
    text
}

fn write_words<'a>(words: impl Iterator<Item = &'a str>, text: &mut String) {
    for (index, word) in words.enumerate() {
        if index > 0 {
            text.push(',');
        }
        write_text(word, text);
    }
    text.push_str("\r\n");
}

/// A number as the shortest decimal that reads back as the same one; empty if it is not finite.
///
/// ```
/// use lookahead_chart::csv::number;
/// assert_eq!([number(0.1), number(-0.0), number(1e300), number(f64::NAN)], ["0.1", "0", "1e300", ""]);
/// ```
pub fn number(value: f64) -> String {
    match value.abs() {
        size if !size.is_finite() => String::new(),
        0.0 => "0".to_string(),
        size if (1e-6..1e16).contains(&size) => format!("{value}"),
        _ => format!("{value:e}"),
    }
}

fn write_row(row: &[Cell], width: usize, text: &mut String) {
    for index in 0..width {
        if index > 0 {
            text.push(',');
        }
        match row.get(index) {
            Some(Cell::Text(words)) => write_text(words, text),
            Some(Cell::Number(value)) => text.push_str(&number(*value)),
            Some(Cell::Exact(digits)) if is_exact_number(digits) => text.push_str(digits),
            Some(Cell::Exact(words)) => write_text(words, text),
            Some(Cell::Empty) | None => {}
        }
    }
    text.push_str("\r\n");
}

/// Quotes where the format asks for it; an apostrophe in front of what a spreadsheet would run.
fn write_text(words: &str, text: &mut String) {
    let guard = if runs_as_formula(words) { "'" } else { "" };
    let quoted = words.contains([',', '"', '\r', '\n']);
    let quote = if quoted { "\"" } else { "" };
    text.push_str(quote);
    text.push_str(guard);
    text.push_str(&words.replace('"', "\"\""));
    text.push_str(quote);
}

/// The signs a formula begins with, in both widths, also behind spaces; a tab or return in front can lead to one too.
fn runs_as_formula(words: &str) -> bool {
    words.starts_with(['\t', '\r', '\n'])
        || words.trim_start().starts_with(['=', '+', '-', '@', '＝', '＋', '－', '＠'])
}

/// A decimal with an optional minus and an optional denominator: nothing a spreadsheet could run.
fn is_exact_number(text: &str) -> bool {
    let body = text.strip_prefix('-').unwrap_or(text);
    let (whole, below) = body.split_once('/').unwrap_or((body, "1"));
    let digits = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    let decimal = |part: &str| part.split_once('.').map_or(digits(part), |(a, b)| digits(a) && digits(b));
    decimal(whole) && digits(below)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(cell: Cell, expected: &str) {
        let written = write::<&str>(&[], &[vec![cell]]);
        assert_eq!(written.strip_prefix("\r\n").and_then(|rest| rest.strip_suffix("\r\n")), Some(expected));
    }

    #[test]
    fn formulas_are_guarded() {
        for sign in ["=", "+", "-", "@", " =", "\u{ff1d}"] {
            check(Cell::Text(format!("{sign}A1")), &format!("'{sign}A1"));
        }
        check(Cell::from("\tx"), "'\tx");
        check(Cell::from("=\"a\",1"), "\"'=\"\"a\"\",1\"");
        check(Cell::Exact("-1+1".to_string()), "'-1+1");
        check(Cell::Exact("=1".to_string()), "'=1");
    }

    #[test]
    fn numbers_stay_as_they_are() {
        check(Cell::Number(-3.0), "-3");
        check(Cell::Number(1e-9), "1e-9");
        check(Cell::Number(f64::INFINITY), "");
        check(Cell::Exact("-1/3".to_string()), "-1/3");
        check(Cell::Exact("0.10".to_string()), "0.10");
    }

    #[test]
    fn line_breaks_are_quoted() {
        check(Cell::from("two\r\nlines"), "\"two\r\nlines\"");
    }
}
