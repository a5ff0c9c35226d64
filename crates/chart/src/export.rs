//! Files a reader takes away: the picture as a standalone SVG in light colours, the table as CSV. Used by the foot of
//! every figure with a chart.

use crate::csv::{self, Cell};
use crate::scene::{Scene, Shape, ShapeClass};
use crate::style::Dash;
use crate::svg::{Writer, path_data, px};
use crate::table::{ColumnCode, Table, TableCell};

const STYLE: &str = include_str!("export.css");

/// A standalone SVG document: title and description for readers who do not see it, the light colours inside.
///
/// ```
/// use lookahead_chart::*;
/// let mut chart = LineChart::phone();
/// chart.series = vec![Series::new("a < b", [(0.0, 1.0), (1.0, 2.0)])];
/// let svg = to_svg_string(&line_chart(&chart), "Title", "Description");
/// assert!(svg.starts_with("<svg xmlns=") && svg.contains("a &lt; b"));
/// ```
pub fn to_svg_string(scene: &Scene, title: &str, description: &str) -> String {
    let named = [("role", "img"), ("aria-labelledby", "title description")];
    let mut svg = Writer::document_with(scene.width, scene.height, &named);
    svg.text_element("title", &[("id", "title")], title);
    svg.text_element("desc", &[("id", "description")], description);
    svg.text_element("style", &[], STYLE);
    svg.leaf("rect", &[("class", "paper"), ("width", "100%"), ("height", "100%")]);
    scene.shapes.iter().for_each(|shape| write_shape(&mut svg, scene, shape));
    svg.finish()
}

/// The table of a chart as CSV. `word_of` gives the header word of a column; without one (`None`) the caller's own
/// title stands there.
///
/// ```
/// use lookahead_chart::*;
/// let mut chart = LineChart::phone();
/// chart.x.title = "p".to_string();
/// chart.series = vec![Series::new("worth", [(0.5, 1.0)])];
/// assert_eq!(to_csv_string(&table(&chart), |_| None), "p,worth\r\n0.5,1\r\n");
/// ```
pub fn to_csv_string(table: &Table, word_of: impl Fn(ColumnCode) -> Option<String>) -> String {
    let columns = &table.columns;
    let header: Vec<String> =
        columns.iter().map(|column| word_of(column.code).unwrap_or_else(|| column.title.clone())).collect();
    let rows: Vec<Vec<Cell>> = table.rows.iter().map(|row| row.iter().map(csv_cell).collect()).collect();
    csv::write(&header, &rows)
}

fn csv_cell(cell: &TableCell) -> Cell {
    match (&cell.exact, cell.value) {
        (Some(exact), _) => Cell::Exact(exact.clone()),
        (None, Some(value)) => Cell::Number(value),
        (None, None) => Cell::Empty,
    }
}

fn write_shape(svg: &mut Writer, scene: &Scene, shape: &Shape) {
    let class = scene.css_class(shape.class());
    let class = ("class", class.as_str());
    match shape {
        Shape::Line { class: kind, from, to } => {
            write_path(svg, scene, *kind, class, &path_data([(from.x, from.y), (to.x, to.y)]));
        }
        Shape::Path { class: kind, points } => {
            write_path(svg, scene, *kind, class, &path_data(points.iter().map(|p| (p.x, p.y))));
        }
        Shape::Polygon { points, .. } => {
            let outline = path_data(points.iter().map(|p| (p.x, p.y))) + "Z";
            svg.leaf("path", &[class, ("d", &outline)]);
        }
        Shape::Rect { from, to, .. } => {
            let corners = path_data([(from.x, from.y), (to.x, from.y), (to.x, to.y), (from.x, to.y)]) + "Z";
            svg.leaf("path", &[class, ("d", &corners)]);
        }
        Shape::Circle { at, radius, .. } => {
            let (x, y, r) = (px(at.x), px(at.y), px(i32::from(*radius)));
            svg.leaf("circle", &[class, ("cx", &x), ("cy", &y), ("r", &r)]);
        }
        Shape::Text { at, size, anchor, text, .. } => {
            let (x, y, size) = (px(at.x), px(at.y), px(i32::from(*size)));
            let places =
                [class, ("x", &x), ("y", &y), ("font-size", &size), ("text-anchor", anchor.as_str())];
            svg.text_element("text", &places, text);
        }
    }
}

fn write_path(svg: &mut Writer, scene: &Scene, kind: ShapeClass, class: (&'static str, &str), data: &str) {
    let dash: Dash = scene.dash(kind);
    match dash.attribute() {
        Some(lengths) => svg.leaf("path", &[class, ("d", data), ("stroke-dasharray", &lengths)]),
        None => svg.leaf("path", &[class, ("d", data)]),
    }
}
