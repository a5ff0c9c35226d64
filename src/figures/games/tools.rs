//! Controls that all figures about a game have: which game, how the tree is looked at, a game of the reader's own; and what
//! is said of input that could not be used.

use lookahead_game::tree::NodeIdx;
use lookahead_game::{efg, share};

use super::file::{open_key, read};
use super::outlook::{OWN_SIZE, SIZES};
use super::{MOST_NODES, Preset, Start, Voice, told};
use crate::figures::{Speaker, controls};
use crate::page::Node;
use crate::query::Query;

/// Longest text put into the field for own games; longer ones are opened as files.
const LONGEST_TEXT: usize = 20_000;

/// One of a few, with words under `<prefix>.<value>`.
#[must_use]
#[inline(never)]
pub fn choice_of(voice: &Voice<'_>, key: &str, values: &[&str], prefix: &str, current: &str) -> Node {
    let names: Vec<String> =
        values.iter().map(|value| voice.words.word(&[prefix, ".", value].concat())).collect();
    let options: Vec<(&str, &str)> =
        values.iter().zip(&names).map(|(value, name)| (*value, name.as_str())).collect();
    controls::choice(key, &voice.words.word(&[prefix, "_label"].concat()), &options, current)
}

/// Named games.
#[must_use]
pub fn preset_choice(voice: &Voice<'_>, start: &Start, presets: &[Preset], label: &str) -> Node {
    let names: Vec<String> =
        presets.iter().map(|preset| voice.words.word(&["preset.", preset.slug].concat())).collect();
    let options: Vec<(&str, &str)> =
        presets.iter().zip(&names).map(|(preset, name)| (preset.slug, name.as_str())).collect();
    controls::presets(label, &options, if start.is_own { "" } else { start.preset.slug })
}

/// Search, folding, size, and whether nodes tell how likely they are reached.
#[must_use]
pub fn outlook_controls(id: &str, voice: &Voice<'_>, start: &Start, node: NodeIdx) -> Vec<Node> {
    let words = &voice.words;
    let found = start.outlook.found(voice);
    let sought = &start.outlook.sought;
    let nothing = (found.is_empty() && !sought.is_empty()).then(|| words.word("find_nothing"));
    let typed = start.text("find");
    let mut out = vec![controls::text_field(id, "find", &words.word("find"), typed, 1, nothing.as_deref())];
    if !found.is_empty() {
        let names: Vec<(String, String)> =
            found.iter().map(|node| (node.get().to_string(), voice.item(*node, &[]))).collect();
        let options: Vec<(&str, &str)> =
            names.iter().map(|(value, name)| (value.as_str(), name.as_str())).collect();
        out.push(controls::choice("node", &words.word("find_label"), &options, &node.get().to_string()));
    }
    let mut buttons = Vec::new();
    let has_moves = voice.game.n_moves(node) > 0;
    let turned = start.outlook.turned_at(node);
    let label = words.fill("fold_turn", &[("node", &voice.node(node))]);
    buttons.push(controls::button(&label, &[("fold", &turned)], has_moves));
    buttons.push(controls::button(&words.word("fold_none"), &[("fold", "")], !start.text("fold").is_empty()));
    let at = SIZES.iter().position(|size| *size == start.outlook.size).unwrap_or(0);
    let sizes = [at.checked_sub(1).and_then(|at| SIZES.get(at)), SIZES.get(at + 1), Some(&OWN_SIZE)];
    for (name, size) in ["zoom_out", "zoom_in", "zoom_reset"].iter().zip(sizes) {
        let size = size.filter(|size| **size != start.outlook.size);
        let text = size.map_or_else(String::new, u32::to_string);
        buttons.push(controls::button(&words.word(name), &[("zoom", &text)], size.is_some()));
    }
    let label = words.word("outlook_label");
    let group = [("class", "stepper"), ("role", "group"), ("aria-label", label.as_str()), ("key", "outlook")];
    out.push(Node::element("div", &group, buttons));
    out.push(choice_of(voice, "reach", &["0", "1"], "reach", if start.shows_reach { "1" } else { "0" }));
    out
}

/// A text in the making beside the drawn game, which stays until the text is a game and is put in its place; `drawn` is
/// what an address would hold. `forgotten` are keys that mean nothing in another game.
#[must_use]
pub fn own_game(id: &str, voice: &Voice<'_>, start: &Start, drawn: &Query, forgotten: &[&str]) -> Vec<Node> {
    let words = &voice.words;
    let draft = start.text("draft");
    let known = efg::write(voice.game);
    let known = if known.len() <= LONGEST_TEXT { known } else { String::new() };
    let text = if draft.is_empty() { known } else { draft.to_owned() };
    let made = (!draft.is_empty()).then(|| read(draft));
    let problem = match &made {
        Some(Err(why)) => {
            Some(words.fill("problem.draft", &[("why", why), ("max", &MOST_NODES.to_string())]))
        }
        _ => None,
    };
    // Games too long for a link go as they were typed.
    let link = made
        .and_then(Result::ok)
        .map(|game| share::to_light_link(&game).unwrap_or_else(|_| draft.to_owned()));
    // The text stays in its field.
    let mut pairs = vec![("game", link.as_deref().unwrap_or_default()), ("node", ""), ("fold", "")];
    pairs.extend(forgotten.iter().map(|key| (*key, "")));
    vec![
        controls::open_field(id, &open_key(drawn), &words.word("open"), ".efg"),
        controls::text_field(id, "draft", &words.word("draft"), &text, 8, problem.as_deref()),
        controls::button(&words.word("draw_draft"), &pairs, link.is_some()),
    ]
}

/// Lines about pairs that could not be used, but for those of which a control says it (`is_beside`, by key).
#[must_use]
pub fn notes(words: &Speaker<'_>, start: &Start, is_beside: &dyn Fn(&str) -> bool) -> Vec<String> {
    let mut out = Vec::new();
    for problem in start.problems.iter().filter(|problem| !is_beside(problem.key)) {
        let values = [
            ("found", problem.found.clone()),
            ("key", problem.key.to_owned()),
            ("drawn", words.word(&["preset.", start.preset.slug].concat())),
            ("max", MOST_NODES.to_string()),
        ];
        out.push(told(words, &["problem.", problem.code].concat(), &values));
    }
    out
}
