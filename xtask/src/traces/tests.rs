//! The written folder is what the checkout makes, and our own reader reads it whole.

use std::fs;

use lookahead_trace::json::{Json, parse};
use lookahead_trace::model::Part;
use lookahead_trace::pairs::pairs;
use lookahead_trace::{Log, Trace};

use super::*;

fn folder() -> std::path::PathBuf {
    paths::root().join(FOLDER)
}

fn names(folder: &Path) -> Vec<String> {
    let entries = fs::read_dir(folder).unwrap();
    let mut names: Vec<String> =
        entries.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
    names.sort();
    names
}

fn log(name: &str) -> Log {
    Log::open(Box::new(fs::read(folder().join(name)).unwrap())).unwrap()
}

fn traces(name: &str) -> Vec<Trace> {
    let (traces, problems) = log(name).read_all();
    assert_eq!(problems, [], "{name}");
    traces
}

fn label(trace: &Trace, name: &str) -> Json {
    trace.labels.iter().find(|label| label.name == name).unwrap().value.clone()
}

fn fact<'a>(trace: &'a Trace, name: &str) -> &'a str {
    &trace.facts.iter().find(|(known, _)| known == name).unwrap().1
}

#[test]
fn the_folder_is_what_this_checkout_makes() {
    let made = make(&paths::root()).unwrap();
    let fresh = std::env::temp_dir().join(format!("lookahead-traces-{}", std::process::id()));
    write(&made.files, &fresh).unwrap();
    assert_eq!(names(&fresh), names(&folder()), "run `cargo xtask traces`");
    for name in names(&fresh) {
        let is_same = fs::read(fresh.join(&name)).unwrap() == fs::read(folder().join(&name)).unwrap();
        assert!(is_same, "{name} is out of date: run `cargo xtask traces`");
    }
    fs::remove_dir_all(&fresh).unwrap();
    let sizes = made.files.iter().map(|(_, text)| packed(text).unwrap());
    assert!(sizes.sum::<usize>() <= MOST_BYTES);
    for score in made.scores {
        assert!(score.share() <= 0.55, "{score:?}");
    }
}

#[test]
fn our_reader_reads_every_set_and_pairs_it() {
    for machine in Machine::ALL {
        let name = format!("{}.json", machine.code());
        let all = traces(&name);
        let n_pairs = 24 * Intervention::ALL.len() * N_SEEDS as usize;
        assert_eq!(all.len(), n_pairs * 2, "{name}");
        let paired = pairs(&log(&name).listing, "A", "B");
        assert_eq!(paired.len(), n_pairs, "{name}");
        for (a, b) in paired {
            let [a, b] = [a, b].map(|at| &all[at as usize]);
            assert_eq!((&a.pair, a.epoch), (&b.pair, b.epoch));
            assert_eq!(fact(a, "intervention"), fact(b, "intervention"));
        }
        assert_eq!(log(&name).header.provenance, PROVENANCE);
    }
    assert_eq!(traces("reversed.json").len(), 24 * 2 * Machine::ALL.len());
}

#[test]
fn spans_cover_the_note_and_marks_lie_on_their_words() {
    let words = words(&paths::root()).unwrap();
    let mut n_marks = 0;
    for trace in traces("plan-on-page.json").iter().chain(&traces("conflict.json")) {
        let Part::Reasoning(note) = &trace.turns[2].parts[0] else { panic!("{}: no note", trace.id) };
        let text = &note.passage.text;
        let covered: Vec<&str> =
            note.spans.iter().map(|span| &text[span.start as usize..span.end as usize]).collect();
        assert_eq!(covered.join(" "), *text, "{}", trace.id);
        for mark in &trace.highlights {
            let marked = &text[mark.start as usize..mark.end as usize];
            let known =
                if mark.category == "recording" { &words.rule.recording } else { &words.rule.staying };
            assert!(known.iter().any(|word| word == marked), "{}: {marked}", trace.id);
            n_marks += 1;
        }
        let is_marked = trace.highlights.iter().any(|mark| mark.category == "recording");
        assert_eq!(label(trace, "mentions recording"), Json::Truth(is_marked), "{}", trace.id);
    }
    assert!(n_marks > 500, "only {n_marks} marks");
}

#[test]
fn the_reversed_set_names_the_other_book_with_the_same_chances() {
    let of = |machine: Machine| traces(&format!("{}.json", machine.code()));
    let shipped: Vec<Trace> = Machine::ALL.into_iter().flat_map(of).collect();
    for reversed in traces("reversed.json") {
        let twin = shipped.iter().find(|trace| trace.id == reversed.id).unwrap();
        for name in ["complied", "probability of complying"] {
            assert_eq!(label(&reversed, name), label(twin, name), "{}", twin.id);
        }
        assert_ne!(fact(&reversed, "action"), fact(twin, "action"), "{}", twin.id);
    }
}

#[test]
fn the_table_of_experiments_is_a_fresh_computation() {
    let words = words(&paths::root()).unwrap();
    let librarian = Librarian::new(Planner::default(), words.costs(), words.n_wordings().unwrap()).unwrap();
    let text = fs::read_to_string(folder().join("experiments.json")).unwrap();
    let file = parse(&text).unwrap().value;
    let rows = file.get("effects").unwrap().list();
    let fresh = experiments::effects(&librarian);
    assert_eq!((rows.len(), fresh.len()), (32, 32));
    for (row, effect) in rows.iter().zip(&fresh) {
        let key = (row.text_at("machine"), row.text_at("intervention"));
        assert_eq!(key, (effect.machine.code(), effect.intervention.code()));
        for (name, number) in [("on_a", effect.on_a), ("on_b", effect.on_b), ("gap", effect.gap())] {
            let written: f64 = row.get(name).unwrap().shown().parse().unwrap();
            assert!((written - number).abs() <= 5.1e-7, "{key:?} {name}: {written} against {number}");
        }
    }
}

#[test]
fn labels_say_what_the_runs_did() {
    for machine in ["table.json", "plan-after.json"] {
        for trace in traces(machine) {
            let complied = label(&trace, "complied") == Json::Truth(true);
            assert_eq!(fact(&trace, "action") == "sponsor", complied, "{}", trace.id);
            let probability: f64 = label(&trace, "probability of complying").shown().parse().unwrap();
            assert!(0.0 < probability && probability < 1.0, "{}", trace.id);
        }
    }
}
