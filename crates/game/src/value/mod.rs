//! Ways of valuing a state, one module each. Every module says what it takes in: a rule world ([`crate::world`]),
//! a graph of states, a matrix. Backward induction on trees stands in [`crate::induction`].

mod matrix;
pub mod mutual;
pub mod prices;
pub mod stationary;
