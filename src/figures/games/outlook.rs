//! How a tree is looked at: what is folded, how large it is drawn, which nodes are sought. Nothing of it changes a game.

use std::collections::BTreeSet;

use lookahead_game::layout::{VisibleNode, default_folded, visible};
use lookahead_game::tree::{Game, NodeIdx};

use super::Voice;
use crate::query::Query;

/// Nodes that are open at first; whoever unfolds more sees at most so many.
const FIRST_SHOWN: u32 = 70;
const MOST_SHOWN: u32 = 300;
/// Sizes in hundredths.
pub(super) const SIZES: [u32; 7] = [50, 60, 80, 100, 125, 160, 200];
pub(super) const OWN_SIZE: u32 = 100;
/// Finds that are listed and marked.
const MOST_FOUND: usize = 24;

/// The reader's look at a tree.
pub struct Outlook {
    /// Nodes whose folding the reader turned round.
    turned: BTreeSet<NodeIdx>,
    /// Size in hundredths, one of [`SIZES`].
    pub(super) size: u32,
    /// What is sought.
    pub(super) sought: String,
}

impl Outlook {
    /// What the pairs `fold`, `zoom` and `find` say; the second says which of them cannot be used.
    #[must_use]
    pub fn of(pairs: &Query, game: &Game) -> (Self, Option<&'static str>) {
        let text = |key: &str| pairs.get(key).map_or("", String::as_str);
        let (mut turned, mut unused) = (BTreeSet::new(), None);
        for entry in text("fold").split(',').map(str::trim).filter(|entry| !entry.is_empty()) {
            match entry.parse().ok().map(NodeIdx::new).filter(|node| game.n_moves(*node) > 0) {
                Some(node) => drop(turned.insert(node)),
                None => unused = Some("fold"),
            }
        }
        let size = text("zoom").parse().ok().filter(|size| SIZES.contains(size));
        if size.is_none() && !text("zoom").is_empty() {
            unused = Some("zoom");
        }
        let sought = text("find").trim().chars().take(60).collect();
        (Self { turned, size: size.unwrap_or(OWN_SIZE), sought }, unused)
    }

    /// The three keys, for addresses.
    pub fn put_whole(&self, whole: &mut Query) {
        whole.insert("fold".to_owned(), set_of(&self.turned));
        whole.insert("zoom".to_owned(), self.size.to_string());
        whole.insert("find".to_owned(), self.sought.clone());
    }

    /// The value of `fold` with one more node turned round.
    pub(super) fn turned_at(&self, node: NodeIdx) -> String {
        let mut turned = self.turned.clone();
        if !turned.remove(&node) {
            turned.insert(node);
        }
        set_of(&turned)
    }

    /// The nodes that are drawn, in preorder. What is found is never folded away, unless it lies beyond the budget.
    #[must_use]
    pub fn shown(&self, game: &Game, found: &[NodeIdx]) -> Vec<VisibleNode> {
        let mut folded = default_folded(game, FIRST_SHOWN);
        for node in &self.turned {
            if !folded.remove(node) {
                folded.insert(*node);
            }
        }
        for node in found {
            let mut above = game.parent(*node);
            while let Some(node) = above {
                folded.remove(&node);
                above = game.parent(node);
            }
        }
        visible(game, &folded, MOST_SHOWN).nodes
    }

    /// Nodes whose name, owner or move into them holds what is sought, the first so many. Capital and small letters are
    /// alike from A to Z: the table for all others would weigh 4 KB.
    #[must_use]
    pub fn found(&self, voice: &Voice<'_>) -> Vec<NodeIdx> {
        if self.sought.is_empty() {
            return Vec::new();
        }
        let sought = self.sought.to_ascii_lowercase();
        let holds = |text: &str| text.to_ascii_lowercase().contains(&sought);
        let is_found = |node: &NodeIdx| {
            holds(voice.game.name(*node)) || holds(&voice.caption(*node)) || holds(&voice.into(*node))
        };
        voice.game.nodes().filter(is_found).take(MOST_FOUND).collect()
    }
}

/// Node numbers, by commas.
#[must_use]
pub fn set_of(nodes: &BTreeSet<NodeIdx>) -> String {
    let mut out = String::new();
    for node in nodes {
        if !out.is_empty() {
            out.push(',');
        }
        out.push_str(&node.get().to_string());
    }
    out
}
