//! The whole figure: one of two pictures with its controls.

use super::model::from_query;
use super::{controls, price_chart, stationary};
use crate::figures::{Ask, Drawn};
use crate::parts::figure::Controls;

/// Draws the figure.
pub(super) fn draw(ask: &Ask<'_>) -> Drawn {
    let state = from_query(&ask.pairs);
    let is_loop = state.view == "loop";
    let mut drawn = Drawn { view: state.view.to_owned(), ..Drawn::default() };
    // It never tells the answer.
    drawn.title = ask.words.word(if is_loop { "loop_title" } else { "prices_title" });
    if is_loop {
        stationary::draw(ask, &state, &mut drawn);
    } else {
        price_chart::draw(ask, &state, &mut drawn);
    }
    drawn.controls = controls::few(ask, &state);
    // What is never shown need not be loaded.
    if ask.options.controls == Controls::Full {
        drawn.more = controls::more(ask, &state);
    }
    drawn
}
