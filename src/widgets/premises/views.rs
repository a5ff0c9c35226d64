//! The rows and the sentence of each view of what came out, but for the group's (`group`).

use lookahead_models::premises::{
    Chain, Credence, Crux, Drawn as Draws, Gap, Resolved, crux, gap, resolve_doubts, resolve_premises,
    tornado, union,
};

use super::figure::{ODDS_DOUBLED, credence_words, name};
use super::model::State;
use super::others::Set;
use crate::figures::Speaker;
use crate::figures::number::decimals;
use crate::widgets::bars::{Row, Scale};
use crate::widgets::percent;

/// Totals nearer than this in log-odds count as the same: odds within a tenth of each other.
const SAME: f64 = 0.1;

/// A view.
pub(super) struct View {
    /// Its rows; none where there is nothing to draw yet.
    pub rows: Vec<Row>,
    /// Their scale.
    pub scale: Scale,
    /// What it says.
    pub readout: String,
}

/// The view that is chosen.
pub(super) fn view(words: &Speaker<'_>, state: &State, chain: &Chain, draws: Option<&Draws>) -> View {
    match state.view {
        "moved" => moved_view(words, state, chain),
        "tornado" => tornado_view(words, chain),
        "crux" => crux_view(words, state, chain),
        "resolve" => resolve_view(words, chain),
        "routes" => routes_view(words, state, chain),
        _ => product_view(words, state, chain, draws),
    }
}

/// A full bar from 0.
pub(super) fn bar(label: String, value: String, share: f64, colour: &'static str) -> Row {
    Row { label, value, ends: (0.0, share), mark: None, is_interval: false, colour }
}

fn interval(label: String, value: String, ends: (f64, f64), mark: f64) -> Row {
    Row { label, value, ends, mark: Some(mark), is_interval: true, colour: "series-0" }
}

/// A share in words.
pub(super) fn percent_words(words: &Speaker<'_>, share: f64) -> String {
    words.fill("percent", &[("value", &percent::shown(share))])
}

/// From 0 to the largest of these.
pub(super) fn up_to(words: &Speaker<'_>, most: f64, line: f64) -> Scale {
    let most = if most > 0.0 { most } else { 1.0 };
    Scale { ends: (0.0, most), line, words: (percent_words(words, 0.0), percent_words(words, most)) }
}

fn fill(words: &Speaker<'_>, key: &str, values: &[(&str, String)]) -> String {
    let values: Vec<(&str, &str)> = values.iter().map(|(name, value)| (*name, value.as_str())).collect();
    words.fill(key, &values)
}

fn product_view(words: &Speaker<'_>, state: &State, chain: &Chain, draws: Option<&Draws>) -> View {
    let premise = |(idx, credence): (u32, &Credence)| {
        let (label, value) = (name(words, idx), credence_words(words, Some(credence)));
        match credence {
            Credence::Point(share) => bar(label, value, *share, "series-0"),
            Credence::Range(range) => interval(label, value, (range.low(), range.high()), range.middle()),
        }
    };
    let mut rows: Vec<Row> = (0..).zip(chain.premises()).map(premise).collect();
    let whole = words.word("all_six");
    rows.push(match draws {
        None => bar(whole, percent_words(words, chain.product()), chain.product(), "series-5"),
        Some(draws) => {
            let (low, high) = (draws.low.value, draws.high.value);
            let values = [("low", percent::shown(low)), ("high", percent::shown(high))];
            let row = interval(whole, fill(words, "range", &values), (low, high), draws.median.value);
            Row { colour: "series-5", ..row }
        }
    });
    rows.extend(state.sets.iter().map(|set| {
        let product: f64 = set.credences.iter().product();
        bar(words.fill("their_six", &[("who", &set.who)]), percent_words(words, product), product, "series-1")
    }));
    View { rows, scale: up_to(words, 1.0, 0.0), readout: product_sentence(words, state, chain, draws) }
}

fn product_sentence(words: &Speaker<'_>, state: &State, chain: &Chain, draws: Option<&Draws>) -> String {
    let product = chain.product();
    let mut values = vec![("product", percent::shown(product))];
    let key = match draws {
        _ if product <= 0.0 => "readouts.zero",
        _ if product >= 1.0 => "readouts.one",
        None => "readouts.product",
        Some(draws) => {
            values.push(("median", percent::shown(draws.median.value)));
            values.push(("low", percent::shown(draws.low.value)));
            values.push(("high", percent::shown(draws.high.value)));
            "readouts.interval"
        }
    };
    let mut sentence = fill(words, key, &values) + " " + &words.word("readouts.at_least_one");
    if let Some(total) = state.total.share {
        sentence = sentence + " " + &total_sentence(words, total, product);
    }
    if state.sets.is_empty() {
        sentence = sentence + " " + &words.word("readouts.no_others");
    }
    sentence
}

/// What the reader held the whole to be, beside the product.
fn total_sentence(words: &Speaker<'_>, total: f64, product: f64) -> String {
    let mut values = vec![("total", percent::shown(total)), ("product", percent::shown(product))];
    let key = match gap(product, product, total) {
        Gap::Unbounded => "readouts.total_infinite",
        Gap::Parts { incoherent, .. } => {
            values.push(("distance", decimals(incoherent.abs(), 2)));
            if incoherent.abs() < SAME {
                "readouts.total_same"
            } else if incoherent > 0.0 {
                "readouts.total_higher"
            } else {
                "readouts.total_lower"
            }
        }
    };
    fill(words, key, &values)
}

/// From what the reader committed to what they answer now; whose step makes the difference is the crux with oneself.
fn moved_view(words: &Speaker<'_>, state: &State, chain: &Chain) -> View {
    let (now, then) = (chain.middles(), state.committed.clone().unwrap_or_default());
    let (whole_now, whole_then) = (chain.product(), state.first_product().unwrap_or(0.0));
    let row = |label: String, first: f64, now: f64| {
        let values = [("first", percent::shown(first)), ("now", percent::shown(now))];
        interval(label, fill(words, "moved_row", &values), (first.min(now), first.max(now)), now)
    };
    let mut rows: Vec<Row> = (0..)
        .zip(then.iter().zip(&now))
        .map(|(idx, (first, now))| row(name(words, idx), *first, *now))
        .collect();
    rows.push(Row { colour: "series-5", ..row(words.word("all_six"), whole_then, whole_now) });
    let mut values = vec![("first", percent::shown(whole_then)), ("now", percent::shown(whole_now))];
    let key = match crux(&then, &now) {
        Ok(Crux::Shares { difference, shares }) => {
            let (largest, share) = largest(&shares);
            values.push(("difference", signed(difference)));
            values.push(("premise", name(words, largest)));
            values.push(("share", signed(share)));
            // What was committed is kept to three digits after the point.
            if share.abs() > 0.005 { "readouts.moved" } else { "readouts.moved_same" }
        }
        Ok(Crux::Unbounded { at, .. }) => {
            let names: Vec<String> = at.iter().map(|premise| name(words, *premise)).collect();
            values.push(("premises", names.join(", ")));
            "readouts.moved_infinite"
        }
        Err(_) => "readouts.moved_same",
    };
    View { rows, scale: up_to(words, 1.0, 0.0), readout: fill(words, key, &values) }
}

/// The share that is largest in size, with its premise.
fn largest(shares: &[f64]) -> (u32, f64) {
    let mut found = (0, 0.0_f64);
    for (idx, share) in (0..).zip(shares) {
        if share.abs() > found.1.abs() {
            found = (idx, *share);
        }
    }
    found
}

fn tornado_view(words: &Speaker<'_>, chain: &Chain) -> View {
    let swings = tornado(chain, ODDS_DOUBLED).unwrap_or_default();
    let most = swings.iter().map(|swing| swing.product_high).fold(chain.product(), f64::max);
    let rows = swings.iter().map(|swing| {
        let (low, high) = (swing.product_low, swing.product_high);
        let value = fill(words, "range", &[("low", percent::shown(low)), ("high", percent::shown(high))]);
        interval(name(words, swing.premise), value, (low, high), chain.product())
    });
    let rows: Vec<Row> = rows.collect();
    let readout = match swings.first().filter(|swing| swing.product_high > swing.product_low) {
        None => words.word("readouts.tornado_still"),
        Some(swing) => {
            let values = [
                ("premise", name(words, swing.premise)),
                ("low", percent::shown(swing.product_low)),
                ("high", percent::shown(swing.product_high)),
            ];
            fill(words, "readouts.tornado", &values)
        }
    };
    View { rows, scale: up_to(words, most, chain.product()), readout }
}

fn crux_view(words: &Speaker<'_>, state: &State, chain: &Chain) -> View {
    let nothing = |readout: String| View { rows: Vec::new(), scale: up_to(words, 1.0, 0.0), readout };
    let Some(set) = state.chosen_set() else { return nothing(words.word("readouts.crux_missing")) };
    match crux(&chain.middles(), &set.credences) {
        Ok(Crux::Shares { difference, shares }) => shares_view(words, (chain, set), difference, &shares),
        Ok(Crux::Unbounded { at, .. }) => {
            let names: Vec<String> = at.iter().map(|premise| name(words, *premise)).collect();
            nothing(words.fill("readouts.crux_infinite", &[("premises", &names.join(", "))]))
        }
        Err(_) => nothing(words.word("readouts.crux_missing")),
    }
}

fn shares_view(words: &Speaker<'_>, (chain, set): (&Chain, &Set), difference: f64, shares: &[f64]) -> View {
    let (largest, share) = largest(shares);
    let most = share.abs();
    let rows = (0..).zip(shares).map(|(idx, share)| {
        let colour = if *share < 0.0 { "series-1" } else { "series-0" };
        bar(name(words, idx), signed(*share), *share, colour)
    });
    let ends = (words.word("crux_lower"), words.word("crux_higher"));
    let theirs: f64 = set.credences.iter().product();
    let values = [
        ("who", set.who.clone()),
        ("mine", percent::shown(chain.product())),
        ("theirs", percent::shown(theirs)),
        ("difference", signed(difference)),
        ("premise", name(words, largest)),
        ("share", signed(share)),
    ];
    let readout = fill(words, if most > 0.0 { "readouts.crux" } else { "readouts.crux_same" }, &values);
    let most = if most > 0.0 { most } else { 1.0 };
    View { rows: rows.collect(), scale: Scale { ends: (-most, most), line: 0.0, words: ends }, readout }
}

/// With its sign.
fn signed(value: f64) -> String {
    let digits = decimals(value, 2);
    if value > 0.0 && digits != "0" { ["+", &digits].concat() } else { digits }
}

fn resolve_view(words: &Speaker<'_>, chain: &Chain) -> View {
    let resolved = resolve_premises(chain);
    let most = resolved.iter().map(|one| one.expected_move).fold(0.0, f64::max);
    let row = |(idx, one): (u32, &Resolved)| {
        let values = [("points", percent::shown(one.expected_move)), ("bits", decimals(one.bits, 4))];
        bar(name(words, idx), fill(words, "resolved", &values), one.expected_move, "series-0")
    };
    let rows = (0..).zip(&resolved).map(row).collect();
    let best = (0..).zip(&resolved).find(|(_, one)| one.expected_move >= most && most > 0.0);
    let mut readout = match best {
        None => words.word("readouts.resolve_still"),
        Some((idx, one)) => {
            let if_true = percent::shown(one.if_true.unwrap_or(0.0));
            let values = [
                ("premise", name(words, idx)),
                ("product", percent::shown(chain.product())),
                ("if_true", if_true),
                ("points", percent::shown(one.expected_move)),
            ];
            fill(words, "readouts.resolve", &values)
        }
    };
    let doubts = resolve_doubts(chain).unwrap_or_default();
    let largest = doubts.iter().copied().fold(0.0, f64::max);
    if let Some((idx, share)) = (0..).zip(&doubts).find(|(_, share)| **share >= largest && largest > 0.0) {
        let values = [("premise", name(words, idx)), ("share", percent::shown(*share))];
        readout = readout + " " + &fill(words, "readouts.doubts", &values);
    }
    View { rows, scale: up_to(words, most, 0.0), readout }
}

fn routes_view(words: &Speaker<'_>, state: &State, chain: &Chain) -> View {
    let product = chain.product();
    let mut rows = vec![bar(words.word("routes.chain"), percent_words(words, product), product, "series-0")];
    let both = state
        .other
        .share
        .and_then(|other| Some((other, union(&[product, other], state.dial("dependence")).ok()?)));
    let Some((other, both)) = both else {
        return View { rows, scale: up_to(words, product, 0.0), readout: words.word("readouts.routes_open") };
    };
    rows.push(bar(words.word("routes.other"), percent_words(words, other), other, "series-1"));
    let value = percent_words(words, both.at_dependence);
    let all = interval(words.word("routes.all"), value, (both.least, both.most), both.at_dependence);
    rows.push(Row { colour: "series-5", ..all });
    let values = [
        ("all", percent::shown(both.at_dependence)),
        ("least", percent::shown(both.least)),
        ("most", percent::shown(both.most)),
        ("independent", percent::shown(both.independent)),
    ];
    View { rows, scale: up_to(words, both.most, 0.0), readout: fill(words, "readouts.routes", &values) }
}
