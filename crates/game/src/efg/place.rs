//! Byte offsets to lines and columns. The lexer counts bytes only; lines are counted when there is something
//! to say, going on from the last place asked for, so that a thousand problems still cost one pass.

/// A cursor over the whole file.
#[derive(Clone, Debug)]
pub(super) struct Places<'a> {
    text: &'a str,
    offset: usize,
    line: u32,
    line_start: usize,
}

impl<'a> Places<'a> {
    pub(super) fn new(text: &'a str) -> Self {
        Self { text, offset: 0, line: 1, line_start: 0 }
    }

    /// Line and column (in characters), both from 1, of an offset not before the last one asked for.
    pub(super) fn find(&mut self, offset: usize) -> (u32, u32) {
        let passed = self.text.as_bytes().get(self.offset..offset).unwrap_or_default();
        for (at, _) in passed.iter().enumerate().filter(|(_, byte)| **byte == b'\n') {
            self.line = self.line.saturating_add(1);
            self.line_start = self.offset + at + 1;
        }
        self.offset = offset.max(self.offset);
        let before = self.text.as_bytes().get(self.line_start..offset).unwrap_or_default();
        // Continuation bytes of UTF-8 start no character.
        let n_chars = before.iter().filter(|byte| (**byte & 0xC0) != 0x80).count();
        (self.line, u32::try_from(n_chars + 1).unwrap_or(u32::MAX))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_count_characters() {
        let text = "ab\nüx\n\nz";
        let mut places = Places::new(text);
        assert_eq!(places.find(0), (1, 1));
        assert_eq!(places.find(text.find('x').unwrap()), (2, 2));
        assert_eq!(places.find(text.find('z').unwrap()), (4, 1));
        assert_eq!(places.find(text.len()), (4, 2));
    }
}
