//! A TOML table read key by key, so that every fault has its place and unknown keys are seen.
//!
//! Used by the data files and by front matter. Keys that were never asked for are reported by `finish`.

use std::collections::BTreeSet;

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::date::Date;
use super::fault::Fault;
use super::problem::Report;
use super::source::SourceFile;

/// Parses a slice of a file as TOML; what could be read is returned even if there were faults.
pub(crate) fn parse<'a>(
    file: &SourceFile<'a>,
    base: usize,
    text: &'a str,
    report: &mut Report,
) -> DeTable<'a> {
    let (table, errors) = DeTable::parse_recoverable(text);
    for error in errors {
        let at = error.span().map_or(0, |span| span.start);
        let first_line = error.message().lines().next().unwrap_or_default().to_owned();
        report.add(file, base + at, Fault::Toml(first_line));
    }
    table.into_inner()
}

/// The tables of a file of `[key]` tables, with their keys.
pub(crate) fn entries<'a, 't>(
    file: &'a SourceFile<'a>,
    table: &'t DeTable<'a>,
    report: &mut Report,
) -> Vec<(&'t str, Fields<'a, 't>)> {
    let mut found = Vec::new();
    for (key, value) in table {
        let (at, key) = (key.span().start, &**key.get_ref());
        if !is_slug(key) {
            report.add(file, at, Fault::BadSlug(key.to_owned()));
        }
        match value.get_ref().as_table() {
            Some(inner) => found.push((key, Fields::new(file, inner, 0, at))),
            None => report.add(file, at, Fault::WrongType(key.to_owned(), "a table")),
        }
    }
    found
}

/// Lower-case letters, digits and hyphens.
pub(crate) fn is_slug(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| matches!(byte, b'a'..=b'z' | b'0'..=b'9' | b'-'))
}

/// One table while it is read.
pub(crate) struct Fields<'a, 't> {
    pub(crate) file: &'a SourceFile<'a>,
    table: &'t DeTable<'a>,
    /// Offset of the parsed slice in the file.
    base: usize,
    /// Where faults of the table as a whole are shown.
    pub(crate) at: usize,
    asked: BTreeSet<&'static str>,
}

impl<'a, 't> Fields<'a, 't> {
    pub(crate) fn new(file: &'a SourceFile<'a>, table: &'t DeTable<'a>, base: usize, at: usize) -> Self {
        Self { file, table, base, at, asked: BTreeSet::new() }
    }

    fn value(&mut self, key: &'static str) -> Option<&'t Spanned<DeValue<'a>>> {
        self.asked.insert(key);
        self.table.get(key)
    }

    /// Where the value of a key begins; the table itself when absent.
    pub(crate) fn place(&self, key: &str) -> usize {
        self.table.get(key).map_or(self.at, |value| self.base + value.span().start)
    }

    fn wrong(&self, key: &str, expected: &'static str, report: &mut Report) {
        report.add(self.file, self.place(key), Fault::WrongType(key.to_owned(), expected));
    }

    fn missing(&self, key: &'static str, report: &mut Report) {
        report.add(self.file, self.at, Fault::MissingKey(key));
    }

    /// Text, or nothing; dates without quotes are text too.
    pub(crate) fn text(&mut self, key: &'static str, report: &mut Report) -> Option<String> {
        match self.value(key)?.get_ref() {
            DeValue::String(text) => Some(text.trim().to_owned()).filter(|text| !text.is_empty()),
            DeValue::Datetime(date) => Some(date.to_string()),
            _ => {
                self.wrong(key, "text", report);
                None
            }
        }
    }

    /// Text that must be there; empty after a report otherwise.
    pub(crate) fn required(&mut self, key: &'static str, report: &mut Report) -> String {
        let wrong_type = self.table.get(key).is_some_and(|value| !is_text(value.get_ref()));
        let text = self.text(key, report);
        if text.is_none() && !wrong_type {
            self.missing(key, report);
        }
        text.unwrap_or_default()
    }

    /// A whole number, or nothing.
    pub(crate) fn number(&mut self, key: &'static str, report: &mut Report) -> Option<i64> {
        let value = self.value(key)?.get_ref().as_integer();
        let number = value.and_then(|number| i64::from_str_radix(number.as_str(), number.radix()).ok());
        if number.is_none() {
            self.wrong(key, "a whole number", report);
        }
        number
    }

    /// A whole number that must be there.
    pub(crate) fn required_number(&mut self, key: &'static str, report: &mut Report) -> Option<i64> {
        if self.table.get(key).is_none() {
            self.missing(key, report);
        }
        self.number(key, report)
    }

    /// A list of texts; absent is empty.
    pub(crate) fn texts(&mut self, key: &'static str, report: &mut Report) -> Vec<String> {
        let Some(value) = self.value(key) else { return Vec::new() };
        let array = value.get_ref().as_array();
        let texts: Option<Vec<String>> = array
            .and_then(|array| array.iter().map(|item| item.get_ref().as_str().map(str::to_owned)).collect());
        if texts.is_none() {
            self.wrong(key, "a list of texts", report);
        }
        texts.unwrap_or_default()
    }

    /// An inner table, or nothing.
    pub(crate) fn table(&mut self, key: &'static str, report: &mut Report) -> Option<Fields<'a, 't>> {
        let value = self.value(key)?;
        let Some(inner) = value.get_ref().as_table() else {
            self.wrong(key, "a table", report);
            return None;
        };
        Some(Fields::new(self.file, inner, self.base, self.base + value.span().start))
    }

    /// The tables of `[[key]]`; absent is empty.
    pub(crate) fn tables(&mut self, key: &'static str, report: &mut Report) -> Vec<Fields<'a, 't>> {
        let Some(value) = self.value(key) else { return Vec::new() };
        let mut found = Vec::new();
        for item in value.get_ref().as_array().into_iter().flat_map(|array| array.iter()) {
            let inner = item.get_ref().as_table();
            found.extend(
                inner.map(|inner| Fields::new(self.file, inner, self.base, self.base + item.span().start)),
            );
        }
        if found.is_empty() {
            self.wrong(key, "a list of tables", report);
        }
        found
    }

    /// A day that must be there and exist.
    pub(crate) fn required_date(&mut self, key: &'static str, report: &mut Report) -> Option<Date> {
        let text = self.required(key, report);
        let date = Date::parse(&text);
        if date.is_none() && !text.is_empty() {
            report.add(self.file, self.place(key), Fault::BadDate(text));
        }
        date
    }

    /// Reports keys that nobody asked for.
    pub(crate) fn finish(&self, report: &mut Report) {
        for key in self.table.keys().filter(|key| !self.asked.contains(&**key.get_ref())) {
            report.add(self.file, self.base + key.span().start, Fault::UnknownKey(key.get_ref().to_string()));
        }
    }
}

fn is_text(value: &DeValue<'_>) -> bool {
    matches!(value, DeValue::String(_) | DeValue::Datetime(_))
}
