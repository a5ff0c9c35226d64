//! Games as text: .efg or the form of a link; and a file that is opened.
//!
//! A file comes from the page as one pair in place of all others. So the field's key carries what was drawn when it was
//! opened, in the form of an address: where the file is no game, that stays, and the line says where the file is wrong.

use lookahead_game::efg::{self, Caps};
use lookahead_game::share;
use lookahead_game::tree::Game;

use super::MOST_NODES;
use crate::query::{self, Query};

/// What the key of an opened file begins with; what was drawn follows.
const OPEN: &str = "open?";
/// What stays when another game is opened: nothing that means something in one game alone.
const KEPT: [&str; 7] = ["tools", "left", "right", "view", "base", "drawn", "reach"];

/// The game in a text: .efg, or the form of a link.
///
/// # Errors
/// Where and why it is none, as the readers say it: `line:column: expected …, found …`.
pub fn read(text: &str) -> Result<Game, String> {
    let text = text.trim();
    if text.starts_with("1.") {
        return share::from_link(text).map_err(|why| why.to_string());
    }
    let caps = Caps { max_nodes: MOST_NODES, ..Caps::default() };
    efg::read(text.as_bytes(), &caps).map(|(game, _)| game).map_err(|why| why.to_string())
}

/// The key for a field that opens a file while `drawn` is shown.
#[must_use]
pub fn open_key(drawn: &Query) -> String {
    let mut key = OPEN.to_owned();
    for (name, value) in drawn.iter().filter(|(_, value)| !value.is_empty()) {
        if key.len() > OPEN.len() {
            key.push('&');
        }
        [name, "=", &query::encode(value)].iter().for_each(|part| key.push_str(part));
    }
    key
}

/// The pairs with an opened file put in its place: as the game, or, where it is none, what was drawn before it and why.
#[must_use]
pub fn settled(pairs: &Query) -> (Query, Option<String>) {
    let Some((key, text)) = pairs.iter().find(|(key, _)| key.starts_with(OPEN)) else {
        return (pairs.clone(), None);
    };
    let mut settled = query::parse(key.strip_prefix(OPEN).unwrap_or_default());
    let why = read(text).err();
    if why.is_none() {
        settled.retain(|key, _| KEPT.contains(&key.as_str()));
        settled.insert("game".to_owned(), text.clone());
    }
    for (other, value) in pairs.iter().filter(|(other, _)| *other != key) {
        settled.insert(other.clone(), value.clone());
    }
    (settled, why)
}
