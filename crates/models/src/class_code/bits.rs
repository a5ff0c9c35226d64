//! Numbers of a few bits in symbols of five, highest bit first. Used by `class_code`.

const SYMBOL_BITS: u32 = 5;

/// Takes numbers, gives symbols.
#[derive(Default)]
pub(super) struct BitWriter {
    bits: Vec<bool>,
}

/// Takes symbols, gives numbers.
pub(super) struct BitReader<'symbols> {
    symbols: &'symbols [u8],
    at: u32,
}

impl BitWriter {
    /// Adds the lowest `n_bits` of a number.
    pub(super) fn add(&mut self, number: u32, n_bits: u32) {
        self.bits.extend((0..n_bits).rev().map(|bit| number >> bit & 1 == 1));
    }

    /// The symbols, the last one filled up with zeros.
    pub(super) fn into_symbols(self) -> Vec<u8> {
        let symbol = |bits: &[bool]| {
            (0..SYMBOL_BITS as usize)
                .fold(0, |symbol, bit| symbol << 1 | u8::from(bits.get(bit).copied().unwrap_or(false)))
        };
        self.bits.chunks(SYMBOL_BITS as usize).map(symbol).collect()
    }
}

impl<'symbols> BitReader<'symbols> {
    /// From the first bit.
    pub(super) fn new(symbols: &'symbols [u8]) -> Self {
        Self { symbols, at: 0 }
    }

    /// The next `n_bits` as a number; none where there are not so many left.
    pub(super) fn take(&mut self, n_bits: u32) -> Option<u32> {
        let mut number = 0;
        for _ in 0..n_bits {
            let symbol = self.symbols.get((self.at / SYMBOL_BITS) as usize)?;
            number = number << 1 | u32::from(symbol >> (SYMBOL_BITS - 1 - self.at % SYMBOL_BITS) & 1);
            self.at += 1;
        }
        Some(number)
    }
}
