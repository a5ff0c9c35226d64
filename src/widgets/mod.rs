//! THE REGISTRY of widgets. One folder and one name in `widgets! { … }` make a widget known to everything: its lab and
//! embed pages, the gallery, slots in chapters, computed numbers in prose, and the tests that loop over the registry.

#[cfg(any(feature = "server", feature = "solver"))]
use lookahead_book::Words;
use yew::prelude::*;

#[cfg(any(feature = "server", feature = "solver"))]
use crate::figures::Computed;
use crate::hooks::Site;
use crate::page::Node;
#[cfg(any(feature = "server", feature = "solver"))]
use crate::page::SiteFacts;
use crate::parts::computed_figure::ComputedFigure;
use crate::query::Query;

#[cfg(any(feature = "server", feature = "faking"))]
mod after_guess;
#[cfg(any(feature = "server", feature = "premises", feature = "surveys", feature = "faking"))]
mod bars;
#[cfg(any(feature = "server", feature = "reasoning"))]
mod form;
#[cfg(any(feature = "server", feature = "premises", feature = "surveys"))]
mod percent;
#[cfg(any(feature = "server", feature = "mutual-value", feature = "prices", feature = "faking"))]
mod settings;
#[cfg(any(feature = "server", feature = "faking"))]
mod settings_notes;
#[cfg(any(feature = "server", feature = "mutual-value", feature = "prices", feature = "faking"))]
mod settings_parts;
#[cfg(any(feature = "server", feature = "solver"))]
// Each program draws with a part of it.
#[cfg_attr(not(feature = "server"), allow(dead_code))]
mod sketch;
#[cfg(test)]
#[cfg(feature = "server")]
pub(crate) mod testing;

/// Declares the rooms and lists their entries. `own` widgets bring a view of their own. The others are worked out by a
/// solver and drawn by `parts::computed_figure` (see `crate::figures`); they stand under the name of their solver, which is
/// a program of its own, so that a reader loads only what the figure at hand asks for.
macro_rules! widgets {
    (own: $($own:ident),* ; $($program:literal: $($room:ident = $slug:literal),* $(,)?);*) => {
        $(pub mod $own;)*
        $($(#[cfg(any(feature = "server", feature = $program))] pub mod $room;)*)*
        /// All widgets, in the order of the gallery.
        pub const WIDGETS: &[&Widget] = &[
            $(&$own::WIDGET,)*
            $($(&Widget {
                slug: $slug,
                program: $program,
                view: view_computed,
                #[cfg(feature = "server")]
                native: Native::Computed(&$room::COMPUTED),
            },)*)*
        ];
        /// The programs of the computed figures.
        #[cfg(feature = "server")]
        pub const PROGRAMS: &[&str] = &[$($program),*];
        /// The computed figures of this program.
        #[cfg(any(feature = "server", feature = "solver"))]
        pub const COMPUTED: &[&Computed] =
            &[$($(#[cfg(any(feature = "server", feature = $program))] &$room::COMPUTED,)*)*];
    };
}

widgets! {
    own: game_tree;
    "same-tree": same_tree = "same-tree";
    "hidden-information": hidden_information = "hidden-information";
    "mutual-value": mutual_value = "mutual-value";
    "prices": prices = "prices";
    "niceness": niceness = "niceness";
    "power": power = "power";
    "off-switch": off_switch = "off-switch";
    "premises": premises = "premises", classroom = "classroom";
    "surveys": surveys = "surveys", faking_results = "faking-results";
    "traces": trace_pair = "trace-pair";
    "faking": faking_game = "faking-game", value_freeze = "value-freeze";
    "which-machine": which_machine = "which-machine";
    "reasoning": cot_prefix = "cot-prefix", faithfulness = "faithfulness"
}

/// Draws a widget; told its own name and its program's.
pub type View = fn(&'static str, &'static str, &WidgetProps) -> Html;

/// What the site knows of a widget.
pub struct Widget {
    /// Its name in addresses, chapters and words; the folder's name with hyphens.
    pub slug: &'static str,
    /// The program that works it out; empty for a widget with a view of its own.
    pub program: &'static str,
    /// Draws it.
    pub view: View,
    /// What only the prerenderer and the tests ask for.
    #[cfg(feature = "server")]
    pub native: Native,
}

/// What only the prerenderer and the tests ask of a widget; not part of the wasm.
#[cfg(feature = "server")]
pub enum Native {
    /// Of a widget with a view of its own.
    Own(OwnNative),
    /// Of a computed figure.
    Computed(&'static Computed),
}

/// What only the prerenderer and the tests ask of a widget with a view of its own.
#[cfg(feature = "server")]
pub struct OwnNative {
    /// A number for `{calc:slug.key}` in prose, by its key.
    pub calc: fn(&str) -> Option<String>,
    /// Parts of the first picture that are too much work for the page's thread, laid out beforehand.
    pub prepare: fn(&Query, &Words) -> Vec<Node>,
    /// Reads a state from a query and writes it again: what the address bar would hold after a visit.
    pub normalise: fn(&Query) -> Query,
    /// Queries whose states must survive the address, for the tests.
    pub samples: fn() -> Vec<Query>,
}

/// Where a widget is put, for what is laid out beforehand.
#[cfg(any(feature = "server", feature = "solver"))]
pub struct Placed<'page> {
    /// Unique in the page.
    pub id: &'page str,
    /// Where it stands.
    pub place: Place,
    /// The first state, as the author wrote it.
    pub params: &'page Query,
    /// The words of figures, and of the widgets under their slugs.
    pub words: &'page Words,
    /// What the build knows of itself.
    pub facts: &'page SiteFacts,
}

#[cfg(feature = "server")]
impl Native {
    /// A number for `{calc:slug.key}` in prose, by its key.
    #[must_use]
    pub fn calc(&self, key: &str) -> Option<String> {
        match self {
            Self::Own(own) => (own.calc)(key),
            Self::Computed(computed) => (computed.calc)(key),
        }
    }

    /// What is laid out beforehand: the whole first figure, or parts of it.
    #[must_use]
    pub fn prepare(&self, placed: &Placed<'_>) -> Vec<Node> {
        match self {
            Self::Own(own) => (own.prepare)(placed.params, placed.words),
            Self::Computed(computed) => crate::figures::first_nodes(computed, placed),
        }
    }

    /// What the address bar would hold after a visit with this query.
    #[must_use]
    pub fn normalise(&self, query: &Query) -> Query {
        match self {
            Self::Own(own) => (own.normalise)(query),
            Self::Computed(computed) => crate::figures::normalise(computed, query),
        }
    }

    /// Queries whose states must survive the address, for the tests.
    #[must_use]
    pub fn samples(&self) -> Vec<Query> {
        match self {
            Self::Own(own) => (own.samples)(),
            Self::Computed(computed) => (computed.samples)(),
        }
    }
}

/// The computed figure with this slug.
#[cfg(any(feature = "server", feature = "solver"))]
#[must_use]
pub fn computed(slug: &str) -> Option<&'static Computed> {
    COMPUTED.iter().copied().find(|computed| computed.slug == slug)
}

fn view_computed(slug: &'static str, program: &'static str, props: &WidgetProps) -> Html {
    let WidgetProps { site, id, place, params, prepared } = props.clone();
    let alone = place != Place::Chapter;
    html! { <ComputedFigure {program} {slug} {site} {id} place={place.name()} {alone} {params} {prepared} /> }
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

/// What is drawn like a widget and stands in no gallery: the search box, and the dialog behind "share". Each has a program of
/// its own name.
const TOOLS: [&str; 2] = ["search", "share"];

/// The widget with this slug, or the tool, with its program and how it is drawn.
#[must_use]
pub fn view_of(slug: &str) -> Option<(&'static str, &'static str, View)> {
    if let Some(widget) = find(slug) {
        return Some((widget.slug, widget.program, widget.view));
    }
    let tool = TOOLS.into_iter().find(|tool| *tool == slug)?;
    Some((tool, tool, view_computed))
}

/// A computed number by its full key, `game-tree.wait-or-take.margin`.
#[cfg(feature = "server")]
#[must_use]
pub fn calc(key: &str) -> Option<String> {
    let (slug, rest) = key.split_once('.')?;
    find(slug)?.native.calc(rest)
}
