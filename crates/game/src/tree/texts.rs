//! All names of a game in one buffer, each stored once: two million nodes cannot afford a `String` each.

use super::table::{IndexTable, hash_bytes, hash_pair};

/// A name in [`Texts`]. The first one is always the empty name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct TextIdx(u32);

impl TextIdx {
    pub(crate) const EMPTY: Self = Self(0);
}

/// The buffer: name `i` runs from where name `i - 1` ends to `ends[i]`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Texts {
    buffer: String,
    ends: Vec<u32>,
}

impl Default for Texts {
    fn default() -> Self {
        Self { buffer: String::new(), ends: vec![0] }
    }
}

impl Texts {
    pub(crate) fn get(&self, text: TextIdx) -> &str {
        let at = text.0 as usize;
        let start = at.checked_sub(1).and_then(|before| self.ends.get(before)).map_or(0, |&end| end as usize);
        let end = self.ends.get(at).map_or(start, |&end| end as usize);
        self.buffer.get(start..end).unwrap_or_default()
    }

    /// One more name, even if it is there already.
    pub(crate) fn push(&mut self, text: &str) -> TextIdx {
        self.buffer.push_str(text);
        self.ends.push(self.buffer.len() as u32);
        TextIdx(self.ends.len() as u32 - 1)
    }
}

/// The first name that stands in the list twice.
pub(crate) fn first_repeated(names: &[TextIdx]) -> Option<TextIdx> {
    let mut seen = IndexTable::default();
    for (at, &name) in (0..).zip(names) {
        let hash = hash_pair(name.0, 0);
        if seen.find(hash, |other| names.get(other as usize) == Some(&name)).is_some() {
            return Some(name);
        }
        seen.insert(hash, at);
    }
    None
}

/// Fills [`Texts`], giving equal names equal indices.
#[derive(Clone, Debug, Default)]
pub(crate) struct Interner {
    texts: Texts,
    table: IndexTable,
}

impl Interner {
    pub(crate) fn intern(&mut self, text: &str) -> TextIdx {
        if text.is_empty() {
            return TextIdx::EMPTY;
        }
        let hash = hash_bytes(text.as_bytes());
        if let Some(found) = self.table.find(hash, |at| self.texts.get(TextIdx(at)) == text) {
            return TextIdx(found);
        }
        let new = self.texts.push(text);
        self.table.insert(hash, new.0);
        new
    }

    pub(crate) fn texts(&self) -> &Texts {
        &self.texts
    }

    pub(crate) fn into_texts(self) -> Texts {
        self.texts
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn equal_names_share_an_index_and_read_back() {
        let mut interner = Interner::default();
        let names = ["", "left", "right", "ü→", "left", ""];
        let indices: Vec<TextIdx> = names.iter().map(|name| interner.intern(name)).collect();
        assert_eq!(indices[1], indices[4]);
        assert_eq!(indices[0], TextIdx::EMPTY);
        let texts = interner.into_texts();
        assert!(names.iter().zip(&indices).all(|(name, &index)| texts.get(index) == *name));
        assert_eq!(texts.get(TextIdx(99)), "");
        assert_eq!(first_repeated(&indices), Some(indices[1]));
        assert_eq!(first_repeated(&indices[..4]), None);
    }
}
