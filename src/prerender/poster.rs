//! A picture of each widget for link previews and oEmbed: a card of 1200 by 630 with the widget's name and its first
//! drawing, or its description where the first figure is no drawing. Made as SVG of what the figure itself saves, so it shows the
//! answer to a guess as well.

use lookahead_chart::svg::Writer;

use crate::figures::{FigureOrFile, answer};
use crate::jobs::FigureJob;
use crate::page::{Node, PageData};
use crate::parts::tree_view::FILE_STYLE;
use crate::widgets::computed;

/// The card in CSS pixels; what link previews ask for.
pub(super) const WIDTH: u16 = 1200;
/// See [`WIDTH`].
pub(super) const HEIGHT: u16 = 630;
/// Around everything.
const MARGIN: f64 = 60.0;
/// Where the room for the drawing begins, below a title of one line, and how much each further line takes.
const TOP: f64 = 150.0;
const TITLE_LINE: f64 = 58.0;
/// Larger drawings look coarse.
const MOST_SCALE: f64 = 1.9;
/// Letters in a line: sans serif letters are a little more than half as wide as high.
const TITLE_LETTERS: usize = 38;
const TEXT_LETTERS: usize = 66;
/// A drawing lower than this is a sign in a legend, whose words are no drawing.
const LEAST_HEIGHT: f64 = 60.0;
/// Between a drawing and the edge of its card.
const PADDING: f64 = 22.0;
/// Between drawings that stand below each other.
const GAP: f64 = 12.0;
/// The card's own letters, by class, so that the drawing's rules for all letters do not reach them.
const STYLE: &str = ".poster-title{font:600 46px sans-serif;fill:#1d1c1a}.poster-text{font:32px sans-serif;fill:#5c5850}\
.poster-site{font:26px sans-serif;fill:#5c5850}.focus-mark{fill:none}";

/// A drawing as an SVG element with its size.
struct Picture {
    markup: String,
    width: f64,
    height: f64,
}

/// The poster of a widget's embed page; `html` is the page as it was rendered.
pub(super) fn poster(page: &PageData, slug: &str, html: &str) -> String {
    let picture = if computed(slug).is_some() { drawing_of(page, slug) } else { first_svg(html) };
    let mut card = Writer::document_with(WIDTH, HEIGHT, &[("role", "img")]);
    card.text_element("title", &[], &page.title);
    card.text_element("style", &[], STYLE);
    card.leaf("rect", &[("width", "100%"), ("height", "100%"), ("fill", "#fbfaf6")]);
    let title = lines(&page.title, TITLE_LETTERS);
    for (idx, line) in title.iter().enumerate() {
        write(&mut card, line, 100.0 + idx as f64 * TITLE_LINE, "poster-title");
    }
    let top = TOP + title.len().saturating_sub(1) as f64 * TITLE_LINE;
    if picture.is_none() {
        for (idx, line) in lines(&page.description, TEXT_LETTERS).iter().enumerate() {
            write(&mut card, line, top + 60.0 + idx as f64 * 46.0, "poster-text");
        }
    }
    write(&mut card, "Lookahead", f64::from(HEIGHT) - 28.0, "poster-site");
    let card = card.finish();
    match picture {
        Some(picture) => card.replacen("</svg>", &format!("{}</svg>", placed(&picture, top)), 1),
        None => card,
    }
}

/// A line of the card.
fn write(card: &mut Writer, text: &str, y: f64, class: &str) {
    card.text_element("text", &[("class", class), ("x", &MARGIN.to_string()), ("y", &y.to_string())], text);
}

/// The drawing in the middle of the room that is left, on a card of its own.
fn placed(picture: &Picture, top: f64) -> String {
    let (room_width, room_height) = (f64::from(WIDTH) - 2.0 * MARGIN, f64::from(HEIGHT) - top - 75.0);
    let inner = |room: f64, size: f64| (room - 2.0 * PADDING) / size;
    let scale = inner(room_width, picture.width).min(inner(room_height, picture.height)).min(MOST_SCALE);
    let (width, height) = (picture.width * scale, picture.height * scale);
    let x = MARGIN + (room_width - width) / 2.0;
    format!(
        "<rect x=\"{MARGIN}\" y=\"{top}\" width=\"{room_width}\" height=\"{room_height}\" rx=\"8\" fill=\"#fff\" stroke=\"#dcd7cb\"/>\
         <svg x=\"{x:.1}\" y=\"{y:.1}\" width=\"{width:.1}\" height=\"{height:.1}\" overflow=\"visible\" viewBox=\"0 0 {} {}\">{}</svg>",
        picture.width,
        picture.height,
        picture.markup,
        y = top + (room_height - height) / 2.0,
    )
}

/// What the figure saves as a drawing, in its first state.
fn drawing_of(page: &PageData, slug: &str) -> Option<Picture> {
    let Node::Widget { id, place, params, .. } = find_widget(&page.body)? else { return None };
    let job = FigureJob {
        slug: slug.to_owned(),
        id: id.clone(),
        place: place.clone(),
        wanted: "svg".to_owned(),
        params: params.clone(),
        words: page.words.clone(),
        facts: page.facts.clone(),
        ..FigureJob::default()
    };
    match answer(computed(slug)?, &job, &|_| ()) {
        FigureOrFile::File(file) => stacked(&file.text),
        FigureOrFile::Figure(_) => None,
    }
}

/// The drawings of a saved file that are more than signs of a legend, one below the other.
fn stacked(file: &str) -> Option<Picture> {
    let (_, from) = file.split_once("<style>")?;
    let (style, from) = from.split_once("</style>")?;
    let mut picture = Picture { markup: format!("<style>{style}</style>"), width: 0.0, height: 0.0 };
    for drawing in from.split("<svg ").skip(1) {
        let (attributes, shapes) = drawing.split_once('>')?;
        let shapes = shapes.split_once("</svg>")?.0;
        let size = |name: &str| attribute(attributes, name)?.parse::<f64>().ok();
        let (width, height) = (size("width")?, size("height")?);
        let (view_box, class) = (attribute(attributes, "viewBox")?, attribute(attributes, "class")?);
        if height < LEAST_HEIGHT {
            continue;
        }
        let top = if picture.height > 0.0 { picture.height + GAP } else { 0.0 };
        picture.markup += &format!(
            "<svg y=\"{top}\" width=\"{width}\" height=\"{height}\" overflow=\"visible\" viewBox=\"{view_box}\" class=\"{class}\">{shapes}</svg>"
        );
        picture.width = picture.width.max(width);
        picture.height = top + height;
    }
    (picture.height > 0.0).then_some(picture)
}

/// The value of an attribute in a start tag, still escaped.
fn attribute<'tag>(tag: &'tag str, name: &str) -> Option<&'tag str> {
    Some(tag.split_once(&format!("{name}=\""))?.1.split_once('"')?.0)
}

fn find_widget(nodes: &[Node]) -> Option<&Node> {
    nodes.iter().find_map(|node| match node {
        Node::Widget { .. } => Some(node),
        Node::Element { children, .. } => find_widget(children),
        Node::Text(_) => None,
    })
}

/// The first drawing in a rendered page, for widgets with a view of their own; the style of trees is all that it needs.
fn first_svg(html: &str) -> Option<Picture> {
    let (_, from) = html.split_once("<svg")?;
    let (inside, _) = from.split_once("</svg>")?;
    let (attributes, shapes) = inside.split_once('>')?;
    let view_box = attribute(attributes, "viewBox")?;
    let sizes: Vec<f64> = view_box.split(' ').filter_map(|size| size.parse().ok()).collect();
    let [_, _, width, height] = sizes.as_slice() else { return None };
    Some(Picture {
        markup: format!("<style>{}</style><svg viewBox=\"{view_box}\">{shapes}</svg>", FILE_STYLE),
        width: *width,
        height: *height,
    })
}

/// Words in lines of about so many letters.
fn lines(text: &str, letters: usize) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for word in text.split_whitespace() {
        match lines.last_mut() {
            Some(line) if line.chars().count() + word.chars().count() < letters => {
                line.push(' ');
                line.push_str(word);
            }
            _ => lines.push(word.to_owned()),
        }
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_fill_lines() {
        assert_eq!(lines("one two three", 8), ["one two", "three"]);
        assert_eq!(lines("", 8), [""; 0]);
        assert_eq!(lines("immeasurable", 3), ["immeasurable"]);
    }

    #[test]
    fn signs_of_a_legend_are_left_out() {
        let svg = |y: u32, height: u32| {
            format!(
                "<svg x=\"12\" y=\"{y}\" width=\"90\" height=\"{height}\" viewBox=\"0 0 90 {height}\" class=\"chart\"><g/></svg>"
            )
        };
        let file = format!("<svg><style>a</style>{}{}{}</svg>", svg(12, 80), svg(100, 20), svg(130, 70));
        let picture = stacked(&file).unwrap();
        assert_eq!((picture.width, picture.height), (90.0, 162.0));
        assert_eq!(picture.markup.matches("<svg").count(), 2, "{}", picture.markup);
        assert!(stacked("<svg><style>a</style></svg>").is_none());
    }

    #[test]
    fn the_first_drawing_of_a_page_is_found() {
        let picture = first_svg("<p><svg class=\"a\" viewBox=\"0 0 30 20\"><g></g></svg><svg>").unwrap();
        assert_eq!((picture.width, picture.height), (30.0, 20.0));
        assert!(picture.markup.contains("<svg viewBox=\"0 0 30 20\"><g></g></svg>"), "{}", picture.markup);
        assert!(first_svg("<p>none</p>").is_none());
    }
}
