//! Compiled prose as nodes: blocks and inlines, citations, terms, notes, formulas, and places for widgets.

use lookahead_book::{Block, Inline, MathNode};

use super::{Maker, classed, plain, title};
use crate::page::Node;
use crate::widgets::Place;

impl Maker<'_> {
    /// A page of prose alone: about, not found.
    #[must_use]
    pub fn prose_page(&self, page_title: &str, blocks: &[Block]) -> Vec<Node> {
        let mut nodes = vec![title(page_title)];
        nodes.extend(self.flow(blocks));
        nodes
    }

    /// Title and prose of a page before its first heading, and the rest: between them stands what the page is for.
    pub(super) fn opening_prose<'page>(
        &self,
        page_title: &str,
        blocks: &'page [Block],
    ) -> (Vec<Node>, &'page [Block]) {
        let n_first = blocks.iter().take_while(|block| !matches!(block, Block::Heading { .. })).count();
        let (first, rest) = blocks.split_at(n_first);
        (self.prose_page(page_title, first), rest)
    }

    /// Blocks of a page or of a section, each followed by what stands in the margin beside it.
    pub(super) fn flow(&self, blocks: &[Block]) -> Vec<Node> {
        let mut nodes = Vec::new();
        let mut rest = blocks;
        while let Some((block, after)) = rest.split_first() {
            nodes.push(self.block(block));
            let n_notes = after.iter().take_while(|block| matches!(block, Block::Note { .. })).count();
            let (notes, after) = after.split_at_checked(n_notes).unwrap_or((&[], after));
            // What a container cites is told in place: its text is not beside the margin.
            let sources = self.asides.take_margin();
            let sources = if is_running(block) { sources } else { Vec::new() };
            nodes.extend(self.margin(notes, &sources));
            rest = after;
        }
        nodes
    }

    /// Notes, and sources for wide screens only; those are in the tips and the list of sources already.
    fn margin(&self, notes: &[Block], sources: &[(u32, String)]) -> Option<Node> {
        let mut children = self.blocks(notes);
        // What a note cites is told in the note.
        drop(self.asides.take_margin());
        children.extend(sources.iter().map(|(number, text)| {
            let text = vec![Node::text(format!("[{number}] {text}"))];
            Node::element("p", &[("class", "margin-source"), ("aria-hidden", "true")], text)
        }));
        (!children.is_empty()).then(|| classed("div", "margin", children))
    }

    /// Blocks in order.
    pub(super) fn blocks(&self, blocks: &[Block]) -> Vec<Node> {
        blocks.iter().map(|block| self.block(block)).collect()
    }

    fn inlines(&self, inlines: &[Inline]) -> Vec<Node> {
        inlines.iter().map(|inline| self.inline(inline)).collect()
    }

    fn block(&self, block: &Block) -> Node {
        match block {
            Block::Paragraph(text) => plain("p", self.inlines(text)),
            Block::Heading { level, id, text, .. } => {
                self.asides.begin_section();
                let text = self.asides.cramped(|| self.inlines(text));
                Node::element(&format!("h{}", (*level).clamp(2, 6)), &[("id", id)], text)
            }
            Block::Section { path, blocks } => self.part_of_path(*path, blocks),
            Block::List { ordered, start, items } => self.list(*ordered, *start, items),
            Block::Quote(body) => plain("blockquote", self.blocks(body)),
            Block::Table { head, rows } => self.table(head, rows),
            Block::Code { text, .. } => {
                Node::element("pre", &[("tabindex", "0")], vec![plain("code", vec![Node::text(text)])])
            }
            Block::MathBlock(node) => classed("div", "formula", vec![math(node)]),
            Block::Widget { slug, params } => self.widget(slug, params, Place::Chapter),
            Block::Claim { id, body } => {
                Node::element("div", &[("class", "claim"), ("id", id)], self.blocks(body))
            }
            Block::Objection { author, number, title, body, .. } => {
                self.objection(author, *number, title.as_deref(), body)
            }
            Block::Reply { title, body } => {
                self.apart("reply", title.as_deref(), "prose.reply", self.blocks(body))
            }
            Block::Crux(body) => self.apart("crux", None, "prose.crux", self.blocks(body)),
            Block::Class { questions } => {
                self.apart("class", None, "prose.class", vec![self.list(true, 1, questions)])
            }
            Block::Note { number, body } => self.note(*number, body),
        }
    }

    fn list(&self, ordered: bool, start: u32, items: &[Vec<Block>]) -> Node {
        let items = items.iter().map(|item| plain("li", self.item(item))).collect();
        if ordered {
            Node::element("ol", &[("start", &start.to_string())], items)
        } else {
            plain("ul", items)
        }
    }

    /// A list item of one paragraph needs no paragraph around it.
    fn item(&self, item: &[Block]) -> Vec<Node> {
        match item {
            [Block::Paragraph(text)] => self.inlines(text),
            blocks => self.blocks(blocks),
        }
    }

    fn table(&self, head: &[Vec<Inline>], rows: &[Vec<Vec<Inline>>]) -> Node {
        self.asides.cramped(|| self.table_with_room(head, rows))
    }

    fn table_with_room(&self, head: &[Vec<Inline>], rows: &[Vec<Vec<Inline>>]) -> Node {
        let head =
            head.iter().map(|cell| Node::element("th", &[("scope", "col")], self.inlines(cell))).collect();
        let row = |row: &Vec<Vec<Inline>>| {
            plain("tr", row.iter().map(|cell| plain("td", self.inlines(cell))).collect())
        };
        let parts =
            vec![plain("thead", vec![plain("tr", head)]), plain("tbody", rows.iter().map(row).collect())];
        Node::element("div", &[("class", "scroller"), ("tabindex", "0")], vec![plain("table", parts)])
    }

    /// The same typography as everything else that is set apart, and the name of whoever holds it.
    fn objection(&self, author: &str, number: u32, title: Option<&str>, body: &[Block]) -> Node {
        let held_by = Node::text(self.fill("prose.held_by", &[("author", author)]));
        let mut inner = vec![classed("p", "held-by", vec![held_by, self.cite(number, None)])];
        inner.extend(self.blocks(body));
        self.apart("objection", title, "prose.objection", inner)
    }

    fn apart(&self, class: &str, title: Option<&str>, default_title: &str, inner: Vec<Node>) -> Node {
        let heading = title.map_or_else(|| self.word(default_title), Node::text);
        let mut children = vec![plain("h3", vec![heading])];
        children.extend(inner);
        classed("section", &format!("apart {class}"), children)
    }

    fn note(&self, number: u32, body: &[Block]) -> Node {
        let back = [
            ("class", "note-number"),
            ("href", &format!("#noteref-{number}")),
            ("aria-label", &self.fill("prose.back_to_text", &[("number", &number.to_string())])),
        ];
        let mut children = vec![Node::element("a", &back, vec![Node::text(number.to_string())])];
        children.extend(self.blocks(body));
        Node::element(
            "aside",
            &[
                ("class", "note"),
                ("id", &format!("note-{number}")),
                ("aria-label", &self.fill("prose.note", &[("number", &number.to_string())])),
            ],
            children,
        )
    }

    fn inline(&self, inline: &Inline) -> Node {
        match inline {
            Inline::Text(text) => Node::text(text),
            Inline::Break => plain("br", Vec::new()),
            Inline::Emphasis(body) => plain("em", self.inlines(body)),
            Inline::Strong(body) => plain("strong", self.inlines(body)),
            Inline::Code(text) => plain("code", vec![Node::text(text)]),
            Inline::Link { href, body, external } => self.prose_link(href, body, *external),
            Inline::Cite { number, .. } => self.cite(*number, None),
            Inline::Figure { key, text, meaning, number, .. } => {
                let lead = self.figure_in_short(key, meaning);
                classed("span", "printed-figure", vec![Node::text(text), self.cite(*number, Some(&lead))])
            }
            Inline::Calc { text, .. } => classed("span", "computed", vec![Node::text(text)]),
            Inline::Term { key, text } => self.term(key, text),
            Inline::Math(node) => math(node),
            Inline::NoteRef { number } => {
                let anchor = Node::element(
                    "a",
                    &[("id", &format!("noteref-{number}")), ("href", &format!("#note-{number}"))],
                    vec![Node::text(number.to_string())],
                );
                plain("sup", vec![anchor])
            }
        }
    }

    fn prose_link(&self, href: &str, body: &[Inline], external: bool) -> Node {
        let href = if href.starts_with('/') { self.href(href) } else { href.to_owned() };
        let mut attributes = vec![("href", href.as_str())];
        if external {
            attributes.push(("rel", "noopener noreferrer"));
        }
        Node::element("a", &attributes, self.inlines(body))
    }
}

/// Blocks whose text stands in the page's own column.
fn is_running(block: &Block) -> bool {
    matches!(block, Block::Paragraph(_) | Block::List { .. } | Block::Quote(_))
}

/// A formula; its depth was capped when the book was compiled.
fn math(node: &MathNode) -> Node {
    let text = (!node.text.is_empty()).then(|| Node::text(&node.text));
    let children = text.into_iter().chain(node.children.iter().map(math)).collect();
    Node::Element { tag: node.tag.clone(), attributes: node.attributes.clone(), children }
}
