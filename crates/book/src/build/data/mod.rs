//! The TOML files: references, figures, glossary, table of contents, words.
//!
//! One module each; all read through `Fields` and return what could be read.

pub(crate) mod figures;
pub(crate) mod glossary;
pub(crate) mod references;
pub(crate) mod toc;
pub(crate) mod words;
