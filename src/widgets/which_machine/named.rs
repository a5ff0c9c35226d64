//! All machines with their names on: one experiment given to all four, and which of them it parts.

use lookahead_models::librarian::{Intervention, Machine};
use lookahead_models::which_machine::{Evidence, Suspect};

use super::figure::{Scene, one_of};
use super::model::intervention;
use super::pieces::{experiment, filled, headed, joined, machine_name, panel, suspect_name};
use super::rates::{Row, line_bars, rate_nodes};
use crate::figures::Drawn;

/// Draws the view.
pub(super) fn draw(scene: &Scene<'_>) -> Drawn {
    let (words, world) = (&scene.ask.words, scene.world);
    let shown = intervention(scene.state.choice("experiment")).unwrap_or(Intervention::Baseline);
    let name = experiment(words, shown, "name");
    let before =
        |machine| (shown != Intervention::Baseline).then(|| world.effect(machine, Intervention::Baseline));
    let row = |machine| Row {
        name: machine_name(words, machine),
        bars: line_bars(words, world.effect(machine, shown), before(machine)),
    };
    let readout = readout(scene, shown);
    let mut picture = rate_nodes(words, &Machine::ALL.map(row), "before", &readout);
    let text = experiment(words, shown, "why");
    let mut parts = vec![headed(&words.word("why"), &text)];
    let published = experiment(words, shown, "published");
    if !published.is_empty() {
        parts.push(headed(&words.word("published"), &published));
    }
    picture.push(panel("about", parts));
    let group = |class: &Vec<Suspect>| {
        let names: Vec<String> = class.iter().map(|suspect| suspect_name(words, *suspect)).collect();
        joined(words, &names, "list")
    };
    Drawn {
        title: filled(words, "title_named", &[("experiment", name)]),
        picture,
        controls: vec![one_of(words, scene.state, "experiment")],
        readout,
        came_out: machines(&world.evidence, &[shown]).iter().map(group).collect(),
        ..Drawn::default()
    }
}

/// Into which groups the experiment parts the machines.
fn readout(scene: &Scene<'_>, shown: Intervention) -> String {
    let words = &scene.ask.words;
    let classes = machines(&scene.world.evidence, &[shown]);
    let group = |class: &Vec<Suspect>| {
        let names: Vec<String> = class.iter().map(|suspect| suspect_name(words, *suspect)).collect();
        joined(words, &names, "list")
    };
    let groups: Vec<String> = classes.iter().map(group).collect();
    let key = if classes.len() == 1 { "readouts.parts_none" } else { "readouts.parts" };
    let values = [
        ("experiment", experiment(words, shown, "name")),
        ("n", classes.len().to_string()),
        ("groups", joined(words, &groups, "against")),
    ];
    filled(words, key, &values)
}

/// The classes of an experiment, without mixtures.
fn machines(evidence: &Evidence, experiments: &[Intervention]) -> Vec<Vec<Suspect>> {
    let classes = evidence.classes(experiments).into_iter().map(|mut class| {
        class.retain(|suspect| Suspect::MACHINES.contains(suspect));
        class
    });
    classes.filter(|class| !class.is_empty()).collect()
}
