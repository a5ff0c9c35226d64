//! What readers download. Used by `build`, `test` and `audit`.

use std::path::Path;

use anyhow::Result;

/// Prints the sizes of a built site.
pub fn print(_dist: &Path) -> Result<()> {
    Ok(())
}
