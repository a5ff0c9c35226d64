//! The questions: the chain in words with what is answered so far, and the controls of the step at hand. No field holds a
//! number before the reader put one there.

use super::answer::{Answer, Field, Remark, key};
use super::figure::{classed, credence_words, name, paragraph, premise_key};
use super::kept::{self, Kept};
use super::model::{LAST_STEP, N_PREMISES, State, plain};
use crate::figures::controls::{Number, button, choice, slider, stepper, text_field};
use crate::figures::{Ask, Drawn, Speaker};
use crate::page::Node;
use crate::route::Base;
use crate::widgets::Place;
use crate::widgets::percent;

/// What the page fetches when the reader commits: the pair's key, and the file.
pub(super) const FETCH: (&str, &str) = ("others", "credences/premises.json");

/// The figure while questions stand open.
pub(super) fn draw(ask: &Ask<'_>, state: &State) -> Drawn {
    let words = &ask.words;
    let count = state.n_answered().to_string();
    let readout = if state.step == LAST_STEP { "readout_commit" } else { "readout_asking" };
    Drawn {
        title: words.word("title"),
        notes: notes(words, state),
        picture: vec![ladder(words, state), elsewhere(ask), kept_line(ask, state)],
        controls: step_controls(ask, state),
        more: vec![clear(words), notes_choice(words, state)],
        readout: words.fill(readout, &[("count", &count)]),
        came_out: vec![words.word("came_out_before")],
        ..Drawn::default()
    }
}

/// The premises, each with its answer. Before the first plan they lie folded, in full: it is asked before them. Then they
/// stand by name, since the question at hand says the rest.
fn ladder(words: &Speaker<'_>, state: &State) -> Node {
    let is_folded = state.step == 0;
    let item = |(premise, answer): (u32, &Answer)| {
        let text = if is_folded { words.word(&premise_key(premise, "text")) } else { name(words, premise) };
        // The list counts by itself.
        let text = text.trim_start_matches(|char: char| char.is_ascii_digit() || char == ' ');
        let answered = credence_words(words, answer.credence.as_ref());
        let answered = Node::text(words.fill("ladder", &[("answer", &answered)]));
        let tag = if answer.credence.is_some() { "b" } else { "i" };
        let mark = if premise + 1 == state.step { &[("aria-current", "step")][..] } else { &[] };
        let parts = vec![Node::text([text, " "].concat()), Node::element(tag, &[], vec![answered])];
        Node::element("li", mark, parts)
    };
    let items = (0..).zip(&state.answers).map(item).collect();
    let list = Node::element("ol", &[("aria-label", &words.word("chain"))], items);
    if !is_folded {
        return classed("div", "premises", vec![list]);
    }
    let summary = Node::element("summary", &[], vec![Node::text(words.word("unfold"))]);
    classed("details", "premises", vec![summary, list])
}

/// Where others' numbers stand, for readers without scripts too.
fn elsewhere(ask: &Ask<'_>) -> Node {
    let link = link(ask, "/references/#carlsmith-2022", "elsewhere_link");
    let text = Node::text([&ask.words.word("elsewhere"), " "].concat());
    Node::element("p", &[("class", "credit")], vec![text, link])
}

/// What becomes of the answers, and on the node itself what the reader's browser is to keep (see `kept`).
pub(super) fn kept_line(ask: &Ask<'_>, state: &State) -> Node {
    let words = &ask.words;
    let record = state.record();
    let word = match state.kept {
        // In a frame nothing is ever kept.
        Kept::Yes if ask.place == Place::Embed => "kept.closed",
        Kept::Yes => "kept.yes",
        // With this answer it is replaced.
        Kept::Unread if record.is_some() => "kept.yes",
        Kept::Closed => "kept.closed",
        Kept::Unread => "kept.unread",
        Kept::Apart => "kept.apart",
    };
    let mut parts = vec![Node::text([&words.word(word), " "].concat())];
    if state.kept == Kept::Apart {
        parts.push(button(&words.word("kept.mine"), &[("mine", "1")], true));
    }
    parts.push(link(ask, "/privacy/", "kept.more"));
    let mut attributes = vec![("class", "credit"), ("key", "kept"), ("data-keep", kept::NAME)];
    attributes.extend(record.as_deref().map(|text| ("data-kept", text)));
    Node::element("p", &attributes, parts)
}

/// A link inside the site, wherever the site is hosted.
fn link(ask: &Ask<'_>, site_path: &str, word: &str) -> Node {
    let href = Base::new(&ask.facts.public_path).href(site_path);
    let mut attributes = vec![("href", href.as_str())];
    if ask.place == Place::Embed {
        attributes.extend([("target", "_blank"), ("rel", "noopener")]);
    }
    Node::element("a", &attributes, vec![Node::text(ask.words.word(word))])
}

fn notes(words: &Speaker<'_>, state: &State) -> Vec<String> {
    let remarks = (0..).zip(&state.answers).filter_map(|(premise, answer)| Some((premise, answer.remark?)));
    remarks
        .map(|(premise, remark)| {
            let key = match remark {
                Remark::Reversed => "remarks.reversed",
                Remark::Infinite => "remarks.infinite",
                Remark::Outside => "remarks.outside",
            };
            words.fill(key, &[("premise", &name(words, premise))])
        })
        .collect()
}

fn step_controls(ask: &Ask<'_>, state: &State) -> Vec<Node> {
    let words = &ask.words;
    let answer = state.step.checked_sub(1).and_then(|idx| state.answers.get(idx as usize));
    let mut nodes = match answer {
        _ if state.step == 0 => plan(ask, state),
        Some(answer) => question(ask, state.step, answer),
        None => commitment(ask, state),
    };
    let names = ["first", "back", "next", "last"].map(|name| words.word(&["steps.", name].concat()));
    let step = match state.step {
        0 => words.word("steps.plan"),
        LAST_STEP => words.word("steps.commit"),
        step => words.fill("steps.question", &[("number", &step.to_string())]),
    };
    nodes.push(stepper("step", names.each_ref().map(String::as_str), &step, state.step, LAST_STEP + 1));
    nodes
}

fn plan(ask: &Ask<'_>, state: &State) -> Vec<Node> {
    let words = &ask.words;
    let [plan, _] = &state.plans;
    let begin = classed("div", "choice", vec![plain_button(&words.word("begin"), "step=1", "")]);
    vec![text_field(ask.id, "plan1", &words.word("plan1"), plan, 2, None), begin]
}

/// Bands first, then the number, a range at will, and what would change the reader's mind.
fn question(ask: &Ask<'_>, number: u32, answer: &Answer) -> Vec<Node> {
    let words = &ask.words;
    let asked = words.word(&premise_key(number - 1, "asked"));
    let range = choice(
        &key("r", number),
        &words.word("kind.label"),
        &[("", &words.word("kind.point")), ("range", &words.word("kind.range"))],
        if answer.is_range { "range" } else { "" },
    );
    let mut nodes = vec![
        classed("div", "choice", vec![paragraph(&asked)]),
        bands(words, number, answer),
        refinement(ask, number, answer),
        range,
    ];
    if answer.is_range {
        let wrong = words.word("problem");
        let ends = [("l", "low", &answer.low), ("h", "high", &answer.high)];
        nodes.extend(ends.map(|(letter, word, field)| {
            let label = words.word(&["kind.", word].concat());
            let problem = field.is_wrong().then_some(wrong.as_str());
            text_field(ask.id, &key(letter, number), &label, &field.text, 1, problem)
        }));
    }
    nodes.push(text_field(ask.id, &key("n", number), &words.word("note"), &answer.note, 2, None));
    nodes
}

/// A tap on a band forgets what was typed before.
fn bands(words: &Speaker<'_>, number: u32, answer: &Answer) -> Node {
    let label = words.word("bands_label");
    let forgotten = ["p", "l", "h"].map(|letter| ["&", &key(letter, number), "="].concat()).concat();
    let band = |(idx, name): (u32, String)| {
        let pressed = if answer.band == Some(idx) { "true" } else { "false" };
        let pairs = [&key("b", number), "=", &idx.to_string(), &forgotten].concat();
        let attributes =
            [("type", "button"), ("class", "needs-script"), ("aria-pressed", pressed), ("data-set", &pairs)];
        Node::element("button", &attributes, vec![Node::text(name)])
    };
    let buttons = (0..).zip(words.list("bands")).map(band).collect();
    let shown = Node::element(
        "span",
        &[("class", "group-name"), ("aria-hidden", "true")],
        vec![Node::text(label.clone())],
    );
    let attributes =
        [("class", "control choice"), ("role", "group"), ("aria-label", &label), ("key", "bands")];
    Node::element("div", &attributes, vec![shown, classed("span", "buttons", buttons)])
}

/// The slider with its field. Without an answer both are empty: the style sheet hides the slider's thumb by the class.
fn refinement(ask: &Ask<'_>, number: u32, answer: &Answer) -> Node {
    let words = &ask.words;
    let band = answer.credence.filter(|_| answer.point.text.is_empty());
    let place = band.map(|credence| plain(100.0 * credence.middle())).unwrap_or_default();
    let shown = match answer.point.share {
        Some(share) => words.fill("percent", &[("value", &percent::shown(share))]),
        None if band.is_some() => {
            words.fill("unrefined", &[("range", &credence_words(words, answer.credence.as_ref()))])
        }
        None => words.word("not_answered"),
    };
    let key = key("p", number);
    let value = if answer.point.text.is_empty() { place } else { percent::plain(&answer.point.text) };
    percent_slider(ask, &key, "refine", &shown, (&value, answer.point.is_wrong()), answer.credence.is_some())
}

/// A percentage of the reader's own beside the six; it begins empty too. Its words stand under its key.
pub(super) fn own_percent(ask: &Ask<'_>, key: &str, field: &Field) -> Node {
    let shown = match field.share {
        Some(share) => ask.words.fill("percent", &[("value", &percent::shown(share))]),
        None => ask.words.word("not_answered"),
    };
    percent_slider(ask, key, key, &shown, (&field.text, field.is_wrong()), field.share.is_some())
}

/// A slider of per cent that may stand empty.
fn percent_slider(
    ask: &Ask<'_>,
    key: &str,
    label: &str,
    shown: &str,
    (value, is_wrong): (&str, bool),
    is_answered: bool,
) -> Node {
    let problem = is_wrong.then(|| ask.words.word("problem"));
    let turned = Number {
        key,
        label: &ask.words.word(label),
        value,
        min: "0",
        max: "100",
        step: "1",
        shown,
        problem: problem.as_deref(),
    };
    // The same element before and after the answer: the field keeps the focus while it is typed in.
    let class = if is_answered { "credence" } else { "credence unanswered" };
    let whole = ["credence-", key].concat();
    Node::element("div", &[("class", class), ("key", &whole)], vec![slider(ask.id, &turned)])
}

/// The commitment, or what is still missing.
fn commitment(ask: &Ask<'_>, state: &State) -> Vec<Node> {
    let words = &ask.words;
    if state.n_answered() < N_PREMISES {
        let missing = (0..).zip(&state.answers).filter(|(_, answer)| answer.credence.is_none());
        let links = missing.map(|(premise, _): (u32, _)| {
            button(&name(words, premise), &[("step", &(premise + 1).to_string())], true)
        });
        let mut nodes = vec![classed("div", "choice", vec![paragraph(&words.word("missing"))])];
        nodes.extend(links);
        return nodes;
    }
    let pairs = ["committed=", &state.commitment()].concat();
    let explained = classed("div", "choice", vec![paragraph(&words.word("commit_explained"))]);
    let button = classed("div", "choice", vec![fetch_button(&words.word("commit"), &pairs)]);
    vec![explained, own_percent(ask, "total", &state.total), button]
}

/// A button that sets pairs and has the page fetch other people's numbers.
pub(super) fn fetch_button(name: &str, pairs: &str) -> Node {
    let (key, file) = FETCH;
    plain_button(name, pairs, &[key, "=", file].concat())
}

fn plain_button(name: &str, pairs: &str, fetch: &str) -> Node {
    let mut attributes =
        vec![("type", "button"), ("class", "needs-script"), ("key", name), ("data-set", pairs)];
    if !fetch.is_empty() {
        attributes.push(("data-fetch", fetch));
    }
    Node::element("button", &attributes, vec![Node::text(name)])
}

/// Forgets all answers, notes and plans.
pub(super) fn clear(words: &Speaker<'_>) -> Node {
    let all: String = kept::keys().map(|key| [&key, "=&"].concat()).collect();
    let pairs = [&all, "step=0"].concat();
    let name = words.word("clear");
    let attributes =
        [("type", "button"), ("class", "quiet needs-script"), ("key", "clear"), ("data-set", pairs.as_str())];
    classed("div", "choice", vec![Node::element("button", &attributes, vec![Node::text(name)])])
}

/// Whether the notes go into the link.
pub(super) fn notes_choice(words: &Speaker<'_>, state: &State) -> Node {
    choice(
        "link",
        &words.word("link.label"),
        &[("", &words.word("link.without")), ("notes", &words.word("link.notes"))],
        if state.links_notes { "notes" } else { "" },
    )
}
