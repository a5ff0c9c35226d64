//! The group paradox: the product of a group's medians against the median of its members' products, for a simulated panel
//! around somebody's answers, or for a class's own answers that were pasted in.

use lookahead_models::Seed;
use lookahead_models::premises::{
    Chain, Gap, Panel, PanelModel, PanelSummary, Upper, explaining_spread, gap,
};

use super::model::{N_PREMISES, State};
use super::views::{View, bar, percent_words, up_to};
use crate::figures::Speaker;
use crate::figures::number::decimals;
use crate::widgets::bars::Row;
use crate::widgets::percent;

/// Odd, so that the median is somebody's.
const N_MEMBERS: u32 = 1_001;
const SEED: Seed = Seed::new(2);
/// More people than a class.
const MOST_LINES: usize = 500;

/// A class's answers.
struct Class {
    panel: Panel,
    /// The median of the totals they stated, where all did.
    stated: Option<f64>,
    n_members: usize,
}

/// The view.
pub(super) fn view(words: &Speaker<'_>, state: &State, chain: &Chain) -> View {
    let class = class(&state.panel).ok().flatten();
    let model = model(state, chain);
    let drawn = || model.draw(SEED).ok();
    let Some(panel) = class.as_ref().map(|class| class.panel.clone()).or_else(drawn) else {
        return View { rows: Vec::new(), scale: up_to(words, 1.0, 0.0), readout: String::new() };
    };
    let mut summary = panel.summary();
    if class.is_none() {
        // Of the simulated panel the medians are known.
        summary.product_of_medians = model.medians.iter().product();
    }
    let set = state.chosen_group().filter(|_| class.is_none());
    let from_class = class.as_ref().and_then(|class| class.stated);
    let stated = state.stated.share.or(from_class).or(set.and_then(|set| set.stated));
    let rows = rows(words, &summary, stated);
    let most = rows.iter().map(|row| row.ends.1).fold(0.0, f64::max);
    let mut sentences = vec![opening(words, state, class.as_ref()), comparison(words, &summary)];
    if let Some(stated) = stated {
        sentences.push(gap_sentence(words, &summary, stated));
        if class.is_none() {
            sentences.push(explanation(words, &model, stated));
        }
    }
    View { rows, scale: up_to(words, most, 0.0), readout: sentences.join(" ") }
}

/// What is odd about a class's answers.
pub(super) fn notes(words: &Speaker<'_>, state: &State) -> Vec<String> {
    match class(&state.panel) {
        Err(line) => vec![words.fill("group.bad_line", &[("line", &line.to_string())])],
        Ok(_) => Vec::new(),
    }
}

/// The simulated panel: around the chosen set's answers once they are here, before that around the reader's.
fn model(state: &State, chain: &Chain) -> PanelModel {
    PanelModel {
        medians: state.chosen_group().map_or_else(|| chain.middles(), |set| set.credences.clone()),
        below: state.dial("below"),
        above: state.dial("above"),
        correlation: state.dial("correlation"),
        n_members: N_MEMBERS,
    }
}

/// One person a line: six percentages, and a seventh for the total if they stated one. Between them stand spaces, tabs or
/// semicolons. `Err` is the number of the first line that is none.
fn class(text: &str) -> Result<Option<Class>, u32> {
    let (mut rows, mut totals) = (Vec::new(), Vec::new());
    for (number, line) in (1..).zip(text.lines().take(MOST_LINES)).filter(|(_, line)| !line.trim().is_empty())
    {
        let words = line.split([' ', '\t', ';']).filter(|word| !word.is_empty());
        let shares: Option<Vec<f64>> = words.map(percent::read).collect();
        let mut shares = shares.ok_or(number)?;
        let total = shares.get(N_PREMISES as usize).copied();
        if shares.len() > N_PREMISES as usize + 1 || shares.len() < N_PREMISES as usize {
            return Err(number);
        }
        shares.truncate(N_PREMISES as usize);
        totals.extend(total.map(|total| vec![total]));
        rows.push(shares);
    }
    let all_stated = totals.len() == rows.len();
    let stated = Panel::new(&totals).ok().filter(|_| all_stated);
    let stated = stated.and_then(|totals| totals.summary().medians.first().copied());
    let n_members = rows.len();
    Ok(Panel::new(&rows).ok().map(|panel| Class { panel, stated, n_members }))
}

fn rows(words: &Speaker<'_>, summary: &PanelSummary, stated: Option<f64>) -> Vec<Row> {
    let row = |key: &str, share: f64, colour| {
        bar(words.word(&["group.", key].concat()), percent_words(words, share), share, colour)
    };
    let mut rows = vec![
        row("product_of_medians", summary.product_of_medians, "series-0"),
        row("median_of_products", summary.median_of_products.value, "series-2"),
        row("mean_of_products", summary.mean_of_products.mean, "series-3"),
    ];
    rows.extend(stated.map(|stated| row("stated", stated, "series-1")));
    rows
}

fn opening(words: &Speaker<'_>, state: &State, class: Option<&Class>) -> String {
    match (class, state.chosen_group()) {
        (Some(class), _) => words.fill("group.class", &[("count", &class.n_members.to_string())]),
        (None, Some(set)) => {
            words.fill("group.around", &[("count", &N_MEMBERS.to_string()), ("who", &set.who)])
        }
        (None, None) => words.fill("group.around_you", &[("count", &N_MEMBERS.to_string())]),
    }
}

fn comparison(words: &Speaker<'_>, summary: &PanelSummary) -> String {
    let products = summary.median_of_products;
    let values = [
        ("medians", percent::shown(summary.product_of_medians)),
        ("products", percent::shown(products.value)),
        ("error", percent::shown(products.standard_error)),
    ];
    words.fill("group.comparison", &values.each_ref().map(|(name, value)| (*name, value.as_str())))
}

/// How much of the way to the stated total a coherent group would explain, and what is left.
fn gap_sentence(words: &Speaker<'_>, summary: &PanelSummary, stated: f64) -> String {
    let stated_words = percent::shown(stated);
    let (products, medians) = (summary.median_of_products.value, summary.product_of_medians);
    let Gap::Parts { coherent, incoherent } = gap(medians, products, stated) else {
        return words.fill("group.gap_infinite", &[("stated", &stated_words)]);
    };
    let (coherent, incoherent) = (decimals(coherent, 2), decimals(incoherent, 2));
    let values = [("stated", stated_words.as_str()), ("coherent", &coherent), ("incoherent", &incoherent)];
    words.fill("group.gap", &values)
}

/// What it would take for a coherent panel to state the total.
fn explanation(words: &Speaker<'_>, model: &PanelModel, stated: f64) -> String {
    match explaining_spread(model, stated, SEED) {
        Ok(Upper::At(above)) => {
            let (above, below) = (decimals(above, 1), decimals(model.below, 1));
            words.fill("group.needs", &[("above", &above), ("below", &below)])
        }
        Ok(Upper::Below) => words.word("group.needs_less"),
        Ok(Upper::Beyond) | Err(_) => words.word("group.needs_more"),
    }
}
