//! The rows and the sentence of each view, and what came out. Used by `figure`.

use lookahead_models::class_code::{ClassSummary, FigureTally, Quartiles, QuestionTally, Spread};

use super::guessed;
use super::model::{N_PREMISES, State};
use crate::figures::Speaker;
use crate::figures::number::decimals;
use crate::widgets::bars::{Row, Scale};
use crate::widgets::percent;

/// More rows than a picture should have; the table has all.
const MOST_ROWS: usize = 18;

/// A view.
pub(super) struct View {
    /// Its rows; none where there is nothing to draw.
    pub rows: Vec<Row>,
    /// Their scale.
    pub scale: Scale,
    /// What it says.
    pub readout: String,
}

/// What was guessed: at the chapters' questions, and at figures by name.
pub(super) struct Tallies {
    pub questions: Vec<QuestionTally>,
    pub figures: Vec<FigureTally>,
}

impl Tallies {
    /// How many guesses there are.
    pub(super) fn total(&self) -> u32 {
        let named: u32 = self.figures.iter().map(FigureTally::total).sum();
        named + self.questions.iter().map(QuestionTally::total).sum::<u32>()
    }
}

/// The view that is chosen.
pub(super) fn view(words: &Speaker<'_>, state: &State, class: &ClassSummary, tallies: &Tallies) -> View {
    match state.view() {
        "answers" => answers(words, state.step, class),
        "crux" => crux(words, class),
        "guesses" => match guessed::shown(state.question, &tallies.questions) {
            Some(tally) => guessed::view(words, tally),
            None => guesses(words, &tallies.figures),
        },
        _ => spread(words, class),
    }
}

/// A premise's name, by its number from 1; the product after the last.
pub(super) fn name(words: &Speaker<'_>, step: u32) -> String {
    words.word(&["steps.", &step.to_string()].concat())
}

/// The premises and then the whole, each with its number.
pub(super) fn questions(class: &ClassSummary) -> impl Iterator<Item = (u32, &Spread)> {
    (1..).zip(class.premises.iter().chain([&class.whole]))
}

/// Every premise's middle half with its median.
fn spread(words: &Speaker<'_>, class: &ClassSummary) -> View {
    let rows: Vec<Row> = questions(class)
        .filter_map(|(step, spread)| {
            let at = spread.quartiles?;
            let colour = if step > N_PREMISES { "series-5" } else { "series-0" };
            let value = fill(words, "row", &quartile_words(&at));
            let ends = (at.low, at.high);
            Some(Row {
                label: name(words, step),
                value,
                ends,
                mark: Some(at.median),
                is_interval: true,
                colour,
            })
        })
        .collect();
    let width = |at: &Quartiles| at.high - at.low;
    let mut widest: Option<(u32, Quartiles)> = None;
    for (step, premise) in (1..).zip(&class.premises) {
        if let Some(at) =
            premise.quartiles.filter(|at| widest.is_none_or(|(_, other)| width(at) > width(&other)))
        {
            widest = Some((step, at));
        }
    }
    let readout = match widest {
        None => words.word("readouts.nothing"),
        Some((step, at)) => {
            let mut values = quartile_words(&at);
            values.push(("people", class.n_people.to_string()));
            values.push(("premise", name(words, step)));
            let product = class.whole.quartiles.map(|at| percent::shown(at.median));
            let key = if product.is_some() { "readouts.spread" } else { "readouts.spread_open" };
            values.push(("product", product.unwrap_or_default()));
            fill(words, key, &values)
        }
    };
    let scale =
        Scale { ends: (0.0, 1.0), line: 0.0, words: (in_percent(words, 0.0), in_percent(words, 1.0)) };
    View { rows, scale, readout }
}

/// How many answered one premise in which band.
fn answers(words: &Speaker<'_>, step: u32, class: &ClassSummary) -> View {
    let spread = questions(class).find(|(number, _)| *number == step).map(|(_, spread)| spread);
    let Some((spread, at)) = spread.and_then(|spread| Some((spread, spread.quartiles?))) else {
        return counted(Vec::new(), words.word("readouts.nothing"));
    };
    let bands = words.list("bands");
    let mut rows: Vec<Row> =
        bands.into_iter().zip(spread.bands).map(|(band, count)| count_row(band, count, "series-0")).collect();
    rows.push(count_row(words.word("left_open"), spread.n_unanswered, "series-1"));
    let mut values = quartile_words(&at);
    values.push(("premise", name(words, step)));
    values.push(("answered", spread.n_answered.to_string()));
    values.push(("open", spread.n_unanswered.to_string()));
    counted(rows, fill(words, "readouts.answers", &values))
}

/// Each premise's part in the spread of the products.
fn crux(words: &Speaker<'_>, class: &ClassSummary) -> View {
    let parts = &class.crux.shares;
    let (mut largest, mut most) = (0, 0.0_f64);
    for (step, part) in (1..).zip(parts) {
        if *part > most {
            (largest, most) = (step, *part);
        }
    }
    let rows: Vec<Row> = (1..)
        .zip(parts)
        .map(|(step, part)| {
            let colour = if *part < 0.0 { "series-1" } else { "series-0" };
            let value = in_percent(words, *part);
            Row {
                label: name(words, step),
                value,
                ends: (0.0, *part),
                mark: None,
                is_interval: false,
                colour,
            }
        })
        .collect();
    // A line near the left end would run through the names.
    let has_lower = parts.iter().any(|part| *part < 0.0);
    let least = if has_lower { -most } else { 0.0 };
    let top = most.max(f64::MIN_POSITIVE);
    let scale =
        Scale { ends: (least, top), line: 0.0, words: (in_percent(words, least), in_percent(words, most)) };
    let key = match parts.len() {
        0 => "readouts.no_crux",
        // Twice an even part.
        n_parts if most * (n_parts as f64) < 2.0 => "readouts.even",
        _ => "readouts.crux",
    };
    let values = [
        ("premise", name(words, largest)),
        ("share", decimals(100.0 * most, 1)),
        ("deviation", decimals(class.crux.deviation, 2)),
        ("factor", decimals(class.crux.factor(), 1)),
        ("people", class.crux.n_people.to_string()),
    ];
    View { rows, scale, readout: fill(words, key, &values) }
}

/// How often each guess came.
fn guesses(words: &Speaker<'_>, tallies: &[FigureTally]) -> View {
    let row = |tally: &FigureTally, guess: &(String, u32)| {
        count_row([&tally.figure, ": ", &guess.0].concat(), guess.1, "series-0")
    };
    let rows = tallies.iter().flat_map(|tally| tally.guesses.iter().map(move |guess| row(tally, guess)));
    let total: u32 = tallies.iter().map(FigureTally::total).sum();
    let key = if total > 0 { "readouts.guesses" } else { "readouts.no_guesses" };
    let values = [("count", total.to_string()), ("figures", tallies.len().to_string())];
    counted(rows.take(MOST_ROWS).collect(), fill(words, key, &values))
}

/// Rows that count people, from 0 to the largest.
pub(super) fn counted(rows: Vec<Row>, readout: String) -> View {
    let most = rows.iter().map(|row| row.ends.1).fold(1.0, f64::max);
    let words = ("0".to_owned(), decimals(most, 0));
    View { rows, scale: Scale { ends: (0.0, most), line: 0.0, words }, readout }
}

pub(super) fn count_row(label: String, count: u32, colour: &'static str) -> Row {
    let ends = (0.0, f64::from(count));
    Row { label, value: count.to_string(), ends, mark: None, is_interval: false, colour }
}

fn quartile_words(at: &Quartiles) -> Vec<(&'static str, String)> {
    let all = [("low", at.low), ("median", at.median), ("high", at.high)];
    all.map(|(name, share)| (name, percent::shown(share))).to_vec()
}

/// A share in per cent, maybe below 0, to a tenth.
pub(super) fn in_percent(words: &Speaker<'_>, share: f64) -> String {
    words.fill("percent", &[("value", &decimals(100.0 * share, 1))])
}

/// Words with owned values in their places.
pub(super) fn fill(words: &Speaker<'_>, key: &str, values: &[(&str, String)]) -> String {
    let values: Vec<(&str, &str)> = values.iter().map(|(name, value)| (*name, value.as_str())).collect();
    words.fill(key, &values)
}
