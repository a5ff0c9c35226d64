//! The sheet of a lesson for a room without devices: what the class gets, with room to write and no answer, and the
//! teacher's key on a page of its own. Made for paper; the style hides what only a screen can use.

use lookahead_book::{Asked, Inline, Lesson, Reference};

use super::run::{blocks, paragraph, room_frame, section, steps};
use super::teach::cited;
use super::{Maker, classed, plain, title};
use crate::page::Node;
use crate::query;
use crate::widgets::Place;

/// Lines to write on, below a question.
const LINES: usize = 3;

/// Title of the sheet.
#[must_use]
pub fn sheet_title(maker: &Maker<'_>, lesson: &Lesson) -> String {
    maker.fill("run.paper.title", &[("title", &lesson.title)])
}

/// The figure that stands on the sheet, with its state: the first that the outline opens.
#[must_use]
pub fn sheet_widget(lesson: &Lesson) -> Option<(String, Vec<(String, String)>)> {
    let first = steps(lesson).iter().find_map(|step| step.figures().into_iter().next())?;
    let (slug, state) = first.href.strip_prefix("/lab/")?.split_once('/')?;
    let pairs = query::parse(state.trim_start_matches('?'));
    Some((slug.to_owned(), pairs.into_iter().collect()))
}

/// The sheet with the key after it.
#[must_use]
pub fn sheet_page(maker: &Maker<'_>, lesson: &Lesson, references: &[Reference]) -> Vec<Node> {
    let mut inner = vec![
        classed("p", "sheet-how", vec![maker.word("run.paper.how")]),
        Node::element("section", &[("class", "for-class")], for_class(maker, lesson)),
        Node::element("section", &[("class", "for-teacher"), ("aria-labelledby", "key")], key(maker, lesson)),
    ];
    inner.extend(cited(maker, &inner, references));
    room_frame(maker, lesson, "run/", classed("main", "sheet", inner))
}

fn for_class(maker: &Maker<'_>, lesson: &Lesson) -> Vec<Node> {
    let mut nodes =
        vec![title(&lesson.title), classed("p", "quiet-text", vec![maker.word("run.paper.kicker")])];
    nodes.extend(sheet_widget(lesson).map(|(slug, params)| maker.widget(&slug, &params, Place::Chapter)));
    nodes.extend(lesson.asked.iter().zip(1..).flat_map(|(asked, number)| question(maker, asked, number)));
    let heading = |key: &str| plain("h2", vec![maker.word(key)]);
    nodes.push(heading("teach.questions"));
    for (question, number) in lesson.questions.iter().zip(1..) {
        let inner = maker.asides.cramped(|| maker.blocks(question));
        nodes.push(numbered(number, inner));
        nodes.push(lines(LINES + 1));
    }
    nodes.push(heading("run.paper.exit"));
    nodes.extend(blocks(maker, section(lesson, "exit-ticket")));
    nodes.push(lines(LINES));
    nodes
}

/// A question, with boxes where there are answers and lines where there are none.
fn question(maker: &Maker<'_>, asked: &Asked, number: u32) -> Vec<Node> {
    let mut nodes = vec![numbered(number, paragraph(maker, &asked.question))];
    if asked.answers.is_empty() {
        nodes.push(lines(LINES));
    } else {
        let answer = |answer: &String| plain("li", vec![Node::text(answer)]);
        nodes.push(classed("ul", "boxes", asked.answers.iter().map(answer).collect()));
        nodes.push(Node::words("p", &[("class", "reason")], maker.words.get("run.paper.reason")));
        nodes.push(lines(1));
    }
    vec![classed("div", "sheet-question", nodes)]
}

fn numbered(number: u32, inner: Vec<Node>) -> Node {
    let number = Node::words("b", &[], &format!("{number} "));
    classed("div", "sheet-asked", std::iter::once(number).chain(inner).collect())
}

fn lines(number: usize) -> Node {
    let line = || Node::leaf("i", &[]);
    Node::element(
        "div",
        &[("class", "lines"), ("aria-hidden", "true")],
        (0..number).map(|_| line()).collect(),
    )
}

/// What is right, and the lesson's own key.
fn key(maker: &Maker<'_>, lesson: &Lesson) -> Vec<Node> {
    let heading = Node::element("h2", &[("id", "key")], vec![maker.word("run.paper.key")]);
    let item = |asked: &Asked| {
        let right = asked.right.and_then(|right| asked.answers.get(right as usize));
        let mut nodes = vec![Node::words("b", &[], &Inline::plain(&asked.question)), Node::text(" ")];
        nodes.extend(right.map(|right| Node::text(maker.fill("run.paper.right", &[("answer", right)]))));
        nodes.extend(paragraph(maker, &asked.released));
        plain("li", nodes)
    };
    let mut nodes = vec![heading, plain("ol", lesson.asked.iter().map(item).collect())];
    nodes.extend(blocks(maker, section(lesson, "answer-key")));
    nodes
}
