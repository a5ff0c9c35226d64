//! A source file with its line starts, so that byte offsets become lines and columns.

/// A file as handed to `compile`.
pub(crate) struct SourceFile<'a> {
    /// Its path, such as `content/en/toc.toml`.
    pub(crate) path: &'a str,
    /// Its text.
    pub(crate) text: &'a str,
    line_starts: Vec<usize>,
}

impl<'a> SourceFile<'a> {
    pub(crate) fn new(path: &'a str, text: &'a str) -> Self {
        let after_breaks = text.match_indices('\n').map(|(offset, _)| offset + 1);
        let line_starts = std::iter::once(0).chain(after_breaks).collect();
        Self { path, text, line_starts }
    }

    /// Line and column of a byte offset, both from 1, the column in characters.
    pub(crate) fn position(&self, offset: usize) -> (u32, u32) {
        let line = self.line_starts.partition_point(|start| *start <= offset).max(1);
        let start = self.line_starts.get(line - 1).copied().unwrap_or(0);
        let before = self.text.char_indices().skip_while(|(at, _)| *at < start);
        let column = before.take_while(|(at, _)| *at < offset).count() + 1;
        (to_u32(line), to_u32(column))
    }
}

/// Counts in saved data are `u32`; a source beyond four billion of anything is not a book.
pub(crate) fn to_u32(count: usize) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_lines_and_characters() {
        let file = SourceFile::new("a", "äb\nç\r\nd");
        let positions: Vec<_> = [0, 2, 3, 4, 6, 8, 9, 99].map(|at| file.position(at)).into();
        assert_eq!(positions, [(1, 1), (1, 2), (1, 3), (2, 1), (2, 2), (3, 1), (3, 2), (3, 2)]);
    }
}
