//! Names of members of an `.eval`: samples, and the pieces of chunked ones. Ids may hold slashes and anything else, so a
//! name is made from an id, never the other way round. Used by `list` and `log`.

use super::sample::Chunks;
use crate::json::elements;

/// Is this the name of a sample, in one member or in several?
pub(crate) fn is_any_sample(name: &str) -> bool {
    is_sample(name) || is_chunk_shell(name)
}

/// Is this the name of a sample that stands in one member?
fn is_sample(name: &str) -> bool {
    name.starts_with("samples/") && name.strip_suffix(".json").is_some_and(ends_with_epoch)
}

/// Is this the name of the shell of a sample that stands in several?
pub(crate) fn is_chunk_shell(name: &str) -> bool {
    name.starts_with("samples/") && name.strip_suffix("/sample.json").is_some_and(ends_with_epoch)
}

fn ends_with_epoch(name: &str) -> bool {
    let stem = name.trim_end_matches(|letter: char| letter.is_ascii_digit());
    stem.len() < name.len() && stem.ends_with("_epoch_")
}

/// The names that a sample may have, in one member or in several.
pub(super) fn own_name(id: &str, epoch: u32) -> [String; 2] {
    let stem = ["samples/", id, "_epoch_", &epoch.to_string()].concat();
    [[&stem, ".json"].concat(), [&stem, "/sample.json"].concat()]
}

/// What the names of all pieces of a chunked sample begin with.
pub(crate) fn stem(shell: &str) -> &str {
    shell.strip_suffix("sample.json").unwrap_or(shell)
}

/// The pieces of a chunked sample: members whose names begin as its shell's does. `read` gives a member's text.
pub(crate) fn chunks(shell: &str, names: &[String], read: &mut dyn FnMut(&str) -> String) -> Chunks {
    let mut chunks = Chunks::default();
    for name in names {
        let Some(rest) = name.strip_prefix(stem(shell)) else { continue };
        if rest == "metadata.json" {
            chunks.metadata = read(name);
        } else if let Some(start) = start_of(rest, "messages/") {
            chunks.messages.push((start, read(name)));
        } else if let Some(start) = start_of(rest, "attachments/") {
            chunks.attachments.push((start, read(name)));
        }
    }
    // Pools are few and short lists of pieces; what counts is that messages come in their order.
    insert_in_order(&mut chunks.messages);
    chunks.messages.retain(|(_, text)| !elements(text).items.is_empty());
    chunks
}

fn start_of(rest: &str, folder: &str) -> Option<u32> {
    rest.strip_prefix(folder)?.strip_suffix(".json")?.parse().ok()
}

fn insert_in_order(pieces: &mut [(u32, String)]) {
    let start = |pieces: &[(u32, String)], at: usize| pieces.get(at).map_or(0, |(start, _)| *start);
    for idx in 1..pieces.len() {
        let mut at = idx;
        while at > 0 && start(pieces, at - 1) > start(pieces, at) {
            pieces.swap(at - 1, at);
            at -= 1;
        }
    }
}
