//! `content/figures.toml`: one home per published number, with its source and the day to look again.

use std::collections::BTreeMap;

use crate::build::date::Date;
use crate::build::fault::Fault;
use crate::build::fields::{self, Fields};
use crate::build::lint::sentences;
use crate::build::problem::Report;
use crate::build::source::SourceFile;
use crate::{FigureEntry, Reference};

use super::references::checked;

/// Reads and checks all numbers.
pub(crate) fn read(
    file: &SourceFile<'_>,
    references: &BTreeMap<String, Reference>,
    today: Date,
    report: &mut Report,
) -> BTreeMap<String, FigureEntry> {
    let table = fields::parse(file, 0, file.text, report);
    let mut figures = BTreeMap::new();
    for (key, mut fields) in fields::entries(file, &table, report) {
        let figure = figure(key, &mut fields, today, report);
        check_source(&figure, references, &fields, report);
        fields.finish(report);
        figures.insert(key.to_owned(), figure);
    }
    figures
}

fn figure(key: &str, fields: &mut Fields<'_, '_>, today: Date, report: &mut Report) -> FigureEntry {
    let (meaning, is_question) = meaning(fields, report);
    FigureEntry {
        key: key.to_owned(),
        value: fields.required("value", report),
        meaning,
        is_question,
        population: fields.required("population", report),
        date: date(fields, report),
        source: fields.required("source", report),
        quote: quote(fields, report),
        checked: checked(fields, today, report),
        review: review(fields, today, report),
    }
}

fn meaning(fields: &mut Fields<'_, '_>, report: &mut Report) -> (String, bool) {
    match (fields.text("meaning", report), fields.text("question", report)) {
        (Some(meaning), None) => (meaning, false),
        (None, Some(question)) => (question, true),
        (meaning, _) => {
            report.add(fields.file, fields.at, Fault::MeaningOrQuestion());
            (meaning.unwrap_or_default(), false)
        }
    }
}

fn date(fields: &mut Fields<'_, '_>, report: &mut Report) -> String {
    let date = fields.required("date", report);
    if !date.is_empty() && !Date::is_year_month_or_day(&date) {
        report.add(fields.file, fields.place("date"), Fault::BadDate(date.clone()));
    }
    date
}

fn quote(fields: &mut Fields<'_, '_>, report: &mut Report) -> String {
    let Some(quote) = fields.text("quote", report) else {
        report.add(fields.file, fields.at, Fault::MissingQuote());
        return String::new();
    };
    if sentences::split(&quote).count() > 1 {
        report.add(fields.file, fields.place("quote"), Fault::LongQuote());
    }
    quote
}

fn review(fields: &mut Fields<'_, '_>, today: Date, report: &mut Report) -> String {
    let Some(date) = fields.required_date("review", report) else { return String::new() };
    if date < today {
        report.add(fields.file, fields.place("review"), Fault::ReviewPassed(date.to_string()));
    }
    date.to_string()
}

fn check_source(
    figure: &FigureEntry,
    references: &BTreeMap<String, Reference>,
    fields: &Fields<'_, '_>,
    report: &mut Report,
) {
    if !figure.source.is_empty() && !references.contains_key(&figure.source) {
        report.add(fields.file, fields.place("source"), Fault::UnknownReference(figure.source.clone()));
    }
}
