//! The anatomy of every computed figure: title, guess, picture, controls, readout, what went in and what came out, and a
//! foot with the data table, how it is computed, share, save and reset. The order, the classes and the words are those
//! of `parts::figure`, so that a reader who knows one figure knows them all.

use std::mem::take;

use super::copy_field::copy_field;
use super::{Ask, Drawn, GUESS_KEY, Guess, Speaker};
use crate::page::{Node, SiteFacts};
use crate::parts::figure::Controls;
use crate::query::{self, Query};
use crate::route::Base;

/// The whole figure. `shared` is the state as a link carries it.
pub(super) fn lay_out(ask: &Ask<'_>, mut drawn: Drawn, shared: &Query, facts: &SiteFacts) -> Vec<Node> {
    let title_id = [ask.id, "-title"].concat();
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
        in_out(&ask.words, &drawn),
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
        let pair = [GUESS_KEY, "=", &query::encode(value)].concat();
        Node::words("button", &[("type", "button"), ("class", class), ("data-set", &pair)], name)
    };
    let mut parts = vec![Node::words("p", &[], &guess.question)];
    parts.extend(guess.choices.iter().map(|(value, name)| button(value, name, "needs-script")));
    parts.push(button("", &words.shared("figure.guess_skip"), "quiet needs-script"));
    Node::element("div", &[("class", "guess"), ("role", "group"), ("aria-label", &guess.question)], parts)
}

#[inline(never)]
fn controls(ask: &Ask<'_>, class: &str, nodes: Vec<Node>, shown: bool) -> Node {
    let id = [ask.id, if class == "controls" { "-controls" } else { "-more" }].concat();
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
        Some((_, verdict)) => [verdict, " ", &drawn.readout].concat(),
        None => drawn.readout.clone(),
    };
    let id = [ask.id, "-readout"].concat();
    Node::words("p", &[("class", "readout"), ("aria-live", "polite"), ("id", &id)], &text)
}

#[inline(never)]
/// Hidden by style while a guess stands open, since what came out is the answer.
fn in_out(words: &Speaker<'_>, drawn: &Drawn) -> Node {
    let points = |name: &str, points: &[String]| {
        let items = points.iter().map(|point| Node::words("li", &[], point)).collect();
        let name = Node::words("b", &[], &words.shared(name));
        Node::element("div", &[], vec![name, Node::element("ul", &[], items)])
    };
    classed(
        "in-out",
        vec![
            points("figure.put_in", &words.list_of_view("put_in", &drawn.view)),
            points("figure.came_out", &drawn.came_out),
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
            panel(ask, "share", vec![share(ask, shared, facts)]),
            panel(ask, "save", vec![save(ask, drawn)]),
            Node::words("button", &reset, &words.shared("figure.reset")),
        ],
    )
}

/// One panel; panels of the same figure share a name, so that one closes when another opens.
#[inline(never)]
fn panel(ask: &Ask<'_>, name: &str, content: Vec<Node>) -> Node {
    let group = [ask.id, "-foot"].concat();
    let summary = Node::words("summary", &[], &ask.words.shared(&["figure.", name].concat()));
    Node::element(
        "details",
        &[("name", &group), ("data-panel", name)],
        vec![summary, classed("panel", content)],
    )
}

/// The link, which `embedded.js` reads too; the rest is the dialog's (`figures::share`).
#[inline(never)]
fn share(ask: &Ask<'_>, shared: &Query, facts: &SiteFacts) -> Node {
    let (words, slug) = (&ask.words, ask.words.slug);
    let state = query::format(&query::with_figure(&Query::new(), slug, true, shared));
    let page = Base::new(&facts.public_path).href(&["/lab/", slug, "/"].concat());
    let link = [&facts.origin, &page, &state].map(String::as_str).concat();
    let field =
        copy_field(words.words, &[ask.id, "-link"].concat(), &words.shared("figure.link"), &link, "1");
    let more = [("type", "button"), ("class", "needs-script"), ("data-do", "share")];
    classed("share", vec![field, Node::words("button", &more, &words.shared("figure.share_more"))])
}

#[inline(never)]
fn save(ask: &Ask<'_>, drawn: &Drawn) -> Node {
    let kinds =
        ["svg", "png", "csv", "json"].into_iter().filter(|kind| *kind != "json" || drawn.json.is_some());
    let button = |kind: &str| {
        // In two pieces: a literal with a point in it is taken for a whole key by the tests.
        let words = ask.words.shared(&["figure.", "save_", kind].concat());
        let attributes = [("type", "button"), ("class", "needs-script"), ("data-save", kind)];
        Node::words("button", &attributes, &words)
    };
    let field_id = [ask.id, "-refused"].concat();
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
