//! The whole figure: the course of training or its end against one parameter, with controls, sentences and table.

use lookahead_models::value_freeze::{Course, Ending, Race, SpeedLimit, race, run, speed_limit};

use super::charts::{ANSWER, against_nodes, course_nodes, endings};
use super::model::{AGAINST, AIMS, KEYS, NUMBERS, PRESETS, State, VIEWS, from_query};
use crate::figures::number::decimals;
use crate::figures::{Ask, Drawn, Guess, Speaker, Table, controls};
use crate::page::Node;
use crate::parts::figure::Controls;
use crate::widgets::after_guess::hide;
use crate::widgets::settings_notes::notes;
use crate::widgets::settings_parts::{number, options};

/// Rows of a page's table stand so many rounds, or places, apart; a file has all.
const APART: usize = 20;

/// What the model says.
pub(super) struct Answer {
    pub course: Course,
    pub race: Race,
    pub limit: SpeedLimit,
}

impl Answer {
    pub(super) fn of(state: &State) -> Option<Self> {
        let training = state.training();
        Some(Self {
            course: run(&training).ok()?,
            race: race(&training).ok()?,
            limit: speed_limit(&training).ok()?,
        })
    }
}

/// Draws the figure.
pub(super) fn draw(ask: &Ask<'_>) -> Drawn {
    let state = from_query(&ask.pairs);
    let Some(answer) = Answer::of(&state) else { return Drawn::default() };
    let words = &ask.words;
    let readout = readout(words, &state, &answer);
    let endings = if state.view == "against" { endings(&state) } else { Vec::new() };
    let mut drawn = Drawn {
        title: words.word(&["title_", state.view].concat()),
        guess: Some(guess(words, &state, &answer)),
        picture: picture(ask, &state, &answer, &endings, &readout),
        controls: few(ask, &state),
        came_out: came_out(words, &answer),
        table: if state.view == "against" {
            sweep_table(ask, &state, &endings)
        } else {
            course_table(ask, &answer)
        },
        readout,
        ..Drawn::default()
    };
    // What is never shown need not be loaded.
    if ask.options.controls == Controls::Full {
        drawn.more = more(ask, &state);
    }
    let beside: Vec<&Node> = drawn.controls.iter().chain(&drawn.more).collect();
    drawn.notes = notes(ask, &KEYS, &state.problems, &beside);
    drawn
}

/// A share in per cent, without the sign.
pub(super) fn percent(share: f64) -> String {
    decimals(100.0 * share, 1)
}

fn picture(ask: &Ask<'_>, state: &State, answer: &Answer, endings: &[Ending], readout: &str) -> Vec<Node> {
    let words = &ask.words;
    let label = if ask.is_guessing() { words.word("chart.guess") } else { readout.to_owned() };
    let chart = match state.view {
        "against" => against_nodes(words, state, endings, &label),
        _ => course_nodes(words, state, &answer.course, &label),
    };
    if ask.is_guessing() { hide(chart, &ANSWER) } else { chart }
}

fn few(ask: &Ask<'_>, state: &State) -> Vec<Node> {
    let names = PRESETS.map(|(name, _)| (name, ask.words.word(&["option.preset.", name].concat())));
    let all: Vec<(&str, &str)> = names.iter().map(|(name, words)| (*name, words.as_str())).collect();
    let mut nodes = vec![controls::presets(&ask.words.word("label.preset"), &all, state.preset)];
    nodes.extend(["speed", "awareness", "monitoring"].map(|key| slider(ask, state, key)));
    if state.view == "against" {
        nodes.push(options(ask, "against", &AGAINST, state.against));
    }
    nodes.push(options(ask, "view", &VIEWS, state.view));
    nodes
}

fn more(ask: &Ask<'_>, state: &State) -> Vec<Node> {
    let mut nodes = vec![options(ask, "aim", &AIMS, state.aim)];
    nodes.extend(["growth", "cost", "stake"].map(|key| slider(ask, state, key)));
    nodes
}

fn slider(ask: &Ask<'_>, state: &State, key: &str) -> Node {
    let ends = match key {
        "speed" => ["0", "0.2", "0.005"],
        "growth" => ["0", "0.3", "0.01"],
        "cost" => ["0", "10", "0.25"],
        "stake" => ["0", "20", "0.5"],
        _ => ["0", "1", "0.05"],
    };
    let value = NUMBERS.iter().zip(&state.numbers).find(|(name, _)| **name == key);
    let shown = value.map_or(String::new(), |(_, value)| crate::number::shown(value));
    number(ask, &state.problems, key, ends, &shown)
}

/// Where values stop, in thirds of the way.
fn guess(words: &Speaker<'_>, state: &State, answer: &Answer) -> Guess {
    let training = state.training();
    let right = match answer.course.freeze {
        None => "never",
        Some(freeze) if freeze.value < 1.0 / 3.0 => "first",
        Some(freeze) if freeze.value < 2.0 / 3.0 => "middle",
        Some(_) => "last",
    };
    let names = ["first", "middle", "last", "never"];
    let name = |key: &str| words.word(&["guess.", key].concat());
    let verdict = |key: &str| {
        let word = if key == right { "guess.right" } else { "guess.wrong" };
        words.fill(word, &[("guess", &name(key)), ("answer", &name(right))])
    };
    Guess {
        question: words.fill(
            "guess.question",
            &[("speed", &percent(training.speed)), ("awareness", &percent(training.awareness))],
        ),
        choices: names.map(|key| (key.to_owned(), name(key))).into(),
        verdicts: names.map(|key| (key.to_owned(), verdict(key))).into(),
    }
}

/// What happened, why there, and what is frozen.
fn readout(words: &Speaker<'_>, state: &State, answer: &Answer) -> String {
    let (course, freeze) = (&answer.course, answer.course.freeze);
    let values = [
        ("round", freeze.map_or(String::new(), |freeze| freeze.round.to_string())),
        ("value", percent(freeze.map_or(course.value, |freeze| freeze.value))),
        ("end", percent(course.value)),
        ("n", course.moments.len().saturating_sub(1).to_string()),
    ];
    let values = values.each_ref().map(|(name, value)| (*name, value.as_str()));
    let first = match freeze {
        None if answer.race.aware.is_none() => "readout.unaware",
        None => "readout.in_time",
        Some(freeze) if course.value > freeze.value => "readout.crawls",
        Some(_) => "readout.freezes",
    };
    let whose = match (freeze.is_some(), state.aim) {
        (true, "good") => "readout.frozen_good_aim",
        (true, _) => "readout.frozen_bad_aim",
        (false, "good") => "readout.reached_good_aim",
        (false, _) => "readout.reached_bad_aim",
    };
    [words.fill(first, &values), limit_sentence(words, answer), words.word(whose)].join(" ")
}

fn limit_sentence(words: &Speaker<'_>, answer: &Answer) -> String {
    match answer.limit {
        SpeedLimit::At(limit) => words.fill("limit.at", &[("limit", &percent(limit))]),
        SpeedLimit::AlwaysFreezes => words.word("limit.always"),
        SpeedLimit::NeverFreezes => words.word("limit.never"),
    }
}

fn came_out(words: &Speaker<'_>, answer: &Answer) -> Vec<String> {
    let round =
        |round: Option<u32>| round.map_or_else(|| words.word("not_in_time"), |round| round.to_string());
    let freeze = answer.course.freeze;
    let values = [
        ("aware", round(answer.race.aware)),
        ("settled", round(answer.race.settled)),
        ("value", percent(freeze.map_or(0.0, |freeze| freeze.value))),
        ("round", round(freeze.map(|freeze| freeze.round))),
        ("end", percent(answer.course.value)),
    ];
    let values = values.each_ref().map(|(name, value)| (*name, value.as_str()));
    let frozen = if freeze.is_some() { "came_out.freeze" } else { "came_out.no_freeze" };
    ["came_out.race", frozen, "came_out.end"].map(|key| words.fill(key, &values)).into()
}

fn course_table(ask: &Ask<'_>, answer: &Answer) -> Table {
    let words = &ask.words;
    let moments = &answer.course.moments;
    let freeze = answer.course.freeze.map_or(usize::MAX, |freeze| freeze.round as usize);
    let is_wanted = |at: usize| ask.is_for_file || at.is_multiple_of(APART) || at == freeze;
    let rows = moments.iter().enumerate().filter(|(at, _)| is_wanted(*at)).map(|(at, moment)| {
        let fakes = words.word(if moment.fakes { "table.yes" } else { "table.no" });
        vec![at.to_string(), decimals(100.0 * moment.value, 4), decimals(100.0 * moment.capability, 4), fakes]
    });
    Table {
        caption: words.word("table.caption_course"),
        head: words.list("table.head_course"),
        rows: rows.collect(),
    }
}

fn sweep_table(ask: &Ask<'_>, state: &State, endings: &[Ending]) -> Table {
    let words = &ask.words;
    let is_wanted = |at: usize| ask.is_for_file || at.is_multiple_of(APART / 10);
    let rows = endings.iter().enumerate().filter(|(at, _)| is_wanted(*at)).map(|(_, ending)| {
        let none = || words.word("table.none");
        let round = ending.freeze.map_or_else(none, |freeze| freeze.round.to_string());
        let value = ending.freeze.map_or_else(none, |freeze| decimals(100.0 * freeze.value, 4));
        vec![decimals(ending.at, 4), round, value, decimals(100.0 * ending.value, 4)]
    });
    let mut head = vec![words.word(&["label.", state.against].concat())];
    head.extend(words.list("table.head_against"));
    Table { caption: words.word("table.caption_against"), head, rows: rows.collect() }
}
