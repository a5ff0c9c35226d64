//! `site.toml` and `widgets/<slug>.toml`: nested tables and arrays of texts, flattened with dots.

use std::collections::BTreeMap;

use toml::de::DeValue;

use crate::Words;
use crate::build::fault::Fault;
use crate::build::fields;
use crate::build::problem::Report;
use crate::build::source::SourceFile;

/// Words and where each stands in its file.
#[derive(Default)]
pub(crate) struct WordsSource {
    pub(crate) words: Words,
    /// Offset of each value.
    pub(crate) places: BTreeMap<String, usize>,
}

/// Reads a file of words; `required` keys must be there.
pub(crate) fn read(file: &SourceFile<'_>, required: &[&'static str], report: &mut Report) -> WordsSource {
    let table = fields::parse(file, 0, file.text, report);
    let mut found = WordsSource::default();
    // A stack instead of recursion: nesting follows the input.
    let mut open: Vec<(String, usize, &DeValue<'_>)> = Vec::new();
    open.extend(
        table.iter().map(|(key, value)| (key.get_ref().to_string(), value.span().start, value.get_ref())),
    );
    while let Some((key, at, value)) = open.pop() {
        match value {
            DeValue::String(text) => {
                found.words.0.insert(key.clone(), text.to_string());
                found.places.insert(key, at);
            }
            DeValue::Table(table) => open.extend(table.iter().map(|(name, value)| {
                (format!("{key}.{}", name.get_ref()), value.span().start, value.get_ref())
            })),
            DeValue::Array(array) => open.extend(
                array
                    .iter()
                    .enumerate()
                    .map(|(idx, value)| (format!("{key}.{idx}"), value.span().start, value.get_ref())),
            ),
            _ => report.add(file, at, Fault::WrongType(key, "text")),
        }
    }
    for key in required.iter().filter(|key| found.words.find(key).is_none_or(str::is_empty)) {
        report.add(file, 0, Fault::MissingKey(key));
    }
    found
}
