//! The second view: a first training, then a second one that wants the opposite. What is left of the first, for a machine
//! that reads the tag, for one to which all conversations look alike, and for one that always declines; and, apart from the
//! toy, what was published of a real model.

use lookahead_chart::{
    AxisRange, Dash, LineChart, NumberFormat, Reference, Scene, Series, TickChoice, Tone, line_chart,
};
use lookahead_models::faking::{Round, Way, first_rounds, rounds};

use super::figure::percent;
use super::model::{SECOND_ROUNDS, State};
use crate::figures::number::{decimals, typed};
use crate::figures::pictures::line_chart_nodes;
use crate::figures::{Ask, Drawn, Guess, Speaker, Table};
use crate::page::Node;
use crate::widgets::after_guess::hide;
use crate::widgets::bars::{Row, Scale, bar_nodes};

/// The chart's height at most, in px: the published figure stands below.
const HEIGHT: u16 = 240;
/// The words of [`Way::ALL`].
const WAYS: [&str; 4] = ["knowing", "not_knowing", "comply", "decline"];
/// What the guess is about: the lines of the second training.
const ANSWER: [&str; 3] = ["series-1", "series-2", "series-3"];
/// Rows of a page's table stand so many rounds apart; a file has all.
const APART: u32 = 5;

/// The four ways through the second training, and the first.
pub(super) struct Courses {
    first: Vec<f64>,
    /// In the order of [`Way::ALL`].
    pub ways: Vec<Vec<Round>>,
}

impl Courses {
    pub(super) fn of(state: &State) -> Option<Self> {
        let phases = state.phases();
        let ways = Way::ALL.iter().map(|way| rounds(&phases, *way).ok()).collect::<Option<Vec<_>>>()?;
        Some(Self { first: first_rounds(&phases).ok()?, ways })
    }

    /// What is drawn of a round.
    fn value(show: &str, round: &Round) -> f64 {
        if show == "acts" { round.declines_unrecorded } else { round.left }
    }

    /// A measure after all rounds, by the way's place in [`Way::ALL`].
    pub(super) fn last(&self, show: &str, way: usize) -> f64 {
        self.ways.get(way).and_then(|rounds| rounds.last()).map_or(0.0, |round| Self::value(show, round))
    }

    /// The same before the first of them.
    fn begin(&self, show: &str, way: usize) -> f64 {
        self.ways.get(way).and_then(|rounds| rounds.first()).map_or(0.0, |round| Self::value(show, round))
    }
}

pub(super) fn draw(ask: &Ask<'_>, state: &State) -> Drawn {
    let Some(courses) = Courses::of(state) else { return Drawn::default() };
    let words = &ask.words;
    let readout = readout(words, state, &courses);
    Drawn {
        title: words.word("title_rounds"),
        guess: Some(guess(words, &courses)),
        picture: picture(ask, state, &courses, &readout),
        came_out: came_out(words, &courses),
        table: table(ask, state, &courses),
        readout,
        ..Drawn::default()
    }
}

fn picture(ask: &Ask<'_>, state: &State, courses: &Courses, readout: &str) -> Vec<Node> {
    let words = &ask.words;
    let label = if ask.is_guessing() { words.word("chart.guess") } else { readout.to_owned() };
    let mut picture = line_chart_nodes(&|empty| scene(words, state, courses, empty), &label);
    if ask.is_guessing() {
        picture = hide(picture, &ANSWER);
    }
    picture.push(Node::element("div", &[("class", "after-guess"), ("key", "published")], published(words)));
    picture
}

fn scene(words: &Speaker<'_>, state: &State, courses: &Courses, mut chart: LineChart) -> Scene {
    let begins = courses.first.len().saturating_sub(1) as f64;
    let end = begins + f64::from(SECOND_ROUNDS);
    chart.height = chart.height.min(HEIGHT);
    chart.x.title = words.word("chart.x");
    chart.x.range = AxisRange::Fixed(0.0, end);
    chart.x.ticks = TickChoice::At((0..=5).map(|ten| f64::from(ten) * 10.0).collect());
    chart.y.title = words.word(&["chart.y_", state.show].concat());
    chart.y.range = AxisRange::Fixed(0.0, 1.0);
    chart.y.format = NumberFormat::Percent;
    let first = (0_u32..).map(f64::from).zip(courses.first.iter().copied());
    let first = if state.show == "left" { first.collect() } else { Vec::new() };
    chart.series.push(Series::new("", first).with_tone(Tone::Machine));
    for (rounds, name) in courses.ways.iter().zip(WAYS) {
        // Always complying never acts on what is left, so there is nothing to draw of it.
        if name != "comply" {
            let at = |round: &Round| (begins + f64::from(round.over), Courses::value(state.show, round));
            chart.series.push(Series::new(words.word(&["way.", name].concat()), rounds.iter().map(at)));
        }
    }
    if let Some(knowing) = chart.series.get_mut(1) {
        // It goes on from the first training.
        knowing.dash = Some(Dash::Solid);
    }
    chart.references.push(Reference::AtX { x: begins, label: words.word("chart.second") });
    line_chart(&chart)
}

/// The published figure, as bars of their own with their own heading: nothing of it goes into the toy.
fn published(words: &Speaker<'_>) -> Vec<Node> {
    let share = |key: &str| typed(&words.word(key)).unwrap_or(0.0);
    let row = |key: &str| {
        let at = ["published.", key].concat();
        Row {
            label: words.word(&[&at, "_label"].concat()),
            value: words.fill("percent", &[("value", &words.word(&at))]),
            ends: (0.0, share(&at)),
            mark: None,
            is_interval: false,
            colour: "series-5",
        }
    };
    let ends = ["0", "100"].map(|value| words.fill("percent", &[("value", value)]));
    let [least, most] = ends;
    let scale = Scale { ends: (0.0, 100.0), line: 0.0, words: (least, most) };
    let head = Node::words("p", &[], &words.word("published.head"));
    let mut nodes = vec![Node::element("div", &[("class", "panel")], vec![head])];
    nodes.extend(bar_nodes(&[row("before"), row("after")], &scale, &words.word("published.head")));
    nodes
}

fn guess(words: &Speaker<'_>, courses: &Courses) -> Guess {
    const SAME: f64 = 0.01;
    let (knowing, not) = (courses.last("left", 0), courses.last("left", 1));
    let right = match knowing - not {
        gap if gap > SAME => "knowing",
        gap if gap < -SAME => "not_knowing",
        _ => "same",
    };
    let names = ["knowing", "not_knowing", "same"];
    let name = |key: &str| words.word(&["guess_rounds.", key].concat());
    let verdict = |key: &str| {
        let word = if key == right { "guess.right" } else { "guess.wrong" };
        words.fill(word, &[("guess", &name(key)), ("answer", &name(right))])
    };
    Guess {
        question: words.fill("guess_rounds.question", &[("n", &SECOND_ROUNDS.to_string())]),
        choices: names.map(|key| (key.to_owned(), name(key))).into(),
        verdicts: names.map(|key| (key.to_owned(), verdict(key))).into(),
    }
}

fn readout(words: &Speaker<'_>, state: &State, courses: &Courses) -> String {
    let show = state.show;
    let values = [
        ("n", SECOND_ROUNDS.to_string()),
        ("begin", percent(courses.begin(show, 0))),
        ("knowing", percent(courses.last(show, 0))),
        ("not_knowing", percent(courses.last(show, 1))),
        ("decline", percent(courses.last(show, 3))),
        ("spill", percent(state.spill.to_f64())),
    ];
    let values = values.each_ref().map(|(name, value)| (*name, value.as_str()));
    let spill = if state.spill.is_zero() { "readout.no_spill" } else { "readout.spill" };
    let protects = words.word(&["readout.protects_", state.first].concat());
    [words.fill(&["readout.rounds_", show].concat(), &values), words.fill(spill, &values), protects].join(" ")
}

fn came_out(words: &Speaker<'_>, courses: &Courses) -> Vec<String> {
    let line = |(way, name): (usize, &str)| {
        let values = [
            ("way", words.word(&["way.", name].concat())),
            ("left", percent(courses.last("left", way))),
            ("acts", percent(courses.last("acts", way))),
        ];
        words.fill("came_out.way", &values.each_ref().map(|(name, value)| (*name, value.as_str())))
    };
    WAYS.into_iter().enumerate().map(line).collect()
}

fn table(ask: &Ask<'_>, state: &State, courses: &Courses) -> Table {
    let words = &ask.words;
    let cell = |value: f64| decimals(100.0 * value, 3);
    let is_wanted = |round: u32| ask.is_for_file || round.is_multiple_of(APART);
    let mut rows: Vec<Vec<String>> = Vec::new();
    let n_first = courses.first.len().saturating_sub(1) as u32;
    if state.show == "left" {
        for (round, left) in (0..n_first).zip(&courses.first).filter(|(round, _)| is_wanted(*round)) {
            let mut row = vec![round.to_string()];
            row.extend((0..Way::ALL.len()).map(|_| cell(*left)));
            rows.push(row);
        }
    }
    for round in (0..=SECOND_ROUNDS).filter(|round| is_wanted(*round)) {
        let mut row = vec![(n_first + round).to_string()];
        let values = courses.ways.iter().filter_map(|rounds| rounds.get(round as usize));
        row.extend(values.map(|round| cell(Courses::value(state.show, round))));
        rows.push(row);
    }
    let caption = words.word(&["table_rounds.caption_", state.show].concat());
    Table { caption, head: words.list("table_rounds.head"), rows }
}
