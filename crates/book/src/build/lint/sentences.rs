//! Sentences and words, by a plain rule: a sentence ends at `.`, `?` or `!`, closing marks, a space, and then
//! anything but a small letter. Abbreviations before a name end a sentence too early: the lint stays lenient.

/// Sentences with their positions, without the space around them.
pub(crate) fn split(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let mut rest_at = 0;
    std::iter::from_fn(move || {
        let rest = text.get(rest_at..)?;
        let lead = rest.len() - rest.trim_start().len();
        let at = rest_at + lead;
        let body = text.get(at..).filter(|body| !body.is_empty())?;
        let length = sentence_length(body);
        rest_at = at + length;
        Some((at, body.get(..length)?.trim_end()))
    })
}

/// Length in bytes of the first sentence.
fn sentence_length(text: &str) -> usize {
    let chars = text.char_indices();
    let mut at_end = false;
    for (at, c) in chars {
        match c {
            '.' | '?' | '!' | '…' => at_end = true,
            '”' | '’' | '"' | '\'' | ')' | ']' if at_end => {}
            _ if c.is_whitespace() && at_end => {
                let next = text.get(at..).and_then(|rest| rest.trim_start().chars().next());
                if next.is_some_and(|next| !next.is_lowercase()) {
                    return at;
                }
                at_end = false;
            }
            _ => at_end = false,
        }
    }
    text.len()
}

/// Pieces between spaces that hold a letter, a digit, or stand for code or a formula.
pub(super) fn count_words(sentence: &str) -> usize {
    let is_word = |word: &&str| word.chars().any(|c| c.is_alphanumeric() || c == '\u{fffc}');
    sentence.split_whitespace().filter(is_word).count()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn splits_at_full_stops_before_capitals() {
        let text = " One (of 3.5, e.g. this). “Two?” Three … four – five.";
        let found: Vec<(usize, &str)> = split(text).collect();
        assert_eq!(
            found.iter().map(|(_, s)| *s).collect::<Vec<_>>(),
            ["One (of 3.5, e.g. this).", "“Two?”", "Three … four – five."]
        );
        assert_eq!((found[1].0, count_words(found[2].1), split("  ").count()), (26, 3, 0));
    }
}
