//! plotters' styles carry a colour and nothing else, so each class of shape travels through it as a colour that no
//! one ever sees: red says which class, green and blue which series. Used by the drawing code (in) and the backend (out).

use crate::scene::ShapeClass;
use plotters::style::RGBColor;

/// The colour a class travels as.
pub(crate) fn colour_of(class: ShapeClass) -> RGBColor {
    let [high, low] = class.series().unwrap_or(0).to_be_bytes();
    RGBColor(kind_of(class), high, low)
}

/// The class that travelled as a colour; a colour of plotters' own is the axis black.
pub(crate) fn class_of((kind, high, low): (u8, u8, u8)) -> ShapeClass {
    let series = u16::from_be_bytes([high, low]);
    match kind {
        1 => ShapeClass::Grid,
        2 => ShapeClass::Zero,
        3 => ShapeClass::TickLabel,
        4 => ShapeClass::AxisTitle,
        5 => ShapeClass::Reference,
        6 => ShapeClass::ReferenceLabel,
        7 => ShapeClass::Band(series),
        8 => ShapeClass::Series(series),
        9 => ShapeClass::Marker(series),
        10 => ShapeClass::Leader(series),
        11 => ShapeClass::SeriesLabel(series),
        _ => ShapeClass::Axis,
    }
}

fn kind_of(class: ShapeClass) -> u8 {
    match class {
        ShapeClass::Axis => 0,
        ShapeClass::Grid => 1,
        ShapeClass::Zero => 2,
        ShapeClass::TickLabel => 3,
        ShapeClass::AxisTitle => 4,
        ShapeClass::Reference => 5,
        ShapeClass::ReferenceLabel => 6,
        ShapeClass::Band(_) => 7,
        ShapeClass::Series(_) => 8,
        ShapeClass::Marker(_) => 9,
        ShapeClass::Leader(_) => 10,
        ShapeClass::SeriesLabel(_) => 11,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_class_comes_back_as_itself() {
        let plain = [
            ShapeClass::Axis,
            ShapeClass::Grid,
            ShapeClass::Zero,
            ShapeClass::TickLabel,
            ShapeClass::AxisTitle,
            ShapeClass::Reference,
            ShapeClass::ReferenceLabel,
        ];
        let of = [
            ShapeClass::Band,
            ShapeClass::Series,
            ShapeClass::Marker,
            ShapeClass::Leader,
            ShapeClass::SeriesLabel,
        ];
        let numbered = of.iter().flat_map(|class| [0, 1, 255, 256, u16::MAX].map(class));
        for class in plain.into_iter().chain(numbered) {
            let RGBColor(r, g, b) = colour_of(class);
            assert_eq!(class_of((r, g, b)), class);
        }
    }
}
