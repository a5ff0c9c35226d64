//! A text with a button that copies it, by `boot.js`: the link in the foot of a computed figure, and everything that the
//! program `share` writes.

use lookahead_book::Words;

use crate::page::Node;

/// The field `id`, with `label` above it; where the clipboard is closed the text is selected, to be copied by hand.
#[inline(never)]
pub(super) fn copy_field(words: &Words, id: &str, label: &str, text: &str, rows: &str) -> Node {
    let word = |key: &'static str| words.get(key);
    let label = Node::words("label", &[("for", id)], label);
    let field = [("id", id), ("readonly", "readonly"), ("rows", rows), ("value", text)];
    let button = [
        ("type", "button"),
        ("class", "needs-script"),
        ("data-do", "copy"),
        ("data-of", id),
        ("data-done", word("figure.copied")),
        ("data-by-hand", word("figure.copy_by_hand")),
    ];
    let button = Node::words("button", &button, word("figure.copy"));
    let status = Node::leaf("span", &[("class", "copied"), ("role", "status")]);
    let parts = vec![label, Node::leaf("textarea", &field), button, status];
    Node::element("div", &[("class", "copy-field"), ("key", id)], parts)
}
