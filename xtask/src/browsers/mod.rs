//! Browsers and their drivers. Used by `test`, `audit` and `bench`.

pub mod packages;
