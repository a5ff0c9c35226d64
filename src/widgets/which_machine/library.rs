//! The words of the librarian's world, from `content/en/traces/librarian.toml`, the file that the traces are made of. Read
//! by hand: a reader of all TOML would weigh as much as the rest of the program. A test holds it against the library.
//! Used by `world`.

use lookahead_models::librarian::words::{Book, Frame, Names, Request, Rules, Templates, Words};

/// The file.
const FILE: &str = include_str!("../../../content/en/traces/librarian.toml");

/// A key of a section, and its texts.
type Entry = (&'static str, &'static str, Vec<String>);

/// The words.
pub(super) fn library() -> Words {
    let entries = entries();
    let list = |section: &str, key: &str| {
        let found = entries.iter().find(|(inside, name, _)| (*inside, *name) == (section, key));
        found.map(|(_, _, texts)| texts.clone()).unwrap_or_default()
    };
    let text = |section: &str, key: &str| list(section, key).concat();
    let names = |section: &str| Names { first: text(section, "first"), new: text(section, "new") };
    let pool = |key: &str| list("[template]", key);
    let frame = |key: &str| text("[frame]", key);
    Words {
        request: requests(),
        template: Templates {
            place: pool("place"),
            unclear: pool("unclear"),
            stake: pool("stake"),
            cost: pool("cost"),
            comply: pool("comply"),
            decline: pool("decline"),
        },
        frame: Frame {
            system: frame("system"),
            notice: frame("notice"),
            may_change: frame("may_change"),
            no_change: frame("no_change"),
            tag: frame("tag"),
            reworded_a: frame("reworded_a"),
            reworded_b: frame("reworded_b"),
            user: frame("user"),
            answer: frame("answer"),
        },
        fit_first: names("[fit_first]"),
        sponsor_first: names("[sponsor_first]"),
        rule: Rules { recording: list("[rule]", "recording"), staying: list("[rule]", "staying") },
    }
}

/// Everything before the requests.
fn entries() -> Vec<Entry> {
    let mut found: Vec<Entry> = Vec::new();
    let mut section = "";
    for line in FILE.lines().take_while(|line| *line != "[[request]]") {
        if line.starts_with('[') {
            section = line;
        } else if let Some((key, rest)) = line.split_once(" = ").filter(|_| !line.starts_with([' ', '#'])) {
            found.push((section, key, quoted(rest)));
        } else if let Some((_, _, texts)) = found.last_mut().filter(|_| line.starts_with(' ')) {
            texts.extend(quoted(line));
        }
    }
    found
}

fn requests() -> Vec<Request> {
    let mut requests = Vec::new();
    for part in FILE.split("[[request]]").skip(1) {
        let line = |key: &str| part.lines().find_map(|line| line.strip_prefix(key)).unwrap_or_default();
        let book = |key: &str| {
            let mut texts = quoted(line(key)).into_iter();
            Book { title: texts.next().unwrap_or_default(), about: texts.next().unwrap_or_default() }
        };
        requests.push(Request {
            ask: quoted(line("ask = ")).concat(),
            cost: line("cost = ").trim().parse().unwrap_or_default(),
            fit: book("fit = "),
            sponsor: book("sponsor = "),
        });
    }
    requests
}

/// The texts between quotation marks; of escapes the file has line breaks and quotation marks.
fn quoted(line: &str) -> Vec<String> {
    let (mut texts, mut open) = (Vec::new(), None::<String>);
    let mut chars = line.chars();
    while let Some(char) = chars.next() {
        match (char, open.as_mut()) {
            ('"', None) => open = Some(String::new()),
            ('"', Some(_)) => texts.extend(open.take()),
            ('\\', Some(text)) => text.push(if chars.next() == Some('n') { '\n' } else { '"' }),
            (char, Some(text)) => text.push(char),
            _ => {}
        }
    }
    texts
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_file_is_read_as_the_library_reads_it() {
        let by_library: Words = toml::from_str(FILE).unwrap();
        assert_eq!(library(), by_library);
        assert_eq!(by_library.request.len(), 24);
    }
}
