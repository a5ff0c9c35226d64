//! The list of members, from the end of the file. Used by `log`.

use super::fields::{u16_at, u32_at, u64_at, widen};
use super::scan::scan;
use crate::caps;
use crate::order::in_order;
use crate::problem::{Notes, Reason};
use crate::source::{ByteSource, bytes_at};

/// One member as the list has it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// Its name.
    pub name: String,
    /// How it is packed: 0 not at all, 8 deflate, 93 zstd.
    pub method: u16,
    /// Bit 0: encrypted.
    pub flags: u16,
    /// CRC-32 of the unpacked bytes.
    pub checksum: u32,
    /// Packed size in bytes.
    pub n_packed: u64,
    /// Unpacked size in bytes, as the list says.
    pub n_unpacked: u64,
    /// Where its local header stands.
    pub at: u64,
    /// Does it share bytes with another member?
    pub overlaps: bool,
}

/// The members that count: the last one of each name, in the order of the list.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Directory {
    /// The members.
    pub entries: Vec<Entry>,
    /// Their indices in order of their names.
    by_name: Vec<u32>,
}

impl Directory {
    /// The member of this name, as an index.
    #[must_use]
    pub fn find(&self, name: &str) -> Option<usize> {
        let name_of = |idx: &u32| self.entries.get(*idx as usize).map(|entry| entry.name.as_str());
        let place = self.by_name.binary_search_by(|idx| name_of(idx).cmp(&Some(name))).ok()?;
        Some(*self.by_name.get(place)? as usize)
    }

    /// The names that begin like this, in order.
    #[must_use]
    pub fn names_from(&self, start: &str) -> Vec<String> {
        let name_of = |idx: &u32| self.entries.get(*idx as usize).map_or("", |entry| entry.name.as_str());
        let first = self.by_name.partition_point(|idx| name_of(idx) < start);
        let names = self.by_name.get(first..).unwrap_or_default().iter().map(name_of);
        names.take_while(|name| name.starts_with(start)).map(str::to_owned).collect()
    }
}

/// Longest comment after the end of the list, and the end itself.
const TAIL: u64 = 65_535 + 22;

/// Bytes of one member in the list, before its name.
const FIXED: usize = 46;

/// The list may be this long for each member that is read, names of a few hundred letters included.
const MAX_LIST: u64 = (caps::ENTRIES as u64 + 1_000) * 512;

/// Reads the list; where it is missing or broken, members are looked for one after the other, and the longer list counts.
pub(crate) fn directory(source: &mut dyn ByteSource, notes: &mut Notes) -> Directory {
    let (mut entries, is_whole) = listed(source, notes).unwrap_or_default();
    if !is_whole {
        notes.add("", Reason::NoDirectory);
        let found = scan(source);
        if found.len() > entries.len() {
            entries = found;
        }
    }
    last_of_each_name(entries, notes)
}

/// Where the list starts, how long it is, and how many members it says it has.
struct End {
    at: u64,
    length: u64,
}

/// The list, and whether all of it could be read.
fn listed(source: &mut dyn ByteSource, notes: &mut Notes) -> Option<(Vec<Entry>, bool)> {
    let n_tail = source.length().min(TAIL);
    let tail_at = source.length() - n_tail;
    let tail = bytes_at(source, tail_at, usize::try_from(n_tail).ok()?)?;
    let found = (0..tail.len().saturating_sub(21)).rev().find(|at| is_end(&tail, *at))?;
    let end = wide_end(source, tail_at + found as u64).or_else(|| narrow_end(&tail, found))?;
    if end.length > MAX_LIST {
        notes.add("", Reason::Cap { what: "bytes in the list of members", found: end.length, cap: MAX_LIST });
    }
    let bytes = bytes_at(source, end.at, usize::try_from(end.length.min(MAX_LIST)).ok()?)?;
    let (entries, n_read) = entries(&bytes);
    Some((entries, n_read == bytes.len() || end.length > MAX_LIST))
}

/// Does the end stand here? Its comment fits in what is left, or it is part of another one's comment.
fn is_end(tail: &[u8], at: usize) -> bool {
    let comment = u16_at(tail, at + 20).map_or(usize::MAX, usize::from);
    tail.get(at..).is_some_and(|rest| rest.starts_with(b"PK\x05\x06") && comment <= rest.len() - 22)
}

fn narrow_end(tail: &[u8], at: usize) -> Option<End> {
    Some(End { length: u64::from(u32_at(tail, at + 12)?), at: u64::from(u32_at(tail, at + 16)?) })
}

/// The end by ZIP64: a locator just before the plain end tells where it is.
fn wide_end(source: &mut dyn ByteSource, plain_at: u64) -> Option<End> {
    let locator = bytes_at(source, plain_at.checked_sub(20)?, 20)?;
    if !locator.starts_with(b"PK\x06\x07") {
        return None;
    }
    let end = bytes_at(source, u64_at(&locator, 8)?, 56)?;
    if !end.starts_with(b"PK\x06\x06") {
        return None;
    }
    Some(End { length: u64_at(&end, 40)?, at: u64_at(&end, 48)? })
}

/// The members of the list, up to the first one that is broken, and where that is.
fn entries(list: &[u8]) -> (Vec<Entry>, usize) {
    let mut found = Vec::new();
    let mut at = 0;
    while let Some((entry, next)) = entry(list, at) {
        found.push(entry);
        at = next;
    }
    (found, at)
}

fn entry(list: &[u8], at: usize) -> Option<(Entry, usize)> {
    if !list.get(at..)?.starts_with(b"PK\x01\x02") {
        return None;
    }
    let name_at = at + FIXED;
    let extra_at = name_at + usize::from(u16_at(list, at + 28)?);
    let comment_at = extra_at + usize::from(u16_at(list, at + 30)?);
    let next = comment_at + usize::from(u16_at(list, at + 32)?);
    let mut sizes = [24, 20, 42].map(|offset| u32_at(list, at + offset).map_or(0, u64::from));
    // A number that should be in the extra field and is not stays as it is; the member will then not be found.
    let _ = widen(list.get(extra_at..comment_at)?, &mut sizes);
    let [n_unpacked, n_packed, place] = sizes;
    let entry = Entry {
        name: String::from_utf8_lossy(list.get(name_at..extra_at)?).into_owned(),
        flags: u16_at(list, at + 8)?,
        method: u16_at(list, at + 10)?,
        checksum: u32_at(list, at + 16)?,
        n_packed,
        n_unpacked,
        at: place,
        overlaps: false,
    };
    Some((entry, next))
}

/// Marks members that share bytes, keeps the last of each name, and no more than the cap: the log's own lists, which
/// stand at the end, are kept beyond it.
fn last_of_each_name(mut entries: Vec<Entry>, notes: &mut Notes) -> Directory {
    mark_overlaps(&mut entries);
    let by_name = names_in_order(&entries);
    let mut is_last = vec![true; entries.len()];
    for pair in by_name.windows(2) {
        let &[earlier, later] = pair else { continue };
        if entries_name(&entries, earlier) == entries_name(&entries, later) {
            set(&mut is_last, earlier);
        }
    }
    let n_found = is_last.iter().filter(|is_last| **is_last).count();
    let mut n_samples = 0;
    let mut last = is_last.into_iter();
    entries.retain(|entry| {
        let is_listed = is_own_list(&entry.name);
        let is_kept = last.next() == Some(true) && (is_listed || n_samples < caps::ENTRIES);
        n_samples += usize::from(is_kept && !is_listed);
        is_kept
    });
    if entries.len() < n_found {
        let (found, cap) = (n_found as u64, caps::ENTRIES as u64);
        notes.add("", Reason::Cap { what: "entries", found, cap });
    }
    let by_name = names_in_order(&entries);
    Directory { entries, by_name }
}

fn set(is_last: &mut [bool], idx: u32) {
    if let Some(flag) = is_last.get_mut(idx as usize) {
        *flag = false;
    }
}

fn entries_name(entries: &[Entry], idx: u32) -> &str {
    entries.get(idx as usize).map_or("", |entry| entry.name.as_str())
}

fn names_in_order(entries: &[Entry]) -> Vec<u32> {
    in_order(entries.len(), &|a, b| entries_name(entries, a).cmp(entries_name(entries, b)))
}

fn entries_at(entries: &[Entry], idx: u32) -> u64 {
    entries.get(idx as usize).map_or(0, |entry| entry.at)
}

/// The log's own lists, of which there are few.
fn is_own_list(name: &str) -> bool {
    name.starts_with("_journal/") || matches!(name, "header.json" | "summaries.json" | "reductions.json")
}

/// A member that begins before the one before it has ended shares its bytes.
fn mark_overlaps(entries: &mut [Entry]) {
    const LOCAL: u64 = 30;
    let by_place = in_order(entries.len(), &|a, b| entries_at(entries, a).cmp(&entries_at(entries, b)));
    let mut free_from = 0;
    for idx in by_place {
        let Some(entry) = entries.get_mut(idx as usize) else { continue };
        entry.overlaps = entry.at < free_from;
        let end = entry.at.saturating_add(LOCAL + entry.name.len() as u64).saturating_add(entry.n_packed);
        // One that is refused takes no room, or a single lie could shut out all that follows.
        free_from = if entry.overlaps { free_from } else { end };
    }
}
