//! Reads `content/` from disk and has the book compiled, with the registry's widgets and their computed numbers.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use anyhow::{Context, Result, bail};
use lookahead_book::build::{Book, Compiled, Date, Input, Problem, Severity, Sources, compile};

use crate::widgets::{WIDGETS, calc};

/// The language that is written so far.
const LOCALE: &str = "en";

/// A compiled book in one language, with the entries that all languages share.
#[derive(Debug, Clone, Default)]
pub struct WholeBook {
    /// Sources and published numbers.
    pub shared: Compiled,
    /// Chapters, pages, words.
    pub book: Book,
}

/// Today, for review dates: the one place where a build reads the clock.
#[must_use]
#[expect(clippy::disallowed_methods, reason = "native only; reviews are due by the calendar")]
pub fn today() -> Date {
    let since_epoch = std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH).unwrap_or_default();
    civil_date(since_epoch.as_secs() / 86_400)
}

/// The calendar day so many days after 1 January 1970 (Howard Hinnant's `civil_from_days`, for days since then).
fn civil_date(days: u64) -> Date {
    let shifted = days + 719_468;
    let (era, day_of_era) = (shifted / 146_097, shifted % 146_097);
    let year_of_era = (day_of_era - day_of_era / 1_460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
    let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let month_from_march = (5 * day_of_year + 2) / 153;
    let day = day_of_year - (153 * month_from_march + 2) / 5 + 1;
    let month = if month_from_march < 10 { month_from_march + 3 } else { month_from_march - 9 };
    let year = year_of_era + era * 400 + u64::from(month <= 2);
    Date { year: year as i32, month: month as u8, day: day as u8 }
}

/// Compiles the book below `root`; prints every problem.
///
/// # Errors
/// When a file cannot be read, or the compiler found an error.
pub fn compile_book(root: &Path, today: &Date) -> Result<WholeBook> {
    let mut sources = Sources::new();
    read_folder(root, Path::new("content"), &mut sources)?;
    let widgets: BTreeSet<String> = WIDGETS.iter().map(|widget| widget.slug.to_owned()).collect();
    let (shared, problems) =
        compile(&Input { sources: &sources, today: *today, widgets: &widgets, calc: &calc });
    problems.iter().for_each(print_problem);
    let n_errors = problems.iter().filter(|problem| problem.severity == Severity::Error).count();
    if n_errors > 0 {
        bail!("the book has {n_errors} errors (listed above): mend them and build again");
    }
    let book = shared.books.get(LOCALE).cloned().context("content/en is missing")?;
    Ok(WholeBook { shared, book })
}

#[expect(clippy::print_stderr, reason = "a build's messages")]
fn print_problem(problem: &Problem) {
    eprintln!("{problem}");
}

fn read_folder(root: &Path, folder: &Path, sources: &mut Sources) -> Result<()> {
    let full = root.join(folder);
    for entry in fs::read_dir(&full).with_context(|| format!("cannot list {}", full.display()))? {
        let entry = entry?;
        let path = folder.join(entry.file_name());
        if entry.path().is_dir() {
            read_folder(root, &path, sources)?;
        } else {
            let text = fs::read_to_string(entry.path())
                .with_context(|| format!("cannot read {}", path.display()))?;
            sources.insert(path.to_string_lossy().replace('\\', "/"), text);
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_become_dates() {
        let date = |days| {
            let Date { year, month, day } = civil_date(days);
            (year, month, day)
        };
        assert_eq!((date(0), date(11_016), date(20_778)), ((1970, 1, 1), (2000, 2, 29), (2026, 11, 21)));
    }
}
