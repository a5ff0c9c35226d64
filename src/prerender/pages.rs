//! The data of every page of the site, from the compiled book and the registry.

use std::collections::BTreeMap;

use lookahead_book::{Chapter, SitePage, Words};

use super::book::WholeBook;
use super::{Assets, Settings};
use crate::page::{PageBody, PageData, SiteFacts};
use crate::route::Route;
use crate::widgets::WIDGETS;

/// All pages, embeds and the 404 included.
#[must_use]
pub fn all_pages(whole: &WholeBook, settings: &Settings, assets: &Assets) -> Vec<PageData> {
    let facts = SiteFacts { style: assets.style.clone(), ..settings.facts.clone() };
    let maker = PageMaker { whole, facts };
    let mut pages = vec![maker.home(), maker.gallery(), maker.glossary(), maker.references()];
    pages.push(maker.prose(&Route::About, "about"));
    pages.push(maker.prose(&Route::NotFound, "not-found"));
    pages.extend(whole.book.chapters.iter().filter(|chapter| !chapter.planned).map(|chapter| maker.chapter(chapter)));
    pages.extend(WIDGETS.iter().flat_map(|widget| [maker.lab(widget.slug), maker.embed(widget.slug)]));
    pages
}

struct PageMaker<'build> {
    whole: &'build WholeBook,
    facts: SiteFacts,
}

impl PageMaker<'_> {
    fn page(&self, route: &Route, title: &str, description: &str, widgets: &[String], body: PageBody) -> PageData {
        PageData {
            route: route.to_string(),
            title: title.to_owned(),
            description: description.to_owned(),
            words: self.words(widgets),
            facts: self.facts.clone(),
            body,
        }
    }

    /// The site's words, and each widget's under its slug.
    fn words(&self, widgets: &[String]) -> Words {
        let mut all: BTreeMap<String, String> = self.whole.book.site.0.clone();
        for slug in widgets {
            let Some(words) = self.whole.book.widgets.get(slug) else { continue };
            all.extend(words.0.iter().map(|(key, word)| (format!("{slug}.{key}"), word.clone())));
        }
        Words(all)
    }

    fn site_page(&self, slug: &str) -> SitePage {
        self.whole.book.pages.get(slug).cloned().unwrap_or_default()
    }

    fn home(&self) -> PageData {
        let page = self.site_page("home");
        let body = PageBody::Home { blocks: page.blocks, toc: self.whole.book.toc.clone() };
        self.page(&Route::Home, &page.title, &page.description, &page.widgets, body)
    }

    fn prose(&self, route: &Route, slug: &str) -> PageData {
        let page = self.site_page(slug);
        self.page(route, &page.title, &page.description, &page.widgets, PageBody::Prose { blocks: page.blocks })
    }

    fn gallery(&self) -> PageData {
        let page = self.site_page("lab");
        let widgets: Vec<String> = WIDGETS.iter().map(|widget| widget.slug.to_owned()).collect();
        let mut words = self.words(&[]);
        for slug in &widgets {
            let card = ["title", "description"].map(|key| (format!("{slug}.{key}"), self.widget_word(slug, key)));
            words.0.extend(card);
        }
        let body = PageBody::Gallery { blocks: page.blocks, widgets };
        PageData { words, ..self.page(&Route::Gallery, &page.title, &page.description, &page.widgets, body) }
    }

    fn glossary(&self) -> PageData {
        let page = self.site_page("glossary");
        let entries = self.whole.book.glossary.values().cloned().collect();
        let body = PageBody::Glossary { blocks: page.blocks, entries };
        self.page(&Route::Glossary, &page.title, &page.description, &page.widgets, body)
    }

    fn references(&self) -> PageData {
        let page = self.site_page("references");
        let entries = self.whole.shared.references.values().cloned().collect();
        let body = PageBody::References { blocks: page.blocks, entries };
        self.page(&Route::References, &page.title, &page.description, &page.widgets, body)
    }

    fn chapter(&self, chapter: &Chapter) -> PageData {
        let toc = &self.whole.book.toc;
        let part = toc.parts.iter().find(|part| part.chapters.iter().any(|line| line.slug == chapter.slug));
        let n_chapters = toc.parts.iter().map(|part| part.chapters.len()).sum::<usize>();
        let body = PageBody::Chapter {
            chapter: chapter.clone(),
            part: part.map(|part| part.title.clone()).unwrap_or_default(),
            n_chapters: u32::try_from(n_chapters).unwrap_or(u32::MAX),
            references: self.whole.shared.references_of(&chapter.references),
            terms: self.whole.book.terms_of(&chapter.terms),
        };
        self.page(&Route::Chapter(chapter.slug.clone()), &chapter.title, &chapter.claim, &chapter.widgets, body)
    }

    fn lab(&self, slug: &str) -> PageData {
        self.widget_page(&Route::Lab(slug.to_owned()), slug, PageBody::Lab { slug: slug.to_owned() })
    }

    fn embed(&self, slug: &str) -> PageData {
        let teaches = |chapter: &&Chapter| !chapter.planned && chapter.widgets.iter().any(|widget| widget == slug);
        let chapter = self.whole.book.chapters.iter().find(teaches).map(|chapter| chapter.slug.clone());
        self.widget_page(&Route::Embed(slug.to_owned()), slug, PageBody::Embed { slug: slug.to_owned(), chapter })
    }

    fn widget_page(&self, route: &Route, slug: &str, body: PageBody) -> PageData {
        let (title, description) = (self.widget_word(slug, "title"), self.widget_word(slug, "description"));
        self.page(route, &title, &description, &[slug.to_owned()], body)
    }

    fn widget_word(&self, slug: &str, key: &str) -> String {
        self.whole.book.widgets.get(slug).map(|words| words.get(key).to_owned()).unwrap_or_default()
    }
}
