//! The figure: what the codes come to, the field they are pasted into, and what could not be read. All words stand in
//! `content/en/widgets/classroom.toml`.

use lookahead_models::class_code::{ClassSummary, Repeats, questions as tally_questions, summarise, tally};

use super::guessed;
use super::lines;
use super::model::{APART, N_PREMISES, PRESETS, State, VIEWS, is_used, plain};
use super::views::{self, Tallies, View, fill, in_percent, name, questions};
use crate::figures::controls::{Number, choice, open_field, presets, slider, text_field};
use crate::figures::number::decimals;
use crate::figures::{Ask, Drawn, Speaker, Table};
use crate::page::Node;
use crate::widgets::bars::bar_nodes;
use crate::widgets::percent;

/// Draws the figure.
pub(super) fn draw(ask: &Ask<'_>) -> Drawn {
    let state = State::from_query(&ask.pairs);
    let words = &ask.words;
    let class = summarise(&state.class.codes, N_PREMISES);
    let codes = &state.class.codes;
    let tallies = Tallies { questions: tally_questions(codes), figures: tally(codes) };
    let View { rows, scale, readout } = views::view(words, &state, &class, &tallies);
    let mut picture = Vec::new();
    if state.is_invented() {
        let told = vec![Node::words("b", &[], &words.word("invented"))];
        picture.push(Node::element("p", &[("class", "credit"), ("key", "invented")], told));
    }
    if !rows.is_empty() {
        picture.extend(bar_nodes(&rows, &scale, &readout));
    }
    picture.extend(lines::lists(words, &state.class));
    picture.push(Node::words("p", &[("class", "credit"), ("key", "stays")], &words.word("stays")));
    Drawn {
        title: words.word(&["titles.", state.view()].concat()),
        notes: notes(words, &state, &class),
        picture,
        view: "class".to_owned(),
        controls: controls(ask, &state, &tallies),
        readout,
        came_out: came_out(words, &state, &class, &tallies),
        table: if state.view() == "guesses" { guess_table(words, &tallies) } else { table(words, &class) },
        ..Drawn::default()
    }
}

/// What could not be used.
fn notes(words: &Speaker<'_>, state: &State, class: &ClassSummary) -> Vec<String> {
    let unknown = |(key, value): &(&str, String)| words.fill("unknown", &[("key", key), ("value", value)]);
    let mut notes: Vec<String> = state.unknown.iter().map(unknown).collect();
    let counts = [
        ("notes.unread", state.class.unread.len()),
        ("notes.again", state.class.repeats.len()),
        ("notes.left", state.class.n_lines_left as usize),
        ("notes.others", class.n_others as usize),
    ];
    let told = counts.iter().filter(|(_, count)| *count > 0);
    notes.extend(told.map(|(key, count)| words.fill(key, &[("count", &count.to_string())])));
    notes
}

fn controls(ask: &Ask<'_>, state: &State, tallies: &Tallies) -> Vec<Node> {
    let words = &ask.words;
    let of = |key: &str, values: &[&str], current: &str| {
        let (label, options) = options(words, key, values);
        choice(key, &label, &pairs(values, &options), current)
    };
    let mut nodes = vec![of("view", &VIEWS, state.view())];
    if state.view() == "answers" {
        let steps: Vec<String> = (1..=N_PREMISES + 1).map(|step| step.to_string()).collect();
        let names: Vec<String> = (1..=N_PREMISES + 1).map(|step| name(words, step)).collect();
        let shown: Vec<(&str, &str)> =
            steps.iter().zip(&names).map(|(step, name)| (step.as_str(), name.as_str())).collect();
        nodes.push(choice("step", &words.word("label.step"), &shown, &state.step.to_string()));
    }
    nodes.extend(question_choice(words, state, tallies));
    nodes.push(text_field(ask.id, "codes", &words.word("label.codes"), &state.text, 3, None));
    nodes.push(open_field(ask.id, "codes", &words.word("label.open"), ".txt,.csv,.tsv,text/plain,text/csv"));
    if !state.class.repeats.is_empty() {
        nodes.push(of(
            "count",
            &["once", "each"],
            if state.repeats == Repeats::Each { "each" } else { "once" },
        ));
    }
    let (label, names) = options(words, "preset", &PRESETS);
    let current = if state.is_invented() { state.preset } else { "" };
    nodes.push(presets(&label, &pairs(&PRESETS, &names), current));
    if state.is_invented() && state.preset != "guesses" {
        nodes.push(apart(ask, state));
    }
    nodes
}

/// Which question's guesses are shown, where there are several.
fn question_choice(words: &Speaker<'_>, state: &State, tallies: &Tallies) -> Option<Node> {
    let current = guessed::shown(state.question, &tallies.questions).filter(|_| state.view() == "guesses")?;
    let option = |place: u32| (place.to_string(), guessed::chapter(words, place));
    let options: Vec<(String, String)> =
        tallies.questions.iter().map(|tally| option(tally.question)).collect();
    let shown: Vec<(&str, &str)> =
        options.iter().map(|(place, name)| (place.as_str(), name.as_str())).collect();
    let current = current.question.to_string();
    (shown.len() > 1).then(|| choice("question", &words.word("label.question"), &shown, &current))
}

/// The label of a control, and its options' words.
fn options(words: &Speaker<'_>, key: &str, values: &[&str]) -> (String, Vec<String>) {
    let names = values.iter().map(|value| words.word(&["option.", key, ".", value].concat()));
    (words.word(&["label.", key].concat()), names.collect())
}

fn pairs<'text>(values: &[&'text str], names: &'text [String]) -> Vec<(&'text str, &'text str)> {
    values.iter().zip(names).map(|(value, name)| (*value, name.as_str())).collect()
}

/// How far the invented class is apart on the third premise.
fn apart(ask: &Ask<'_>, state: &State) -> Node {
    let [min, max, step] = APART.map(plain);
    let bounds = [("least", min.as_str()), ("most", max.as_str())];
    let problem = (!is_used(&state.apart)).then(|| ask.words.fill("apart_problem", &bounds));
    let turned = Number {
        key: "apart",
        label: &ask.words.word("label.apart"),
        value: &state.apart.0,
        min: &min,
        max: &max,
        step: &step,
        shown: &decimals(state.apart.1, 1),
        problem: problem.as_deref(),
    };
    slider(ask.id, &turned)
}

fn came_out(words: &Speaker<'_>, state: &State, class: &ClassSummary, tallies: &Tallies) -> Vec<String> {
    let guesses = tallies.total();
    let counts = [
        ("people", class.n_people.to_string()),
        ("guesses", guesses.to_string()),
        ("unread", state.class.unread.len().to_string()),
        ("again", state.class.repeats.len().to_string()),
    ];
    let mut lines = vec![fill(words, "came_out.codes", &counts)];
    if let Some(at) = class.whole.quartiles {
        let values = [
            ("low", percent::shown(at.low)),
            ("median", percent::shown(at.median)),
            ("high", percent::shown(at.high)),
            ("people", class.whole.n_answered.to_string()),
        ];
        lines.push(fill(words, "came_out.whole", &values));
    }
    if class.crux.n_unbounded > 0 {
        lines.push(words.fill("came_out.unbounded", &[("count", &class.crux.n_unbounded.to_string())]));
    }
    lines
}

/// One row for each premise and one for the product.
fn table(words: &Speaker<'_>, class: &ClassSummary) -> Table {
    let keys = ["premise", "answered", "open", "least", "low", "median", "high", "most", "part"];
    let mut head: Vec<String> = keys.iter().map(|key| words.word(&["table.", key].concat())).collect();
    head.extend(words.list("bands"));
    let rows = questions(class).map(|(step, spread)| {
        let mut row = vec![name(words, step), spread.n_answered.to_string(), spread.n_unanswered.to_string()];
        let at =
            spread.quartiles.map(|at| [at.least, at.low, at.median, at.high, at.most].map(percent::shown));
        row.extend(at.unwrap_or_default());
        let part = class.crux.shares.get(step as usize - 1);
        row.push(part.map(|part| in_percent(words, *part)).unwrap_or_default());
        row.extend(spread.bands.iter().map(u32::to_string));
        row
    });
    Table { caption: words.word("table.caption"), head, rows: rows.collect() }
}

/// One row for each choice of the chapters' questions, and for each guess by name.
fn guess_table(words: &Speaker<'_>, tallies: &Tallies) -> Table {
    let keys = ["chapter", "question", "guess", "count", "share", "right"];
    let head = keys.map(|key| words.word(&["table.", key].concat())).to_vec();
    let mut rows = Vec::new();
    for tally in &tallies.questions {
        for (guess, count) in guessed::guesses(tally) {
            let right = if guessed::is_right(words, guess) { words.word("table.yes") } else { String::new() };
            rows.push(vec![
                guessed::chapter(words, guess.question),
                guessed::question(words, guess.question),
                guessed::choice(words, guess),
                count.to_string(),
                guessed::share(count, tally.total()),
                right,
            ]);
        }
    }
    for tally in &tallies.figures {
        for (guess, count) in &tally.guesses {
            let share = guessed::share(*count, tally.total());
            let (figure, guess) = (tally.figure.clone(), guess.clone());
            rows.push(vec![figure, String::new(), guess, count.to_string(), share, String::new()]);
        }
    }
    Table { caption: words.word("table.guesses"), head, rows }
}
