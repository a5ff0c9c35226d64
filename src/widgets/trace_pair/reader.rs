//! The pair, turn by turn: both sides in one grid, so that they are stepped and scrolled together.

use lookahead_trace::model::{Role, Trace};

use super::desk::Opened;
use super::difference::{differing, first_of_the_model};
use super::model::State;
use super::pieces::{button, classed, counted, filled, items, key_button, keyed, note, pair, switch};
use super::rows::Row;
use super::strip::{self, Strip};
use super::turns::{Drawing, FIRST_BYTES, MOST_BYTES, turn_nodes};
use super::{facts, guesses, labels, text};
use crate::figures::{Ask, Drawn};
use crate::page::Node;

/// Turns that are shown at once, and how many of them before the present one.
const MOST_TURNS: usize = 6;
const BEFORE: usize = 2;

/// What is read at the moment.
pub(super) struct Reading<'read> {
    pub row: Row,
    pub sides: Vec<&'read Trace>,
    /// What each side is called.
    pub names: Vec<String>,
    pub differing: Vec<bool>,
    /// Where the models part, from 0.
    pub parting: Option<usize>,
    /// Categories of marks in either side, in the order in which they appear.
    categories: Vec<String>,
    /// Where the reader is, from 0.
    pub at: usize,
    /// Whether what the second model says is covered until the reader guesses.
    pub is_covered: bool,
}

/// Draws the pair into a figure.
pub(super) fn draw(ask: &Ask<'_>, state: &State, opened: &mut Opened, drawn: &mut Drawn) {
    let words = &ask.words;
    let Some((number, row)) = opened.rows.row(state.pair) else {
        drawn.readout = words.word("no_traces");
        return;
    };
    let guess = guesses::of_row(ask, opened, number, row);
    let around = opened.rows.around(number);
    let names = names(ask, opened, row);
    let (shown, n_shown, n_all) =
        (opened.rows.shown.clone(), opened.rows.shown.len(), opened.rows.all.len());
    let scores = opened.rows.scores.names.clone();
    let traces = opened.pair(row.first, row.second);
    let sides: Vec<&Trace> = traces.into_iter().flatten().collect();
    let [Some(_), _] = traces else {
        drawn.readout = words.word("no_trace");
        return;
    };
    let reading = reading(state, row, sides, names, guess.is_covered);
    let place = shown.iter().position(|idx| idx + 1 == number).map_or(0, |place| place + 1);
    drawn.title = title(ask, &reading);
    drawn.picture.push(stepper(ask, &reading, around, place, n_shown));
    drawn.picture.push(overview(ask, &reading));
    drawn.picture.push(grid(ask, &reading));
    drawn.picture.extend(legend(ask, &reading));
    drawn.picture.extend(guess.nodes);
    if !reading.is_covered {
        drawn.picture.push(labels::buttons(ask, &reading, &scores));
        drawn.picture.push(facts::nodes(ask, &reading));
    }
    drawn.guess = guess.question;
    drawn.readout = readout(ask, &reading);
    drawn.came_out = came_out(ask, &reading, n_all, n_shown);
}

fn reading<'read>(
    state: &State,
    row: Row,
    sides: Vec<&'read Trace>,
    names: Vec<String>,
    is_covered: bool,
) -> Reading<'read> {
    let (differing, parting) = match sides.as_slice() {
        [first, second] => {
            let found = differing(first, second);
            let parting = first_of_the_model(first, second, &found);
            (found, parting)
        }
        _ => (Vec::new(), None),
    };
    let n_turns = sides.iter().map(|side| side.turns.len()).max().unwrap_or(0);
    let at = (state.turn as usize).clamp(1, n_turns.max(1)) - 1;
    let categories = categories(&sides);
    Reading { row, sides, names, differing, parting, categories, at, is_covered }
}

impl Reading<'_> {
    pub fn n_turns(&self) -> usize {
        self.sides.iter().map(|side| side.turns.len()).max().unwrap_or(0)
    }

    fn name(&self, side: usize) -> String {
        self.names.get(side).cloned().unwrap_or_default()
    }

    /// How many turns differ, and of how many.
    fn counts(&self) -> [(&'static str, String); 2] {
        let n_differing = self.differing.iter().filter(|differs| **differs).count();
        [("n", n_differing.to_string()), ("turns", self.n_turns().to_string())]
    }

    pub fn trace_of(&self, side: usize) -> u32 {
        if side == 0 { self.row.first } else { self.row.second.unwrap_or(self.row.first) }
    }
}

/// Conditions as the sides' names; a trace alone has its id.
fn names(ask: &Ask<'_>, opened: &Opened, row: Row) -> Vec<String> {
    let of = |idx: u32| {
        let line = opened.line(idx);
        let condition = line.and_then(|line| line.condition.as_deref());
        match condition {
            Some(condition) => filled(&ask.words, "condition", &[("name", text::line(condition, 40))]),
            None => text::line(line.map_or("", |line| &line.id), 40),
        }
    };
    [Some(row.first), row.second].into_iter().flatten().map(of).collect()
}

fn title(ask: &Ask<'_>, reading: &Reading<'_>) -> String {
    let id = reading.sides.first().map_or("", |trace| trace.id.as_str());
    let values = [("first", reading.name(0)), ("second", reading.name(1)), ("id", text::line(id, 60))];
    filled(&ask.words, if reading.sides.len() == 2 { "title_pair" } else { "title_one" }, &values)
}

/// Back and on, by buttons and by keys.
fn stepper(ask: &Ask<'_>, reading: &Reading<'_>, around: [Option<u32>; 2], place: usize, n_shown: usize) -> Node {
    let words = &ask.words;
    let last = reading.n_turns().saturating_sub(1);
    let to_turn = |turn: Option<usize>| turn.map(|turn| pair("turn", turn + 1));
    let to_pair = |number: Option<u32>| number.map(|number| pair("turn=1&pair", number as usize));
    let [before, after] = around;
    let mut buttons = vec![
        key_button(&words.word("keys.back_pair"), "h", to_pair(before)),
        key_button(&words.word("keys.on_pair"), "l", to_pair(after)),
        key_button(&words.word("keys.back"), "k", to_turn(reading.at.checked_sub(1))),
        key_button(&words.word("keys.on"), "j", to_turn((reading.at < last).then_some(reading.at + 1))),
    ];
    if reading.sides.len() == 2 && !reading.is_covered {
        let parting = reading.parting.filter(|turn| *turn != reading.at);
        buttons.push(key_button(&words.word("keys.parting"), "d", to_turn(parting)));
    }
    let values = [
        ("pair", place.to_string()),
        ("pairs", n_shown.to_string()),
        ("turn", (reading.at + 1).to_string()),
        ("turns", reading.n_turns().to_string()),
    ];
    let shown = filled(words, "where", &values);
    buttons.push(Node::words("output", &[("class", "step"), ("key", "step")], &shown));
    let summary = Node::words("summary", &[("aria-keyshortcuts", "?")], &words.word("keys.help"));
    buttons.push(keyed("details", "keys", "keys", vec![summary, items(&words.list("keys_list"))]));
    let attributes = [("class", "stepper"), ("role", "group"), ("aria-label", shown.as_str()), ("key", "stepper")];
    Node::element("div", &attributes, buttons)
}

fn overview(ask: &Ask<'_>, reading: &Reading<'_>) -> Node {
    let sides: Vec<&str> = reading.names.iter().map(String::as_str).collect();
    let n_of = |side: usize| reading.sides.get(side).map_or(0, |trace| trace.turns.len());
    let label = filled(&ask.words, "strip", &reading.counts());
    let differing = if reading.is_covered { &[][..] } else { &reading.differing };
    strip::draw(&Strip { sides: &sides, n_turns: [n_of(0), n_of(1)], differing, at: reading.at, label: &label })
}

/// The turns around the present one, side by side.
fn grid(ask: &Ask<'_>, reading: &Reading<'_>) -> Node {
    let words = &ask.words;
    let n_turns = reading.n_turns();
    let start = reading.at.saturating_sub(BEFORE).min(n_turns.saturating_sub(MOST_TURNS));
    let end = n_turns.min(start + MOST_TURNS);
    let mut rows = Vec::new();
    if reading.sides.len() == 2 {
        let heads = reading.names.iter().map(|name| Node::words("p", &[("class", "side-name")], name));
        rows.push(keyed("div", "trace-row heads", "heads", heads.collect()));
    }
    if start > 0 {
        rows.push(button(&pair("turn", start), &counted(words, "earlier", start)));
    }
    rows.extend((start..end).map(|turn| grid_row(ask, reading, turn)));
    if end < n_turns {
        rows.push(button(&pair("turn", end + 1), &counted(words, "later", n_turns - end)));
    }
    let class = if reading.sides.len() == 2 { "trace-grid two" } else { "trace-grid" };
    keyed("div", class, "grid", rows)
}

/// One turn of both sides; what is the same on both stands once.
fn grid_row(ask: &Ask<'_>, reading: &Reading<'_>, turn: usize) -> Node {
    let is_same = reading.differing.get(turn) == Some(&false) && !reading.is_covered;
    let n_cells = if is_same { 1 } else { reading.sides.len() };
    let cells = (0..n_cells).map(|side| cell(ask, reading, side, turn, is_same)).collect();
    let mut class = String::from("trace-row");
    if turn == reading.at {
        class += " now";
    }
    if is_same {
        class += " same";
    }
    let key = (turn + 1).to_string();
    let mut attributes = vec![("class", class.as_str()), ("key", key.as_str())];
    if turn == reading.at {
        attributes.push(("aria-current", "step"));
    }
    Node::element("div", &attributes, cells)
}

fn cell(ask: &Ask<'_>, reading: &Reading<'_>, side: usize, at: usize, is_same: bool) -> Node {
    let words = ask.words;
    let turn_of = |side: usize| reading.sides.get(side).and_then(|trace| trace.turns.get(at));
    let Some(turn) = turn_of(side) else {
        return classed("turn", vec![note(&words.word("nothing_here"))]);
    };
    let is_whole = ask.pair("whole") == Some(&(at + 1).to_string());
    let drawing = Drawing {
        words,
        at,
        highlights: reading.sides.get(side).map_or(&[][..], |trace| &trace.highlights),
        categories: &reading.categories,
        side: if is_same || reading.sides.len() < 2 { "" } else { reading.names.get(side).map_or("", String::as_str) },
        n_bytes: if is_whole { MOST_BYTES } else { FIRST_BYTES },
        has_sources: ask.pair("sources") == Some("1"),
    };
    let beside = if reading.is_covered { None } else { turn_of(1 - side.min(1)) };
    let mut nodes = turn_nodes(&drawing, turn, beside);
    if is_same {
        nodes.insert(1, note(&words.word("same_here")));
    }
    if side == 1 && reading.is_covered && turn.role == Role::Assistant {
        let mut parts = vec![Node::words("p", &[("class", "cover needs-script")], &words.word("covered"))];
        // In the first figure it is hidden by style, for whoever reads without scripts.
        parts.extend(ask.is_guessing().then(|| classed("after-guess", nodes)));
        return classed("turn", parts);
    }
    classed("turn", nodes)
}

/// The categories that somebody marked in either side, in the order in which they appear.
fn categories(sides: &[&Trace]) -> Vec<String> {
    let mut found: Vec<String> = Vec::new();
    for mark in sides.iter().flat_map(|trace| &trace.highlights).take(2_000) {
        if found.len() < 12 && !found.contains(&mark.category) {
            found.push(mark.category.clone());
        }
    }
    found
}

/// What the marks mean, and who made them.
fn legend(ask: &Ask<'_>, reading: &Reading<'_>) -> Option<Node> {
    let words = &ask.words;
    let mut items = Vec::new();
    for (place, category) in reading.categories.iter().enumerate() {
        let mut marks = reading.sides.iter().flat_map(|trace| &trace.highlights);
        let labeller = marks.find(|mark| mark.category == *category).map_or("", |mark| mark.labeller.as_str());
        let class = ["category c", (place % 6).to_string().as_str()].concat();
        let sign = Node::words("sup", &[], &(place + 1).to_string());
        let mark = Node::element("mark", &[("class", &class)], vec![Node::text(text::line(category, 80)), sign]);
        let by = filled(words, "marked_by", &[("who", text::line(labeller, 80))]);
        items.push(Node::element("li", &[], vec![mark, Node::text([" ", &by].concat())]));
    }
    if reading.sides.len() == 2 && !reading.is_covered {
        let mark = Node::words("mark", &[("class", "differs")], &words.word("differs_mark"));
        items.push(Node::element("li", &[], vec![mark, Node::text([" ", &words.word("differs")].concat())]));
    }
    let has_spans = reading.sides.iter().flat_map(|side| &side.turns).flat_map(|turn| &turn.parts).any(|part| {
        matches!(part, lookahead_trace::model::Part::Reasoning(notes) if !notes.spans.is_empty())
    });
    if has_spans {
        let is_on = ask.pair("sources") == Some("1");
        let other = pair("sources", usize::from(!is_on));
        let button = switch("quiet needs-script", "data-set", &other, is_on, &words.word("sources"));
        items.push(Node::element("li", &[], vec![button]));
    }
    (!items.is_empty()).then(|| keyed("ul", "legend", "legend", items))
}

fn readout(ask: &Ask<'_>, reading: &Reading<'_>) -> String {
    let words = &ask.words;
    let values = [
        ("turn", (reading.at + 1).to_string()),
        ("turns", reading.n_turns().to_string()),
        ("first", reading.name(0)),
        ("second", reading.name(1)),
        ("parting", reading.parting.map_or(0, |turn| turn + 1).to_string()),
    ];
    let key = match (reading.sides.len(), reading.parting) {
        _ if reading.is_covered => "readout_covered",
        (2, Some(turn)) if turn == reading.at => "readout_parting_here",
        (2, Some(_)) => "readout_parting",
        (2, None) => "readout_same",
        _ => "readout_one",
    };
    filled(words, key, &values)
}

fn came_out(ask: &Ask<'_>, reading: &Reading<'_>, n_all: usize, n_shown: usize) -> Vec<String> {
    let words = &ask.words;
    let mut points = Vec::new();
    if reading.sides.len() == 2 && !reading.is_covered {
        points.push(filled(words, "out_differing", &reading.counts()));
    }
    let values = [("n", n_shown.to_string()), ("all", n_all.to_string())];
    points.push(filled(words, "out_lines", &values));
    points
}
