//! A chapter: where it stands in the book, its claim, its prose with widgets, its sources.

use lookahead_book::{Chapter, ReadingPath, Reference};

use super::{Maker, classed, plain, title};
use crate::page::Node;

/// The chapter with the way to its lesson plan, if it has one, and its sources; `path` is the shortest one that leads through it.
#[must_use]
pub fn chapter_page(
    maker: &Maker<'_>,
    chapter: &Chapter,
    path: ReadingPath,
    n_chapters: usize,
    has_lesson: bool,
    references: &[Reference],
) -> Vec<Node> {
    let place = [
        ("part", chapter.part.as_str()),
        ("number", &chapter.number.to_string()),
        ("chapters", &n_chapters.to_string()),
    ];
    let minutes = maker.fill("chapter.minutes", &[("minutes", &chapter.minutes.full.to_string())]);
    let mut nodes = vec![
        classed("p", "kicker", vec![Node::text(maker.fill("chapter.place", &place))]),
        title(&chapter.title),
        classed("p", "lede", vec![Node::text(&chapter.claim)]),
        classed("p", "quiet-text", vec![Node::text(minutes)]),
        maker.path_choice(chapter.minutes),
        maker.off_path(path),
    ];
    nodes.extend(maker.flow(&chapter.blocks));
    if has_lesson {
        let lesson = maker.link(&format!("/teach/{}/", chapter.slug), vec![maker.word("teach.from_chapter")]);
        nodes.push(plain("p", vec![lesson]));
    }
    nodes.push(sources(maker, references));
    nodes
}

/// The sources that a page cites, in the order of their numbers.
#[must_use]
pub fn sources(maker: &Maker<'_>, references: &[Reference]) -> Node {
    let heading = Node::element("h2", &[("id", "sources")], vec![maker.word("chapter.sources")]);
    let items = references.iter().enumerate().map(|(idx, reference)| {
        Node::element("li", &[("id", &format!("source-{}", idx + 1))], maker.reference(reference))
    });
    let list = plain("ol", items.collect());
    Node::element("section", &[("class", "sources"), ("aria-labelledby", "sources")], vec![heading, list])
}
