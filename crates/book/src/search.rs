//! Search over titles, claims, headings, terms and widgets.
//!
//! Entries are made by `build` and fetched by the site when the reader opens the search box. A word of the query
//! matches a word of an entry that begins with it; all words must match; titles count more than texts, whole words
//! more than beginnings. Weights are plain choices of ours, not from a paper. Ties keep the order of the entries.

use serde::{Deserialize, Serialize};

use crate::fold::{fold, words};

/// What an entry leads to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SearchKind {
    /// A chapter or a page of one.
    Chapter,
    /// A claim in a chapter.
    Claim,
    /// A heading in a chapter.
    Heading,
    /// A lesson plan.
    Lesson,
    /// A term of the glossary.
    Term,
    /// A widget in the lab.
    Widget,
}

/// Something that can be found.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SearchEntry {
    /// What it leads to.
    pub kind: SearchKind,
    /// Shown first, and counts more.
    pub title: String,
    /// Shown below, and counts less.
    pub text: String,
    /// Path from the site's root.
    pub href: String,
}

/// An entry that matched.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Hit<'a> {
    /// The entry.
    pub entry: &'a SearchEntry,
    /// Higher is better; comparable only within one query.
    pub score: u32,
}

const EXACT_TITLE: u32 = 40;
const WHOLE_TITLE_WORD: u32 = 12;
const TITLE_PREFIX: u32 = 8;
const WHOLE_TEXT_WORD: u32 = 3;
const TEXT_PREFIX: u32 = 2;

/// The best `limit` entries for a query, best first. An empty query finds nothing.
///
/// ```
/// use lookahead_book::search::{SearchEntry, SearchKind, search};
/// let entry = |title: &str, text: &str| SearchEntry {
///     kind: SearchKind::Term, title: title.into(), text: text.into(), href: "/glossary/".into(),
/// };
/// let entries = [entry("payoff", "what a naïve player counts"), entry("naïve player", "plans nothing")];
/// let titles: Vec<&str> = search(&entries, "Naive pl", 10).iter().map(|hit| hit.entry.title.as_str()).collect();
/// assert_eq!(titles, ["naïve player", "payoff"]);
/// ```
pub fn search<'a>(entries: &'a [SearchEntry], query: &str, limit: usize) -> Vec<Hit<'a>> {
    let folded_query = fold(query);
    let query_words: Vec<&str> = words(&folded_query).collect();
    if query_words.is_empty() {
        return Vec::new();
    }
    let mut hits: Vec<Hit<'a>> = Vec::new();
    for entry in entries {
        let Some(score) = score(entry, &query_words) else { continue };
        // Put in where it belongs, behind its equals: shorter in the wasm than a sort.
        let at = hits.partition_point(|hit| hit.score >= score);
        if at < limit {
            hits.truncate(limit - 1);
            hits.insert(at, Hit { entry, score });
        }
    }
    hits
}

/// The entry's score, or `None` when a word of the query matches nowhere.
fn score(entry: &SearchEntry, query_words: &[&str]) -> Option<u32> {
    let (title, text) = (fold(&entry.title), fold(&entry.text));
    let mut total = if words(&title).eq(query_words.iter().copied()) { EXACT_TITLE } else { 0 };
    for query_word in query_words {
        let in_title = best_match(&title, query_word, WHOLE_TITLE_WORD, TITLE_PREFIX);
        let in_text = best_match(&text, query_word, WHOLE_TEXT_WORD, TEXT_PREFIX);
        let best = in_title.max(in_text);
        if best == 0 {
            return None;
        }
        total += best;
    }
    Some(total)
}

fn best_match(text: &str, query_word: &str, whole: u32, prefix: u32) -> u32 {
    let grade = |word: &str| match word.strip_prefix(query_word) {
        Some("") => whole,
        Some(_) => prefix,
        None => 0,
    };
    words(text).map(grade).max().unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn entry(kind: SearchKind, title: &str, text: &str) -> SearchEntry {
        SearchEntry { kind, title: title.into(), text: text.into(), href: "/".into() }
    }

    fn titles(entries: &[SearchEntry], query: &str) -> Vec<String> {
        search(entries, query, 3).iter().map(|hit| hit.entry.title.clone()).collect()
    }

    #[test]
    fn ranks_titles_over_texts_and_asks_for_every_word() {
        let entries = [
            entry(SearchKind::Claim, "Looking ahead", "a tree has leaves"),
            entry(SearchKind::Term, "game tree", "all the ways a game can go"),
            entry(SearchKind::Term, "tree", "a root and leaves"),
            entry(SearchKind::Widget, "Treehouse", "no game"),
        ];
        assert_eq!(titles(&entries, "tree"), ["tree", "game tree", "Treehouse"]);
        assert_eq!(titles(&entries, "TREE game"), ["game tree", "Treehouse"]);
        assert_eq!(titles(&entries, "tree absent"), Vec::<String>::new());
        assert_eq!(titles(&entries, " ,! "), Vec::<String>::new());
    }

    #[test]
    fn ties_keep_the_order_of_entries() {
        let entries = [entry(SearchKind::Term, "b one", ""), entry(SearchKind::Term, "a one", "")];
        assert_eq!(titles(&entries, "one"), ["b one", "a one"]);
        let many: Vec<SearchEntry> = ["one a", "one", "one b", "c one", "one d"]
            .map(|title| entry(SearchKind::Term, title, ""))
            .to_vec();
        assert_eq!(titles(&many, "one"), ["one", "one a", "one b"]);
        assert!(search(&many, "one", 0).is_empty());
    }
}
