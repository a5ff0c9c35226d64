//! Markers inside plain text: `{fig:key}` and `{calc:widget.key}`, and leftovers that Markdown did not understand.

use super::run::Run;
use crate::build::fault::Fault;

/// A piece of a run.
#[derive(Debug, PartialEq)]
pub(super) enum Piece<'a> {
    Text(&'a str),
    Figure(&'a str),
    Calc(&'a str),
}

/// Things with their positions in the text of a run.
type Placed<T> = Vec<(usize, T)>;

/// Splits a run at its markers.
pub(super) fn split(run: &Run) -> (Placed<Piece<'_>>, Placed<Fault>) {
    let text = run.text.as_str();
    let (mut pieces, mut faults) = (Vec::new(), Vec::new());
    let (mut done, mut skip_to) = (0, 0);
    for (at, c) in text.char_indices() {
        if at < skip_to || run.is_escaped(at) {
            continue;
        }
        let rest = text.get(at..).unwrap_or_default();
        match marker(c, rest) {
            Ok(Some((piece, length))) => {
                push_text(&mut pieces, text, done..at);
                pieces.push((at, piece));
                (done, skip_to) = (at + length, at + length);
            }
            Ok(None) => {}
            Err(fault) => faults.push((at, fault)),
        }
        // `[[` and `[^` are told once, not again for their second character.
        if c == '[' {
            skip_to = skip_to.max(at + 2);
        }
    }
    push_text(&mut pieces, text, done..text.len());
    (pieces, faults)
}

fn push_text<'a>(pieces: &mut Placed<Piece<'a>>, text: &'a str, range: std::ops::Range<usize>) {
    let at = range.start;
    if let Some(text) = text.get(range).filter(|text| !text.is_empty()) {
        pieces.push((at, Piece::Text(text)));
    }
}

type Marker<'a> = Option<(Piece<'a>, usize)>;

fn marker(c: char, rest: &str) -> Result<Marker<'_>, Fault> {
    match c {
        '{' => braces(rest),
        '$' => Err(Fault::LoneDollar()),
        '[' if rest.starts_with("[[") => Err(Fault::UnclosedMarker("[[")),
        '[' if rest.starts_with("[@") => Err(Fault::UnclosedMarker("[@")),
        '[' if rest.starts_with("[^") => {
            let label = rest.split(['^', ']']).nth(1).unwrap_or_default();
            Err(Fault::UnknownNote(label.to_owned()))
        }
        _ => Ok(None),
    }
}

/// Braces are a marker when a word and `:` or `=` follow; `{1, 2}` is plain text.
fn braces(rest: &str) -> Result<Marker<'_>, Fault> {
    let inner = rest.get(1..).unwrap_or_default();
    let word_end = inner.find(|c: char| !c.is_alphanumeric()).unwrap_or(inner.len());
    let (word, after) = inner.split_at_checked(word_end).unwrap_or_default();
    if word.is_empty() || !after.starts_with([':', '=']) {
        return Ok(None);
    }
    let Some((inner, _)) = inner.split_once('}') else { return Err(Fault::UnclosedMarker("{")) };
    let length = inner.len() + 2;
    match inner.split_once(':') {
        Some(("fig", key)) => Ok(Some((Piece::Figure(key), length))),
        Some(("calc", key)) => Ok(Some((Piece::Calc(key), length))),
        _ => Err(Fault::UnknownMarker(rest.get(..length).unwrap_or_default().to_owned())),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_markers_and_leaves_plain_braces() {
        let source = "a {fig:x-1} {1, 2} {calc:w.k}.";
        let mut run = Run::default();
        run.push(source, 0..source.len(), source);
        let (pieces, faults) = split(&run);
        let kinds: Vec<Piece<'_>> = pieces.into_iter().map(|(_, piece)| piece).collect();
        use Piece::{Calc, Figure, Text};
        assert_eq!(kinds, [Text("a "), Figure("x-1"), Text(" {1, 2} "), Calc("w.k"), Text(".")]);
        assert_eq!(faults, []);
    }
}
