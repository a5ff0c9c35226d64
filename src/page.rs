//! A page's data: what `prerender` writes beside each page as `page.json`, and what the client hydrates from.
//!
//! A page is a tree of plain nodes with places for widgets in it. Prose, header and foot are all of that kind, so the
//! wasm carries neither the words nor the code that lays them out: `pages` builds the nodes natively, and
//! `parts::nodes` draws them, on both sides.

use std::collections::BTreeMap;

use lookahead_book::Words;

use crate::json::Json;

/// Everything that one page shows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PageData {
    /// The page's site path; see [`crate::route::Route`].
    pub route: String,
    /// The page's title, as in the browser's tab.
    pub title: String,
    /// One sentence for search engines and link previews.
    pub description: String,
    /// The words that widgets and tools of this page need, by key.
    pub words: Words,
    /// What the build wrote down about itself.
    pub facts: SiteFacts,
    /// The page from its header to its foot.
    pub body: Vec<Node>,
}

/// What the build wrote down about itself; the same on every page.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct SiteFacts {
    /// Version and commit, as in `0.1.0+4be1f2c`.
    pub version: String,
    /// The day of the commit, `2026-11-21`.
    pub date: String,
    /// Scheme and host of the published site, without a closing slash.
    pub origin: String,
    /// The public path, `/` or `/repo/`.
    pub public_path: String,
}

/// A piece of a page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Node {
    /// Text, shown as it is.
    Text(String),
    /// An element. Names of attributes that `parts::nodes` does not know are not drawn.
    Element {
        /// The element's name.
        tag: String,
        /// Names and values.
        attributes: Vec<(String, String)>,
        /// What is inside.
        children: Vec<Node>,
    },
    /// A widget of the registry.
    Widget {
        /// Its name in the registry.
        slug: String,
        /// Unique in the page.
        id: String,
        /// Where it stands: `chapter`, `lab` or `embed`.
        place: String,
        /// State keys and values of its first state.
        params: BTreeMap<String, String>,
        /// Parts of its first picture that are too much work for the page's thread; laid out by the prerenderer.
        prepared: Vec<Node>,
    },
}

impl Default for PageData {
    fn default() -> Self {
        Self {
            route: "/404.html".to_owned(),
            title: String::new(),
            description: String::new(),
            words: Words::default(),
            facts: SiteFacts { public_path: "/".to_owned(), ..SiteFacts::default() },
            body: Vec::new(),
        }
    }
}

impl PageData {
    /// The page as JSON text.
    #[must_use]
    pub fn to_json(&self) -> String {
        let text = |text: &String| Json::from(text.as_str());
        let page = Json::map([
            ("route", text(&self.route)),
            ("title", text(&self.title)),
            ("description", text(&self.description)),
            ("words", texts_to_json(&self.words.0)),
            ("facts", self.facts.to_json()),
            ("body", Json::List(self.body.iter().map(Node::to_json).collect())),
        ]);
        page.write()
    }

    /// The page behind JSON text; `None` when it is not a page of ours.
    ///
    /// ```
    /// use lookahead::page::PageData;
    /// let page = PageData { title: "About".into(), ..PageData::default() };
    /// assert_eq!(PageData::from_json(&page.to_json()), Some(page));
    /// assert_eq!(PageData::from_json("{}"), None);
    /// ```
    #[must_use]
    pub fn from_json(text: &str) -> Option<Self> {
        let page = Json::parse(text)?;
        Some(Self {
            route: page.text_at("route")?,
            title: page.text_at("title")?,
            description: page.text_at("description")?,
            words: Words(texts_from_json(page.get("words")?)),
            facts: SiteFacts::from_json(page.get("facts")?)?,
            body: page.get("body")?.list().iter().filter_map(Node::from_json).collect(),
        })
    }
}

impl SiteFacts {
    /// The facts as part of a page or a message.
    #[must_use]
    pub fn to_json(&self) -> Json {
        let text = |text: &String| Json::from(text.as_str());
        Json::map([
            ("version", text(&self.version)),
            ("date", text(&self.date)),
            ("origin", text(&self.origin)),
            ("public_path", text(&self.public_path)),
        ])
    }

    /// The facts behind a value.
    #[must_use]
    pub fn from_json(facts: &Json) -> Option<Self> {
        Some(Self {
            version: facts.text_at("version")?,
            date: facts.text_at("date")?,
            origin: facts.text_at("origin")?,
            public_path: facts.text_at("public_path")?,
        })
    }
}

impl Node {
    /// An element.
    ///
    /// Figures make hundreds of these: the shared steps stay out of line, so that each place that makes one is small.
    #[must_use]
    #[inline(never)]
    pub fn element(tag: &str, attributes: &[(&str, &str)], children: Vec<Self>) -> Self {
        let attributes =
            attributes.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect();
        Self::Element { tag: tag.to_owned(), attributes, children }
    }

    /// An element with one text in it.
    #[must_use]
    #[inline(never)]
    pub fn words(tag: &str, attributes: &[(&str, &str)], text: &str) -> Self {
        Self::element(tag, attributes, vec![Self::text(text)])
    }

    /// An element with nothing in it.
    #[must_use]
    #[inline(never)]
    pub fn leaf(tag: &str, attributes: &[(&str, &str)]) -> Self {
        Self::element(tag, attributes, Vec::new())
    }

    /// An element's attribute.
    #[must_use]
    pub fn attribute(&self, name: &str) -> Option<&str> {
        let Self::Element { attributes, .. } = self else { return None };
        attributes.iter().find(|(key, _)| key == name).map(|(_, value)| value.as_str())
    }

    /// Text.
    #[must_use]
    pub fn text(text: impl Into<String>) -> Self {
        Self::Text(text.into())
    }

    /// A text is itself, an element `[tag, {attributes}, …children]`, the rest maps with a name of their own.
    #[must_use]
    pub fn to_json(&self) -> Json {
        match self {
            Self::Text(text) => Json::from(text.as_str()),
            Self::Element { tag, attributes, children } => {
                let pairs = attributes
                    .iter()
                    .map(|(name, value)| (name.clone(), Json::from(value.as_str())))
                    .collect();
                let own = [Json::from(tag.as_str()), Json::Map(pairs)];
                Json::List(own.into_iter().chain(children.iter().map(Self::to_json)).collect())
            }
            Self::Widget { slug, id, place, params, prepared } => Json::map([
                ("widget", Json::from(slug.as_str())),
                ("id", Json::from(id.as_str())),
                ("place", Json::from(place.as_str())),
                ("params", texts_to_json(params)),
                ("prepared", Json::List(prepared.iter().map(Self::to_json).collect())),
            ]),
        }
    }

    /// The node behind a value; what is no node is left out.
    #[must_use]
    pub fn from_json(value: &Json) -> Option<Self> {
        match value {
            Json::Text(text) => Some(Self::Text(text.clone())),
            Json::List(parts) => {
                let attributes = texts_in(value.at(1)?).collect();
                let children = parts.iter().skip(2).filter_map(Self::from_json).collect();
                Some(Self::Element { tag: value.at(0)?.text()?.to_owned(), attributes, children })
            }
            _ => Some(Self::Widget {
                slug: value.text_at("widget")?,
                id: value.text_at("id")?,
                place: value.text_at("place")?,
                params: texts_from_json(value.get("params")?),
                prepared: value.get("prepared")?.list().iter().filter_map(Self::from_json).collect(),
            }),
        }
    }
}

/// Names and texts as a map.
pub(crate) fn texts_to_json(texts: &BTreeMap<String, String>) -> Json {
    Json::Map(texts.iter().map(|(key, text)| (key.clone(), Json::from(text.as_str()))).collect())
}

fn texts_in(value: &Json) -> impl Iterator<Item = (String, String)> + '_ {
    value.pairs().iter().filter_map(|(key, value)| Some((key.clone(), value.text()?.to_owned())))
}

/// The texts of a map. Inserted one by one: collecting would bring a sort of its own into the wasm.
pub(crate) fn texts_from_json(value: &Json) -> BTreeMap<String, String> {
    let mut texts = BTreeMap::new();
    for (key, text) in texts_in(value) {
        texts.insert(key, text);
    }
    texts
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_kind_of_node_survives_json() {
        let widget = Node::Widget {
            slug: "a".into(),
            id: "a-2".into(),
            place: "lab".into(),
            params: BTreeMap::from([("k".into(), "v".into())]),
            prepared: vec![Node::text("p")],
        };
        let inner = Node::element("p", &[("class", "x"), ("id", "y")], vec![Node::text("\"<&>\""), widget]);
        let page = PageData { body: vec![inner, Node::text("")], ..PageData::default() };
        assert_eq!(PageData::from_json(&page.to_json()), Some(page));
    }

    #[test]
    fn what_is_no_page_is_none() {
        for text in ["", "[]", "null", "{\"route\":1}", "{\"facts\":{}}"] {
            assert_eq!(PageData::from_json(text), None, "{text}");
        }
    }
}
