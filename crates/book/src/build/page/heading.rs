//! Attributes of headings: `{path=15}` and `{#id}`.

use pulldown_cmark::CowStr;

use crate::ReadingPath;
use crate::build::fault::Fault;

/// What stood in braces at the end of a heading.
#[derive(Default)]
pub(super) struct HeadingMarks {
    pub(super) id: Option<String>,
    pub(super) path: Option<ReadingPath>,
    pub(super) faults: Vec<Fault>,
}

/// Reads the attributes as pulldown-cmark gives them.
pub(super) fn marks(
    id: Option<CowStr<'_>>,
    classes: &[CowStr<'_>],
    attributes: &[(CowStr<'_>, Option<CowStr<'_>>)],
) -> HeadingMarks {
    let mut marks = HeadingMarks { id: id.map(|id| id.to_string()), ..HeadingMarks::default() };
    marks.faults.extend(classes.iter().map(|class| Fault::HeadingAttribute(format!(".{class}"))));
    if let Some(id) = marks.id.as_deref().filter(|id| !crate::build::fields::is_slug(id)) {
        marks.faults.push(Fault::BadSlug(id.to_owned()));
    }
    for (key, value) in attributes {
        let value = value.as_deref().unwrap_or_default();
        if &**key != "path" {
            marks.faults.push(Fault::HeadingAttribute(key.to_string()));
            continue;
        }
        marks.path = ReadingPath::parse(value);
        if marks.path.is_none() {
            marks.faults.push(Fault::BadPath(value.to_owned()));
        }
    }
    marks
}
