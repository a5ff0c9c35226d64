//! Little that unpacks to much: runs of one byte, packed as deflate, gzip and zstd allow, in a few lines each. What
//! stands before and after the run makes a text of it.

/// Bits from the lowest of each byte on, as deflate has them (RFC 1951, 3.1.1).
#[derive(Default)]
struct Bits {
    bytes: Vec<u8>,
    held: u64,
    n_held: u32,
}

impl Bits {
    /// A code, its highest bit first.
    fn code(&mut self, code: u64, length: u32) {
        (0..length).rev().for_each(|place| self.bit(code >> place & 1));
    }

    fn bit(&mut self, bit: u64) {
        self.held |= bit << self.n_held;
        self.n_held += 1;
        if self.n_held == 8 {
            self.bytes.push(self.held as u8);
            (self.held, self.n_held) = (0, 0);
        }
    }

    /// A byte in the fixed code (RFC 1951, 3.2.6).
    fn literal(&mut self, byte: u8) {
        match u64::from(byte) {
            byte @ 0..144 => self.code(0x30 + byte, 8),
            byte => self.code(0x190 + byte - 144, 9),
        }
    }

    fn finish(mut self) -> Vec<u8> {
        while self.n_held > 0 {
            self.bit(0);
        }
        self.bytes
    }
}

/// Deflate, one block of the fixed code: `before`, the byte 1 + 258 · `n_repeats` times, `after`.
pub fn deflated_run(before: &[u8], byte: u8, n_repeats: u32, after: &[u8]) -> Vec<u8> {
    let mut bits = Bits::default();
    bits.bit(1);
    bits.bit(1);
    bits.bit(0);
    before.iter().for_each(|byte| bits.literal(*byte));
    bits.literal(byte);
    for _ in 0..n_repeats {
        // Length 258 (symbol 285), distance 1.
        bits.code(0xc5, 8);
        bits.code(0, 5);
    }
    after.iter().for_each(|byte| bits.literal(*byte));
    bits.code(0, 7);
    bits.finish()
}

/// The same as a gzip file. Its check sum is left at 0: no cap waits for the end.
pub fn gzipped_run(before: &[u8], byte: u8, n_repeats: u32, after: &[u8]) -> Vec<u8> {
    let head = b"\x1f\x8b\x08\0\0\0\0\0\0\x03";
    [&head[..], &deflated_run(before, byte, n_repeats, after), &[0; 8]].concat()
}

/// Bytes of the largest block of zstd.
pub const BLOCK: usize = 128 << 10;

/// zstd, one frame without sizes (RFC 8878, 3.1.1): `before`, the byte [`BLOCK`] · `n_blocks` times, `after`.
pub fn zstd_run(before: &[u8], byte: u8, n_blocks: u32, after: &[u8]) -> Vec<u8> {
    let mut out = b"\x28\xb5\x2f\xfd\x00\x58".to_vec();
    let header = |kind: usize, length: usize, is_last: bool, out: &mut Vec<u8>| {
        out.extend(&(length << 3 | kind << 1 | usize::from(is_last)).to_le_bytes()[..3]);
    };
    for piece in before.chunks(BLOCK) {
        header(0, piece.len(), false, &mut out);
        out.extend(piece);
    }
    for _ in 0..n_blocks {
        header(1, BLOCK, false, &mut out);
        out.push(byte);
    }
    header(0, after.len(), true, &mut out);
    out.extend(after);
    out
}
