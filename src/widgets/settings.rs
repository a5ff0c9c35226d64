//! How the state of a figure is read from pairs and written back, and the controls that show it: numbers in a range and
//! choices from a list, by key. What was typed and means nothing gives the default and a problem beside its control. Used by
//! `mutual_value`, `prices`, `faking_game` and `value_freeze`; the controls stand in `settings_parts`.

use lookahead_game::Exact;

use crate::number::typed;
use crate::query::{self, Query};

/// What the state of one widget is made of.
pub(super) struct Keys {
    /// Keys whose values stand in a list, with the list; its first is the default.
    pub choices: &'static [(&'static str, &'static [&'static str])],
    /// Numbers.
    pub numbers: &'static [NumberKey],
}

/// A number of the state: key, default, least and largest value; the least is excluded where the flag says so.
pub(super) type NumberKey = (&'static str, &'static str, i64, i64, bool);

/// Reads pairs, remembering what it could not use.
pub(super) struct Reader<'pairs> {
    keys: &'static Keys,
    pairs: &'pairs Query,
    /// Keys and values that stand before the usual defaults: a preset's.
    pub settings: &'static [(&'static str, &'static str)],
    problems: Vec<(&'static str, &'static str)>,
}

impl<'pairs> Reader<'pairs> {
    /// Ready to read.
    pub fn new(keys: &'static Keys, pairs: &'pairs Query) -> Self {
        Self { keys, pairs, settings: &[], problems: Vec::new() }
    }

    /// Is there anything under this key?
    pub fn has(&self, key: &str) -> bool {
        !self.text(key).is_empty()
    }

    /// What was typed under a key.
    pub fn text(&self, key: &str) -> &'pairs str {
        self.pairs.get(key).map_or("", |value| value.trim())
    }

    /// What could not be used so far.
    pub fn problems(self) -> Vec<(&'static str, &'static str)> {
        self.problems
    }

    /// The value of a key that was not set: the preset's, else the usual one.
    pub fn default_of(&self, key: &str) -> &'static str {
        let own = self.settings.iter().find(|(name, _)| *name == key).map(|(_, value)| *value);
        let usual = self.keys.numbers.iter().find(|(name, ..)| *name == key).map(|(_, value, ..)| *value);
        own.or(usual).or_else(|| self.list(key).first().copied()).unwrap_or("")
    }

    fn list(&self, key: &str) -> &'static [&'static str] {
        self.keys.choices.iter().find(|(name, _)| *name == key).map_or(&[], |(_, list)| list)
    }

    /// One of the list of this key.
    pub fn choice(&self, key: &str) -> &'static str {
        let text = self.text(key);
        self.list(key).iter().find(|one| **one == text).copied().unwrap_or(self.default_of(key))
    }

    /// A number.
    pub fn number(&mut self, key: &'static str) -> Exact {
        const LONGEST: usize = 24;
        let default = Exact::parse(self.default_of(key).as_bytes()).unwrap_or_default();
        if !self.has(key) {
            return default;
        }
        let known = self.keys.numbers.iter().find(|(name, ..)| *name == key);
        let (_, _, min, max, is_open) = known.copied().unwrap_or(("", "", 0, 0, false));
        let text = typed(self.text(key));
        let value = Exact::parse(text.as_bytes()).ok().filter(|_| text.len() <= LONGEST);
        let Some(value) = value else { return self.refused(key, "not_a_number", default) };
        let least = Exact::int(min);
        if value < least || (is_open && value == least) || value > Exact::int(max) {
            return self.refused(key, key, default);
        }
        value
    }

    /// Remembers a problem by its word; the default is used.
    pub fn refused<T>(&mut self, key: &'static str, word: &'static str, default: T) -> T {
        self.problems.push((key, word));
        default
    }

    /// A number as it was typed, or the default's text.
    fn typed_number(&mut self, key: &'static str) -> String {
        let n_problems = self.problems.len();
        self.number(key);
        let is_used = self.has(key) && self.problems.len() == n_problems;
        if is_used { typed(self.text(key)) } else { self.default_of(key).to_owned() }
    }
}

impl Reader<'_> {
    /// The whole state as pairs, with `more` of the widget's own. A value that is the default anyway is empty, so that it
    /// stays the preset's when the preset changes.
    pub fn whole_state(&mut self, more: Vec<(&str, String)>) -> Query {
        let mut all = more;
        for (key, _) in self.keys.choices {
            let default = self.default_of(key);
            all.push((key, beyond(self.choice(key).to_owned(), default)));
        }
        for (key, ..) in self.keys.numbers {
            let (default, value) = (self.default_of(key), self.typed_number(key));
            let is_default = Exact::parse(value.as_bytes()).ok() == Exact::parse(default.as_bytes()).ok();
            all.push((key, if is_default { String::new() } else { value }));
        }
        query::gather(all.into_iter().map(|(key, value)| (key.to_owned(), value)))
    }
}

/// A value, or nothing where it is the default.
pub(super) fn beyond(value: String, default: &str) -> String {
    if value == default { String::new() } else { value }
}
