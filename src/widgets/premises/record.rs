//! The reader's own record as a file: answers as they are now, what was committed, notes, plans, and the whole judged at
//! once. It is made when they ask for it and goes nowhere else. Used by `figure`.

use lookahead_models::premises::Credence;

use super::answer::Answer;
use super::model::{State, plain};
use crate::json::Json;

/// The record as JSON; percentages are texts.
pub(super) fn record(state: &State) -> String {
    let text = |text: &str| Json::from(text);
    let committed = state.committed.iter().flatten().map(|share| text(&plain(100.0 * share))).collect();
    let answers = state.answers.iter().map(answer).collect();
    let plans = state.plans.iter().map(|plan| text(plan)).collect();
    let record = Json::map([
        ("lookahead-premises", Json::from(1)),
        ("answers", Json::List(answers)),
        ("committed", Json::List(committed)),
        ("plans", Json::List(plans)),
        ("whole", text(&state.total.kept())),
        ("other-routes", text(&state.other.kept())),
    ]);
    record.write()
}

fn answer(answer: &Answer) -> Json {
    let percent = match answer.credence {
        None => Vec::new(),
        Some(Credence::Point(share)) => vec![share],
        Some(Credence::Range(range)) => vec![range.low(), range.middle(), range.high()],
    };
    let percent = percent.into_iter().map(|share| Json::from(plain(100.0 * share).as_str())).collect();
    Json::map([("percent", Json::List(percent)), ("note", Json::from(answer.note.as_str()))])
}
