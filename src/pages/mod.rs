//! One file per kind of page. Pages know the registry, the parts and the book's types; never a widget by its name.

mod chapter;
mod gallery;
mod glossary;
mod home;
mod prose_page;
mod references;
mod widget_page;

use yew::prelude::*;

use crate::hooks::Site;
use crate::page::{PageBody, PageData};
use crate::parts::prose::Slot;
use crate::widgets::{Place, view_widget};

/// What stands between header and foot.
#[must_use]
pub fn view_page(site: &Site, page: &PageData) -> Html {
    match &page.body {
        PageBody::Home { blocks, toc } => home::view_home(site, &page.title, blocks, toc),
        PageBody::Prose { blocks } => prose_page::view_prose_page(site, &page.title, blocks),
        PageBody::Chapter { chapter, part, n_chapters, references, .. } => {
            chapter::view_chapter(site, chapter, part, *n_chapters, references)
        }
        PageBody::Gallery { blocks, widgets } => gallery::view_gallery(site, &page.title, blocks, widgets),
        PageBody::Lab { slug } => widget_page::view_lab(site, slug),
        PageBody::Embed { slug, chapter } => widget_page::view_embed(site, slug, chapter.as_deref()),
        PageBody::Glossary { blocks, entries } => glossary::view_glossary(site, &page.title, blocks, entries),
        PageBody::References { blocks, entries } => references::view_references(site, &page.title, blocks, entries),
    }
}

/// The page's one first-level heading; it takes the focus after a navigation.
fn view_title(title: &str) -> Html {
    html! { <h1 id="page-title" tabindex="-1">{title.to_owned()}</h1> }
}

/// A widget in running prose. The second of the same kind on a page gets an id of its own.
fn draw_slot<'page>(placed: &'page std::cell::RefCell<Vec<String>>) -> impl Fn(Slot<'_>) -> Html + 'page {
    move |slot| {
        let mut placed = placed.borrow_mut();
        placed.push(slot.slug.to_owned());
        let nth = placed.iter().filter(|slug| *slug == slot.slug).count();
        let id = if nth == 1 { slot.slug.to_owned() } else { format!("{}-{nth}", slot.slug) };
        view_widget(slot.slug, &id, slot.params, Place::Chapter)
    }
}
