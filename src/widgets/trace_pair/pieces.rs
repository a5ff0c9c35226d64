//! Nodes in the making: elements are opened, filled and closed in order. A tag with its attributes is one text
//! (`p|class=note|key=$`, each `$` a value), so that a place that makes an element is small: the views would otherwise
//! weigh a third more in the program.

use crate::figures::Speaker;
use crate::page::Node;

/// What has been made so far.
pub(super) struct Page<'ask> {
    pub words: Speaker<'ask>,
    done: Vec<Node>,
    open: Vec<Node>,
}

impl<'ask> Page<'ask> {
    pub fn new(words: Speaker<'ask>) -> Self {
        Self { words, done: Vec::new(), open: Vec::new() }
    }

    /// Begins an element; what comes next goes into it.
    #[inline(never)]
    pub fn open(&mut self, form: &str, values: &[&str]) {
        self.open.push(element(form, values));
    }

    /// Ends the element that was begun last.
    #[inline(never)]
    pub fn close(&mut self) {
        if let Some(node) = self.open.pop() {
            self.add(node);
        }
    }

    /// Adds a node.
    #[inline(never)]
    pub fn add(&mut self, node: Node) {
        match self.open.last_mut() {
            Some(Node::Element { children, .. }) => children.push(node),
            _ => self.done.push(node),
        }
    }

    /// Adds a text.
    #[inline(never)]
    pub fn text(&mut self, text: &str) {
        if !text.is_empty() {
            self.add(Node::text(text));
        }
    }

    /// Adds an element with a text in it.
    #[inline(never)]
    pub fn put(&mut self, form: &str, values: &[&str], text: &str) {
        self.open(form, values);
        self.text(text);
        self.close();
    }

    /// Adds an element with a word of the widget in it.
    #[inline(never)]
    pub fn word(&mut self, form: &str, key: &str) {
        let word = self.words.word(key);
        self.put(form, &[], &word);
    }

    /// Adds an element with filled words in it.
    #[inline(never)]
    pub fn fill(&mut self, form: &str, key: &str, values: &[(&str, String)]) {
        let text = filled(&self.words, key, values);
        self.put(form, &[], &text);
    }

    /// Adds a button that sets these pairs.
    #[inline(never)]
    pub fn button(&mut self, pairs: &str, text: &str) {
        self.put("button|type=button|class=quiet needs-script|data-set=$", &[pairs], text);
    }

    /// Adds a button that is pressed or not; `form` has room for whether it is and for its pairs.
    #[inline(never)]
    pub fn switch(&mut self, form: &str, is_pressed: bool, pairs: &str, text: &str) {
        self.put(form, &[if is_pressed { "true" } else { "false" }, pairs], text);
    }

    /// Adds a button that a single key presses too, while the focus is in the figure; without pairs it does nothing.
    #[inline(never)]
    pub fn key_button(&mut self, key: &str, shortcut: &str, pairs: Option<String>) {
        let word = self.words.word(key);
        match pairs {
            Some(pairs) => self.put(
                "button|type=button|class=quiet needs-script|key=$|aria-keyshortcuts=$|data-set=$",
                &[shortcut, shortcut, &pairs],
                &word,
            ),
            None => self.put(
                "button|type=button|class=quiet needs-script|key=$|aria-keyshortcuts=$|aria-disabled=true",
                &[shortcut, shortcut],
                &word,
            ),
        }
    }

    /// Begins a table in a box that scrolls where it must; its rows come next, then two ends.
    #[inline(never)]
    pub fn open_table(&mut self, class: &str, caption: &str, heads: &[String]) {
        self.open("div|class=scroller|tabindex=0|role=region|key=table|aria-label=$", &[caption]);
        self.open("table|class=$", &[class]);
        self.put("caption", &[], caption);
        self.open("thead", &[]);
        self.open("tr", &[]);
        for head in heads {
            self.put("th|scope=col", &[], head);
        }
        self.close();
        self.close();
        self.open("tbody", &[]);
    }

    /// Ends as many elements.
    #[inline(never)]
    pub fn close_all(&mut self, n: u32) {
        for _ in 0..n {
            self.close();
        }
    }

    /// All that was made.
    pub fn finish(mut self) -> Vec<Node> {
        while !self.open.is_empty() {
            self.close();
        }
        self.done
    }
}

/// An element from its form.
#[inline(never)]
fn element(form: &str, values: &[&str]) -> Node {
    let mut values = values.iter();
    let mut parts = form.split('|');
    let tag = parts.next().unwrap_or_default().to_owned();
    let mut attributes = Vec::new();
    for part in parts {
        let Some((name, value)) = part.split_once('=') else { continue };
        let value = if value == "$" { values.next().copied().unwrap_or_default() } else { value };
        attributes.push((name.to_owned(), value.to_owned()));
    }
    Node::Element { tag, attributes, children: Vec::new() }
}

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

/// `key=number` as it stands on a button.
#[inline(never)]
pub(super) fn pair(key: &str, number: usize) -> String {
    [key, "=", &number.to_string()].concat()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_form_is_an_element() {
        let made = element("a|b=c d|e=$|f=$|g", &["=|$", "2"]);
        assert_eq!(made, Node::leaf("a", &[("b", "c d"), ("e", "=|$"), ("f", "2")]));
    }
}
