//! Which links are allowed: an allow-list, since Markdown passes `javascript:` on.

/// A link that may stand in a page.
#[derive(Debug, PartialEq)]
pub(super) enum LinkKind {
    /// Leaves the site.
    External,
    /// A path or an anchor, to be checked against the site's pages.
    Internal,
}

/// Kind of a link, or `None` when it is not allowed.
pub(super) fn kind(href: &str) -> Option<LinkKind> {
    if href.contains(|c: char| c.is_control() || c.is_whitespace() || c == '\\') {
        return None;
    }
    let has_more = |prefix: &str| href.strip_prefix(prefix).is_some_and(|rest| !rest.is_empty());
    if has_more("https://") || has_more("mailto:") {
        return Some(LinkKind::External);
    }
    let climbs = href.split(['/', '?', '#']).any(|piece| piece == "..");
    let is_path = href.starts_with('/') && !href.starts_with("//") && !climbs;
    (is_path || has_more("#")).then_some(LinkKind::Internal)
}

/// Whether a path inside the site lacks its closing slash and names no file.
pub(super) fn lacks_slash(href: &str) -> bool {
    let path = href.split(['?', '#']).next().unwrap_or_default();
    let name = path.rsplit('/').next().unwrap_or_default();
    !name.is_empty() && !name.contains('.')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn allows_only_listed_schemes() {
        for href in ["https://a.org/", "mailto:a@b.org"] {
            assert_eq!(kind(href), Some(LinkKind::External), "{href}");
        }
        for href in ["#a", "/", "/read/faking/#claim-1"] {
            assert_eq!(kind(href), Some(LinkKind::Internal), "{href}");
        }
        let refused =
            ["", "#", "https://", "http://a.org", "javascript:1", "JavaScript:1", "data:x", "//a.org", "a/b"];
        for href in refused.into_iter().chain(["/\\a.org", "/a/../b", "java\nscript:1", "HTTPS://a"]) {
            assert_eq!(kind(href), None, "{href}");
        }
        assert!(lacks_slash("/read/faking#a") && !lacks_slash("/read/faking/?x=1") && !lacks_slash("/a.efg"));
    }
}
