//! The second view: tokens without content as room to compute in, and what is left of the answers when their words are
//! changed, swapped or taken away.

use lookahead_models::cot_prefix::Treatment;

use super::figure::{FEW_FILLER, MORE_FILLER};
use super::model::State;
use super::prefix::percent;
use super::tokens::token_nodes;
use crate::figures::number::decimals;
use crate::figures::{Ask, Drawn, Guess, Speaker, Table};
use crate::page::Node;
use crate::widgets::sketch::legend;

const GUESSES: [&str; 3] = ["same", "less", "none"];
/// The longest filler in the table.
const MOST_TOKENS: u32 = 24;
/// Below this share of the answers before, the guess "hardly ever" is right.
const HARDLY_ANY: f64 = 0.2;
/// Above this share the guess "as often" is right.
const AS_MANY: f64 = 0.98;

/// The name of a treatment in the words.
pub(super) fn name(treatment: Treatment) -> &'static str {
    match treatment {
        Treatment::Kept => "kept",
        Treatment::Paraphrased => "paraphrased",
        Treatment::Swapped => "swapped",
        Treatment::Removed => "removed",
    }
}

/// Draws the view.
pub(super) fn draw(ask: &Ask<'_>, state: &State) -> Drawn {
    let words = &ask.words;
    let rates = state.filled(state.form.count("tokens"));
    let readout = readout(words, state, rates);
    let label = if ask.is_guessing() { words.word("picture_guess_filler") } else { readout.clone() };
    let mut picture = token_nodes(words, state, rates, &label);
    let marked = if state.has_marker() { "legend_filler_marked" } else { "legend_filler" };
    picture.push(legend(&words.list(marked), "legend"));
    Drawn {
        title: words.word("title_filler"),
        view: "filler".to_owned(),
        notes: state.form.notes(ask, &FEW_FILLER, &MORE_FILLER),
        guess: Some(guess(words, rates)),
        picture,
        controls: controls(ask, state),
        more: state.form.sliders(ask, &MORE_FILLER),
        readout,
        came_out: came_out(words, rates),
        table: table(words, state),
        json: None,
    }
}

fn controls(ask: &Ask<'_>, state: &State) -> Vec<Node> {
    let (form, words) = (&state.form, &ask.words);
    let mut nodes: Vec<Node> = form.view_buttons(ask).into_iter().collect();
    nodes.push(form.preset_buttons(words));
    let n_shown = if state.has_marker() { 2 } else { 1 };
    nodes.extend(form.sliders(ask, FEW_FILLER.get(..n_shown).unwrap_or_default()));
    nodes.push(form.buttons(words, "marker"));
    nodes
}

fn guess(words: &Speaker<'_>, [kept, paraphrased, ..]: [f64; 4]) -> Guess {
    let right = match paraphrased / kept.max(1e-300) {
        share if share > AS_MANY => "same",
        share if share > HARDLY_ANY => "less",
        _ => "none",
    };
    let name = |guess: &str| words.word(&["guesses.", guess].concat());
    let verdict = |guess: &str| {
        let key = if guess == right { "guess_right" } else { "guess_other" };
        words.fill(key, &[("guess", &name(guess)), ("right", &name(right))])
    };
    Guess {
        question: words.word("guess_filler"),
        choices: GUESSES.iter().map(|guess| ((*guess).to_owned(), name(guess))).collect(),
        verdicts: GUESSES.iter().map(|guess| ((*guess).to_owned(), verdict(guess))).collect(),
    }
}

fn readout(words: &Speaker<'_>, state: &State, [kept, paraphrased, swapped, removed]: [f64; 4]) -> String {
    let values = [
        ("tokens", decimals(state.form.number("tokens"), 0)),
        ("columns", state.n_columns().to_string()),
        ("kept", percent(words, kept)),
        ("paraphrased", percent(words, paraphrased)),
        ("swapped", percent(words, swapped)),
        ("removed", percent(words, removed)),
    ];
    let values = values.each_ref().map(|(key, value)| (*key, value.as_str()));
    let key = match state.has_marker() {
        _ if (kept - removed).abs() < 1e-9 => "readout_filler_idle",
        false => "readout_filler",
        true if (kept - paraphrased).abs() < 1e-9 => "readout_filler_idle_marker",
        true => "readout_filler_marked",
    };
    words.fill(key, &values)
}

fn came_out(words: &Speaker<'_>, rates: [f64; 4]) -> Vec<String> {
    let line = |(treatment, rate): (Treatment, f64)| {
        let (name, rate) = (words.word(&["treatments.", name(treatment)].concat()), percent(words, rate));
        words.fill("came_out_filler", &[("name", &name), ("rate", &rate)])
    };
    Treatment::ALL.into_iter().zip(rates).map(line).collect()
}

/// The same for every length of filler, in per cent.
fn table(words: &Speaker<'_>, state: &State) -> Table {
    let row = |tokens: u32| {
        let rates = state.filled(tokens).map(|rate| decimals(100.0 * rate, 4));
        std::iter::once(tokens.to_string()).chain(rates).collect()
    };
    Table {
        caption: words.word("table_filler"),
        head: words.list("table_filler_head"),
        rows: (0..=MOST_TOKENS).map(row).collect(),
    }
}
