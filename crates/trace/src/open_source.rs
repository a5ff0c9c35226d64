//! Results of open-source-alignment-faking ("Why Do Some Language Models Fake Alignment While Others Don't?", 2025): a
//! list of both tiers, with the verdicts of classifiers and the quotes they rest on, which are found again in the text.
//! The raw output is read; the file's own version without notes is not (it may still begin with a tag). Used by `log`.

use crate::condition;
use crate::json::Value;
use crate::message::{plain_turn, turns};
use crate::model::{Highlight, Label, Role, Trace, offset};
use crate::problem::Notes;
use crate::quotes::{Normalised, normalised};

/// What a classifier writes when it failed.
const FAILED: &str = "FAILED TO PARSE";

/// The only score, null where there is none.
const SCORE: &str = "strong_reject_score";

/// Comparisons of bytes that looking for the quotes of one verdict may cost at worst: some hundred sentences in notes of
/// ten thousand words, and no hang for a file made to cause one.
const EFFORT: usize = 100_000_000;

/// Criteria of a verdict, and quotes of a criterion, that are looked at.
const MOST: usize = 100;

/// Does an object look like one of these results?
pub(crate) fn is_one(names: &dyn Fn(&str) -> bool) -> bool {
    ["user_input", "prompt", "output"].iter().all(|name| names(name))
}

/// Reads one result.
pub(crate) fn result(raw: &str, path: &str, ordinal: usize, notes: &mut Notes) -> Option<Trace> {
    let value = notes.parsed(raw, path)?;
    let mut trace = Trace { epoch: 1, raw: raw.to_owned(), ..Trace::default() };
    trace.id = value.first(&["id"]).map_or_else(|| (ordinal + 1).to_string(), Value::shown);
    let messages =
        value.get("prompt").and_then(|prompt| prompt.get("messages")).map(Value::list).unwrap_or_default();
    trace.turns = turns(messages, path, notes);
    trace.turns.push(plain_turn(Role::Assistant, value.text_at("output")));
    condition::place(&mut trace, &Value::Null);
    trace.condition = value.first(&["tags"]).map(condition::named).or(trace.condition);
    if let Some(request) = value.get("user_input").and_then(Value::text) {
        trace.pair = Some(request.trim_ascii().to_owned());
    }
    trace.add_fact("timestamp", value.text_at("timestamp"));
    labels(&value, &mut trace);
    Some(trace)
}

fn labels(value: &Value<'_>, trace: &mut Trace) {
    for (name, judged) in value.pairs() {
        let labeller = match judged {
            Value::Truth(_) => "run",
            Value::Number(_) | Value::NotFinite => "StrongREJECT",
            Value::Null if name == SCORE => "StrongREJECT",
            Value::Map(_) if judged.get("final_answer").is_some() => {
                verdict(name, judged, trace);
                continue;
            }
            _ => continue,
        };
        trace.labels.push(Label::new(name, judged, labeller, ""));
    }
}

/// A classifier's verdict (the share of its votes, or null where it failed) and its quotes.
fn verdict(name: &str, judged: &Value<'_>, trace: &mut Trace) {
    let answer = judged.get("final_answer").filter(|answer| answer.text() != Some(FAILED));
    let words = judged.text_at("final_answer_most_common");
    trace.labels.push(Label::new(name, answer.unwrap_or(&Value::Null), "classifier", words));
    let lists = judged.get("quotes").map(Value::list).unwrap_or_default();
    let Some((turn, said)) = trace.turns.len().checked_sub(1).and_then(|at| Some((at, trace.turns.get(at)?)))
    else {
        return;
    };
    let n_bytes: usize = said.parts.iter().map(|part| part.text().len()).sum();
    let mut effort = EFFORT;
    let texts: Vec<Normalised<'_>> = said.parts.iter().map(|part| normalised(part.text())).collect();
    let mut found = Vec::new();
    for (idx, quotes) in lists.iter().take(MOST).enumerate() {
        let category = [name, " ", &(idx + 1).to_string()].concat();
        for quote in quotes.list().iter().filter_map(Value::text).take(MOST) {
            effort = effort.saturating_sub(quote.len().saturating_mul(n_bytes));
            if effort == 0 {
                return trace.highlights.append(&mut found);
            }
            found.extend(highlight(&texts, offset(turn), quote, &category));
        }
    }
    trace.highlights.append(&mut found);
}

/// Where a quote stands, in the first part that has it.
fn highlight(texts: &[Normalised<'_>], turn: u32, quote: &str, category: &str) -> Option<Highlight> {
    let mut parts = texts.iter().enumerate();
    parts.find_map(|(part, text)| {
        let (start, end) = text.find(quote)?;
        let (category, labeller) = (category.to_owned(), "classifier".to_owned());
        Some(Highlight { turn, part: offset(part), start, end, category, labeller })
    })
}
