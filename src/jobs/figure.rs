//! The messages of computed figures: what the page wants drawn, and what the solver made of it.

use lookahead_book::Words;

use crate::json::Json;
use crate::page::{Node, SiteFacts, texts_from_json, texts_to_json};
use crate::query::Query;

/// What a message calls a phone's screen.
const PHONE: &str = "phone";

/// A figure to be worked out and drawn, or one of its files to be made.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct FigureJob {
    /// The widget's name in the registry.
    pub slug: String,
    /// The figure's id in the page.
    pub id: String,
    /// Where it stands, by the name of a `widgets::Place`.
    pub place: String,
    /// The ending of the file that is wanted; empty for the figure itself.
    pub wanted: String,
    /// Whether the screen is a phone's: then the layouts for wider ones are left out.
    pub is_phone: bool,
    /// The first state, as the author of a chapter wrote it.
    pub params: Query,
    /// What the reader changed, as typed, and what stood in the address.
    pub pairs: Query,
    /// The words of figures and of the widget.
    pub words: Words,
    /// What the build knows of itself, for links and citations.
    pub facts: SiteFacts,
}

/// A figure that was drawn.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct FigureAnswer {
    /// The whole figure.
    pub nodes: Vec<Node>,
    /// The pairs in which its state differs from the author's: what the address should hold.
    pub state: Query,
}

/// How far a long computation of a figure is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SoFar {
    /// How many per cent are done.
    pub percent: u32,
    /// What has come out so far, in words; empty where nothing can be said before the end.
    pub text: String,
}

/// A file that was made.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct FileAnswer {
    /// The name without an ending.
    pub name: String,
    /// The text.
    pub text: String,
    /// Width of a picture in CSS pixels; 0 for other files.
    pub width: u32,
    /// Height of a picture in CSS pixels; 0 for other files.
    pub height: u32,
}

impl FigureJob {
    pub(super) fn to_json(&self) -> Json {
        let screen = if self.is_phone { PHONE } else { "" };
        let head = [self.slug.as_str(), &self.id, &self.place, &self.wanted, screen];
        Json::map([
            ("figure", Json::List(head.map(Json::from).to_vec())),
            ("params", texts_to_json(&self.params)),
            ("pairs", texts_to_json(&self.pairs)),
            ("words", texts_to_json(&self.words.0)),
            ("facts", self.facts.to_json()),
        ])
    }

    pub(super) fn from_json(message: &Json) -> Option<Self> {
        let head = message.get("figure")?;
        let text = |idx: usize| head.at(idx).and_then(Json::text).map(str::to_owned);
        let pairs = |name: &str| message.get(name).map(texts_from_json);
        Some(Self {
            slug: text(0)?,
            id: text(1)?,
            place: text(2)?,
            wanted: text(3)?,
            is_phone: text(4)? == PHONE,
            params: pairs("params")?,
            pairs: pairs("pairs")?,
            words: Words(pairs("words")?),
            facts: SiteFacts::from_json(message.get("facts")?)?,
        })
    }
}

impl FigureAnswer {
    pub(super) fn to_json(&self) -> Json {
        Json::map([
            ("figure", Json::List(self.nodes.iter().map(Node::to_json).collect())),
            ("state", texts_to_json(&self.state)),
        ])
    }

    pub(super) fn from_json(message: &Json) -> Option<Self> {
        let nodes = message.get("figure")?.list().iter().filter_map(Node::from_json).collect();
        Some(Self { nodes, state: texts_from_json(message.get("state")?) })
    }
}

impl FileAnswer {
    pub(super) fn to_json(&self) -> Json {
        let parts = [&self.name, &self.text].map(|text| Json::from(text.as_str()));
        let size = [self.width, self.height].map(Json::from);
        Json::map([("file", Json::List(parts.into_iter().chain(size).collect()))])
    }

    pub(super) fn from_json(message: &Json) -> Option<Self> {
        let parts = message.get("file")?;
        let text = |idx: usize| parts.at(idx).and_then(Json::text).map(str::to_owned);
        let count = |idx: usize| parts.at(idx).and_then(Json::count);
        Some(Self { name: text(0)?, text: text(1)?, width: count(2)?, height: count(3)? })
    }
}
