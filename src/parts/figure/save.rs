//! Files of a figure: SVG, PNG, CSV and what a widget adds. A platform that refuses downloads gets the text to copy.

use yew::prelude::*;

use crate::jobs::FileAnswer;
use crate::web::dom;
use crate::web::download::{self, Download};

/// A kind of file that a figure can make.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum ExportKind {
    /// The picture as a drawing.
    Svg,
    /// The picture as pixels, twice as fine as on the page.
    Png,
    /// The data table.
    Csv,
    /// The game, in Gambit's format.
    Efg,
    /// The state, for programs.
    Json,
}

impl ExportKind {
    /// The ending of its file names, and its key in the words.
    #[must_use]
    pub fn ending(self) -> &'static str {
        match self {
            Self::Svg => "svg",
            Self::Png => "png",
            Self::Csv => "csv",
            Self::Efg => "efg",
            Self::Json => "json",
        }
    }

    fn mime(self) -> &'static str {
        match self {
            Self::Svg | Self::Png => "image/svg+xml",
            Self::Csv => "text/csv",
            Self::Efg => "text/plain",
            Self::Json => "application/json",
        }
    }
}

/// The text of a file; for pixels, the drawing that they are made from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ExportFile {
    /// Name without an ending.
    pub name: String,
    /// The text.
    pub text: String,
    /// Width of the picture in CSS pixels; 0 for other files.
    pub width: u32,
    /// Height of the picture in CSS pixels; 0 for other files.
    pub height: u32,
}

/// How much finer pixels are than on the page.
const PNG_SCALE: u32 = 2;

/// Offers the file; where that fails, the field `fallback_id` shows its text.
pub(super) fn offer(kind: ExportKind, file: ExportFile, fallback_id: AttrValue) {
    wasm_bindgen_futures::spawn_local(async move {
        let name = format!("{}.{}", file.name, kind.ending());
        let pixels = (kind == ExportKind::Png).then_some((file.width * PNG_SCALE, file.height * PNG_SCALE));
        let offered = Download { name: &name, mime: kind.mime(), text: &file.text, pixels };
        if !download::save(offered).await {
            dom::reveal_text(&fallback_id, &file.text);
        }
    });
}

/// Offers a file that the solver made, by the ending that was asked for.
pub fn save_file(ending: &str, file: FileAnswer, id: &str) {
    let kinds = [ExportKind::Svg, ExportKind::Png, ExportKind::Csv, ExportKind::Json];
    if let Some(kind) = kinds.into_iter().find(|kind| kind.ending() == ending) {
        let FileAnswer { name, text, width, height } = file;
        offer(kind, ExportFile { name, text, width, height }, AttrValue::from(format!("{id}-refused")));
    }
}
