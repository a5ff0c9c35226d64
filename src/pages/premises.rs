//! The map of the question: premises against chapters, so that gaps are seen. A table, also for those who hear it.

use lookahead_book::{Premise, Toc, TocChapter};

use super::{Maker, classed, plain};
use crate::page::Node;

impl Maker<'_> {
    /// The premises in words, then which chapter bears on which.
    pub(super) fn premise_map(&self, toc: &Toc) -> Node {
        let heading = Node::element("h2", &[("id", "premises")], vec![self.word("premises.title")]);
        let sentence = |premise: &Premise| {
            let name = plain("strong", vec![Node::text(format!("{}.", premise.name))]);
            plain("li", vec![name, Node::text(format!(" {}", premise.text))])
        };
        let list = classed("ol", "premise-list", toc.premises.iter().map(sentence).collect());
        let children = vec![
            heading,
            plain("p", vec![self.word("premises.about")]),
            list,
            self.premise_table(toc),
            classed("p", "quiet-text", vec![self.word("premises.note")]),
        ];
        Node::element("section", &[("class", "premise-map"), ("aria-labelledby", "premises")], children)
    }

    fn premise_table(&self, toc: &Toc) -> Node {
        let bearing: Vec<&TocChapter> = toc
            .parts
            .iter()
            .flat_map(|part| &part.chapters)
            .filter(|line| !line.premises.is_empty())
            .collect();
        let rows = bearing.iter().map(|line| self.chapter_row(line, &toc.premises));
        let total = self.total_row(&bearing, &toc.premises);
        let parts = vec![
            plain("caption", vec![self.word("premises.caption")]),
            plain("thead", vec![self.premise_heads(&toc.premises)]),
            plain("tbody", rows.chain([total]).collect()),
        ];
        plain("table", parts)
    }

    fn premise_heads(&self, premises: &[Premise]) -> Node {
        let chapter = Node::element("th", &[("scope", "col")], vec![self.word("premises.chapter")]);
        let heads = premises.iter().enumerate().map(|(idx, premise)| {
            let name = classed("span", "premise-name", vec![Node::text(format!(" {}", premise.name))]);
            Node::element("th", &[("scope", "col")], vec![Node::text((idx + 1).to_string()), name])
        });
        plain("tr", [chapter].into_iter().chain(heads).collect())
    }

    fn chapter_row(&self, line: &TocChapter, premises: &[Premise]) -> Node {
        let name = Node::text(format!("{} {}", line.number, line.title));
        let name = match line.planned {
            true => classed("span", "planned", vec![name]),
            false => self.link(&format!("/read/{}/", line.slug), vec![name]),
        };
        let head = Node::element("th", &[("scope", "row")], vec![name]);
        let cells = premises.iter().map(|premise| {
            let (sign, word) = match (line.premises.contains(&premise.slug), line.planned) {
                (false, _) => ("", "premises.no"),
                (true, false) => ("●", "premises.yes"),
                (true, true) => ("○", "premises.planned"),
            };
            self.cell(sign, word)
        });
        plain("tr", [head].into_iter().chain(cells).collect())
    }

    /// How many written chapters bear on each premise; none is a gap and says so.
    fn total_row(&self, bearing: &[&TocChapter], premises: &[Premise]) -> Node {
        let head = Node::element("th", &[("scope", "row")], vec![self.word("premises.total")]);
        let cells = premises.iter().map(|premise| {
            let is_written = |line: &&&TocChapter| !line.planned && line.premises.contains(&premise.slug);
            match bearing.iter().filter(is_written).count() {
                0 => classed("td", "gap", vec![self.word("premises.gap")]),
                n_written => plain("td", vec![Node::text(n_written.to_string())]),
            }
        });
        Node::element("tr", &[("class", "total")], [head].into_iter().chain(cells).collect())
    }

    /// A sign for the eye and a word for the ear.
    fn cell(&self, sign: &str, word: &str) -> Node {
        let sign = Node::element("span", &[("aria-hidden", "true")], vec![Node::text(sign)]);
        let word = classed("span", "for-screen-readers", vec![self.word(word)]);
        plain("td", vec![sign, word])
    }
}
