//! THE REGISTRY of widgets. One folder and one name in `widgets! { … }` make a widget known to everything: its lab and
//! embed pages, the gallery, slots in chapters, computed numbers in prose, and the tests that loop over the registry.

use yew::prelude::*;

use crate::hooks::Site;
use crate::page::Node;
use crate::query::Query;

/// Declares the rooms and lists their `WIDGET` entries.
macro_rules! widgets {
    ($($room:ident),* $(,)?) => {
        $(pub mod $room;)*
        /// All widgets, in the order of the gallery.
        pub const WIDGETS: &[&Widget] = &[$(&$room::WIDGET),*];
    };
}

widgets! {
    game_tree,
}

/// What the site knows of a widget.
pub struct Widget {
    /// Its name in addresses, chapters and words; the folder's name with hyphens.
    pub slug: &'static str,
    /// Draws it.
    pub view: fn(&WidgetProps) -> Html,
    /// What only the prerenderer and the tests ask for.
    #[cfg(feature = "server")]
    pub native: Native,
}

/// What only the prerenderer and the tests ask of a widget; not part of the wasm.
#[cfg(feature = "server")]
pub struct Native {
    /// A number for `{calc:slug.key}` in prose, by its key.
    pub calc: fn(&str) -> Option<String>,
    /// Parts of the first picture that are too much work for the page's thread, laid out beforehand.
    pub prepare: fn(&Query, &lookahead_book::Words) -> Vec<Node>,
    /// Reads a state from a query and writes it again: what the address bar would hold after a visit.
    pub normalise: fn(&Query) -> Query,
    /// Queries whose states must survive the address, for the tests.
    pub samples: fn() -> Vec<Query>,
}

/// Where a widget stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Place {
    /// In a chapter's prose, maybe beside others.
    Chapter,
    /// On its own page, with everything on the table.
    Lab,
    /// In somebody else's frame.
    Embed,
}

impl Place {
    /// The name in a page's data.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Chapter => "chapter",
            Self::Lab => "lab",
            Self::Embed => "embed",
        }
    }

    /// The place of this name; a chapter where there is none.
    #[must_use]
    pub fn named(name: &str) -> Self {
        [Self::Lab, Self::Embed].into_iter().find(|place| place.name() == name).unwrap_or(Self::Chapter)
    }
}

/// What a widget is given.
#[derive(Properties, PartialEq, Clone)]
pub struct WidgetProps {
    /// The site's words and addresses.
    pub site: Site,
    /// Unique in the page; the prefix of its keys in the address.
    pub id: AttrValue,
    /// Where it stands.
    pub place: Place,
    /// The first state, as the author of a chapter wrote it; empty for the widget's own first state.
    pub params: Query,
    /// What was laid out beforehand.
    pub prepared: std::rc::Rc<Vec<Node>>,
}

/// The widget with this slug.
#[must_use]
pub fn find(slug: &str) -> Option<&'static Widget> {
    WIDGETS.iter().copied().find(|widget| widget.slug == slug)
}

/// A computed number by its full key, `game-tree.wait-or-take.margin`.
#[cfg(feature = "server")]
#[must_use]
pub fn calc(key: &str) -> Option<String> {
    let (slug, rest) = key.split_once('.')?;
    (find(slug)?.native.calc)(rest)
}
