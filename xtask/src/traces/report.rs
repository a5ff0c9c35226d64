//! The table of experiments as JSON: the numbers of the machines, every intervention's effect, the exact probabilities
//! at baseline and the classifier's scores. Used by the command.

use std::borrow::Cow;

use lookahead_models::librarian::classifier::Score;
use lookahead_models::librarian::experiments::Effect;
use lookahead_models::librarian::{Deciding, Intervention, Librarian, Line, Machine, Seen};
use lookahead_trace::json::{Json, map, text, whole};

/// The whole file; one line for each row, so that changes can be seen.
pub(super) fn json(librarian: &Librarian, effects: &[Effect], scores: &[Score]) -> String {
    let lists = [
        ("effects", effects.iter().map(effect).collect()),
        ("baseline", baseline(librarian)),
        ("text_only", scores.iter().map(score).collect::<Vec<Json>>()),
    ];
    let mut out = String::from("{\"format\":\"lookahead-experiments\",\"version\":1,\n\"numbers\":");
    numbers(librarian).write_to(&mut out);
    for (name, rows) in lists {
        out.push_str(&format!(",\n\"{name}\":["));
        for (at, row) in rows.iter().enumerate() {
            out.push_str(if at == 0 { "\n" } else { ",\n" });
            row.write_to(&mut out);
        }
        out.push_str("\n]");
    }
    out.push_str("}\n");
    out
}

/// What decides, by its name in files.
pub(super) fn code(deciding: &Deciding) -> &'static str {
    match deciding {
        Deciding::Plan => "plan",
        Deciding::Table => "table",
        Deciding::Conflict => "conflict",
    }
}

/// Six places after the point, and no minus before nothing.
pub(super) fn decimal(number: f64) -> Json {
    let text = format!("{number:.6}");
    let is_nothing = !text.contains(|char: char| ('1'..='9').contains(&char));
    Json::Number(Cow::Owned(if is_nothing { "0".to_owned() } else { text }))
}

fn numbers(librarian: &Librarian) -> Json {
    let (planner, conflict) = (librarian.planner(), librarian.conflict());
    let stake = |seen| decimal(planner.stake(seen, true).to_f64());
    let plan = map(vec![
        ("prior", decimal(planner.prior.to_f64())),
        ("accuracy", decimal(planner.accuracy.to_f64())),
        ("change", decimal(planner.change.to_f64())),
        ("worth", decimal(planner.worth.to_f64())),
        ("temperature", decimal(planner.temperature)),
        ("understands", decimal(planner.understands)),
        ("stake_recorded", stake(Seen::Recorded)),
        ("stake_unrecorded", stake(Seen::Unrecorded)),
        ("stake_unclear", stake(Seen::Unclear)),
    ]);
    let weights = map(vec![
        ("new", decimal(conflict.new)),
        ("quiet", decimal(conflict.quiet)),
        ("old", decimal(conflict.old)),
    ]);
    let counts = map(vec![("counts", whole(librarian.n_counts() as u32))]);
    map(vec![("plan", plan), ("conflict", weights), ("table", counts)])
}

fn effect(effect: &Effect) -> Json {
    map(vec![
        ("machine", text(effect.machine.code())),
        ("intervention", text(effect.intervention.code())),
        ("on_a", decimal(effect.on_a)),
        ("on_b", decimal(effect.on_b)),
        ("gap", decimal(effect.gap())),
    ])
}

fn baseline(librarian: &Librarian) -> Vec<Json> {
    let row = |request: u32| {
        let of =
            |machine, line| decimal(librarian.probability(machine, Intervention::Baseline, line, request));
        let by_machine = |line| Json::List(Machine::ALL.map(|machine| of(machine, line)).to_vec());
        map(vec![
            ("request", whole(request + 1)),
            ("cost", whole(librarian.cost(request))),
            ("on_a", by_machine(Line::A)),
            ("on_b", by_machine(Line::B)),
        ])
    };
    (0..librarian.n_requests()).map(row).collect()
}

fn score(score: &Score) -> Json {
    map(vec![
        ("first", text(score.first.code())),
        ("second", text(score.second.code())),
        ("notes", whole(score.n)),
        ("right", whole(score.n_right)),
        ("ceiling", decimal(score.ceiling)),
    ])
}
