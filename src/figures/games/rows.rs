//! The frame of the data table: one row for each node, of large games the first of a preorder.

use lookahead_game::tree::NodeIdx;

use super::Voice;
use crate::figures::{Ask, Table};

/// Rows of a table in a page.
const MOST_ROWS: usize = 300;
/// Rows of a saved one.
const MOST_ROWS_SAVED: usize = 100_000;

/// The table of a game, from its head and what stands in the row of a node.
#[must_use]
pub fn table(
    ask: &Ask<'_>,
    voice: &Voice<'_>,
    head: Vec<String>,
    row: &dyn Fn(NodeIdx) -> Vec<String>,
) -> Table {
    let (n, most) = (voice.game.n_nodes(), if ask.is_for_file { MOST_ROWS_SAVED } else { MOST_ROWS });
    let key = if n > most { "table.caption_cut" } else { "table.caption" };
    let caption = ask.words.fill(key, &[("n", &n.to_string()), ("max", &most.to_string())]);
    Table { caption, head, rows: voice.game.nodes().take(most).map(row).collect() }
}
