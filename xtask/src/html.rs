//! Reads tags and attributes of our own HTML, which always has its attributes in double quotes. Used by `audit` and
//! `bench`; no parser for pages of others.

/// The inside of each tag of this name, e.g. ` rel="icon" href="/i.svg"`.
pub fn tags<'a>(html: &'a str, name: &str) -> Vec<&'a str> {
    let begin = format!("<{name} ");
    let inner = |rest: &'a str| rest.split_once('>').map(|(tag, _)| tag);
    html.match_indices(&begin)
        .filter_map(|(at, _)| html.get(at + begin.len() - 1..).and_then(inner))
        .collect()
}

/// The value of an attribute.
pub fn attribute<'a>(tag: &'a str, name: &str) -> Option<&'a str> {
    let begin = tag.find(&format!(" {name}=\""))?;
    tag.get(begin..)?.split('"').nth(1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tags_and_attributes_are_found() {
        let html = "<link rel=\"a\" href=\"/x\"><linked><p><link\n><link data-rel=\"c\" rel=\"b\">";
        let found: Vec<_> = tags(html, "link").into_iter().map(|tag| attribute(tag, "rel")).collect();
        assert_eq!(found, [Some("a"), Some("b")]);
        assert_eq!(attribute(" href=\"/x\"", "rel"), None);
    }
}
