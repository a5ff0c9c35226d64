//! One Markdown file: front matter, directives, Markdown, keys, formulas; out come blocks and what they use.
//!
//! The way: `directive` masks directive lines, pulldown-cmark reads the rest, `builder` makes blocks of its events,
//! `assemble` closes containers and wraps sections. Links inside the site are checked once all pages are known.

mod assemble;
mod builder;
mod close;
mod container;
mod context;
mod directive;
mod frame;
pub(crate) mod front;
mod heading;
mod inline;
mod latex;
pub(crate) mod links;
mod marker;
mod prose;
mod run;

use std::collections::{BTreeMap, BTreeSet};

use crate::build::data::glossary::Glossary;
use crate::build::lint;
use crate::build::problem::Report;
use crate::build::source::{SourceFile, to_u32};
use crate::{Block, FigureEntry, Reference};

use context::Context;
pub(crate) use prose::{Prose, ProseKind};

/// All keys that a page may use.
pub(crate) struct Keys<'a> {
    pub(crate) references: &'a BTreeMap<String, Reference>,
    pub(crate) figures: &'a BTreeMap<String, FigureEntry>,
    pub(crate) glossary: &'a Glossary,
    pub(crate) widgets: &'a BTreeSet<String>,
    pub(crate) calc: &'a dyn Fn(&str) -> Option<String>,
}

/// A compiled body.
#[derive(Default)]
pub(crate) struct Body {
    pub(crate) blocks: Vec<Block>,
    pub(crate) used: Used,
    /// Anchors of the page.
    pub(crate) ids: BTreeSet<String>,
    /// Links inside the site, with their offsets in the file, still to be checked.
    pub(crate) links: Vec<(usize, String)>,
}

/// Keys in order of first use.
#[derive(Default)]
pub(crate) struct Used {
    pub(crate) references: Vec<String>,
    pub(crate) figures: Vec<String>,
    pub(crate) terms: Vec<String>,
    pub(crate) widgets: Vec<String>,
}

/// Compiles the Markdown that begins at byte `start` of a file.
pub(crate) fn compile(file: &SourceFile<'_>, start: usize, keys: &Keys<'_>, report: &mut Report) -> Body {
    compile_after(file, start, Vec::new(), keys, report)
}

/// The same for a page that stands with another one: its sources have the numbers that they have there.
pub(crate) fn compile_after(
    file: &SourceFile<'_>,
    start: usize,
    references: Vec<String>,
    keys: &Keys<'_>,
    report: &mut Report,
) -> Body {
    let source = file.text.get(start..).unwrap_or_default();
    let directives = directive::scan(file, start, source, report);
    let mut context = Context::new(file, start, keys, report);
    context.state.used.references = references;
    let parsed = builder::build(source, &directives, &mut context);
    let blocks = assemble::assemble(parsed.flow, parsed.notes, &mut context);
    let state = context.state;
    lint::check(file, start, &parsed.prose, keys.glossary, report);
    Body { blocks, used: state.used, ids: state.ids, links: state.links }
}

/// The number of a key in order of first use, from 1.
fn number_of(used: &mut Vec<String>, key: &str) -> u32 {
    let idx = used.iter().position(|known| known == key).unwrap_or_else(|| {
        used.push(key.to_owned());
        used.len() - 1
    });
    to_u32(idx + 1)
}
