//! A lesson for the room: the presenter's view, one section for each step of the outline, and the list of all of them.
//!
//! The nodes are whole without a script: all steps below each other, answers in closed sections. What only `assets/run.js`
//! can use has the class `in-room` and is not shown before that script runs. What the class sees comes from the outline's
//! second column and from the questions for the room; what the teacher does is in the notes.

use lookahead_book::{Asked, Block, Inline, LESSON_MINUTES, Lesson, Reference};

use super::teach::cited;
use super::{Maker, classed, plain, title};
use crate::json::Json;
use crate::page::Node;

/// Sections of the site's words that the script says.
const SAID: &str = "run.say.";
/// Beside the attribute's value nothing is there.
const ON: &str = "";

/// One step of the outline.
pub(super) struct Step<'lesson> {
    /// `0–5`.
    mark: String,
    minutes: u32,
    /// What stands on the screen.
    title: &'lesson [Inline],
    /// What the teacher does.
    does: &'lesson [Inline],
}

/// A figure that a step opens.
pub(super) struct Linked {
    /// Its path in the lab, with its state.
    pub(super) href: String,
    pub(super) name: String,
}

/// The prose, then each lesson with its view and its sheet.
#[must_use]
pub fn run_list_page(maker: &Maker<'_>, page_title: &str, blocks: &[Block], lessons: &[Lesson]) -> Vec<Node> {
    let (mut nodes, rest) = maker.opening_prose(page_title, blocks);
    let item = |lesson: &Lesson| {
        let link =
            |folder: &str, words: Node| maker.link(&format!("/teach/{folder}{}/", lesson.slug), vec![words]);
        let others = vec![
            link("", maker.word("run.plan")),
            Node::text(" · "),
            link("sheet/", maker.word("run.sheet")),
        ];
        plain("li", vec![link("run/", Node::text(&lesson.title)), plain("p", others)])
    };
    nodes.push(classed("ul", "lessons", lessons.iter().map(item).collect()));
    nodes.extend(maker.flow(rest));
    nodes
}

/// Title of the presenter's view.
#[must_use]
pub fn run_title(maker: &Maker<'_>, lesson: &Lesson) -> String {
    maker.fill("run.title", &[("title", &lesson.title)])
}

/// The presenter's view with its own header: such a page has no client, so no search either.
#[must_use]
pub fn run_page(maker: &Maker<'_>, lesson: &Lesson, references: &[Reference]) -> Vec<Node> {
    let steps = steps(lesson);
    let mut sections: Vec<Node> = (1..)
        .zip(&steps)
        .map(|(number, step)| step_section(maker, lesson, (number, number == steps.len()), step))
        .collect();
    sections.push(reserve(maker, lesson, steps.len() + 1));
    let intro = classed("p", "run-intro", vec![Node::text(&lesson.summary)]);
    let begin = Begin { steps: sections.len(), minutes: steps.first().map_or(0, |step| step.minutes) };
    let mut inner = [vec![title(&lesson.title), intro], sections].concat();
    let pack = std::iter::once(plain("summary", vec![maker.word("teach.pack")]));
    inner.push(classed("details", "run-pack", pack.chain(blocks(maker, &lesson.pack)).collect()));
    inner.extend(cited(maker, &inner, references));
    let attributes = [
        ("class", "run"),
        ("data-minutes", &LESSON_MINUTES.to_string()),
        ("data-slug", &lesson.slug),
        ("data-words", &said(maker)),
    ];
    let mut nodes = room_frame(maker, lesson, "sheet/", Node::element("main", &attributes, inner));
    nodes.extend([tools(maker, &begin), help(maker)]);
    nodes.push(Node::leaf(
        "div",
        &[("class", "for-screen-readers"), ("id", "announcer"), ("role", "status"), ("aria-live", "polite")],
    ));
    nodes
}

/// Header and skip link around a page for the room or for paper.
pub(super) fn room_frame(maker: &Maker<'_>, lesson: &Lesson, other: &str, main: Node) -> Vec<Node> {
    let skip =
        Node::element("a", &[("class", "skip"), ("href", "#page-title")], vec![maker.word("shell.skip")]);
    let brand =
        Node::element("a", &[("class", "brand"), ("href", &maker.href("/"))], vec![maker.word("shell.name")]);
    let to_other = if other == "sheet/" { "run.sheet" } else { "run.view" };
    let links = [
        (format!("/teach/{}/", lesson.slug), "run.plan"),
        (format!("/teach/{other}{}/", lesson.slug), to_other),
        ("/teach/run/".to_owned(), "run.all"),
    ];
    let links = links.map(|(path, key)| maker.link(&path, vec![maker.word(key)])).to_vec();
    let navigation = Node::element("nav", &[("aria-label", maker.words.get("shell.navigation"))], links);
    vec![skip, classed("header", "bar", vec![brand, navigation]), main]
}

/// The steps of the outline.
pub(super) fn steps(lesson: &Lesson) -> Vec<Step<'_>> {
    let table = section(lesson, "outline").iter().find_map(|block| match block {
        Block::Table { rows, .. } => Some(rows.as_slice()),
        _ => None,
    });
    let rows = table.unwrap_or_default().iter();
    rows.filter_map(|row| {
        let (first, rest) = row.split_first()?;
        let mark = Inline::plain(first);
        let (from, until) = mark.split_once('–')?;
        let minutes = until.parse::<u32>().ok()?.checked_sub(from.parse().ok()?)?;
        let (does, title) = rest.split_last()?;
        Some(Step { mark, minutes, title: title.first().map_or(&[], Vec::as_slice), does })
    })
    .collect()
}

/// What stands under a heading of the lesson.
pub(super) fn section<'lesson>(lesson: &'lesson Lesson, part: &str) -> &'lesson [Block] {
    let is_heading = |block: &Block| matches!(block, Block::Heading { level: 2, .. });
    let is_of = |block: &Block| matches!(block, Block::Heading { id, level: 2, .. } if id == part);
    let Some(at) = lesson.blocks.iter().position(is_of) else { return &[] };
    let rest = lesson.blocks.get(at + 1..).unwrap_or_default();
    let end = rest.iter().position(is_heading).unwrap_or(rest.len());
    rest.get(..end).unwrap_or_default()
}

/// The figures of the lab that a step opens.
pub(super) fn figures(does: &[Inline]) -> Vec<Linked> {
    let linked = does.iter().filter_map(|inline| match inline {
        Inline::Link { href, body, .. } if href.starts_with("/lab/") => {
            Some(Linked { href: href.clone(), name: Inline::plain(body) })
        }
        _ => None,
    });
    linked.collect()
}

impl Step<'_> {
    /// The figures of the lab that it opens.
    pub(super) fn figures(&self) -> Vec<Linked> {
        figures(self.does)
    }
}

/// Text without tips, which would need a script of the others.
pub(super) fn paragraph(maker: &Maker<'_>, text: &[Inline]) -> Vec<Node> {
    blocks(maker, &[Block::Paragraph(text.to_vec())])
}

/// The same for blocks.
pub(super) fn blocks(maker: &Maker<'_>, blocks: &[Block]) -> Vec<Node> {
    maker.asides.cramped(|| maker.blocks(blocks))
}

fn step_section(
    maker: &Maker<'_>,
    lesson: &Lesson,
    (number, is_last): (usize, bool),
    step: &Step<'_>,
) -> Node {
    let mark = maker.fill("run.mark", &[("mark", &step.mark)]);
    let name = Inline::plain(step.title);
    let name =
        if name.is_empty() { maker.fill("run.step", &[("number", &number.to_string())]) } else { name };
    let mut inner = head(number, &mark, &name);
    let asked = lesson.asked.iter().zip(1_usize..).filter(|(asked, _)| asked.step as usize == number);
    inner.extend(asked.map(|(asked, at)| question(maker, asked, at)));
    if is_last {
        inner.extend(blocks(maker, section(lesson, "exit-ticket")));
    }
    inner.extend(step.figures().iter().map(|figure| frame(maker, figure)));
    let notes = std::iter::once(plain("summary", vec![maker.word("run.notes")]));
    let notes = notes.chain(paragraph(maker, step.does)).collect();
    inner.push(classed("details", "run-notes", notes));
    step_node(number, step.minutes, inner)
}

/// What is left to talk about, and the key.
fn reserve(maker: &Maker<'_>, lesson: &Lesson, number: usize) -> Node {
    let mut inner = head(number, maker.words.get("run.reserve_mark"), maker.words.get("run.reserve"));
    inner.extend(blocks(maker, section(lesson, "discussion-questions")));
    inner.push(plain("h3", vec![maker.word("teach.questions")]));
    let own = Block::List { ordered: true, start: 1, items: lesson.questions.clone() };
    inner.extend(blocks(maker, &[own]));
    let key = blocks(maker, section(lesson, "answer-key"));
    inner.push(classed("div", "run-question", held_back(maker, "run.key", None, key)));
    step_node(number, 0, inner)
}

fn head(number: usize, mark: &str, name: &str) -> Vec<Node> {
    let id = format!("step-{number}-title");
    vec![
        Node::words("p", &[("class", "run-mark")], mark),
        Node::words("h2", &[("id", &id), ("tabindex", "-1")], name),
    ]
}

fn step_node(number: usize, minutes: u32, inner: Vec<Node>) -> Node {
    let attributes = [
        ("class", "run-step"),
        ("id", &format!("step-{number}")),
        ("data-minutes", &minutes.to_string()),
        ("aria-labelledby", &format!("step-{number}-title")),
    ];
    Node::element("section", &attributes, inner)
}

/// A question with a field for the hands of each answer, and what is held back.
fn question(maker: &Maker<'_>, asked: &Asked, at: usize) -> Node {
    let id = format!("question-{at}");
    let words = Inline::plain(&asked.question);
    let mut inner = vec![Node::words("p", &[("class", "asked"), ("id", &id)], &words)];
    if !asked.answers.is_empty() {
        let said = format!("said-{at}");
        let option = |answer: &String| option(maker, answer, &said);
        inner.push(classed("ul", "options", asked.answers.iter().map(option).collect()));
        inner.push(Node::leaf("p", &[("class", "tally-said in-room"), ("id", &said)]));
    }
    inner.extend(held_back(maker, "run.answer", asked.right, paragraph(maker, &asked.released)));
    let attributes = [("class", "run-question"), ("role", "group"), ("aria-labelledby", &id)];
    Node::element("div", &attributes, inner)
}

fn option(maker: &Maker<'_>, answer: &str, said: &str) -> Node {
    let hands = maker.fill("run.hands", &[("answer", answer)]);
    let unit = maker.fill("run.hands_unit", &[]);
    let field = [
        ("type", "text"),
        ("inputmode", "numeric"),
        ("autocomplete", "off"),
        ("size", "4"),
        ("aria-label", &hands),
        ("placeholder", &unit),
        ("aria-describedby", said),
    ];
    let bar = Node::element(
        "span",
        &[("class", "run-bar in-room"), ("aria-hidden", "true")],
        vec![Node::leaf("span", &[])],
    );
    let right = Node::element("b", &[("class", "right-mark"), ("hidden", ON)], vec![maker.word("run.right")]);
    plain(
        "li",
        vec![
            Node::element("span", &[("class", "option")], vec![Node::text(answer), Node::text(" "), right]),
            classed("span", "count in-room", vec![Node::leaf("input", &field)]),
            bar,
            Node::leaf("span", &[("class", "share in-room")]),
        ],
    )
}

/// A closed section; with the script, a button that releases it and takes it back.
fn held_back(maker: &Maker<'_>, name: &str, right: Option<u32>, inner: Vec<Node>) -> Vec<Node> {
    let right = right.map(|right| right.to_string()).unwrap_or_default();
    let mut attributes = vec![("class", "answer")];
    if !right.is_empty() {
        attributes.push(("data-right", right.as_str()));
    }
    let inner = vec![plain("summary", vec![maker.word(name)]), plain("div", inner)];
    let button = [("type", "button"), ("class", "in-room release"), ("data-do", "release")];
    vec![
        Node::element("button", &button, vec![maker.word("run.say.release")]),
        Node::element("details", &attributes, inner),
    ]
}

/// A link into the lab; with the script, a button that opens the figure's embed in place.
fn frame(maker: &Maker<'_>, figure: &Linked) -> Node {
    let (lab, embed) = (maker.href(&figure.href), maker.href(&figure.href.replacen("/lab/", "/embed/", 1)));
    let name = [("name", figure.name.as_str())];
    let (open, to_lab) = (maker.fill("run.figure", &name), maker.fill("run.in_lab", &name));
    let button = [
        ("type", "button"),
        ("class", "in-room"),
        ("data-do", "figure"),
        ("data-src", &embed),
        ("data-title", &figure.name),
        ("aria-expanded", "false"),
    ];
    let line = vec![
        Node::words("button", &button, &open),
        Node::text(" "),
        Node::words("a", &[("href", &lab)], &to_lab),
    ];
    classed("div", "run-figure", vec![plain("p", line)])
}

/// What the clocks begin with: all steps, and the minutes of the first.
struct Begin {
    steps: usize,
    minutes: u32,
}

/// Clocks and buttons below the step. They say from the start what `run.js` would write first, so that nothing moves when it
/// comes.
fn tools(maker: &Maker<'_>, begin: &Begin) -> Node {
    let button = |name: &str| {
        let key = format!("run.{name}");
        Node::element("button", &[("type", "button"), ("data-do", name)], vec![maker.word(&key)])
    };
    let place = maker.fill("run.say.place", &[("number", "1"), ("steps", &begin.steps.to_string())]);
    let place = Node::words("span", &[("class", "run-place"), ("id", "run-place")], &place);
    let more = ["reset-step", "reset-lesson", "save", "forget"].map(button).to_vec();
    let more = vec![plain("summary", vec![maker.word("run.more")]), classed("div", "buttons", more)];
    let parts = vec![
        classed("div", "buttons", vec![button("back"), place, button("next")]),
        classed("div", "clocks", [clocks(maker, begin), vec![button("clock")]].concat()),
        classed("div", "buttons", vec![button("full"), button("help")]),
        classed("details", "run-more", more),
    ];
    let attributes = [("class", "run-tools in-room"), ("aria-label", maker.words.get("run.tools"))];
    Node::element("section", &attributes, parts)
}

fn clocks(maker: &Maker<'_>, begin: &Begin) -> Vec<Node> {
    let clock = |id: &str, text: &str| Node::words("span", &[("class", "clock"), ("id", id)], text);
    let left = |key: &str, minutes: u32| maker.fill(key, &[("time", &format!("{minutes}:00"))]);
    let of_step = match begin.minutes {
        0 => maker.fill("run.say.no_clock", &[]),
        minutes => left("run.say.step_left", minutes),
    };
    vec![clock("step-clock", &of_step), clock("lesson-clock", &left("run.say.lesson_left", LESSON_MINUTES))]
}

/// The keys, and the switch for those that are letters.
fn help(maker: &Maker<'_>) -> Node {
    let key = |name: &str| {
        let shown = Node::element("kbd", &[], vec![maker.word(&format!("run.keys.{name}"))]);
        vec![plain("dt", vec![shown]), plain("dd", vec![maker.word(&format!("run.does.{name}"))])]
    };
    let keys = ["next", "back", "clock", "release", "notes", "full", "help"].map(key).concat();
    let single = Node::leaf("input", &[("type", "checkbox"), ("id", "single-keys"), ("checked", ON)]);
    let label = Node::element("label", &[("for", "single-keys")], vec![maker.word("run.single")]);
    let close =
        Node::element("button", &[("type", "button"), ("data-do", "close")], vec![maker.word("run.close")]);
    let heading = Node::element("h2", &[("id", "help-title")], vec![maker.word("run.help_title")]);
    let told = plain("p", vec![maker.word("run.stays")]);
    let inner = vec![heading, plain("dl", keys), plain("p", vec![single, label]), told, close];
    Node::element("dialog", &[("id", "run-help"), ("aria-labelledby", "help-title")], inner)
}

/// What the script says, as one text.
fn said(maker: &Maker<'_>) -> String {
    let words = maker.words.0.iter();
    let words = words.filter_map(|(key, text)| Some((key.strip_prefix(SAID)?, text)));
    Json::Map(words.map(|(key, text)| (key.to_owned(), Json::from(text.as_str()))).collect()).write()
}
