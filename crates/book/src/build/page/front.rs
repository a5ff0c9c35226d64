//! Front matter: TOML between two lines `+++` at the very beginning.

use crate::build::fault::Fault;
use crate::build::problem::Report;
use crate::build::source::SourceFile;

const FENCE: &str = "+++";

/// Byte ranges of a file with front matter.
pub(crate) struct FrontMatter<'a> {
    /// The TOML text.
    pub(crate) toml: &'a str,
    /// Where it begins.
    pub(crate) toml_start: usize,
    /// Where the Markdown begins.
    pub(crate) body_start: usize,
}

/// Finds the front matter; without it the whole file is body.
pub(crate) fn split<'a>(file: &SourceFile<'a>, report: &mut Report) -> FrontMatter<'a> {
    find(file.text).unwrap_or_else(|| {
        report.add(file, 0, Fault::FrontMatter());
        FrontMatter { toml: "", toml_start: 0, body_start: 0 }
    })
}

fn find(text: &str) -> Option<FrontMatter<'_>> {
    let mut offset = 0;
    let mut toml_start = None;
    for line in text.split_inclusive('\n') {
        let end = offset + line.len();
        match toml_start {
            None if line.trim_end() == FENCE => toml_start = Some(end),
            None => return None,
            Some(toml_start) if line.trim_end() == FENCE => {
                return Some(FrontMatter {
                    toml: text.get(toml_start..offset)?,
                    toml_start,
                    body_start: end,
                });
            }
            Some(_) => {}
        }
        offset = end;
    }
    None
}
