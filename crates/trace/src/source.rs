//! Where the bytes are: a file that a reader opened (read in slices), or memory. Used by `zip` and `log`.

/// Bytes that can be read at any place.
pub trait ByteSource {
    /// How many bytes there are.
    fn length(&self) -> u64;

    /// Fills `into` with the bytes from `at` on; false when that is not possible.
    fn fill(&mut self, at: u64, into: &mut [u8]) -> bool;
}

impl ByteSource for Vec<u8> {
    fn length(&self) -> u64 {
        self.len() as u64
    }

    fn fill(&mut self, at: u64, into: &mut [u8]) -> bool {
        let start = usize::try_from(at).unwrap_or(usize::MAX);
        let found = start.checked_add(into.len()).and_then(|end| self.get(start..end));
        found.is_some_and(|bytes| copied(bytes, into))
    }
}

/// Copies; the library's way brings the words of its panic along.
fn copied(bytes: &[u8], into: &mut [u8]) -> bool {
    into.iter_mut().zip(bytes).for_each(|(place, byte)| *place = *byte);
    into.len() == bytes.len()
}

/// These bytes, if they are there.
pub(crate) fn bytes_at(source: &mut dyn ByteSource, at: u64, n_bytes: usize) -> Option<Vec<u8>> {
    let end = at.checked_add(n_bytes as u64)?;
    if end > source.length() {
        return None;
    }
    let mut bytes = vec![0; n_bytes];
    source.fill(at, &mut bytes).then_some(bytes)
}
