//! Numbers in bytes, lowest byte first, and the extra field that holds what does not fit. Used in this folder.

pub(super) fn u16_at(bytes: &[u8], at: usize) -> Option<u16> {
    let end = at.checked_add(2)?;
    Some(u16::from_le_bytes(bytes.get(at..end)?.try_into().ok()?))
}

pub(super) fn u32_at(bytes: &[u8], at: usize) -> Option<u32> {
    let end = at.checked_add(4)?;
    Some(u32::from_le_bytes(bytes.get(at..end)?.try_into().ok()?))
}

pub(super) fn u64_at(bytes: &[u8], at: usize) -> Option<u64> {
    let end = at.checked_add(8)?;
    Some(u64::from_le_bytes(bytes.get(at..end)?.try_into().ok()?))
}

/// Size, packed size and place: those that are all ones in 32 bits stand in the ZIP64 extra field, in this order.
pub(super) fn widen(extra: &[u8], sizes: &mut [u64; 3]) -> Option<()> {
    let unset = u64::from(u32::MAX);
    if sizes.iter().all(|size| *size != unset) {
        return Some(());
    }
    let mut at = zip64_field(extra)?;
    for size in sizes.iter_mut().filter(|size| **size == unset) {
        *size = u64_at(extra, at)?;
        at += 8;
    }
    Some(())
}

/// Where the content of the ZIP64 extra field (number 1) begins.
fn zip64_field(extra: &[u8]) -> Option<usize> {
    let mut at = 0;
    loop {
        let (number, length) = (u16_at(extra, at)?, u16_at(extra, at + 2)?);
        if number == 1 {
            return Some(at + 4);
        }
        at += 4 + usize::from(length);
    }
}
