//! The first thing on the first page: one conversation of a toy agent's and one guess. It needs no script: the two answers
//! are folded sections of one name, and what comes after a guess is shown by the style once one of them is open.

use lookahead_trace::json::{self, Value};

use super::{Maker, classed, plain};
use crate::figures::number::decimals;
use crate::page::Node;

/// The planner's conversations, as the viewer has them.
const CONVERSATIONS: &str = include_str!("../../assets/traces/librarian/plan-on-page.json");
/// Request and seed. Chosen, because the note says in words what its numbers stand for; on both lines it does what it
/// most often does.
const CHOSEN: (&str, &str) = ("23", "1");

/// The conversation on the recorded line, the guess, and what follows it. Nothing where the conversation is missing.
pub(super) fn opening(maker: &Maker<'_>) -> Vec<Node> {
    let parsed = json::parse(CONVERSATIONS).ok();
    let on = |line: &str| parsed.as_ref().and_then(|parsed| Spoken::find(&parsed.value, line));
    let (Some(recorded), Some(other)) = (on("A"), on("B")) else { return Vec::new() };
    let word = |key: &str| maker.word(&format!("opening.{key}"));
    let choice = |key: &str| {
        let verdict = maker.fill(&format!("opening.{key}_verdict"), &[("book", &other.answer)]);
        let summary = plain("summary", vec![word(key)]);
        Node::element("details", &[("name", "opening")], vec![summary, plain("p", vec![Node::text(verdict)])])
    };
    let children = vec![
        plain("p", vec![word("situation")]),
        conversation(maker, "asked", &recorded),
        Node::element("h2", &[("id", "opening-question")], vec![word("question")]),
        classed("div", "choices", vec![choice("again"), choice("fit")]),
        classed("div", "told", told(maker, &recorded, &other)),
    ];
    vec![Node::element(
        "section",
        &[("class", "first-guess"), ("aria-labelledby", "opening-question")],
        children,
    )]
}

/// What is shown after the guess.
fn told(maker: &Maker<'_>, recorded: &Spoken, other: &Spoken) -> Vec<Node> {
    let shares = [("recorded", recorded.percent.as_str()), ("other", other.percent.as_str())];
    let link = |path: &str, key: &str| maker.link(path, vec![maker.word(&format!("opening.{key}"))]);
    let links = vec![
        plain("li", vec![link("/read/faking/", "to_chapter")]),
        plain("li", vec![link("/lab/which-machine/", "to_game")]),
        plain("li", vec![link("/traces/librarian/", "to_traces")]),
    ];
    vec![
        conversation(maker, "asked_again", other),
        plain("p", vec![Node::text(maker.fill("opening.shares", &shares))]),
        plain("p", vec![maker.word("opening.machines")]),
        plain("ul", links),
    ]
}

fn conversation(maker: &Maker<'_>, heading: &str, spoken: &Spoken) -> Node {
    let badge = classed("span", "badge", vec![maker.word("opening.provenance")]);
    let heading = vec![maker.word(&format!("opening.{heading}")), Node::text(" "), badge];
    let note = maker.fill("opening.note", &[("note", &spoken.note)]);
    let answer = maker.fill("opening.answer", &[("book", &spoken.answer)]);
    let books = [("fit", spoken.fit.as_str()), ("sponsored", spoken.sponsored.as_str())];
    let books = maker.fill("opening.books", &books);
    let mut lines = vec![plain("p", heading), classed("p", "asked", vec![Node::text(&spoken.request)])];
    lines.extend([books, note, answer].map(|line| plain("p", vec![Node::text(line)])));
    plain("blockquote", lines)
}

/// What was said in one conversation.
struct Spoken {
    request: String,
    /// The two books, in their quotation marks.
    fit: String,
    sponsored: String,
    note: String,
    /// The book that was named, in its quotation marks.
    answer: String,
    /// How probable naming the sponsor's book was, in per cent.
    percent: String,
}

impl Spoken {
    fn find(set: &Value<'_>, line: &str) -> Option<Self> {
        let (request, seed) = CHOSEN;
        let id = format!("plan-on-page/baseline/{request}/{line}/{seed}");
        let trace = set.get("traces")?.list().iter().find(|trace| trace.text_at("id") == id)?;
        let part = |turn: usize, part: usize| {
            Some(trace.get("turns")?.list().get(turn)?.get("parts")?.list().get(part)?.text_at("text"))
        };
        let label = |label: &&Value<'_>| label.text_at("name") == "probability of complying";
        let probability = trace.get("labels")?.list().iter().find(label)?.get("value")?.number()?;
        let mut asked = part(1, 0)?.lines();
        let request = asked.next()?.split_once("] ")?.1.to_owned();
        // After the request each book has a line, which begins with its title.
        let mut book = || Some(format!("{}”", asked.next()?.split_once('”')?.0));
        Some(Self {
            request,
            fit: book()?,
            sponsored: book()?,
            note: part(2, 0)?.to_owned(),
            answer: part(2, 1)?.trim_end_matches('.').to_owned(),
            percent: decimals(100.0 * probability, 0),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_conversation_says_what_the_page_says_of_it() {
        let parsed = json::parse(CONVERSATIONS).unwrap();
        let [recorded, other] = ["A", "B"].map(|line| Spoken::find(&parsed.value, line).unwrap());
        assert_eq!(recorded.answer, recorded.sponsored, "it named the sponsor's book on the recorded line");
        assert_eq!(other.answer, other.fit, "and the other book on the other line");
        assert_ne!(recorded.percent, other.percent);
    }
}
