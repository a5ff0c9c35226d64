//! End-to-end tests (to come).
fn main() {}
