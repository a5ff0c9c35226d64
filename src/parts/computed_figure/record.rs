//! What the reader's browser keeps of a figure that asks for it: brought at the first look, kept after each answer. The figure
//! alone knows what stands in it.

use super::Desk;
use crate::page::Node;
use crate::query::{self, Query};
use crate::web::{media, storage};

/// Pairs that say what the reader's browser keeps of the figure, and whether it keeps anything.
pub(super) const RECORD: [&str; 2] = ["record", "kept"];

impl Desk {
    /// A figure that asks for it (`data-keep`, a name) is told what this machine keeps of it and what came with the
    /// address. Says whether there is anything kept.
    pub(super) fn bring_record(&self, found: &mut Query) -> bool {
        let Some(name) = attribute_in(&self.props.prepared, "data-keep") else { return false };
        let [record, kept] = RECORD.map(str::to_owned);
        let text = storage::load(name).unwrap_or_default();
        let is_open = storage::is_open();
        // In a frame nothing is ever kept, and a solver need not be loaded to say so.
        let is_told = !text.is_empty() || !(is_open || media::in_frame());
        found.insert("came".to_owned(), query::format(found).replace('#', "&"));
        found.insert(record, text);
        found.insert(kept, if is_open { String::new() } else { "closed".to_owned() });
        self.pairs.replace(found.clone());
        is_told
    }

    /// Keeps what a figure says is to be kept (`data-kept`); from then on nothing counts as having come with the address.
    pub(super) fn keep_record(&self, nodes: &[Node]) {
        let (name, text) = (attribute_in(nodes, "data-keep"), attribute_in(nodes, "data-kept"));
        let (Some(name), Some(text)) = (name, text) else { return };
        let mut pairs = self.pairs.borrow_mut();
        let [record, _] = RECORD;
        if pairs.get(record).map(String::as_str) != Some(text) {
            pairs.insert(record.to_owned(), text.to_owned());
            pairs.remove("came");
            storage::save(name, text);
        }
    }
}

/// The first value of an attribute in a figure's nodes.
fn attribute_in<'nodes>(nodes: &'nodes [Node], name: &str) -> Option<&'nodes str> {
    nodes.iter().find_map(|node| {
        let Node::Element { children, .. } = node else { return None };
        node.attribute(name).or_else(|| attribute_in(children, name))
    })
}
