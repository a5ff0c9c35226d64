//! Rule worlds as texts: what is read, refused with a place, remarked on, and written back; and the presets.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test fails by panicking"
)]

mod mutual_worlds;

use std::ops::ControlFlow;
use std::path::{Path, PathBuf};

use lookahead_game::Exact;
use lookahead_game::value::mutual::{
    self, Baseline, Counterfactual, Layers, Mutual, Params, PlanStep, final_sum_plan,
};
use lookahead_game::world::{self, World};
use mutual_worlds::{Random, any_world, ratio};
use proptest::prelude::*;

const N_WORLDS: u64 = 1_000;

fn worlds() -> impl Iterator<Item = World> {
    (0..N_WORLDS).map(|seed| any_world(&mut Random::new(seed), true))
}

#[test]
fn worlds_round_trip_through_texts() {
    for world in worlds() {
        let text = world::write(&world);
        let (again, problems) = world::read(&text).unwrap();
        assert_eq!(again, world);
        assert_eq!(Ok(problems), world.check());
        // The text is JSON for everybody.
        let value: serde_json::Value = serde_json::from_str(&text).unwrap();
        assert_eq!(value["horizon"], world.horizon);
        // And the data itself goes through serde.
        let plain = serde_json::to_string(&world).unwrap();
        assert_eq!(serde_json::from_str::<World>(&plain).unwrap(), world);
    }
}

#[test]
fn names_of_any_kind_round_trip() {
    for (at, name) in ["\"", "\\", "é—✓", "a\u{1}b", "tab\there", "😀", "</script>"].into_iter().enumerate()
    {
        let mut world = any_world(&mut Random::new(at as u64), true);
        world.moves[0].name = name.to_owned();
        let text = world::write(&world);
        assert_eq!(world::read(&text).unwrap().0, world);
        let value: serde_json::Value = serde_json::from_str(&text).unwrap();
        assert_eq!(value["moves"][0]["name"], name);
    }
}

/// A world's text, with something else in the place of the first occurrence of `what`.
fn bent(what: &str, by: &str) -> String {
    let text = r#"{"horizon": 2, "start": {"x": 1, "y": 2}, "floor": 0, "cap": 9,
 "moves": [
  {"name": "a", "x": [1, 0, 0], "y": [0, 1, 0]},
  {"name": "b", "x": [1, 2, 0], "y": [0, 1, -1], "to": "luck"}],
 "others": {"luck": {"who": "chance", "layers": [1], "moves": [
  {"name": "won", "p": "1/4", "x": [1, 0, 0], "y": [0, 1, 0]},
  {"name": "lost", "p": 0.75, "x": [1, 0, 0], "y": [0, 1, 0], "ends": true}]}}}"#;
    assert!(what.is_empty() || text.contains(what), "{what}");
    text.replacen(what, by, 1)
}

#[test]
fn what_is_wrong_is_said_with_its_place() {
    assert!(world::read(&bent("", "")).is_ok_and(|(_, problems)| problems.is_empty()));
    let wrong = [
        ("{", "", "1:10", "", "syntax"),
        ("}}}", "}}", "7:79", "", "syntax"),
        ("\"cap\": 9", "\"cap\": 09", "1:62", "", "syntax"),
        ("\"cap\": 9,", "", "1:1", "cap", "missing"),
        ("\"horizon\": 2", "\"horizon\": 2.5", "1:13", "horizon", "horizon"),
        ("\"horizon\": 2", "\"horizon\": 201", "1:13", "horizon", "horizon"),
        ("\"horizon\": 2", "\"horizon\": -1", "1:13", "horizon", "horizon"),
        ("\"x\": 1,", "\"x\": \"1\",", "1:31", "start.x", "kind"),
        ("\"x\": 1,", "\"x\": 10,", "1:31", "start.x", "start-outside"),
        ("\"x\": 1,", "\"x\": 1, \"x\": 1,", "1:39", "start.x", "repeated"),
        ("\"floor\": 0", "\"floor\": 10", "1:52", "floor", "floor-above-cap"),
        ("\"cap\": 9", "\"cap\": 1000000001", "1:62", "cap", "amount"),
        ("\"name\": \"b\"", "\"name\": \"a\"", "4:12", "moves[1].name", "same-name"),
        ("\"name\": \"b\"", "\"name\": \"\"", "4:12", "moves[1].name", "name"),
        ("[1, 2, 0]", "[1, 2]", "4:22", "moves[1].x", "kind"),
        ("[1, 2, 0]", "[1, 1000001, 0]", "4:22", "moves[1].x", "coefficient"),
        ("\"to\": \"luck\"", "\"to\": \"lock\"", "4:56", "moves[1].to", "unknown-turn"),
        ("\"who\": \"chance\"", "\"who\": \"god\"", "5:29", "others.luck.who", "kind"),
        ("[1], ", "[1, 1], ", "5:53", "others.luck.layers[1]", "step-taken"),
        ("\"1/4\"", "\"1/3\"", "5:63", "others.luck.moves", "probability-sum"),
        ("\"p\": \"1/4\", ", "", "6:3", "others.luck.moves[0].p", "probability"),
        ("\"1/4\"", "\"1/0\"", "6:24", "others.luck.moves[0].p", "number"),
        ("\"ends\": true", "\"ends\": 1", "7:71", "others.luck.moves[1].ends", "kind"),
    ];
    for (what, by, place, path, code) in wrong {
        let error = world::read(&bent(what, by)).expect_err(by);
        let (line, column) = error.place.unwrap();
        let found = (format!("{line}:{column}"), error.path.as_str(), error.code());
        assert_eq!(found, (place.to_owned(), path, code), "{what} -> {by}: {error}");
        assert!(error.to_string().starts_with(place));
    }
    assert_eq!(world::read(&" ".repeat(100_001)).map_err(|error| error.code()), Err("too-long"));
    let deep = "[".repeat(10_000);
    assert_eq!(world::read(&deep).map_err(|error| error.code()), Err("too-deep"));
    let many = r#"{"name": "z", "x": [1, 0, 0], "y": [0, 1, 0]},"#.repeat(20);
    let many = bent("\"moves\": [", &format!("\"moves\": [{many}"));
    assert_eq!(world::read(&many).map_err(|error| error.code()), Err("move-count"));
}

#[test]
fn what_is_odd_is_remarked_on() {
    let odd = [
        ("\"cap\": 9", "\"cap\": 9, \"hat\": 1", "hat", "unknown-field"),
        ("\"to\": \"luck\"", "\"p\": \"1/2\"", "moves[1].p", "idle-probability"),
        ("\"to\": \"luck\"", "\"to\": \"luck\", \"ends\": true", "moves[1].to", "idle-next"),
        ("[1], ", "[1, 7], ", "others.luck.layers[1]", "late-step"),
    ];
    for (what, by, path, code) in odd {
        let (_, problems) = world::read(&bent(what, by)).unwrap();
        let found: Vec<_> = problems.iter().map(|one| (one.path.as_str(), one.reason.code())).collect();
        assert_eq!(found, [(path, code)], "{what} -> {by}");
    }
    let idle = bent("\"layers\": [1], ", "").replacen("\"to\": \"luck\"", "\"ends\": false", 1);
    assert_eq!(world::read(&idle).unwrap().1[0].reason.code(), "idle-turn");
}

fn presets() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../assets/worlds")
}

/// A preset, valued: the plan by names, the exact values at the root, and where the line of play ends.
struct Preset {
    world: World,
    layers: Layers,
    mutual: Mutual<Exact>,
}

fn preset(name: &str, baseline: Baseline, params: &Params<Exact>) -> Preset {
    let text = std::fs::read_to_string(presets().join(format!("{name}.json"))).unwrap();
    let (world, _) = world::read(&text).unwrap();
    let layers = Layers::unroll(&world, baseline.amounts(&world), 10_000).unwrap();
    let mutual = mutual::value(&layers, params).unwrap();
    Preset { world, layers, mutual }
}

impl Preset {
    fn names(&self, plan: &[PlanStep]) -> String {
        let names: Vec<&str> =
            plan.iter().map(|step| self.layers.option_name(step.state, step.option)).collect();
        names.join(", ")
    }

    /// Plan, VX, VY and J as one text.
    fn told(&self) -> String {
        let root = self.layers.root();
        let [vx, vy] = self.mutual.worth(root).v.map(|value| value.to_short());
        let plan = self.names(&self.mutual.plan(&self.layers));
        format!("{plan}: {vx}, {vy}, {}", self.mutual.j(root).to_short())
    }

    fn end(&self) -> [f64; 2] {
        let reached = self.layers.reached(&|state| self.mutual.chosen(state));
        self.layers.amounts(*reached.last().unwrap())
    }

    /// Plan and end of the agent that wants x + y at the end.
    fn final_sum(&self) -> (String, String) {
        let solution = final_sum_plan::<Exact>(&self.layers);
        (self.names(&solution.plan(&self.layers)), solution.value(self.layers.root()).to_string())
    }

    fn committed(&self, params: &Params<Exact>) -> Exact {
        let best = mutual::commit(&self.layers, params, 100_000, &mut |_, _| ControlFlow::Continue(()));
        best.unwrap().mutual.j(self.layers.root())
    }
}

#[test]
fn the_list_of_presets_and_the_folder_are_the_same() {
    let index = std::fs::read_to_string(presets().join("index.toml")).unwrap();
    let listed = index.lines().filter_map(|line| line.strip_prefix("file = \"")?.strip_suffix('"'));
    let mut listed: Vec<String> = listed.map(str::to_owned).collect();
    let there =
        std::fs::read_dir(presets()).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap());
    let mut there: Vec<String> = there.filter(|name| name.ends_with(".json")).collect();
    listed.sort();
    there.sort();
    assert_eq!(listed, there);
    for name in there {
        let text = std::fs::read_to_string(presets().join(&name)).unwrap();
        let (world, problems) = world::read(&text).unwrap_or_else(|error| panic!("{name}: {error}"));
        assert!(problems.is_empty(), "{name}: {problems:?}");
        assert_eq!(
            world::write(&world).split_whitespace().collect::<String>(),
            text.split_whitespace().collect::<String>()
        );
    }
}

#[test]
fn presets_show_what_the_list_says_of_them() {
    let plain = Params::default();
    let gamma = |num, den| Params { gamma: ratio(num, den), ..Params::default() };
    let told = |name: &str, params: &Params<Exact>| preset(name, Baseline::Zero, params).told();
    assert_eq!(told("orchard", &plain), "food, tools, food: 12, 3, 49");
    assert_eq!(told("orchard", &gamma(1, 2)), "food, tools, food: 1.5, 0.375, 6.125");
    assert_eq!(told("ping-pong", &plain), "tick, tick, tick, tick, tick, tick: 8, 8, 42");
    let extract = preset("extract", Baseline::Zero, &plain);
    assert_eq!((extract.told(), extract.end()), ("wait, extract: 0, 4, 15".to_owned(), [6.0, 1.0]));
    assert_eq!(extract.final_sum(), ("extract, extract".to_owned(), "8".to_owned()));
    let flip = preset("baseline-flip", Baseline::Zero, &plain);
    assert_eq!((flip.told(), flip.end()), ("dye, weave: 3, 2, 16".to_owned(), [5.0, 2.0]));
    let flip = preset("baseline-flip", Baseline::Start, &plain);
    assert_eq!((flip.told(), flip.end()), ("weave, dye: 0, 0, 8".to_owned(), [3.0, 4.0]));
    let replayed = Params { counterfactual: Counterfactual::Replay, ..Params::default() };
    assert_eq!(told("replay", &plain), "press, stack: 1, 4, 20");
    assert_eq!(told("replay", &replayed), "stack, press: 3, 2, 21");
    let sabotage = preset("sabotage", Baseline::Zero, &plain);
    assert_eq!(
        (sabotage.told(), sabotage.committed(&plain)),
        ("keep, keep: 0, 0, 2".to_owned(), Exact::int(5))
    );
    let chance = preset("chance", Baseline::Zero, &gamma(9, 10));
    assert_eq!(chance.told(), "gamble, grow, grow: 1.458, 0.729, 9.477");
    assert_eq!(chance.final_sum().0, "grow, grow, grow");
    let adversary = preset("adversary", Baseline::Zero, &plain);
    assert_eq!((adversary.told(), adversary.end()), ("hold, nibble, hold: -1, 0, 2".to_owned(), [2.0, 2.0]));
    assert_eq!(adversary.final_sum(), ("hold, seize, melt".to_owned(), "4".to_owned()));
    assert_eq!(told("unbalanced", &gamma(9, 10)), "go, go, go: 27.702, 27.702, 156.006");
    assert_eq!(told("unbalanced", &gamma(1, 5)), "stop: 0, 0, 1.6");
    let running = |num, den| Params { eps: Exact::ONE, ..gamma(num, den) };
    assert_eq!(told("running-anchor", &running(9, 10)), "sow, mill: 1, 2.62, 15.23");
    assert_eq!(told("running-anchor", &running(1, 5)), "mill, mill: 1, 1.48, 3.6");
}

#[test]
fn in_the_plain_preset_mutual_value_acts_like_the_final_sum() {
    for counterfactual in [Counterfactual::Policy, Counterfactual::Replay] {
        for baseline in [Baseline::Zero, Baseline::Start, Baseline::At(3, -2)] {
            for eps in [Exact::ZERO, Exact::ONE] {
                for gamma in [ratio(1, 5), Exact::ONE] {
                    let params = Params { counterfactual, eps: eps.clone(), gamma, ..Params::default() };
                    let gardens = preset("two-gardens", baseline, &params);
                    assert_eq!(gardens.names(&gardens.mutual.plan(&gardens.layers)), gardens.final_sum().0);
                    assert_eq!(gardens.world.horizon, 3);
                }
            }
        }
    }
    let gardens = preset("two-gardens", Baseline::Zero, &Params::default());
    assert_eq!(gardens.told(), "beans, beans, beans: 0, 0, 11");
    assert_eq!(gardens.final_sum().1, "11");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2_000))]

    #[test]
    fn damaged_texts_are_read_or_refused_with_a_place(
        seed in 0_u64..500, at in any::<prop::sample::Index>(), piece in r#"[{}\[\]",:0-9a-zé\\u. -]{0,4}"#,
    ) {
        let text = world::write(&any_world(&mut Random::new(seed), true));
        let at = at.index(text.len());
        let bent = format!("{}{piece}{}", &text[..at], text.get(at + 1..).unwrap_or(""));
        let is_json = serde_json::from_str::<serde_json::Value>(&bent).is_ok();
        match world::read(&bent) {
            Ok((world, _)) => {
                prop_assert!(is_json, "{bent}");
                prop_assert_eq!(world::read(&world::write(&world)).unwrap().0, world);
            }
            Err(error) => {
                prop_assert_eq!(is_json, !matches!(error.code(), "syntax" | "too-deep"), "{}: {}", bent, error);
                let (line, column) = error.place.unwrap();
                let line = bent.split('\n').nth(line as usize - 1).expect("a line of the text");
                prop_assert!(column as usize <= line.chars().count() + 1);
            }
        }
    }

    #[test]
    fn any_text_is_read_or_refused(text in any::<String>()) {
        prop_assert!(world::read(&text).is_err());
    }
}
