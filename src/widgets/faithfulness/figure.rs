//! The whole figure: question, picture, controls, sentences and table. All words stand in
//! `content/en/widgets/faithfulness.toml`.

use super::model::{Choice, Model, N_MODELS, State};
use super::{charts, surfaces};
use crate::figures::number::decimals;
use crate::figures::{Ask, Drawn, Guess, Speaker, Table};
use crate::page::Node;
use crate::widgets::sketch::legend;

/// The largest difference of shares that is called none.
const ALIKE: f64 = 0.02;
const MORE: [&str; 4] = ["help", "growth", "width", "guess"];

/// Draws the figure.
pub(super) fn draw(ask: &Ask<'_>) -> Drawn {
    let state = State::from_query(&ask.pairs);
    let words = &ask.words;
    let (models, chosen) = (state.models(), state.chosen());
    let readout = readout(words, &state, &models, chosen.as_ref());
    let title = if state.is_at_edge() { "title_edge" } else { "title_one" };
    let few = few(&state);
    Drawn {
        title: words.word(title),
        notes: state.form.notes(ask, &few, &MORE),
        guess: Some(guess(words, &state, &models, chosen.as_ref())),
        picture: picture(ask, &state, &readout),
        controls: controls(ask, &state, &few),
        more: more(ask, &state),
        readout,
        came_out: came_out(words, &state, &models),
        table: table(words, &state, &models),
        ..Drawn::default()
    }
}

/// A share of 1 in per cent; finer where it is nearly all.
fn percent(share: f64) -> String {
    decimals(100.0 * share, if share > 0.99 { 2 } else { 1 })
}

/// The floor, and what sets the tasks.
fn few(state: &State) -> [&'static str; 2] {
    ["floor", if state.is_at_edge() { "accuracy" } else { "difficulty" }]
}

fn picture(ask: &Ask<'_>, state: &State, readout: &str) -> Vec<Node> {
    let words = &ask.words;
    let view = state.form.choice("view");
    let key = if ask.is_guessing() { "picture_guess".to_owned() } else { ["label_", view].concat() };
    let mut label = words.word(&key);
    if !ask.is_guessing() {
        label = [label, readout.to_owned()].join(" ");
    }
    let nodes = match view {
        "surfaces" => surfaces::surface_nodes(words, state, &label),
        "price" => charts::price(words, state, &label),
        _ => charts::models(words, state, &label),
    };
    let mut all = vec![Node::element("div", &[("class", "chart-place after-guess")], nodes)];
    if view == "surfaces" {
        all.push(legend(&words.list("legend_surfaces"), "legend after-guess"));
    }
    all
}

fn controls(ask: &Ask<'_>, state: &State, few: &[&str]) -> Vec<Node> {
    let (form, words) = (&state.form, &ask.words);
    let mut nodes = vec![form.preset_buttons(words)];
    nodes.extend(form.sliders(ask, few));
    nodes.push(form.buttons(words, "view"));
    nodes
}

fn more(ask: &Ask<'_>, state: &State) -> Vec<Node> {
    // A preset says the first of them too.
    let choices = ["task", "share"].map(|key| state.form.buttons(&ask.words, key));
    choices.into_iter().chain(state.form.sliders(ask, &MORE)).collect()
}

/// On one task: which model is chosen? At the edge: does the share fall as models grow?
fn guess(words: &Speaker<'_>, state: &State, models: &[Model], chosen: Option<&Choice>) -> Guess {
    let share = |model: Option<&Model>| model.map_or(0.0, |model| state.share_of(model));
    let rise = share(models.last()) - share(models.first());
    let (question, choices, right) = if state.is_at_edge() {
        let right = match rise {
            rise if rise < -ALIKE => "less",
            rise if rise > ALIKE => "more",
            _ => "same",
        };
        ("guess_edge", ["less", "same", "more"], right)
    } else {
        let right = match chosen.map(|chosen| chosen.model.scale) {
            Some(scale) if scale >= f64::from(N_MODELS) => "largest",
            Some(_) => "smaller",
            None => "none",
        };
        ("guess_one", ["largest", "smaller", "none"], right)
    };
    let name = |guess: &str| words.word(&["guesses.", guess].concat());
    let verdict = |guess: &str| {
        let key = if guess == right { "guess_right" } else { "guess_other" };
        words.fill(key, &[("guess", &name(guess)), ("right", &name(right))])
    };
    let values = [("floor", decimals(state.form.number("floor"), 1)), ("difficulty", difficulty(state))];
    Guess {
        question: words.fill(question, &values.each_ref().map(|(key, value)| (*key, value.as_str()))),
        choices: choices.iter().map(|guess| ((*guess).to_owned(), name(guess))).collect(),
        verdicts: choices.iter().map(|guess| ((*guess).to_owned(), verdict(guess))).collect(),
    }
}

fn difficulty(state: &State) -> String {
    decimals(state.form.number("difficulty"), 2)
}

/// What the largest does, what the floor has chosen in its place, and what that costs.
fn readout(words: &Speaker<'_>, state: &State, models: &[Model], chosen: Option<&Choice>) -> String {
    let (Some(smallest), Some(largest)) = (models.first(), models.last()) else { return String::new() };
    let mut values = vec![
        ("floor", decimals(state.form.number("floor"), 1)),
        ("difficulty", difficulty(state)),
        ("accuracy", decimals(state.form.number("accuracy"), 1)),
        ("largest", percent(largest.spot.with)),
        ("largest_share", percent(state.share_of(largest))),
        ("smallest_share", percent(state.share_of(smallest))),
    ];
    if let Some(chosen) = chosen {
        values.extend([
            ("model", decimals(chosen.model.scale, 0)),
            ("chosen", percent(chosen.model.spot.with)),
            ("share", percent(state.share_of(&chosen.model))),
            ("task", decimals(chosen.model.difficulty, 1)),
            ("price", if state.is_at_edge() { decimals(chosen.price, 1) } else { percent(chosen.price) }),
        ]);
    }
    let values: Vec<(&str, &str)> = values.iter().map(|(key, value)| (*key, value.as_str())).collect();
    let (first, mut second) = if state.is_at_edge() { ("edge", "edge_costs") } else { ("one", "one_costs") };
    match chosen {
        None => second = "none",
        Some(chosen) if chosen.price < 5e-4 => second = "free",
        Some(_) => {}
    }
    let told = [first, second].map(|key| words.fill(&["readouts.", key].concat(), &values));
    told.join(" ")
}

fn came_out(words: &Speaker<'_>, state: &State, models: &[Model]) -> Vec<String> {
    let floor = state.form.share("floor");
    let passing = models.iter().filter(|model| state.share_of(model) >= floor).count();
    let most = models.iter().map(|model| state.share_of(model)).fold(0.0, f64::max);
    let guesses = models.first().map_or(0.0, |model| model.spot.carried_beyond_guessing - model.spot.carried);
    let values = [
        ("passing", passing.to_string()),
        ("models", models.len().to_string()),
        ("most", percent(most)),
        ("guesses", percent(guesses)),
    ];
    let values = values.each_ref().map(|(key, value)| (*key, value.as_str()));
    ["passing", "most", "guesses"].map(|key| words.fill(&["came_out.", key].concat(), &values)).into()
}

fn table(words: &Speaker<'_>, state: &State, models: &[Model]) -> Table {
    let floor = state.form.share("floor");
    let row = |model: &Model| {
        let spot = &model.spot;
        let shares = [spot.without, spot.with, spot.carried, spot.carried_beyond_guessing];
        let passes = if state.share_of(model) >= floor { "yes" } else { "no" };
        let ends = [decimals(model.scale, 0), decimals(model.difficulty, 2)];
        let cells = shares.map(|share| decimals(100.0 * share, 2));
        ends.into_iter().chain(cells).chain([words.word(passes)]).collect()
    };
    Table {
        caption: words.word("table"),
        head: words.list("table_head"),
        rows: models.iter().map(row).collect(),
    }
}
