//! `content/references.toml`: one home per source.

use std::collections::BTreeMap;

use crate::Reference;
use crate::build::date::Date;
use crate::build::fault::Fault;
use crate::build::fields::{self, Fields};
use crate::build::problem::Report;
use crate::build::source::SourceFile;

/// Reads and checks all sources.
pub(crate) fn read(file: &SourceFile<'_>, today: Date, report: &mut Report) -> BTreeMap<String, Reference> {
    let table = fields::parse(file, 0, file.text, report);
    let entries = fields::entries(file, &table, report);
    entries.into_iter().map(|(key, fields)| (key.to_owned(), reference(key, fields, today, report))).collect()
}

fn reference(key: &str, mut fields: Fields<'_, '_>, today: Date, report: &mut Report) -> Reference {
    let reference = Reference {
        key: key.to_owned(),
        authors: fields.required("authors", report),
        year: year(&mut fields, today, report),
        title: fields.required("title", report),
        venue: fields.required("venue", report),
        url: fields.required("url", report),
        checked: checked(&mut fields, today, report),
        note: fields.text("note", report).unwrap_or_default(),
    };
    if !reference.url.is_empty() && !is_https(&reference.url) {
        report.add(fields.file, fields.place("url"), Fault::BadUrl(reference.url.clone()));
    }
    fields.finish(report);
    reference
}

/// The day somebody looked, as text; a later day than today is a slip worth a warning.
pub(super) fn checked(fields: &mut Fields<'_, '_>, today: Date, report: &mut Report) -> String {
    let Some(date) = fields.required_date("checked", report) else { return String::new() };
    if date > today {
        report.add(fields.file, fields.place("checked"), Fault::FutureDate(date.to_string()));
    }
    date.to_string()
}

fn year(fields: &mut Fields<'_, '_>, today: Date, report: &mut Report) -> i32 {
    let Some(number) = fields.required_number("year", report) else { return 0 };
    match i32::try_from(number) {
        Ok(year) if (1000..=today.year + 1).contains(&year) => year,
        _ => {
            report.add(fields.file, fields.place("year"), Fault::BadYear(number));
            0
        }
    }
}

fn is_https(url: &str) -> bool {
    url.strip_prefix("https://").is_some_and(|rest| !rest.is_empty() && !rest.contains(char::is_whitespace))
}
