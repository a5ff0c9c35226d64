//! Citations of a figure in a state: in the manner of the American Psychological Association (7th edition, a work by a group
//! with a version), and as an entry of BibTeX. The author is the one of CITATION.cff.

use super::super::Speaker;
use super::links::Shared;
use crate::page::SiteFacts;

/// The names that every style of BibTeX knows for the months.
const MONTHS: [&str; 12] =
    ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

/// Year, month from 0, day: the parts of `2026-11-21`, as far as they are there.
fn parts(date: &str) -> (&str, Option<usize>, &str) {
    let mut parts = date.splitn(3, '-');
    let year = parts.next().unwrap_or_default();
    let month = parts.next().and_then(|month| month.parse::<usize>().ok()?.checked_sub(1));
    (year, month, parts.next().unwrap_or_default().trim_start_matches('0'))
}

/// In the manner of the APA.
pub(super) fn apa(words: &Speaker<'_>, title: &str, shared: &Shared, facts: &SiteFacts) -> String {
    let (year, month, day) = parts(&facts.date);
    let months = words.list("month");
    let month = month.and_then(|month| months.get(month));
    let date = month.map_or_else(|| year.to_owned(), |month| format!("{year}, {month} {day}"));
    let link = shared.link(facts);
    words.fill("apa", &[("date", &date), ("title", title), ("version", &facts.version), ("link", &link)])
}

/// An entry of BibTeX. The address needs no escapes: its letters are those of `query::encode`.
pub(super) fn bibtex(words: &Speaker<'_>, title: &str, shared: &Shared, facts: &SiteFacts) -> String {
    let (year, month, _) = parts(&facts.date);
    let month = month.and_then(|month| MONTHS.get(month));
    let month = month.map_or_else(String::new, |month| format!("  month        = {month},\n"));
    let (author, kind, title) = (tex(&words.word("author")), tex(&words.word("kind")), tex(title));
    let note = words.fill("version", &[("version", &facts.version), ("date", &facts.date)]);
    let (slug, note, link) = (&shared.slug, tex(&note), shared.link(facts));
    format!(
        "@misc{{lookahead-{slug},\n  author       = {{{{{author}}}}},\n  title        = {{{{{title}}}}},\n  year         = {{{year}}},\n{month}  \
         howpublished = {{{kind}}},\n  note         = {{{note}}},\n  url          = {{{link}}}\n}}"
    )
}

/// A text with what means something to TeX escaped.
fn tex(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for char in text.chars() {
        match char {
            '\\' => out.push_str("\\textbackslash{}"),
            '~' => out.push_str("\\textasciitilde{}"),
            '^' => out.push_str("\\textasciicircum{}"),
            '{' | '}' | '$' | '&' | '%' | '#' | '_' => {
                out.push('\\');
                out.push(char);
            }
            _ => out.push(char),
        }
    }
    out
}
