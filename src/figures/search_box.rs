//! The search box in the header of every page, as plain nodes: made by the prerenderer before anything is asked, and by
//! the program `search` for what the reader typed. The index is fetched when the box is first opened, and never leaves
//! the reader's browser.

use lookahead_book::search::search;
use lookahead_book::{SearchEntry, SearchKind, Words};

use crate::json::Json;
use crate::page::Node;
use crate::route::Base;

/// The box's name among the figures of a page: the first part of its words' keys.
pub const SEARCH_BOX: &str = "search";
/// Where the index lies, from the site's root.
pub const INDEX_FILE: &str = "search-index.json";
/// The pair that holds the index's text.
pub(crate) const INDEX_KEY: &str = "index";
/// The pair that holds what was typed.
pub(crate) const QUERY_KEY: &str = "q";
const MOST_HITS: usize = 8;

/// What the box shows.
pub struct SearchBox<'box_> {
    /// The site's words.
    pub words: &'box_ Words,
    /// Where the site lies.
    pub base: &'box_ Base,
    /// The index's text, once the reader has opened the box.
    pub index: Option<&'box_ str>,
    /// What was typed.
    pub query: &'box_ str,
}

impl SearchBox<'_> {
    /// The box: a field with its results below.
    #[must_use]
    pub fn nodes(&self) -> Vec<Node> {
        let entries = self.index.map(read_index);
        let opener = format!("{INDEX_KEY}={INDEX_FILE}");
        let fetch: &[(&str, &str)] = if entries.is_none() { &[("data-fetch", &opener)] } else { &[] };
        let field = [
            ("id", "search-field"),
            ("type", "search"),
            ("autocomplete", "off"),
            ("data-key", QUERY_KEY),
            ("value", self.query),
        ];
        let panel = vec![
            Node::words("label", &[("for", "search-field")], self.words.get("search.label")),
            Node::leaf("input", &field),
            Node::words("p", &[("role", "status")], self.status(entries.as_ref())),
            Node::element("ul", &[("class", "hits")], self.hits(entries.flatten().as_deref())),
        ];
        let children = vec![
            Node::words("summary", fetch, self.words.get("search.open")),
            Node::element("div", &[("class", "search-panel"), ("role", "search")], panel),
        ];
        vec![Node::element("details", &[("class", "search needs-script")], children)]
    }

    fn status(&self, entries: Option<&Option<Vec<SearchEntry>>>) -> &str {
        match entries {
            Some(None) => self.words.get("search.missing"),
            Some(Some(entries))
                if !self.query.trim().is_empty() && search(entries, self.query, 1).is_empty() =>
            {
                self.words.get("search.nothing")
            }
            _ => "",
        }
    }

    fn hits(&self, entries: Option<&[SearchEntry]>) -> Vec<Node> {
        let hits = search(entries.unwrap_or_default(), self.query, MOST_HITS);
        hits.iter().map(|hit| self.hit(hit.entry)).collect()
    }

    fn hit(&self, entry: &SearchEntry) -> Node {
        let (href, kind) = (self.base.href(&entry.href), self.words.get(word_of(entry.kind)));
        let link = vec![
            Node::words("b", &[], &entry.title),
            Node::text(" "),
            Node::words("span", &[("class", "kind")], kind),
        ];
        let parts = vec![Node::element("a", &[("href", &href)], link), Node::words("p", &[], &entry.text)];
        Node::element("li", &[("key", &entry.href)], parts)
    }
}

fn word_of(kind: SearchKind) -> &'static str {
    match kind {
        SearchKind::Chapter => "search.hit_chapter",
        SearchKind::Claim => "search.hit_claim",
        SearchKind::Heading => "search.hit_heading",
        SearchKind::Lesson => "search.hit_lesson",
        SearchKind::Term => "search.hit_term",
        SearchKind::Widget => "search.hit_widget",
    }
}

fn read_index(text: &str) -> Option<Vec<SearchEntry>> {
    let read = |entry: &Json| {
        Some(SearchEntry {
            kind: kind_named(entry.get("kind")?.text()?),
            title: entry.text_at("title")?,
            text: entry.text_at("text")?,
            href: entry.text_at("href")?,
        })
    };
    Some(Json::parse(text)?.list().iter().filter_map(read).collect())
}

fn kind_named(name: &str) -> SearchKind {
    match name {
        "claim" => SearchKind::Claim,
        "heading" => SearchKind::Heading,
        "lesson" => SearchKind::Lesson,
        "term" => SearchKind::Term,
        "widget" => SearchKind::Widget,
        _ => SearchKind::Chapter,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const INDEX: &str =
        r#"[{"kind":"term","title":"Payoff","text":"What an end is worth.","href":"/glossary/#payoff"}]"#;

    fn drawn(index: Option<&str>, query: &str) -> String {
        let words = Words([("search.nothing", "none"), ("search.missing", "unreadable")].map(own).into());
        let nodes = SearchBox { words: &words, base: &Base::new("/repo/"), index, query }.nodes();
        Json::List(nodes.iter().map(Node::to_json).collect()).write()
    }

    fn own((key, text): (&str, &str)) -> (String, String) {
        (key.to_owned(), text.to_owned())
    }

    #[test]
    fn hits_lead_to_their_place_under_the_sites_path() {
        assert!(drawn(Some(INDEX), "pay").contains("/repo/glossary/#payoff"));
    }

    #[test]
    fn what_is_not_found_or_cannot_be_read_is_said() {
        assert!(drawn(Some(INDEX), "zebra").contains("none"));
        assert!(!drawn(Some(INDEX), " ").contains("none"), "nothing was asked");
        assert!(drawn(Some("<html>"), "pay").contains("unreadable"));
        assert!(drawn(None, "pay").contains("data-fetch"), "the index is still to be fetched");
        assert!(!drawn(Some(INDEX), "pay").contains("data-fetch"));
    }
}
