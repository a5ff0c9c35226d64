//! How a tree is looked at: what is folded, how large it is drawn, which nodes are sought. Nothing of it changes a game.

use lookahead_game::layout::{VisibleNode, visible_where};
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
    turned: Vec<NodeIdx>,
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
        let (mut turned, mut unused) = (Vec::new(), None);
        for entry in text("fold").split(',').map(str::trim).filter(|entry| !entry.is_empty()) {
            match entry.parse().ok().map(NodeIdx::new).filter(|node| game.n_moves(*node) > 0) {
                Some(node) => turn(&mut turned, node, true),
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
        turn(&mut turned, node, !self.turned.contains(&node));
        set_of(&turned)
    }

    /// The nodes that are drawn, in preorder. What is found is never folded away, unless it lies beyond the budget.
    #[must_use]
    pub fn shown(&self, game: &Game, found: &[NodeIdx]) -> Vec<VisibleNode> {
        let mut closed = Vec::new();
        for at in visible_where(game, &|_| false, FIRST_SHOWN).nodes.iter().filter(|at| at.n_hidden > 0) {
            closed.push(at.node);
        }
        let mut open = Vec::new();
        for node in found {
            let mut above = game.parent(*node);
            while let Some(node) = above {
                open.push(node);
                above = game.parent(node);
            }
        }
        let is_folded = |node: NodeIdx| {
            // In preorder, as everything that is visible.
            let is_closed = closed.binary_search(&node).is_ok();
            is_closed != self.turned.contains(&node) && !open.contains(&node)
        };
        visible_where(game, &is_folded, MOST_SHOWN).nodes
    }

    /// Nodes whose name, owner or move into them holds what is sought, the first so many. Capital and small letters are
    /// alike from A to Z: the table for all others would weigh 4 KB.
    #[must_use]
    pub fn found(&self, voice: &Voice<'_>) -> Vec<NodeIdx> {
        if self.sought.is_empty() {
            return Vec::new();
        }
        let sought = self.sought.as_bytes();
        let holds =
            |text: &str| text.as_bytes().windows(sought.len()).any(|part| part.eq_ignore_ascii_case(sought));
        let is_found = |node: &NodeIdx| {
            holds(voice.game.name(*node)) || holds(&voice.caption(*node)) || holds(&voice.into(*node))
        };
        voice.game.nodes().filter(is_found).take(MOST_FOUND).collect()
    }
}

/// Node numbers, by commas.
#[must_use]
pub fn set_of(nodes: &[NodeIdx]) -> String {
    let mut out = String::new();
    for node in nodes {
        if !out.is_empty() {
            out.push(',');
        }
        out.push_str(&node.get().to_string());
    }
    out
}

/// Puts a node into a rising list or takes it out.
fn turn(nodes: &mut Vec<NodeIdx>, node: NodeIdx, is_in: bool) {
    let place = nodes.partition_point(|other| *other < node);
    let stands = nodes.get(place) == Some(&node);
    if is_in && !stands {
        nodes.insert(place, node);
    } else if !is_in && stands {
        nodes.remove(place);
    }
}
