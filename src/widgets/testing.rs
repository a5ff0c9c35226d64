//! What the tests of several widgets share: a widget's words without the book, a figure as a page has it, and looking for
//! texts in it. Used by the `tests` modules of the rooms alone.

use std::collections::BTreeMap;
use std::path::Path;

use lookahead_book::Words;

use super::{Place, Placed};
use crate::figures::{Computed, FigureOrFile, answer, first_nodes};
use crate::jobs::FigureJob;
use crate::page::{Node, SiteFacts};
use crate::prerender::{compile_book, today};
use crate::query::Query;

/// A widget's words, as the book flattens them.
pub fn words(slug: &str) -> Words {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("content/en/widgets/{slug}.toml"));
    let table: toml::Table = std::fs::read_to_string(path).unwrap().parse().unwrap();
    let mut flat = BTreeMap::new();
    let mut open = vec![(slug.to_owned(), toml::Value::Table(table))];
    while let Some((key, value)) = open.pop() {
        let below = |name: String| format!("{key}.{name}");
        match value {
            toml::Value::Table(inner) => {
                open.extend(inner.into_iter().map(|(name, value)| (below(name), value)));
            }
            toml::Value::Array(inner) => {
                open.extend(inner.into_iter().enumerate().map(|(at, value)| (below(at.to_string()), value)));
            }
            other => drop(flat.insert(key, other.as_str().unwrap().to_owned())),
        }
    }
    Words(flat)
}

/// A widget's words and the site's, compiled as the site has them.
pub fn words_of_site(slug: &str) -> Words {
    let book = compile_book(Path::new(env!("CARGO_MANIFEST_DIR")), &today()).unwrap().book;
    let own = book.widgets[slug].0.iter().map(|(key, word)| (format!("{slug}.{key}"), word.clone()));
    Words(book.site.0.clone().into_iter().chain(own).collect())
}

/// The figure as a page has it at a place (`chapter`, `lab`, `embed`).
pub fn drawn(computed: &Computed, words: &Words, place: &str, pairs: &Query) -> Vec<Node> {
    let job = FigureJob {
        slug: computed.slug.to_owned(),
        id: "f".to_owned(),
        place: place.to_owned(),
        pairs: pairs.clone(),
        words: words.clone(),
        ..FigureJob::default()
    };
    match answer(computed, &job, &|_| ()) {
        FigureOrFile::Figure(answer) => answer.nodes,
        FigureOrFile::File(_) => Vec::new(),
    }
}

/// All texts and labels of the figure at a place.
pub fn told(computed: &Computed, words: &Words, place: &str, pairs: &Query) -> String {
    text_in(&drawn(computed, words, place, pairs), "")
}

/// All texts in the elements of a class (of any, if it is empty), line by line, those for screen readers too.
pub fn text_in(nodes: &[Node], class: &str) -> String {
    let mut out = String::new();
    for node in nodes {
        match node {
            Node::Text(text) if class.is_empty() => out += &format!("{text}\n"),
            Node::Element { attributes, children, .. } => {
                let is_one = class.is_empty() || node.attribute("class") == Some(class);
                let labels = attributes.iter().filter(|(name, _)| is_one && name == "aria-label");
                labels.for_each(|(_, label)| out += &format!("{label}\n"));
                out += &text_in(children, if is_one { "" } else { class });
            }
            _ => {}
        }
    }
    out
}

/// The values of an attribute, wherever it stands.
pub fn values_of(nodes: &[Node], name: &str) -> Vec<String> {
    let mut out = Vec::new();
    for node in nodes {
        out.extend(node.attribute(name).map(str::to_owned));
        if let Node::Element { children, .. } = node {
            out.extend(values_of(children, name));
        }
    }
    out
}

/// Every sample is told at length at every place, in words that exist: no key stands for a missing word, no place in braces
/// stays open, no number is none.
pub fn assert_samples_are_told_in_words(computed: &Computed) {
    let words = words_of_site(computed.slug);
    let own_keys = format!("{}.", computed.slug);
    let is_address = |line: &&str| line.contains("iframe") || line.contains("/lab/");
    for sample in (computed.samples)() {
        for place in ["chapter", "lab", "embed"] {
            let text = told(computed, &words, place, &sample);
            assert!(text.len() > 500, "{sample:?} draws next to nothing");
            for bad in [&own_keys, "figure.", "{", "NaN", "∞"] {
                let line = text.lines().filter(|line| !is_address(line)).find(|line| line.contains(bad));
                assert_eq!(line, None, "{sample:?} at {place}");
            }
        }
    }
}

/// Every sample is drawn, in a chapter and alone; what cannot be drawn is said in a note.
pub fn assert_samples_give_a_picture_or_a_note(computed: &Computed) {
    let (words, facts) = (Words::default(), SiteFacts::default());
    for params in (computed.samples)() {
        for place in [Place::Chapter, Place::Lab] {
            let placed = Placed { id: "f", place, params: &params, words: &words, facts: &facts };
            let nodes = first_nodes(computed, &placed);
            let Some(Node::Element { children, .. }) = nodes.first() else { panic!("{params:?}") };
            let [_, notes, _, picture, controls, ..] = children.as_slice() else { panic!("{params:?}") };
            let n_parts =
                |node: &Node| if let Node::Element { children, .. } = node { children.len() } else { 0 };
            assert!(n_parts(picture) > 0 || n_parts(notes) > 0, "{params:?}");
            assert!(n_parts(controls) > 0, "{params:?}");
        }
    }
}
