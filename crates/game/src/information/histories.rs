//! What each player remembers at each node: the sequence of own sets and own moves that led there. A player has
//! perfect recall if that sequence is the same at all nodes of each of the player's sets (Kuhn 1953; von Stengel
//! 1996), and is absent-minded where one path meets the same set twice (Piccione & Rubinstein 1997).

use serde::Serialize;

use super::{Caps, Unanswered};
use crate::tree::{Game, IndexTable, Kind, NodeIdx, PlayerIdx, SetIdx, hash_pair};

/// What is forgotten.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Forgetting {
    /// Something the player did or knew before.
    ImperfectRecall,
    /// Having been at this very set.
    AbsentMinded,
}

impl Forgetting {
    /// The stable code, for words kept elsewhere.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::ImperfectRecall => "imperfect-recall",
            Self::AbsentMinded => "absent-minded",
        }
    }
}

/// An information set at which its player has forgotten something.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Lapse {
    /// Whose set it is.
    pub player: PlayerIdx,
    /// Which set.
    pub set: SetIdx,
    /// What is forgotten there.
    pub kind: Forgetting,
}

/// All sets at which a player has forgotten something, in the order of [`Game::sets`]; none where everybody has
/// perfect recall.
///
/// ```
/// use lookahead_game::{efg, information::{Forgetting, lapses}};
/// let text = r#"EFG 2 R "Two exits" { "Driver" }
/// p "" 1 1 "exit" { "off" "on" } 0 t "" 0 p "" 1 1 0 t "" 1 "home" { 4 } t "" 2 "far" { 1 }"#;
/// let (game, _) = efg::read(text.as_bytes(), &efg::Caps::default())?;
/// assert_eq!(lapses(&game).first().map(|lapse| lapse.kind), Some(Forgetting::AbsentMinded));
/// # Ok::<(), efg::ReadError>(())
/// ```
#[must_use]
pub fn lapses(game: &Game) -> Vec<Lapse> {
    Histories::new(game).lapses(game)
}

/// One own move, and what came before it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Step {
    pub(super) before: u32,
    pub(super) set: SetIdx,
    pub(super) move_idx: u32,
}

impl Step {
    fn hash(&self) -> u32 {
        hash_pair(hash_pair(self.before, self.move_idx.cast_signed()), self.set.get().cast_signed())
    }
}

/// All sequences of own moves, of all players together. Sequence 0 is the empty one, which all share; a sequence
/// always comes after the one it prolongs.
#[derive(Clone, Debug)]
pub(super) struct Histories {
    n_players: usize,
    /// Sequence `i + 1` ends with step `i`.
    steps: Vec<Step>,
    ids: IndexTable,
    /// What is remembered at each set, once for each different memory; empty for chance.
    of_set: Vec<Vec<u32>>,
    /// What each player remembers at each node.
    at_node: Vec<u32>,
    met_twice: Vec<bool>,
}

impl Histories {
    pub(super) fn new(game: &Game) -> Self {
        let (n_players, n_sets) = (game.n_players(), game.sets().len());
        let mut histories = Self {
            n_players,
            steps: Vec::new(),
            ids: IndexTable::default(),
            of_set: vec![Vec::new(); n_sets],
            at_node: vec![0; game.n_nodes() * n_players],
            met_twice: vec![false; n_sets],
        };
        histories.walk(game);
        histories
    }

    /// As [`Histories::new`], for a game within the caps.
    pub(super) fn within(game: &Game, caps: &Caps) -> Result<Self, Unanswered> {
        let (n_nodes, max) = (game.n_nodes() as u64, u64::from(caps.max_nodes));
        if n_nodes > max { Err(Unanswered::TooManyNodes { n_nodes, max }) } else { Ok(Self::new(game)) }
    }

    fn walk(&mut self, game: &Game) {
        // The choice nodes above the present one with the end of their subtrees, and how often each set is there.
        let mut above: Vec<(SetIdx, u32)> = Vec::new();
        let mut n_above = vec![0_u32; self.of_set.len()];
        for node in game.nodes() {
            while let Some((set, _)) = above.pop_if(|(_, end)| *end <= node.get()) {
                n_above.iter_mut().skip(set.at()).take(1).for_each(|count| *count -= 1);
            }
            let (Kind::Choice(player), Some(set)) = (game.kind(node), game.set_idx(node)) else {
                self.hand_down(game, node, None);
                continue;
            };
            let now = self.at(node, player);
            let seen = n_above.get(set.at()).is_some_and(|count| *count > 0);
            self.met_twice.iter_mut().skip(set.at()).take(1).for_each(|slot| *slot |= seen);
            self.of_set.iter_mut().skip(set.at()).take(1).for_each(|memories| remember(memories, now));
            n_above.iter_mut().skip(set.at()).take(1).for_each(|count| *count += 1);
            above.push((set, node.get() + game.subtree_size(node)));
            self.hand_down(game, node, Some((player, set, now)));
        }
    }

    /// Children remember what the node does, and the player to move remembers the move.
    fn hand_down(&mut self, game: &Game, node: NodeIdx, mover: Option<(PlayerIdx, SetIdx, u32)>) {
        let row = node.at() * self.n_players..(node.at() + 1) * self.n_players;
        for (move_idx, child) in (0..).zip(game.children(node)) {
            let start = child.at() * self.n_players;
            if start + self.n_players <= self.at_node.len() {
                self.at_node.copy_within(row.clone(), start);
            }
            if let Some((player, set, before)) = mover {
                let after = self.intern(Step { before, set, move_idx });
                self.at_node.iter_mut().skip(start + player.at()).take(1).for_each(|slot| *slot = after);
            }
        }
    }

    fn intern(&mut self, step: Step) -> u32 {
        if let Some(id) = self.after(step.before, step.set, step.move_idx) {
            return id;
        }
        self.ids.insert(step.hash(), self.steps.len() as u32);
        self.steps.push(step);
        self.steps.len() as u32
    }

    /// How many sequences there are, the empty one included.
    pub(super) fn len(&self) -> usize {
        self.steps.len() + 1
    }

    /// What a player remembers at a node.
    pub(super) fn at(&self, node: NodeIdx, player: PlayerIdx) -> u32 {
        self.at_node.get(node.at() * self.n_players + player.at()).copied().unwrap_or(0)
    }

    /// What may be remembered at a set: one sequence with perfect recall.
    pub(super) fn of_set(&self, set: SetIdx) -> &[u32] {
        self.of_set.get(set.at()).map_or(&[], Vec::as_slice)
    }

    /// The sequence that this move at this memory leads to.
    pub(super) fn after(&self, before: u32, set: SetIdx, move_idx: u32) -> Option<u32> {
        let step = Step { before, set, move_idx };
        let at = self.ids.find(step.hash(), |at| self.steps.get(at as usize) == Some(&step))?;
        Some(at + 1)
    }

    /// The moves of a sequence, the last one first.
    pub(super) fn steps_of(&self, sequence: u32) -> impl Iterator<Item = Step> + '_ {
        let step = |id: u32| self.steps.get((id as usize).checked_sub(1)?).copied();
        std::iter::successors(step(sequence), move |last| step(last.before))
    }

    /// The sets of one player, what is remembered last first: so what follows a move comes before the move's set.
    pub(super) fn sets_backwards(&self, game: &Game, player: PlayerIdx) -> Vec<SetIdx> {
        let is_own = |set: &SetIdx| game.set(*set).is_some_and(|view| view.player == Some(player));
        let first = |set: SetIdx| self.of_set(set).first().copied();
        // Memories mostly rise with the sets, so nearly all are inserted at the end: no sort of their own.
        let mut sets: Vec<SetIdx> = Vec::new();
        for set in game.sets().filter(is_own).filter(|set| !self.of_set(*set).is_empty()) {
            let place = sets.partition_point(|other| first(*other) < first(set));
            sets.insert(place, set);
        }
        sets.reverse();
        sets
    }

    pub(super) fn lapses(&self, game: &Game) -> Vec<Lapse> {
        let lapse = |set: SetIdx| {
            let player = game.set(set)?.player?;
            let kind = match self.met_twice.get(set.at()) {
                Some(true) => Forgetting::AbsentMinded,
                _ if self.of_set(set).len() > 1 => Forgetting::ImperfectRecall,
                _ => return None,
            };
            Some(Lapse { player, set, kind })
        };
        game.sets().filter_map(lapse).collect()
    }

    /// Refuses if this player forgets anything.
    pub(super) fn expect_recall(&self, game: &Game, player: PlayerIdx) -> Result<(), Unanswered> {
        match self.lapses(game).into_iter().find(|lapse| lapse.player == player) {
            Some(Lapse { player, set, .. }) => Err(Unanswered::ImperfectRecall { player, set }),
            None => Ok(()),
        }
    }
}

/// Keeps the list ascending, each memory once. Memories mostly rise with the nodes, so new ones come last.
fn remember(memories: &mut Vec<u32>, memory: u32) {
    let place = memories.partition_point(|other| *other < memory);
    if memories.get(place) != Some(&memory) {
        memories.insert(place, memory);
    }
}
