//! One file per kind of page, each a function from the book to plain nodes. Native only: the browser gets the nodes.
//!
//! Pages know the registry, the book's types and the shell's words; never a widget by its name, never Yew.

mod aside;
mod chapter;
mod frame;
mod gallery;
mod glossary;
mod home;
mod opening;
mod paths;
mod premise_map;
mod privacy;
mod prose;
mod references;
mod run;
mod run_sheet;
mod share;
mod teach;
mod widget_page;

use std::cell::RefCell;
use std::collections::BTreeMap;

use lookahead_book::Words;

pub use aside::Asides;
pub use chapter::{chapter_page, sources};
pub use frame::{embed_frame, site_frame};
pub use gallery::gallery_page;
pub use glossary::glossary_page;
pub use home::home_page;
pub use privacy::privacy_page;
pub use references::references_page;
pub use run::{run_list_page, run_page, run_title};
pub use run_sheet::{sheet_page, sheet_title, sheet_widget};
pub use share::{builder_page, share_dialog};
pub use teach::{lesson_page, lesson_title, teach_page};
pub use widget_page::{embed_page, lab_page};

use crate::page::{Node, SiteFacts};
use crate::route::Base;
use crate::widgets::{Place, Placed, find};

/// What every page needs while it is made.
pub struct Maker<'build> {
    /// The site's words.
    pub words: &'build Words,
    /// The words that widgets get, each widget's under its slug.
    pub live_words: &'build Words,
    /// The build.
    pub facts: &'build SiteFacts,
    /// Where errors can be reported, when the build knows it.
    pub repository: Option<&'build str>,
    /// What is said beside the text.
    pub asides: Asides<'build>,
    /// Widgets placed so far, for ids that are unique in the page.
    placed: RefCell<Vec<String>>,
}

impl<'build> Maker<'build> {
    /// A maker for one page.
    #[must_use]
    pub fn new(
        words: &'build Words,
        live_words: &'build Words,
        facts: &'build SiteFacts,
        repository: Option<&'build str>,
        asides: Asides<'build>,
    ) -> Self {
        Self { words, live_words, facts, repository, asides, placed: RefCell::default() }
    }

    /// The words under a key, as a node.
    fn word(&self, key: &str) -> Node {
        Node::text(self.words.get(key))
    }

    /// The words under a key with places filled.
    fn fill(&self, key: &str, values: &[(&str, &str)]) -> String {
        self.words.fill(key, values)
    }

    /// Where a site path is reached.
    fn href(&self, site_path: &str) -> String {
        Base::new(&self.facts.public_path).href(site_path)
    }

    /// The full address of a site path.
    fn address(&self, site_path: &str) -> String {
        format!("{}{}", self.facts.origin, self.href(site_path))
    }

    /// A link inside the site.
    fn link(&self, site_path: &str, children: Vec<Node>) -> Node {
        Node::element("a", &[("href", &self.href(site_path))], children)
    }

    /// A widget. The second of its kind on a page gets an id of its own.
    fn widget(&self, slug: &str, params: &[(String, String)], place: Place) -> Node {
        let mut placed = self.placed.borrow_mut();
        placed.push(slug.to_owned());
        let nth = placed.iter().filter(|other| *other == slug).count();
        let id = if nth == 1 { slug.to_owned() } else { format!("{slug}-{nth}") };
        let params: BTreeMap<String, String> = params.iter().cloned().collect();
        let placed = Placed { id: &id, place, params: &params, words: self.live_words, facts: self.facts };
        let prepared = find(slug).map_or_else(Vec::new, |widget| widget.native.prepare(&placed));
        Node::Widget { slug: slug.to_owned(), id, place: place.name().to_owned(), params, prepared }
    }
}

/// The page's one first-level heading; it takes the focus after a navigation.
fn title(text: &str) -> Node {
    Node::element("h1", &[("id", "page-title"), ("tabindex", "-1")], vec![Node::text(text)])
}

/// An element with a class.
fn classed(tag: &str, class: &str, children: Vec<Node>) -> Node {
    Node::element(tag, &[("class", class)], children)
}

/// An element without attributes.
fn plain(tag: &str, children: Vec<Node>) -> Node {
    Node::element(tag, &[], children)
}
