//! A page's data: what `prerender` writes beside each page as `page.json`, and what the client hydrates from.
//!
//! A page is a tree of plain nodes with places for widgets in it. Prose, header and foot are all of that kind, so the
//! wasm carries neither the words nor the code that lays them out: `pages` builds the nodes natively, and
//! `parts::nodes` draws them, on both sides. The JSON is read by hand over `serde_json::Value`: derived readers for
//! the same types took 40 KB (gzip) of the wasm.

use std::collections::BTreeMap;

use lookahead_book::Words;
use serde_json::{Map, Value, json};

/// Everything that one page shows.
#[derive(Debug, Clone, PartialEq)]
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
    },
    /// A tool of the shell: `search` or `theme`.
    Tool(String),
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
        let facts = &self.facts;
        json!({
            "route": self.route, "title": self.title, "description": self.description, "words": self.words.0,
            "facts": { "version": facts.version, "date": facts.date, "origin": facts.origin, "public_path": facts.public_path },
            "body": self.body.iter().map(Node::to_value).collect::<Vec<_>>(),
        })
        .to_string()
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
        let Value::Object(page) = serde_json::from_str(text).ok()? else { return None };
        let Value::Object(facts) = page.get("facts")? else { return None };
        Some(Self {
            route: text_at(&page, "route")?,
            title: text_at(&page, "title")?,
            description: text_at(&page, "description")?,
            words: Words(texts(page.get("words")?)),
            facts: SiteFacts {
                version: text_at(facts, "version")?,
                date: text_at(facts, "date")?,
                origin: text_at(facts, "origin")?,
                public_path: text_at(facts, "public_path")?,
            },
            body: page.get("body")?.as_array()?.iter().filter_map(Node::from_value).collect(),
        })
    }
}

impl Node {
    /// An element.
    #[must_use]
    pub fn element(tag: &str, attributes: &[(&str, &str)], children: Vec<Self>) -> Self {
        let attributes = attributes.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect();
        Self::Element { tag: tag.to_owned(), attributes, children }
    }

    /// Text.
    #[must_use]
    pub fn text(text: impl Into<String>) -> Self {
        Self::Text(text.into())
    }

    /// A text is itself, an element `[tag, {attributes}, …children]`, the rest objects with a name of their own.
    fn to_value(&self) -> Value {
        match self {
            Self::Text(text) => Value::from(text.as_str()),
            Self::Element { tag, attributes, children } => {
                let attributes: Map<String, Value> = attributes.iter().map(|(name, value)| (name.clone(), Value::from(value.as_str()))).collect();
                let own = [Value::from(tag.as_str()), Value::Object(attributes)];
                Value::Array(own.into_iter().chain(children.iter().map(Self::to_value)).collect())
            }
            Self::Widget { slug, id, place, params } => json!({ "widget": slug, "id": id, "place": place, "params": params }),
            Self::Tool(name) => json!({ "tool": name }),
        }
    }

    /// What is no node is left out.
    fn from_value(value: &Value) -> Option<Self> {
        match value {
            Value::String(text) => Some(Self::Text(text.clone())),
            Value::Array(parts) => {
                let (Value::String(tag), Value::Object(attributes)) = (parts.first()?, parts.get(1)?) else { return None };
                let attributes = attributes.iter().filter_map(|(name, value)| Some((name.clone(), value.as_str()?.to_owned()))).collect();
                let children = parts.iter().skip(2).filter_map(Self::from_value).collect();
                Some(Self::Element { tag: tag.clone(), attributes, children })
            }
            Value::Object(object) => {
                if let Some(tool) = text_at(object, "tool") {
                    return Some(Self::Tool(tool));
                }
                let params = texts(object.get("params")?);
                Some(Self::Widget { slug: text_at(object, "widget")?, id: text_at(object, "id")?, place: text_at(object, "place")?, params })
            }
            _ => None,
        }
    }
}

fn text_at(object: &Map<String, Value>, key: &str) -> Option<String> {
    object.get(key)?.as_str().map(str::to_owned)
}

fn texts(value: &Value) -> BTreeMap<String, String> {
    let pairs = value.as_object().into_iter().flatten();
    pairs.filter_map(|(key, value)| Some((key.clone(), value.as_str()?.to_owned()))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_kind_of_node_survives_json() {
        let widget = Node::Widget { slug: "a".into(), id: "a-2".into(), place: "lab".into(), params: BTreeMap::from([("k".into(), "v".into())]) };
        let inner = Node::element("p", &[("class", "x"), ("id", "y")], vec![Node::text("\"<&>\""), widget, Node::Tool("search".into())]);
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
