//! The entries of `content/figures.toml`, the one home of published numbers. That file is checked when the book is compiled
//! (sources, dates, quotations); here only its lines `[key]` and `name = "text"` are read, so that no TOML library travels.

/// The file.
const FIGURES: &str = include_str!("../../../content/figures.toml");

/// The text under a key and a name, such as `af-default-free` and `value`; empty where there is none.
pub(super) fn text(key: &str, name: &str) -> &'static str {
    let mut is_here = false;
    for line in FIGURES.lines() {
        if let Some(head) = line.strip_prefix('[') {
            is_here = head.strip_suffix(']') == Some(key);
        } else if is_here
            && let Some((found, value)) = line.split_once('=')
            && found.trim() == name
        {
            return value.trim().trim_matches('"');
        }
    }
    ""
}

/// The number at the start of a text: `85.8 %` is 85.8, and `5 of 25` is 5.
pub(super) fn number(text: &str) -> Option<f64> {
    let end = text.find(|char: char| !char.is_ascii_digit() && char != '.').unwrap_or(text.len());
    crate::figures::number::typed(text.get(..end)?)
}

/// The standard error in a quotation, after its `±`.
pub(super) fn standard_error(quote: &str) -> Option<f64> {
    let (_, after) = quote.split_once('±')?;
    number(after.trim_start())
}
