//! Long texts that a sample keeps beside its messages: `attachment://<32 hex>` (older `tc://<hash>`) stands for one as a
//! whole text; in chunked samples the name is a number. Used by `message` for Inspect's logs.

use std::cell::Cell;

use crate::caps;
use crate::json::{numbered, parse, shallow};
use crate::order::in_order;

/// The texts of one sample; empty for formats that know none.
#[derive(Debug, Default)]
pub(crate) struct Attachments<'a> {
    /// Names with the JSON of each text.
    pairs: Vec<(String, &'a str)>,
    by_name: Vec<u32>,
    /// Bytes that may still be put in: references cost nothing, so a small sample could stand for a huge one.
    left: Cell<usize>,
}

impl<'a> Attachments<'a> {
    /// From the maps of names and texts that a sample has.
    pub fn from_maps(maps: &[&'a str]) -> Self {
        let mut pairs = Vec::new();
        for map in maps {
            for (name, text) in shallow(map).items {
                pairs.push((name.into_owned(), text));
            }
        }
        Self::new(pairs)
    }

    /// From lists, each with the number of its first text.
    pub fn from_lists(lists: &[(u32, &'a str)]) -> Self {
        let numbered = numbered(lists).into_iter();
        Self::new(numbered.map(|(number, text)| (number.to_string(), text)).collect())
    }

    fn new(pairs: Vec<(String, &'a str)>) -> Self {
        let by_name = in_order(pairs.len(), &|a, b| name(&pairs, a).cmp(name(&pairs, b)));
        Self { pairs, by_name, left: Cell::new(caps::MEMBER) }
    }

    /// The text that this one stands for; the text itself where it stands for none, or for one that is not there.
    pub fn resolve(&self, text: &str) -> String {
        self.find(text).unwrap_or_else(|| text.to_owned())
    }

    fn find(&self, text: &str) -> Option<String> {
        let wanted = text.strip_prefix("attachment://").or_else(|| text.strip_prefix("tc://"))?;
        let place = self.by_name.binary_search_by(|idx| name(&self.pairs, *idx).cmp(wanted)).ok()?;
        let (_, raw) = self.pairs.get(*self.by_name.get(place)? as usize)?;
        self.left.set(self.left.get().checked_sub(raw.len())?);
        Some(parse(raw).ok()?.value.text()?.to_owned())
    }
}

fn name<'b>(pairs: &'b [(String, &str)], idx: u32) -> &'b str {
    pairs.get(idx as usize).map_or("", |(name, _)| name.as_str())
}
