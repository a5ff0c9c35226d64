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
    let field_id = [id, "-", turned.key].concat();
    let problem_id = [&field_id, "-problem"].concat();
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
        ("key", "range"),
    ];
    let typed = vec![
        ("data-key", turned.key),
        ("value", turned.value),
        ("type", "text"),
        ("class", "typed needs-script"),
        ("inputmode", "decimal"),
        ("autocomplete", "off"),
        ("size", "7"),
        ("aria-label", turned.label),
    ];
    let mut parts = vec![
        Node::words("label", &[("for", &field_id), ("key", "label")], turned.label),
        Node::words("output", &[("for", &field_id), ("key", "output")], turned.shown),
        Node::leaf("input", &range),
    ];
    parts.extend(with_problem("input", typed, &problem_id, turned.problem));
    Node::element("div", &[("class", "control"), ("key", turned.key)], parts)
}

/// A text field of one or more lines.
#[must_use]
pub fn text_field(id: &str, key: &str, label: &str, value: &str, n_rows: u32, problem: Option<&str>) -> Node {
    let field_id = [id, "-", key].concat();
    let problem_id = [&field_id, "-problem"].concat();
    let n_rows = n_rows.to_string();
    let (tag, kind) =
        if n_rows == "1" { ("input", ("type", "text")) } else { ("textarea", ("rows", n_rows.as_str())) };
    let field =
        vec![("id", field_id.as_str()), ("data-key", key), ("value", value), ("autocomplete", "off"), kind];
    let mut parts = vec![Node::words("label", &[("for", &field_id), ("key", "label")], label)];
    parts.extend(with_problem(tag, field, &problem_id, problem));
    Node::element("div", &[("class", "control"), ("key", key)], parts)
}

/// A field, and why its value cannot be used, where it cannot. All parts of a control have keys: the field must stay the same
/// one, with the focus in it, when the problem comes and goes.
fn with_problem<'text>(
    tag: &str,
    mut field: Vec<(&'text str, &'text str)>,
    problem_id: &'text str,
    problem: Option<&str>,
) -> Vec<Node> {
    field.push(("key", "field"));
    let Some(problem) = problem else { return vec![Node::leaf(tag, &field)] };
    field.extend([("aria-invalid", "true"), ("aria-describedby", problem_id)]);
    let told =
        Node::words("span", &[("class", "field-problem"), ("id", problem_id), ("key", "problem")], problem);
    vec![Node::leaf(tag, &field), told]
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
    let field_id = [id, "-open"].concat();
    let label = Node::words("label", &[("for", &field_id)], label);
    let attributes = [("id", field_id.as_str()), ("type", "file"), ("accept", accept), ("data-open", key)];
    let field = Node::leaf("input", &attributes);
    Node::element("div", &[("class", "open-file needs-script"), ("key", "open")], vec![label, field])
}

/// Buttons of which one is chosen, under a name.
pub(super) fn group(key: &str, label: &str, buttons: Vec<Node>) -> Node {
    let name = Node::words("span", &[("class", "group-name"), ("aria-hidden", "true")], label);
    let row = Node::element("span", &[("class", "buttons")], buttons);
    let attributes = [("class", "control choice"), ("role", "group"), ("aria-label", label), ("key", key)];
    Node::element("div", &attributes, vec![name, row])
}

/// A button that is pressed where its state is the present one; `action` is `data-set` or `data-state`.
pub(super) fn pressed_button(action: &str, pairs: &Query, words: &str, pressed: &str) -> Node {
    let text = as_text(pairs);
    let attributes =
        [("type", "button"), ("class", "needs-script"), ("aria-pressed", pressed), (action, text.as_str())];
    Node::words("button", &attributes, words)
}

fn as_text(pairs: &Query) -> String {
    let mut text = String::new();
    query::write(&mut text, "", pairs.iter());
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Yew matches parts without keys from the end: a problem that came would take the field's place, and the focus with it.
    #[test]
    fn the_parts_of_a_control_keep_their_keys_when_a_problem_comes() {
        let turned = |problem| Number {
            key: "a",
            label: "A",
            value: "1",
            min: "0",
            max: "2",
            step: "1",
            shown: "1",
            problem,
        };
        let keys = |control: &Node| -> Vec<String> {
            let Node::Element { children, .. } = control else { return Vec::new() };
            children.iter().map(|part| part.attribute("key").unwrap().to_owned()).collect()
        };
        let (calm, told) = (keys(&slider("f", &turned(None))), keys(&slider("f", &turned(Some("no")))));
        assert_eq!((calm.len(), told), (4, [calm.clone(), vec!["problem".to_owned()]].concat()));
        let field = |n_rows, problem| keys(&text_field("f", "a", "A", "1", n_rows, problem));
        for n_rows in [1, 3] {
            assert_eq!(field(n_rows, None), ["label", "field"]);
            assert_eq!(field(n_rows, Some("no")), ["label", "field", "problem"]);
        }
    }
}
