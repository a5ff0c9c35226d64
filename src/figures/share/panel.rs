//! The dialog as nodes, and the parts that the builder has too. All parts have keys: what was chosen keeps the focus when
//! another part comes or goes.

use super::super::Speaker;
use super::super::controls::choice;
use super::super::copy_field::copy_field;
use super::links::{OPTIONS, Shared, address, chosen_options};
use super::snippet::{KINDS, Snippet};
use super::{Handed, SCRIPT_KEY, SHARE, citation, handed_field, qr};
use crate::jobs::FigureJob;
use crate::page::Node;
use crate::query::{self, Query};

/// The dialog for what a figure handed over.
pub(super) fn nodes(job: &FigureJob, shared: &Shared, handed: &Handed) -> Vec<Node> {
    let words = Speaker::new(SHARE, &job.words);
    let link = shared.link(&job.facts);
    let of = job.pairs.get(super::HANDED_KEY).map_or("", String::as_str);
    let heading = words.fill("of", &[("title", &handed.title)]);
    vec![
        handed_field(of),
        Node::words("h2", &[("key", "title")], &heading),
        field(job, "link", &link, "1"),
        part(&words, "embed", embed(job, shared, &handed.title)),
        part(&words, "cite", cite(job, shared, &handed.title)),
        part(&words, "qr", squares(&words, &link, &handed.title)),
        part(&words, "files", files(job, handed)),
    ]
}

/// The snippet with its options, and the way to the builder, where it can be seen at work.
fn embed(job: &FigureJob, shared: &Shared, title: &str) -> Vec<Node> {
    let words = Speaker::new(SHARE, &job.words);
    let mut parts = snippet_parts(job, shared, title);
    let pair = query::gather([("builder.link".to_owned(), shared.link(&job.facts))].into_iter());
    let href = address(&job.facts, "/teach/embed/", &pair);
    let link = [("href", href.as_str()), ("target", "_blank"), ("rel", "noopener")];
    parts.push(Node::element(
        "p",
        &[("key", "builder")],
        vec![Node::words("a", &link, &words.word("to_builder"))],
    ));
    parts
}

/// The choices, the snippet that comes of them, and what it needs.
pub(super) fn snippet_parts(job: &FigureJob, shared: &Shared, title: &str) -> Vec<Node> {
    let words = Speaker::new(SHARE, &job.words);
    let (kind, options) = (kind_of(&job.pairs), chosen_options(&job.pairs));
    let script = job.params.get(SCRIPT_KEY).map_or("", String::as_str);
    let snippet = Snippet { words: &job.words, facts: &job.facts, shared, options: &options, title, script };
    let mut groups = vec![group(&words, "as", &KINDS, kind)];
    groups.extend(OPTIONS.iter().map(|(key, values)| {
        let chosen = options.get(*key).map(String::as_str).or(values.first().copied());
        group(&words, key, values, chosen.unwrap_or_default())
    }));
    vec![
        Node::element("div", &[("class", "controls"), ("key", "choices")], groups),
        field(job, "snippet", &snippet.text(kind), "5"),
        Node::words(
            "p",
            &[("class", "snippet-note"), ("key", "note"), ("role", "status")],
            &words.word(&format!("note.{kind}")),
        ),
    ]
}

/// The kind of snippet that was chosen.
pub(super) fn kind_of(pairs: &Query) -> &'static str {
    let [first, ..] = KINDS;
    let chosen = KINDS.into_iter().find(|kind| pairs.get("as").is_some_and(|chosen| chosen == kind));
    chosen.unwrap_or(first)
}

fn group(words: &Speaker<'_>, key: &str, values: &[&str], chosen: &str) -> Node {
    let names: Vec<String> = values.iter().map(|value| words.word(&format!("{key}.{value}"))).collect();
    let options: Vec<(&str, &str)> =
        values.iter().zip(&names).map(|(value, name)| (*value, name.as_str())).collect();
    choice(key, &words.word(&format!("option.{key}")), &options, chosen)
}

fn cite(job: &FigureJob, shared: &Shared, title: &str) -> Vec<Node> {
    let words = Speaker::new(SHARE, &job.words);
    vec![
        labelled(job, "apa", "apa_label", &citation::apa(&words, title, shared, &job.facts), "3"),
        labelled(job, "bibtex", "bibtex_label", &citation::bibtex(&words, title, shared, &job.facts), "10"),
    ]
}

fn squares(words: &Speaker<'_>, link: &str, title: &str) -> Vec<Node> {
    let Some(code) = qr::Code::of(link) else {
        return vec![Node::words("p", &[("key", "none")], &words.word("qr_too_long"))];
    };
    let label = words.fill("qr_label", &[("title", title)]);
    let save =
        |ending: &str| button(&words.shared(&format!("figure.save_{ending}")), &[("data-save", ending)]);
    vec![code.node(&label), row(vec![save("svg"), save("png")])]
}

/// The figure's own kinds of file, pressed by `sharing.js`, and those that need nothing but what was handed over.
fn files(job: &FigureJob, handed: &Handed) -> Vec<Node> {
    let words = Speaker::new(SHARE, &job.words);
    let own = handed.saves.iter().zip(0_u32..);
    let own = own.map(|(name, nth)| button(name, &[("data-do", "press"), ("data-of", &nth.to_string())]));
    let mut buttons: Vec<Node> = own.collect();
    buttons.push(button(&words.word("save_data"), &[("data-save", "json")]));
    buttons.push(button(&words.word("print"), &[("data-do", "print")]));
    vec![row(buttons), refused(job)]
}

/// Where files are refused, their text comes here; see `web::dom::reveal_text`.
fn refused(job: &FigureJob) -> Node {
    let id = format!("{}-refused", job.id);
    let label = Node::words("label", &[("for", &id)], job.words.get("figure.save_refused"));
    let field = Node::leaf("textarea", &[("id", id.as_str()), ("readonly", "readonly"), ("rows", "4")]);
    let attributes = [("class", "copy-field"), ("hidden", "hidden"), ("key", "refused")];
    Node::element("div", &attributes, vec![label, field])
}

fn row(buttons: Vec<Node>) -> Node {
    Node::element("div", &[("class", "buttons"), ("key", "buttons")], buttons)
}

/// A button of any figure or page that needs a script.
pub(super) fn button(name: &str, attributes: &[(&str, &str)]) -> Node {
    Node::words("button", &[&[("type", "button"), ("class", "needs-script")], attributes].concat(), name)
}

/// A text to copy, by its name.
pub(super) fn field(job: &FigureJob, name: &str, text: &str, rows: &str) -> Node {
    labelled(job, name, name, text, rows)
}

fn labelled(job: &FigureJob, name: &str, word: &str, text: &str, rows: &str) -> Node {
    let label = Speaker::new(SHARE, &job.words).word(word);
    copy_field(&job.words, &format!("{}-{name}", job.id), &label, text, rows)
}

/// A part with its heading.
fn part(words: &Speaker<'_>, name: &str, children: Vec<Node>) -> Node {
    let heading = Node::words("h3", &[("key", "heading")], &words.word(&format!("{name}_heading")));
    let children = std::iter::once(heading).chain(children).collect();
    Node::element("section", &[("key", name)], children)
}
