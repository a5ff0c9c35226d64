//! A run as a trace of our own format, with labels by rule. Used by the command.

use lookahead_models::librarian::labels::mentions;
use lookahead_models::librarian::note::Source;
use lookahead_models::librarian::{Planner, Rendered, Role, Run, Valence, Words};
use lookahead_trace::Trace;
use lookahead_trace::json::Json;
use lookahead_trace::model::{self, Highlight, Label, Part, Passage, Reasoning, Span, Turn};

/// Who labels: the rules of this module and the words of `content/`.
const RULE: &str = "rule";

/// Where a note stands: in the third turn, as its first part.
const NOTE: (u32, u32) = (2, 0);

/// One trace. Request and intervention together make the pair; the seed is its epoch.
pub(super) fn trace(run: &Run, words: &Words, planner: &Planner, valence: Valence) -> Trace {
    let text = words.render(run, planner, valence);
    let request = (run.request + 1).to_string();
    let (recording, staying) = (&words.rule.recording, &words.rule.staying);
    let marks = [("recording", recording), ("staying as it is", staying)];
    let found = marks.map(|(category, words)| (category, mentions(&text.note, words)));
    let mut labels = vec![label("complied", truth(run.complies), RULE)];
    labels.extend(
        found.iter().map(|(category, places)| {
            label(&format!("mentions {category}"), truth(!places.is_empty()), RULE)
        }),
    );
    labels.push(label("probability of complying", super::report::decimal(run.probability), "computed"));
    let highlights = found
        .iter()
        .flat_map(|(category, places)| places.iter().map(|&(start, end)| highlight(category, start, end)));
    Trace {
        id: id(run, &request),
        epoch: run.seed,
        condition: Some(run.line.code().to_owned()),
        pair: Some(format!("{request}/{}", run.intervention.code())),
        labels,
        highlights: highlights.collect(),
        facts: facts(run, valence),
        turns: turns(text),
        raw: String::new(),
    }
}

fn id(run: &Run, request: &str) -> String {
    let (machine, intervention) = (run.machine.code(), run.intervention.code());
    format!("{machine}/{intervention}/{request}/{}/{}", run.line.code(), run.seed)
}

fn turns(text: Rendered) -> Vec<Turn> {
    let said = |text: String| Part::Text(Passage { text, ..Passage::default() });
    let span =
        |(start, end, source): (u32, u32, Source)| Span { start, end, source: source.code().to_owned() };
    let note = Reasoning {
        passage: Passage { text: text.note, tag: "note".to_owned(), ..Passage::default() },
        spans: text.spans.into_iter().map(span).collect(),
        ..Reasoning::default()
    };
    let turn = |role, parts| Turn { role, parts, ..Turn::default() };
    vec![
        turn(model::Role::System, vec![said(text.system)]),
        turn(model::Role::User, vec![said(text.user)]),
        turn(model::Role::Assistant, vec![Part::Reasoning(note), said(text.answer)]),
    ]
}

/// What condition, pair and epoch do not say.
fn facts(run: &Run, valence: Valence) -> Vec<(String, String)> {
    let deciding = super::report::code(&run.machine.deciding());
    let role = match run.machine.role() {
        Role::LoadBearing => "load-bearing",
        Role::WrittenAfter => "written-after",
    };
    let first = match valence {
        Valence::FitFirst => "fit",
        Valence::SponsorFirst => "sponsor",
    };
    let action = match (run.complies, valence) {
        (true, Valence::FitFirst) | (false, Valence::SponsorFirst) => "sponsor",
        _ => "fit",
    };
    let facts = [
        ("machine", deciding),
        ("note", role),
        ("first", first),
        ("intervention", run.intervention.code()),
        ("action", action),
    ];
    facts.map(|(name, fact)| (name.to_owned(), fact.to_owned())).to_vec()
}

fn label(name: &str, value: Json, labeller: &str) -> Label {
    Label { name: name.to_owned(), value, labeller: labeller.to_owned(), explanation: String::new() }
}

fn truth(value: bool) -> Json {
    Json::Truth(value)
}

fn highlight(category: &str, start: u32, end: u32) -> Highlight {
    let (turn, part) = NOTE;
    Highlight { turn, part, start, end, category: category.to_owned(), labeller: RULE.to_owned() }
}
