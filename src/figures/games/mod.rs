//! What figures about game trees share: a game from the address or a file, the drawn tree with folding, size and search,
//! its legend, and names of players, nodes and moves. Used by the rooms `same_tree` and `hidden_information`; each brings
//! the words under its own slug. No solver is named here, so that each program carries its own alone.
//!
//! | module | what it holds |
//! |---|---|
//! | `start` | which game, which node, what is folded: the keys that all these figures have |
//! | `file` | games as text, and a file that is opened |
//! | `outlook` | folding, size, search |
//! | `tree` | the drawn tree |
//! | `tools` | the controls of those |
//! | `legend` | the legend |
//! | `rows` | the frame of the data table |
//! | `speak` | names and numbers |

pub mod file;
mod legend;
mod outlook;
mod rows;
mod speak;
mod start;
mod tools;
mod tree;

use crate::page::Node;

pub use legend::{entry, legend};
pub use outlook::{Outlook, set_of};
pub use rows::table;
pub use speak::{Voice, push_part, told};
pub use start::{MOST_NODES, Preset, Problem, Start, number, player};
pub use tools::{choice_of, notes, outlook_controls, own_game, preset_choice};
pub use tree::{DASHES, TreeFigure, tree};

/// A line of text in the picture; `class` is `after-guess` where it tells the answer.
#[must_use]
pub fn line(class: &str, text: &str) -> Node {
    let attributes = [("class", class)];
    let attributes = if class.is_empty() { &[][..] } else { &attributes[..] };
    inset(Node::words("p", attributes, text))
}

/// A list of points that tells the answer; nothing where there are none.
#[must_use]
pub fn points(points: &[String]) -> Vec<Node> {
    if points.is_empty() {
        return Vec::new();
    }
    let items = points.iter().map(|point| Node::words("li", &[], point)).collect();
    vec![inset(Node::element("ul", &[("class", "after-guess")], items))]
}

/// Text within the picture stands as far from the edge as text around it.
#[must_use]
pub fn inset(text: Node) -> Node {
    Node::element("div", &[("class", "panel")], vec![text])
}
