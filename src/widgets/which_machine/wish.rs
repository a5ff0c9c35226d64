//! *Wants to* against *has to*: four librarians who decline equally often for four reasons, two tests, and how much the tests tell.

use lookahead_models::which_machine::wish::{Reason, Reasons, Trial};

use super::figure::{Scene, number};
use super::pieces::{bits, filled, percent};
use super::rates::{Bar, Row, rate_nodes};
use crate::figures::{Drawn, Speaker, Table};

/// τ, as the librarians of the game have it.
const TEMPERATURE: f64 = 2.0;
/// A price that tells less is said to leave a wish looking like a bar.
const HARDLY_ANY_BITS: f64 = 0.1;

/// Draws the view.
pub(super) fn draw(scene: &Scene<'_>) -> Drawn {
    let (words, state) = (&scene.ask.words, scene.state);
    let points = |key: &str| f64::from(state.number(key));
    let reasons = Reasons { strength: points("strength"), price: points("price"), temperature: TEMPERATURE };
    let n = state.number("trials");
    let told = Trial::ALL.map(|trial| reasons.bits(trial, n).unwrap_or(0.0));
    let rows = Reason::ALL.map(|reason| row(words, &reasons, reason));
    let readout = readout(scene, &reasons, told);
    let tell = |(trial, told): (Trial, f64)| {
        let values = [("trial", trial_name(words, trial)), ("bits", bits(told))];
        filled(words, "came_out.trial", &values)
    };
    Drawn {
        title: words.word("title_wish"),
        picture: rate_nodes(words, &rows, "before_wish", &readout),
        controls: ["strength", "price", "trials"].into_iter().filter_map(|key| number(scene, key)).collect(),
        readout,
        came_out: Trial::ALL.into_iter().zip(told).map(tell).collect(),
        table: table(words, &reasons, told),
        ..Drawn::default()
    }
}

fn trial_name(words: &Speaker<'_>, trial: Trial) -> String {
    words.word(&["trials.", trial.code()].concat())
}

fn reason_name(words: &Speaker<'_>, reason: Reason) -> String {
    words.word(&["reasons.", reason.code()].concat())
}

/// A reason's answers to the three trials, with a mark where it is left alone.
fn row(words: &Speaker<'_>, reasons: &Reasons, reason: Reason) -> Row {
    let before = reasons.complies(reason, Trial::AsItIs);
    let trials = [(Trial::Price, "series-0"), (Trial::Withdrawn, "series-1"), (Trial::Both, "series-3")];
    let bar = |(trial, colour): (Trial, &'static str)| Bar {
        name: words.word(&["trials.short.", trial.code()].concat()),
        share: reasons.complies(reason, trial),
        before: Some(before),
        colour,
    };
    Row { name: reason_name(words, reason), bars: trials.map(bar).into() }
}

/// What the price and the withdrawal tell, and what nothing here can.
fn readout(scene: &Scene<'_>, reasons: &Reasons, [_, price, withdrawn, both]: [f64; 4]) -> String {
    let (words, state) = (&scene.ask.words, scene.state);
    let values = [
        ("rate", percent(words, reasons.complies(Reason::Wish, Trial::AsItIs))),
        ("n", state.number("trials").to_string()),
        ("price", state.number("price").to_string()),
        ("strength", state.number("strength").to_string()),
        ("price_bits", bits(price)),
        ("withdrawn_bits", bits(withdrawn)),
        ("both_bits", bits(both)),
    ];
    let key = if price < HARDLY_ANY_BITS { "readouts.wish_hidden" } else { "readouts.wish_shown" };
    [filled(words, key, &values), words.word("readouts.wish_same")].join(" ")
}

fn table(words: &Speaker<'_>, reasons: &Reasons, told: [f64; 4]) -> Table {
    let mut head = vec![words.word("table.reason")];
    head.extend(Trial::ALL.map(|trial| trial_name(words, trial)));
    let row = |reason| {
        let mut row = vec![reason_name(words, reason)];
        row.extend(Trial::ALL.map(|trial| percent(words, reasons.complies(reason, trial))));
        row
    };
    let mut rows = Reason::ALL.map(row).to_vec();
    let mut last = vec![words.word("table.bits")];
    last.extend(told.map(bits));
    rows.push(last);
    Table { caption: words.word("table.wish"), head, rows }
}
