//! What the reader's system prefers.

/// Whether a media query holds now; `false` where it cannot be asked.
pub fn matches(query: &str) -> bool {
    super::window()
        .and_then(|window| window.match_media(query).ok().flatten())
        .is_some_and(|list| list.matches())
}

/// Whether the page stands inside another page's frame.
pub fn in_frame() -> bool {
    let Some(window) = super::window() else { return false };
    window.parent().ok().flatten().is_some_and(|parent| parent != window)
}
