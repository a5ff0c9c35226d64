//! Members of a ZIP whose list is missing: local headers one after the other, as far as they tell their sizes. Used by
//! `directory` for files that break off.

use super::directory::Entry;
use super::fields::{u16_at, u32_at, widen};
use crate::caps;
use crate::source::{ByteSource, bytes_at};

/// Bytes of a local header before its name.
pub(super) const LOCAL: usize = 30;

pub(super) fn scan(source: &mut dyn ByteSource) -> Vec<Entry> {
    let mut found = Vec::new();
    let mut at = 0;
    while found.len() < caps::ENTRIES {
        let Some((entry, next)) = local(source, at) else { break };
        found.push(entry);
        at = next;
    }
    found
}

/// The member at this place and the place after it. What breaks off is not a member.
fn local(source: &mut dyn ByteSource, at: u64) -> Option<(Entry, u64)> {
    let fixed = bytes_at(source, at, LOCAL)?;
    if !fixed.starts_with(b"PK\x03\x04") {
        return None;
    }
    let (n_name, n_extra) = (usize::from(u16_at(&fixed, 26)?), usize::from(u16_at(&fixed, 28)?));
    let texts = bytes_at(source, at + LOCAL as u64, n_name + n_extra)?;
    let sizes = [22, 18].map(|offset| u32_at(&fixed, offset).map_or(0, u64::from));
    let [n_unpacked, n_packed] = sizes;
    let mut sizes = [n_unpacked, n_packed, 0];
    widen(texts.get(n_name..)?, &mut sizes)?;
    let [n_unpacked, n_packed, _] = sizes;
    let next = at.checked_add((LOCAL + n_name + n_extra) as u64)?.checked_add(n_packed)?;
    let entry = Entry {
        name: String::from_utf8_lossy(texts.get(..n_name)?).into_owned(),
        flags: u16_at(&fixed, 6)?,
        method: u16_at(&fixed, 8)?,
        checksum: u32_at(&fixed, 14)?,
        n_packed,
        n_unpacked,
        at,
        overlaps: false,
    };
    (next <= source.length()).then_some((entry, next))
}
