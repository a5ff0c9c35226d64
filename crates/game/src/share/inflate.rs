//! Reading deflated data (RFC 1951), bit by bit, after Mark Adler's "puff": a fifth of the code of a fast reader, and
//! fast enough for a link, which holds some 24,000 bytes at most. Data that goes on after its end is refused.
//! Writing it is `miniz_oxide`'s work, or the neighbour's. Used by links only.

/// Longest code, in bits.
const MAX_LENGTH: usize = 15;

/// The data, or `None` if it is damaged or inflates to more than `limit` bytes.
pub(super) fn inflate(packed: &[u8], limit: usize) -> Option<Vec<u8>> {
    let mut reader = Reader { bytes: packed.iter(), word: 0, n_bits: 0, out: Vec::new(), limit };
    loop {
        let is_last = reader.bits(1)? == 1;
        match reader.bits(2)? {
            0 => reader.stored()?,
            1 => reader.fixed()?,
            2 => reader.dynamic()?,
            _ => return None,
        }
        if is_last {
            return reader.bytes.next().is_none().then_some(reader.out);
        }
    }
}

struct Reader<'a> {
    bytes: std::slice::Iter<'a, u8>,
    /// Bits read but not used yet, the next one lowest; fewer than 8 between calls.
    word: u32,
    n_bits: u32,
    out: Vec<u8>,
    limit: usize,
}

impl Reader<'_> {
    /// The next bits, at most 16, as a number.
    fn bits(&mut self, n_bits: u32) -> Option<u32> {
        while self.n_bits < n_bits {
            self.word |= u32::from(*self.bytes.next()?) << self.n_bits;
            self.n_bits += 8;
        }
        let bits = self.word & ((1 << n_bits) - 1);
        self.word >>= n_bits;
        self.n_bits -= n_bits;
        Some(bits)
    }

    fn push(&mut self, byte: u8) -> Option<()> {
        if self.out.len() >= self.limit {
            return None;
        }
        self.out.push(byte);
        Some(())
    }

    /// A block as it is, from the next whole byte on.
    fn stored(&mut self) -> Option<()> {
        (self.word, self.n_bits) = (0, 0);
        let length = self.bits(16)?;
        if self.bits(16)? != !length & 0xFFFF {
            return None;
        }
        for _ in 0..length {
            let byte = *self.bytes.next()?;
            self.push(byte)?;
        }
        Some(())
    }

    fn fixed(&mut self) -> Option<()> {
        let length = |symbol: u32| match symbol {
            0..=143 => 8,
            144..=255 => 9,
            256..=279 => 7,
            _ => 8,
        };
        let lengths: Vec<u8> = (0..288).map(length).collect();
        self.block(&Code::new(&lengths)?, &Code::new(&[5; 30])?)
    }

    /// A block that brings its codes along, themselves in code.
    fn dynamic(&mut self) -> Option<()> {
        const ORDER: [u8; 19] = [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15];
        let (n_symbols, n_distances) = (self.bits(5)? as usize + 257, self.bits(5)? as usize + 1);
        let n_lengths = self.bits(4)? as usize + 4;
        let mut lengths = [0; 19];
        for &symbol in ORDER.iter().take(n_lengths) {
            *lengths.get_mut(usize::from(symbol))? = self.bits(3)? as u8;
        }
        let code = Code::new(&lengths)?;
        let mut lengths: Vec<u8> = Vec::new();
        while lengths.len() < n_symbols + n_distances {
            let (length, n_times) = match self.symbol(&code)? {
                16 => (*lengths.last()?, 3 + self.bits(2)?),
                17 => (0, 3 + self.bits(3)?),
                18 => (0, 11 + self.bits(7)?),
                length => (length as u8, 1),
            };
            lengths.extend(std::iter::repeat_n(length, n_times as usize));
        }
        if lengths.len() > n_symbols + n_distances {
            return None;
        }
        let (symbols, distances) = lengths.split_at_checked(n_symbols)?;
        self.block(&Code::new(symbols)?, &Code::new(distances)?)
    }

    /// Bytes, and stretches of bytes to be repeated.
    fn block(&mut self, symbols: &Code, distances: &Code) -> Option<()> {
        loop {
            match self.symbol(symbols)? {
                byte @ 0..=255 => self.push(byte as u8)?,
                256 => return Some(()),
                symbol => {
                    let length = self.length(symbol - 257)?;
                    let distance = self.symbol(distances)?;
                    let distance = self.distance(distance)? as usize;
                    for _ in 0..length {
                        let byte = *self.out.get(self.out.len().checked_sub(distance)?)?;
                        self.push(byte)?;
                    }
                }
            }
        }
    }

    /// Lengths 3 to 258: four to a power of two, the last by itself.
    fn length(&mut self, symbol: u32) -> Option<u32> {
        match symbol {
            0..=7 => Some(symbol + 3),
            8..=27 => {
                let n_extra = symbol / 4 - 1;
                Some(((4 + symbol % 4) << n_extra) + self.bits(n_extra)? + 3)
            }
            28 => Some(258),
            _ => None,
        }
    }

    /// Distances 1 to 32,768: two to a power of two.
    fn distance(&mut self, symbol: u32) -> Option<u32> {
        match symbol {
            0..=3 => Some(symbol + 1),
            4..=29 => {
                let n_extra = symbol / 2 - 1;
                Some(((2 + symbol % 2) << n_extra) + self.bits(n_extra)? + 1)
            }
            _ => None,
        }
    }

    /// The next symbol: codes of one length follow each other, those of the next length after them.
    fn symbol(&mut self, code: &Code) -> Option<u32> {
        let (mut bits, mut first, mut passed) = (0, 0, 0);
        for &count in code.counts.iter().skip(1) {
            bits |= self.bits(1)?;
            if bits < first + count {
                return code.symbols.get((passed + bits - first) as usize).copied();
            }
            passed += count;
            first = (first + count) << 1;
            bits <<= 1;
        }
        None
    }
}

/// A canonical Huffman code: how many codes there are of each length, and the symbols in order of their codes.
struct Code {
    counts: [u32; MAX_LENGTH + 1],
    symbols: Vec<u32>,
}

impl Code {
    /// `None` if there are more codes than their lengths allow.
    fn new(lengths: &[u8]) -> Option<Self> {
        let mut counts = [0; MAX_LENGTH + 1];
        let mut symbols = Vec::new();
        let mut free = 1_i32;
        for (length, count) in (0_u8..).zip(&mut counts).skip(1) {
            let of_this_length = (0_u32..).zip(lengths).filter(|(_, other)| **other == length);
            symbols.extend(of_this_length.map(|(symbol, _)| symbol));
            let n_symbols = lengths.iter().filter(|other| **other == length).count();
            *count = n_symbols as u32;
            free = free * 2 - n_symbols as i32;
            if free < 0 {
                return None;
            }
        }
        Some(Self { counts, symbols })
    }
}

#[cfg(test)]
mod tests {
    use miniz_oxide::deflate::compress_to_vec;
    use miniz_oxide::inflate::decompress_to_vec_with_limit;
    use proptest::prelude::*;

    use super::*;

    /// Runs, repetitions near and far, and noise.
    fn data() -> impl Strategy<Value = Vec<u8>> {
        let piece = prop_oneof![
            proptest::collection::vec(any::<u8>(), 0..300),
            proptest::collection::vec(97_u8..101, 0..3_000),
            (any::<u8>(), 0_usize..70_000).prop_map(|(byte, n_times)| vec![byte; n_times]),
        ];
        proptest::collection::vec(piece, 0..5).prop_map(|pieces| {
            let pieces = pieces.concat();
            [pieces.as_slice(), &pieces].concat()
        })
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(64))]

        #[test]
        fn what_was_deflated_comes_back(data in data(), level in 0_u8..=10, cut in any::<usize>()) {
            let packed = compress_to_vec(&data, level);
            prop_assert!(inflate(&packed, data.len()).is_some_and(|back| back == data));
            prop_assert_eq!(inflate(&packed[..cut % packed.len()], data.len()), None);
            prop_assert_eq!(inflate(&[packed.as_slice(), b"x"].concat(), data.len()), None);
            if let Some(shorter) = data.len().checked_sub(1) {
                prop_assert_eq!(inflate(&packed, shorter), None);
            }
        }

        #[test]
        fn damaged_data_is_judged_as_by_another_reader(data in data(), at in any::<usize>(), to in any::<u8>()) {
            const LIMIT: usize = 1_000_000;
            let mut packed = compress_to_vec(&data, 6);
            let at = at % packed.len();
            packed[at] = to;
            if let Some(mine) = inflate(&packed, LIMIT) {
                prop_assert_eq!(decompress_to_vec_with_limit(&packed, LIMIT).ok(), Some(mine));
            }
        }

        #[test]
        fn noise_never_panics(noise in proptest::collection::vec(any::<u8>(), 0..200)) {
            let _ = inflate(&noise, 10_000);
        }
    }

    #[test]
    fn kinds_of_blocks() {
        assert_eq!(inflate(&[1, 2, 0, 0xFD, 0xFF, b'h', b'i'], 9).as_deref(), Some(&b"hi"[..]));
        assert_eq!(inflate(&[1, 2, 0, 0xFC, 0xFF, b'h', b'i'], 9), None);
        assert_eq!(inflate(&[3, 0], 9).as_deref(), Some(&b""[..]));
        assert_eq!(inflate(&[7, 0], 9), None);
        assert_eq!(inflate(&[], 9), None);
    }
}
