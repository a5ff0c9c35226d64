//! Controls for the state that `settings` reads, and a table of words.

use crate::figures::Ask;
use crate::figures::controls::{Number, choice, slider};
use crate::page::Node;

/// What could not be used: the key and the words' key.
pub(super) type Problems = [(&'static str, &'static str)];

/// A number from `min` to `max` in steps of `step`; `shown` is its value for readers.
#[inline(never)]
pub(super) fn number(
    ask: &Ask<'_>,
    problems: &Problems,
    key: &str,
    [min, max, step]: [&str; 3],
    shown: &str,
) -> Node {
    let typed = ask.pair(key).filter(|text| !text.is_empty()).map_or_else(|| plain(shown), str::to_owned);
    let problem = problems.iter().find(|(name, _)| *name == key);
    let problem = problem.map(|(_, word)| ask.words.word(&format!("problem.{word}")));
    let label = ask.words.word(&format!("label.{key}"));
    slider(
        ask.id,
        &Number { key, label: &label, value: &typed, min, max, step, shown, problem: problem.as_deref() },
    )
}

/// A shown number as a field takes it.
fn plain(shown: &str) -> String {
    crate::number::typed(shown.trim_start_matches(['×', ' ', '≈']))
}

/// A factor for readers.
#[cfg(any(feature = "server", feature = "mutual-value", feature = "prices"))]
pub(super) fn factor(ask: &Ask<'_>, value: &str) -> String {
    ask.words.fill("factor", &[("value", value)])
}

/// One of a few, with its words under `option.KEY.VALUE`.
#[inline(never)]
pub(super) fn options(ask: &Ask<'_>, key: &str, values: &[&str], current: &str) -> Node {
    let names: Vec<String> =
        values.iter().map(|value| ask.words.word(&format!("option.{key}.{value}"))).collect();
    let pairs: Vec<(&str, &str)> = values.iter().copied().zip(names.iter().map(String::as_str)).collect();
    choice(key, &ask.words.word(&format!("label.{key}")), &pairs, current)
}

/// A button that is pressed where its state is the present one; `action` is `data-set` or `data-state`.
#[cfg(any(feature = "server", feature = "mutual-value", feature = "prices"))]
pub(super) fn pressed(words: &str, action: &str, pairs: &str, is_pressed: bool) -> Node {
    let is_pressed = if is_pressed { "true" } else { "false" };
    let attributes =
        [("type", "button"), ("class", "needs-script"), ("aria-pressed", is_pressed), (action, pairs)];
    Node::words("button", &attributes, words)
}

/// A table of words: a head and rows, the first cell of a row being its head.
#[cfg(any(feature = "server", feature = "mutual-value", feature = "prices"))]
pub(super) fn plain_table(caption: &str, head: &[String], rows: Vec<Vec<Node>>) -> Node {
    let heads = head.iter().map(|cell| Node::words("th", &[("scope", "col")], cell));
    let row = |cells: Vec<Node>| {
        let cells = cells.into_iter().enumerate().map(|(at, cell)| match at {
            0 => Node::element("th", &[("scope", "row")], vec![cell]),
            _ => Node::element("td", &[], vec![cell]),
        });
        Node::element("tr", &[], cells.collect())
    };
    let parts = vec![
        Node::words("caption", &[], caption),
        Node::element("thead", &[], vec![Node::element("tr", &[], heads.collect())]),
        Node::element("tbody", &[], rows.into_iter().map(row).collect()),
    ];
    let table = Node::element("table", &[("class", "data")], parts);
    let around = [("class", "scroller"), ("tabindex", "0"), ("role", "region"), ("aria-label", caption)];
    Node::element("div", &around, vec![table])
}
