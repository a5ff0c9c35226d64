//! Which view is drawn, and what all three share: the choice of the view, the presets, sliders with their problems. Used by
//! the registry's entry.

use super::model::{State, Value, View};
use super::{mediation, rulers, strength};
use lookahead_game::Exact;

use crate::figures::controls::{self, Number};
use crate::figures::number::decimals;
use crate::figures::{Ask, Drawn};
use crate::page::Node;
use crate::parts::figure::Controls;
use crate::widgets::Place;

/// Draws the figure that is asked for.
pub(super) fn draw(ask: &Ask<'_>) -> Drawn {
    let state = State::from_query(&ask.pairs);
    match state.view {
        View::Rulers => rulers::draw(ask, &state),
        View::Strength => strength::draw(ask, &state),
        View::Mediation => mediation::draw(ask, &state),
    }
}

/// The presets of the view that is shown.
pub(super) fn presets(ask: &Ask<'_>, state: &State) -> Node {
    let words = state.view.presets().map(|preset| (preset, ask.words.word(&format!("presets.{preset}"))));
    let options: Vec<(&str, &str)> = words.iter().map(|(preset, word)| (*preset, word.as_str())).collect();
    controls::presets(&ask.words.word("preset"), &options, state.preset)
}

/// Where the figure stands alone, the choice of the view comes first; elsewhere it would take the chapter's place.
pub(super) fn view_choice(ask: &Ask<'_>, state: &State) -> Option<Node> {
    let words = View::ALL.map(|view| (view.name(), ask.words.word(&format!("views.{}", view.name()))));
    let options: Vec<(&str, &str)> = words.iter().map(|(view, word)| (*view, word.as_str())).collect();
    (ask.place == Place::Lab)
        .then(|| controls::choice("view", &ask.words.word("view"), &options, state.view.name()))
}

/// A slider for a number of the state. The ends of the slider may lie within what the field takes.
pub(super) fn slider(ask: &Ask<'_>, value: &Value, (min, max, step): (&str, &str, &str)) -> Node {
    let words = &ask.words;
    let label = words.word(&format!("numbers.{}.label", value.key));
    let shown = words.fill(&format!("numbers.{}.shown", value.key), &[("value", &short(&value.number))]);
    let problem = value.is_refused.then(|| refusal(ask, value));
    controls::slider(
        ask.id,
        &Number {
            key: value.key,
            label: &label,
            value: &value.typed,
            min,
            max,
            step,
            shown: &shown,
            problem: problem.as_deref(),
        },
    )
}

fn refusal(ask: &Ask<'_>, value: &Value) -> String {
    let (min, max) = (crate::number::shown(&value.min), crate::number::shown(&value.max));
    let used = crate::number::shown(&value.number);
    ask.words.fill("refused", &[("min", &min), ("max", &max), ("used", &used)])
}

/// Lines about numbers whose controls are not on the page.
pub(super) fn notes(ask: &Ask<'_>, hidden: &[&Value]) -> Vec<String> {
    if ask.options.controls == Controls::Full {
        return Vec::new();
    }
    let refused = hidden.iter().filter(|value| value.is_refused);
    let line = |value: &&&Value| {
        let label = ask.words.word(&format!("numbers.{}.label", value.key));
        ask.words.fill(
            "refused_note",
            &[("name", &label), ("typed", &value.typed), ("problem", &refusal(ask, value))],
        )
    };
    refused.map(|value| line(&value)).collect()
}

/// The longest number that is shown in full.
const LONGEST_SHOWN: usize = 7;

/// A number for readers: in full where it is short, else to three decimals.
pub(super) fn short(number: &Exact) -> String {
    let full = crate::number::shown(number);
    if full.chars().count() <= LONGEST_SHOWN { full } else { format!("≈ {}", decimals(number.to_f64(), 3)) }
}

/// The longest number that is written in full in a drawing, where columns are narrow.
const LONGEST_DRAWN: usize = 5;

/// A number in a drawing: in full where it is short, else to one decimal.
pub(super) fn drawn(number: &Exact) -> String {
    let full = crate::number::shown(number);
    if full.chars().count() <= LONGEST_DRAWN { full } else { decimals(number.to_f64(), 1) }
}

/// The same as a number, for drawings that write exact ones.
pub(super) fn rounded(number: &Exact) -> Exact {
    to_decimals(number, LONGEST_DRAWN, 1)
}

/// Odds in a drawing: a little longer, since they are less than 1.
pub(super) fn rounded_odds(number: &Exact) -> Exact {
    to_decimals(number, LONGEST_SHOWN, 3)
}

fn to_decimals(number: &Exact, longest: usize, n_digits: u32) -> Exact {
    if crate::number::shown(number).chars().count() <= longest {
        return number.clone();
    }
    let text = crate::number::typed(&decimals(number.to_f64(), n_digits));
    Exact::parse(text.as_bytes()).unwrap_or_else(|_| number.clone())
}

/// A line of small print under a picture.
pub(super) fn legend(points: &[String]) -> Node {
    let items = points.iter().map(|point| Node::words("li", &[], point)).collect();
    Node::element("ul", &[("class", "legend")], items)
}
