//! A file that the page handed to a worker, read in slices: never the whole of it at once. Worker's side alone, since
//! only there a slice can be waited for.

use js_sys::Uint8Array;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{File, FileReaderSync};

/// Bytes that are fetched at once at least: a list of members is read in many small pieces.
const AT_ONCE: u64 = 64 * 1024;

/// Bytes that are fetched at once at most.
const PIECE: usize = 1024 * 1024;

/// A file and the slice of it that was read last.
pub struct FileSlices {
    file: File,
    reader: FileReaderSync,
    /// Where the slice begins.
    start: u64,
    slice: Vec<u8>,
}

impl FileSlices {
    /// The file behind a message, if it is one.
    #[must_use]
    pub fn of(value: &JsValue) -> Option<Self> {
        let file: File = value.dyn_ref::<File>()?.clone();
        Some(Self { file, reader: FileReaderSync::new().ok()?, start: 0, slice: Vec::new() })
    }

    /// The file's name, without a folder.
    #[must_use]
    pub fn name(&self) -> String {
        self.file.name()
    }

    /// The file's size in bytes.
    #[must_use]
    pub fn length(&self) -> u64 {
        self.file.size() as u64
    }

    /// Fills `into` with the bytes from `at` on; false when the file has fewer, or vanished. Much is fetched piece by piece:
    /// a large file would otherwise stand in memory three times.
    pub fn fill(&mut self, at: u64, into: &mut [u8]) -> bool {
        if at.saturating_add(into.len() as u64) > self.length() {
            return false;
        }
        let mut at = at;
        for piece in into.chunks_mut(PIECE) {
            if !self.fill_piece(at, piece) {
                return false;
            }
            at += piece.len() as u64;
        }
        // A large slice is wanted once.
        if self.slice.len() as u64 > AT_ONCE {
            self.slice = Vec::new();
        }
        true
    }

    fn fill_piece(&mut self, at: u64, into: &mut [u8]) -> bool {
        let end = at + into.len() as u64;
        let is_here = at >= self.start && end <= self.start + self.slice.len() as u64;
        if !is_here && !self.fetch(at, end.max(at + AT_ONCE).min(self.length())) {
            return false;
        }
        let from = usize::try_from(at - self.start).unwrap_or(usize::MAX);
        let found = from.checked_add(into.len()).and_then(|to| self.slice.get(from..to));
        let is_found = found.is_some();
        into.iter_mut().zip(found.unwrap_or_default()).for_each(|(place, byte)| *place = *byte);
        is_found
    }

    fn fetch(&mut self, at: u64, end: u64) -> bool {
        let blob = self.file.slice_with_f64_and_f64(at as f64, end as f64);
        let Some(buffer) = blob.ok().and_then(|blob| self.reader.read_as_array_buffer(&blob).ok()) else {
            return false;
        };
        self.start = at;
        self.slice = Uint8Array::new(&buffer).to_vec();
        true
    }
}
