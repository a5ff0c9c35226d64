//! What is said beside the text: meanings of terms and sources of citations, where the reader is.
//!
//! Each first use in a section gets a *tip*: a short text beside the mark, shown when the mark is pointed at or has the
//! focus (Web Content Accessibility Guidelines 2.2, 1.4.13; `boot.js` sends it away on Escape), and read out as the mark's
//! description. On wide screens sources stand in the margin instead, with the notes. Later uses in the section say
//! nothing again.

use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};

use lookahead_book::{FigureEntry, GlossaryEntry, Reference};

use super::{Maker, classed};
use crate::page::Node;

/// What there is to say, and what was said.
pub struct Asides<'build> {
    glossary: &'build BTreeMap<String, GlossaryEntry>,
    figures: &'build BTreeMap<String, FigureEntry>,
    /// The page's sources; the first has number 1.
    references: Vec<Reference>,
    said: RefCell<Said>,
}

#[derive(Default)]
struct Said {
    /// Glossary slugs of this section.
    terms: BTreeSet<String>,
    /// Numbers of sources of this section.
    sources: BTreeSet<u32>,
    /// Tips of the page, for their ids.
    n_tips: u32,
    /// Numbers and texts for the margin of the block that is being made.
    margin: Vec<(u32, String)>,
    /// Inside a heading or a table there is no room.
    n_cramped: u32,
}

impl<'build> Asides<'build> {
    /// Asides of one page that cites `references`.
    #[must_use]
    pub fn new(
        glossary: &'build BTreeMap<String, GlossaryEntry>,
        figures: &'build BTreeMap<String, FigureEntry>,
        references: Vec<Reference>,
    ) -> Self {
        Self { glossary, figures, references, said: RefCell::default() }
    }

    /// A section begins: everything is new again.
    pub(super) fn begin_section(&self) {
        let mut said = self.said.borrow_mut();
        said.terms.clear();
        said.sources.clear();
    }

    /// What is made by `make` has no room for tips.
    pub(super) fn cramped<Made>(&self, make: impl FnOnce() -> Made) -> Made {
        self.said.borrow_mut().n_cramped += 1;
        let made = make();
        self.said.borrow_mut().n_cramped -= 1;
        made
    }

    /// Sources first cited since the last call.
    pub(super) fn take_margin(&self) -> Vec<(u32, String)> {
        std::mem::take(&mut self.said.borrow_mut().margin)
    }

    fn has_room(&self) -> bool {
        self.said.borrow().n_cramped == 0
    }

    fn next_id(&self) -> String {
        let mut said = self.said.borrow_mut();
        said.n_tips += 1;
        format!("tip-{}", said.n_tips)
    }
}

impl Maker<'_> {
    /// A term: linked and explained where a section first uses it, plain words after that.
    pub(super) fn term(&self, key: &str, text: &str) -> Node {
        let is_first = !self.asides.has_room() || self.asides.said.borrow_mut().terms.insert(key.to_owned());
        if !is_first {
            return Node::text(text);
        }
        let href = self.href(&format!("/glossary/#{key}"));
        let meaning = self.asides.glossary.get(key).map(|entry| entry.short.as_str());
        let link = |described: &[(&str, &str)]| {
            let own = [("class", "term"), ("href", href.as_str())];
            Node::element("a", &[&own[..], described].concat(), vec![Node::text(text)])
        };
        self.with_tip(meaning, link)
    }

    /// The mark of a source; `lead` is what stands there for a published number.
    pub(super) fn cite(&self, number: u32, lead: Option<&str>) -> Node {
        let label = self.fill("prose.source_number", &[("number", &number.to_string())]);
        let href = format!("#source-{number}");
        let mark = |described: &[(&str, &str)]| {
            let own = [("href", href.as_str()), ("aria-label", label.as_str())];
            let link =
                Node::element("a", &[&own[..], described].concat(), vec![Node::text(format!("[{number}]"))]);
            classed("sup", "cite", vec![link])
        };
        let source = self.source_in_short(number);
        let text = match lead {
            Some(lead) => Some(format!("{lead} {source}")),
            None if self.asides.has_room() => {
                self.asides.said.borrow_mut().sources.insert(number).then_some(source)
            }
            None => None,
        };
        if let (Some(text), true) = (&text, self.asides.has_room()) {
            self.asides.said.borrow_mut().margin.push((number, text.clone()));
        }
        self.with_tip(text.as_deref(), mark)
    }

    /// What a published number means, of whom, and when.
    pub(super) fn figure_in_short(&self, key: &str, meaning: &str) -> String {
        match self.asides.figures.get(key) {
            Some(figure) => {
                let values =
                    [("meaning", meaning), ("population", &figure.population), ("date", &figure.date)];
                self.fill("prose.figure", &values)
            }
            None => meaning.to_owned(),
        }
    }

    fn source_in_short(&self, number: u32) -> String {
        let idx = usize::try_from(number).unwrap_or_default().wrapping_sub(1);
        self.asides.references.get(idx).map_or_else(String::new, |source| {
            let values = [
                ("authors", source.authors.as_str()),
                ("year", &source.year.to_string()),
                ("title", &source.title),
            ];
            self.fill("prose.source", &values)
        })
    }

    /// A mark with its tip beside it, or alone when there is nothing to say or no room.
    fn with_tip(&self, text: Option<&str>, mark: impl Fn(&[(&str, &str)]) -> Node) -> Node {
        let Some(text) = text.filter(|_| self.asides.has_room()) else { return mark(&[]) };
        let id = self.asides.next_id();
        let tip = Node::element(
            "span",
            &[("class", "tip"), ("role", "tooltip"), ("id", &id)],
            vec![Node::text(text)],
        );
        classed("span", "gloss", vec![mark(&[("aria-describedby", &id)]), tip])
    }
}
