//! One trace in two vocabularies: *it wants, it believes*, and *the text continues as*. What each says of every sentence, what
//! each predicts of every experiment, and how often it is right about a machine.

use lookahead_models::librarian::note::Says;
use lookahead_models::librarian::{Intervention, Line, Machine};
use lookahead_models::which_machine::Suspect;
use lookahead_models::which_machine::telling::is_alike;

use super::figure::{Scene, one_of};
use super::pieces::{both, experiment, filled, machine_name, percent};
use super::world::Written;
use crate::figures::number::decimals;
use crate::figures::{Drawn, Table};
use crate::page::Node;

/// Whom a vocabulary describes: it predicts what all of them would do, and nothing where they differ.
const WANTS: [Suspect; 2] = [Suspect::One(Machine::PlanOnPage), Suspect::One(Machine::PlanAfter)];
const TEXT: [Suspect; 1] = [Suspect::One(Machine::Table)];

/// The parts of a trace, as their words are named.
const PARTS: [&str; 5] = ["place", "stake", "cost", "verdict", "answer"];

/// How a vocabulary does on a machine.
#[derive(Clone, Copy, Default)]
struct Tally {
    said: u32,
    right: u32,
}

/// Draws the view.
pub(super) fn draw(scene: &Scene<'_>) -> Drawn {
    let words = &scene.ask.words;
    let machine = machine(scene);
    let (rows, tallies) = predictions(scene, machine);
    let [wants, text] = tallies;
    let values = [
        ("machine", machine_name(words, machine)),
        ("n", rows.len().to_string()),
        ("wants_said", wants.said.to_string()),
        ("wants_right", wants.right.to_string()),
        ("text_said", text.said.to_string()),
        ("text_right", text.right.to_string()),
    ];
    let heads = ["part", "wants", "text"].map(|key| words.word(&["vocabularies.", key].concat()));
    let said = Table {
        caption: words.word("vocabularies.caption"),
        head: heads.to_vec(),
        rows: sentences(scene, &scene.world.written_by(machine, Line::A)),
    };
    let mut head = vec![words.word("table.experiment")];
    head.extend(["wants", "text"].map(|key| words.word(&["vocabularies.", key].concat())));
    head.push(machine_name(words, machine));
    Drawn {
        title: words.word("title_words"),
        picture: vec![Node::element("div", &[("key", "said")], said.to_nodes())],
        controls: vec![one_of(words, scene.state, "machine")],
        readout: filled(words, "readouts.words", &values),
        came_out: ["wants", "text"].map(|key| filled(words, &["came_out.", key].concat(), &values)).to_vec(),
        table: Table { caption: words.word("table.predictions"), head, rows },
        ..Drawn::default()
    }
}

fn machine(scene: &Scene<'_>) -> Machine {
    let code = scene.state.choice("machine");
    Machine::ALL.into_iter().find(|machine| machine.code() == code).unwrap_or(Machine::PlanAfter)
}

/// Each part of the trace with what either vocabulary says of it, in computed numbers.
fn sentences(scene: &Scene<'_>, written: &Written) -> Vec<Vec<String>> {
    let (words, desk) = (&scene.ask.words, &scene.world.desk);
    let planner = desk.planner();
    let note: Vec<_> = written.run.note.iter().map(|noted| noted.sentence).collect();
    let chances = desk.continuations(Line::A, 0, &note, written.run.complies);
    let cost = note.iter().find_map(|sentence| match sentence.says {
        Says::Cost(cost) => Some(cost.to_string()),
        _ => None,
    });
    let situation = lookahead_models::librarian::Situation::of(Intervention::Baseline, Line::A, true);
    let seen = situation.seen();
    let values = [
        ("chance", percent(words, planner.posterior(seen).to_f64())),
        ("change", percent(words, planner.change_if(true).to_f64())),
        ("worth", decimals(planner.worth.to_f64(), 2)),
        ("stake", decimals(planner.stake(seen, true).to_f64(), 2)),
        ("cost", cost.unwrap_or_default()),
    ];
    let ends = if written.run.complies { "comply" } else { "decline" };
    let own = written.sentences.iter().chain([&written.answer]);
    let row = |((part, sentence), chance): ((&str, &String), &f64)| {
        let mut values = values.to_vec();
        values.push(("percent", percent(words, *chance)));
        let fill = |vocabulary: &str| {
            let end = if part == "verdict" || part == "answer" { ends } else { "says" };
            filled(words, &["vocabularies.", part, ".", vocabulary, "_", end].concat(), &values)
        };
        vec![sentence.clone(), fill("wants"), fill("text")]
    };
    PARTS.into_iter().zip(own).zip(&chances).map(row).collect()
}

/// Every experiment: what either vocabulary predicts, what the machine does, and how often each is right.
fn predictions(scene: &Scene<'_>, machine: Machine) -> (Vec<Vec<String>>, [Tally; 2]) {
    let words = &scene.ask.words;
    let mut tallies = [Tally::default(); 2];
    let mut rows = Vec::new();
    for one in Intervention::ALL.into_iter().filter(|one| *one != Intervention::Baseline) {
        let does = scene.world.effect(machine, one);
        let mut row = vec![experiment(words, one, "name")];
        for (suspects, tally) in [&WANTS[..], &TEXT[..]].into_iter().zip(&mut tallies) {
            let Some(predicted) = scene.world.evidence.agreed(suspects, one) else {
                row.push(words.word("vocabularies.silent"));
                continue;
            };
            let is_right = is_alike(predicted, does);
            tally.said += 1;
            tally.right += u32::from(is_right);
            let key = if is_right { "vocabularies.right" } else { "vocabularies.wrong" };
            row.push(filled(words, key, &[("rates", both(words, predicted))]));
        }
        row.push(both(words, does));
        rows.push(row);
    }
    (rows, tallies)
}
