//! How often each label says yes under each condition, with its interval, the test for pairs, and the way to the traces
//! behind each count. Intervals and tests are for files that a reader opens; what was made for this site has none, since
//! its numbers were chosen.

use lookahead_trace::statistics::{Interval, Z_95, mcnemar_exact, wilson};

use super::desk::Opened;
use super::guesses::yes_no;
use super::model::Filter;
use super::pieces::{Page, filled};
use super::scores::{hit, number};
use super::text::line;
use super::{interval, labels};
use crate::figures::number::decimals;
use crate::figures::{Ask, Drawn};

/// How often one label says yes under one condition.
pub(super) struct Rate {
    /// Number of the label, and its name.
    label: u32,
    pub name: String,
    /// Empty where the file knows no conditions, and its name.
    condition: String,
    pub condition_name: String,
    n: u32,
    n_hits: u32,
    pub interval: Option<Interval>,
}

/// Draws the rates into a figure.
pub(super) fn draw(page: &mut Page<'_>, ask: &Ask<'_>, opened: &Opened, drawn: &mut Drawn) {
    let rates = rates(ask, opened);
    drawn.title = ask.words.word("title_rates");
    drawn.came_out = means(ask, opened);
    if rates.is_empty() {
        drawn.readout = ask.words.word("no_rates");
        return;
    }
    if !opened.is_file {
        page.word("p|class=part-note", "rates_made");
    }
    interval::put(page, &rates);
    table(page, ask, &rates);
    drawn.readout = readout(ask, opened, &rates);
    for name in &opened.rows.scores.names {
        drawn.came_out.extend(paired(ask, opened, name));
    }
    drawn.came_out.extend(agreement(ask, opened));
}

fn rates(ask: &Ask<'_>, opened: &Opened) -> Vec<Rate> {
    let mut rates = Vec::new();
    let all = [String::new()];
    let conditions = match opened.rows.conditions.as_slice() {
        [] => &all[..],
        conditions => conditions,
    };
    for (name, label) in opened.rows.scores.names.iter().zip(0_u32..) {
        for condition in conditions {
            let (n, n_hits) = count(opened, name, condition);
            let interval = if opened.is_file { wilson(n_hits, n, Z_95) } else { None };
            let condition_name =
                if condition.is_empty() { ask.words.word("any_condition") } else { line(condition, 40) };
            let (name, condition) = (line(name, 60), condition.clone());
            if n > 0 {
                rates.push(Rate { label, name, condition, condition_name, n, n_hits, interval });
            }
        }
    }
    rates
}

fn count(opened: &Opened, name: &str, condition: &str) -> (u32, u32) {
    let (mut n, mut n_hits) = (0, 0);
    for (listed, kept) in opened.listing().iter().zip(&opened.rows.kept) {
        if !kept {
            continue;
        }
        if condition.is_empty() || listed.condition.as_deref() == Some(condition) {
            let says = hit(listed, name);
            n += u32::from(says.is_some());
            n_hits += u32::from(says == Some(true));
        }
    }
    (n, n_hits)
}

/// A share in per cent.
#[inline(never)]
pub(super) fn percent(share: f64) -> String {
    [&decimals(100.0 * share, 1), " %"].concat()
}

impl Rate {
    pub fn share(&self) -> f64 {
        f64::from(self.n_hits) / f64::from(self.n.max(1))
    }

    /// Hits, of how many, in per cent.
    fn shown(&self, ask: &Ask<'_>) -> String {
        let values = [
            ("hits", self.n_hits.to_string()),
            ("n", self.n.to_string()),
            ("percent", percent(self.share())),
        ];
        filled(&ask.words, "share", &values)
    }
}

fn table(page: &mut Page<'_>, ask: &Ask<'_>, rates: &[Rate]) {
    let mut heads = Vec::new();
    for key in ["column_label", "column_condition", "column_share", "column_interval", "column_traces"] {
        heads.push(ask.words.word(key));
    }
    page.open_table("data", &ask.words.word("rates_caption"), &heads);
    for rate in rates {
        page.open("tr", &[]);
        page.put("th|scope=row", &[], &rate.name);
        page.put("td", &[], &rate.condition_name);
        page.put("td", &[], &rate.shown(ask));
        match rate.interval {
            Some(found) => {
                let bounds = [("low", percent(found.low)), ("high", percent(found.high))];
                page.fill("td", "interval", &bounds);
            }
            None => page.put("td", &[], "–"),
        }
        page.open("td", &[]);
        opens(page, ask, rate, true);
        opens(page, ask, rate, false);
        page.close_all(2);
    }
    page.close_all(3);
}

/// The way to the traces behind a count.
fn opens(page: &mut Page<'_>, ask: &Ask<'_>, rate: &Rate, is: bool) {
    let filter = Filter { label: rate.label, is, condition: rate.condition.clone() };
    let pairs = ["view=list&at=0&show=", &crate::query::encode(&filter.text())].concat();
    let n = if is { rate.n_hits } else { rate.n - rate.n_hits };
    let words = filled(&ask.words, "open_traces", &[("n", n.to_string()), ("is", yes_no(ask, is))]);
    page.button(&pairs, &words);
}

fn readout(ask: &Ask<'_>, opened: &Opened, rates: &[Rate]) -> String {
    let of = |condition: &str| rates.iter().find(|rate| rate.label == 0 && rate.condition == condition);
    let (Some(first), Some(second)) = (of(&opened.rows.first), of(&opened.rows.second)) else {
        return ask.words.word("readout_rates_one");
    };
    let values = [
        ("label", first.name.clone()),
        ("first", first.condition_name.clone()),
        ("second", second.condition_name.clone()),
        ("share1", first.shown(ask)),
        ("share2", second.shown(ask)),
    ];
    filled(&ask.words, "readout_rates", &values)
}

/// The means of labels that are numbers, by condition. Of toy machines these are exact probabilities.
fn means(ask: &Ask<'_>, opened: &Opened) -> Vec<String> {
    let rows = &opened.rows;
    let mut lines = Vec::new();
    for name in &rows.scores.numbers {
        for condition in [&rows.first, &rows.second] {
            let (mut n, mut sum) = (0_u32, 0.0);
            for (listed, kept) in opened.listing().iter().zip(&rows.kept) {
                let is_here = *kept && listed.condition.as_deref().unwrap_or_default() == condition;
                if let Some(value) = number(listed, name).filter(|_| is_here) {
                    n += 1;
                    sum += value;
                }
            }
            if n > 0 {
                let values = [
                    ("label", line(name, 60)),
                    ("condition", line(condition, 40)),
                    ("mean", decimals(sum / f64::from(n), 3)),
                    ("n", n.to_string()),
                ];
                lines.push(filled(&ask.words, "mean", &values));
            }
        }
    }
    lines
}

/// The test for pairs: of the pairs in which the sides differ, is one direction more frequent than chance would have it?
fn paired(ask: &Ask<'_>, opened: &Opened, name: &str) -> Option<String> {
    let (mut n, mut only_first, mut only_second) = (0_u32, 0, 0);
    for row in opened.rows.all.iter().take(opened.rows.n_pairs) {
        let says = |idx: u32| opened.line(idx).and_then(|line| hit(line, name));
        if let (Some(first), Some(second)) = (says(row.first), row.second.and_then(says)) {
            n += 1;
            only_first += u32::from(first && !second);
            only_second += u32::from(second && !first);
        }
    }
    let values = [
        ("label", line(name, 60)),
        ("n", n.to_string()),
        ("first", line(&opened.rows.first, 40)),
        ("second", line(&opened.rows.second, 40)),
        ("only_first", only_first.to_string()),
        ("only_second", only_second.to_string()),
        ("p", decimals(mcnemar_exact(only_first, only_second), 4)),
    ];
    let key = if opened.is_file { "paired" } else { "paired_made" };
    (n > 0).then(|| filled(&ask.words, key, &values))
}

fn agreement(ask: &Ask<'_>, opened: &Opened) -> Option<String> {
    let found = labels::agreement(ask, opened)?;
    let labeller = opened.rows.scores.labellers.get(labels::kind(ask) as usize).map_or("", String::as_str);
    let values = [
        ("who", line(labeller, 60)),
        ("n", found.n.to_string()),
        ("observed", percent(found.observed)),
        ("kappa", decimals(found.kappa, 2)),
        ("error", decimals(found.standard_error, 2)),
    ];
    Some(filled(&ask.words, "agreement", &values))
}
