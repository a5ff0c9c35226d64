//! plotters' drawing backend of ours: it paints nothing and collects shapes. It draws at ten times the size, so that
//! plotters' integer coordinates are tenths of a px. Text is measured by the fixed table; plotters' own measuring asks
//! the page in a browser, guesses elsewhere, and panics in a worker.

use crate::metrics;
use crate::scene::{Anchor, Position, Shape};
use crate::sentinel::class_of;
use plotters_backend::text_anchor::{HPos, VPos};
use plotters_backend::{
    BackendColor, BackendCoord, BackendStyle, BackendTextStyle, DrawingBackend, DrawingErrorKind,
};
use std::convert::Infallible;

type Drawn = Result<(), DrawingErrorKind<Infallible>>;

/// Collects what plotters draws.
pub(crate) struct Collector {
    size: (u32, u32),
    shapes: Vec<Shape>,
}

impl Collector {
    /// An empty picture of a size in tenths of a px.
    pub(crate) fn new(width: i32, height: i32) -> Collector {
        Collector { size: (width.unsigned_abs(), height.unsigned_abs()), shapes: Vec::new() }
    }

    /// Hands over what was drawn.
    pub(crate) fn take_shapes(&mut self) -> Vec<Shape> {
        std::mem::take(&mut self.shapes)
    }

    fn push(&mut self, shape: Shape) -> Drawn {
        self.shapes.push(shape);
        Ok(())
    }
}

impl DrawingBackend for Collector {
    type ErrorType = Infallible;

    fn get_size(&self) -> (u32, u32) {
        self.size
    }

    fn ensure_prepared(&mut self) -> Drawn {
        Ok(())
    }

    fn present(&mut self) -> Drawn {
        Ok(())
    }

    fn draw_pixel(&mut self, point: BackendCoord, color: BackendColor) -> Drawn {
        self.push(Shape::Circle { class: class_of(color.rgb), at: position(point), radius: 5 })
    }

    fn draw_line<S: BackendStyle>(&mut self, from: BackendCoord, to: BackendCoord, style: &S) -> Drawn {
        self.push(Shape::Line { class: class_of(style.color().rgb), from: position(from), to: position(to) })
    }

    fn draw_rect<S: BackendStyle>(
        &mut self,
        upper_left: BackendCoord,
        bottom_right: BackendCoord,
        style: &S,
        _fill: bool,
    ) -> Drawn {
        let class = class_of(style.color().rgb);
        self.push(Shape::Rect { class, from: position(upper_left), to: position(bottom_right) })
    }

    fn draw_path<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(
        &mut self,
        path: I,
        style: &S,
    ) -> Drawn {
        let class = class_of(style.color().rgb);
        let mut points: Vec<Position> = path.into_iter().map(position).collect();
        // Points nearer than a tenth of a px fall together: a long series need not be a long path.
        points.dedup();
        match *points.as_slice() {
            [] | [_] => Ok(()),
            [from, to] => self.push(Shape::Line { class, from, to }),
            _ => self.push(Shape::Path { class, points }),
        }
    }

    fn draw_circle<S: BackendStyle>(
        &mut self,
        center: BackendCoord,
        radius: u32,
        style: &S,
        _fill: bool,
    ) -> Drawn {
        let radius = u16::try_from(radius).unwrap_or(u16::MAX);
        self.push(Shape::Circle { class: class_of(style.color().rgb), at: position(center), radius })
    }

    fn fill_polygon<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(
        &mut self,
        vert: I,
        style: &S,
    ) -> Drawn {
        let points = vert.into_iter().map(position).collect();
        self.push(Shape::Polygon { class: class_of(style.color().rgb), points })
    }

    fn draw_text<TStyle: BackendTextStyle>(
        &mut self,
        text: &str,
        style: &TStyle,
        pos: BackendCoord,
    ) -> Drawn {
        if text.is_empty() {
            return Ok(());
        }
        let size = font_size(style);
        let anchor = match style.anchor().h_pos {
            HPos::Left => Anchor::Start,
            HPos::Center => Anchor::Middle,
            HPos::Right => Anchor::End,
        };
        let down = match style.anchor().v_pos {
            VPos::Top => metrics::baseline_below_top(size),
            VPos::Center => metrics::baseline_below_middle(size),
            VPos::Bottom => metrics::baseline_below_top(size) - metrics::box_height(size),
        };
        let at = Position { x: pos.0, y: pos.1 + down };
        self.push(Shape::Text {
            class: class_of(style.color().rgb),
            at,
            size,
            anchor,
            text: text.to_string(),
        })
    }

    fn estimate_text_size<TStyle: BackendTextStyle>(
        &self,
        text: &str,
        style: &TStyle,
    ) -> Result<(u32, u32), DrawingErrorKind<Infallible>> {
        let size = font_size(style);
        Ok((metrics::text_width(text, size).unsigned_abs(), metrics::box_height(size).unsigned_abs()))
    }
}

fn position((x, y): BackendCoord) -> Position {
    Position { x, y }
}

fn font_size<TStyle: BackendTextStyle>(style: &TStyle) -> u16 {
    style.size().clamp(0.0, 10_000.0) as u16
}
