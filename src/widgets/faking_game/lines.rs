//! The first view: one machine on two lines. Where complying pays, what each tag makes it believe, what it does, and the
//! tree of one line.

use lookahead_models::faking::{Choice, OneShot};

use super::figure::{about, percent, short};
use super::model::{Answer, State};
use super::scale::{Row, scale_nodes};
use super::tree;
use crate::figures::number::decimals;
use crate::figures::{Ask, Drawn, Guess, Speaker, Table};
use crate::page::Node;

/// What can be guessed: on which lines it complies.
const GUESSES: [&str; 4] = ["recorded", "other", "both", "neither"];

pub(super) fn draw(ask: &Ask<'_>, state: &State) -> Drawn {
    let Ok(answer) = state.answer() else { return Drawn::default() };
    let words = &ask.words;
    let readout = readout(words, state, &answer);
    Drawn {
        title: words.word("title_lines"),
        guess: Some(guess(words, state, &answer)),
        picture: picture(ask, state, &answer, &readout),
        came_out: came_out(words, state, &answer),
        table: table(words, state, &answer),
        readout,
        ..Drawn::default()
    }
}

fn picture(ask: &Ask<'_>, state: &State, answer: &Answer, readout: &str) -> Vec<Node> {
    let words = &ask.words;
    let label = if ask.is_guessing() { words.word("scale.guess") } else { readout.to_owned() };
    let signal = &answer.signal;
    let does = |shot: &OneShot, posterior: &str| {
        let values = [("p", posterior), ("does", &*does(words, shot))];
        words.fill("scale.does", &values)
    };
    let row = |key: &str, value: String, share: f64, colour: &'static str| Row {
        label: words.word(&["scale.", key].concat()),
        value,
        share,
        colour,
    };
    let [on_a, on_b] = &answer.shots;
    let rows = [
        row("prior", short(&state.prior), state.prior.to_f64(), "tone-chance"),
        row("a", does(on_a, &about(&signal.if_tagged)), signal.if_tagged.to_f64(), "tone-machine"),
        row("b", does(on_b, &about(&signal.if_untagged)), signal.if_untagged.to_f64(), "tone-machine"),
    ];
    let at = answer.break_even.as_ref().filter(|at| at.to_f64() <= 1.0);
    let line = at.map(|at| (at.to_f64(), words.fill("scale.break_even", &[("p", &short(at))])));
    let ends = ["scale.never", "scale.always"].map(|key| words.word(key));
    let ends = ends.each_ref().map(String::as_str);
    let line = line.as_ref().map(|(at, words)| (*at, words.as_str()));
    let scale = scale_nodes(&rows, line, ends, &label);
    let mut parts = vec![Node::element("div", &[("class", "after-guess"), ("key", "scale")], scale)];
    let tree_label = words.word(&["tree.label_", state.line].concat());
    parts.extend(tree::draw(ask, state, answer, &tree_label));
    let moves = words.word(&["moves.", state.first].concat());
    parts.push(Node::element(
        "ul",
        &[("class", "legend"), ("key", "moves")],
        vec![Node::words("li", &[], &moves), Node::words("li", &[], &words.word("moves.capsule"))],
    ));
    parts
}

/// What it does on a line: complies, declines, or either.
fn does(words: &Speaker<'_>, shot: &OneShot) -> String {
    words.word(match shot.best {
        Some(Choice::Comply) => "does.complies",
        Some(Choice::Decline) => "does.declines",
        None => "does.either",
    })
}

fn guess(words: &Speaker<'_>, state: &State, answer: &Answer) -> Guess {
    let is_comply = answer.shots.each_ref().map(|shot| shot.best == Some(Choice::Comply));
    let right = match is_comply {
        [true, false] => "recorded",
        [false, true] => "other",
        [true, true] => "both",
        [false, false] => "neither",
    };
    let name = |key: &str| words.word(&["guess.", key].concat());
    let verdict = |key: &str| {
        let word = if key == right { "guess.right" } else { "guess.wrong" };
        words.fill(word, &[("guess", &name(key)), ("answer", &name(right))])
    };
    let stakes = &state.stakes;
    let values = [
        ("cost", short(&stakes.cost)),
        ("worth", short(&stakes.worth)),
        ("change", percent(stakes.change.to_f64())),
        ("prior", percent(state.prior.to_f64())),
        ("accuracy", percent(state.accuracy.to_f64())),
    ];
    Guess {
        question: filled(words, "guess.question", &values),
        choices: GUESSES.map(|key| (key.to_owned(), name(key))).into(),
        verdicts: GUESSES.map(|key| (key.to_owned(), verdict(key))).into(),
    }
}

fn filled<const N: usize>(words: &Speaker<'_>, key: &str, values: &[(&str, String); N]) -> String {
    words.fill(key, &values.each_ref().map(|(name, value)| (*name, value.as_str())))
}

/// All numbers that the sentences use.
fn numbers(state: &State, answer: &Answer) -> [(&'static str, String); 12] {
    let (signal, stakes) = (&answer.signal, &state.stakes);
    let [on_a, on_b] = &answer.shots;
    let gap = signal.soft_gap();
    [
        ("cost", short(&stakes.cost)),
        ("worth", short(&stakes.worth)),
        ("change", short(&stakes.change)),
        ("at", answer.break_even.as_ref().map(short).unwrap_or_default()),
        ("a", about(&signal.if_tagged)),
        ("b", about(&signal.if_untagged)),
        ("comply", about(&on_a.comply)),
        ("decline_a", about(&on_a.decline)),
        ("decline_b", about(&on_b.decline)),
        ("soft_a", percent(signal.soft_tagged)),
        ("soft_b", percent(signal.soft_untagged)),
        ("gap", decimals(100.0 * gap, 1)),
    ]
}

fn readout(words: &Speaker<'_>, state: &State, answer: &Answer) -> String {
    let values = numbers(state, answer);
    let says = |key: &str| filled(words, key, &values);
    let turns = match &answer.break_even {
        None => "readout.nothing_lost",
        Some(at) if at.to_f64() > 1.0 => "readout.too_dear",
        Some(_) => "readout.turns",
    };
    let [on_a, on_b] = &answer.shots;
    let lines = match (on_a.best, on_b.best) {
        (Some(Choice::Comply), Some(Choice::Decline)) => "readout.gap",
        (Some(Choice::Decline), Some(Choice::Comply)) => "readout.gap_reversed",
        (Some(Choice::Comply), Some(Choice::Comply)) => "readout.both",
        (Some(Choice::Decline), Some(Choice::Decline)) => "readout.neither",
        _ => "readout.tie",
    };
    let protects = words.word(&["readout.protects_", state.first].concat());
    [says(turns), says(lines), protects].join(" ")
}

fn came_out(words: &Speaker<'_>, state: &State, answer: &Answer) -> Vec<String> {
    let values = numbers(state, answer);
    let at = if answer.break_even.is_some() { "came_out.at" } else { "came_out.no_at" };
    [at, "came_out.posteriors", "came_out.gap", "came_out.soft"]
        .iter()
        .map(|key| match *key {
            "came_out.gap" => words.fill(key, &[("gap", &decimals(100.0 * f64::from(answer.signal.gap), 0))]),
            key => filled(words, key, &values),
        })
        .collect()
}

fn table(words: &Speaker<'_>, state: &State, answer: &Answer) -> Table {
    let signal = &answer.signal;
    let row = |key: &str, posterior: String, shot: &OneShot, soft: f64| {
        let moves = [&shot.comply, &shot.decline].map(short);
        let [comply, decline] = moves;
        let name = words.word(&["scale.", key].concat());
        vec![name, posterior, comply, decline, does(words, shot), decimals(100.0 * soft, 3)]
    };
    let [on_a, on_b] = &answer.shots;
    let at = answer.break_even.as_ref().map_or_else(|| words.word("table.none"), short);
    let rows = vec![
        row("a", short(&signal.if_tagged), on_a, signal.soft_tagged),
        row("b", short(&signal.if_untagged), on_b, signal.soft_untagged),
    ];
    let caption = words.fill("table.caption", &[("p", &short(&state.prior)), ("at", &at)]);
    Table { caption, head: words.list("table.head"), rows }
}
