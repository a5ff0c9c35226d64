//! Pages for educators: the list of lessons, and one lesson plan with what its chapter lends it.

use std::collections::BTreeSet;

use lookahead_book::{Block, LESSON_MINUTES, Lesson, Reference};

use super::{Maker, classed, plain, title};
use crate::page::Node;

/// The heading of `teach.md` under which the files of all figures are listed.
const FILES: &str = "files";

/// What comes before the first heading, the lessons in the order of their chapters, the rest of the prose with the files of
/// the figures (slug and title) in their section.
#[must_use]
pub fn teach_page(
    maker: &Maker<'_>,
    page_title: &str,
    blocks: &[Block],
    lessons: &[Lesson],
    figures: &[(String, String)],
) -> Vec<Node> {
    let (mut nodes, rest) = maker.opening_prose(page_title, blocks);
    nodes.push(Node::element("h2", &[("id", "lessons")], vec![maker.word("teach.lessons")]));
    let minutes = LESSON_MINUTES.to_string();
    let item = |lesson: &Lesson| {
        let link = maker.link(&format!("/teach/{}/", lesson.slug), vec![Node::text(&lesson.title)]);
        let about = maker.fill(
            "teach.item",
            &[("number", &lesson.number.to_string()), ("minutes", &minutes), ("summary", &lesson.summary)],
        );
        plain("li", vec![link, plain("p", vec![Node::text(about)])])
    };
    nodes.push(classed("ul", "lessons", lessons.iter().map(item).collect()));
    nodes.push(plain("p", vec![maker.link("/teach/run/", vec![maker.word("run.all")])]));
    let is_heading = |block: &Block| matches!(block, Block::Heading { .. });
    let opens_files = |block: &Block| matches!(block, Block::Heading { id, .. } if id == FILES);
    let at = rest.iter().position(opens_files).map_or(rest.len(), |at| at + 1);
    let n_before = rest.iter().skip(at).position(is_heading).map_or(rest.len(), |more| at + more);
    let (before, after) = rest.split_at(n_before);
    nodes.extend(maker.flow(before));
    nodes.push(classed("ul", "files", figures.iter().map(|figure| files(maker, figure)).collect()));
    nodes.extend(maker.flow(after));
    nodes
}

/// The two files of a figure, which `cargo xtask build` writes beside the pages.
fn files(maker: &Maker<'_>, (slug, title): &(String, String)) -> Node {
    let link = |path: &str, word: &str| maker.link(&format!("/{path}"), vec![maker.word(word)]);
    let name = plain("b", vec![Node::text(title)]);
    let html = link(&format!("offline/{slug}.html"), "teach.file_html");
    let zip = link(&format!("scorm/{slug}.zip"), "teach.file_scorm");
    plain("li", vec![name, Node::text(": "), html, Node::text(", "), zip])
}

/// One lesson: its sections, then the chapter's questions and opposing views before the exit ticket, then the sources.
#[must_use]
pub fn lesson_page(maker: &Maker<'_>, lesson: &Lesson, references: &[Reference]) -> Vec<Node> {
    let chapter = maker.link(&format!("/read/{}/", lesson.slug), vec![Node::text(&lesson.title)]);
    let to = |folder: &str, key: &str| {
        maker.link(&format!("/teach/{folder}/{}/", lesson.slug), vec![maker.word(key)])
    };
    let in_class = vec![to("run", "run.view"), Node::text(" · "), to("sheet", "run.sheet")];
    let minutes = LESSON_MINUTES.to_string();
    let kicker = maker.fill("teach.kicker", &[("number", &lesson.number.to_string()), ("minutes", &minutes)]);
    let mut nodes = vec![
        classed("p", "kicker", vec![Node::text(kicker)]),
        title(&lesson_title(maker, lesson)),
        classed("p", "lede", vec![Node::text(&lesson.summary)]),
        classed("p", "quiet-text", vec![maker.word("teach.of_chapter"), Node::text(" "), chapter]),
        classed("p", "quiet-text in-class", in_class),
    ];
    let is_pack_place = |block: &Block| matches!(block, Block::Heading { id, .. } if id == "exit-ticket");
    let at = lesson.blocks.iter().position(is_pack_place).unwrap_or(lesson.blocks.len());
    let (before, after) = lesson.blocks.split_at(at);
    nodes.extend(maker.flow(before));
    nodes.extend(lent(maker, lesson));
    nodes.extend(maker.flow(after));
    nodes.extend(cited(maker, &nodes, references));
    vec![classed("article", "lesson", nodes)]
}

/// `Lesson: Looking ahead`.
#[must_use]
pub fn lesson_title(maker: &Maker<'_>, lesson: &Lesson) -> String {
    maker.fill("teach.title", &[("title", &lesson.title)])
}

/// What the chapter lends.
fn lent(maker: &Maker<'_>, lesson: &Lesson) -> Vec<Node> {
    let heading = |key: &str, id: &str| Node::element("h2", &[("id", id)], vec![maker.word(key)]);
    let questions = Block::List { ordered: true, start: 1, items: lesson.questions.clone() };
    let mut nodes = vec![heading("teach.questions", "chapter-questions")];
    nodes.extend(maker.flow(&[questions]));
    nodes.push(heading("teach.pack", "opposing-views"));
    nodes.push(classed("p", "quiet-text", vec![maker.word("teach.pack_from")]));
    nodes.extend(maker.flow(&lesson.pack));
    nodes
}

/// Those of the chapter's sources that this page refers to, with the numbers that they have in the chapter.
pub(super) fn cited(maker: &Maker<'_>, nodes: &[Node], references: &[Reference]) -> Vec<Node> {
    let mut numbers = BTreeSet::new();
    nodes.iter().for_each(|node| collect_numbers(node, &mut numbers));
    let named = references.iter().zip(1_u32..).filter(|(_, number)| numbers.contains(number));
    let items: Vec<Node> = named.map(|(reference, number)| source(maker, number, reference)).collect();
    if items.is_empty() {
        return Vec::new();
    }
    let heading = Node::element("h2", &[("id", "sources")], vec![maker.word("chapter.sources")]);
    let section = [("class", "sources"), ("aria-labelledby", "sources")];
    vec![Node::element("section", &section, vec![heading, plain("ul", items)])]
}

fn source(maker: &Maker<'_>, number: u32, reference: &Reference) -> Node {
    let shown = classed("span", "number", vec![Node::text(format!("[{number}] "))]);
    let inner = std::iter::once(shown).chain(maker.reference(reference)).collect();
    Node::element("li", &[("id", &format!("source-{number}"))], inner)
}

/// The depth of prose was capped when the book was compiled.
fn collect_numbers(node: &Node, numbers: &mut BTreeSet<u32>) {
    let target = node.attribute("href").and_then(|href| href.strip_prefix("#source-"));
    numbers.extend(target.and_then(|number| number.parse::<u32>().ok()));
    if let Node::Element { children, .. } = node {
        children.iter().for_each(|child| collect_numbers(child, numbers));
    }
}
