//! The whole figure: which view is drawn, and the controls, notes and table that all views share. All words stand in
//! `content/en/widgets/which-machine.toml`, those of notes and notices in `content/en/traces/librarian.toml`.

use lookahead_models::librarian::{Intervention, Machine};

use super::model::{CHOICES, PRESETS, State};
use super::pieces::{both, experiment, filled, machine_name};
use super::world::World;
use super::{game, named, readings, vocabularies, wish};
use crate::figures::controls::{Number, choice, presets, slider};
use crate::figures::{Ask, Drawn, Speaker, Table};
use crate::page::Node;
use crate::parts::figure::Controls;
use crate::widgets::Place;

/// What every view is given.
pub(super) struct Scene<'scene> {
    pub ask: &'scene Ask<'scene>,
    pub state: &'scene State,
    pub world: &'scene World,
}

/// Draws the figure.
pub(super) fn draw(ask: &Ask<'_>) -> Drawn {
    let state = State::from_query(&ask.pairs);
    let Some(world) = World::new(ask, &state) else { return Drawn::default() };
    let scene = Scene { ask, state: &state, world: &world };
    let view = state.choice("view");
    let mut drawn = match view {
        "named" => named::draw(&scene),
        "readings" => readings::draw(&scene),
        "words" => vocabularies::draw(&scene),
        "wish" => wish::draw(&scene),
        _ => game::draw(&scene),
    };
    drawn.controls.extend(elsewhere(ask, &state));
    drawn.more.splice(0..0, more(&scene));
    drawn.notes = notes(&scene);
    // The game and its open form are made and computed alike.
    drawn.view = if matches!(view, "game" | "named") { "machines" } else { view }.to_owned();
    if drawn.table.rows.is_empty() {
        drawn.table = table(&scene);
    }
    drawn
}

/// The views and the starts: in sight in the lab, folded elsewhere, so that the figure stays low.
fn elsewhere(ask: &Ask<'_>, state: &State) -> Vec<Node> {
    let rows = vec![one_of(&ask.words, state, "view"), starts(&ask.words, state)];
    if ask.place == Place::Lab {
        return rows;
    }
    let summary = Node::element("summary", &[], vec![Node::text(ask.words.word("elsewhere"))]);
    vec![Node::element("details", &[("key", "elsewhere")], [vec![summary], rows].concat())]
}

fn starts(words: &Speaker<'_>, state: &State) -> Node {
    let names: Vec<String> =
        PRESETS.iter().map(|preset| words.word(&["presets.", preset.name].concat())).collect();
    let options: Vec<(&str, &str)> =
        PRESETS.iter().zip(&names).map(|(preset, name)| (preset.name, name.as_str())).collect();
    presets(&words.word("presets_label"), &options, state.preset())
}

/// Whether a key's number stands beside its control.
fn is_in_sight(scene: &Scene<'_>, key: &str) -> bool {
    let state = scene.state;
    let is_naming = !state.is_told() && state.is_naming();
    match (state.choice("view"), key) {
        ("wish", "strength" | "price" | "trials") => true,
        ("wish", _) => false,
        (_, "accuracy" | "understood") => scene.ask.options.controls == Controls::Full,
        ("game", "conversations") => !is_naming,
        _ => false,
    }
}

/// What belongs to the world: all machines share it.
fn more(scene: &Scene<'_>) -> Vec<Node> {
    let (words, state) = (&scene.ask.words, scene.state);
    if state.choice("view") == "wish" {
        return Vec::new();
    }
    let numbers = ["accuracy", "understood"].into_iter().filter_map(|key| number(scene, key));
    numbers.chain([one_of(words, state, "family"), one_of(words, state, "first")]).collect()
}

/// A row of buttons for a key of [`CHOICES`].
pub(super) fn one_of(words: &Speaker<'_>, state: &State, key: &str) -> Node {
    let options = CHOICES.iter().find(|(name, _)| *name == key).map_or(&[][..], |(_, options)| options);
    let names: Vec<String> = options.iter().map(|option| words.word(&[key, ".", option].concat())).collect();
    let options: Vec<(&str, &str)> =
        options.iter().zip(&names).map(|(option, name)| (*option, name.as_str())).collect();
    choice(key, &words.word(&[key, ".label"].concat()), &options, state.choice(key))
}

/// A slider for a key of `FIELDS`.
pub(super) fn number(scene: &Scene<'_>, key: &str) -> Option<Node> {
    let words = &scene.ask.words;
    let (field, value) = scene.state.value(key)?;
    let problem = value.is_wrong.then(|| range_words(words, "problem", field.range));
    let [min, max, step] = [field.range[0], field.range[1], field.turned].map(|number| number.to_string());
    let label = words.word(&["fields.", key].concat());
    let shown = words.fill(&["shown.", key].concat(), &[("value", &value.number.to_string())]);
    let turned = Number {
        key: field.key,
        label: &label,
        value: &value.text,
        min: &min,
        max: &max,
        step: &step,
        shown: &shown,
        problem: problem.as_deref(),
    };
    Some(slider(scene.ask.id, &turned))
}

fn range_words(words: &Speaker<'_>, key: &str, [least, most, step]: [u32; 3]) -> String {
    let values = [("least", least.to_string()), ("most", most.to_string()), ("step", step.to_string())];
    filled(words, key, &values)
}

/// What could not be used; numbers only where their field is not in sight.
fn notes(scene: &Scene<'_>) -> Vec<String> {
    let (words, state) = (&scene.ask.words, scene.state);
    let cut = |text: &str| text.chars().take(40).collect::<String>();
    let unknown = state
        .unknown
        .iter()
        .map(|(key, value)| filled(words, "unknown", &[("key", (*key).to_owned()), ("value", cut(value))]));
    let mut notes: Vec<String> = unknown.collect();
    for field in &super::model::FIELDS {
        let Some((_, value)) = state.value(field.key).filter(|(_, value)| value.is_wrong) else { continue };
        if !is_in_sight(scene, field.key) {
            let problem = range_words(words, "problem", field.range);
            let values = [("key", field.key.to_owned()), ("value", cut(&value.text)), ("problem", problem)];
            notes.push(filled(words, "wrong_number", &values));
        }
    }
    notes
}

/// Every experiment and what it does to every machine, from exact probabilities.
fn table(scene: &Scene<'_>) -> Table {
    let words = &scene.ask.words;
    let mut head = vec![words.word("table.experiment")];
    head.extend(Machine::ALL.map(|machine| machine_name(words, machine)));
    let row = |intervention: Intervention| {
        let mut row = vec![experiment(words, intervention, "name")];
        row.extend(Machine::ALL.map(|machine| both(words, scene.world.effect(machine, intervention))));
        row
    };
    Table { caption: words.word("table.caption"), head, rows: Intervention::ALL.map(row).to_vec() }
}
