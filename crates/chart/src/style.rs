//! The second cue beside colour: dash patterns and marker shapes, so that no series is told by colour alone.
//! Used by the scene's legend, by the SVG writer and by the site's view.

use serde::{Deserialize, Serialize};

/// How the line of a series is broken up; six patterns, taken in turn.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Dash {
    /// Unbroken.
    #[default]
    Solid,
    /// Even dashes.
    Dashed,
    /// Dots.
    Dotted,
    /// Dash, dot.
    DashDot,
    /// Long dashes.
    Long,
    /// Dash, dot, dot.
    DashDotDot,
}

impl Dash {
    /// The pattern of the `series`-th series.
    pub fn of(series: u16) -> Dash {
        match series % 6 {
            0 => Dash::Solid,
            1 => Dash::Dashed,
            2 => Dash::Dotted,
            3 => Dash::DashDot,
            4 => Dash::Long,
            _ => Dash::DashDotDot,
        }
    }

    /// Lengths of stroke and gap in px, as `stroke-dasharray` wants them; empty for a solid line.
    ///
    /// ```
    /// assert_eq!(lookahead_chart::Dash::Dashed.lengths(), [6, 4]);
    /// ```
    pub fn lengths(self) -> &'static [u8] {
        match self {
            Dash::Solid => &[],
            Dash::Dashed => &[6, 4],
            Dash::Dotted => &[2, 3],
            Dash::DashDot => &[8, 3, 2, 3],
            Dash::Long => &[12, 5],
            Dash::DashDotDot => &[8, 3, 2, 3, 2, 3],
        }
    }

    /// The lengths as the value of an SVG attribute; `None` for a solid line.
    pub fn attribute(self) -> Option<String> {
        let words: Vec<String> = self.lengths().iter().map(u8::to_string).collect();
        (!words.is_empty()).then(|| words.join(" "))
    }
}

/// The shape at the points of a series; six shapes, taken in turn.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Marker {
    /// A disc.
    #[default]
    Circle,
    /// A square.
    Square,
    /// A triangle, point up.
    Triangle,
    /// A square on its corner.
    Diamond,
    /// A triangle, point down.
    TriangleDown,
    /// An upright cross.
    Cross,
}

/// Radius of the disc in tenths of a px; the other shapes have about its area.
pub const MARKER_RADIUS: u16 = 35;

impl Marker {
    /// The shape of the `series`-th series.
    pub fn of(series: u16) -> Marker {
        match series % 6 {
            0 => Marker::Circle,
            1 => Marker::Square,
            2 => Marker::Triangle,
            3 => Marker::Diamond,
            4 => Marker::TriangleDown,
            _ => Marker::Cross,
        }
    }

    /// Corners around the point, in tenths of a px; empty for the disc, which has [`MARKER_RADIUS`].
    pub fn corners(self) -> &'static [(i32, i32)] {
        match self {
            Marker::Circle => &[],
            Marker::Square => &[(-32, -32), (32, -32), (32, 32), (-32, 32)],
            Marker::Triangle => &[(0, -40), (40, 30), (-40, 30)],
            Marker::Diamond => &[(0, -44), (44, 0), (0, 44), (-44, 0)],
            Marker::TriangleDown => &[(0, 40), (-40, -30), (40, -30)],
            Marker::Cross => &[
                (-13, -40),
                (13, -40),
                (13, -13),
                (40, -13),
                (40, 13),
                (13, 13),
                (13, 40),
                (-13, 40),
                (-13, 13),
                (-40, 13),
                (-40, -13),
                (-13, -13),
            ],
        }
    }
}

/// What a series stands for, when the site has a colour for it on every page.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Tone {
    /// Nothing in particular: the colour goes by the index of the series.
    #[default]
    Plain,
    /// The quantity X.
    X,
    /// The quantity Y.
    Y,
    /// The machine.
    Machine,
    /// A person.
    Person,
    /// Chance.
    Chance,
}

impl Tone {
    /// The CSS class of the tone; `None` for a plain series.
    pub fn class(self) -> Option<&'static str> {
        match self {
            Tone::Plain => None,
            Tone::X => Some("tone-x"),
            Tone::Y => Some("tone-y"),
            Tone::Machine => Some("tone-machine"),
            Tone::Person => Some("tone-person"),
            Tone::Chance => Some("tone-chance"),
        }
    }
}
