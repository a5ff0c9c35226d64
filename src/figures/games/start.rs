//! The keys that all figures about a game have. Nothing fails: what cannot be used is named as a problem of its key, and the
//! default stands in its place.
//!
//! | key | values |
//! |---|---|
//! | `preset`, `game` | a game by name; as .efg text or in the form of `lookahead_game::share` |
//! | `draft` | a text in the making; drawn once it is put under `game`, never kept in an address |
//! | `node` | the selected node |
//! | `fold`, `zoom`, `find` | nodes folded or unfolded, by commas; size in hundredths; what is sought |
//! | `reach` | 1 to write beside each name how likely the node is reached |
//! | `tools` | which further controls are open |

use lookahead_game::Exact;
use lookahead_game::share;
use lookahead_game::tree::{Game, NodeIdx, PlayerIdx};

use super::Outlook;
use super::file::{read, settled};
use crate::number::typed;
use crate::query::Query;

/// Most nodes of a game that is valued several times over.
pub const MOST_NODES: u32 = 20_000;
/// Longest text of a game that goes into an address.
const LONGEST_GAME: usize = 6_000;

/// A game to start from.
pub struct Preset {
    /// Its name in addresses and words.
    pub slug: &'static str,
    /// The file.
    pub text: &'static str,
    /// What is seen first.
    pub view: &'static str,
}

/// What cannot be used, and why.
pub struct Problem {
    /// The key.
    pub key: &'static str,
    /// The code of the words.
    pub code: &'static str,
    /// What to fill into them.
    pub found: String,
}

/// What all figures about a game start with.
pub struct Start {
    /// The pairs, with an opened file in its place.
    pub pairs: Query,
    /// The named start under it.
    pub preset: &'static Preset,
    /// Whether the game is the reader's own.
    pub is_own: bool,
    /// The game.
    pub game: Game,
    /// The selected node, if the reader chose one.
    pub node: Option<NodeIdx>,
    /// How the tree is looked at.
    pub outlook: Outlook,
    /// Whether nodes tell how likely they are reached.
    pub shows_reach: bool,
    /// Which further controls are open.
    pub tools: &'static str,
    /// What could not be used.
    pub problems: Vec<Problem>,
}

impl Start {
    /// What pairs say; the first preset is the default, and so is the first of the tools.
    #[must_use]
    pub fn of(pairs: &Query, presets: &'static [Preset], tools: &[&'static str]) -> Option<Self> {
        let (pairs, unreadable) = settled(pairs);
        let text = |key: &str| pairs.get(key).map_or("", String::as_str);
        let mut problems = Vec::new();
        if let Some(why) = unreadable {
            push(&mut problems, "file", "file", &why);
        }
        let named = presets.iter().find(|preset| preset.slug == text("preset"));
        if named.is_none() && !text("preset").is_empty() {
            push(&mut problems, "preset", "preset", text("preset"));
        }
        let preset = named.or(presets.first())?;
        let own = Some(text("game")).filter(|text| !text.is_empty()).map(read);
        if let Some(Err(why)) = &own {
            push(&mut problems, "game", "game", why);
        }
        let own = own.and_then(Result::ok);
        let is_own = own.is_some();
        let game = own.or_else(|| read(preset.text).ok()).unwrap_or_default();
        let node =
            text("node").parse().ok().filter(|node| (*node as usize) < game.n_nodes()).map(NodeIdx::new);
        if node.is_none() && !text("node").is_empty() {
            push(&mut problems, "node", "node", text("node"));
        }
        let (outlook, unused) = Outlook::of(&pairs, &game);
        if let Some(key) = unused {
            push(&mut problems, key, "outlook", text(key));
        }
        let shows_reach = text("reach") == "1";
        let tools = tools.iter().copied().find(|name| *name == text("tools")).or(tools.first().copied())?;
        Some(Self { preset, is_own, game, node, outlook, shows_reach, tools, problems, pairs })
    }

    /// The value of a key; empty where there is none.
    #[must_use]
    pub fn text(&self, key: &str) -> &str {
        self.pairs.get(key).map_or("", String::as_str)
    }

    /// Notes that a key's value cannot be used; one that is not there is none.
    pub fn refuse(&mut self, key: &'static str) {
        let found = self.text(key).to_owned();
        if !found.is_empty() {
            push(&mut self.problems, key, key, &found);
        }
    }

    /// One of a key's values; another is noted as one that cannot be used.
    pub fn chosen(&mut self, key: &'static str, values: &[&'static str]) -> Option<&'static str> {
        let found = values.iter().copied().find(|value| *value == self.text(key));
        if found.is_none() {
            self.refuse(key);
        }
        found
    }

    /// What is wrong with a key.
    #[must_use]
    pub fn problem(&self, key: &str) -> Option<&Problem> {
        self.problems.iter().find(|problem| problem.key == key)
    }

    /// The keys of this module, for addresses. `game` is the game without what the reader changed in it.
    pub fn put_whole(&self, whole: &mut Query, game: &Game) {
        let mut put = |key: &str, value: String| drop(whole.insert(key.to_owned(), value));
        let link = if self.is_own { share::to_light_link(game).unwrap_or_default() } else { String::new() };
        put("preset", self.preset.slug.to_owned());
        put("game", if link.len() <= LONGEST_GAME { link } else { String::new() });
        put("node", self.node.map_or_else(String::new, |node| node.get().to_string()));
        put("reach", if self.shows_reach { "1" } else { "0" }.to_owned());
        put("tools", self.tools.to_owned());
        self.outlook.put_whole(whole);
    }
}

#[inline(never)]
fn push(problems: &mut Vec<Problem>, key: &'static str, code: &'static str, found: &str) {
    problems.push(Problem { key, code, found: found.chars().take(80).collect() });
}

/// A number as a reader types it.
#[must_use]
pub fn number(text: &str) -> Option<Exact> {
    typed(text.trim()).parse().ok()
}

/// A player by number, from 1.
#[must_use]
pub fn player(text: &str, n_players: usize) -> Option<PlayerIdx> {
    let number: u32 = text.trim().parse().ok()?;
    (1..=n_players as u32).contains(&number).then(|| PlayerIdx::new(number - 1))
}
