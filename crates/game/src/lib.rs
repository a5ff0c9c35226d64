//! Extensive-form games: trees in which players and chance move, what they are worth, and why.
//!
//! | module | what it holds |
//! |---|---|
//! | [`exact`] | exact rational numbers, the arithmetic of all that is shown |
//! | [`tree`] | the game: an arena in preorder, information sets, payoffs at every node |
//! | [`efg`] | reading and writing Gambit's .efg files |
//! | [`induction`] | backward induction, explanations as data, sensitivity to one number; `fast` for a million nodes |
//! | [`information`] | hidden information: recall, best responses, pure and mixed equilibria |
//! | [`value`] | the registry of ways of valuing a game |
//! | [`layout`] | folding, the budget of drawn nodes, tidy coordinates |
//! | [`edit`] | edits as data, from one whole game to the next |
//! | [`share`] | a whole game in a link |
//! | [`value`] | other ways of valuing: mutual value of rule worlds |
//! | [`world`] | rule worlds: two amounts, a clock and whole-number rules |
//!
//! Invariants, mostly about what is absent: a [`Game`] is always one whole tree; nothing recurses, so depth is
//! no danger; nothing panics on any input or foreign index; no floats decide the plan of a game; no clock, file, network,
//! randomness or hash order; no words for readers except the texts of errors, each of which also has a code.

pub mod edit;
pub mod efg;
pub mod exact;
pub mod induction;
pub mod information;
pub mod layout;
pub mod share;
pub mod tree;
pub mod value;
pub mod world;

pub use exact::Exact;
pub use tree::{Game, Kind, NodeIdx, PlayerIdx};
