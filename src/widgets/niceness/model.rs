//! The state of the niceness figure: read from pairs, every key with a default that its preset sets, and written back.
//! A key that holds what the preset has is written empty, so that another preset brings its own numbers.

use lookahead_game::Exact;
use lookahead_models::Seed;
use lookahead_models::niceness::mediation::{self, Rule};
use lookahead_models::niceness::rulers::{self, Ruler, Rulers};
use lookahead_models::niceness::strength::{self, Neighbours};

use super::opinions::{self, Group};
use crate::figures::number::decimals;
use crate::number;
use crate::query::{self, Query};

/// Longer numbers are refused: their powers would fill the page.
const MOST_BITS: u64 = 40;

/// What is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum View {
    Rulers,
    Strength,
    Mediation,
}

impl View {
    pub const ALL: [Self; 3] = [Self::Rulers, Self::Strength, Self::Mediation];

    pub fn name(self) -> &'static str {
        match self {
            Self::Rulers => "rulers",
            Self::Strength => "strength",
            Self::Mediation => "mediation",
        }
    }

    /// The presets of this view; the first is the default.
    pub fn presets(self) -> [&'static str; 3] {
        match self {
            Self::Rulers => ["three-ways", "weak-alike", "no-worry"],
            Self::Strength => ["threat", "care", "protected"],
            Self::Mediation => ["disagreement", "intensity", "agreement"],
        }
    }
}

/// A number with what was typed for it.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Value {
    pub key: &'static str,
    /// What counts.
    pub number: Exact,
    /// What stands in the field.
    pub typed: String,
    /// Whether what was typed cannot be used.
    pub is_refused: bool,
    /// Whether it differs from the preset's.
    pub is_own: bool,
    pub min: Exact,
    pub max: Exact,
}

impl Value {
    pub fn count(&self) -> u32 {
        self.number.to_f64() as u32
    }
}

/// Everything that the figure can show.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct State {
    pub view: View,
    pub preset: &'static str,
    pub ruler: Ruler,
    pub power: Value,
    pub cost: Value,
    pub lock: Value,
    pub gamma: Value,
    pub services: Value,
    pub node: u32,
    pub ratio: Value,
    pub care: Value,
    pub retaliation: Value,
    pub protection: Value,
    pub patience: Value,
    pub things: Value,
    pub draws: Value,
    pub draw: Value,
    pub groups: Vec<Group>,
    pub opinions_typed: String,
    pub is_opinions_refused: bool,
    pub is_opinions_own: bool,
    pub rule: Rule,
}

/// Names of the rulers in pairs, in the order of [`Ruler::ALL`].
pub(super) const RULERS: [&str; 3] = ["present", "initial", "natural"];
/// Names of the rules in pairs, in the order of [`Rule::ALL`].
pub(super) const RULES: [&str; 7] =
    ["plurality", "borda", "copeland", "approval", "median", "lot", "utilitarian"];

impl State {
    /// The state behind pairs.
    pub fn from_query(pairs: &Query) -> Self {
        let (view, preset) = view_and_preset(pairs);
        let of = |other: View| {
            let [first, ..] = other.presets();
            if view == other { preset } else { first }
        };
        let tree = rulers_preset(of(View::Rulers));
        let game = strength_preset(of(View::Strength));
        let own_effort =
            |place: usize| tree.moves.get(place).map_or(Exact::ZERO, |first| Exact::ZERO - &first.now);
        let number = |key, default: Exact, min, max| read(pairs, key, default, &min, &max, false);
        let count = |key, default: u32, min, max| {
            read(pairs, key, Exact::int(default.into()), &Exact::int(min), &Exact::int(max), true)
        };
        let weight = |key, default: f64| number(key, exact(default), Exact::ZERO, Exact::int(10));
        let (groups, typed) = (mediation_preset(of(View::Mediation)), pairs.get("opinions"));
        let typed = typed.filter(|text| !text.trim().is_empty());
        let own = typed.and_then(|text| opinions::read(text)).filter(|own| *own != groups);
        let is_opinions_refused = typed.is_some_and(|text| opinions::read(text).is_none());
        let opinions_typed =
            typed.map_or_else(|| opinions::write(&groups, "\n"), |text| text.replace('_', "\n"));
        Self {
            view,
            preset,
            ruler: named(pairs, "ruler", RULERS, Ruler::ALL, Ruler::Present),
            power: number("power", tree.power.clone(), Exact::ZERO, Exact::ONE),
            cost: number("cost", own_effort(2), Exact::ZERO, Exact::int(20)),
            lock: number("lock", own_effort(1), Exact::ZERO, Exact::int(20)),
            gamma: number("gamma", tree.gamma.clone(), Exact::ZERO, Exact::ONE),
            services: count("services", tree.later_steps, 0, rulers::MOST_STEPS.into()),
            node: pairs.get("node").and_then(|node| node.parse().ok()).unwrap_or(0),
            ratio: number("ratio", Exact::int(2), Exact::ONE, Exact::int(100)),
            care: weight("care", game.care),
            retaliation: weight("retaliation", game.retaliation),
            protection: weight("protection", game.protection),
            patience: number("patience", exact(game.patience), Exact::ZERO, exact(0.99)),
            things: count("things", game.n_things, 1, strength::MOST_THINGS.into()),
            draws: count("draws", 4_000, 100, 100_000),
            draw: count("draw", 7, 0, 1_000_000),
            is_opinions_own: own.is_some(),
            groups: own.unwrap_or(groups),
            opinions_typed,
            is_opinions_refused,
            rule: named(pairs, "rule", RULES, Rule::ALL, Rule::Plurality),
        }
    }

    /// The tree of the first view.
    pub fn rulers(&self) -> Rulers {
        let mut tree = rulers_preset(if self.view == View::Rulers { self.preset } else { "three-ways" });
        let efforts = [&Exact::ZERO, &self.lock.number, &self.cost.number];
        for (first, effort) in tree.moves.iter_mut().zip(efforts) {
            first.now = Exact::ZERO - effort;
        }
        tree.power = self.power.number.clone();
        tree.gamma = self.gamma.number.clone();
        tree.later_steps = self.services.count();
        tree
    }

    /// The game of the second view.
    pub fn neighbours(&self) -> Neighbours {
        Neighbours {
            n_things: self.things.count(),
            retaliation: self.retaliation.number.to_f64(),
            protection: self.protection.number.to_f64(),
            care: self.care.number.to_f64(),
            patience: self.patience.number.to_f64(),
        }
    }

    /// Where the draws of the second view begin.
    pub fn seed(&self) -> Seed {
        Seed::new(u64::from(self.draw.count()))
    }

    /// Every number with its key.
    pub fn values(&self) -> [&Value; 13] {
        [
            &self.power,
            &self.cost,
            &self.lock,
            &self.gamma,
            &self.services,
            &self.ratio,
            &self.care,
            &self.retaliation,
            &self.protection,
            &self.patience,
            &self.things,
            &self.draws,
            &self.draw,
        ]
    }
}

/// All keys, each with its normalised value.
pub(super) fn whole_state(pairs: &Query) -> Query {
    let state = State::from_query(pairs);
    let name = |names: &[&'static str], at: usize| names.get(at).map_or("", |name| name).to_owned();
    let mut all = Query::new();
    all.insert("view".to_owned(), state.view.name().to_owned());
    all.insert("preset".to_owned(), state.preset.to_owned());
    all.insert("ruler".to_owned(), name(&RULERS, state.ruler as usize));
    all.insert("rule".to_owned(), name(&RULES, state.rule as usize));
    all.insert("node".to_owned(), state.node.to_string());
    let opinions = if state.is_opinions_own { opinions::write(&state.groups, "_") } else { String::new() };
    all.insert("opinions".to_owned(), opinions);
    let values = state.values().map(|value| {
        let text = if value.is_own { in_address(&value.number) } else { String::new() };
        (value.key.to_owned(), text)
    });
    all.extend(query::gather(values.into_iter()));
    all
}

/// A number for the address and for sliders, which take decimals only: as a decimal where that is exact.
pub(super) fn in_address(number: &Exact) -> String {
    let short = number.to_short();
    if Exact::parse(short.as_bytes()).as_ref() == Ok(number) { short } else { number.to_string() }
}

/// The view by its name, else by its preset; the preset if the view has it, else the view's first.
fn view_and_preset(pairs: &Query) -> (View, &'static str) {
    let asked = pairs.get("preset").map_or("", String::as_str);
    let by_name =
        View::ALL.into_iter().find(|view| pairs.get("view").is_some_and(|name| name == view.name()));
    let by_preset = || View::ALL.into_iter().find(|view| view.presets().contains(&asked));
    let view = by_name.or_else(by_preset).unwrap_or(View::Rulers);
    let [first, ..] = view.presets();
    (view, view.presets().into_iter().find(|preset| *preset == asked).unwrap_or(first))
}

/// The value of this name; the first without one.
fn named<T: Copy, const N: usize>(pairs: &Query, key: &str, names: [&str; N], values: [T; N], first: T) -> T {
    let asked = pairs.get(key).map_or("", String::as_str);
    names.into_iter().zip(values).find(|(name, _)| *name == asked).map_or(first, |(_, value)| value)
}

fn read(pairs: &Query, key: &'static str, default: Exact, min: &Exact, max: &Exact, is_count: bool) -> Value {
    let typed = pairs.get(key).map(|text| text.trim()).filter(|text| !text.is_empty());
    let fits = |number: &Exact| {
        (min..=max).contains(&number)
            && number.bits() <= MOST_BITS
            && (!is_count || number.to_f64() % 1.0 == 0.0)
    };
    let read = typed.and_then(|text| Exact::parse(number::typed(text).as_bytes()).ok()).filter(fits);
    Value {
        key,
        typed: typed.map_or_else(|| default.to_short(), str::to_owned),
        is_refused: typed.is_some() && read.is_none(),
        is_own: read.as_ref().is_some_and(|read| *read != default),
        number: read.unwrap_or(default),
        min: min.clone(),
        max: max.clone(),
    }
}

/// A preset's double, which has few decimals, as an exact number.
fn exact(number: f64) -> Exact {
    Exact::parse(number::typed(&decimals(number, 9)).as_bytes()).unwrap_or_default()
}

fn rulers_preset(name: &str) -> Rulers {
    match name {
        "weak-alike" => rulers::Preset::WeakAlike,
        "no-worry" => rulers::Preset::NoWorry,
        _ => rulers::Preset::ThreeWays,
    }
    .build()
}

fn strength_preset(name: &str) -> Neighbours {
    match name {
        "care" => strength::Preset::Care,
        "protected" => strength::Preset::Protected,
        _ => strength::Preset::Threat,
    }
    .build()
}

fn mediation_preset(name: &str) -> Vec<Group> {
    let preset = match name {
        "intensity" => mediation::Preset::Intensity,
        "agreement" => mediation::Preset::Agreement,
        _ => mediation::Preset::Disagreement,
    };
    opinions::groups(&preset.build())
}
