//! A link as a QR code (ISO/IEC 18004), by the crate `qrcodegen`, drawn as one path. Links that would need squares too small
//! for a phone at arm's length get none.

use lookahead_chart::svg::escape;
use qrcodegen::{QrCode, QrCodeEcc, QrSegment, Version};

use crate::page::Node;

/// The largest code that is made: 117 squares a side, 1,273 bytes.
const LARGEST: u8 = 25;
/// The quiet zone that readers of codes need around them, in squares.
const QUIET: i32 = 4;
/// Pixels of a square in a file.
const PIXELS: i32 = 8;

/// The squares.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) struct Code {
    /// Squares a side, without the quiet zone.
    n_squares: i32,
    /// The dark ones as a path, with the quiet zone before them.
    path: String,
}

impl Code {
    /// The code of a text; `None` where it is too long.
    pub fn of(text: &str) -> Option<Self> {
        let segments = [QrSegment::make_bytes(text.as_bytes())];
        let code = QrCode::encode_segments_advanced(
            &segments,
            QrCodeEcc::Low,
            Version::MIN,
            Version::new(LARGEST),
            None,
            true,
        )
        .ok()?;
        let n_squares = code.size();
        let rows = (0..n_squares).map(|row| row_path(&code, row));
        Some(Self { n_squares, path: rows.collect() })
    }

    fn side(&self) -> i32 {
        self.n_squares + 2 * QUIET
    }

    /// The picture, with what it says for those who do not see it.
    pub fn node(&self, label: &str) -> Node {
        let side = self.side().to_string();
        let view_box = format!("0 0 {side} {side}");
        let ground = Node::leaf("rect", &[("width", &side), ("height", &side)]);
        let squares = Node::leaf("path", &[("d", &self.path)]);
        let attributes = [
            ("class", "qr"),
            ("viewBox", view_box.as_str()),
            ("role", "img"),
            ("aria-label", label),
            ("key", "qr"),
        ];
        Node::element("svg", &attributes, vec![ground, squares])
    }

    /// The picture as a file of its own, black on white, and its width and height in pixels.
    pub fn document(&self, title: &str) -> (String, u32) {
        let (side, path) = (self.side(), &self.path);
        let pixels = side * PIXELS;
        let text = format!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{pixels}\" height=\"{pixels}\" viewBox=\"0 0 {side} {side}\" role=\"img\" \
             shape-rendering=\"crispEdges\"><title>{}</title><rect width=\"{side}\" height=\"{side}\" fill=\"#fff\"/><path d=\"{path}\"/></svg>",
            escape(title)
        );
        (text, pixels.unsigned_abs())
    }
}

/// The dark squares of a row, neighbours together.
fn row_path(code: &QrCode, row: i32) -> String {
    let (mut out, mut column) = (String::new(), 0);
    while column < code.size() {
        let n_dark = (column..code.size()).take_while(|column| code.get_module(*column, row)).count() as i32;
        if n_dark > 0 {
            let (x, y) = (column + QUIET, row + QUIET);
            out += &format!("M{x} {y}h{n_dark}v1h-{n_dark}z");
        }
        column += n_dark.max(1);
    }
    out
}
