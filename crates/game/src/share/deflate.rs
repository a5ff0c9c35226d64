//! Writing deflated data (RFC 1951) with its fixed codes, for programs that must be small: some hundred bytes of code
//! where a compressor proper takes sixteen thousand. The text of a game gets a fifth longer than by `miniz_oxide`.
//! Any reader of deflated data reads it; used by links only.

/// Shortest and longest stretch that is repeated; one of 258 bytes would have a code of its own.
const SHORTEST: usize = 3;
const LONGEST: usize = 257;
/// How far back a stretch may lie.
const WINDOW: usize = 32_768;
/// Earlier places looked at for each stretch.
const MOST_TRIED: usize = 64;
const N_HEADS: usize = 4_096;

/// The data in one block.
pub(super) fn deflate(bytes: &[u8]) -> Vec<u8> {
    let mut writer = Writer::default();
    // The last block, with the fixed codes.
    writer.bits(0b011, 3);
    let mut places = Places { heads: vec![None; N_HEADS], before: Vec::with_capacity(bytes.len()) };
    let mut at = 0;
    while let Some(&byte) = bytes.get(at) {
        let step = match places.longest(bytes, at) {
            Some((length, distance)) => {
                writer.repeat(length as u32, distance as u32);
                length
            }
            None => {
                writer.symbol(u32::from(byte));
                1
            }
        };
        (at..at + step).for_each(|at| places.note(bytes, at));
        at += step;
    }
    writer.symbol(256);
    writer.bits(0, 7);
    writer.out
}

/// Where three bytes stood before: the last place for each hash, and for each place the one before it.
struct Places {
    heads: Vec<Option<u32>>,
    before: Vec<Option<u32>>,
}

impl Places {
    fn hash(bytes: &[u8], at: usize) -> Option<usize> {
        let three = bytes.get(at..at + SHORTEST)?;
        let word = three.iter().fold(0_u32, |word, &byte| word << 8 | u32::from(byte));
        Some((word.wrapping_mul(0x9E37_79B1) >> 20) as usize)
    }

    /// Places are noted one after the other.
    fn note(&mut self, bytes: &[u8], at: usize) {
        let head = Self::hash(bytes, at).and_then(|hash| self.heads.get_mut(hash));
        self.before.push(head.and_then(|head| head.replace(at as u32)));
    }

    /// The longest stretch that stood before, with how far back it begins.
    fn longest(&self, bytes: &[u8], at: usize) -> Option<(usize, usize)> {
        let rest = bytes.get(at..)?;
        let mut place = self.heads.get(Self::hash(bytes, at)?).copied().flatten();
        let mut best = None;
        for _ in 0..MOST_TRIED {
            let Some(start) = place.map(|place| place as usize).filter(|start| at - start <= WINDOW) else {
                break;
            };
            let there = bytes.get(start..).unwrap_or_default();
            let length =
                rest.iter().zip(there).take(LONGEST).take_while(|(left, right)| left == right).count();
            if length >= SHORTEST && best.is_none_or(|(longest, _)| length > longest) {
                best = Some((length, at - start));
            }
            place = self.before.get(start).copied().flatten();
        }
        best
    }
}

#[derive(Default)]
struct Writer {
    out: Vec<u8>,
    /// Bits not yet written, the first one lowest; fewer than 8 between calls.
    word: u32,
    n_bits: u32,
}

impl Writer {
    /// A number of at most 16 bits, lowest first.
    fn bits(&mut self, number: u32, n_bits: u32) {
        self.word |= number << self.n_bits;
        self.n_bits += n_bits;
        while self.n_bits >= 8 {
            self.out.push(self.word as u8);
            self.word >>= 8;
            self.n_bits -= 8;
        }
    }

    /// A code, highest bit first.
    fn code(&mut self, code: u32, n_bits: u32) {
        self.bits(code.reverse_bits() >> (32 - n_bits), n_bits);
    }

    /// A byte, the end of the block, or a length, by the fixed code.
    fn symbol(&mut self, symbol: u32) {
        match symbol {
            0..=143 => self.code(0x30 + symbol, 8),
            144..=255 => self.code(0x190 + symbol - 144, 9),
            256..=279 => self.code(symbol - 256, 7),
            _ => self.code(0xC0 + symbol - 280, 8),
        }
    }

    /// See the reader for how lengths and distances are laid out.
    fn repeat(&mut self, length: u32, distance: u32) {
        let (length, distance) = (length - SHORTEST as u32, distance - 1);
        if length < 8 {
            self.symbol(257 + length);
        } else {
            let n_extra = length.ilog2() - 2;
            self.symbol(257 + 4 * n_extra + (length >> n_extra));
            self.bits(length & ((1 << n_extra) - 1), n_extra);
        }
        if distance < 2 {
            self.code(distance, 5);
        } else {
            let n_extra = distance.ilog2() - 1;
            self.code(2 * n_extra + (distance >> n_extra), 5);
            self.bits(distance & ((1 << n_extra) - 1), n_extra);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::inflate::inflate;
    use super::*;

    #[test]
    fn what_is_written_is_read_back_by_our_reader_and_by_another() {
        let mut seed = 7_u64;
        let mut random = |below: u64| {
            seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            (seed >> 33) % below
        };
        let mut texts = vec![Vec::new(), vec![7], vec![b'a'; 70_000]];
        // Few letters repeat themselves much, 256 hardly at all; some texts are longer than the window.
        for at in 0..1_200 {
            let (n_letters, length) =
                ([2, 5, 60, 256][at % 4], if at % 300 == 0 { 40_000 } else { random(400) });
            texts.push((0..length).map(|_| random(n_letters) as u8).collect());
        }
        for text in texts {
            let packed = deflate(&text);
            assert_eq!(inflate(&packed, text.len()).as_ref(), Some(&text));
            assert_eq!(miniz_oxide::inflate::decompress_to_vec(&packed).ok().as_ref(), Some(&text));
        }
    }
}
