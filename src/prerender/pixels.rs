//! Posters as PNG: most link previews take no SVG. Drawn by `resvg` with the one font that the build brings along, so that
//! the same input gives the same bytes on every machine.

use std::sync::Arc;

use anyhow::{Context, Result};
use resvg::{tiny_skia, usvg};

use super::poster::{HEIGHT, WIDTH};

/// Ubuntu Light, under the Ubuntu font licence: it leaves pictures made with it free.
const FONT: &[u8] = epaint_default_fonts::UBUNTU_LIGHT;
const FONT_FAMILY: &str = "Ubuntu";

/// Draws posters; the font is read once.
pub(super) struct Painter {
    options: usvg::Options<'static>,
}

impl Painter {
    /// With the font for all letters.
    pub(super) fn new() -> Self {
        let mut fonts = usvg::fontdb::Database::new();
        fonts.load_font_data(FONT.to_vec());
        fonts.set_sans_serif_family(FONT_FAMILY);
        Self { options: usvg::Options { fontdb: Arc::new(fonts), ..usvg::Options::default() } }
    }

    /// The poster's pixels as a PNG file.
    ///
    /// # Errors
    /// One line when the text is no SVG document.
    pub(super) fn png(&self, poster: &str) -> Result<Vec<u8>> {
        let tree = usvg::Tree::from_str(poster, &self.options).context("a poster cannot be read")?;
        let pixels = tiny_skia::Pixmap::new(u32::from(WIDTH), u32::from(HEIGHT));
        let mut pixels = pixels.context("no room for a poster")?;
        resvg::render(&tree, tiny_skia::Transform::default(), &mut pixels.as_mut());
        pixels.encode_png().context("a poster cannot be written")
    }
}
