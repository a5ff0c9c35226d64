//! The paths through the book: choosing one, what lies on each, and sections that are folded on the shorter ones.
//!
//! The choice is `boot.js`'s: it writes the path on `<html>`, keeps it on the reader's machine and puts it into the
//! address; the style folds. Without a script everything is open, and nothing here offers a choice.

use lookahead_book::{Block, Minutes, ReadingPath, Toc, TocChapter};

use super::{Maker, classed, plain};
use crate::page::Node;

impl Maker<'_> {
    /// The choice on a chapter, with the minutes that the chapter takes on each path.
    pub(super) fn path_choice(&self, minutes: Minutes) -> Node {
        let label = self.words.get("paths.label");
        let mut children = vec![plain("span", vec![Node::text(label)])];
        children.extend(ReadingPath::ALL.map(|path| {
            let minutes = minutes.on(path).unwrap_or_default().to_string();
            let here = self.fill("paths.here", &[("minutes", &minutes)]);
            let name = vec![
                self.path_name(path),
                Node::text(" "),
                classed("small", "of-path", vec![Node::text(here)]),
            ];
            path_button(path, name)
        }));
        let group = [("class", "path-choice needs-script"), ("role", "group"), ("aria-label", label)];
        Node::element("div", &group, children)
    }

    /// Shown to readers on a path that does not lead through the chapter.
    pub(super) fn off_path(&self, path: ReadingPath) -> Node {
        let marks = [("class", "off-path quiet-text"), ("data-path", path.as_str())];
        Node::element("p", &marks, vec![self.word("paths.off_path")])
    }

    /// A section, and the way to open it where it is folded. The shortest path on which it is open is written on it.
    pub(super) fn part_of_path(&self, path: ReadingPath, blocks: &[Block]) -> Node {
        let mut children = self.flow(blocks);
        if path > ReadingPath::Five {
            children.insert(children.len().min(1), self.fold());
        }
        Node::element("section", &[("class", "part-of-path"), ("data-path", path.as_str())], children)
    }

    fn fold(&self) -> Node {
        let button =
            [("type", "button"), ("class", "quiet"), ("data-do", "unfold"), ("aria-expanded", "false")];
        classed("p", "fold", vec![Node::element("button", &button, vec![self.word("paths.unfold")])])
    }

    fn path_name(&self, path: ReadingPath) -> Node {
        self.word(&format!("paths.name_{}", path.as_str()))
    }

    /// The three paths on the first page: what lies on each, how long it takes, and a button to take it.
    pub(super) fn paths(&self, toc: &Toc) -> Node {
        let heading = Node::element("h2", &[("id", "paths")], vec![self.word("paths.title")]);
        let list = classed("ul", "paths", ReadingPath::ALL.map(|path| self.path_line(path, toc)).into());
        let attributes = [("class", "three-paths"), ("aria-labelledby", "paths")];
        let rate = classed("p", "quiet-text", vec![self.word("paths.rate")]);
        Node::element("section", &attributes, vec![heading, list, rate])
    }

    fn path_line(&self, path: ReadingPath, toc: &Toc) -> Node {
        let take = vec![self.word(&format!("paths.take_{}", path.as_str()))];
        let mut button = path_button(path, take);
        if let Node::Element { attributes, .. } = &mut button {
            attributes.push(("class".to_owned(), "needs-script".to_owned()));
        }
        let about = vec![
            plain("h3", vec![self.path_name(path)]),
            plain("p", self.chapters_on(path, toc)),
            plain("p", vec![Node::text(self.time_of(path, toc))]),
        ];
        plain("li", vec![plain("div", about), button])
    }

    /// Titles of the chapters that a short path leads through, those that are written as links.
    fn chapters_on(&self, path: ReadingPath, toc: &Toc) -> Vec<Node> {
        if path == ReadingPath::Full {
            return vec![self.word("paths.all")];
        }
        let mut nodes = vec![self.word("paths.opening")];
        for chapter in chapters(toc).filter(|chapter| chapter.path <= path) {
            let name = vec![Node::text(&chapter.title)];
            nodes.push(Node::text(format!(" · {} ", chapter.number)));
            nodes.push(match chapter.planned {
                true => classed("span", "planned", name),
                false => self.link(&format!("/read/{}/", chapter.slug), name),
            });
        }
        nodes
    }

    fn time_of(&self, path: ReadingPath, toc: &Toc) -> String {
        let written: Vec<&TocChapter> = chapters(toc).filter(|chapter| !chapter.planned).collect();
        let minutes = |chapter: &&TocChapter| chapter.minutes.on(path).unwrap_or_default();
        let on_path = written.iter().filter(|chapter| chapter.path <= path);
        let (n_on_path, total) = (on_path.clone().count(), on_path.map(minutes).sum::<u32>());
        let longest = written.iter().map(minutes).max().unwrap_or_default();
        let n_of_path = chapters(toc).filter(|chapter| chapter.path <= path).count();
        let values = [
            ("written", n_on_path.to_string()),
            ("chapters", n_of_path.to_string()),
            ("minutes", total.to_string()),
            ("longest", longest.to_string()),
        ];
        let values: Vec<(&str, &str)> = values.iter().map(|(name, value)| (*name, value.as_str())).collect();
        let time = self.fill(if n_on_path == 0 { "paths.none_written" } else { "paths.time" }, &values);
        let others =
            if path == ReadingPath::Full { String::new() } else { self.fill("paths.others", &values) };
        format!("{time} {others}").trim_end().to_owned()
    }
}

fn chapters(toc: &Toc) -> impl Iterator<Item = &TocChapter> {
    toc.parts.iter().flat_map(|part| &part.chapters)
}

fn path_button(path: ReadingPath, name: Vec<Node>) -> Node {
    let is_first = path == ReadingPath::Full;
    let attributes = [
        ("type", "button"),
        ("data-do", "path"),
        ("data-path", path.as_str()),
        ("aria-pressed", if is_first { "true" } else { "false" }),
    ];
    Node::element("button", &attributes, name)
}
