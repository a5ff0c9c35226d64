//! Small pieces that all views share, each out of line: what repeats would otherwise weigh in the program.

use crate::figures::Speaker;
use crate::page::Node;

/// Words with their places filled by texts that were made for them.
#[inline(never)]
pub(super) fn filled(words: &Speaker<'_>, key: &str, values: &[(&str, String)]) -> String {
    let mut borrowed = Vec::with_capacity(values.len());
    for (name, value) in values {
        borrowed.push((*name, value.as_str()));
    }
    words.fill(key, &borrowed)
}

/// Words with one number in them.
#[inline(never)]
pub(super) fn counted(words: &Speaker<'_>, key: &str, n: usize) -> String {
    filled(words, key, &[("n", n.to_string())])
}

/// A button that sets these pairs.
#[inline(never)]
pub(super) fn button(pairs: &str, text: &str) -> Node {
    let attributes = [("type", "button"), ("class", "quiet needs-script"), ("data-set", pairs)];
    Node::words("button", &attributes, text)
}

/// A button that is pressed or not and sets these pairs.
#[inline(never)]
pub(super) fn switch(class: &str, action: &str, pairs: &str, is_pressed: bool, text: &str) -> Node {
    let pressed = if is_pressed { "true" } else { "false" };
    let attributes =
        [("type", "button"), ("class", class), ("aria-pressed", pressed), (action, pairs)];
    Node::words("button", &attributes, text)
}

/// A button that a single key presses too, while the figure has the focus; without pairs it does nothing.
#[inline(never)]
pub(super) fn key_button(words: &str, shortcut: &str, pairs: Option<String>) -> Node {
    let mut attributes = vec![
        ("type", "button"),
        ("class", "quiet needs-script"),
        ("key", shortcut),
        ("aria-keyshortcuts", shortcut),
    ];
    attributes.push(match &pairs {
        Some(pairs) => ("data-set", pairs.as_str()),
        None => ("aria-disabled", "true"),
    });
    Node::words("button", &attributes, words)
}

/// `key=number` as it stands on a button.
#[inline(never)]
pub(super) fn pair(key: &str, number: usize) -> String {
    [key, "=", &number.to_string()].concat()
}

/// Small print.
#[inline(never)]
pub(super) fn note(text: &str) -> Node {
    Node::words("p", &[("class", "part-note")], text)
}

/// A box with a class.
#[inline(never)]
pub(super) fn classed(class: &str, children: Vec<Node>) -> Node {
    Node::element("div", &[("class", class)], children)
}

/// A box with a class and a key.
#[inline(never)]
pub(super) fn keyed(tag: &str, class: &str, key: &str, children: Vec<Node>) -> Node {
    Node::element(tag, &[("class", class), ("key", key)], children)
}

/// A table with a head, in a box that scrolls where it must.
#[inline(never)]
pub(super) fn table(class: &str, caption: &str, heads: &[String], rows: Vec<Node>) -> Node {
    let heads = heads.iter().map(|head| Node::words("th", &[("scope", "col")], head)).collect();
    let parts = vec![
        Node::words("caption", &[], caption),
        Node::element("thead", &[], vec![Node::element("tr", &[], heads)]),
        Node::element("tbody", &[], rows),
    ];
    let scroller =
        [("class", "scroller"), ("tabindex", "0"), ("role", "region"), ("aria-label", caption), ("key", "table")];
    Node::element("div", &scroller, vec![Node::element("table", &[("class", class)], parts)])
}

/// Items of a list.
#[inline(never)]
pub(super) fn items(lines: &[String]) -> Node {
    Node::element("ul", &[], lines.iter().map(|line| Node::words("li", &[], line.trim_end())).collect())
}
