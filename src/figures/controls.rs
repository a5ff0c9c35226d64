//! Controls as nodes. What a control changes stands on it as data, and `parts::computed_figure` reads it:
//! `data-key` (a field's value becomes the pair of that key), `data-set` (a button adds these pairs), `data-state` (a
//! button sets these pairs in place of all others), `data-open` (a file's text becomes the pair of that key).

use super::number::{self, decimals};
use crate::page::Node;
use crate::query::{self, Query};

/// A number that is turned or typed.
pub struct Number<'state> {
    /// The state key.
    pub key: &'state str,
    /// What is turned.
    pub label: &'state str,
    /// The value, as typed.
    pub value: &'state str,
    /// The lowest value of the slider.
    pub min: &'state str,
    /// The highest value of the slider.
    pub max: &'state str,
    /// The slider's step.
    pub step: &'state str,
    /// The value with its unit, as shown and said.
    pub shown: &'state str,
    /// Why the value cannot be used.
    pub problem: Option<&'state str>,
}

/// A native slider with a linked number field. `id` is the figure's.
#[must_use]
pub fn slider(id: &str, turned: &Number<'_>) -> Node {
    let field_id = format!("{id}-{}", turned.key);
    let problem_id = format!("{field_id}-problem");
    let invalid = turned.problem.is_some().to_string();
    let label = Node::words("label", &[("for", &field_id)], turned.label);
    let output = Node::words("output", &[("for", &field_id)], turned.shown);
    // A range knows decimals alone.
    let place = number::typed(turned.value).map(|value| decimals(value, 6).replace('−', "-"));
    let range = [
        ("data-key", turned.key),
        ("value", place.as_deref().unwrap_or(turned.value)),
        ("min", turned.min),
        ("max", turned.max),
        ("id", field_id.as_str()),
        ("type", "range"),
        ("step", turned.step),
        ("aria-valuetext", turned.shown),
    ];
    let typed = [
        ("data-key", turned.key),
        ("value", turned.value),
        ("type", "text"),
        ("class", "typed needs-script"),
        ("inputmode", "decimal"),
        ("autocomplete", "off"),
        ("size", "7"),
        ("aria-label", turned.label),
        ("aria-invalid", invalid.as_str()),
        ("aria-describedby", problem_id.as_str()),
    ];
    let range = Node::leaf("input", &range);
    let typed = Node::leaf("input", &typed);
    let problem = problem_node(&problem_id, turned.problem);
    Node::element(
        "div",
        &[("class", "control"), ("key", turned.key)],
        vec![label, output, range, typed, problem],
    )
}

/// A text field of one or more lines.
#[must_use]
pub fn text_field(id: &str, key: &str, label: &str, value: &str, n_rows: u32, problem: Option<&str>) -> Node {
    let field_id = format!("{id}-{key}");
    let problem_id = format!("{field_id}-problem");
    let invalid = problem.is_some().to_string();
    let n_rows = n_rows.to_string();
    let attributes = [
        ("id", field_id.as_str()),
        ("data-key", key),
        ("value", value),
        ("aria-invalid", &invalid),
        ("aria-describedby", &problem_id),
        ("autocomplete", "off"),
    ];
    let field = if n_rows == "1" {
        Node::leaf("input", &[&attributes[..], &[("type", "text")]].concat())
    } else {
        Node::leaf("textarea", &[&attributes[..], &[("rows", n_rows.as_str())]].concat())
    };
    let label = Node::words("label", &[("for", &field_id)], label);
    Node::element(
        "div",
        &[("class", "control"), ("key", key)],
        vec![label, field, problem_node(&problem_id, problem)],
    )
}

/// One of a few: a row of buttons, the present one pressed.
#[must_use]
pub fn choice(key: &str, label: &str, options: &[(&str, &str)], current: &str) -> Node {
    let buttons = options.iter().map(|(value, words)| {
        let pressed = (*value == current).to_string();
        let pairs = query::gather([(key.to_owned(), (*value).to_owned())].into_iter());
        pressed_button("data-set", &pairs, words, &pressed)
    });
    group(key, label, buttons.collect())
}

/// Named starts: each button sets the preset and forgets everything else.
#[must_use]
pub fn presets(label: &str, options: &[(&str, &str)], current: &str) -> Node {
    let buttons = options.iter().map(|(value, words)| {
        let pressed = (*value == current).to_string();
        let pairs = query::gather([("preset".to_owned(), (*value).to_owned())].into_iter());
        pressed_button("data-state", &pairs, words, &pressed)
    });
    group("preset", label, buttons.collect())
}

/// A button that adds pairs to the state.
#[must_use]
pub fn button(words: &str, pairs: &[(&str, &str)], is_enabled: bool) -> Node {
    let pairs = query::gather(pairs.iter().map(|(key, value)| ((*key).to_owned(), (*value).to_owned())));
    let text = as_text(&pairs);
    let mut attributes = vec![("type", "button"), ("class", "quiet needs-script"), ("key", words)];
    attributes.push(if is_enabled { ("data-set", text.as_str()) } else { ("aria-disabled", "true") });
    Node::words("button", &attributes, words)
}

/// First, back, next, last over `n_steps` steps, `at` counted from 0; `names` are the words on the four buttons, `shown`
/// says where one is.
#[must_use]
pub fn stepper(key: &str, names: [&str; 4], shown: &str, at: u32, n_steps: u32) -> Node {
    let last = n_steps.saturating_sub(1);
    let targets = [(0, at > 0), (at.saturating_sub(1), at > 0), (at + 1, at < last), (last, at < last)];
    let mut parts: Vec<Node> = names
        .iter()
        .zip(targets)
        .map(|(name, (to, is_enabled))| button(name, &[(key, &to.to_string())], is_enabled))
        .collect();
    parts.push(Node::words("output", &[("class", "step"), ("key", "step")], shown));
    Node::element(
        "div",
        &[("class", "stepper"), ("role", "group"), ("aria-label", shown), ("key", key)],
        parts,
    )
}

/// A field that opens a file of the reader's, kept on their machine.
#[must_use]
pub fn open_field(id: &str, key: &str, label: &str, accept: &str) -> Node {
    let field_id = format!("{id}-open");
    let label = Node::words("label", &[("for", &field_id)], label);
    let attributes = [("id", field_id.as_str()), ("type", "file"), ("accept", accept), ("data-open", key)];
    let field = Node::leaf("input", &attributes);
    Node::element("div", &[("class", "open-file needs-script"), ("key", "open")], vec![label, field])
}

fn group(key: &str, label: &str, buttons: Vec<Node>) -> Node {
    let name = Node::words("span", &[("class", "group-name"), ("aria-hidden", "true")], label);
    let row = Node::element("span", &[("class", "buttons")], buttons);
    let attributes = [("class", "control choice"), ("role", "group"), ("aria-label", label), ("key", key)];
    Node::element("div", &attributes, vec![name, row])
}

fn pressed_button(action: &str, pairs: &Query, words: &str, pressed: &str) -> Node {
    let text = as_text(pairs);
    let attributes =
        [("type", "button"), ("class", "needs-script"), ("aria-pressed", pressed), (action, text.as_str())];
    Node::words("button", &attributes, words)
}

fn problem_node(id: &str, problem: Option<&str>) -> Node {
    Node::words("span", &[("class", "field-problem"), ("id", id)], problem.unwrap_or_default())
}

fn as_text(pairs: &Query) -> String {
    let pairs: Vec<String> =
        pairs.iter().map(|(key, value)| format!("{}={}", query::encode(key), query::encode(value))).collect();
    pairs.join("&")
}
