//! A hash index from keys to positions in a list that the caller keeps: the keys themselves are not stored
//! twice. Used while a game is built (texts, information sets, outcomes); a 1,000,000-node file makes three
//! million look-ups here. Its order never shows: only positions handed in come out.

const EMPTY: u32 = u32::MAX;

/// Open addressing with linear probing; at most half full.
#[derive(Clone, Debug, Default)]
pub(crate) struct IndexTable {
    slots: Vec<(u32, u32)>,
    n_used: usize,
}

impl IndexTable {
    /// The stored position with this hash for which `is_it` holds.
    pub(crate) fn find(&self, hash: u32, is_it: impl Fn(u32) -> bool) -> Option<u32> {
        let mask = self.slots.len().checked_sub(1)?;
        let mut at = hash as usize & mask;
        loop {
            let &(slot_hash, position) = self.slots.get(at)?;
            if position == EMPTY {
                return None;
            }
            if slot_hash == hash && is_it(position) {
                return Some(position);
            }
            at = (at + 1) & mask;
        }
    }

    /// Adds a position whose key is known to be absent.
    pub(crate) fn insert(&mut self, hash: u32, position: u32) {
        if self.n_used * 2 >= self.slots.len() {
            self.grow();
        }
        place(&mut self.slots, hash, position);
        self.n_used += 1;
    }

    fn grow(&mut self) {
        let size = (self.slots.len() * 2).max(16);
        let mut slots = vec![(0, EMPTY); size];
        for &(hash, position) in self.slots.iter().filter(|slot| slot.1 != EMPTY) {
            place(&mut slots, hash, position);
        }
        self.slots = slots;
    }
}

fn place(slots: &mut [(u32, u32)], hash: u32, position: u32) {
    let mask = slots.len().saturating_sub(1);
    let mut at = hash as usize & mask;
    while let Some(slot) = slots.get_mut(at) {
        if slot.1 == EMPTY {
            *slot = (hash, position);
            return;
        }
        at = (at + 1) & mask;
    }
}

/// Hash of a byte string: eight bytes a step, multiply and fold.
pub(crate) fn hash_bytes(bytes: &[u8]) -> u32 {
    let mut hash = bytes.len() as u64;
    let mut chunks = bytes.chunks_exact(8);
    for chunk in &mut chunks {
        let word = chunk.iter().rev().fold(0_u64, |word, &byte| word << 8 | u64::from(byte));
        hash = mix(hash, word);
    }
    let last = chunks.remainder().iter().rev().fold(0_u64, |word, &byte| word << 8 | u64::from(byte));
    fold(mix(hash, last))
}

/// Hash of a pair of numbers.
pub(crate) fn hash_pair(first: u32, second: i32) -> u32 {
    fold(mix(u64::from(first), u64::from(second.cast_unsigned())))
}

fn mix(hash: u64, word: u64) -> u64 {
    (hash.rotate_left(5) ^ word).wrapping_mul(0x9E37_79B9_7F4A_7C15)
}

fn fold(hash: u64) -> u32 {
    (hash ^ (hash >> 32)) as u32
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_what_was_put_in_and_nothing_else() {
        let keys: Vec<String> = (0..5_000).map(|i| format!("key {i}")).collect();
        let mut table = IndexTable::default();
        for (position, key) in keys.iter().enumerate() {
            table.insert(hash_bytes(key.as_bytes()), position as u32);
        }
        for (position, key) in keys.iter().enumerate() {
            let found = table.find(hash_bytes(key.as_bytes()), |at| keys[at as usize] == *key);
            assert_eq!(found, Some(position as u32));
        }
        assert_eq!(table.find(hash_bytes(b"absent"), |at| keys[at as usize] == "absent"), None);
        assert_eq!(IndexTable::default().find(7, |_| true), None);
    }

    #[test]
    fn one_hash_for_all_keys_still_works() {
        let mut table = IndexTable::default();
        (0..100).for_each(|position| table.insert(42, position));
        assert!((0..100).all(|wanted| table.find(42, |at| at == wanted) == Some(wanted)));
    }
}
