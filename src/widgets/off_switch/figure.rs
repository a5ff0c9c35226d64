//! The whole off-switch figure: question, picture, controls, sentences and table.

use lookahead_models::off_switch::{Answer, BreakEven, Choice};

use super::bars::{bar_nodes, choice_key};
use super::chart::{Sweep, along, chart_nodes, place, sweep, without_errors};
use super::controls::{error_key, few, more};
use super::model::State;
use crate::figures::number::decimals;
use crate::figures::{Ask, Drawn, Guess, Speaker, Table};
use crate::page::Node;

/// Draws the figure.
pub(super) fn draw(ask: &Ask<'_>) -> Drawn {
    let state = State::from_query(&ask.pairs);
    let Some(answer) = state.answer() else { return Drawn::default() };
    let sweep = sweep(&state);
    Drawn {
        title: ask.words.word(if ask.is_guessing() { "title_guess" } else { "title" }),
        guess: Some(guess(&ask.words, &answer)),
        picture: picture(ask, &state, &answer, &sweep),
        controls: few(ask, &state),
        more: more(ask, &state),
        readout: readout(&ask.words, &state, &answer),
        came_out: came_out(&ask.words, &state, &answer),
        table: table(&ask.words, &state, &answer, &sweep),
        ..Drawn::default()
    }
}

fn shown(value: f64) -> String {
    decimals(value, 3)
}

fn picture(ask: &Ask<'_>, state: &State, answer: &Answer, sweep: &Sweep) -> Vec<Node> {
    let label =
        if ask.is_guessing() { ask.words.word("picture_guess") } else { readout(&ask.words, state, answer) };
    if state.choice("view") == "chart" && !ask.is_guessing() {
        let label = format!("{} {label}", ask.words.word(&format!("chart.label_{}", sweep.name)));
        return chart_nodes(&ask.words, sweep, &along(state, sweep), &label);
    }
    bar_nodes(&ask.words, &state.question().belief, answer, &label)
}

fn guess(words: &Speaker<'_>, answer: &Answer) -> Guess {
    let choices = [Choice::Defer, Choice::Act, Choice::Off];
    let name = |choice: Choice| words.word(&choice_key(choice));
    let value = |choice: Choice| choice_key(choice).replace("choices.", "");
    let best: Vec<String> = answer.ties.iter().map(|choice| name(*choice)).collect();
    let best = best.join(" / ");
    let verdict = |choice: Choice| {
        let key = if answer.ties.contains(&choice) { "guess_right" } else { "guess_other" };
        words.fill(key, &[("guess", &name(choice)), ("best", &best)])
    };
    Guess {
        question: words.word("guess"),
        choices: choices.iter().map(|choice| (value(*choice), name(*choice))).collect(),
        verdicts: choices.iter().map(|choice| (value(*choice), verdict(*choice))).collect(),
    }
}

/// What is best and by how much, what the answer can teach, and where asking stops paying.
fn readout(words: &Speaker<'_>, state: &State, answer: &Answer) -> String {
    let mut sentences = vec![best_sentence(words, answer)];
    if answer.delta_rational <= 0.0 {
        sentences.push(words.word("no_doubt"));
    } else {
        sentences.push(limit_sentence(words, state));
    }
    sentences.join(" ")
}

fn best_sentence(words: &Speaker<'_>, answer: &Answer) -> String {
    let ties: Vec<String> = answer.ties.iter().map(|choice| words.word(&choice_key(*choice))).collect();
    let values = [
        ("defer", shown(answer.defer)),
        ("act", shown(answer.act)),
        ("margin", shown(margin(answer))),
        ("ties", ties.join(", ")),
        ("best", shown(best_value(answer))),
    ];
    let key = match answer.best {
        _ if ties.len() > 1 => "best_tie",
        Choice::Defer => "best_defer",
        Choice::Act => "best_act",
        Choice::Off => "best_off",
    };
    words.fill(key, &values.each_ref().map(|(name, value)| (*name, value.as_str())))
}

/// By how much the best choice beats the next.
fn margin(answer: &Answer) -> f64 {
    let (defer, act, off) = (answer.defer, answer.act, answer.off);
    let best = best_value(answer);
    let next = defer.min(act).max(defer.max(act).min(off));
    best - next
}

fn best_value(answer: &Answer) -> f64 {
    answer.defer.max(answer.act).max(answer.off)
}

fn limit_sentence(words: &Speaker<'_>, state: &State) -> String {
    let Some(key) = error_key(state) else { return words.word("limit_rational") };
    let limit = state.error_limit();
    match place(limit) {
        Some(at) => {
            let values = [("limit", shown(at)), ("percent", decimals(100.0 * at, 1))];
            let values = values.each_ref().map(|(name, value)| (*name, value.as_str()));
            words.fill(&format!("limit_{key}"), &values)
        }
        None if limit == BreakEven::Always => words.word("limit_always"),
        None => words.word("limit_never"),
    }
}

fn came_out(words: &Speaker<'_>, state: &State, answer: &Answer) -> Vec<String> {
    let values = [
        ("defer", shown(answer.defer)),
        ("act", shown(answer.act)),
        ("off", shown(answer.off)),
        ("information", shown(answer.delta_rational)),
        ("cost", shown(answer.error_cost)),
    ];
    let values = values.each_ref().map(|(name, value)| (*name, value.as_str()));
    let mut points: Vec<String> =
        ["worths", "information"].iter().map(|key| words.fill(&format!("came_out.{key}"), &values)).collect();
    points.extend(
        place(state.error_limit())
            .filter(|_| error_key(state).is_some())
            .map(|at| words.fill("came_out.limit", &[("limit", &shown(at))])),
    );
    points
}

/// The values of the present state, or the line that is drawn.
fn table(words: &Speaker<'_>, state: &State, answer: &Answer, sweep: &Sweep) -> Table {
    let head = |keys: &[&str]| keys.iter().map(|key| words.word(&format!("table.{key}"))).collect();
    if state.choice("view") == "chart" {
        let curve = along(state, sweep);
        let without = without_errors(&curve);
        let columns = [&curve.act, &curve.defer, &curve.delta, &without];
        let row = |(idx, x): (usize, &f64)| {
            let cells = columns.iter().map(|column| decimals(column.get(idx).copied().unwrap_or(0.0), 5));
            std::iter::once(decimals(*x, 5)).chain(cells).collect()
        };
        let mut names: Vec<String> = head(&["act", "defer", "gain", "gain_no_errors"]);
        names.insert(0, words.word(&format!("chart.x_{}", sweep.name)));
        let rows = curve.x.iter().enumerate().map(row).collect();
        return Table { caption: words.word("table.caption_chart"), head: names, rows };
    }
    let row = |choice: Choice, value: f64, without: f64| {
        vec![words.word(&choice_key(choice)), decimals(value, 5), decimals(without, 5)]
    };
    let rows = vec![
        row(Choice::Defer, answer.defer, answer.defer_rational),
        row(Choice::Act, answer.act, answer.act),
        row(Choice::Off, answer.off, answer.off),
    ];
    Table { caption: words.word("table.caption"), head: head(&["choice", "worth", "worth_no_errors"]), rows }
}
