//! The worlds a reader can start from, and how a world and its valuation are read from pairs. Texts and notes stand in
//! `assets/worlds`; what is set beside a world to see its point (`settings` of `assets/worlds/index.toml`) stands here once
//! more, where the program can read it.

use lookahead_game::Exact;
use lookahead_game::value::mutual::{Baseline, Counterfactual, Mixed, Params, Steer};
use lookahead_game::world::{self, MAX_AMOUNT, MAX_HORIZON, World};

use crate::figures::number::decimals;
use crate::number::shown;
use crate::query::Query;
use crate::widgets::settings::{Keys, NumberKey, Reader};

/// A world with its settings.
pub(super) struct Preset {
    /// Its name in addresses.
    pub slug: &'static str,
    /// The world as JSON.
    pub text: &'static str,
    /// State keys and values that differ from the usual ones.
    pub settings: &'static [(&'static str, &'static str)],
}

macro_rules! presets {
    ($($slug:literal: $settings:expr),* $(,)?) => {
        &[$(Preset {
            slug: $slug,
            text: include_str!(concat!("../../../assets/worlds/", $slug, ".json")),
            settings: $settings,
        }),*]
    };
}

/// In the order of the buttons.
pub(super) const PRESETS: &[Preset] = presets! {
    "orchard": &[("horizon", "2")],
    "two-gardens": &[],
    "ping-pong": &[],
    "extract": &[],
    "baseline-flip": &[("baseline", "start")],
    "replay": &[("counterfactual", "replay")],
    "sabotage": &[("commit", "1")],
    "chance": &[("gamma", "0.9")],
    "adversary": &[],
    "unbalanced": &[("gamma", "0.2")],
    "running-anchor": &[("gamma", "0.9"), ("eps", "1")],
};

/// The name of worlds that are drawn at random.
pub(super) const RANDOM: &str = "random";
/// The name of worlds that a reader brought.
pub(super) const OWN: &str = "own";

/// The choices of how a world is valued.
pub(super) const BASELINES: (&str, &[&str]) = ("baseline", &["0", "start", "typed"]);
/// What the twin does.
pub(super) const COUNTERFACTUALS: (&str, &[&str]) = ("counterfactual", &["policy", "replay"]);
/// What a move is chosen by.
pub(super) const STEERS: (&str, &[&str]) = ("steer", &["to_go", "next"]);
/// The numbers of how a world is valued.
pub(super) const VALUING: [NumberKey; 6] = [
    ("gamma", "1", 0, 1, true),
    ("eps", "0", 0, 1000, false),
    ("wx", "1", 0, 1000, false),
    ("wy", "1", 0, 1000, false),
    ("bx", "0", -MAX_AMOUNT, MAX_AMOUNT, false),
    ("by", "0", -MAX_AMOUNT, MAX_AMOUNT, false),
];

/// A world and how it is valued.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Valued {
    /// A preset's name, `random` or `own`.
    pub preset: String,
    /// Which random world.
    pub seed: u64,
    /// The world, with the horizon that was set.
    pub world: World,
    /// How it is valued.
    pub params: Params<Exact>,
    /// Which amounts the twins fall back to.
    pub baseline: Baseline,
    /// What could not be used: the key and the words' key.
    pub problems: Vec<(&'static str, &'static str)>,
    /// What is wrong with a typed world, as the reader of worlds says it.
    pub world_problem: Option<String>,
    /// What is odd about it.
    pub world_notes: Vec<String>,
}

/// The world with its own horizon, where it comes from, and a reader that knows the preset's settings.
pub(super) fn start<'pairs>(keys: &'static Keys, pairs: &'pairs Query) -> (Valued, Reader<'pairs>) {
    let mut valued = Valued {
        preset: OWN.to_owned(),
        seed: 0,
        world: World::default(),
        params: Params::default(),
        baseline: Baseline::Zero,
        problems: Vec::new(),
        world_problem: None,
        world_notes: Vec::new(),
    };
    let mut reader = Reader::new(keys, pairs);
    if reader.has("world") {
        match world::read(reader.text("world")) {
            Ok((world, odd)) => {
                valued.world_notes = odd.iter().map(ToString::to_string).collect();
                valued.world = world;
                return (valued, reader);
            }
            Err(error) => valued.world_problem = Some(error.to_string()),
        }
    }
    if reader.text("preset") == RANDOM {
        valued.preset = RANDOM.to_owned();
        valued.seed = reader.text("seed").parse().unwrap_or(0);
        valued.world = world::random_world(valued.seed);
        return (valued, reader);
    }
    let named = PRESETS.iter().find(|preset| preset.slug == reader.text("preset"));
    if let Some(preset) = named.or(PRESETS.first()) {
        reader.settings = preset.settings;
        valued.preset = preset.slug.to_owned();
        valued.world = world::read(preset.text).map(|(world, _)| world).unwrap_or_default();
    }
    (valued, reader)
}

/// The world and how it is valued. Problems stay with the reader.
pub(super) fn read<'pairs>(keys: &'static Keys, pairs: &'pairs Query) -> (Valued, Reader<'pairs>) {
    let (mut valued, mut reader) = start(keys, pairs);
    valued.params = Params {
        gamma: reader.number("gamma"),
        eps: reader.number("eps"),
        anchors: [reader.number("wx"), reader.number("wy")],
        counterfactual: match reader.choice("counterfactual") {
            "replay" => Counterfactual::Replay,
            _ => Counterfactual::Policy,
        },
        steer: if reader.choice("steer") == "next" { Steer::Next } else { Steer::ToGo },
    };
    let typed = ["bx", "by"].map(|key| whole(&mut reader, key));
    valued.baseline = match (reader.choice("baseline"), typed) {
        ("start", _) => Baseline::Start,
        ("typed", [x, y]) => Baseline::At(x, y),
        _ => Baseline::Zero,
    };
    valued.world.horizon = count(&mut reader, "horizon", valued.world.horizon, MAX_HORIZON);
    (valued, reader)
}

/// A number that is whole; 0 where it is not.
fn whole(reader: &mut Reader<'_>, key: &'static str) -> i64 {
    let value = reader.number(key).to_f64();
    if value == value.trunc() { value as i64 } else { reader.refused(key, "not_whole", 0) }
}

/// A count; `own` where nothing is set.
pub(super) fn count(reader: &mut Reader<'_>, key: &'static str, own: u32, max: u32) -> u32 {
    let default = reader.default_of(key).parse().unwrap_or(own);
    if !reader.has(key) {
        return default;
    }
    match reader.text(key).parse() {
        Ok(value) if value <= max => value,
        _ => reader.refused(key, key, default),
    }
}

/// A world as JSON without idle blanks, for links.
pub(super) fn compact(world: &World) -> String {
    let (mut inside, mut escaped) = (false, false);
    let is_kept = |letter: &char| {
        let ends = *letter == '"' && !escaped;
        escaped = inside && *letter == '\\' && !escaped;
        inside ^= ends;
        inside || !letter.is_whitespace()
    };
    world::write(world).chars().filter(is_kept).collect()
}

/// A value for readers.
pub(super) fn told(value: &Mixed) -> String {
    match value {
        Mixed::Exact(value) => shown(value),
        Mixed::Double(value) => decimals(*value, 4),
    }
}
