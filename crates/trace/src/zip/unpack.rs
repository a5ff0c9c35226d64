//! Deflate (RFC 1951), zstd (RFC 8878, several frames), gzip (RFC 1952) and CRC-32, all with a limit on what comes out.
//! Used by `member` and, for files that are one packed text, by `log`.

use miniz_oxide::inflate::TINFLStatus;
use miniz_oxide::inflate::core::inflate_flags::TINFL_FLAG_USING_NON_WRAPPING_OUTPUT_BUF;
use miniz_oxide::inflate::core::{DecompressorOxide, decompress};
use ruzstd::decoding::{BlockDecodingStrategy, FrameDecoder};

use super::member::{limit, over};
use crate::problem::Reason;

/// Appends what comes out, up to `limit` bytes; how many bytes were read, when it is all and right. The library's own loop
/// says neither that nor where the output of a broken one ends.
pub(super) fn inflate(packed: &[u8], out: &mut Vec<u8>, limit: usize) -> Option<usize> {
    let mut decoder = Box::<DecompressorOxide>::default();
    let (mut n_read, mut n_out) = (0, out.len());
    loop {
        out.resize(out.len().max(packed.len()).saturating_mul(2).min(limit), 0);
        let rest = packed.get(n_read..)?;
        let (status, more_read, more_out) =
            decompress(&mut decoder, rest, out, n_out, TINFL_FLAG_USING_NON_WRAPPING_OUTPUT_BUF);
        n_read += more_read;
        n_out += more_out;
        if status != TINFLStatus::HasMoreOutput || out.len() >= limit {
            out.truncate(n_out);
            return (status == TINFLStatus::Done).then_some(n_read);
        }
    }
}

/// Largest window that is kept: the format's own recommendation for readers is 8 MB, long-range mode asks for 128.
const MAX_WINDOW: u64 = 32 << 20;

/// Bytes of gzip's check sum and size, which are not asked.
const TRAILER: usize = 8;

/// Appends what comes out of frames one after the other until the input ends, up to `limit` bytes; whether it is all and
/// right. Frames that hold no data are stepped over. Gzip's members are read so too: a log that was written in several goes
/// has several.
pub(super) fn unzstd(mut rest: &[u8], out: &mut Vec<u8>, limit: usize) -> bool {
    let mut decoder = FrameDecoder::new();
    decoder.set_max_window_size(MAX_WINDOW);
    while !rest.is_empty() {
        if let Some(after) = after_skippable(rest) {
            rest = after;
        } else if let Some(data) = gzip_data(rest) {
            let Some(n_read) = inflate(data, out, limit) else { return false };
            rest = data.get(n_read + TRAILER..).unwrap_or_default();
        } else if frame(&mut decoder, &mut rest, out, limit).is_none() {
            return false;
        }
    }
    true
}

/// The bytes after a frame without data (RFC 8878, 3.1.2), if this is one.
fn after_skippable(bytes: &[u8]) -> Option<&[u8]> {
    let magic = bytes.get(..4)?;
    let is_skippable =
        magic.first().is_some_and(|byte| byte & 0xf0 == 0x50) && magic.ends_with(b"\x2a\x4d\x18");
    let length = u32::from_le_bytes(bytes.get(4..8)?.try_into().ok()?);
    bytes.get(8_usize.checked_add(length as usize)?..).filter(|_| is_skippable)
}

/// One frame, a part at a time, so that no more is unpacked than the limit allows.
#[inline(never)]
fn frame(decoder: &mut FrameDecoder, rest: &mut &[u8], out: &mut Vec<u8>, limit: usize) -> Option<()> {
    const PART: usize = 1 << 20;
    decoder.reset(&mut *rest).ok()?;
    loop {
        let result = decoder.decode_blocks(&mut *rest, BlockDecodingStrategy::UptoBytes(PART));
        if let Some(part) = decoder.collect() {
            out.extend_from_slice(&part);
        }
        if out.len() > limit {
            out.truncate(limit);
            return None;
        }
        if result.ok()? {
            return Some(());
        }
    }
}

/// The bytes of a file that is one text packed by gzip or zstd; nothing when it is not packed.
///
/// # Errors
/// It is damaged from the start, or over a cap.
pub fn unwrap(bytes: &[u8]) -> Option<Result<(Vec<u8>, bool), Reason>> {
    let limit = limit(bytes.len() as u64);
    let mut out = Vec::new();
    let is_right = match bytes {
        [0x1f, 0x8b, 8, ..] | [0x28, 0xb5, 0x2f, 0xfd, ..] => unzstd(bytes, &mut out, limit),
        _ => return None,
    };
    Some(match (is_right, out.len() >= limit, out.is_empty()) {
        (false, true, _) => Err(over(limit)),
        (false, false, true) => Err(Reason::Damaged),
        _ => Ok((out, is_right)),
    })
}

/// What follows gzip's header; nothing where there is none.
fn gzip_data(bytes: &[u8]) -> Option<&[u8]> {
    let &[0x1f, 0x8b, 8, flags, ..] = bytes else { return None };
    let mut rest = bytes.get(10..)?;
    if flags & 4 != 0 {
        let length = u16::from_le_bytes(rest.get(..2)?.try_into().ok()?);
        rest = rest.get(2 + usize::from(length)..)?;
    }
    for flag in [8, 16] {
        if flags & flag != 0 {
            let end = rest.iter().position(|byte| *byte == 0)?;
            rest = rest.get(end + 1..)?;
        }
    }
    if flags & 2 == 0 { Some(rest) } else { rest.get(2..) }
}

/// CRC-32 (ISO-HDLC), four bits at a time: its table is small.
pub(super) fn checksum(bytes: &[u8]) -> u32 {
    let mut table = [0_u32; 256];
    for (code, slot) in (0_u32..).zip(table.iter_mut()) {
        *slot =
            (0..8).fold(code, |rest, _| if rest & 1 == 1 { (rest >> 1) ^ 0xedb8_8320 } else { rest >> 1 });
    }
    let step = |rest: u32, byte: &u8| {
        let slot = usize::from((rest as u8) ^ byte);
        table.get(slot).copied().unwrap_or(0) ^ (rest >> 8)
    };
    !bytes.iter().fold(u32::MAX, step)
}
