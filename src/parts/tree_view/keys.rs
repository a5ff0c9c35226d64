//! The keys of ARIA's tree pattern, as a pure function over the shown nodes.

use lookahead_game::tree::NodeIdx;

use super::TreeItem;

/// What a key asks for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum TreeKey {
    /// Go to this node.
    Go(NodeIdx),
    /// Fold or unfold these nodes.
    Fold(Vec<NodeIdx>),
}

/// What a key means at `node`; `None` leaves it to the browser.
#[must_use]
pub fn next_node(items: &[TreeItem], node: NodeIdx, key: &str) -> Option<TreeKey> {
    let here = items.iter().position(|item| item.node == node)?;
    let item = items.get(here)?;
    match key {
        "ArrowDown" => go(items.get(here + 1)),
        "ArrowUp" => go(items.get(here.checked_sub(1)?)),
        "Home" => go(items.first()),
        "End" => go(items.last()),
        "ArrowRight" if item.expanded == Some(false) => Some(TreeKey::Fold(vec![node])),
        "ArrowRight" => go(items.get(here + 1).filter(|next| next.parent == Some(node))),
        "ArrowLeft" if item.expanded == Some(true) && item.parent.is_some() => {
            Some(TreeKey::Fold(vec![node]))
        }
        "ArrowLeft" => item.parent.map(TreeKey::Go),
        "Enter" | " " => Some(TreeKey::Go(node)),
        "*" => Some(TreeKey::Fold(folded_siblings(items, item))),
        letter => type_ahead(items, here, letter),
    }
}

fn go(item: Option<&TreeItem>) -> Option<TreeKey> {
    item.map(|item| TreeKey::Go(item.node))
}

fn folded_siblings(items: &[TreeItem], item: &TreeItem) -> Vec<NodeIdx> {
    items
        .iter()
        .filter(|other| other.parent == item.parent && other.expanded == Some(false))
        .map(|other| other.node)
        .collect()
}

/// The next node whose line begins with the letter, going round.
fn type_ahead(items: &[TreeItem], here: usize, letter: &str) -> Option<TreeKey> {
    let mut letters = letter.chars();
    // Letters beyond ASCII are matched as they are: their tables of cases would cost the wasm 4 KB.
    let (Some(wanted), None) =
        (letters.next().filter(|char| !char.is_ascii_punctuation() && *char != ' '), letters.next())
    else {
        return None;
    };
    let after = items.iter().skip(here + 1).chain(items.iter().take(here));
    let begins =
        |item: &&TreeItem| item.label.chars().next().is_some_and(|first| first.eq_ignore_ascii_case(&wanted));
    go(after.into_iter().find(begins))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn item(node: u32, parent: Option<u32>, expanded: Option<bool>, label: &'static str) -> TreeItem {
        TreeItem {
            node: NodeIdx::new(node),
            parent: parent.map(NodeIdx::new),
            depth: 0,
            expanded,
            label: label.into(),
        }
    }

    fn tree() -> Vec<TreeItem> {
        vec![
            item(0, None, Some(true), "root"),
            item(1, Some(0), None, "take"),
            item(2, Some(0), Some(false), "wait"),
            item(7, Some(0), Some(false), "other"),
        ]
    }

    fn press(node: u32, key: &str) -> Option<TreeKey> {
        next_node(&tree(), NodeIdx::new(node), key)
    }

    #[test]
    fn arrows_walk_the_tree() {
        let go = |node| Some(TreeKey::Go(NodeIdx::new(node)));
        assert_eq!(press(0, "ArrowRight"), go(1));
        assert_eq!(press(1, "ArrowRight"), None);
        assert_eq!(press(2, "ArrowRight"), Some(TreeKey::Fold(vec![NodeIdx::new(2)])));
        assert_eq!(press(1, "ArrowLeft"), go(0));
        assert_eq!(press(0, "ArrowLeft"), None, "the root stays open");
        assert_eq!((press(0, "End"), press(7, "Home")), (go(7), go(0)));
        assert_eq!((press(0, "ArrowUp"), press(7, "ArrowDown")), (None, None));
    }

    #[test]
    fn letters_and_the_star() {
        assert_eq!(press(0, "W"), Some(TreeKey::Go(NodeIdx::new(2))));
        assert_eq!(press(2, "r"), Some(TreeKey::Go(NodeIdx::new(0))), "goes round");
        assert_eq!(press(1, "*"), Some(TreeKey::Fold(vec![NodeIdx::new(2), NodeIdx::new(7)])));
        assert_eq!((press(1, "F5"), press(1, "Tab"), press(9, "Home")), (None, None, None));
    }
}
