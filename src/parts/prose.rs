//! Compiled prose as nodes: blocks and inlines, citations, terms, notes, and slots for widgets.
//!
//! Widgets are drawn by the caller, since this room does not know them.

use lookahead_book::{Block, Inline, ReadingPath};
use yew::prelude::*;

use super::math::view_math;
use crate::hooks::Site;

/// A place in the prose where a widget stands.
pub struct Slot<'page> {
    /// The widget's name in the registry.
    pub slug: &'page str,
    /// State keys and values as the author wrote them.
    pub params: &'page [(String, String)],
}

/// Draws the widget of a slot.
pub type DrawSlot<'page> = &'page dyn Fn(Slot<'_>) -> Html;

/// Blocks in order.
#[must_use]
pub fn view_blocks(site: &Site, blocks: &[Block], draw_slot: DrawSlot<'_>) -> Html {
    blocks.iter().map(|block| view_block(site, block, draw_slot)).collect()
}

/// Inlines in order.
#[must_use]
pub fn view_inlines(site: &Site, inlines: &[Inline]) -> Html {
    inlines.iter().map(|inline| view_inline(site, inline)).collect()
}

fn view_block(site: &Site, block: &Block, draw_slot: DrawSlot<'_>) -> Html {
    match block {
        Block::Paragraph(text) => html! { <p>{view_inlines(site, text)}</p> },
        Block::Heading { level, id, text, .. } => view_heading(site, *level, id, text),
        Block::Section { path, blocks } => view_section(site, *path, blocks, draw_slot),
        Block::List { ordered, start, items } => view_list(site, *ordered, *start, items, draw_slot),
        Block::Quote(body) => html! { <blockquote>{view_blocks(site, body, draw_slot)}</blockquote> },
        Block::Table { head, rows } => view_table(site, head, rows),
        Block::Code { text, .. } => html! { <pre tabindex="0"><code>{text.clone()}</code></pre> },
        Block::MathBlock(node) => html! { <div class="formula">{view_math(node)}</div> },
        Block::Widget { slug, params } => draw_slot(Slot { slug, params }),
        Block::Claim { id, body } => {
            html! { <div class="claim" id={id.clone()}>{view_blocks(site, body, draw_slot)}</div> }
        }
        Block::Objection { .. } | Block::Reply { .. } | Block::Crux(_) | Block::Class { .. } => view_set_apart(site, block, draw_slot),
        Block::Note { number, body } => view_note(site, *number, body, draw_slot),
    }
}

fn view_heading(site: &Site, level: u8, id: &str, text: &[Inline]) -> Html {
    let id = AttrValue::from(id.to_owned());
    let text = view_inlines(site, text);
    match level {
        2 => html! { <h2 {id}>{text}</h2> },
        3 => html! { <h3 {id}>{text}</h3> },
        _ => html! { <h4 {id}>{text}</h4> },
    }
}

/// The shortest path on which a section is open is written on it; style sheets and the chapter's path chooser read it.
fn view_section(site: &Site, path: ReadingPath, blocks: &[Block], draw_slot: DrawSlot<'_>) -> Html {
    html! { <section class="part-of-path" data-path={path.as_str()}>{view_blocks(site, blocks, draw_slot)}</section> }
}

fn view_list(site: &Site, ordered: bool, start: u32, items: &[Vec<Block>], draw_slot: DrawSlot<'_>) -> Html {
    let items: Html = items.iter().map(|item| html! { <li>{view_item(site, item, draw_slot)}</li> }).collect();
    if ordered {
        html! { <ol start={start.to_string()}>{items}</ol> }
    } else {
        html! { <ul>{items}</ul> }
    }
}

/// A list item of one paragraph needs no paragraph around it.
fn view_item(site: &Site, item: &[Block], draw_slot: DrawSlot<'_>) -> Html {
    match item {
        [Block::Paragraph(text)] => view_inlines(site, text),
        blocks => view_blocks(site, blocks, draw_slot),
    }
}

fn view_table(site: &Site, head: &[Vec<Inline>], rows: &[Vec<Vec<Inline>>]) -> Html {
    let head: Html = head.iter().map(|cell| html! { <th scope="col">{view_inlines(site, cell)}</th> }).collect();
    let rows: Html = rows
        .iter()
        .map(|row| {
            let cells: Html = row.iter().map(|cell| html! { <td>{view_inlines(site, cell)}</td> }).collect();
            html! { <tr>{cells}</tr> }
        })
        .collect();
    html! { <div class="scroller" tabindex="0"><table><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table></div> }
}

/// Objection, reply, crux, class: the same typography for all, and each with its heading.
fn view_set_apart(site: &Site, block: &Block, draw_slot: DrawSlot<'_>) -> Html {
    match block {
        Block::Objection { author, number, title, body, .. } => {
            let heading = title.clone().map_or_else(|| site.word("prose.objection"), AttrValue::from);
            let held_by = site.fill("prose.held_by", &[("author", author)]);
            html! {
                <section class="apart objection">
                    <h3>{heading}</h3>
                    <p class="held-by">{held_by}{view_cite(site, *number)}</p>
                    {view_blocks(site, body, draw_slot)}
                </section>
            }
        }
        Block::Reply { title, body } => {
            let heading = title.clone().map_or_else(|| site.word("prose.reply"), AttrValue::from);
            html! { <section class="apart reply"><h3>{heading}</h3>{view_blocks(site, body, draw_slot)}</section> }
        }
        Block::Crux(body) => {
            html! { <section class="apart crux"><h3>{site.word("prose.crux")}</h3>{view_blocks(site, body, draw_slot)}</section> }
        }
        Block::Class { questions } => {
            let questions: Html = questions.iter().map(|item| html! { <li>{view_item(site, item, draw_slot)}</li> }).collect();
            html! { <section class="apart class"><h3>{site.word("prose.class")}</h3><ol>{questions}</ol></section> }
        }
        _ => html! { <></> },
    }
}

fn view_note(site: &Site, number: u32, body: &[Block], draw_slot: DrawSlot<'_>) -> Html {
    html! {
        <aside class="note" id={format!("note-{number}")}>
            <a class="note-number" href={format!("#noteref-{number}")} aria-label={site.word("prose.back_to_text")}>{number}</a>
            {view_blocks(site, body, draw_slot)}
        </aside>
    }
}

fn view_inline(site: &Site, inline: &Inline) -> Html {
    match inline {
        Inline::Text(text) => html! { {text.clone()} },
        Inline::Break => html! { <br /> },
        Inline::Emphasis(body) => html! { <em>{view_inlines(site, body)}</em> },
        Inline::Strong(body) => html! { <strong>{view_inlines(site, body)}</strong> },
        Inline::Code(text) => html! { <code>{text.clone()}</code> },
        Inline::Link { href, body, external } => view_link(site, href, body, *external),
        Inline::Cite { number, .. } => view_cite(site, *number),
        Inline::Figure { text, meaning, number, .. } => {
            html! { <span class="printed-figure" title={meaning.clone()}>{text.clone()}{view_cite(site, *number)}</span> }
        }
        Inline::Calc { text, .. } => html! { <span class="computed">{text.clone()}</span> },
        Inline::Term { key, text } => {
            html! { <a class="term" href={site.href(&format!("/glossary/#{key}"))}>{text.clone()}</a> }
        }
        Inline::Math(node) => view_math(node),
        Inline::NoteRef { number } => {
            html! { <sup><a id={format!("noteref-{number}")} href={format!("#note-{number}")}>{number}</a></sup> }
        }
    }
}

fn view_link(site: &Site, href: &str, body: &[Inline], external: bool) -> Html {
    let rel = external.then_some("noopener noreferrer");
    let href = if href.starts_with('/') { site.href(href) } else { AttrValue::from(href.to_owned()) };
    html! { <a {href} {rel}>{view_inlines(site, body)}</a> }
}

fn view_cite(site: &Site, number: u32) -> Html {
    let label = site.fill("prose.source_number", &[("number", &number.to_string())]);
    html! { <sup class="cite"><a href={format!("#source-{number}")} aria-label={label}>{format!("[{number}]")}</a></sup> }
}
