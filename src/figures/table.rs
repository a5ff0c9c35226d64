//! The numbers behind a figure: as a table that anyone can read, and as a CSV file (RFC 4180).

use crate::page::Node;

/// A table of text cells; the first column heads its row. Each row is as long as the head.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Table {
    /// What it shows.
    pub caption: String,
    /// Names of the columns.
    pub head: Vec<String>,
    /// The cells.
    pub rows: Vec<Vec<String>>,
}

impl Table {
    /// The table as nodes, in a box that scrolls where it must.
    #[must_use]
    pub fn to_nodes(&self) -> Vec<Node> {
        let head = self.head.iter().map(|cell| cell_node("th", "col", cell)).collect();
        let parts = vec![
            Node::words("caption", &[], &self.caption),
            Node::element("thead", &[], vec![Node::element("tr", &[], head)]),
            Node::element("tbody", &[], self.rows.iter().map(|row| row_node(row)).collect()),
        ];
        let scroller = [
            ("class", "scroller"),
            ("tabindex", "0"),
            ("role", "region"),
            ("aria-label", self.caption.as_str()),
        ];
        vec![Node::element("div", &scroller, vec![Node::element("table", &[("class", "data")], parts)])]
    }

    /// The table as a file.
    ///
    /// ```
    /// use lookahead::figures::Table;
    /// let table = Table { caption: String::new(), head: vec!["a".into(), "b".into()], rows: vec![vec!["1".into(), "x, \"y\"".into()]] };
    /// assert_eq!(table.to_csv(), "a,b\r\n1,\"x, \"\"y\"\"\"\r\n");
    /// ```
    #[must_use]
    pub fn to_csv(&self) -> String {
        lookahead_chart::csv::write_texts(&self.head, &self.rows)
    }
}

fn row_node(row: &[String]) -> Node {
    let cells = row.iter().enumerate().map(|(column, cell)| match column {
        0 => cell_node("th", "row", cell),
        _ => Node::words("td", &[], cell),
    });
    Node::element("tr", &[], cells.collect())
}

fn cell_node(tag: &str, scope: &str, cell: &str) -> Node {
    Node::words(tag, &[("scope", scope)], cell)
}
