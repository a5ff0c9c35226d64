//! The builder of embeds on its page: a figure of the registry in one of its presets, or in the state of a pasted link, with
//! options; the snippet, and a place where `builder.js` shows the frame at work.

use super::super::Speaker;
use super::super::controls::{group, pressed_button, text_field};
use super::links::{self, Shared};
use super::panel::{button, field, kind_of, snippet_parts};
use super::snippet::KINDS;
use super::{FIGURES_KEY, SHARE};
use crate::jobs::{Answer, FigureAnswer, FigureJob};
use crate::json::Json;
use crate::page::Node;
use crate::query::{self, Query};

/// Keys of the builder's own state, beside those of the options.
const OWN_KEYS: [&str; 4] = ["figure", "preset", "link", "as"];

/// A figure that can be chosen.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Listed {
    /// Its name in the registry.
    pub slug: String,
    /// Its title.
    pub title: String,
    /// Values of its key `preset`, and what they are called.
    pub presets: Vec<(String, String)>,
}

/// What was chosen.
struct Chosen<'list> {
    figure: &'list Listed,
    shared: Shared,
    preset: String,
    problem: Option<String>,
}

/// The builder as it is now.
pub(super) fn answer(job: &FigureJob) -> Answer {
    Answer::Figure(FigureAnswer { nodes: nodes(job), state: state(&job.pairs) })
}

/// What the address should hold: what was chosen.
fn state(pairs: &Query) -> Query {
    let mut state = links::chosen_options(pairs);
    for key in OWN_KEYS {
        let [plain, ..] = KINDS;
        if let Some(value) = pairs.get(key).filter(|value| !value.is_empty() && *value != plain) {
            state.insert(key.to_owned(), value.clone());
        }
    }
    state
}

fn nodes(job: &FigureJob) -> Vec<Node> {
    let words = Speaker::new(SHARE, &job.words);
    let all = job.params.get(FIGURES_KEY).map(|text| read_figures(text)).unwrap_or_default();
    let Some(chosen) = choose(&words, job, &all) else { return Vec::new() };
    let link = job.pairs.get("link").map_or("", String::as_str);
    let mut choices = vec![figures(&words, &all, &chosen)];
    choices.extend(presets(&words, &chosen));
    choices.push(text_field(&job.id, "link", &words.word("pasted"), link, 1, chosen.problem.as_deref()));
    let mut parts = vec![heading(&words, "build")];
    parts.push(Node::element("div", &[("class", "controls"), ("key", "figures")], choices));
    parts.extend(snippet_parts(job, &chosen.shared, &chosen.figure.title));
    parts.push(heading(&words, "preview"));
    parts.extend(preview(&words, job, &chosen.shared));
    vec![Node::element("div", &[("class", "builder needs-script"), ("id", &job.id)], parts)]
}

fn heading(words: &Speaker<'_>, name: &str) -> Node {
    Node::words("h2", &[("key", name)], &words.word(&format!("{name}_heading")))
}

/// A pasted link goes first; one that leads to none of the figures is named, and changes nothing.
fn choose<'list>(words: &Speaker<'_>, job: &FigureJob, all: &'list [Listed]) -> Option<Chosen<'list>> {
    let text = |key: &str| job.pairs.get(key).map_or("", |text| text.trim());
    let named = |slug: &str| all.iter().find(|figure| figure.slug == slug);
    let pasted = links::read(text("link"), &job.facts);
    if let Some((figure, shared)) = pasted.and_then(|shared| Some((named(&shared.slug)?, shared))) {
        let preset = shared.state.get("preset").cloned().unwrap_or_default();
        return Some(Chosen { figure, shared, preset, problem: None });
    }
    let figure = named(text("figure")).or(all.first())?;
    let preset = figure.presets.iter().find(|(value, _)| value == text("preset"));
    let preset = preset.map(|(value, _)| value.clone()).unwrap_or_default();
    let pair = Some(("preset".to_owned(), preset.clone())).filter(|_| !preset.is_empty());
    let shared = Shared { slug: figure.slug.clone(), state: query::gather(pair.into_iter()) };
    let problem = Some(words.word("bad_link")).filter(|_| !text("link").is_empty());
    Some(Chosen { figure, shared, preset, problem })
}

fn figures(words: &Speaker<'_>, all: &[Listed], chosen: &Chosen<'_>) -> Node {
    let button = |figure: &Listed| start(&figure.title, &figure.slug, "", figure.slug == chosen.figure.slug);
    let buttons = all.iter().map(button);
    group("figure", &words.word("figures"), buttons.collect())
}

fn presets(words: &Speaker<'_>, chosen: &Chosen<'_>) -> Option<Node> {
    let slug = &chosen.figure.slug;
    let first = (String::new(), words.word("first_state"));
    let buttons = std::iter::once(&first)
        .chain(&chosen.figure.presets)
        .map(|(value, name)| start(name, slug, value, *value == chosen.preset));
    let buttons: Vec<Node> = buttons.collect();
    (buttons.len() > 1).then(|| group("preset", &words.word("presets"), buttons))
}

/// A start: a figure with a preset of its own, instead of a pasted link.
fn start(name: &str, figure: &str, preset: &str, is_pressed: bool) -> Node {
    let pairs = [("figure", figure), ("preset", preset), ("link", "")];
    let pairs = query::gather(pairs.into_iter().map(|(key, value)| (key.to_owned(), value.to_owned())));
    pressed_button("data-set", &pairs, name, &is_pressed.to_string())
}

/// Places that `builder.js` fills once it is asked to: the frame, with its address; and what the frame says.
fn preview(words: &Speaker<'_>, job: &FigureJob, shared: &Shared) -> Vec<Node> {
    let src = shared.address("embed", &links::chosen_options(&job.pairs), &job.facts);
    let title = words.word("preview_title");
    let fits = ["script", "element"].contains(&kind_of(&job.pairs));
    let class = if fits { "preview fits" } else { "preview" };
    let (src, title) = (src.as_str(), title.as_str());
    let frame = [("id", "preview"), ("class", class), ("data-of", src), ("title", title), ("key", "frame")];
    let act = |name: &str| button(&words.word(name), &[("data-do", name)]);
    let label = Node::words("label", &[("for", "messages")], &words.word("messages"));
    let told = Node::leaf("textarea", &[("id", "messages"), ("readonly", "readonly"), ("rows", "6")]);
    vec![
        Node::words("p", &[("key", "about")], &words.word("preview_about")),
        Node::element("div", &[("class", "buttons"), ("key", "acts")], vec![act("preview"), act("take")]),
        Node::leaf("div", &frame),
        Node::element("div", &[("class", "copy-field"), ("key", "told")], vec![label, told]),
        field(job, "state_link", &shared.link(&job.facts), "1"),
    ]
}

fn read_figures(text: &str) -> Vec<Listed> {
    let pair = |pair: &Json| Some((pair.at(0)?.text()?.to_owned(), pair.at(1)?.text()?.to_owned()));
    let figure = |figure: &Json| {
        let (slug, title) = pair(figure)?;
        Some(Listed { slug, title, presets: figure.at(2)?.list().iter().filter_map(pair).collect() })
    };
    Json::parse(text).map(|all| all.list().iter().filter_map(figure).collect()).unwrap_or_default()
}

/// The list as a parameter of the builder.
#[cfg(feature = "server")]
#[must_use]
pub fn figures_as_json(all: &[Listed]) -> String {
    let pair = |first: &str, second: &str| vec![Json::from(first), Json::from(second)];
    let figure = |figure: &Listed| {
        let presets = figure.presets.iter().map(|(value, name)| Json::List(pair(value, name)));
        let mut parts = pair(&figure.slug, &figure.title);
        parts.push(Json::List(presets.collect()));
        Json::List(parts)
    };
    Json::List(all.iter().map(figure).collect()).write()
}

/// The builder before anything was chosen, for the page.
#[cfg(feature = "server")]
#[must_use]
pub fn first_nodes(
    id: &str,
    params: &Query,
    words: &lookahead_book::Words,
    facts: &crate::page::SiteFacts,
) -> Vec<Node> {
    nodes(&FigureJob {
        slug: SHARE.to_owned(),
        id: id.to_owned(),
        params: params.clone(),
        words: words.clone(),
        facts: facts.clone(),
        ..FigureJob::default()
    })
}

/// The presets that a figure's first nodes offer: buttons that set the pair `preset` and nothing else.
#[cfg(feature = "server")]
#[must_use]
pub fn presets_in(nodes: &[Node]) -> Vec<(String, String)> {
    let mut found: Vec<(String, String)> = Vec::new();
    nodes.iter().for_each(|node| collect_presets(node, &mut found));
    found
}

/// Figures nest a few elements deep, so recursion is bounded by our own code.
#[cfg(feature = "server")]
fn collect_presets(node: &Node, found: &mut Vec<(String, String)>) {
    let Node::Element { children, .. } = node else { return };
    let pairs = query::parse(node.attribute("data-state").or(node.attribute("data-set")).unwrap_or_default());
    if let (Some(value), 1, [Node::Text(name)]) = (pairs.get("preset"), pairs.len(), children.as_slice())
        && !value.is_empty()
        && !found.iter().any(|(known, _)| known == value)
    {
        found.push((value.clone(), name.clone()));
    }
    children.iter().for_each(|child| collect_presets(child, found));
}
