//! What was not read of a pasted list, line by line, and what came again. Used by `figure`.

use lookahead_models::class_code::{CodeProblemKind, Collection};

use crate::figures::Speaker;
use crate::page::Node;

/// Longer lists are folded after this many lines.
const SHOWN: usize = 8;

/// The lists, where there is something to list.
pub(super) fn lists(words: &Speaker<'_>, class: &Collection) -> Vec<Node> {
    let unread = class.unread.iter().map(|unread| {
        let (line, at) = (unread.line.to_string(), unread.problem.at.to_string());
        let values = [("line", line.as_str()), ("at", &at)];
        words.fill(&["unread.", problem_key(unread.problem.kind)].concat(), &values)
    });
    let again = class.repeats.iter().map(|repeat| {
        let values = [("line", &*repeat.line.to_string()), ("first", &repeat.first.to_string())];
        words.fill("again", &values)
    });
    let unread = list(words, "unread_list", unread.collect());
    unread.into_iter().chain(list(words, "again_list", again.collect())).collect()
}

/// A heading and the lines, the later ones folded.
fn list(words: &Speaker<'_>, heading: &str, lines: Vec<String>) -> Option<Node> {
    if lines.is_empty() {
        return None;
    }
    let (first, rest) = lines.split_at_checked(SHOWN).unwrap_or((&lines, &[]));
    let mut parts = vec![Node::words("p", &[("class", "credit")], &words.word(heading)), items(first)];
    if !rest.is_empty() {
        let more = words.fill("more_lines", &[("count", &rest.len().to_string())]);
        parts.push(Node::element("details", &[], vec![Node::words("summary", &[], &more), items(rest)]));
    }
    Some(Node::element("div", &[("key", heading)], parts))
}

fn items(lines: &[String]) -> Node {
    let items = lines.iter().map(|line| Node::words("li", &[], line)).collect();
    Node::element("ul", &[("class", "others")], items)
}

fn problem_key(kind: CodeProblemKind) -> &'static str {
    match kind {
        CodeProblemKind::Empty | CodeProblemKind::Missing => "missing",
        CodeProblemKind::Character => "character",
        CodeProblemKind::TooShort | CodeProblemKind::Length => "length",
        CodeProblemKind::TooLong => "too_long",
        CodeProblemKind::Checksum => "checksum",
        CodeProblemKind::Mark => "mark",
        CodeProblemKind::Version => "version",
        CodeProblemKind::Contents => "contents",
    }
}
