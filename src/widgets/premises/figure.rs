//! The whole premises figure: questions until the reader has committed, results after; one table for both. All words
//! stand in `content/en/widgets/premises.toml`.

use lookahead_models::premises::{Chain, Credence, Swing, resolve_premises, tornado};

use super::model::{LAST_STEP, State};
use super::record::record;
use super::{asking, results};
use crate::figures::number::decimals;
use crate::figures::{Ask, Drawn, Speaker, Table};
use crate::page::Node;
use crate::widgets::percent;

/// The step of the tornado for a point: its odds doubled or halved.
pub(super) const ODDS_DOUBLED: f64 = std::f64::consts::LN_2;

/// Draws the figure.
pub(super) fn draw(ask: &Ask<'_>) -> Drawn {
    let state = State::from_query(&ask.pairs);
    let chain = state.chain().filter(|_| state.is_done());
    let mut drawn = match &chain {
        Some(chain) if state.step == LAST_STEP => results::draw(ask, &state, chain),
        _ => asking::draw(ask, &state),
    };
    drawn.table = table(&ask.words, &state, chain.as_ref());
    drawn.json = Some(record(&state));
    drawn
}

/// A premise's short name, by its number from 0.
pub(super) fn name(words: &Speaker<'_>, premise: u32) -> String {
    words.word(&premise_key(premise, "name"))
}

/// The key of one of a premise's words, by its number from 0.
pub(super) fn premise_key(premise: u32, what: &str) -> String {
    ["premises.", &(premise + 1).to_string(), ".", what].concat()
}

/// An answer in words.
pub(super) fn credence_words(words: &Speaker<'_>, credence: Option<&Credence>) -> String {
    match credence {
        None => words.word("not_answered"),
        Some(Credence::Point(share)) => words.fill("percent", &[("value", &percent::shown(*share))]),
        Some(Credence::Range(range)) => {
            let (low, high) = (percent::shown(range.low()), percent::shown(range.high()));
            words.fill("range", &[("low", &low), ("high", &high)])
        }
    }
}

/// An element of a class.
pub(super) fn classed(tag: &str, class: &str, children: Vec<Node>) -> Node {
    Node::element(tag, &[("class", class), ("key", class)], children)
}

/// A paragraph.
pub(super) fn paragraph(text: &str) -> Node {
    Node::element("p", &[], vec![Node::text(text)])
}

fn table(words: &Speaker<'_>, state: &State, chain: Option<&Chain>) -> Table {
    let mut table = Table { caption: words.word("table.caption"), ..Table::default() };
    let keys: &[&str] = match chain {
        None => &["premise", "yours"],
        Some(_) => {
            &["premise", "yours", "low", "high", "product_low", "product_high", "move", "bits", "first"]
        }
    };
    table.head = keys.iter().map(|key| words.word(&["table.", key].concat())).collect();
    table.rows = match chain {
        None => (0..)
            .zip(&state.answers)
            .map(|(premise, answer)| {
                vec![name(words, premise), credence_words(words, answer.credence.as_ref())]
            })
            .collect(),
        Some(chain) => rows(words, chain),
    };
    let committed = state.committed.iter().flatten().filter(|_| chain.is_some());
    table.rows.iter_mut().zip(committed).for_each(|(row, share)| row.push(percent::shown(*share)));
    if state.answers.iter().any(|answer| !answer.note.trim().is_empty()) {
        table.head.push(words.word("table.note"));
        table.rows.iter_mut().zip(&state.answers).for_each(|(row, answer)| row.push(answer.note.clone()));
    }
    if chain.is_some() {
        state.sets.iter().for_each(|set| {
            table.head.push(set.who.clone());
            table
                .rows
                .iter_mut()
                .zip(&set.credences)
                .for_each(|(row, share)| row.push(percent::shown(*share)));
        });
    }
    table
}

/// One row for each premise, in their order.
fn rows(words: &Speaker<'_>, chain: &Chain) -> Vec<Vec<String>> {
    let swings = tornado(chain, ODDS_DOUBLED).unwrap_or_default();
    let resolved = resolve_premises(chain);
    let middles = chain.middles();
    let row = |(premise, (middle, resolved)): (u32, (&f64, &lookahead_models::premises::Resolved))| {
        let still = Swing { premise, low: *middle, high: *middle, product_low: 0.0, product_high: 0.0 };
        let swing = swings.iter().find(|swing| swing.premise == premise).unwrap_or(&still);
        let shares =
            [*middle, swing.low, swing.high, swing.product_low, swing.product_high, resolved.expected_move];
        let mut row = vec![name(words, premise)];
        row.extend(shares.map(percent::shown));
        row.push(decimals(resolved.bits, 5));
        row
    };
    (0..).zip(middles.iter().zip(&resolved)).map(row).collect()
}
