//! The state behind the pairs of an address: which world, valued how, looked at where. Every key has a default, which
//! may be the preset's own; what was typed and means nothing gives the default and a problem beside its control.

use lookahead_game::Exact;
use lookahead_game::value::mutual::{Baseline, Counterfactual, Params, Steer};
use lookahead_game::world::{self, MAX_AMOUNT, MAX_HORIZON, World};

use super::presets::{OWN, PRESETS, Preset, RANDOM, find};
use crate::number::typed;
use crate::query::{self, Query};

/// Everything a reader can set.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct State {
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
    /// May the planner commit to a whole plan?
    pub commit: bool,
    /// Which picture: one of [`VIEWS`].
    pub view: &'static str,
    /// The selected node of the tree, in preorder.
    pub node: u32,
    /// Layers valued so far, less one, counted from the end; all where absent.
    pub step: Option<u32>,
    /// Whose break-even is asked: one of [`VARIED`].
    pub vary: &'static str,
    /// Production of the prices view: p, q, what is kept, and the discount.
    pub production: [Exact; 4],
    /// Which world without an end: one of [`LOOPS`].
    pub looped: &'static str,
    /// Its leak κ and its discount.
    pub leaky: [Exact; 2],
    /// What could not be used: the key and the words' key.
    pub problems: Vec<(&'static str, &'static str)>,
    /// What is wrong with a typed world, as the reader of worlds says it.
    pub world_problem: Option<String>,
    /// What is odd about it.
    pub world_notes: Vec<String>,
}

/// Keys of the prices view.
#[cfg(feature = "server")]
pub(super) const PRICE_KEYS: [&str; 4] = ["p", "q", "keep", "delta"];
/// The pictures.
pub(super) const VIEWS: [&str; 5] = ["tree", "chart", "prices", "rulers", "loop"];
/// Numbers that have a break-even.
pub(super) const VARIED: [&str; 4] = ["gamma", "eps", "wx", "wy"];
/// The worlds without an end.
pub(super) const LOOPS: [&str; 3] = ["one", "several", "none"];

/// Keys whose values stand in a list, with the list and its first choice as the default.
const CHOICES: [(&str, &[&str]); 7] = [
    ("baseline", &["0", "start", "typed"]),
    ("counterfactual", &["policy", "replay"]),
    ("steer", &["to_go", "next"]),
    ("commit", &["0", "1"]),
    ("view", &VIEWS),
    ("vary", &VARIED),
    ("loop", &LOOPS),
];

/// Numbers: key, default, least and largest value; the least is excluded where the flag says so.
const NUMBERS: [(&str, &str, i64, i64, bool); 12] = [
    ("gamma", "1", 0, 1, true),
    ("eps", "0", 0, 1000, false),
    ("wx", "1", 0, 1000, false),
    ("wy", "1", 0, 1000, false),
    ("bx", "0", -MAX_AMOUNT, MAX_AMOUNT, false),
    ("by", "0", -MAX_AMOUNT, MAX_AMOUNT, false),
    ("p", "4", 0, 1000, false),
    ("q", "1", 0, 1000, false),
    ("keep", "1", 0, 1000, false),
    ("delta", "0.1", 0, 1, true),
    ("leak", "1", 0, 1, false),
    ("loop_gamma", "0.4", 0, 1, true),
];

/// The state behind pairs.
pub(super) fn from_query(pairs: &Query) -> State {
    let mut reader = Reader::new(pairs);
    let (preset, seed, world) = reader.start();
    let gamma = reader.number("gamma");
    let params = Params {
        gamma,
        eps: reader.number("eps"),
        anchors: [reader.number("wx"), reader.number("wy")],
        counterfactual: if reader.choice("counterfactual") == "replay" {
            Counterfactual::Replay
        } else {
            Counterfactual::Policy
        },
        steer: if reader.choice("steer") == "next" { Steer::Next } else { Steer::ToGo },
    };
    let typed = [reader.whole("bx"), reader.whole("by")];
    let baseline = match (reader.choice("baseline"), typed) {
        ("start", _) => Baseline::Start,
        ("typed", [x, y]) => Baseline::At(x, y),
        _ => Baseline::Zero,
    };
    let world = World { horizon: reader.count("horizon", world.horizon, MAX_HORIZON), ..world };
    State {
        preset,
        seed,
        params,
        baseline,
        commit: reader.choice("commit") == "1",
        view: reader.choice("view"),
        node: reader.count("node", 0, u32::MAX),
        step: reader.has("step").then(|| reader.count("step", u32::MAX, u32::MAX)).filter(|at| *at < u32::MAX),
        vary: reader.choice("vary"),
        production: ["p", "q", "keep", "delta"].map(|key| reader.number(key)),
        looped: reader.choice("loop"),
        leaky: ["leak", "loop_gamma"].map(|key| reader.number(key)),
        world,
        problems: reader.problems,
        world_problem: reader.world_problem,
        world_notes: reader.world_notes,
    }
}

/// The whole state as pairs. A value that the world or the preset has anyway is empty, so that it stays theirs when the
/// preset changes.
pub(super) fn whole_state(pairs: &Query) -> Query {
    let state = from_query(pairs);
    let mut reader = Reader::new(pairs);
    let (_, _, world) = reader.start();
    let is_own = state.preset == OWN;
    let seed = if state.preset == RANDOM { state.seed } else { 0 };
    let own_horizon = reader.default_of("horizon").parse().unwrap_or(world.horizon);
    let mut all = vec![
        ("preset", state.preset.clone()),
        ("seed", seed.to_string()),
        ("world", if is_own { compact(&world) } else { String::new() }),
        ("horizon", beyond(state.world.horizon.to_string(), &own_horizon.to_string())),
        ("node", beyond(state.node.to_string(), "0")),
        ("step", state.step.map(|step| step.to_string()).unwrap_or_default()),
    ];
    for (key, _) in CHOICES {
        let default = reader.default_of(key).to_owned();
        all.push((key, beyond(reader.choice(key).to_owned(), &default)));
    }
    for (key, ..) in NUMBERS {
        let default = reader.default_of(key).to_owned();
        let value = reader.typed_number(key);
        let is_default = Exact::parse(value.as_bytes()).ok() == Exact::parse(default.as_bytes()).ok();
        all.push((key, if is_default { String::new() } else { value }));
    }
    query::gather(all.into_iter().map(|(key, value)| (key.to_owned(), value)))
}

fn beyond(value: String, default: &str) -> String {
    if value == default { String::new() } else { value }
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

/// Reads pairs, remembering what it could not use.
struct Reader<'pairs> {
    pairs: &'pairs Query,
    preset: Option<&'static Preset>,
    problems: Vec<(&'static str, &'static str)>,
    world_problem: Option<String>,
    world_notes: Vec<String>,
}

impl<'pairs> Reader<'pairs> {
    fn new(pairs: &'pairs Query) -> Self {
        Self { pairs, preset: None, problems: Vec::new(), world_problem: None, world_notes: Vec::new() }
    }

    fn has(&self, key: &str) -> bool {
        self.pairs.get(key).is_some_and(|value| !value.is_empty())
    }

    fn text(&self, key: &str) -> &'pairs str {
        self.pairs.get(key).map_or("", |value| value.trim())
    }

    /// The start: the preset's name, the seed and the world with its own horizon.
    fn start(&mut self) -> (String, u64, World) {
        if self.has("world") {
            match world::read(self.text("world")) {
                Ok((world, odd)) => {
                    self.world_notes = odd.iter().map(ToString::to_string).collect();
                    return (OWN.to_owned(), 0, world);
                }
                Err(error) => self.world_problem = Some(error.to_string()),
            }
        }
        if self.text("preset") == RANDOM {
            let seed = self.text("seed").parse().unwrap_or(0);
            return (RANDOM.to_owned(), seed, world::random_world(seed));
        }
        let preset = find(self.text("preset")).or(PRESETS.first());
        self.preset = preset;
        let world = preset.and_then(|preset| world::read(preset.text).ok()).map(|(world, _)| world);
        let name = preset.map_or(OWN, |preset| preset.slug).to_owned();
        (name, 0, world.unwrap_or_else(|| world::random_world(0)))
    }

    /// The value of a key that was not set: the preset's, else the usual one.
    fn default_of(&self, key: &str) -> &'static str {
        let settings = self.preset.map_or(&[][..], |preset| preset.settings);
        let own = settings.iter().find(|(name, _)| *name == key).map(|(_, value)| *value);
        let usual = NUMBERS.iter().find(|(name, ..)| *name == key).map(|(_, value, ..)| *value);
        let first = CHOICES.iter().find(|(name, _)| *name == key).and_then(|(_, list)| list.first().copied());
        own.or(usual).or(first).unwrap_or("")
    }

    fn choice(&mut self, key: &'static str) -> &'static str {
        let list = CHOICES.iter().find(|(name, _)| *name == key).map_or(&[][..], |(_, list)| list);
        let text = self.text(key);
        list.iter().find(|one| **one == text).copied().unwrap_or(self.default_of(key))
    }

    /// A number as it was typed, or the default's text.
    fn typed_number(&mut self, key: &'static str) -> String {
        let n_problems = self.problems.len();
        self.number(key);
        let is_used = self.has(key) && self.problems.len() == n_problems;
        if is_used { typed(self.text(key)) } else { self.default_of(key).to_owned() }
    }

    fn number(&mut self, key: &'static str) -> Exact {
        const LONGEST: usize = 24;
        let default = Exact::parse(self.default_of(key).as_bytes()).unwrap_or_default();
        if !self.has(key) {
            return default;
        }
        let (_, _, min, max, is_open) =
            NUMBERS.iter().find(|(name, ..)| *name == key).copied().unwrap_or(("", "", 0, 0, false));
        let text = typed(self.text(key));
        let value = Exact::parse(text.as_bytes()).ok().filter(|_| text.len() <= LONGEST);
        let low = |value: &Exact| *value < Exact::int(min) || (is_open && *value == Exact::int(min));
        let Some(value) = value else {
            self.problems.push((key, "not_a_number"));
            return default;
        };
        if low(&value) || value > Exact::int(max) {
            self.problems.push((key, key));
            return default;
        }
        value
    }

    fn whole(&mut self, key: &'static str) -> i64 {
        let value = self.number(key).to_f64();
        if value != value.trunc() {
            self.problems.push((key, "not_whole"));
            return 0;
        }
        value as i64
    }

    fn count(&mut self, key: &'static str, own: u32, max: u32) -> u32 {
        let default = self.default_of(key).parse().unwrap_or(own);
        if !self.has(key) {
            return default;
        }
        match self.text(key).parse() {
            Ok(value) if value <= max => value,
            _ => {
                self.problems.push((key, key));
                default
            }
        }
    }
}
