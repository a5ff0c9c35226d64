//! Words of the interface: flat keys and templates, one set for each file and language.
//!
//! Made by `build` from `site.toml` and `widgets/<slug>.toml`, read by every view, so that no prose stands in Rust.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

/// Keys such as `controls.days.label`, and their templates with places such as `{worth}`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Words(pub BTreeMap<String, String>);

impl Words {
    /// The words at `key`; the key itself when absent, so that a gap shows instead of taking the page down.
    ///
    /// ```
    /// use lookahead_book::Words;
    /// let words: Words = [("nav.lab", "Lab")].into_iter().collect();
    /// assert_eq!(words.get("nav.lab"), "Lab");
    /// assert_eq!(words.get("nav.gone"), "nav.gone");
    /// ```
    pub fn get<'a>(&'a self, key: &'a str) -> &'a str {
        self.0.get(key).map_or(key, String::as_str)
    }

    /// The words at `key`, if there are any.
    pub fn find(&self, key: &str) -> Option<&str> {
        self.0.get(key).map(String::as_str)
    }

    /// The words of an array, in order: `key.0`, `key.1`, …
    pub fn list(&self, key: &str) -> Vec<&str> {
        (0..self.0.len()).map_while(|idx| self.find(&format!("{key}.{idx}"))).collect()
    }

    /// The words at `key` with each `{name}` replaced by its value. Values are not searched for places again;
    /// a place without a value stays as written.
    ///
    /// ```
    /// use lookahead_book::Words;
    /// let words: Words = [("readout", "It is worth {worth}, not {other}.")].into_iter().collect();
    /// assert_eq!(words.fill("readout", &[("worth", "11"), ("other", "{worth}")]), "It is worth 11, not {worth}.");
    /// ```
    pub fn fill(&self, key: &str, values: &[(&str, &str)]) -> String {
        let mut out = String::new();
        let mut rest = self.get(key);
        while let Some((before, place, after)) = next_place(rest) {
            out.push_str(before);
            match values.iter().find(|(name, _)| *name == place) {
                Some((_, value)) => out.push_str(value),
                None => out.extend(["{", place, "}"]),
            }
            rest = after;
        }
        out.push_str(rest);
        out
    }
}

impl<'a> FromIterator<(&'a str, &'a str)> for Words {
    fn from_iter<T: IntoIterator<Item = (&'a str, &'a str)>>(pairs: T) -> Self {
        Self(pairs.into_iter().map(|(key, text)| (key.to_owned(), text.to_owned())).collect())
    }
}

/// Splits a template at its first place: text before, name of the place, text after.
pub(crate) fn next_place(template: &str) -> Option<(&str, &str, &str)> {
    let (before, rest) = template.split_once('{')?;
    let (place, after) = rest.split_once('}')?;
    Some((before, place, after))
}
