//! The anatomy of every computed figure: title, guess, picture, controls, readout, what went in and what came out, and a
//! foot with the data table, how it is computed, share, save and reset. The order, the classes and the words are those
//! of `parts::figure`, so that a reader who knows one figure knows them all.

use std::mem::take;

use super::{Ask, Drawn, GUESS_KEY, Guess, Speaker};
use crate::page::{Node, SiteFacts};
use crate::parts::figure::Controls;
use crate::query::{self, Query};
use crate::route::Base;

/// The whole figure. `shared` is the state as a link carries it.
pub(super) fn lay_out(ask: &Ask<'_>, mut drawn: Drawn, shared: &Query, facts: &SiteFacts) -> Vec<Node> {
    let title_id = format!("{}-title", ask.id);
    let guessing = drawn.guess.is_some() && ask.is_guessing();
    let class = if guessing { "figure guessing" } else { "figure" };
    let attributes = [("class", class), ("id", ask.id), ("aria-labelledby", title_id.as_str())];
    let shows_more = ask.options.controls == Controls::Full && !drawn.more.is_empty();
    let asked = drawn.guess.iter().filter(|_| guessing).map(|guess| question(&ask.words, guess)).collect();
    let (picture, few, more) = (take(&mut drawn.picture), take(&mut drawn.controls), take(&mut drawn.more));
    let parts = vec![
        Node::words("p", &[("class", "figure-title"), ("id", &title_id)], &drawn.title),
        Node::element("div", &[("class", "notes"), ("role", "status")], notes(&drawn.notes)),
        classed("guess-place", asked),
        classed("picture", picture),
        controls(ask, "controls", few, ask.options.controls != Controls::None),
        readout(ask, &drawn, guessing),
        controls(ask, "controls more", more, shows_more),
        in_out(&ask.words, &drawn, guessing),
        foot(ask, &drawn, shared, facts),
    ];
    vec![Node::element("figure", &attributes, parts)]
}

fn notes(notes: &[String]) -> Vec<Node> {
    notes.iter().map(|note| Node::words("p", &[("class", "figure-note")], note)).collect()
}

#[inline(never)]
fn question(words: &Speaker<'_>, guess: &Guess) -> Node {
    let button = |value: &str, name: &str, class: &str| {
        let pair = format!("{GUESS_KEY}={}", query::encode(value));
        Node::words("button", &[("type", "button"), ("class", class), ("data-set", &pair)], name)
    };
    let mut parts = vec![Node::words("p", &[], &guess.question)];
    parts.extend(guess.choices.iter().map(|(value, name)| button(value, name, "needs-script")));
    parts.push(button("", &words.shared("figure.guess_skip"), "quiet needs-script"));
    Node::element("div", &[("class", "guess"), ("role", "group"), ("aria-label", &guess.question)], parts)
}

#[inline(never)]
fn controls(ask: &Ask<'_>, class: &str, nodes: Vec<Node>, shown: bool) -> Node {
    let id = format!("{}-{}", ask.id, if class == "controls" { "controls" } else { "more" });
    let mut attributes = vec![("class", class), ("id", id.as_str())];
    if !shown {
        attributes.push(("hidden", "hidden"));
    }
    Node::element("div", &attributes, nodes)
}

/// What the state means; after a guess, first what became of the guess. Hidden by style while a guess stands open.
#[inline(never)]
fn readout(ask: &Ask<'_>, drawn: &Drawn, guessing: bool) -> Node {
    let guess = ask.pair(GUESS_KEY).filter(|guess| !guess.is_empty() && !guessing);
    let verdicts = drawn.guess.iter().flat_map(|asked| &asked.verdicts);
    let verdict = guess.and_then(|guess| verdicts.into_iter().find(|(value, _)| value == guess));
    let text = match verdict {
        Some((_, verdict)) => format!("{verdict} {}", drawn.readout),
        None => drawn.readout.clone(),
    };
    let id = format!("{}-readout", ask.id);
    Node::words("p", &[("class", "readout"), ("aria-live", "polite"), ("id", &id)], &text)
}

#[inline(never)]
fn in_out(words: &Speaker<'_>, drawn: &Drawn, guessing: bool) -> Node {
    let later = vec![words.shared("figure.came_out_later")];
    let came_out = if guessing { &later } else { &drawn.came_out };
    let points = |name: &str, points: &[String]| {
        let items = points.iter().map(|point| Node::words("li", &[], point)).collect();
        let name = Node::words("b", &[], &words.shared(name));
        Node::element("div", &[], vec![name, Node::element("ul", &[], items)])
    };
    classed(
        "in-out",
        vec![
            points("figure.put_in", &words.list_of_view("put_in", &drawn.view)),
            points("figure.came_out", came_out),
        ],
    )
}

#[inline(never)]
fn foot(ask: &Ask<'_>, drawn: &Drawn, shared: &Query, facts: &SiteFacts) -> Node {
    let words = &ask.words;
    let how = words.list_of_view("how", &drawn.view);
    let how = how.iter().map(|text| Node::words("p", &[], text)).collect();
    let reset = [("type", "button"), ("class", "quiet needs-script"), ("data-state", "")];
    classed(
        "foot",
        vec![
            panel(ask, "table", drawn.table.to_nodes()),
            panel(ask, "how", how),
            panel(ask, "share", vec![share(ask, drawn, shared, facts)]),
            panel(ask, "save", vec![save(ask, drawn)]),
            Node::words("button", &reset, &words.shared("figure.reset")),
        ],
    )
}

/// One panel; panels of the same figure share a name, so that one closes when another opens.
#[inline(never)]
fn panel(ask: &Ask<'_>, name: &str, content: Vec<Node>) -> Node {
    let group = format!("{}-foot", ask.id);
    let summary = Node::words("summary", &[], &ask.words.shared(&format!("figure.{name}")));
    Node::element(
        "details",
        &[("name", &group), ("data-panel", name)],
        vec![summary, classed("panel", content)],
    )
}

#[inline(never)]
fn share(ask: &Ask<'_>, drawn: &Drawn, shared: &Query, facts: &SiteFacts) -> Node {
    let (words, slug) = (&ask.words, ask.words.slug);
    let state = query::format(&query::with_figure(&Query::new(), slug, true, shared));
    let address = |kind: &str| {
        format!("{}{}{state}", facts.origin, Base::new(&facts.public_path).href(&format!("/{kind}/{slug}/")))
    };
    let escaped = |text: &str| text.replace('&', "&amp;").replace('"', "&quot;").replace('<', "&lt;");
    let (src, title) = (escaped(&address("embed")), escaped(&drawn.title));
    let size = [("width", "100%"), ("height", "640")];
    let snippet = words.fill_shared(
        "embed.snippet",
        &[&[("src", src.as_str()), ("title", title.as_str())], &size[..]].concat(),
    );
    let year = facts.date.split('-').next().unwrap_or_default();
    let cited = [
        ("title", drawn.title.as_str()),
        ("year", year),
        ("version", &facts.version),
        ("link", &address("lab")),
    ];
    let citation = words.fill_shared("figure.citation_form", &cited);
    let fields = [("link", address("lab"), "1"), ("snippet", snippet, "4"), ("citation", citation, "2")];
    classed("share", fields.iter().map(|(name, text, rows)| copy_field(ask, name, text, rows)).collect())
}

/// A text with a button that copies it, by `boot.js`.
#[inline(never)]
fn copy_field(ask: &Ask<'_>, name: &str, text: &str, rows: &str) -> Node {
    let id = format!("{}-{name}", ask.id);
    let word = |key: &str| ask.words.shared(&format!("figure.{key}"));
    let label = Node::words("label", &[("for", &id)], &word(name));
    let field = [("id", id.as_str()), ("readonly", "readonly"), ("rows", rows), ("value", text)];
    let field = Node::leaf("textarea", &field);
    let (done, by_hand) = (word("copied"), word("copy_by_hand"));
    let button = [
        ("type", "button"),
        ("class", "needs-script"),
        ("data-do", "copy"),
        ("data-of", id.as_str()),
        ("data-done", done.as_str()),
        ("data-by-hand", by_hand.as_str()),
    ];
    let button = Node::words("button", &button, &word("copy"));
    let status = Node::leaf("span", &[("class", "copied"), ("role", "status")]);
    classed("copy-field", vec![label, field, button, status])
}

#[inline(never)]
fn save(ask: &Ask<'_>, drawn: &Drawn) -> Node {
    let kinds =
        ["svg", "png", "csv", "json"].into_iter().filter(|kind| *kind != "json" || drawn.json.is_some());
    let button = |kind: &str| {
        let words = ask.words.shared(&format!("figure.save_{kind}"));
        let attributes = [("type", "button"), ("class", "needs-script"), ("data-save", kind)];
        Node::words("button", &attributes, &words)
    };
    let field_id = format!("{}-refused", ask.id);
    let label = Node::words("label", &[("for", &field_id)], &ask.words.shared("figure.save_refused"));
    let field = [("id", field_id.as_str()), ("readonly", "readonly"), ("rows", "4")];
    let refused = vec![label, Node::leaf("textarea", &field)];
    let refused = Node::element("div", &[("class", "copy-field"), ("hidden", "hidden")], refused);
    classed("save", vec![classed("buttons", kinds.map(button).collect()), refused])
}

#[inline(never)]
fn classed(class: &str, children: Vec<Node>) -> Node {
    Node::element("div", &[("class", class)], children)
}
