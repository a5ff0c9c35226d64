//! The widget's numbers against known ones, and its states through the address.

use lookahead_game::value::stationary::Verdict;

use super::calc::calc;
use super::model::{from_query, whole_state};
use crate::query::parse;

fn shown(key: &str) -> String {
    calc(key).unwrap_or_else(|| panic!("{key}"))
}

#[test]
fn prices_meet_the_golden_ratio() {
    assert_eq!(shown("p-4.q-1.keep-1.delta-0_1.ratio"), "2");
    assert!(shown("p-1.q-1.keep-0.delta-0_3.growth").starts_with("1.618034"));
    assert_eq!(calc("p-4.wx-1.ratio"), None);
}

#[test]
fn worlds_without_an_end_have_one_plan_several_or_none() {
    for (name, verdict) in
        [("one", Verdict::One), ("several", Verdict::Several), ("none", Verdict::Unsettled)]
    {
        let world = super::stationary::world(&from_query(&parse(&format!("loop={name}"))));
        let joint = world.joint(64, &mut |_, _| std::ops::ControlFlow::Continue(())).unwrap();
        assert_eq!(joint.verdict(), verdict, "{name}");
    }
}

#[test]
fn states_survive_and_bad_values_are_told() {
    for sample in super::calc::samples() {
        let once = whole_state(&sample);
        assert_eq!(whole_state(&once), once, "{sample:?}");
    }
    let state = from_query(&parse("leak=-1&p=x&delta=0"));
    let keys: Vec<&str> = state.problems.iter().map(|(key, _)| *key).collect();
    assert_eq!(keys, ["p", "delta", "leak"]);
}

#[test]
fn every_state_gives_a_picture_or_a_note() {
    crate::widgets::testing::assert_samples_give_a_picture_or_a_note(&super::COMPUTED);
}
