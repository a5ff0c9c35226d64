//! The figure: the state in nodes and words. All words stand in `content/en/widgets/which-machine.toml`.

use super::model::{MOST, State, from_query};
use crate::figures::controls::{Number, presets, slider};
use crate::figures::{Ask, Drawn, Table};
use crate::page::Node;

pub(super) fn draw(ask: &Ask<'_>) -> Drawn {
    let (state, troubles) = from_query(&ask.pairs);
    let words = &ask.words;
    let (amount, outcome) = (state.amount.to_string(), state.outcome().to_string());
    let fill = |key: &str| words.fill(key, &[("amount", &amount), ("outcome", &outcome)]);
    let problem = (!troubles.is_empty()).then(|| words.fill("problem", &[("most", &MOST.to_string())]));
    let number = Number {
        key: "amount",
        label: &words.word("amount"),
        value: ask.pair("amount").unwrap_or(&amount),
        min: "0",
        max: &MOST.to_string(),
        step: "1",
        shown: &amount,
        problem: problem.as_deref(),
    };
    Drawn {
        title: words.word("title"),
        picture: vec![Node::element("p", &[], vec![Node::text(fill("picture"))])],
        controls: vec![slider(ask.id, &number), presets(&words.word("presets"), &[("first", &words.word("first"))], "first")],
        readout: fill("readout"),
        came_out: vec![fill("came_out")],
        table: table(ask),
        ..Drawn::default()
    }
}

/// The same numbers for every amount.
fn table(ask: &Ask<'_>) -> Table {
    let row = |amount| [amount, State { amount }.outcome()].map(|number: u32| number.to_string()).to_vec();
    let head = ["table.amount", "table.outcome"].map(|key| ask.words.word(key)).to_vec();
    Table { caption: ask.words.word("table.caption"), head, rows: (0..=MOST).map(row).collect() }
}
