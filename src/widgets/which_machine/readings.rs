//! Three readings of one trace: its own agenda, two received agendas in conflict, words after the fact. What in the trace
//! speaks for each, what else would be expected, and which experiment decides; all rates computed.

use lookahead_models::librarian::{Intervention, Line, Machine};
use lookahead_models::which_machine::Suspect;

use super::figure::Scene;
use super::pieces::{both, cards, filled, headed, panel, plain_button, sets};
use super::world::Written;
use crate::figures::{Drawn, Table};
use crate::page::Node;

/// A reading: its name in the words, and the machines that it fits.
struct Reading {
    name: &'static str,
    machines: &'static [Machine],
}

/// The third asks another question than the first two, so a machine can fit it and one of them.
const READINGS: [Reading; 3] = [
    Reading { name: "agenda", machines: &[Machine::PlanOnPage, Machine::PlanAfter] },
    Reading { name: "orders", machines: &[Machine::Conflict] },
    Reading { name: "after", machines: &[Machine::PlanAfter, Machine::Conflict] },
];

/// The experiments that the readings are held against.
const HELD: [Intervention; 3] = [Intervention::NoChange, Intervention::Swap, Intervention::OtherNote];

/// Draws the view.
pub(super) fn draw(scene: &Scene<'_>) -> Drawn {
    let words = &scene.ask.words;
    let written = scene.world.written(Line::A);
    let asked = scene.world.words.request.first().map_or("", |request| request.ask.as_str());
    let head = filled(words, "note_on", &[("line", "A".to_owned()), ("ask", asked.to_owned())]);
    let note = [("note", written.sentences.join(" ")), ("answer", written.answer.clone())];
    let card = |reading: &Reading| {
        let word = |what: &str| words.word(&["readings.", reading.name, ".", what].concat());
        let speaks = fill_sentences(scene, &["readings.", reading.name, ".speaks"].concat(), &written);
        let parts = vec![
            (words.word("readings.speaks"), speaks),
            (words.word("readings.expected"), expected(scene, reading)),
            (words.word("readings.decides"), decides(scene, reading)),
        ];
        (word("name"), parts)
    };
    let decided = |reading: &Reading| {
        let name = words.word(&["readings.", reading.name, ".name"].concat());
        filled(words, "came_out.reading", &[("name", name), ("sets", decides(scene, reading))])
    };
    let is_open = READINGS.iter().any(|reading| parting(scene, reading).is_empty());
    let next = scene.state.number("request") % 24 + 1;
    let pairs = ["request=", &next.to_string()].concat();
    let button = plain_button("aside", &words.word("another_request"), Some(&pairs), "needs-script");
    Drawn {
        title: words.word("title_readings"),
        picture: vec![
            panel("note", vec![headed(&head, &filled(words, "note_and_answer", &note))]),
            cards("readings", &READINGS.each_ref().map(card)),
        ],
        controls: vec![Node::element("div", &[("class", "choice"), ("key", "go-on")], vec![button])],
        readout: words.word(if is_open { "readouts.readings_open" } else { "readouts.readings" }),
        came_out: READINGS.iter().map(decided).collect(),
        table: table(scene),
        ..Drawn::default()
    }
}

/// Words that quote the note's sentences.
fn fill_sentences(scene: &Scene<'_>, key: &str, written: &Written) -> String {
    let names = ["place", "stake", "cost", "verdict"];
    let values: Vec<(&str, String)> = names.into_iter().zip(written.sentences.iter().cloned()).collect();
    filled(&scene.ask.words, key, &values)
}

fn rates(scene: &Scene<'_>, reading: &Reading, one: Intervention) -> String {
    let words = &scene.ask.words;
    let machines: Vec<Suspect> = reading.machines.iter().copied().map(Suspect::One).collect();
    let agreed = scene.world.evidence.agreed(&machines, one);
    agreed.map_or_else(|| words.word("readings.silent"), |effect| both(words, effect))
}

/// What else would be seen, in rates that the reading's machines agree on.
fn expected(scene: &Scene<'_>, reading: &Reading) -> String {
    let key = ["readings.", reading.name, ".expected"].concat();
    let values = [
        ("no_change", rates(scene, reading, Intervention::NoChange)),
        ("swap", rates(scene, reading, Intervention::Swap)),
        ("other_note", rates(scene, reading, Intervention::OtherNote)),
    ];
    filled(&scene.ask.words, &key, &values)
}

/// The smallest sets of experiments that part the reading's machines from all others, in words.
fn decides(scene: &Scene<'_>, reading: &Reading) -> String {
    let (words, found) = (&scene.ask.words, parting(scene, reading));
    if found.is_empty() { words.word("readings.undecided") } else { sets(words, &found) }
}

fn parting(scene: &Scene<'_>, reading: &Reading) -> Vec<Vec<Intervention>> {
    let evidence = &scene.world.evidence;
    let group = evidence.suspects().iter().copied().filter(|suspect| fits(reading, *suspect));
    evidence.fewest_between(&group.collect::<Vec<_>>())
}

/// Whether a reading fits a suspect: for a mixture, whichever of its machines is at the desk.
fn fits(reading: &Reading, suspect: Suspect) -> bool {
    suspect.machines().iter().all(|machine| reading.machines.contains(machine))
}

fn table(scene: &Scene<'_>) -> Table {
    let words = &scene.ask.words;
    let mut head = vec![words.word("table.reading")];
    head.extend(HELD.map(|one| super::pieces::experiment(words, one, "name")));
    head.push(words.word("readings.decides"));
    let row = |reading: &Reading| {
        let mut row = vec![words.word(&["readings.", reading.name, ".name"].concat())];
        row.extend(HELD.map(|one| rates(scene, reading, one)));
        row.push(decides(scene, reading));
        row
    };
    Table { caption: words.word("table.readings"), head, rows: READINGS.iter().map(row).collect() }
}
