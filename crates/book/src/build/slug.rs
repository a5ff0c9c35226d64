//! Anchors made of words.

use crate::fold::{fold, words};

/// Folded words joined by hyphens.
pub(crate) fn slug(text: &str) -> String {
    words(&fold(text)).collect::<Vec<&str>>().join("-")
}
