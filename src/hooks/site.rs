//! Words and addresses, for every view of a page.

use std::rc::Rc;

use lookahead_book::Words;
use yew::AttrValue;

use crate::page::{PageData, SiteFacts};
use crate::query;
use crate::route::Base;

/// What every view of a page may ask for.
#[derive(Clone, PartialEq)]
pub struct Site {
    words: Rc<Words>,
    facts: Rc<SiteFacts>,
    base: Base,
}

impl Site {
    /// The site as one page sees it.
    #[must_use]
    pub fn new(page: &PageData) -> Self {
        Self {
            words: Rc::new(page.words.clone()),
            facts: Rc::new(page.facts.clone()),
            base: Base::new(&page.facts.public_path),
        }
    }

    /// The words under `key`, or the key itself where they are missing.
    #[must_use]
    pub fn word(&self, key: &str) -> AttrValue {
        AttrValue::from(self.words.get(key).to_owned())
    }

    /// The words under `key` with their `{names}` filled in.
    #[must_use]
    pub fn fill(&self, key: &str, values: &[(&str, &str)]) -> AttrValue {
        AttrValue::from(self.words.fill(key, values))
    }

    /// The words whose keys begin with one of these sections.
    #[must_use]
    pub fn words_of(&self, sections: &[&str]) -> Words {
        let is_asked = |key: &str| sections.iter().any(|section| key.starts_with(section));
        let words = self.words.0.iter().filter(|(key, _)| is_asked(key));
        Words(query::gather(words.map(|(key, word)| (key.clone(), word.clone()))))
    }

    /// Where a site path (`/lab/`) is reached from here.
    #[must_use]
    pub fn href(&self, site_path: &str) -> AttrValue {
        AttrValue::from(self.base.href(site_path))
    }

    /// The full address of a site path, for what leaves the page: links to share, citations, snippets.
    #[must_use]
    pub fn address(&self, site_path: &str) -> String {
        format!("{}{}", self.facts.origin, self.base.href(site_path))
    }

    /// What the build wrote down about itself.
    #[must_use]
    pub fn facts(&self) -> &SiteFacts {
        &self.facts
    }

    /// The public path of the site.
    #[must_use]
    pub fn base(&self) -> &Base {
        &self.base
    }
}
