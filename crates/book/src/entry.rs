//! Entries of the data files: sources, published numbers, terms.
//!
//! Made by `build` from `content/references.toml`, `content/figures.toml` and `content/<locale>/glossary.toml`.
//! Dates stay text (`YYYY-MM-DD`): they were checked when compiled, and the site only shows them.

use serde::{Deserialize, Serialize};

/// A source.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reference {
    /// Key by which it is cited.
    pub key: String,
    /// Authors as shown.
    pub authors: String,
    /// Year of publication.
    pub year: i32,
    /// Title.
    pub title: String,
    /// Where it appeared.
    pub venue: String,
    /// `https:` address.
    pub url: String,
    /// Day on which somebody opened it.
    pub checked: String,
    /// A remark, or empty.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub note: String,
}

/// A published number.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct FigureEntry {
    /// Key by which it is shown.
    pub key: String,
    /// The value as shown, with its unit.
    pub value: String,
    /// What it means, or the exact question that was asked.
    pub meaning: String,
    /// `meaning` is the wording of a question.
    pub is_question: bool,
    /// Who or what was counted.
    pub population: String,
    /// Date of the finding: year, month or day.
    pub date: String,
    /// Key of its source in the references.
    pub source: String,
    /// The source's own sentence, or empty.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub quote: String,
    /// Day on which somebody compared it with the source.
    pub checked: String,
    /// Day after which it must be looked at again.
    pub review: String,
}

/// A term of the glossary.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct GlossaryEntry {
    /// Anchor in the glossary, and key of links.
    pub slug: String,
    /// The term as shown.
    pub term: String,
    /// What it means, in one sentence.
    pub short: String,
    /// Other names that link here.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub also: Vec<String>,
    /// Key of a source in the references, or empty.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub source: String,
}
