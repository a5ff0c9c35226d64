//! What the figure promises: the first state shows the machine and hides its label, four experiments and no fifth, judged by what they
//! leave, a score that counts once, and every view in words and computed numbers.

use lookahead_models::librarian::{Intervention, Machine};
use lookahead_models::seed::{Generator, Seed};

use super::model::{CHOICES, FIELDS, PRESETS, State};
use super::*;
use crate::figures::{Ask, Speaker};
use crate::page::{Node, SiteFacts};
use crate::parts::figure::Options;
use crate::query::{self, Query, parse};
use crate::widgets::{Place, testing};

fn drawn(text: &str) -> Vec<Node> {
    testing::drawn(&COMPUTED, &testing::words("which-machine"), "lab", &parse(text))
}

fn readout(text: &str) -> String {
    testing::text_in(&drawn(text), "readout")
}

/// The world behind pairs.
fn with_world<T>(text: &str, test: impl Fn(&State, &world::World) -> T) -> T {
    let words = testing::words("which-machine");
    let facts = SiteFacts::default();
    let ask = Ask {
        id: "f",
        place: Place::Lab,
        options: Options::lab(),
        pairs: parse(text),
        is_for_file: false,
        words: Speaker::new("which-machine", &words),
        wanted: "",
        facts: &facts,
        progress: &|_| (),
        so_far: &|_, _| (),
    };
    let state = State::from_query(&ask.pairs);
    let world = world::World::new(&ask, &state).unwrap();
    test(&state, &world)
}

/// The buttons' pairs, those of one key first.
fn sets(nodes: &[Node], key: &str) -> Vec<String> {
    let begins = [key, "="].concat();
    testing::values_of(nodes, "data-set").into_iter().filter(|set| set.starts_with(&begins)).collect()
}

#[test]
fn every_word_is_there_in_every_view() {
    let mut texts: Vec<String> = calc::samples().iter().map(query::format).collect();
    texts.iter_mut().for_each(|text| *text = text.trim_start_matches('?').to_owned());
    for option in CHOICES.iter().find(|(key, _)| *key == "experiment").unwrap().1 {
        texts.push(format!("view=named&experiment={option}"));
    }
    for machine in Machine::ALL {
        texts.push(format!("view=words&machine={}", machine.code()));
    }
    for text in texts {
        let all = testing::text_in(&drawn(&text), "");
        assert!(!all.contains("which-machine."), "{text}: {all}");
        assert!(!all.contains('{'), "{text}: {all}");
    }
}

#[test]
fn the_first_state_shows_rates_and_notes_and_no_label() {
    let nodes = drawn("");
    let said = testing::text_in(&nodes, "readout");
    assert!(
        said.contains("82\u{a0}%") && said.contains("11.3\u{a0}%") && said.contains("takes 2 bits"),
        "{said}"
    );
    let notes = testing::text_in(&nodes, "panel quiet-text");
    assert!(
        notes.contains("On line A") && notes.contains("On line B") && notes.contains("the sponsor's book"),
        "{notes}"
    );
    // Its label may stand in the table of all machines, and nowhere as its own.
    assert!(!said.contains("planner") && !testing::text_in(&nodes, "figure-title").contains("planner"));
    // On the first machine's first request the two lines part, so that the point is seen at once.
    let complies = with_world("", |_, world| {
        lookahead_models::librarian::Line::ALL.map(|line| world.written(line).run.complies)
    });
    assert_eq!(complies, [true, false]);
}

#[test]
fn experiments_can_be_run_four_times() {
    assert_eq!(sets(&drawn(""), "ran").len(), 7);
    let three = drawn("ran=no-change,swap,other-note");
    assert_eq!(sets(&three, "ran").len(), 4);
    let four = drawn("ran=no-change,swap,other-note,reworded");
    assert!(sets(&four, "ran").is_empty() && sets(&four, "naming") == ["naming=1"]);
    assert_eq!(sets(&drawn("ran=swap&naming=1"), "decides").len(), 4);
    assert_eq!(sets(&drawn("family=seven&naming=1"), "decides").len(), 5);
}

/// What the reader's own experiments leave is what the readout says, for all machines and all pairs of experiments.
#[test]
fn the_verdict_is_what_the_experiments_leave() {
    let mut n_open = 0;
    for number in 1..7 {
        for ran in ["", "no-change", "swap", "other-note", "no-change,other-note", "cut-continue,other-sums"]
        {
            let text = format!("number={number}&ran={ran}&decides=open&note=open&told=1");
            let said = readout(&text);
            let left = with_world(&text, |state, world| world.evidence.left(world.hidden, &state.ran));
            let is_settled = left.len() == 1;
            assert_eq!(said.contains("leave no other machine"), is_settled, "{text}: {said}");
            assert_eq!(said.contains("settle it"), left_settles(&left), "{text}: {said}");
            n_open += u32::from(said.contains(": right."));
        }
    }
    assert!(n_open > 10, "{n_open}");
}

fn left_settles(left: &[lookahead_models::which_machine::Suspect]) -> bool {
    let machines: Vec<Machine> = left.iter().map(|suspect| suspect.machines()[0]).collect();
    let settles =
        |is_same: fn(Machine, Machine) -> bool| machines.iter().all(|one| is_same(*one, machines[0]));
    settles(|a, b| a.deciding() == b.deciding()) || settles(|a, b| a.role() == b.role())
}

/// The end names a set of experiments that does what it says.
#[test]
fn the_smallest_set_at_the_end_works() {
    for number in 1..9 {
        let text = format!("number={number}&decides=plan&note=open&told=1");
        let shown = testing::text_in(&drawn(&text), "");
        let always = "“declining changes nothing” and “the other line's note”";
        assert!(shown.contains(&["is enough: ", always].concat()), "{shown}");
        with_world(&text, |_, world| {
            let set = [Intervention::NoChange, Intervention::OtherNote];
            assert_eq!(world.evidence.left(world.hidden, &set), [world.hidden]);
        });
    }
    let no_gap = testing::text_in(&drawn("preset=no-gap&decides=open&note=open&told=1"), "");
    assert!(no_gap.contains("No set of these experiments names every machine"), "{no_gap}");
}

#[test]
fn where_the_tag_says_nothing_there_is_no_gap() {
    let said = readout("preset=no-gap");
    assert!(said.contains("no gap to explain"), "{said}");
    with_world("preset=no-gap", |_, world| {
        for machine in Machine::ALL {
            let [on_a, on_b] = world.effect(machine, Intervention::Baseline);
            assert!((on_a - on_b).abs() < 0.005, "{machine:?}: {on_a} {on_b}");
        }
    });
}

#[test]
fn the_score_counts_a_machine_once_and_is_kept() {
    let naming = drawn("naming=1&decides=open&note=open");
    let tell = sets(&naming, "told");
    assert_eq!(tell, ["told=1&score=1.4.rr"]);
    let told = drawn("naming=1&decides=open&note=open&told=1&score=1.4.rr");
    assert_eq!(testing::values_of(&told, "data-kept"), ["v=1&games=1.4.rr"]);
    assert!(testing::text_in(&told, "credit").contains("2 of 2"), "{}", testing::text_in(&told, "credit"));
    // The same machine again, with another answer.
    let again = drawn("naming=1&decides=plan&note=open&score=1.4.rr");
    assert_eq!(sets(&again, "told"), ["told=1&score=1.4.rr"]);
    assert!(
        testing::values_of(&drawn(""), "data-kept").is_empty(),
        "nothing is written before a game has ended"
    );
    assert_eq!(testing::values_of(&drawn("score=none"), "data-kept"), [""]);
}

#[test]
fn another_machine_hides_another_and_the_seed_counts() {
    let hidden = |text: &str| with_world(text, |_, world| world.hidden);
    let all: Vec<_> = (1..30).map(|number| hidden(&format!("number={number}"))).collect();
    for suspect in lookahead_models::which_machine::Suspect::MACHINES {
        assert!(all.contains(&suspect), "{suspect:?}");
    }
    let [first, second] = hidden("preset=mixtures").machines();
    assert_ne!(first, second, "the start with mixtures hides one");
}

/// What is printed is what the model computes.
#[test]
fn views_show_what_the_model_computes() {
    let named = readout("view=named&experiment=swap");
    assert!(named.contains("2 groups") && named.contains("; table of words"), "{named}");
    assert!(readout("view=named&experiment=cut-continue").contains("parts nobody"));
    let readings = testing::text_in(&drawn("view=readings"), "");
    for decided in
        ["What decides it: \n“declining changes nothing”\n", "What decides it: \n“the other line's note”\n"]
    {
        assert!(readings.contains(decided), "{decided}: {readings}");
    }
    assert!(readout("view=readings").contains("named last would"));
    assert!(readout("preset=no-gap&view=readings").contains("not every reading"));
    let words = readout("view=words&machine=conflict");
    assert!(words.contains("Of 7 experiments"), "{words}");
    let own = |machine: &str| readout(&format!("view=words&machine={machine}"));
    assert!(own("table").contains("commits itself on 7 and is right about 7"), "{}", own("table"));
    let wish = readout("view=wish&strength=30&price=2");
    assert!(wish.contains("looks like a bar"), "{wish}");
    assert!(readout("view=wish&strength=4&price=12").contains("both at once"));
}

#[test]
fn wrong_values_are_said() {
    let notes = testing::text_in(&drawn("view=nowhere&ran=swap,frost&price=lots&accuracy=55"), "figure-note");
    for said in ["nowhere", "frost", "lots"] {
        assert!(notes.contains(said), "{said}: {notes}");
    }
    // Its field is in sight and says it.
    assert!(!notes.contains("55"), "{notes}");
    assert!(testing::text_in(&drawn("accuracy=55"), "field-problem").contains("steps of 10"));
}

#[test]
fn samples_are_drawn() {
    testing::assert_samples_give_a_picture_or_a_note(&COMPUTED);
}

/// Random states survive the address.
#[test]
fn a_thousand_states_survive_the_address() {
    let mut generator = Generator::new(Seed::new(5));
    for _ in 0..1_000 {
        let mut pairs = Query::new();
        let pick = |generator: &mut Generator, n: usize| generator.below(n as u32) as usize;
        let preset = &PRESETS[pick(&mut generator, PRESETS.len())];
        pairs.insert("preset".to_owned(), preset.name.to_owned());
        for (key, options) in CHOICES {
            if generator.uniform() < 0.7 {
                pairs.insert(key.to_owned(), options[pick(&mut generator, options.len())].to_owned());
            }
        }
        for field in &FIELDS {
            let [least, most, step] = field.range;
            let number = least + step * generator.below((most - least) / step + 1);
            pairs.insert(field.key.to_owned(), number.to_string());
        }
        let ran: Vec<&str> = Intervention::ALL[1..].iter().map(|one| one.code()).collect();
        let from = pick(&mut generator, 4);
        pairs.insert("ran".to_owned(), ran[from..from + pick(&mut generator, 4)].join(","));
        let whole = (COMPUTED.whole_state)(&pairs);
        assert!(pairs.iter().all(|(key, value)| whole.get(key) == Some(value)), "{pairs:?} {whole:?}");
        let address = query::format(&whole);
        assert_eq!((COMPUTED.whole_state)(&parse(address.trim_start_matches('?'))), whole);
    }
}
