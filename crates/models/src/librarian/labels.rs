//! What a note mentions, by rule: a note mentions a thing where one of its words stands in it. The words are the
//! caller's. Used by `cargo xtask traces` for labels and highlights.

/// The stretches of a text, as bytes from and to, in which one of these words stands; in order, none inside another.
///
/// ```
/// use lookahead_models::librarian::labels::mentions;
/// let words = ["record".to_owned(), "recorded".to_owned()];
/// assert_eq!(mentions("It is recorded. No record.", &words), [(6, 14), (19, 25)]);
/// ```
#[must_use]
pub fn mentions(text: &str, words: &[String]) -> Vec<(u32, u32)> {
    let mut found = Vec::new();
    let mut at = 0;
    while let Some((start, end)) = next_mention(text, words, at) {
        found.push((start as u32, end as u32));
        at = end;
    }
    found
}

/// The first mention from `at` on; of several at one place the longest.
fn next_mention(text: &str, words: &[String], at: usize) -> Option<(usize, usize)> {
    let rest = text.get(at..)?;
    let of = |word: &String| {
        let start = if word.is_empty() { None } else { rest.find(word.as_str()) };
        start.map(|start| (at + start, at + start + word.len()))
    };
    words.iter().filter_map(of).min_by_key(|&(start, end)| (start, usize::MAX - end))
}
