//! One member: its bytes, unpacked under all caps, and what is wrong with them. Used by `log`.

use super::directory::Entry;
use super::fields::u16_at;
use super::scan::LOCAL;
use super::unpack::{checksum, inflate, unzstd};
use crate::caps;
use crate::problem::Reason;
use crate::source::{ByteSource, bytes_at};

/// Bytes that came out, and what is wrong with them.
#[derive(Debug, Default)]
pub struct Unpacked {
    /// As much as came out.
    pub bytes: Vec<u8>,
    /// Sizes that lie, a check sum that is wrong, data that are damaged or break off.
    pub reasons: Vec<Reason>,
}

/// Reads a member; of a damaged one as much as comes out. All that comes out is taken from the bytes that are `left` to its
/// file, also where the member is refused for it.
///
/// # Errors
/// It is encrypted, overlaps, is over a cap, is not there or packed in another way.
pub fn member(source: &mut dyn ByteSource, entry: &Entry, left: &mut u64) -> Result<Unpacked, Reason> {
    refuse(entry)?;
    let fixed = bytes_at(source, entry.at, LOCAL).ok_or(Reason::NoMemberThere)?;
    if !fixed.starts_with(b"PK\x03\x04") {
        return Err(Reason::NoMemberThere);
    }
    // Name and extra field may be longer here than in the list.
    let n_texts = [26, 28].map(|at| u64::from(u16_at(&fixed, at).unwrap_or(0))).iter().sum::<u64>();
    let start = entry.at.saturating_add(LOCAL as u64 + n_texts);
    let n_packed = usize::try_from(entry.n_packed).map_err(|_| Reason::NoMemberThere)?;
    let packed = bytes_at(source, start, n_packed).ok_or(Reason::NoMemberThere)?;
    unpacked(&packed, entry, left)
}

/// What can be known before a byte is unpacked.
fn refuse(entry: &Entry) -> Result<(), Reason> {
    if entry.flags & 1 == 1 {
        return Err(Reason::Encrypted);
    }
    if entry.overlaps {
        return Err(Reason::Overlap);
    }
    let cap = caps::MEMBER as u64;
    let found = entry.n_packed.max(entry.n_unpacked);
    if found > cap {
        return Err(Reason::Cap { what: "bytes", found, cap });
    }
    Ok(())
}

fn unpacked(packed: &[u8], entry: &Entry, left: &mut u64) -> Result<Unpacked, Reason> {
    let limit = limit(packed.len() as u64);
    if entry.n_unpacked > limit as u64 {
        return Err(Reason::Cap { what: "bytes", found: entry.n_unpacked, cap: limit as u64 });
    }
    let mut bytes = Vec::new();
    let is_right = match entry.method {
        0 => {
            bytes = packed.to_vec();
            true
        }
        8 => inflate(packed, &mut bytes, limit).is_some(),
        93 => unzstd(packed, &mut bytes, limit),
        method => return Err(Reason::Method(method)),
    };
    let found = bytes.len() as u64;
    *left = left.saturating_sub(found);
    if !is_right && bytes.len() >= limit {
        return Err(over(limit));
    }
    let mut reasons = Vec::new();
    if !is_right {
        reasons.push(Reason::Damaged);
    } else if found != entry.n_unpacked {
        reasons.push(Reason::Size { said: entry.n_unpacked, found });
    } else if checksum(&bytes) != entry.checksum {
        reasons.push(Reason::Checksum);
    }
    Ok(Unpacked { bytes, reasons })
}

/// How many bytes may come out of so many.
pub(super) fn limit(n_packed: u64) -> usize {
    let by_ratio = n_packed.saturating_mul(caps::RATIO).max(caps::RATIO_FROM);
    usize::try_from(by_ratio).unwrap_or(caps::MEMBER).min(caps::MEMBER)
}

/// The cap that was met.
pub(super) const fn over(limit: usize) -> Reason {
    if limit < caps::MEMBER {
        return Reason::Cap { what: "times its packed size", found: caps::RATIO + 1, cap: caps::RATIO };
    }
    Reason::Cap { what: "bytes", found: limit as u64 + 1, cap: limit as u64 }
}
