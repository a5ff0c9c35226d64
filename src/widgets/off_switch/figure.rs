//! Draft.
use crate::figures::controls::{Number, slider};
use crate::figures::{Ask, Drawn};
use crate::query::{self, Query};

pub(super) fn whole_state(pairs: &Query) -> Query {
    let p = pairs.get("p").filter(|p| p.parse::<f64>().is_ok_and(|p| (0.0..=1.0).contains(&p)));
    query::gather([("p".to_owned(), p.cloned().unwrap_or("0.5".to_owned()))].into_iter())
}

pub(super) fn draw(ask: &Ask<'_>) -> Drawn {
    let typed = ask.pair("p").unwrap_or("0.5");
    let p: f64 = typed.parse().unwrap_or(0.5);
    let margin = format!("{:.2}", 1.0 - p);
    let number = Number { key: "p", label: &ask.words.word("p"), value: typed, min: "0", max: "1", step: "0.05", shown: typed, problem: None };
    Drawn { title: ask.words.word("title"), readout: ask.words.fill("readout", &[("margin", &margin)]), controls: vec![slider(ask.id, &number)], ..Drawn::default() }
}
