//! To be written.
pub mod efg;
pub mod exact;
pub mod induction;
pub mod tree;
pub use exact::Exact;
pub use tree::{Game, NodeIdx};
