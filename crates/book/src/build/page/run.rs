//! A run of plain text put together from neighbouring events, which remembers where each piece stood.

/// Text with its sources; markers such as `{fig:key}` may span several events.
#[derive(Default)]
pub(crate) struct Run {
    pub(crate) text: String,
    /// Position in the text, offset in the body, and whether text and source are equal from there on.
    pieces: Vec<Piece>,
    /// Positions of characters that were written with a backslash.
    escaped: Vec<usize>,
    /// End of the last piece in the body.
    end: usize,
}

struct Piece {
    position: usize,
    offset: usize,
    is_verbatim: bool,
}

impl Run {
    /// Appends an event's text; `source` is the whole body.
    pub(super) fn push(&mut self, text: &str, range: std::ops::Range<usize>, source: &str) {
        let before = range.start.checked_sub(1).and_then(|at| source.as_bytes().get(at));
        let is_gap = self.text.is_empty() || self.end < range.start;
        if before == Some(&b'\\') && is_gap {
            self.escaped.push(self.text.len());
        }
        let is_verbatim = source.get(range.clone()) == Some(text);
        self.pieces.push(Piece { position: self.text.len(), offset: range.start, is_verbatim });
        self.text.push_str(text);
        self.end = range.end;
    }

    /// Appends text that stands for something else at `offset`, such as a figure's value.
    pub(super) fn push_instead(&mut self, text: &str, offset: usize) {
        self.pieces.push(Piece { position: self.text.len(), offset, is_verbatim: false });
        self.text.push_str(text);
    }

    /// Appends a part of another run with its offsets.
    pub(super) fn extend_from(&mut self, other: &Run, range: std::ops::Range<usize>) {
        let inner = other.pieces.iter().filter(|piece| range.contains(&piece.position));
        let is_verbatim = other.piece(range.start).is_some_and(|piece| piece.is_verbatim);
        let shift = self.text.len();
        self.pieces.push(Piece { position: shift, offset: other.offset(range.start), is_verbatim });
        self.pieces.extend(inner.map(|piece| Piece {
            position: shift + (piece.position - range.start),
            offset: piece.offset,
            is_verbatim: piece.is_verbatim,
        }));
        self.text.push_str(other.text.get(range).unwrap_or_default());
    }

    /// Offset in the body of a position in the text.
    pub(crate) fn offset(&self, position: usize) -> usize {
        let Some(piece) = self.piece(position) else { return 0 };
        piece.offset + if piece.is_verbatim { position - piece.position } else { 0 }
    }

    fn piece(&self, position: usize) -> Option<&Piece> {
        let n_before = self.pieces.partition_point(|piece| piece.position <= position);
        self.pieces.get(n_before.checked_sub(1)?)
    }

    pub(super) fn is_escaped(&self, position: usize) -> bool {
        self.escaped.binary_search(&position).is_ok()
    }
}
