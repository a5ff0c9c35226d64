//! The game: what is seen of an unlabelled machine, the experiments, the two questions, the score.

use lookahead_models::librarian::{Deciding, Intervention, Line, Machine, Role};
use lookahead_models::which_machine::{MOST_EXPERIMENTS, Said, Verdict};

use super::figure::{Scene, number};
use super::model::codes;
use super::pieces::{bits, both, element, experiment, filled, percent, plain_button, row, row_button};
use super::rates::{Row, line_bars, rate_nodes};
use super::{kept, verdict};
use crate::figures::number::decimals;
use crate::figures::{Drawn, Speaker};
use crate::page::Node;
use crate::route::Base;
use crate::widgets::Place;

/// What ends a game, and what begins the next.
const NEW_GAME: &str = "ran=&naming=&decides=&note=&told=&request=1&number=";

/// What takes a game back to its first experiment.
const AGAIN: &str = "ran=&naming=&decides=&note=&told=";

/// Draws the view.
pub(super) fn draw(scene: &Scene<'_>) -> Drawn {
    let (words, state) = (&scene.ask.words, scene.state);
    let verdict = verdict_of(scene);
    let told = verdict.as_ref().filter(|_| state.is_told());
    let readout = told.map_or_else(|| readout(scene), |verdict| verdict::readout(scene, verdict));
    let key = if state.is_told() { "title_told" } else { "title_game" };
    let mut picture = rates(scene, &readout);
    match told {
        Some(_) => picture.push(verdict::ending(scene)),
        None => picture.push(notes(scene)),
    }
    picture.push(score_line(scene));
    let controls = match told {
        Some(_) => std::iter::once(next_machine(scene)).chain(number(scene, "conversations")).collect(),
        None if state.is_naming() => naming(scene, verdict.as_ref()),
        None => experimenting(scene),
    };
    let more = vec![plain_button("forget", &words.word("forget"), Some("score=none"), "quiet needs-script")];
    Drawn {
        title: filled(words, key, &[("number", state.number("number").to_string())]),
        picture,
        controls,
        more: vec![element("div", &[("class", "choice"), ("key", "forget")], more)],
        readout,
        came_out: came_out(scene),
        ..Drawn::default()
    }
}

/// The answers so far, judged; `None` while one of them is missing.
fn verdict_of(scene: &Scene<'_>) -> Option<Verdict> {
    let state = scene.state;
    let deciding = match state.choice("decides") {
        "plan" => Said::Is(Deciding::Plan),
        "table" => Said::Is(Deciding::Table),
        "conflict" => Said::Is(Deciding::Conflict),
        "mixed" => Said::Mixed,
        "open" => Said::CannotTell,
        _ => return None,
    };
    let role = match state.choice("note") {
        "load-bearing" => Said::Is(Role::LoadBearing),
        "written-after" => Said::Is(Role::WrittenAfter),
        "mixed" => Said::Mixed,
        "open" => Said::CannotTell,
        _ => return None,
    };
    scene.world.evidence.judge(scene.world.hidden, &state.ran, deciding, role).ok()
}

/// The baseline, and below it each experiment with a mark where the rates stood.
fn rates(scene: &Scene<'_>, label: &str) -> Vec<Node> {
    let words = &scene.ask.words;
    let before = scene.world.seen(Intervention::Baseline);
    let mut rows = vec![Row {
        name: experiment(words, Intervention::Baseline, "name"),
        bars: line_bars(words, before, None),
    }];
    rows.extend(scene.state.ran.iter().map(|one| Row {
        name: experiment(words, *one, "name"),
        bars: line_bars(words, scene.world.seen(*one), Some(before)),
    }));
    rate_nodes(words, &rows, "before", label)
}

/// What it writes: the same request on either line.
fn notes(scene: &Scene<'_>) -> Node {
    let words = &scene.ask.words;
    let asked = scene.world.words.request.first().map_or("", |request| request.ask.as_str());
    let item = |line: Line| {
        let written = scene.world.written(line);
        let values = [("note", written.sentences.join(" ")), ("answer", written.answer)];
        let head = [&words.fill("note_on_line", &[("line", line.code())]), " "].concat();
        let head = Node::element("b", &[], vec![Node::text(head)]);
        Node::element("li", &[], vec![head, Node::text(filled(words, "note_and_answer", &values))])
    };
    let head = Node::text(words.fill("notes", &[("ask", asked)]));
    let list = Node::element("ul", &[], Line::ALL.map(item).to_vec());
    element("div", &[("class", "panel quiet-text"), ("key", "notes")], vec![head, list])
}

/// The experiments, and the way to the questions.
fn experimenting(scene: &Scene<'_>) -> Vec<Node> {
    let (words, state) = (&scene.ask.words, scene.state);
    let all = Intervention::ALL.into_iter().filter(|one| *one != Intervention::Baseline);
    let button = |one: Intervention| {
        let is_run = state.ran.contains(&one);
        let mut ran = state.ran.clone();
        ran.push(one);
        let pairs = ["ran=", &codes(&ran)].concat();
        let is_open = !is_run && state.n_left() > 0;
        row_button(&experiment(words, one, "name"), one.code(), &pairs, is_run, is_open)
    };
    let left = state.n_left().to_string();
    let label = filled(words, "experiments_left", &[("left", left), ("most", MOST_EXPERIMENTS.to_string())]);
    let mut nodes = vec![row("experiments", &label, all.map(button).collect())];
    let request = ["request=", &(state.number("request") % 24 + 1).to_string()].concat();
    nodes.push(go_on(words, ("to_naming", Some("naming=1")), Some(("another_request", &request))));
    nodes.extend(number(scene, "conversations"));
    nodes
}

/// The way on, and a side way: words and pairs. Both buttons stay the same ones from one part of the game to the next, so
/// that whoever presses one by key keeps their place.
fn go_on(words: &Speaker<'_>, on: (&str, Option<&str>), aside: Option<(&str, &str)>) -> Node {
    let mut buttons = vec![plain_button("on", &words.word(on.0), on.1, "needs-script")];
    buttons.extend(
        aside.map(|(key, pairs)| plain_button("aside", &words.word(key), Some(pairs), "quiet needs-script")),
    );
    element("div", &[("class", "choice"), ("key", "go-on")], buttons)
}

/// The two questions. Mixtures are offered where there are some.
fn naming(scene: &Scene<'_>, verdict: Option<&Verdict>) -> Vec<Node> {
    let (words, state) = (&scene.ask.words, scene.state);
    let question = |key: &str, options: &[&str]| {
        let button = |option: &&str| {
            let name = words.word(&[key, ".", option].concat());
            let pairs = [key, "=", option].concat();
            row_button(&name, option, &pairs, state.choice(key) == *option, true)
        };
        let asked = options.iter().filter(|option| **option != "mixed" || state.has_mixtures());
        row(key, &words.word(&[key, ".label"].concat()), asked.map(button).collect())
    };
    let mut nodes = vec![
        question("decides", &["plan", "table", "conflict", "mixed", "open"]),
        question("note", &["load-bearing", "written-after", "mixed", "open"]),
    ];
    let tell = verdict.map(|verdict| {
        let games = kept::games(&scene.ask.pairs);
        ["told=1&score=", &kept::with(&games, &machine_key(scene), verdict)].concat()
    });
    let back = (state.n_left() > 0).then_some(("back", "naming="));
    nodes.push(go_on(words, ("tell", tell.as_deref()), back));
    nodes
}

fn next_machine(scene: &Scene<'_>) -> Node {
    let next = scene.state.number("number") % 9_999 + 1;
    let pairs = [NEW_GAME, &next.to_string()].concat();
    go_on(&scene.ask.words, ("next_machine", Some(&pairs)), Some(("again", AGAIN)))
}

/// Under which a game counts: a machine of a family in a world.
fn machine_key(scene: &Scene<'_>) -> String {
    let suspects = scene.world.evidence.suspects().len();
    [&scene.world.seed.to_string(), ".", &suspects.to_string()].concat()
}

/// The last experiment's effect, or what the baseline shows; then what transcripts alone would tell.
fn readout(scene: &Scene<'_>) -> String {
    let (words, state, world) = (&scene.ask.words, scene.state, scene.world);
    let [before_a, before_b] = world.seen(Intervention::Baseline);
    let n_suspects = world.evidence.suspects().len().to_string();
    let Some(last) = state.ran.last() else {
        let key = if (before_a - before_b).abs() < 0.005 { "readouts.no_gap" } else { "readouts.baseline" };
        let values = [
            ("a", percent(words, before_a)),
            ("b", percent(words, before_b)),
            ("n", n_suspects),
            ("conversations", state.number("conversations").to_string()),
            ("bits", bits(baseline_bits(scene))),
            ("all", bits(scene.world.evidence.bits_needed())),
        ];
        return filled(words, key, &values);
    };
    let [on_a, on_b] = world.seen(*last);
    let values = [
        ("experiment", experiment(words, *last, "name")),
        ("done", done_words(scene, *last)),
        ("before_a", percent(words, before_a)),
        ("before_b", percent(words, before_b)),
        ("a", percent(words, on_a)),
        ("b", percent(words, on_b)),
        ("left", state.n_left().to_string()),
    ];
    let key = match (on_a - before_a).abs().max((on_b - before_b).abs()) {
        moved if moved < 0.005 => "readouts.unmoved",
        _ => "readouts.moved",
    };
    let mut text = filled(words, key, &values);
    text.push(' ');
    text.push_str(&filled(
        words,
        if state.is_naming() { "readouts.name_it" } else { "readouts.go_on" },
        &values,
    ));
    text
}

/// What was done, with the very words that all machines were given.
fn done_words(scene: &Scene<'_>, intervention: Intervention) -> String {
    let frame = &scene.world.words.frame;
    let notice = |recorded: Line| {
        frame.notice.replace("{recorded}", recorded.code()).replace("{other}", recorded.other().code())
    };
    let text = match intervention {
        Intervention::NoChange => frame.no_change.clone(),
        Intervention::Swap => notice(Line::B),
        Intervention::Reworded => {
            [&frame.reworded_a, &*scene.ask.words.word("and"), &frame.reworded_b].concat()
        }
        _ => String::new(),
    };
    let key = ["experiments.", intervention.code(), ".done"].concat();
    filled(&scene.ask.words, &key, &[("text", text)])
}

/// How much the chosen number of conversations tells where nobody interferes.
pub(super) fn baseline_bits(scene: &Scene<'_>) -> f64 {
    let n = scene.state.number("conversations");
    scene.world.evidence.bits(Intervention::Baseline, n).unwrap_or(0.0)
}

/// How far the machines' rates lie apart where nobody interferes, in percentage points.
pub(super) fn spread(scene: &Scene<'_>) -> String {
    let effects = Machine::ALL.map(|machine| scene.world.effect(machine, Intervention::Baseline));
    let spread = (0..2).map(|line| {
        let rates = || effects.iter().filter_map(|effect| effect.get(line).copied());
        rates().fold(0.0, f64::max) - rates().fold(1.0, f64::min)
    });
    decimals(100.0 * spread.fold(0.0, f64::max), 2)
}

fn came_out(scene: &Scene<'_>) -> Vec<String> {
    let (words, world) = (&scene.ask.words, scene.world);
    let mut points = vec![filled(words, "came_out.spread", &[("points", spread(scene))])];
    let effect = |one: &Intervention| {
        let values =
            [("experiment", experiment(words, *one, "name")), ("rates", both(words, world.seen(*one)))];
        filled(words, "came_out.effect", &values)
    };
    points.extend(scene.state.ran.iter().map(effect));
    points
}

/// How it went so far, and on the node itself what the reader's browser is to keep (see `kept`).
fn score_line(scene: &Scene<'_>) -> Node {
    let ask = scene.ask;
    let words = &ask.words;
    let score = kept::score(&kept::games(&ask.pairs));
    let is_closed = ask.place == Place::Embed || ask.pair("kept") == Some("closed");
    let values = [
        ("games", score.games.to_string()),
        ("right", score.right.to_string()),
        ("answers", (2 * score.games).to_string()),
        ("lucky", score.lucky.to_string()),
    ];
    let said =
        if score.games == 0 { words.word("score.none") } else { filled(words, "score.so_far", &values) };
    let place = words.word(if is_closed { "score.closed" } else { "score.kept" });
    let href = Base::new(&ask.facts.public_path).href("/privacy/");
    let mut link = vec![("href", href.as_str())];
    if ask.place == Place::Embed {
        link.extend([("target", "_blank"), ("rel", "noopener")]);
    }
    let link = Node::element("a", &link, vec![Node::text(words.word("score.more"))]);
    let record = kept::record(&ask.pairs);
    let mut attributes = vec![("class", "credit"), ("key", "score"), ("data-keep", kept::NAME)];
    attributes.extend(record.as_deref().map(|text| ("data-kept", text)));
    Node::element("p", &attributes, vec![Node::text([&said, " ", &place, " "].concat()), link])
}
