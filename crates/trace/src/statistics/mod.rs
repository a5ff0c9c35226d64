//! Rates with their intervals, pairs with their test, labellers with their agreement: for data, that is for files that a
//! reader opens and for published tables. Toy machines have exact probabilities instead. Used by whoever shows rates.

mod agreement;
mod paired;
mod rate;

pub use agreement::{Agreement, cohen_kappa};
pub use paired::mcnemar_exact;
pub use rate::{Interval, Z_95, wilson};
