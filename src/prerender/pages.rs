//! The data of every page of the site, from the compiled book and the registry.

use std::collections::BTreeMap;

use lookahead_book::{Chapter, Lesson, SitePage, Words};

use super::book::WholeBook;
use super::{Settings, guesses};
use crate::figures::share::{Listed, presets_in};
use crate::page::{Node, PageData};
use crate::pages::{
    Asides, Maker, builder_page, chapter_page, embed_frame, embed_page, gallery_page, glossary_page,
    home_page, lab_page, lesson_page, lesson_title, privacy_page, references_page, run_list_page, run_page,
    run_title, share_dialog, sheet_page, sheet_title, sheet_widget, site_frame, sources, teach_page,
};
use crate::route::{Room, Route};
use crate::widgets::{Place, WIDGETS};

/// Sections of the site's words that widgets and tools ask for in the browser; the others are laid into the pages.
const LIVE_SECTIONS: [&str; 3] = ["embed.", "figure.", "search."];
/// Those that the dialog behind "share" and the builder ask for beside them.
const SHARE_SECTION: &str = "share.";

/// All pages, embeds and the 404 included.
#[must_use]
pub fn all_pages(whole: &WholeBook, settings: &Settings) -> Vec<PageData> {
    let all_widgets: Vec<String> = WIDGETS.iter().map(|widget| widget.slug.to_owned()).collect();
    let all_words = live_words(whole, &all_widgets, &Words::default());
    let script = super::embed_script::markup(&settings.facts, &whole.book.site);
    let mut site = SiteMaker { whole, settings, all_words, asked: Words::default(), script };
    let chapters = whole.book.chapters.iter().filter(|chapter| !chapter.planned);
    let chapters: Vec<PageData> = chapters.map(|chapter| site.chapter(chapter)).collect();
    site.asked = guesses::words(&guesses::questions(&chapters));
    site.all_words = live_words(whole, &all_widgets, &site.asked);
    let mut pages = vec![site.home(), site.gallery(), site.glossary(), site.references()];
    pages.push(site.prose(&Route::Traces, "traces"));
    pages.push(site.prose(&Route::TraceSet("librarian".to_owned()), "librarian"));
    let mut about = site.prose(&Route::About, "about");
    super::embed_script::fill_in(&mut about);
    pages.push(about);
    pages.push(site.privacy());
    pages.push(site.teach());
    pages.push(site.prose(&Route::Teach("accessibility".to_owned()), "accessibility"));
    pages.push(site.prose(&Route::Teach("code".to_owned()), "code"));
    pages.push(site.run_list());
    pages.extend(
        whole
            .book
            .lessons
            .iter()
            .flat_map(|lesson| [site.lesson(lesson), site.run(lesson), site.sheet(lesson)]),
    );
    pages.push(site.prose(&Route::NotFound, "not-found"));
    pages.extend(chapters);
    pages.extend(WIDGETS.iter().flat_map(|widget| [site.lab(widget.slug), site.embed(widget.slug)]));
    let listed = WIDGETS.iter().map(|widget| site.listed(widget.slug, &pages)).collect::<Vec<_>>();
    pages.push(site.builder(&listed));
    pages
}

/// The first nodes of the figure of a lab page. Pages nest a few elements deep around their figure.
fn prepared_in(body: &[Node]) -> &[Node] {
    let found = body.iter().find_map(|node| match node {
        Node::Widget { place, prepared, .. } if place == Place::Lab.name() => Some(prepared.as_slice()),
        Node::Element { children, .. } => Some(prepared_in(children)).filter(|found| !found.is_empty()),
        _ => None,
    });
    found.unwrap_or_default()
}

struct SiteMaker<'build> {
    whole: &'build WholeBook,
    settings: &'build Settings,
    /// The live words of all widgets, for what is laid out beforehand.
    all_words: Words,
    /// What the chapters' figures ask, for the figure that reads codes of guesses.
    asked: Words,
    /// The markup that loads the newest `embed.js`.
    script: String,
}

/// The words that are sent along with a page: those of its tools, and of its widgets under their slugs.
fn live_words(whole: &WholeBook, widgets: &[String], asked: &Words) -> Words {
    let is_live = |key: &str| LIVE_SECTIONS.iter().any(|section| key.starts_with(section));
    let site = whole.book.site.0.iter().filter(|(key, _)| is_live(key));
    let mut all: BTreeMap<String, String> = site.map(|(key, word)| (key.clone(), word.clone())).collect();
    for slug in widgets {
        let words = whole.book.widgets.get(slug).into_iter().flat_map(|words| &words.0);
        all.extend(words.map(|(key, word)| (format!("{slug}.{key}"), word.clone())));
        if slug == guesses::READER {
            all.extend(asked.0.clone());
        }
    }
    Words(all)
}

impl SiteMaker<'_> {
    fn maker(&self) -> Maker<'_> {
        self.citing(&[])
    }

    /// A maker for a page that cites these sources, in this order.
    fn citing(&self, references: &[String]) -> Maker<'_> {
        let references = self.whole.shared.references_of(references);
        Maker::new(
            &self.whole.book.site,
            &self.all_words,
            &self.settings.facts,
            self.settings.repository.as_deref(),
            Asides::new(&self.whole.book.glossary, &self.whole.shared.figures, references),
        )
    }

    /// A page with its frame. Widgets bring their own words.
    fn page(
        &self,
        route: &Route,
        title: &str,
        description: &str,
        widgets: &[String],
        inner: Vec<Node>,
    ) -> PageData {
        let route_text = route.to_string();
        let is_room = matches!(route, Route::Room(..));
        let mut body = match route {
            Route::Embed(_) => embed_frame(inner),
            // With a frame of its own.
            Route::Room(..) => inner,
            _ => site_frame(&self.maker(), &route_text, title, inner),
        };
        let mut words = live_words(self.whole, widgets, &self.asked);
        if !widgets.is_empty() && !is_room {
            body.push(share_dialog(&self.maker(), &self.script));
            words.0.extend(self.share_words());
        }
        PageData {
            route: route_text,
            title: title.to_owned(),
            description: description.to_owned(),
            words,
            facts: self.settings.facts.clone(),
            body,
        }
    }

    fn site_page(&self, slug: &str) -> SitePage {
        self.whole.book.pages.get(slug).cloned().unwrap_or_default()
    }

    /// A page of the site; the sources that its prose cites stand at its end.
    fn of_site_page(&self, route: &Route, page: &SitePage, mut inner: Vec<Node>) -> PageData {
        let references = self.whole.shared.references_of(&page.references);
        if !references.is_empty() {
            inner.push(sources(&self.maker(), &references));
        }
        self.page(route, &page.title, &page.description, &page.widgets, inner)
    }

    fn home(&self) -> PageData {
        let page = self.site_page("home");
        let inner =
            home_page(&self.citing(&page.references), &page.title, &page.blocks, &self.whole.book.toc);
        self.of_site_page(&Route::Home, &page, inner)
    }

    fn prose(&self, route: &Route, slug: &str) -> PageData {
        let page = self.site_page(slug);
        let inner = self.citing(&page.references).prose_page(&page.title, &page.blocks);
        self.of_site_page(route, &page, inner)
    }

    fn privacy(&self) -> PageData {
        let page = self.site_page("privacy");
        let inner = privacy_page(&self.citing(&page.references), &page.title, &page.blocks);
        self.of_site_page(&Route::Privacy, &page, inner)
    }

    fn gallery(&self) -> PageData {
        let page = self.site_page("lab");
        let card = |slug: &str| {
            (slug.to_owned(), self.widget_word(slug, "title"), self.widget_word(slug, "description"))
        };
        let cards: Vec<(String, String, String)> = WIDGETS.iter().map(|widget| card(widget.slug)).collect();
        let inner = gallery_page(&self.citing(&page.references), &page.title, &page.blocks, &cards);
        self.of_site_page(&Route::Gallery, &page, inner)
    }

    fn glossary(&self) -> PageData {
        let page = self.site_page("glossary");
        let inner = glossary_page(
            &self.citing(&page.references),
            &page.title,
            &page.blocks,
            self.whole.book.glossary.values(),
        );
        self.of_site_page(&Route::Glossary, &page, inner)
    }

    fn references(&self) -> PageData {
        let page = self.site_page("references");
        let inner = references_page(
            &self.citing(&page.references),
            &page.title,
            &page.blocks,
            self.whole.shared.references.values(),
        );
        self.of_site_page(&Route::References, &page, inner)
    }

    fn chapter(&self, chapter: &Chapter) -> PageData {
        let toc = &self.whole.book.toc;
        let n_chapters = toc.parts.iter().map(|part| part.chapters.len()).sum();
        let path =
            toc.lines().find(|line| line.slug == chapter.slug).map(|line| line.path).unwrap_or_default();
        let references = self.whole.shared.references_of(&chapter.references);
        let inner = chapter_page(
            &self.citing(&chapter.references),
            chapter,
            path,
            n_chapters,
            self.whole.book.lessons.iter().any(|lesson| lesson.slug == chapter.slug),
            &references,
        );
        self.page(
            &Route::Chapter(chapter.slug.clone()),
            &chapter.title,
            &chapter.claim,
            &chapter.widgets,
            inner,
        )
    }

    fn teach(&self) -> PageData {
        let page = self.site_page("teach");
        let maker = self.citing(&page.references);
        let figure = |slug: &str| (slug.to_owned(), self.widget_word(slug, "title"));
        let figures: Vec<(String, String)> = WIDGETS.iter().map(|widget| figure(widget.slug)).collect();
        let inner = teach_page(&maker, &page.title, &page.blocks, &self.whole.book.lessons, &figures);
        self.of_site_page(&Route::Teach(String::new()), &page, inner)
    }

    fn lesson(&self, lesson: &Lesson) -> PageData {
        let maker = self.citing(&lesson.references);
        let references = self.whole.shared.references_of(&lesson.references);
        let inner = lesson_page(&maker, lesson, &references);
        let route = Route::Teach(lesson.slug.clone());
        self.page(&route, &lesson_title(&maker, lesson), &lesson.summary, &lesson.widgets, inner)
    }

    fn run_list(&self) -> PageData {
        let page = self.site_page("run");
        let maker = self.citing(&page.references);
        let inner = run_list_page(&maker, &page.title, &page.blocks, &self.whole.book.lessons);
        self.of_site_page(&Route::Teach("run".to_owned()), &page, inner)
    }

    /// A lesson for the room.
    fn run(&self, lesson: &Lesson) -> PageData {
        let maker = self.citing(&lesson.references);
        let inner = run_page(&maker, lesson, &self.whole.shared.references_of(&lesson.references));
        let description = maker.words.fill("run.description", &[("title", &lesson.title)]);
        let route = Route::Room(Room::Run, lesson.slug.clone());
        self.page(&route, &run_title(&maker, lesson), &description, &[], inner)
    }

    /// A lesson for paper.
    fn sheet(&self, lesson: &Lesson) -> PageData {
        let maker = self.citing(&lesson.references);
        let inner = sheet_page(&maker, lesson, &self.whole.shared.references_of(&lesson.references));
        let description = maker.words.fill("run.paper.description", &[("title", &lesson.title)]);
        let route = Route::Room(Room::Sheet, lesson.slug.clone());
        let widgets: Vec<String> = sheet_widget(lesson).into_iter().map(|(slug, _)| slug).collect();
        self.page(&route, &sheet_title(&maker, lesson), &description, &widgets, inner)
    }

    fn lab(&self, slug: &str) -> PageData {
        let (title, description) = (self.widget_word(slug, "title"), self.widget_word(slug, "description"));
        let inner = lab_page(&self.maker(), slug, &title, &description);
        self.page(&Route::Lab(slug.to_owned()), &title, &description, &[slug.to_owned()], inner)
    }

    fn embed(&self, slug: &str) -> PageData {
        let teaches =
            |chapter: &&Chapter| !chapter.planned && chapter.widgets.iter().any(|widget| widget == slug);
        let chapter = self.whole.book.chapters.iter().find(teaches).map(|chapter| chapter.slug.as_str());
        let (title, description) = (self.widget_word(slug, "title"), self.widget_word(slug, "description"));
        let inner = embed_page(&self.maker(), slug, &title, chapter);
        self.page(&Route::Embed(slug.to_owned()), &title, &description, &[slug.to_owned()], inner)
    }

    fn share_words(&self) -> impl Iterator<Item = (String, String)> {
        let words = self.whole.book.site.0.iter().filter(|(key, _)| key.starts_with(SHARE_SECTION));
        words.map(|(key, word)| (key.clone(), word.clone()))
    }

    /// The page where embeds are built.
    fn builder(&self, listed: &[Listed]) -> PageData {
        let page = self.site_page("embed");
        let maker = self.citing(&page.references);
        let inner = builder_page(&maker, &page.title, &page.blocks, listed, &self.script);
        let mut data = self.of_site_page(&Route::Teach("embed".to_owned()), &page, inner);
        data.words.0.extend(self.share_words());
        data
    }

    /// A figure with the presets that its lab page offers, or else those that it has words for.
    fn listed(&self, slug: &str, pages: &[PageData]) -> Listed {
        let route = Route::Lab(slug.to_owned()).to_string();
        let lab = pages.iter().find(|page| page.route == route);
        let mut presets = lab.map(|page| presets_in(prepared_in(&page.body))).unwrap_or_default();
        if presets.is_empty() {
            let words = self.whole.book.widgets.get(slug).into_iter().flat_map(|words| &words.0);
            let named = words.filter_map(|(key, name)| Some((key.strip_prefix("preset.")?, name)));
            presets = named.map(|(value, name)| (value.to_owned(), name.clone())).collect();
        }
        Listed { slug: slug.to_owned(), title: self.widget_word(slug, "title"), presets }
    }

    fn widget_word(&self, slug: &str, key: &str) -> String {
        self.whole.book.widgets.get(slug).map(|words| words.get(key).to_owned()).unwrap_or_default()
    }
}
