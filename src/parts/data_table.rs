//! The numbers behind a picture, as a table that anyone can read.

use yew::prelude::*;

use super::nodes::view_plain_nodes;
use crate::page::Node;

/// A table of text cells; the first column heads its row. Each row is as long as the head.
pub fn view_data_table(caption: &AttrValue, head: &[AttrValue], rows: &[Vec<AttrValue>]) -> Html {
    let head = head
        .iter()
        .map(|cell| Node::element("th", &[("scope", "col")], vec![Node::text(cell.as_str())]))
        .collect();
    let parts = vec![
        Node::element("caption", &[], vec![Node::text(caption.as_str())]),
        Node::element("thead", &[], vec![Node::element("tr", &[], head)]),
        Node::element("tbody", &[], rows.iter().map(|row| row_node(row)).collect()),
    ];
    let table = Node::element("table", &[("class", "data")], parts);
    let scroller =
        [("class", "scroller"), ("tabindex", "0"), ("role", "region"), ("aria-label", caption.as_str())];
    view_plain_nodes(&[Node::element("div", &scroller, vec![table])])
}

fn row_node(row: &[AttrValue]) -> Node {
    let cells = row.iter().enumerate().map(|(column, cell)| {
        let (tag, attributes): (&str, &[(&str, &str)]) =
            if column == 0 { ("th", &[("scope", "row")]) } else { ("td", &[]) };
        Node::element(tag, attributes, vec![Node::text(cell.as_str())])
    });
    Node::element("tr", &[], cells.collect())
}
