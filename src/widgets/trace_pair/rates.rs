//! How often each label says yes under each condition, with its interval, the test for pairs, and the way to the traces
//! behind each count. Intervals and tests are for files that a reader opens; what was made for this site has none, since
//! its numbers were chosen.

use lookahead_trace::statistics::{Interval, Z_95, mcnemar_exact, wilson};

use super::desk::Opened;
use super::guesses::yes_no;
use super::interval;
use super::labels;
use super::model::{Filter, State};
use super::pieces::{self, button, filled, note};
use super::scores::hit;
use super::text;
use crate::figures::number::decimals;
use crate::figures::{Ask, Drawn};
use crate::page::Node;

/// How often one label says yes under one condition.
pub(super) struct Rate {
    /// Number of the label.
    pub label: u32,
    /// Empty where the file knows no conditions.
    pub condition: String,
    pub n: u32,
    pub n_hits: u32,
    pub interval: Option<Interval>,
}

/// Pairs by what the label says of both sides.
struct Pairs {
    n: u32,
    only_first: u32,
    only_second: u32,
}

/// Draws the rates into a figure.
pub(super) fn draw(ask: &Ask<'_>, _state: &State, opened: &Opened, drawn: &mut Drawn) {
    let words = &ask.words;
    let rates = rates(opened);
    drawn.title = words.word("title_rates");
    if rates.is_empty() {
        drawn.readout = words.word("no_rates");
        return;
    }
    if !opened.is_file {
        drawn.picture.push(note(&words.word("rates_made")));
    }
    drawn.picture.push(interval::draw(ask, opened, &rates));
    drawn.picture.push(table(ask, opened, &rates));
    drawn.readout = readout(ask, opened, &rates);
    let names = &opened.rows.scores.names;
    drawn.came_out.extend(names.iter().filter_map(|name| paired(ask, opened, name)));
    drawn.came_out.extend(agreement(ask, opened));
}

fn rates(opened: &Opened) -> Vec<Rate> {
    let rows = &opened.rows;
    let conditions: Vec<String> =
        if rows.conditions.is_empty() { vec![String::new()] } else { rows.conditions.clone() };
    let mut rates = Vec::new();
    for (name, label) in rows.scores.names.iter().zip(0_u32..) {
        for condition in &conditions {
            let of = opened.listing().iter().filter(|line| condition.is_empty() || line.condition.as_ref() == Some(condition));
            let (mut n, mut n_hits) = (0, 0);
            for is in of.filter_map(|line| hit(line, name)) {
                n += 1;
                n_hits += u32::from(is);
            }
            let interval = if opened.is_file { wilson(n_hits, n, Z_95) } else { None };
            rates.push(Rate { label, condition: condition.clone(), n, n_hits, interval });
        }
    }
    rates.retain(|rate| rate.n > 0);
    rates
}

/// A share in per cent.
pub(super) fn percent(share: f64) -> String {
    [&decimals(100.0 * share, 1), " %"].concat()
}

impl Rate {
    pub fn share(&self) -> f64 {
        f64::from(self.n_hits) / f64::from(self.n.max(1))
    }

    /// Hits, of how many, in per cent.
    fn shown(&self, ask: &Ask<'_>) -> String {
        let (hits, n) = (self.n_hits.to_string(), self.n.to_string());
        filled(&ask.words, "share", &[("hits", hits), ("n", n), ("percent", percent(self.share()))])
    }

    pub fn name(&self, opened: &Opened) -> String {
        text::line(opened.rows.scores.names.get(self.label as usize).map_or("", String::as_str), 60)
    }

    pub fn condition_name(&self, ask: &Ask<'_>) -> String {
        if self.condition.is_empty() { ask.words.word("any_condition") } else { text::line(&self.condition, 40) }
    }
}

fn table(ask: &Ask<'_>, opened: &Opened, rates: &[Rate]) -> Node {
    let words = &ask.words;
    let keys = ["column_label", "column_condition", "column_share", "column_interval", "column_traces"];
    let heads: Vec<String> = keys.iter().map(|key| words.word(key)).collect();
    let rows = rates.iter().map(|rate| line(ask, opened, rate)).collect();
    pieces::table("data", &words.word("rates_caption"), &heads, rows)
}

fn line(ask: &Ask<'_>, opened: &Opened, rate: &Rate) -> Node {
    let words = &ask.words;
    let share = rate.shown(ask);
    let interval = rate.interval.map_or_else(
        || "–".to_owned(),
        |found| filled(words, "interval", &[("low", percent(found.low)), ("high", percent(found.high))]),
    );
    let opens = |is: bool, count: u32| {
        let filter = Filter { label: rate.label, is, condition: rate.condition.clone() };
        let pairs = ["view=list&at=0&show=", &crate::query::encode(&filter.text())].concat();
        button(&pairs, &filled(words, "open_traces", &[("n", count.to_string()), ("is", yes_no(ask, is))]))
    };
    let traces = vec![opens(true, rate.n_hits), opens(false, rate.n - rate.n_hits)];
    let cells = vec![
        Node::words("th", &[("scope", "row")], &rate.name(opened)),
        Node::words("td", &[], &rate.condition_name(ask)),
        Node::words("td", &[], &share),
        Node::words("td", &[], &interval),
        Node::element("td", &[], traces),
    ];
    Node::element("tr", &[], cells)
}

fn readout(ask: &Ask<'_>, opened: &Opened, rates: &[Rate]) -> String {
    let words = &ask.words;
    let of = |condition: &str| rates.iter().find(|rate| rate.label == 0 && rate.condition == condition);
    let (Some(first), Some(second)) = (of(&opened.rows.first), of(&opened.rows.second)) else {
        return words.word("readout_rates_one");
    };
    let values = [
        ("label", first.name(opened)),
        ("first", first.condition_name(ask)),
        ("second", second.condition_name(ask)),
        ("share1", first.shown(ask)),
        ("share2", second.shown(ask)),
    ];
    filled(words, "readout_rates", &values)
}

/// The test for pairs: of the pairs in which the sides differ, is one direction more frequent than chance would have it?
fn paired(ask: &Ask<'_>, opened: &Opened, name: &str) -> Option<String> {
    let pairs = count_pairs(opened, name)?;
    let values = [
        ("label", text::line(name, 60)),
        ("n", pairs.n.to_string()),
        ("first", text::line(&opened.rows.first, 40)),
        ("second", text::line(&opened.rows.second, 40)),
        ("only_first", pairs.only_first.to_string()),
        ("only_second", pairs.only_second.to_string()),
        ("p", decimals(mcnemar_exact(pairs.only_first, pairs.only_second), 4)),
    ];
    Some(filled(&ask.words, if opened.is_file { "paired" } else { "paired_made" }, &values))
}

fn count_pairs(opened: &Opened, name: &str) -> Option<Pairs> {
    let mut pairs = Pairs { n: 0, only_first: 0, only_second: 0 };
    for row in opened.rows.all.iter().take(opened.rows.n_pairs) {
        let says = |idx: u32| opened.line(idx).and_then(|line| hit(line, name));
        let (Some(first), Some(second)) = (says(row.first), row.second.and_then(says)) else { continue };
        pairs.n += 1;
        pairs.only_first += u32::from(first && !second);
        pairs.only_second += u32::from(second && !first);
    }
    (pairs.n > 0).then_some(pairs)
}

fn agreement(ask: &Ask<'_>, opened: &Opened) -> Option<String> {
    let found = labels::agreement(ask, opened)?;
    let labeller = opened.rows.scores.labellers.get(labels::kind(ask) as usize).map_or("", String::as_str);
    let values = [
        ("who", text::line(labeller, 60)),
        ("n", found.n.to_string()),
        ("observed", percent(found.observed)),
        ("kappa", decimals(found.kappa, 2)),
        ("error", decimals(found.standard_error, 2)),
    ];
    Some(filled(&ask.words, "agreement", &values))
}
