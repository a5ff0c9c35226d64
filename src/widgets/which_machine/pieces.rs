//! Small nodes and words that all views share.

use lookahead_models::librarian::{Intervention, Machine};
use lookahead_models::which_machine::Suspect;

use crate::figures::Speaker;
use crate::figures::number::decimals;
use crate::page::Node;

/// A share of 1 in per cent; what is rare gets more digits.
pub(super) fn percent(words: &Speaker<'_>, share: f64) -> String {
    let percent = 100.0 * share;
    let value = if percent < 0.1 { bits(percent) } else { decimals(percent, 1) };
    words.fill("percent", &[("value", &value)])
}

/// Both lines of an effect.
pub(super) fn both(words: &Speaker<'_>, [on_a, on_b]: [f64; 2]) -> String {
    filled(words, "both", &[("a", decimals(100.0 * on_a, 1)), ("b", decimals(100.0 * on_b, 1))])
}

/// Words with their places filled.
pub(super) fn filled(words: &Speaker<'_>, key: &str, values: &[(&str, String)]) -> String {
    let values: Vec<(&str, &str)> = values.iter().map(|(name, value)| (*name, value.as_str())).collect();
    words.fill(key, &values)
}

/// A small number of bits: three digits that count.
pub(super) fn bits(value: f64) -> String {
    let mut n_digits = 2;
    let mut size = value;
    while size > 0.0 && size < 0.1 && n_digits < 8 {
        size *= 10.0;
        n_digits += 1;
    }
    decimals(value, n_digits)
}

/// A word of one experiment: its `name`, its `text`, …
pub(super) fn experiment(words: &Speaker<'_>, intervention: Intervention, what: &str) -> String {
    words.word(&["experiments.", intervention.code(), ".", what].concat())
}

/// A machine's name.
pub(super) fn machine_name(words: &Speaker<'_>, machine: Machine) -> String {
    words.word(&["machines.", machine.code()].concat())
}

/// A suspect's name.
pub(super) fn suspect_name(words: &Speaker<'_>, suspect: Suspect) -> String {
    let [first, second] = suspect.machines();
    if first == second {
        return machine_name(words, first);
    }
    let names = [("first", machine_name(words, first)), ("second", machine_name(words, second))];
    filled(words, "mixture", &names)
}

/// Names one after the other.
pub(super) fn joined(words: &Speaker<'_>, names: &[String], between: &str) -> String {
    names.join(&words.word(between))
}

/// Sets of experiments: within one "and", between them "or".
pub(super) fn sets(words: &Speaker<'_>, sets: &[Vec<Intervention>]) -> String {
    let set = |set: &Vec<Intervention>| {
        let quoted = |one: &Intervention| words.fill("quoted", &[("name", &experiment(words, *one, "name"))]);
        let names: Vec<String> = set.iter().map(quoted).collect();
        joined(words, &names, "and")
    };
    joined(words, &sets.iter().map(set).collect::<Vec<_>>(), "or")
}

/// An element.
pub(super) fn element(tag: &str, attributes: &[(&str, &str)], children: Vec<Node>) -> Node {
    Node::element(tag, attributes, children)
}

/// A box below the drawing, with some room at its sides.
pub(super) fn panel(key: &str, parts: Vec<Node>) -> Node {
    Node::element("div", &[("class", "panel"), ("key", key)], parts)
}

/// A paragraph that begins with a few words in bold.
pub(super) fn headed(head: &str, text: &str) -> Node {
    let head = Node::element("b", &[], vec![Node::text([head, " "].concat())]);
    Node::element("p", &[("class", "quiet-text")], vec![head, Node::text(text)])
}

/// Cards side by side where there is room: each a name, and paragraphs of head and text.
pub(super) fn cards(key: &str, cards: &[(String, Vec<(String, String)>)]) -> Node {
    let card = |(name, parts): &(String, Vec<(String, String)>)| {
        let name = Node::element("b", &[], vec![Node::text(name.clone())]);
        let part = |(head, text): &(String, String)| {
            let head = Node::element("b", &[], vec![Node::text([head, " "].concat())]);
            Node::element("p", &[], vec![head, Node::text(text.clone())])
        };
        let parts = std::iter::once(name).chain(parts.iter().map(part)).collect();
        Node::element("li", &[("class", "card")], parts)
    };
    Node::element("ul", &[("class", "cards"), ("key", key)], cards.iter().map(card).collect())
}

/// A button of a row: what it adds, whether it is pressed, whether it can be. By its key it stays the same one, with the
/// focus on it, when its pairs change.
pub(super) fn row_button(name: &str, key: &str, pairs: &str, is_pressed: bool, is_enabled: bool) -> Node {
    let mut attributes = vec![("type", "button"), ("class", "needs-script"), ("key", key)];
    attributes.push(("aria-pressed", if is_pressed { "true" } else { "false" }));
    attributes.push(if is_enabled { ("data-set", pairs) } else { ("aria-disabled", "true") });
    Node::element("button", &attributes, vec![Node::text(name)])
}

/// A plain button; without pairs it can be reached and not pressed.
pub(super) fn plain_button(key: &str, name: &str, pairs: Option<&str>, class: &str) -> Node {
    let mut attributes = vec![("type", "button"), ("class", class), ("key", key)];
    attributes.push(pairs.map_or(("aria-disabled", "true"), |pairs| ("data-set", pairs)));
    Node::element("button", &attributes, vec![Node::text(name)])
}

/// A named row of buttons.
pub(super) fn row(key: &str, label: &str, buttons: Vec<Node>) -> Node {
    let name = [("class", "group-name"), ("aria-hidden", "true")];
    let name = Node::element("span", &name, vec![Node::text(label)]);
    let buttons = Node::element("span", &[("class", "buttons")], buttons);
    let attributes = [("class", "control choice"), ("role", "group"), ("aria-label", label), ("key", key)];
    Node::element("div", &attributes, vec![name, buttons])
}
