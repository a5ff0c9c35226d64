//! Lines about pairs that could not be used and that no control on the page tells of: names that mean nothing, and numbers
//! whose slider is not shown. The default stands in their place. Used by `faking_game` and `value_freeze`; what is told
//! beside a slider comes from `settings_parts`.

use super::settings::Keys;
use super::settings_parts::Problems;
use crate::figures::Ask;
use crate::page::Node;

/// The lines; `controls` are those that the page shows.
pub(super) fn notes(ask: &Ask<'_>, keys: &Keys, problems: &Problems, controls: &[&Node]) -> Vec<String> {
    let words = &ask.words;
    let mut out = Vec::new();
    for (key, list) in keys.choices {
        let text = ask.pair(key).map_or("", str::trim);
        if !text.is_empty() && !list.contains(&text) {
            out.push(
                words.fill("unknown", &[("value", text), ("label", &words.word(&["label.", key].concat()))]),
            );
        }
    }
    let is_shown = |key: &str| controls.iter().any(|control| control.attribute("key") == Some(key));
    for (key, word) in problems.iter().filter(|(key, _)| !is_shown(key)) {
        let label = words.word(&["label.", key].concat());
        let why = words.word(&["problem.", word].concat());
        let typed = ask.pair(key).unwrap_or_default();
        out.push(words.fill("refused", &[("value", typed), ("label", &label), ("why", &why)]));
    }
    out
}
