//! Going about a page with the keyboard alone.

use serde_json::json;

use super::{Browser, key};

/// More stops than any page of ours has.
const MOST_STOPS: usize = 250;

impl Browser {
    /// Presses Tab until the focused element fulfils a JavaScript expression over `it`.
    pub fn tab_until(&self, what: &str, expression: &str) {
        self.walk_until(what, expression, || self.press(&[key::TAB]));
    }

    /// The same backwards.
    pub fn tab_back_until(&self, what: &str, expression: &str) {
        self.walk_until(what, expression, || self.press_with(key::SHIFT, key::TAB));
    }

    fn walk_until(&self, what: &str, expression: &str, step: impl Fn()) {
        let condition =
            format!("(() => {{ const it = document.activeElement; return Boolean({expression}); }})()");
        for _ in 0..MOST_STOPS {
            step();
            if self.ask(&condition) == true {
                return;
            }
        }
        panic!("no stop of the Tab key is {what}: {expression} at {}", self.address());
    }

    /// Tabs to the button with this text.
    pub fn tab_to_button(&self, name: &str) {
        self.tab_until(&format!("the button {name:?}"), &button(name));
    }

    /// Tabs backwards to the button with this text.
    pub fn tab_back_to_button(&self, name: &str) {
        self.tab_back_until(&format!("the button {name:?}"), &button(name));
    }

    /// Tabs to the field whose label begins with this text.
    pub fn tab_to_field(&self, label: &str) {
        let wanted = json!(label);
        self.tab_until(
            &format!("the field {label:?}"),
            &format!(
                "it.labels && [...it.labels].some((label) => label.textContent.trim().startsWith({wanted}))"
            ),
        );
    }

    /// Tabs to the tree's one stop.
    pub fn tab_to_tree(&self) {
        self.tab_until("a node of the tree", "it.getAttribute('role') === 'treeitem'");
    }

    /// Tabs backwards to the tree's one stop.
    pub fn tab_back_to_tree(&self) {
        self.tab_back_until("a node of the tree", "it.getAttribute('role') === 'treeitem'");
    }

    /// Tabs to the tree by the way that does not lead round the page's end: what a browser has there is its own.
    pub fn tab_to_tree_from_anywhere(&self) {
        let is_below = "(() => {
          const tree = document.querySelector('[role=tree]'), here = probe.lastFocused;
          if (!here || tree.contains(here)) return false;
          return !here.isConnected || Boolean(tree.compareDocumentPosition(here) & Node.DOCUMENT_POSITION_FOLLOWING);
        })()";
        if self.ask(is_below) == true { self.tab_back_to_tree() } else { self.tab_to_tree() }
    }

    /// Replaces the text of the focused field and commits it with Enter.
    pub fn retype(&self, text: &str) {
        self.press_with(key::CONTROL, "a");
        self.type_text(text);
        self.press(&[key::ENTER]);
    }
}

fn button(name: &str) -> String {
    let name = json!(name);
    format!(
        "(it.tagName === 'BUTTON' || it.tagName === 'SUMMARY') && (it.textContent.trim() === {name} || it.getAttribute('aria-label') === {name})"
    )
}
