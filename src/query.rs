//! Queries: readable `key=value` pairs in the address, and how the widgets of one page share it.
//!
//! Keys are `<figure id>.<key>`; a page with a single widget also takes the bare `<key>`. Long values (a whole game)
//! stand after the `#`, where no server ever sees them. Reading never fails: what is not a pair is left out.

use std::collections::BTreeMap;

/// Keys and values.
pub type Query = BTreeMap<String, String>;

/// Values longer than this many bytes stand after the `#`.
const LONGEST_IN_QUERY: usize = 64;

/// Pairs as a query; later keys win. Inserted one by one: collecting would bring a sort of its own into the wasm.
pub fn gather(pairs: impl Iterator<Item = (String, String)>) -> Query {
    let mut query = Query::new();
    for (key, value) in pairs {
        query.insert(key, value);
    }
    query
}

/// Reads `a=1&b=two`, with or without a leading `?` or `#`. Later keys win; broken escapes stay as they are.
///
/// ```
/// use lookahead::query::parse;
/// assert_eq!(parse("?game-tree.preset=wait%20now")["game-tree.preset"], "wait now");
/// ```
#[must_use]
pub fn parse(text: &str) -> Query {
    let pairs = text.trim_start_matches(['?', '#']).split('&');
    gather(pairs.filter_map(|pair| pair.split_once('=')).map(|(key, value)| (decode(key), decode(value))))
}

/// Writes query and fragment, each with its sign when it is not empty.
///
/// ```
/// use lookahead::query::{format, parse};
/// assert_eq!(format(&parse("a=1&b=x/y")), "?a=1&b=x/y");
/// ```
#[must_use]
pub fn format(query: &Query) -> String {
    let mut out = String::new();
    for (sign, is_long) in [("?", false), ("#", true)] {
        let pairs = query.iter().filter(|(_, value)| (value.len() > LONGEST_IN_QUERY) == is_long);
        write(&mut out, sign, pairs);
    }
    out
}

/// Escaped pairs, with a sign before the first and `&` between them.
pub(crate) fn write<'pair>(
    out: &mut String,
    sign: &str,
    pairs: impl Iterator<Item = (&'pair String, &'pair String)>,
) {
    let mut between = sign;
    for (key, value) in pairs {
        for part in [between, &encode(key), "=", &encode(value)] {
            out.push_str(part);
        }
        between = "&";
    }
}

/// The pairs of one figure, without its prefix; bare keys count when the figure is alone on its page.
#[must_use]
pub fn of_figure(query: &Query, id: &str, alone: bool) -> Query {
    let prefix = [id, "."].concat();
    let bare = query.iter().filter(|(key, _)| alone && !key.contains('.'));
    let own = query.iter().filter_map(|(key, value)| Some((key.strip_prefix(&prefix)?, value)));
    gather(
        bare.map(|(key, value)| (key.as_str(), value))
            .chain(own)
            .map(|(key, value)| (key.to_owned(), value.clone())),
    )
}

/// `query` with one figure's pairs replaced by `pairs`; everything else stays.
#[must_use]
pub fn with_figure(query: &Query, id: &str, alone: bool, pairs: &Query) -> Query {
    let prefix = [id, "."].concat();
    let is_reserved = |key: &str| crate::parts::figure::RESERVED.contains(&key);
    let is_own = |key: &str| key.starts_with(&prefix) || (alone && !key.contains('.') && !is_reserved(key));
    let stays = |key: &str| !is_own(key);
    let others = query.iter().filter(|(key, _)| stays(key)).map(|(key, value)| (key.clone(), value.clone()));
    gather(others.chain(pairs.iter().map(|(key, value)| ([&prefix, key.as_str()].concat(), value.clone()))))
}

/// Escapes what would not survive in a query. Letters, digits, and signs that are safe and readable stay.
#[must_use]
pub fn encode(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~/:,".contains(&byte) {
            out.push(char::from(byte));
        } else {
            out.push('%');
            out.extend([byte >> 4, byte & 15].map(hex_digit));
        }
    }
    out
}

fn hex_digit(half: u8) -> char {
    char::from(if half < 10 { b'0' + half } else { b'A' - 10 + half })
}

fn decode(text: &str) -> String {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let Some((&first, after)) = rest.split_first() {
        let escaped = (first == b'%').then(|| after.get(..2)).flatten().and_then(hex_byte);
        bytes.push(escaped.unwrap_or(if first == b'+' { b' ' } else { first }));
        rest = if escaped.is_some() { after.get(2..).unwrap_or_default() } else { after };
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

fn hex_byte(digits: &[u8]) -> Option<u8> {
    u8::from_str_radix(std::str::from_utf8(digits).ok().filter(|digits| !digits.starts_with('+'))?, 16).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_value_survives_the_address() {
        for value in ["", "a b", "ü→", "1/2", "%41", "+", "a=b&c#d?", &"long ".repeat(40)] {
            let query = Query::from([("key".to_owned(), value.to_owned())]);
            let written = format(&query);
            let (head, tail) = written.split_once('#').unwrap_or((&written, ""));
            let mut back = parse(head);
            back.extend(parse(tail));
            assert_eq!(back, query, "{written}");
        }
    }

    #[test]
    fn garbage_is_left_out() {
        assert_eq!(
            parse("?&&=&%zz=%&lonely"),
            Query::from([("%zz".to_owned(), "%".to_owned()), (String::new(), String::new())])
        );
    }

    #[test]
    fn figures_keep_out_of_each_others_way() {
        let query = parse("game-tree.preset=a&game-tree-2.preset=b&theme=dark&preset=c");
        assert_eq!(of_figure(&query, "game-tree", false), parse("preset=a"));
        assert_eq!(of_figure(&query, "game-tree-2", false), parse("preset=b"));
        assert_eq!(of_figure(&query, "game-tree", true), parse("theme=dark&preset=a"));
        let written = with_figure(&query, "game-tree", true, &parse("discount=1/2"));
        assert_eq!(written, parse("game-tree-2.preset=b&theme=dark&game-tree.discount=1/2"));
    }
}
