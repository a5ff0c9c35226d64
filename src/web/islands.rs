//! The elements that figures are drawn into, each with a root of its own (see `parts::island`): marked before the page
//! around them is taken over, and counted until the last of them is. Then the document is live.

use std::cell::Cell;

use web_sys::{Element, Node};

/// Class of these elements.
pub const CLASS: &str = "island";

thread_local! {
    static WAITING: Cell<u32> = const { Cell::new(0) };
}

/// Puts Yew's marks for markup that it is not to look into around every island below `root`, and counts them.
pub fn mark(root: &Element) {
    let Ok(islands) = root.query_selector_all(&format!(".{CLASS}")) else { return };
    let islands: Vec<Node> = (0..islands.length()).filter_map(|at| islands.item(at)).collect();
    for island in &islands {
        put_before("<#>", island, Some(island));
        put_before("</#>", island, island.next_sibling().as_ref());
    }
    // And the page itself.
    WAITING.set(u32::try_from(islands.len() + 1).unwrap_or(u32::MAX));
}

/// Notes that the page around the islands, or one of them, was taken over. After the last of all the document is marked as
/// live, and then panics where a test asks for it.
pub fn taken_over() {
    let waiting = WAITING.get().saturating_sub(1);
    WAITING.set(waiting);
    if waiting == 0 {
        super::dom::mark_document("data-live", Some("yes"));
        super::panic::provoke_if_asked();
    }
}

fn put_before(mark: &str, island: &Node, next: Option<&Node>) {
    let Some(document) = super::document() else { return };
    if let Some(parent) = island.parent_node() {
        // A browser that inserts no comment beside an element of its own page is none.
        drop(parent.insert_before(&document.create_comment(mark), next));
    }
}
