//! What the figures of the chapters ask before they answer: each question with its choices, and which of them comes out. Found
//! in the pages themselves, so that nothing is typed twice. Used for the words of the class figure, which reads the codes of
//! readers' guesses (`lookahead_models::class_code::QUESTIONS`).
//!
//! Whether a choice is right is taken from what the figure says to it: a figure's words for that have keys that end in
//! `right`. A widget with a view of its own is rendered and read, and its model's number `<preset>.chosen` is the right one.

use std::collections::BTreeMap;

use lookahead_book::Words;
use lookahead_models::class_code::QUESTIONS;

use super::document::render_figure;
use crate::figures::GUESS_KEY;
use crate::page::{Node, PageData};
use crate::query;
use crate::route::Route;
use crate::widgets::{Native, Place, Placed, find};

/// The figure that reads the codes.
pub(super) const READER: &str = "classroom";

/// A question of a chapter's figure.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Question {
    /// Chapter and figure, `looking-ahead/game-tree`.
    pub name: String,
    /// The chapter's title.
    pub chapter: String,
    /// What is asked.
    pub question: String,
    /// What can be answered.
    pub choices: Vec<String>,
    /// Which of them come out.
    pub right: Vec<u32>,
}

/// All questions of these pages, in their order.
#[must_use]
pub fn questions(pages: &[PageData]) -> Vec<Question> {
    let of_page = |page: &PageData| {
        let Route::Chapter(slug) = Route::parse(&page.route) else { return Vec::new() };
        let asked = widgets(&page.body).into_iter().filter_map(|widget| asked(page, &slug, widget));
        asked.collect::<Vec<Question>>()
    };
    pages.iter().flat_map(of_page).collect()
}

/// The same as words for the class figure: `asked.<place>.chapter`, `.question`, `.choices.<place>` and `.right`.
pub(super) fn words(questions: &[Question]) -> Words {
    let mut words = BTreeMap::new();
    for (at, (name, _)) in QUESTIONS.iter().enumerate() {
        let Some(question) = questions.iter().find(|question| question.name == *name) else { continue };
        let key = |what: &str| format!("{READER}.asked.{at}.{what}");
        words.insert(key("chapter"), question.chapter.clone());
        words.insert(key("question"), question.question.clone());
        let right: Vec<String> = question.right.iter().map(u32::to_string).collect();
        words.insert(key("right"), right.join(" "));
        for (place, choice) in question.choices.iter().enumerate() {
            words.insert(key(&format!("choices.{place}")), choice.clone());
        }
    }
    Words(words)
}

fn widgets(nodes: &[Node]) -> Vec<&Node> {
    let mut found = Vec::new();
    let mut open: Vec<&Node> = nodes.iter().rev().collect();
    while let Some(node) = open.pop() {
        match node {
            Node::Widget { .. } => found.push(node),
            Node::Element { children, .. } => open.extend(children.iter().rev()),
            Node::Text(_) => {}
        }
    }
    found
}

fn asked(page: &PageData, chapter: &str, widget: &Node) -> Option<Question> {
    let Node::Widget { slug, id, params, prepared, .. } = widget else { return None };
    let native = &find(slug)?.native;
    let (question, choices, right) = match native {
        Native::Computed(_) => {
            let guess = of_class(prepared, "guess")?;
            let choices = choices(guess);
            let drawn = |value: &str| {
                let mut params = params.clone();
                params.insert(GUESS_KEY.to_owned(), value.to_owned());
                let placed = Placed {
                    id,
                    place: Place::Chapter,
                    params: &params,
                    words: &page.words,
                    facts: &page.facts,
                };
                text(&native.prepare(&placed), "readout")
            };
            let right = right_ones(&page.words, slug, &choices, &drawn);
            let question = guess.attribute("aria-label")?.to_owned();
            (question, choices.into_iter().map(|(_, name)| name).collect(), right)
        }
        Native::Own(own) => {
            let (question, choices) = read_guess(&render_figure(page, widget).ok()?)?;
            let chosen = (own.calc)(&format!("{}.chosen", params.get("preset")?))?;
            let right =
                (0..).zip(&choices).filter(|(_, choice)| **choice == chosen).map(|(at, _)| at).collect();
            (question, choices, right)
        }
    };
    // Before its buttons a question may end in a colon.
    let question = question.strip_suffix(':').map(|question| format!("{question}.")).unwrap_or(question);
    Some(Question { name: format!("{chapter}/{id}"), chapter: page.title.clone(), question, choices, right })
}

/// The values and words of the buttons of a guess, without the one that skips it.
fn choices(guess: &Node) -> Vec<(String, String)> {
    let Node::Element { children, .. } = guess else { return Vec::new() };
    let set = |button: &Node| {
        let value = query::parse(button.attribute("data-set")?).remove(GUESS_KEY)?;
        (!value.is_empty()).then(|| (value, text(std::slice::from_ref(button), "")))
    };
    children.iter().filter_map(set).collect()
}

/// Places of the choices to which the figure says that they are right.
fn right_ones(
    words: &Words,
    slug: &str,
    choices: &[(String, String)],
    drawn: &dyn Fn(&str) -> String,
) -> Vec<u32> {
    let plain = drawn("");
    let is_verdict = |key: &str| {
        let own = key.strip_prefix(slug).and_then(|key| key.strip_prefix('.'));
        own.is_some_and(|key| key.starts_with("guess") && key.ends_with("right"))
    };
    let verdicts: Vec<&String> =
        words.0.iter().filter(|(key, _)| is_verdict(key)).map(|(_, word)| word).collect();
    let is_right = |value: &str| {
        let said = drawn(value);
        let verdict = said.strip_suffix(&plain).unwrap_or(&said).trim();
        verdicts.iter().any(|pattern| fits(verdict, pattern))
    };
    (0..).zip(choices).filter(|(_, (value, _))| is_right(value)).map(|(at, _)| at).collect()
}

/// Whether a text is these words with anything in their places.
fn fits(text: &str, pattern: &str) -> bool {
    let mut pieces = pattern.split('{');
    let Some(mut rest) = pieces.next().and_then(|first| text.strip_prefix(first)) else { return false };
    let mut has_places = false;
    for piece in pieces {
        has_places = true;
        let piece = piece.split_once('}').map_or("", |(_, after)| after);
        if piece.is_empty() {
            continue;
        }
        let Some((_, after)) = rest.split_once(piece) else { return false };
        rest = after;
    }
    rest.is_empty() || (has_places && pattern.ends_with('}'))
}

/// The first element of a class.
fn of_class<'nodes>(nodes: &'nodes [Node], class: &str) -> Option<&'nodes Node> {
    nodes.iter().find_map(|node| {
        let Node::Element { children, .. } = node else { return None };
        if node.attribute("class") == Some(class) { Some(node) } else { of_class(children, class) }
    })
}

/// All text in the first element of a class, or in all nodes.
fn text(nodes: &[Node], class: &str) -> String {
    let one = if class.is_empty() { None } else { of_class(nodes, class) };
    let all = one.map_or(if class.is_empty() { nodes } else { &[] }, std::slice::from_ref);
    let of = |node: &Node| match node {
        Node::Text(text) => text.clone(),
        Node::Element { children, .. } => text(children, ""),
        Node::Widget { .. } => String::new(),
    };
    all.iter().map(of).collect()
}

/// Question and choices of a guess in a rendered figure.
fn read_guess(html: &str) -> Option<(String, Vec<String>)> {
    let (_, from) = html.split_once("class=\"guess\"")?;
    let (inside, _) = from.split_once("</div>")?;
    let (head, buttons) = inside.split_once("</p>")?;
    let question = plain(head.split_once("<p>")?.1);
    let is_choice = |button: &&str| button.split('>').next().is_some_and(|tag| !tag.contains("quiet"));
    let buttons = buttons.split("<button").skip(1).filter(is_choice);
    let name = |button: &str| Some(plain(button.split_once('>')?.1.split_once("</button>")?.0));
    Some((question, buttons.filter_map(name).collect()))
}

/// Text without marks of the renderer and references to characters.
fn plain(markup: &str) -> String {
    let parts = markup.split("<!--").enumerate();
    let text: String = parts
        .map(|(at, part)| if at == 0 { part } else { part.split_once("-->").map_or("", |(_, text)| text) })
        .collect();
    let text = text.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"");
    text.replace("&#x27;", "'").replace("&amp;", "&").trim().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_with_places_fit() {
        assert!(fits("You said: act. So does the model.", "You said: {guess}. So does the model."));
        assert!(!fits("You said: act. The model says: ask.", "You said: {guess}. So does the model."));
        assert!(fits("As you said.", "As you said.") && !fits("Not as you said.", "As you said."));
        assert!(fits("Right: 66 %", "Right: {chance}") && !fits("Right: 66 %. More", "Right: {chance}."));
    }

    #[test]
    fn a_rendered_guess_is_read() {
        let html = "<div class=\"guess\" role=\"group\"><p><!--<[]>-->Which?<!--</[]>--></p><button type=\"button\">a &amp; b</button>\
                    <button class=\"quiet\">skip</button></div><button>no</button>";
        assert_eq!(read_guess(html), Some(("Which?".to_owned(), vec!["a & b".to_owned()])));
        assert_eq!(read_guess("<p>none</p>"), None);
    }
}
