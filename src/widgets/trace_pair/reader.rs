//! The pair, turn by turn: both sides in one grid, so that they are stepped and scrolled together.

use lookahead_trace::model::{Part, Role, Trace};

use super::desk::Opened;
use super::difference::{differing, first_of_the_model};
use super::figure::SET;
use super::list::open_field;
use super::model::State;
use super::pieces::{Page, counted, filled, pair};
use super::rows::Row;
use super::text::line;
use super::turns::{self, Drawing, FIRST_BYTES, MOST_BYTES};
use super::{facts, folded, guesses, labels, strip};
use crate::figures::{Ask, Drawn};

/// Turns that are shown at once, and how many of them before the present one.
const MOST_TURNS: usize = 6;
const BEFORE: usize = 2;

/// Categories of marks that are told apart.
const MOST_CATEGORIES: usize = 12;

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
    /// Words that are marked there.
    quote: &'read str,
    /// Whether what the second model says is covered until the reader guesses.
    pub is_covered: bool,
}

/// Where the row stands among those that are shown.
struct Place {
    /// From 1; 0 where a filter leaves it out.
    at: usize,
    n_shown: usize,
    n_all: usize,
    before: Option<u32>,
    after: Option<u32>,
}

/// Draws the pair into a figure.
pub(super) fn draw(
    page: &mut Page<'_>,
    ask: &Ask<'_>,
    state: &State,
    opened: &mut Opened,
    drawn: &mut Drawn,
) {
    let Some((number, row)) = opened.rows.row(state.pair) else {
        drawn.title = filled(&page.words, "title_empty", &[("name", line(state.name(), 80))]);
        drawn.readout = page.words.word("no_traces");
        folded::header(ask, opened, drawn);
        return;
    };
    folded::problems(page, "problems_here", &opened.problems_of(row));
    let guess = guesses::of_row(ask, opened, number, row);
    let place = place(opened, number);
    let names = names(ask, opened, row);
    let scores = opened.rows.scores.names.clone();
    let [Some(first), second] = opened.pair(row.first, row.second) else {
        drawn.title = page.words.word("title");
        drawn.readout = page.words.word("no_trace");
        return;
    };
    let mut sides = vec![first];
    sides.extend(second);
    let reading = reading(state, row, sides, names, guess.is_covered);
    drawn.title = title(ask, &reading);
    stepper(page, &reading, &place);
    strip::put(page, &reading);
    side_switch(page, ask, &reading);
    grid(page, ask, &reading);
    open_field(page, ask, "quote", &state.quote);
    // Enabled by `boot.js` once words of a turn are selected, which it writes into the button.
    page.word("button|type=button|aria-disabled=true|data-marks=1", "quote_selected");
    page.close();
    legend(page, ask, &reading);
    guesses::put(page, &guess);
    if !reading.is_covered {
        labels::put(page, ask, &reading, &scores);
        facts::put(page, &reading);
    }
    drawn.guess = guess.question;
    drawn.readout = readout(ask, &reading);
    if reading.sides.len() == 2 && !reading.is_covered {
        drawn.came_out.push(filled(&ask.words, "out_differing", &reading.counts()));
    }
    let values = [("n", place.n_shown.to_string()), ("all", place.n_all.to_string())];
    drawn.came_out.push(filled(&ask.words, "out_lines", &values));
}

fn place(opened: &Opened, number: u32) -> Place {
    let rows = &opened.rows;
    let [before, after] = rows.around(number);
    let at = rows.shown.iter().position(|idx| idx + 1 == number).map_or(0, |place| place + 1);
    Place { at, n_shown: rows.shown.len(), n_all: rows.all.len(), before, after }
}

fn reading<'read>(
    state: &'read State,
    row: Row,
    sides: Vec<&'read Trace>,
    names: Vec<String>,
    is_covered: bool,
) -> Reading<'read> {
    let (mut all, mut parting) = (Vec::new(), None);
    if let [first, second] = sides.as_slice() {
        all = differing(first, second);
        parting = first_of_the_model(first, second, &all);
    }
    let categories = categories(&sides);
    let mut reading = Reading {
        row,
        sides,
        names,
        differing: all,
        parting,
        categories,
        at: 0,
        quote: &state.quote,
        is_covered,
    };
    reading.at = (state.turn as usize).clamp(1, reading.n_turns().max(1)) - 1;
    reading
}

impl Reading<'_> {
    pub fn n_turns(&self) -> usize {
        self.sides.iter().map(|side| side.turns.len()).max().unwrap_or(0)
    }

    fn name(&self, side: usize) -> String {
        self.names.get(side).cloned().unwrap_or_default()
    }

    /// How many turns differ, and of how many.
    pub fn counts(&self) -> [(&'static str, String); 2] {
        let n_differing = self.differing.iter().filter(|differs| **differs).count();
        [("n", n_differing.to_string()), ("turns", self.n_turns().to_string())]
    }

    pub fn trace_of(&self, side: usize) -> u32 {
        if side == 0 { self.row.first } else { self.row.second.unwrap_or(self.row.first) }
    }
}

/// Conditions as the sides' names; a trace without one has its id.
fn names(ask: &Ask<'_>, opened: &Opened, row: Row) -> Vec<String> {
    let mut names = Vec::new();
    for idx in [Some(row.first), row.second].into_iter().flatten() {
        let Some(listed) = opened.line(idx) else { continue };
        names.push(match &listed.condition {
            Some(condition) => filled(&ask.words, "condition", &[("name", line(condition, 40))]),
            None => line(&listed.id, 40),
        });
    }
    names
}

fn title(ask: &Ask<'_>, reading: &Reading<'_>) -> String {
    let id = reading.sides.first().map_or("", |trace| trace.id.as_str());
    let values = [("first", reading.name(0)), ("second", reading.name(1)), ("id", line(id, 60))];
    filled(&ask.words, if reading.sides.len() == 2 { "title_pair" } else { "title_one" }, &values)
}

/// Back and on, by buttons and by keys.
fn stepper(page: &mut Page<'_>, reading: &Reading<'_>, place: &Place) {
    let last = reading.n_turns().saturating_sub(1);
    let values = [
        ("pair", place.at.to_string()),
        ("pairs", place.n_shown.to_string()),
        ("turn", (reading.at + 1).to_string()),
        ("turns", reading.n_turns().to_string()),
    ];
    let shown = filled(&page.words, "where", &values);
    page.open("div|class=stepper|role=group|key=stepper|aria-label=$", &[&shown]);
    let to_pair = |number: Option<u32>| Some(pair("turn=1&pair", number? as usize));
    let to_turn = |turn: Option<usize>| Some(pair("turn", turn? + 1));
    page.key_button("keys.back_pair", "h", to_pair(place.before));
    page.key_button("keys.on_pair", "l", to_pair(place.after));
    page.key_button("keys.back", "k", to_turn(reading.at.checked_sub(1)));
    page.key_button("keys.on", "j", to_turn((reading.at < last).then_some(reading.at + 1)));
    if reading.sides.len() == 2 && !reading.is_covered {
        page.key_button("keys.parting", "d", to_turn(reading.parting.filter(|turn| *turn != reading.at)));
    }
    page.put("output|class=step|key=step", &[], &shown);
    page.open("details|class=keys|key=keys", &[]);
    page.word("summary|aria-keyshortcuts=?", "keys.help");
    page.open("ul", &[]);
    for item in page.words.list("keys_list") {
        page.put("li", &[], &item);
    }
    page.close_all(3);
}

/// On narrow screens the sides stand one above the other, or one of them alone.
fn side_switch(page: &mut Page<'_>, ask: &Ask<'_>, reading: &Reading<'_>) {
    if reading.sides.len() < 2 {
        return;
    }
    let (label, both) = (page.words.word("narrow"), page.words.word("both"));
    page.open("div|class=control choice sides|role=group|key=sides|aria-label=$", &[&label]);
    page.open("span|class=buttons", &[]);
    for (side, words) in [&both, &reading.name(0), &reading.name(1)].into_iter().enumerate() {
        page.switch(SET, side == alone(ask), &pair("side", side), words);
    }
    page.close_all(2);
}

/// Which side stands alone on a narrow screen, from 1; 0 for both.
fn alone(ask: &Ask<'_>) -> usize {
    ask.pair("side").and_then(|side| side.parse().ok()).unwrap_or(0)
}

/// The turns around the present one, side by side.
fn grid(page: &mut Page<'_>, ask: &Ask<'_>, reading: &Reading<'_>) {
    let n_turns = reading.n_turns();
    let start = reading.at.saturating_sub(BEFORE).min(n_turns.saturating_sub(MOST_TURNS));
    let end = n_turns.min(start + MOST_TURNS);
    let is_pair = reading.sides.len() == 2;
    let class = match (is_pair, alone(ask)) {
        (false, _) => "trace-grid",
        (true, 1) => "trace-grid two only-first",
        (true, 2) => "trace-grid two only-second",
        _ => "trace-grid two",
    };
    page.open("div|class=$|key=grid", &[class]);
    if is_pair {
        page.open("div|class=trace-row heads|key=heads", &[]);
        for name in &reading.names {
            page.put("p|class=side-name", &[], name);
        }
        page.close();
    }
    outside(page, "earlier", start, start);
    for turn in start..end {
        grid_row(page, ask, reading, turn);
    }
    outside(page, "later", n_turns - end, end + 1);
    page.close();
}

/// A button to the turns that are not shown, if there are any.
fn outside(page: &mut Page<'_>, key: &str, n: usize, to: usize) {
    if n > 0 {
        let words = counted(&page.words, key, n);
        page.open("p|key=$", &[key]);
        page.button(&pair("turn", to), &words);
        page.close();
    }
}

/// One turn of both sides; what is the same on both stands once.
fn grid_row(page: &mut Page<'_>, ask: &Ask<'_>, reading: &Reading<'_>, turn: usize) {
    let role = reading.sides.first().and_then(|trace| trace.turns.get(turn)).map(|turn| turn.role);
    let may_tell = !reading.is_covered || role != Some(Role::Assistant);
    let is_same = reading.differing.get(turn) == Some(&false) && may_tell;
    let key = (turn + 1).to_string();
    let form = match (turn == reading.at, is_same) {
        (true, true) => "div|class=trace-row now same|aria-current=step|data-turn=$|key=$",
        (true, false) => "div|class=trace-row now|aria-current=step|data-turn=$|key=$",
        (false, true) => "div|class=trace-row same|data-turn=$|key=$",
        (false, false) => "div|class=trace-row|data-turn=$|key=$",
    };
    page.open(form, &[&key, &key]);
    let n_cells = if is_same { 1 } else { reading.sides.len() };
    for side in 0..n_cells {
        page.open("div|class=turn", &[]);
        cell(page, ask, reading, side, turn, is_same);
        page.close();
    }
    page.close();
}

fn cell(page: &mut Page<'_>, ask: &Ask<'_>, reading: &Reading<'_>, side: usize, at: usize, is_same: bool) {
    let turn_of = |side: usize| reading.sides.get(side).and_then(|trace| trace.turns.get(at));
    let Some(turn) = turn_of(side) else { return page.word("p|class=part-note", "nothing_here") };
    let is_covered = side == 1 && reading.is_covered && turn.role == Role::Assistant;
    if is_covered {
        page.fill("p|class=cover needs-script", "covered", &[("side", reading.name(side))]);
        // In the first figure it is hidden by style, for whoever reads without scripts.
        if !ask.is_guessing() {
            return;
        }
        page.open("div|class=after-guess", &[]);
    }
    let is_whole = ask.pair("whole") == Some(&(at + 1).to_string());
    let has_side = !is_same && reading.sides.len() == 2;
    let drawing = Drawing {
        at,
        highlights: reading.sides.get(side).map_or(&[][..], |trace| &trace.highlights),
        categories: &reading.categories,
        side: reading.names.get(side).filter(|_| has_side).map_or("", String::as_str),
        quote: if at == reading.at { reading.quote } else { "" },
        n_bytes: if is_whole { MOST_BYTES } else { FIRST_BYTES },
        has_sources: ask.pair("sources") == Some("1"),
        is_same,
    };
    let beside = if reading.is_covered { None } else { turn_of(1 - side.min(1)) };
    turns::put(page, &drawing, turn, beside);
    if is_covered {
        page.close();
    }
}

fn categories(sides: &[&Trace]) -> Vec<String> {
    let mut found: Vec<String> = Vec::new();
    for side in sides {
        for mark in side.highlights.iter().take(2_000) {
            if found.len() < MOST_CATEGORIES && !found.contains(&mark.category) {
                found.push(mark.category.clone());
            }
        }
    }
    found
}

/// Who marked a category first.
fn labeller_of<'read>(reading: &Reading<'read>, category: &str) -> &'read str {
    for side in &reading.sides {
        for mark in &side.highlights {
            if mark.category == category {
                return &mark.labeller;
            }
        }
    }
    ""
}

/// What the marks mean, and who made them.
fn legend(page: &mut Page<'_>, ask: &Ask<'_>, reading: &Reading<'_>) {
    page.open("ul|class=legend|key=legend", &[]);
    for (place, category) in reading.categories.iter().enumerate() {
        page.open("li", &[]);
        page.open("mark|class=$", &[&turns::category_class(place)]);
        page.text(&line(category, 80));
        page.put("sup", &[], &(place + 1).to_string());
        page.close();
        page.text(" ");
        page.fill("span", "marked_by", &[("who", line(labeller_of(reading, category), 80))]);
        page.close();
    }
    if reading.sides.len() == 2 && !reading.is_covered {
        page.open("li", &[]);
        page.word("mark|class=differs", "differs_mark");
        page.text(" ");
        page.word("span", "differs");
        page.close();
    }
    if reading.sides.iter().any(|side| has_spans(side)) {
        let is_on = ask.pair("sources") == Some("1");
        let words = page.words.word("sources");
        page.open("li", &[]);
        page.switch(
            "button|type=button|class=quiet needs-script|aria-pressed=$|data-set=$",
            is_on,
            &pair("sources", usize::from(!is_on)),
            &words,
        );
        page.close();
    }
    page.close();
}

fn has_spans(trace: &Trace) -> bool {
    let is_made = |part: &Part| matches!(part, Part::Reasoning(notes) if !notes.spans.is_empty());
    trace.turns.iter().any(|turn| turn.parts.iter().any(is_made))
}

fn readout(ask: &Ask<'_>, reading: &Reading<'_>) -> String {
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
    filled(&ask.words, key, &values)
}
